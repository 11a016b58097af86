"""What the session asks: whether to finish, and what to do when something feels wrong."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.paper.words import WHEN_TO_STOP
from app.player.player import Player
from app.ui.base.theme import Theme
from app.ui.widgets.sheet import Choice, Sheet, SheetContent, nothing
from app.ui.widgets.toast import Toast


class Help(NamedTuple):
    """What the record about the back can do while a session runs.

    Attributes:
        hurts: Swaps the move at work for a gentler one, or asks how the back is first; called with what says
            a sentence to the runner. Returns whether the session goes on at once.
        gentler: Name of the move that would take its place, in English; "" where it would be left out.
        ask: Asks the safety questions.
    """

    hurts: Callable[[Callable[[str], None]], bool]
    gentler: Callable[[], str]
    ask: Callable[[], None]


class Questions:
    """Opens one sheet at a time over a screen; the session pauses while it is asked.

    Args:
        screen: The widget that gets the sheet.
        theme: The look.
        tr: Translates.
        player: Carries out the answer.
        help_: What the record about the back can do; None without one.
    """

    def __init__(
        self, screen: Any, theme: Theme, tr: Translate, player: Player, help_: Help | None = None
    ) -> None:
        self._screen, self._theme, self._tr, self._player = screen, theme, tr, player
        self._help = help_
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
        rest: Choice = ("self_improvement", tr(_("Rest a moment")), nothing)
        leave_out: Choice = ("skip_next", tr(_("Leave this move out just this once")), self._leave_out)
        if self._help is None:
            choices = [rest, leave_out, ("flag", tr(_("Finish here")), self._player.end)]
        else:
            hurts = self._hurting(self._help.gentler())
            questions: Choice = ("fact_check", tr(_("Ask the safety questions")), self._help.ask)
            choices = [hurts, rest, leave_out, questions]
        self._open(tr(_("Something feels wrong?")), tr(WHEN_TO_STOP), choices, harmless=choices.index(rest))

    def _hurting(self, gentler: str) -> Choice:
        """What is done about a move that hurts, said before it is done."""
        tr = self._tr
        if not gentler:
            return ("block", tr(_("This move hurts, leave it out from now on")), self._hurts)
        words = tr(_("This move hurts, give me a gentler one: {name}")).format(name=tr(gentler))
        return ("swap_horiz", words, self._hurts)

    def _hurts(self) -> None:
        assert self._help is not None, "only offered with it"
        if self._help.hurts(self._say):
            self._player.resume()

    def _say(self, words: str) -> None:
        if words:
            self._screen.add_widget(Toast(self._theme, words))

    def _leave_out(self) -> None:
        self._player.skip_step()
        self._player.resume()

    def _open(self, title: str, text: str, choices: Sequence[Choice], harmless: int = 0) -> None:
        if self.sheet is not None:
            return
        self._player.pause()
        page = SheetContent(title=title, text=text, choices=choices, harmless=harmless)
        self.sheet = Sheet(self._theme, page, self._close)
        self._screen.add_widget(self.sheet)

    def _close(self) -> None:
        if self.sheet is not None:
            self._screen.remove_widget(self.sheet)
            self.sheet = None
