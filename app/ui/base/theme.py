"""Colours, sizes and typefaces from the design tokens; the only place that knows any of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakSet

from kivy.metrics import dp

from app.figure.look import Cast, Choice, Look, Tone
from app.ui.base import typefaces

Colour = tuple[float, float, float, float]

# Which tokens serve a routine's phase: before the run, after it, or on a day without one.
PHASE_TOKENS = {"warm-up": "before", "run": "before", "cool-down": "after", "gentle": "rest"}
THEMES = {
    "light": "light",
    "dark": "dark",
    "contrast": "high_contrast_light",
    "contrast-dark": "high_contrast_dark",
}
_BY_DAY = {"dark": "light", "contrast-dark": "contrast"}
LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 0.85, 2.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One style of type, in pixels of this display at the runner's text size.

    Attributes:
        shrink: Part of the size to which it may shrink to stay on one line; 1 where it rather wraps.
    """

    font: str
    size: float
    line: float
    shrink: float

    def scaled(self, scale: float) -> "TextStyle":
        """The same style in another size."""
        return self if scale == 1 else replace(self, size=self.size * scale, line=self.line * scale)


class Follower(Protocol):
    """What has a look."""

    def restyle(self) -> None:
        """Takes on the look that is in force now."""


class Theme:
    """The look in force; what follows it takes it on anew when it changes.

    Followers are held weakly: a screen that is gone must not be kept by its colours.

    Attributes:
        colours: Red, green, blue, alpha, 0 to 1, by the name of the role.
        type: A TextStyle by the name of the style.
        contrast: High contrast: outlines take the place of fills and gradients.
        text_scale: The runner's text size, 0.85 to 2; each style stops growing at its own limit.
        calm: Less motion is wanted; asked whenever something would move.
        cast: The figure's body and skin tone, as `app.figure.look.Cast` takes them.
    """

    def __init__(self, assets: Path, name: str = "light", text_scale: float = 1.0) -> None:
        self._assets = assets
        self._icons = assets / "fonts" / "LimberIconsLine.ttf", assets / "fonts" / "LimberIcons.ttf"
        self._tokens: dict[str, Any] = json.loads((assets / "theme.json").read_text("utf-8-sig"))
        self._followers: WeakSet[Any] = WeakSet()
        self.name = ""
        self.colours: Mapping[str, Colour] = {}
        self.type: Mapping[str, TextStyle] = {}
        self.contrast = False
        self.text_scale = 1.0
        self.calm = False
        self.cast: tuple[Choice, Tone] = ("both", "medium")
        self.use(name)
        self.scale_text(text_scale)

    def follow(self, follower: Follower) -> None:
        """Has `restyle` called after every change, for as long as the follower lives."""
        self._followers.add(follower)

    def unfollow(self, follower: Follower) -> None:
        """Calls it no more."""
        self._followers.discard(follower)

    def by_day(self) -> "Theme":
        """The same look in its light colours, which bright sun leaves readable."""
        return _DayTheme(self, self._assets)

    def refresh(self) -> None:
        """Has every follower take on the look anew, also where only the edges of the window have moved."""
        for follower in list(self._followers):
            follower.restyle()

    def use(self, name: str) -> None:
        """Changes to one of THEMES."""
        key = THEMES[name]
        self.name = name
        self.contrast = key.startswith("high_contrast")
        self.colours = {role: _rgba(value) for role, value in self._tokens["colours"][key].items()}
        self.refresh()

    def scale_text(self, scale: float) -> None:
        """Sets the runner's text size; outside 0.85 to 2 the nearer end is taken."""
        self.text_scale = min(max(scale, LEAST_TEXT_SCALE), MOST_TEXT_SCALE)
        self.type = {name: self._style(style) for name, style in self._tokens["type"].items()}
        self.refresh()

    def _style(self, style: Mapping[str, Any]) -> TextStyle:
        factor = min(self.text_scale, style["max_scale"])
        font = typefaces.typeface(self._assets / self._tokens["fonts"][style["weight"]])
        shrink = style.get("shrink_to", style["size"]) / style["size"]
        return TextStyle(font, dp(style["size"]) * factor, dp(style["line"]) * factor, shrink)

    def number(self, group: str, name: str) -> float:
        """A measure of the tokens as it is written there: dp, or milliseconds for motion."""
        return float(self._tokens[group][name])

    def size(self, group: str, name: str) -> float:
        """A measure of the tokens in pixels of this display."""
        return dp(self.number(group, name))

    def icon(self, name: str, *, filled: bool = True) -> str:
        """The character of an icon; a plain sign where the typeface of the icons is missing."""
        there = typefaces.usable(self._icons[filled])
        return chr(int(self._tokens["icons"][name], 16)) if there else typefaces.sign(name)

    def icon_font(self, *, filled: bool = True) -> str:
        """The typeface of the icons."""
        return typefaces.typeface(self._icons[filled])

    @property
    def missing(self) -> str:
        """What is missing of the look, in words to be translated, or ""."""
        letters = (self._assets / name for name in self._tokens["fonts"].values())
        return "" if all(map(typefaces.usable, (*letters, *self._icons))) else typefaces.MISSING

    @property
    def figure_tokens(self) -> Mapping[str, Any]:
        """All tokens of the figure, and under `bodies` the folder of its meshes."""
        return {**self._tokens["figure"], "bodies": str(self._assets / "figure")}

    def figure_palette(self, phase: str) -> str:
        """Name of the figure's palette for before, after or rest."""
        return "high_contrast" if self.contrast else phase

    def recast(self, body: Choice, tone: Tone) -> None:
        """Changes who the figure is."""
        self.cast = (body, tone)
        self.refresh()

    def figure_look(self, who: str) -> Look:
        """The figure that shows a routine or exercise of a name."""
        return Cast(*self.cast).look(who)

    def figure(self, name: str) -> Any:
        """A token of the figure: tones, palettes, lights."""
        return self._tokens["figure"][name]


class _DayTheme(Theme):
    """Follows another look, in its light colours.

    Args:
        usual: The look that it follows.
        assets: Where its tokens and typefaces are.
    """

    def __init__(self, usual: Theme, assets: Path) -> None:
        self._usual = usual
        super().__init__(assets, _BY_DAY.get(usual.name, usual.name), usual.text_scale)
        self.cast = usual.cast
        usual.follow(self)

    @property
    def calm(self) -> bool:
        """As in the other: it is changed there without anything else."""
        return self._usual.calm

    @calm.setter
    def calm(self, _calm: bool) -> None:
        """Theme's own start sets it."""

    def restyle(self) -> None:
        """Takes on what has changed in the other."""
        usual = self._usual
        self.cast = usual.cast
        day = _BY_DAY.get(usual.name, usual.name)
        if day != self.name:
            self.use(day)
        elif usual.text_scale != self.text_scale:
            self.scale_text(usual.text_scale)
        else:  # the edges of the window have moved
            self.refresh()


def figure_tokens(assets: Path) -> dict[str, Any]:
    """The tokens of the figure without the rest of the look, and under `bodies` the folder of its meshes."""
    tokens: dict[str, Any] = json.loads((assets / "theme.json").read_text("utf-8"))["figure"]
    return {**tokens, "bodies": str(assets / "figure")}


def _rgba(value: str) -> Colour:
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1.0
