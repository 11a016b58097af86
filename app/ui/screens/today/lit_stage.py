"""The stage of Today: the week, the phase of the day, what to do in it, and the figure that does it."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.animation import Animation
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.properties import NumericProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.today.cards import Lead
from app.ui.base.theme import Colour, Theme
from app.ui.screens.today.lit_figure import FIGURE_DP, REACH_DP, LitFigure
from app.ui.screens.today.view import PHASES, StageFace
from app.ui.screens.today.week import Week
from app.ui.widgets.choices import Segments
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.sheet_button import SheetButton
from app.ui.widgets.stage import along
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel, extent

SEGMENTS = (_("Before run"), _("After run"), _("Rest day"))
_WIDE_DP, _LOW_DP, _FAR_DP, _MOST_WORDS_DP = 700, 360, 700, 560
_TIGHT_DP, _TIGHTER_DP, _GIVES_DP = 500, 8, 80  # in a view lower than the first all moves closer
_MARGIN_DP, _TEXT_DP, _TOP_DP, _FOOT_DP = 16, 20, 13, 20
_LEAST_DP, _LEAST_WIDE_DP, _LEAST_LOW_DP = 468, 380, 236
_BELOW_WEEK_DP, _BELOW_SEGMENTS_DP, _BELOW_TITLE_DP, _ABOVE_CHIP_DP, _ABOVE_BUTTON_DP = 13, 22, 10, 12, 10
_BUTTON_DP, _CHIP_DP, _REACH, _FLOOR_UP_DP = (204, 68), 36, 0.4515, 38
_TITLE = 0.84  # of the largest type
_SMALL_TEXT, _LARGE_TEXT = 1.15, 1.5  # text from the larger on needs the whole line
_LEAST_TITLE = 0.72  # of the title's size beside the figure; below that the figure gives way
_PICTURE_OF = {Lead.DAY: "done"}


class StageWords(ButtonBehavior, Widget):
    """A title and quieter lines, which are one target.

    Args:
        theme: The look.
        action: What a tap does.

    Attributes:
        words: The title.
    """

    def __init__(self, theme: Theme, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words = theme, ""
        self._title = self._label("display", lines=2, smaller=_TITLE, balance=True)
        self._name = self._label("heading", lines=0, balance=True)
        self._lines = self._label("body", lines=0)
        for part in self.parts:
            self.add_widget(part)
        self.bind(on_release=lambda *_: action())
        self.fbind("pos", self._place)

    @property
    def parts(self) -> tuple[StyledLabel, ...]:
        """Title, name and lines."""
        return self._title, self._name, self._lines

    def _label(self, style: str, **more: Any) -> StyledLabel:
        return StyledLabel(theme=self.theme, style=style, halign="left", size_hint=(None, None), **more)

    def show(self, face: StageFace) -> None:
        """Says something else; the stage fits it anew."""
        self.words = self._title.words = face.title
        self._name.words, self._lines.words = face.name, "\n".join(face.lines)
        short = face.routine and self.theme.text_scale <= _SMALL_TEXT  # facts, a line each
        self._lines.lines = len(face.lines) if short else 0
        self._title.ink = self._name.ink = f"{face.phase}_on"
        self._lines.ink = f"{face.phase}_on2"
        self.disabled = not face.title

    @property
    def longest(self) -> float:
        """Width of the longest word of its title, pixels."""
        style = self.theme.type["display"].scaled(_TITLE)
        return max((extent(word, style.font, style.size) for word in self.words.split()), default=0.0) + 3

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        high = sum(part.fit(width) for part in self.parts if part.words)
        gap = dp(_BELOW_TITLE_DP) if self._name.words or self._lines.words else 0.0
        self.size = (width, high + gap)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        top = self.top
        for part in self.parts:
            if part.words:
                part.pos = (self.x, top - part.height)
                top -= part.height + (dp(_BELOW_TITLE_DP) if part is self._title else 0)


class LitStage(Widget):
    """Reaches from edge to edge, in the colours of the phase that is chosen.

    Where words need the whole line, the figure makes room for them.

    Args:
        theme: The look.
        tr: Translates.
        weekday: Today's place in the week, 0 for Monday.
        pictures: Draws pictures one after the other.
        chosen: Called with the phase that was chosen.
        act: What the main button does.
        read: What a tap on the words does.
        other: What the small button below them does.

    Attributes:
        face: What it shows.
        blend: How far it has come from the phase before, 0 to 1.
        on_colours: Called whenever the colour of its top has changed.
    """

    bleed = True
    blend = NumericProperty(1.0)

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        weekday: int,
        pictures: Pictures,
        chosen: Callable[[str], None],
        act: Callable[[], None],
        read: Callable[[], None],
        other: Callable[[], None],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._tr = theme, tr
        self._above = 0.0
        self.on_colours: Callable[[], None] = lambda: None
        self.face: StageFace | None = None
        self._from = "before"
        with self.canvas.before:
            Color(1, 1, 1, 1)
            self._ground = RoundShape()
            self._rim_colour, self._rim = Color(0, 0, 0, 0), Stroke(width=dp(1))
        self.week = Week(theme, tr, weekday)
        self.segments = Segments(
            theme, [tr(name) for name in SEGMENTS], lambda index: chosen(PHASES[index]), tint="before"
        )
        self.figure = LitFigure(theme, pictures)
        self.words = StageWords(theme, read)
        self.chip = Tap(
            theme=theme,
            style="chip",
            icon_size=theme.size("icon_sizes_dp", "inline"),
            gap=dp(6),
            pad=dp(14),
            lines=2,
            size_hint=(None, None),
        )
        self.chip.bind(on_release=lambda *_: other())
        self.button = SheetButton(
            theme=theme,
            icon_size=theme.size("icon_sizes_dp", "row"),
            gap=dp(14),
            lines=2,
            radius=theme.size("radius_dp", "button"),
            size_hint=(None, None),
        )
        self.button.bind(on_release=lambda *_: act())
        for part in (self.week, self.segments, self.figure, self.words, self.chip, self.button):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self._floor, self._tight = (0.0, 0.0), False
        self.fbind("pos", self._place)
        self.fbind("blend", self._mix)
        theme.follow(self)

    @property
    def phase(self) -> str:
        """The phase that is chosen."""
        return self.face.phase if self.face is not None else "before"

    def show(self, face: StageFace, *, moves: bool = False) -> None:
        """Shows a phase; the page fits it anew.

        Args:
            face: What it says.
            moves: It goes over to it before one's eyes.
        """
        Animation.cancel_all(self, "blend")
        before, self.face = self.phase, face
        changes = before != face.phase
        if changes:
            self._from = before
        phase = face.phase
        self.segments.now, self.segments.tint = PHASES.index(phase), phase
        self.week.tint = phase
        self.words.show(face)
        self._show_chip(face)
        starts = face.card.lead is Lead.ROUTINE
        self.button.words = face.button
        self.button.icon, self.button.icon_last = ("play_arrow", False) if starts else ("arrow_forward", True)
        self.button.fill, self.button.ink = f"{phase}_ring", f"{phase}_bot"
        self.figure.pose(_PICTURE_OF.get(face.card.lead, phase), phase)
        if changes and moves and not self.theme.calm:
            self.blend = 0.0
            Animation(blend=1.0, d=self.theme.number("motion_ms", "page") / 1000, t="out_cubic").start(self)
        elif self.blend != 1.0 or not changes:
            self.blend = 1.0
            self._mix()
        else:
            self._mix()

    def _show_chip(self, face: StageFace) -> None:
        chip, phase = self.chip, face.phase
        chip.words = face.other_words
        chip.opacity, chip.disabled = (1, False) if face.other_words else (0, True)
        if not face.other_words:
            chip.size = (0, 0)  # a disabled widget swallows touches where it lay
        chip.icon, chip.icon_last = ("play_arrow", False) if face.other else ("expand_more", True)
        chip.fill, chip.ink = f"{phase}_chip_bot", f"{phase}_on"
        chip.outline = f"{phase}_on2" if self.theme.contrast else ""

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._rim_colour.rgba = self.theme.colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        if self.face is not None:
            self._show_chip(self.face)
        self._mix()

    @property
    def ends(self) -> tuple[Colour, Colour]:
        """The colours at the top of the bar above it and at its own foot."""
        colours, part = self.theme.colours, self.blend
        top, bottom = (
            along(colours[f"{self._from}_{end}"], colours[f"{self.phase}_{end}"], part)
            for end in ("top", "bot")
        )
        return top, bottom

    def colour_at(self, down: float) -> Colour:
        """The colour of its ground so many pixels below its top."""
        return along(*self.ends, (self._above + down) / max(self._above + self.height, 1))

    def stand_below(self, bar: float) -> None:
        """Takes the height of the bar above it, pixels: one gradient runs through both."""
        if bar != self._above:
            self._above = bar
            self._mix()

    def _mix(self, *_: Any) -> None:
        self._ground.turn(self.colour_at(0), self.ends[1])
        self.figure.fade(self.blend)
        self.on_colours()

    @property
    def figure_place(self) -> tuple[float, float, float] | None:
        """Where its figure stands in the window, for a page that lets it come from there; or None."""
        return self.figure.place

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that words and figure need."""
        view = scrolled_by(self)
        seen = view.height if view is not None and view.height > 1 else dp(_LEAST_DP + _FOOT_DP)
        low, wide = seen < dp(_LOW_DP), width >= dp(_WIDE_DP)
        self._tight = low or seen < dp(_TIGHT_DP)
        margin, text = dp(_MARGIN_DP), dp(_TEXT_DP)
        inner = width - 2 * margin
        self._places = []
        top = self._put_head(wide, margin, inner)
        reach = min(dp(2 * REACH_DP), width * _REACH)
        least = dp(_LEAST_LOW_DP if low else _LEAST_WIDE_DP if wide else _LEAST_DP)
        if self._tight and not low:  # the main button has to be seen
            least = max(seen - dp(_FOOT_DP) / 2, least - dp(_GIVES_DP))
        scale = min(reach / dp(2 * REACH_DP), (least - top) / dp(FIGURE_DP + _FLOOR_UP_DP) if wide else 1.0)
        alone = inner - 2 * (text - margin)
        beside = width - 2 * text + margin - reach
        if self.theme.text_scale >= _LARGE_TEXT or self.words.longest * _LEAST_TITLE > beside:
            scale, beside = 0.0, alone
        if wide:
            beside = min(beside, dp(_MOST_WORDS_DP) * self.theme.text_scale)
        top += self.words.fit(beside)
        self._places.append((self.words, text, top))
        height = max(self._put_buttons(wide, beside, top, least), least)
        centre = min(width - reach / 2, text + dp(_FAR_DP)) if wide else width - reach / 2
        self._floor = (centre, dp(_FLOOR_UP_DP) * (scale or 1))
        self.figure.scale(scale)
        self.size = (width, height)
        self._place()
        self._mix()
        return float(height)

    def _put_head(self, wide: bool, margin: float, inner: float) -> float:
        """The week and the phases; returns how far they reach down."""
        less = _TIGHTER_DP if self._tight else 0
        top, below = dp(_TOP_DP - less), dp(_BELOW_SEGMENTS_DP - less)
        half = (inner - dp(_MARGIN_DP)) / 2 if wide else inner
        week, phases = self.week.fit(half), self.segments.fit(half)
        if wide:
            high = max(week, phases)
            self._places.append((self.week, margin, top + week))
            self._places.append((self.segments, margin + inner - half, top + (high + phases) / 2))
            return top + high + below
        self._places.append((self.week, margin, top + week))
        top += week + dp(_BELOW_WEEK_DP) + phases
        self._places.append((self.segments, margin, top))
        return top + below

    def _put_buttons(self, wide: bool, room: float, top: float, least: float) -> float:
        """The small button and the main one, along the foot; returns how far all reaches down."""
        chip, button, margin = self.chip, self.button, dp(_MARGIN_DP)
        button.fit(min(max(dp(_BUTTON_DP[0]), button.natural_width), room + 2 * (dp(_TEXT_DP) - margin)))
        button.height = max(dp(_BUTTON_DP[1]), button.height)
        chip.width = min(chip.natural_width, room)
        chip.height = max(dp(_CHIP_DP), chip.height_at(chip.width))
        end = dp(_FOOT_DP)
        beside = margin + button.width + dp(_MARGIN_DP)
        if not chip.words:
            height = max(top + dp(_ABOVE_BUTTON_DP) + button.height + end, least)
        elif wide and beside + chip.width <= room + dp(_TEXT_DP):
            height = max(top + dp(_ABOVE_BUTTON_DP) + button.height + end, least)
            self._places.append((chip, beside, height - end - (button.height - chip.height) / 2))
        else:
            top += dp(_ABOVE_CHIP_DP) + chip.height
            self._places.append((chip, dp(_TEXT_DP), top))
            height = max(top + dp(_ABOVE_BUTTON_DP) + button.height + end, least)
        self._places.append((button, margin, height - end))
        return height

    def _place(self, *_: Any) -> None:
        radius = self.theme.size("radius_dp", "sheet")
        self._ground.pos, self._ground.size = self.pos, self.size
        self._ground.radius = [0, 0, radius, radius]
        box = (self.x, self.y, max(self.width, 1), max(self.height, 1))
        self._rim.rounded_rectangle = (*box, 1, 1, radius, radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        centre, up = self._floor
        self.figure.pos = (self.x + centre, self.y + up)


def next_phase(faces: Sequence[StageFace], phase: str, step: int) -> str:
    """The phase beside one, in the order of the segments; the same at either end."""
    there = [name for name in PHASES if any(face.phase == name for face in faces)]
    place = there.index(phase) + step
    return there[place] if 0 <= place < len(there) else phase
