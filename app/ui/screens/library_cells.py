"""What stands in the lists of the library; each is shown again for another item when it is scrolled past."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Line, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.core.cards import ExerciseCard, RoutineCard
from app.core.names import GROUNDS
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.theme import PHASE_TOKENS, Theme
from app.ui.widgets.tap import Tap
from app.ui.widgets.tile import Tile
from app.ui.widgets.words import Icon, Words, extent

KIND_TOKENS = {"dynamic": "before", "activation": "before", "static": "after", "gentle": "rest"}
LARGE_TEXT = 1.3  # from here on, what stands beside a text goes below it
_PRESSED = 0.82
_REASON = 130  # characters of a reason that a row shows; all of it stands where it is opened


def length(tr: Translate, card: RoutineCard) -> str:
    """A routine's length in words."""
    return tr(_("{minutes} min")).format(minutes=card.minutes)


def steps(tr: Translate, count: int) -> str:
    """A count of steps in words."""
    return tr(_("1 step")) if count == 1 else tr(_("{count} steps")).format(count=count)


def clock(seconds: int) -> str:
    """Time as m:ss."""
    return f"{seconds // 60}:{seconds % 60:02d}"


class _Cell(ButtonBehavior, Widget):
    """A rounded ground that is one target."""

    radius = "card"

    def __init__(self, kit: Kit) -> None:
        super().__init__(size_hint=(None, None))
        self.kit, self.theme, self.tr = kit, kit.theme, kit.tr
        self.words = ""
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundedRectangle(radius=[self.theme.size("radius_dp", self.radius)])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Line(width=dp(1))
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())

    def _begin(self) -> None:
        self.theme.follow(self)
        self.restyle()

    @property
    def fill(self) -> str:
        """Colour role of its ground."""
        return "surface"

    def restyle(self) -> None:
        """Takes on the look in force."""
        strength = _PRESSED if self.state == "down" else 1.0
        self._colour.rgba = (*self.theme.colours[self.fill][:3], strength)
        self._edge_colour.rgba = self.theme.colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._place()

    def _label(self, style: str, ink: str = "ink", **more: Any) -> Words:
        label = Words(theme=self.theme, style=style, ink=ink, halign="left", size_hint=(None, None), **more)
        self.add_widget(label)
        return label

    def _picture(self, size_dp: float, radius: str = "tile") -> Tile:
        tile = Tile(self.theme, self.kit.pictures, "before", lambda _: None, size_dp, radius)
        self.add_widget(tile)
        return tile

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", self.radius)
        self._edge.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)


class RoutineLine(_Cell):
    """A routine in one line: picture, title, what the ground must allow, and its length.

    Args:
        kit: What every page is made with.
        action: What a tap does, with the routine's id.
    """

    def __init__(self, kit: Kit, action: Callable[[str], None]) -> None:
        super().__init__(kit)
        self._tile = self._picture(60)
        self._title = self._label("row", balance=True, lines=2)
        self._detail = self._label("caption", "ink_2", lines=1)
        self._length = self._label("row")
        self._card: RoutineCard | None = None
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every line, pixels."""
        lines = 2 if theme.text_scale > LARGE_TEXT else 1
        words = 2 * theme.type["row"].line + lines * theme.type["caption"].line + dp(2)
        return max(dp(80), words + dp(16))

    def show(self, card: RoutineCard) -> None:
        """Shows a routine."""
        self._card, tr = card, self.tr
        title = card.title if card.own else tr(card.title)
        self.words = self._title.words = title
        large, posture = self.theme.text_scale > LARGE_TEXT, tr(GROUNDS.get(card.posture, card.posture))
        self._length.words = "" if large else length(tr, card)
        self._detail.lines = 2 if large else 1
        self._detail.words = f"{length(tr, card)} · {posture}" if large else posture
        phase = PHASE_TOKENS[card.phase]
        self._tile.show(phase, self.kit.pictures.of(card.exercise, phase))
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_length"):
            return
        self._tile.pos = (self.x + dp(10), self.center_y - self._tile.height / 2)
        x = self._tile.right + dp(13)
        style = self.theme.type["row"]
        wide = extent(self._length.words, style.font, style.size) + dp(3) if self._length.words else 0.0
        self._length.fit(max(wide, 2))
        self._length.pos = (self.right - dp(16) - wide, self.center_y - self._length.height / 2)
        room = self.right - dp(16) - wide - (dp(12) if wide else 0) - x
        block = self._title.fit(room) + dp(2) + self._detail.fit(room)
        top = self.center_y + block / 2
        self._title.pos = (x, top - self._title.height)
        self._detail.pos = (x, top - block)


class OwnCard(_Cell):
    """One of the runner's own routines.

    Args:
        kit: What every page is made with.
        action: What a tap does, with the routine's id.
    """

    def __init__(self, kit: Kit, action: Callable[[str], None]) -> None:
        super().__init__(kit)
        self._card: RoutineCard | None = None
        self._tile = self._picture(52)
        self._title = self._label("row", lines=2)
        self._detail = self._label("caption", lines=1)
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every card, pixels."""
        return dp(76) + 2 * theme.type["row"].line + theme.type["caption"].line

    @property
    def fill(self) -> str:
        """The soft colour of its phase."""
        return f"{PHASE_TOKENS[self._card.phase]}_tint" if self._card else "surface"

    def show(self, card: RoutineCard) -> None:
        """Shows a routine."""
        self._card, phase = card, PHASE_TOKENS[card.phase]
        self.words = self._title.words = card.title
        self._detail.words = f"{steps(self.tr, card.steps)} · {clock(card.total_s)}"
        self._title.ink = self._detail.ink = f"{phase}_ontint"
        self._tile.show(phase, self.kit.pictures.of(card.exercise, phase))
        self.restyle()
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_detail"):
            return
        self._tile.pos = (self.x + dp(14), self.top - dp(12) - self._tile.height)
        room = self.width - dp(32)
        self._detail.fit(room)
        self._title.fit(room)
        two = self._title.height > 1.5 * self.theme.type["row"].line
        foot = self.y + dp(12 if two else 17)
        self._detail.pos = (self.x + dp(16), foot)
        self._title.pos = (self.x + dp(16), foot + self._detail.height + dp(0 if two else 5))


class BrokenLine(_Cell):
    """A file that cannot be used, with its reason.

    Args:
        kit: What every page is made with.
        see: Shows the whole reason, with the card.
        remove: Takes the file out of the way, with the card.
    """

    def __init__(self, kit: Kit, see: Callable[[Any], None], remove: Callable[[Any], None]) -> None:
        super().__init__(kit)
        self._card: Any = None
        size = self.theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=self.theme,
            icon="report",
            icon_size=size,
            ink="stop",
            size=(size, size),
            size_hint=(None, None),
        )
        self.add_widget(self._icon)
        self._title = self._label("row", lines=1)
        self._reason = self._label("caption", "ink_2", lines=3)
        self._taps = [self._button(_("Open"), see), self._button(_("Remove"), remove)]
        self.bind(on_release=lambda *_: see(self._card))
        self._begin()

    def _button(self, words: str, action: Callable[[Any], None]) -> Tap:
        tap = Tap(theme=self.theme, words=self.tr(words), style="chip", pad=dp(16), size_hint=(None, None))
        tap.bind(on_release=lambda *_: action(self._card))
        self.add_widget(tap)
        return tap

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every line, pixels."""
        chip = max(dp(40), theme.type["chip"].line + dp(20))
        return dp(12 + 4 + 8 + 12) + theme.type["row"].line + 3 * theme.type["caption"].line + chip

    def show(self, card: Any) -> None:
        """Shows a card with a problem."""
        self._card = card
        name = card.file.replace("\\", "/").rsplit("/", 1)[-1]
        reason = card.problem.removeprefix(f"{name}, ")
        self.words = self._title.words = name
        reason = reason[:1].upper() + reason[1:]
        self._taps[1].opacity = 1 if getattr(card, "own", True) else 0  # Limber's own files stay
        self._taps[1].disabled = not self._taps[1].opacity
        self._reason.words = reason if len(reason) <= _REASON else f"{reason[: _REASON - 2].rstrip()} …"
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_taps"):
            return
        x, room = self.x + dp(16), self.width - dp(32)
        beside = self._icon.width + dp(10)
        self._title.fit(room - beside)
        top = self.top - dp(12)
        self._icon.pos = (x, top - self.theme.type["row"].line / 2 - self._icon.height / 2)
        self._title.pos = (x + beside, top - (self.theme.type["row"].line + self._title.height) / 2)
        self._reason.fit(room)
        self._reason.pos = (x, top - self.theme.type["row"].line - dp(4) - self._reason.height)
        chip = max(dp(40), self.theme.type["chip"].line + dp(20))
        left = x
        for tap in self._taps:
            tap.size = (min(tap.natural_width, (room - dp(8)) / 2), chip)
            tap.pos = (left, self.y + dp(12))
            left = tap.right + dp(8)


class ExerciseTile(_Cell):
    """An exercise: its picture, and its name below.

    Args:
        kit: What every page is made with.
        action: What a tap does, with the exercise's id.
    """

    def __init__(self, kit: Kit, action: Callable[[str], None]) -> None:
        super().__init__(kit)
        self._card: ExerciseCard | None = None
        self._tile = self._picture(120, "card")
        self._name = self._label("chip", lines=2, balance=True)
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, width: float) -> float:
        """Height of every tile with its name, pixels."""
        return width + dp(6) + 2 * theme.type["chip"].line

    @property
    def fill(self) -> str:
        """The page's own."""
        return "bg"

    def restyle(self) -> None:
        """Takes on the look in force."""
        super().restyle()
        self._edge_colour.rgba = (0, 0, 0, 0)
        self._tile.opacity = _PRESSED if self.state == "down" else 1

    def show(self, card: ExerciseCard) -> None:
        """Shows an exercise."""
        self._card = card
        self.words = self._name.words = card.name if card.own else self.tr(card.name)
        phase = KIND_TOKENS[card.kind]
        self._tile.show(phase, self.kit.pictures.of(card.id, phase))
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_name"):
            return
        self._tile.size = (self.width, self.width)
        self._tile.pos = (self.x, self.top - self.width)
        self._name.fit(self.width - dp(6))
        self._name.pos = (self.x + dp(4), self._tile.y - dp(6) - self._name.height)
