"""One day: what the back said, and what was planned, done, skipped and swapped."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta, tzinfo
from functools import partial
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.counting import counts, too_short
from app.core.days import at_clock, clock_face, day_title, local
from app.core.history import DayView, Rating
from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.core.records import Ending, SessionRecord, StepRecord, StepState, left_waiting
from app.core.spans import length
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.page import Page
from app.ui.screens.history.parts import icon
from app.ui.screens.history.ring import Walk
from app.ui.screens.history.session_row import PHASE_ICONS
from app.ui.widgets.column import Row
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet_button import button
from app.ui.widgets.tap import Tap

_SHOW_MOVES = several("Show the move", "Show {count} moves")
_MOMENTS = {
    "before": in_context("score before anything was done", "Before"),
    "after-warm-up": _("After the warm-up"),
    "during": _("During the run"),
    "after-run": _("After the run"),
    "morning": _("Next morning"),
}
_THIS_MORNING = _("That morning, after the run before")
_IN_A_SESSION = _("During the session")
_KIND = (
    _("You ended this one early. It counts all the same."),
    _("A gentle day. It counts all the same."),
)
_STATES = {
    StepState.DONE: ("check_circle", "primary", ""),
    StepState.SKIPPED: ("skip_next", "ink_2", _("Skipped")),
    StepState.SWAPPED: ("swap_horiz", "ink_2", _("Swapped")),
}
_TOOL_DP = 48
_OPEN = 2  # sessions whose moves are shown at once; more are opened by a tap


class Deletes(NamedTuple):
    """What deletes an entry by its id on record, at once and so that it can be taken back."""

    session: Callable[[str], None]
    score: Callable[[str], None]


class DayPage(Page):
    """One day of the record.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        read: Reads the day.
        today: The runner's day.
        zone: The runner's own time.
        leave: Leaves the page.
        name: Gives the name of an exercise by its id, in English as written.
        deletes: Deletes a session or a score.
    """

    def __init__(
        self,
        kit: PageContext,
        read: Callable[[], DayView],
        today: date,
        zone: tzinfo | None,
        leave: Callable[[], None],
        name: Callable[[str], str],
        deletes: Deletes,
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        self._read, self._today, self._zone, self._name = read, today, zone, name
        self._deletes = deletes
        self._view: Any = None
        self._walk = Walk(kit.theme)
        self._entries: dict[Any, Callable[[], None]] = {}  # what can be deleted, and what does it

    def shown(self) -> None:
        """Reads the day."""
        view = self._read()
        if view != self._view:
            self._view = view
            self._show(view)

    def reread(self) -> None:
        """Shows the day as it is now, as far down as before."""
        away = (1 - self.scroll.scroll_y) * max(self.scroll.children[0].height - self.scroll.height, 0)
        self.shown()
        self._arrange()
        over = self.scroll.children[0].height - self.scroll.height
        self.scroll.scroll_y = min(max(1 - away / over, 0.0), 1.0) if over > 1 else 1.0

    def key(self, name: str) -> bool:
        """Up and down go through what can be deleted, and Delete deletes it."""
        if self._walk.key(name):
            self.scroll.scroll_to(self._walk.now, animate=False)
            return True
        if name in ("delete", "backspace"):
            if self._walk.now is None:
                return self._walk.key("down")
            self._entries[self._walk.now]()
            return True
        return super().key(name)

    def _show(self, view: DayView) -> None:
        self._walk.through([])
        self._entries.clear()
        self.column.clear()
        self.add(self.words(day_title(view.day, self.tr, self._today), "title"), dp(6))
        if view.ratings:
            self.column.block()
            self.add(self._scores(view))
        for number, session in enumerate(view.sessions):
            self.column.block()
            self.add(self._session(session, whole=number < _OPEN))
        if not view.sessions:
            self.column.block()
            text = self.tr(_("No session on this day. Rest is part of it."))
            self.add(self.words(text, "advice", "ink_2"))
        self._walk.through(list(self._entries))
        self.refit()

    def _bin(self, delete: Callable[[], None]) -> Tap:
        """The button at the end of what can be deleted."""
        tool = Tap(
            theme=self.theme,
            icon="delete",
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            pad=dp(12),
            fill="",
            ink="ink_2",
            size=(dp(_TOOL_DP), dp(_TOOL_DP)),
            size_hint=(None, None),
        )
        tool.bind(on_release=lambda *_: delete())
        return tool

    # --- scores ---------------------------------------------------------------------------------------

    def _scores(self, view: DayView) -> Panel:
        panel = Panel(self.theme, gap=0)
        panel.add(self.words(self.tr(_("How your back felt")), "heading"))
        for rating in view.ratings:
            delete = partial(self._deletes.score, rating.id)
            row = panel.add(
                ListRow(
                    self.theme,
                    self.tr(_moment(rating, view)),
                    at_clock(rating.at, self._zone, rating.offset_s),
                    value=self.tr(_("{score} of 10")).format(score=rating.score),
                    end=self._bin(delete),
                )
            )
            self._entries[row] = delete
        return panel

    # --- sessions -------------------------------------------------------------------------------------

    def _session(self, session: SessionRecord, *, whole: bool) -> Panel:
        theme, tr = self.theme, self.tr
        phase = PHASE_TOKENS.get(session.phase, "before")
        panel = Panel(theme, gap=dp(6))
        it_counts = counts(session)
        ink = "ink" if theme.contrast else f"{phase}_ontint"
        sign = icon(self, PHASE_ICONS.get(session.phase, "directions_run"), ink if it_counts else "ink_2")
        title = self.words(tr(session.title), "heading", "ink" if it_counts else "ink_2", balance=True)
        delete = partial(self._deletes.session, session.id)
        panel.add(Row(sign, title, self._bin(delete), grow=1))
        self._entries[panel] = delete
        panel.add(self.words(self._when(session), "body", "ink_2"))
        panel.add(self.words(self._amount(session), "body", "ink_2"), dp(0))
        early, gentle = session.ending is Ending.EARLY, session.phase == "gentle"
        if not it_counts:
            panel.add(self.words(self._why_not(session), "body", "ink_2"))
        elif early or gentle:
            panel.add(self.words(tr(_KIND[0 if early else 1]), "body", "ink_2"))
        if any(step.left_waiting for step in session.steps):
            panel.add(self.words(left_waiting(tr), "body", "ink_2"))
        if whole and it_counts:  # a page of moves that were skipped says nothing
            self._moves(panel, session.steps)
        elif session.steps:
            words = counted(tr, _SHOW_MOVES, len(session.steps))
            tap = button(theme, "expand_more", words, "surface_2", "ink")

            def open_up(*_: Any) -> None:
                panel.column.drop(tap)
                self._moves(panel, session.steps)
                self.refit()

            tap.bind(on_release=open_up)
            panel.add(tap, dp(10))
        return panel

    def _when(self, session: SessionRecord) -> str:
        # By one clock, also where that was changed in between: the end is as much later as it took.
        started = local(session.started, self._zone, session.offset_s)
        ended = started + timedelta(seconds=session.ended - session.started)
        return self.tr(_("{start} to {end}")).format(start=clock_face(started), end=clock_face(ended))

    def _why_not(self, session: SessionRecord) -> str:
        early, took_s = session.ending is Ending.EARLY, session.ended - session.started
        what = too_short(early=early, took_s=took_s, done_s=session.done_s, tr=self.tr)
        return self.tr(_("{what}: too short to count.")).format(what=what)

    def _amount(self, session: SessionRecord) -> str:
        tr = self.tr
        planned, done = length(session.planned_s, tr), length(session.done_s, tr)
        return tr(_("{planned} planned, {done} of work done")).format(planned=planned, done=done)

    def _moves(self, panel: Panel, steps: Sequence[StepRecord]) -> None:
        for number, step in enumerate(steps):
            sign, ink, state = _STATES[step.state]
            name = self.tr(self._name(step.exercise))
            if step.state is StepState.DONE:
                value = length(step.done_s, self.tr)
            elif step.swapped_to:
                form = self.tr(_("{name}, swapped for {other}"))
                name = form.format(name=name, other=self.tr(self._name(step.swapped_to)))
                value = length(step.done_s, self.tr)
            else:
                value = self.tr(state)
            parts = (icon(self, sign, ink), self.words(name, "row"), self._value(value))
            panel.add(Row(*parts, grow=1), dp(14) if number == 0 else dp(12))

    def _value(self, words: str) -> Any:
        from app.ui.widgets.words import extent

        style = self.theme.type["body"]
        label = self.words(words, "body", "ink_2")
        label.natural_width = extent(words, style.font, style.size) + dp(3)
        return label


def _moment(rating: Rating, view: DayView) -> str:
    if rating.moment == "morning" and rating.day == view.day:
        return _THIS_MORNING
    if not rating.ran and rating.moment == "during":
        return _IN_A_SESSION
    # A warm-up is also rated in its middle; that score ends it, or makes the rest of it fit.
    if rating.moment == "after-warm-up" and any(s.started <= rating.at < s.ended for s in view.sessions):
        return _IN_A_SESSION
    return _MOMENTS.get(rating.moment, _MOMENTS["before"])
