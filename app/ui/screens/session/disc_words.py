"""What stands on the stage for an exercise without a figure: how it is done, a sentence at a time, large."""

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.core.exercise import Exercise
from app.core.i18n import Translate
from app.core.session import Frame
from app.ui.widgets.no_figure import NoFigure
from app.ui.widgets.words import StyledLabel, height_at

_STYLES = (  # the largest that fits
    "display", "exercise", "session_alert", "session_title", "session_kicker", "session_heading",
    "session_note",
)  # fmt: skip
_EACH_S = 8.0  # a sentence stands for so long, time enough to be read twice from the ground
_WIDE, _HIGH, _LOW = 0.74, 0.56, 0.42  # room of the words, of the diameter; less where the side's tag hangs
_PICTURE, _LEAST_PICTURE_DP, _GAP_DP = 0.24, 48, 6


class DiscWords(Widget):
    """A sentence in the middle of the disc, below a small drawing where there is room for it.

    Attributes:
        words: The sentence; "" for nothing, where there is a figure.
        phase: Whose colours it has.
        longest: The longest of those that take turns, so that all have one size.
        tagged: "1" where the side's tag hangs on the foot of the disc.
    """

    theme = ObjectProperty(None, allownone=True)
    words = StringProperty("")
    longest = StringProperty("")
    phase = StringProperty("before")
    tagged = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._drawing: NoFigure | None = None
        self._label = StyledLabel(halign="center", size_hint=(None, None))
        self.add_widget(self._label)
        self._afresh = Clock.create_trigger(self._arrange, -1)
        for name in ("words", "longest", "phase", "tagged", "size", "pos"):
            self.fbind(name, self._arrange)
        self.fbind("theme", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)
            self._arrange()

    def restyle(self) -> None:
        """Takes on the look in force, once its words have taken it on and can be measured."""
        self._afresh()

    def _arrange(self, *_: Any) -> None:
        theme = self.theme
        if theme is None or self.width <= 1:
            return
        if self._drawing is None:
            if not self.words:
                return
            self._drawing = NoFigure(theme, self.phase)
            self.add_widget(self._drawing)
        label, drawing, disc = self._label, self._drawing, min(self.size)
        label.opacity = drawing.opacity = 1 if self.words else 0
        label.theme, label.ink, label.words = theme, f"{self.phase}_on", self.words
        drawing.phase = self.phase
        edge = disc * _PICTURE
        room = disc * (_LOW if self.tagged else _HIGH)
        label.style = self._style(disc * _WIDE, room)
        high = label.fit(disc * _WIDE)
        if edge < dp(_LEAST_PICTURE_DP) or high > room:
            edge = 0.0
        gap = dp(_GAP_DP) if edge else 0.0
        # The disc is widest in its middle: words come first, and the drawing has what is above them.
        middle = self.center_y + (disc * 0.07 if self.tagged else 0.0)
        label.pos = (self.center_x - label.width / 2, middle - (high + edge + gap) / 2 + (edge and dp(4)))
        if not edge:
            label.y = middle - high / 2
        drawing.size = (edge, edge)
        drawing.pos = (self.center_x - edge / 2, label.top + gap)
        if not edge:
            drawing.opacity = 0

    def _style(self, wide: float, high: float) -> str:
        kinds = self.theme.type
        return next(
            (name for name in _STYLES if height_at(self.words, wide, kinds[name]) <= high), _STYLES[-1]
        )


def sentence_now(frame: Frame, exercise: Exercise, tr: Translate) -> str:
    """The sentence that stands there in a frame: the first before a move begins, then each in its turn."""
    steps = exercise.steps
    if not steps or frame.paused:
        return ""
    number = 0 if frame.state == "prepare" else int(frame.into_s // _EACH_S) % len(steps)
    return tr(steps[number])
