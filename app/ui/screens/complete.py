"""The end of a session, planned or early."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from app.core.session import Frame
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.insets import Insets
from app.ui.kv import load_kv
from app.ui.screens.session_view import clock
from app.ui.theme import Theme
from app.ui.widgets import stage, tap, words

load_kv(__file__)
_USED_IN_KV = (stage.Stage, tap.Tap, words.Words)


class CompleteScreen(FloatLayout):
    """Says what was done.

    Args:
        theme: The look.
        tr: Translates.
        frame: Where the session ended.
        phase: before, after or rest.
        leave: Goes back to Today.
        insets: What the system keeps for itself at the edges, dp.
    """

    theme = ObjectProperty(None, allownone=True)
    phase = StringProperty("before")

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        frame: Frame,
        phase: str,
        leave: Callable[[], None],
        insets: Callable[[], Insets],
    ) -> None:
        super().__init__(theme=theme, phase=phase)
        self.leave, self._insets = leave, insets
        early = frame.state == "ended"
        self.ids.title.words = tr(_("Finished early")) if early else tr(_("Well moved"))
        steps = frame.step - 1 if early else frame.steps
        summary = tr(_("{time} minutes, {steps} of {total} exercises."))
        self.ids.summary.words = summary.format(time=clock(frame.elapsed_s), steps=steps, total=frame.steps)
        self.ids.done.words = tr(_("Back to Today"))
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        theme.follow(self)
        self._arrange()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._arrange()

    def key(self, name: str) -> bool:
        """Enter, space and Esc go back to Today; False where a key means nothing here."""
        if name in ("enter", "spacebar", "escape"):
            self.leave()
            return True
        return False

    def _arrange(self, *_: Any) -> None:
        insets, ids = self._insets(), self.ids
        side, button = dp(16), dp(68)
        beside = self.width > self.height and self.height < dp(480)
        column = min(self.width / 2 if beside else self.width, dp(560)) - 2 * side
        middle = self.x + self.width * (0.72 if beside else 0.5)
        ids.done.size = (column, button)
        ids.done.pos = (middle - column / 2, self.y + dp(max(insets.bottom, 0) + (16 if beside else 35)))
        for part in (ids.title, ids.summary):
            part.width = column
            part.height = part.natural_height
        words_height = ids.title.height + dp(12) + ids.summary.height
        top = self.top - dp(max(insets.top, 24))
        if beside:
            disc = min(dp(320), self.height - dp(48))
            ids.stage.pos = (self.x + self.width * 0.25 - disc / 2, self.center_y - disc / 2)
            words_top = (top + ids.done.top) / 2 + words_height / 2
        else:
            room = top - ids.done.top - words_height - dp(72)
            disc = max(min(dp(304), column, room), dp(96))
            words_top = ids.done.top + dp(32) + words_height
            ids.stage.pos = (middle - disc / 2, (top + words_top) / 2 - disc / 2)
        ids.stage.size = (disc, disc)
        ids.mark.size, ids.mark.pos, ids.mark.icon_size = ids.stage.size, ids.stage.pos, disc * 0.5
        ids.title.pos = (middle - column / 2, words_top - ids.title.height)
        ids.summary.pos = (middle - column / 2, words_top - words_height)
