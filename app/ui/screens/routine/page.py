"""The page of a routine: what it is for, how long it is, what it holds, and its start."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.back.eligibility import Verdict
from app.core.cards import RoutineCard
from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.core.needs import at_hand
from app.core.routine import Routine
from app.core.spans import exact, in_minutes
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.page import Page
from app.ui.screens.routine.hero_chip import HeroChip
from app.ui.screens.routine.view import changes, fitted, stops, waits, way
from app.ui.widgets.column import Column
from app.ui.widgets.hero import Hero
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.routine_cell import steps as in_steps
from app.ui.widgets.section import SectionHead, text_button
from app.ui.widgets.sheet import button
from app.ui.widgets.slider import StopSlider
from app.ui.widgets.star import Star, Stars
from app.ui.widgets.step_lines import rows
from app.ui.widgets.step_row import StepRow
from app.ui.widgets.wide_tap import WideTap

_LONG_TITLE = 46  # letters; a longer one is set smaller, so that it stays a title


class Doings(NamedTuple):
    """What the page of a routine leads to.

    Attributes:
        start: Starts it, fitted to so many minutes; None as it is written.
        verdict: Whether it may start now.
        exercise: Opens the page of an exercise, by id.
        copy: Makes a copy of the runner's own and opens it.
        share: Opens the page from which it is shared.
        remove: Takes its file out of the way; None for Limber's own.
        change: Opens its editor; None for Limber's own.
        remember: Keeps the chosen minutes until the app is closed.
        better: A routine that is written for about so many minutes, where this one is not; None for none.
        other: Opens the page of that one at so many minutes.
        stars: Where stars are kept; None where nothing is.
        paper: Opens the page from which it is printed; None where nothing is printed.
    """

    start: Callable[[int | None], None]
    verdict: Callable[[Routine], Verdict]
    exercise: Callable[[str], None]
    copy: Callable[[], None]
    share: Callable[[], None]
    remove: Callable[[], None] | None
    change: Callable[[], None] | None
    remember: Callable[[int], None]
    better: Callable[[int], RoutineCard | None]
    other: Callable[[RoutineCard, int], None]
    stars: Stars | None = None
    paper: Callable[[], None] | None = None


class RoutinePage(Page):
    """The page of one routine.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        routine: As it is written.
        name: Its id in lists.
        own: It is the runner's own.
        picture: Id of the exercise that stands for it.
        minutes: Length chosen before; None for none.
        doings: What it leads to.
        leave: Leads back.
    """

    def __init__(
        self,
        kit: PageContext,
        routine: Routine,
        name: str,
        *,
        own: bool,
        picture: str,
        minutes: int | None,
        doings: Doings,
        leave: Callable[[], None],
    ) -> None:
        self._phase = PHASE_TOKENS[routine.phase]
        super().__init__(kit, lead="arrow_back", leave=leave, tint=self._phase, two=True)
        self.written, self._own, self._doings = routine, own, doings
        self._stops, self._as_written = stops(routine)
        self._minutes = minutes if minutes in self._stops else self._as_written
        self.slider: StopSlider | None = None
        self.star = Star(kit.theme, doings.stars, name) if doings.stars is not None else None
        if self.star is not None:
            self.put_in_bar(self.star)
        self._head(picture)
        self.column.block()
        if routine.purpose:
            self.add(self._inset(self.words(self._said(routine.purpose), "body", "ink_2")), dp(13))
        self._length()
        self.column.block()
        self._steps()
        self._ends()
        self._note = self.words("", "caption", "ink_2")
        self.main = WideTap(self.theme, "", self._start)
        self.foot.add(self.main)
        self._dress()

    @property
    def minutes(self) -> int | None:
        """Minutes it is fitted to; None as it is written."""
        return None if self._minutes == self._as_written else self._minutes

    @property
    def version(self) -> Routine:
        """The routine as it will be done."""
        return fitted(self.written, self.minutes)

    def _said(self, text: str) -> str:
        return text if self._own else self.tr(text)

    def _inset(self, *widgets: Any, gap: float = dp(4)) -> Column:
        column = Column(gap=gap, margin=dp(4))
        for widget in widgets:
            column.add(widget)
        return column

    # --- what it is made of ---------------------------------------------------------------------------

    def _head(self, picture: str) -> None:
        routine, kit = self.written, self.kit
        figure = kit.pictures.of(picture, self._phase, who=routine.id)
        hero = Hero(self.theme, self._phase, pictures=kit.pictures, picture=figure, most_dp=0)
        title = self._said(routine.title)
        hero.column.add(hero.words(title, "title" if len(title) <= _LONG_TITLE else "heading_large"))
        icon = "accessibility_new" if routine.posture == "standing only" else "self_improvement"
        ground = at_hand(routine.posture, routine.needs, self.tr, full=True)
        hero.foot.add(HeroChip(self.theme, self._phase, icon, ground))
        self.add(hero, 0)

    def _length(self) -> None:
        tr = self.tr
        self._total = SectionHead(
            self.theme, tr(in_context("how long a routine takes", "Length")), "", "heading_large", "ink"
        )
        self.add(self._total, dp(17))
        if len(self._stops) > 1:
            self.slider = StopSlider(
                self.theme,
                self._stops,
                self._stops.index(self._minutes),
                self._choose,
                [str(stop) for stop in self._stops],
                moved=self._choose,
            )
            self.add(self.slider, dp(1))
        self._changes = self.words("", "caption", "ink_2")
        self.add(self._inset(self._changes), dp(6))
        self.better: RoutineCard | None = None
        self._better = Column(gap=dp(8))
        self.add(self._better, 0)

    def _order(self) -> Panel:
        panel = Panel(self.theme, pad=dp(16), gap=dp(4))
        panel.add(self.words(self.tr(_("Why this order")), "chip", "ink_2"))
        panel.add(self.words(self._said(self.written.order_note), "body", "ink"))
        return panel

    def _steps(self) -> None:
        count = sum(1 for _step in self.written.played()) if self.written.total_s < 1e5 else 0
        own = text_button(self.theme, "edit", self.tr(_("Make my own")), self._doings.copy)
        if self._doings.change is not None:
            own = text_button(self.theme, "edit", self.tr(_("Change")), self._doings.change)
        self.add(SectionHead(self.theme, in_steps(self.tr, count), own), dp(10))
        self.list = Recycled(
            lambda: StepRow(self.kit, self._phase, self._doings.exercise, self.written.id),
            lambda width: StepRow.high(self.theme, width),
            line_gap=0,
        )
        self.add(self.list, dp(8))

    def _ends(self) -> None:
        tr, doings = self.tr, self._doings
        self.column.block()  # in two columns it goes below the shorter one
        if self.written.order_note:
            self.add(self._order(), dp(16))
        actions = []
        if self._own:
            actions.append(("content_copy", tr(_("Make a copy")), doings.copy))
        actions.append(("share", tr(in_context("button: shares it", "Share")), doings.share))
        if doings.paper is not None:
            actions.append(("view_agenda", tr(in_context("button: a sheet of paper", "Print")), doings.paper))
        if doings.remove is not None:
            actions.append(("delete", tr(_("Remove")), doings.remove))
        for number, (icon, words, action) in enumerate(actions):
            tap = button(self.theme, icon, words, "surface_2", "ink")
            tap.bind(on_release=lambda *_, action=action: action())
            self.add(tap, dp(16 if number == 0 else 8))

    # --- what changes ---------------------------------------------------------------------------------

    def shown(self) -> None:
        """Asks again whether it may start, and whether it is a favourite."""
        if self.star is not None:
            self.star.look()
        self._dress()

    def _choose(self, index: int) -> None:
        minutes = int(self._stops[index])
        if minutes == self._minutes:
            return
        self._minutes = minutes
        self._doings.remember(minutes)
        self._dress()

    def _dress(self) -> None:
        tr, version = self.tr, self.version
        as_asked = abs(version.total_s - 60 * self._minutes) < 30
        total = in_minutes(self._minutes, tr) if as_asked else exact(version.total_s, tr)
        self._total.say(tr(in_context("how long a routine takes", "Length")), total)
        said = [changes(self.written, version, tr)]
        if waits(version):
            said.append(tr(_("Moves until done take as long as you need.")))
        self._changes.words = " ".join(filter(None, said))
        self._offer(self._doings.better(self._minutes) if self.slider is not None else None)
        self.list.show(rows(version, tr, self._said_name))
        main = way(self._doings.verdict(version), version.total_s, tr)
        self.main.icon, self.main.words = main.icon, main.words
        self.main.fill, self.main.ink = (
            ("primary", "on_primary") if main.free else ("primary_soft", "on_primary_soft")
        )
        if main.note != self._note.words:
            self._note.words = main.note
            self.foot.clear()
            for part in (*([self._note] if main.note else []), self.main):
                self.foot.add(part)
        self.refit()

    def _offer(self, better: RoutineCard | None) -> None:
        """Names a routine that was made for the length that this one would have to be stretched or cut to."""
        if better == self.better:
            return
        self.better = better
        self._better.clear()
        if better is None:
            return
        tr, title = self.tr, better.title if better.own else self.tr(better.title)
        words = self.words(tr(_("Made for about this length:")), "caption", "ink_2")
        self._better.add(self._inset(words), dp(8))
        tap = button(self.theme, "arrow_forward", title, "surface_2", "ink")
        tap.bind(on_release=lambda *_: self._doings.other(better, self._minutes))
        self._better.add(tap)

    def _said_name(self, name: str) -> str:
        return self.tr(name)

    def _start(self) -> None:
        self._doings.start(self.minutes)
