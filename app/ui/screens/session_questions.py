"""What the session asks: whether to finish, and what to do when something feels wrong."""

from collections.abc import Sequence
from typing import Any

from app.core.words import Translate
from app.core.words import mark as _
from app.player.player import Player
from app.ui.theme import Theme
from app.ui.widgets.sheet import Choice, Sheet


class Questions:
    """Opens one sheet at a time over a screen; the session pauses while it is asked.

    Args:
        screen: The widget that gets the sheet.
        theme: The look.
        tr: Translates.
        player: Carries out the answer.
    """

    def __init__(self, screen: Any, theme: Theme, tr: Translate, player: Player) -> None:
        self._screen, self._theme, self._tr, self._player = screen, theme, tr, player
        self.sheet: Sheet | None = None

    def finish(self) -> None:
        """Asks once whether the session is to end here."""
        frame = self._player.frame
        was_paused = frame is not None and frame.paused
        tr = self._tr
        self._open(
            tr(_("Finish here?")),
            tr(_("What you have done so far counts.")),
            [
                ("play_arrow", tr(_("Keep going")), lambda: None if was_paused else self._player.resume()),
                ("flag", tr(_("Finish here")), self._player.end),
            ],
        )

    def wrong(self) -> None:
        """Says when to stop, and offers rest, leaving the move out, or the end."""
        tr = self._tr
        advice = _(
            "Stop if a move brings sharp or spreading pain, numbness, weakness or dizziness. New numbness "
            "between the legs, trouble with bladder or bowels, or weak legs need medical help at once."
        )
        self._open(
            tr(_("Something feels wrong?")),
            tr(advice),
            [
                ("self_improvement", tr(_("Rest a moment")), lambda: None),
                ("skip_next", tr(_("Leave this move out")), self._leave_out),
                ("flag", tr(_("Finish here")), self._player.end),
            ],
        )

    def _leave_out(self) -> None:
        self._player.skip_step()
        self._player.resume()

    def _open(self, title: str, text: str, choices: Sequence[Choice]) -> None:
        if self.sheet is not None:
            return
        self._player.pause()
        self.sheet = Sheet(self._theme, title, text, choices, self._close)
        self._screen.add_widget(self.sheet)

    def _close(self) -> None:
        if self.sheet is not None:
            self._screen.remove_widget(self.sheet)
            self.sheet = None
