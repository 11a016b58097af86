"""Furnishes the page of plans over weeks, and the line about them on Today."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.core.days import day_title
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.plans import Do, WeeklyPlan
from app.ui.screens.plans.page import PlanCard, PlansPage, PlansView
from app.ui.widgets.sheet import Choice, SheetContent, nothing

if TYPE_CHECKING:
    from app.ui.screens.today.page import Note
    from app.wiring.context import AppContext
    from app.wiring.plans import Standing

_DONE = several("{step}, {done} of {count} this week", "{step}, {done} of {count} this week")
_SAYS = {
    Do.SESSION: _("Next: {routine}."),
    Do.UP: _("Your back took it well. {next} comes next, when you like."),
    Do.BACK: _("Your back asks for less. {next} suits it better for now."),
    Do.REST: _("Rest is part of it. The next one fits from {day} on."),
    Do.NOT_TODAY: _("Not today: your back comes first."),
    Do.THROUGH: _("That was the last level. Keep it up, or end the plan."),
}


def open_plans(context: "AppContext") -> None:
    """Opens the page."""
    page: list[PlansPage] = []

    def again() -> None:
        page[0].again()
        context.app.refresh_notes()

    page.append(PlansPage(context.kit, lambda: _view(context, again), context.back))
    context.open(page[0])


def notes(context: "AppContext") -> "Iterator[Note]":
    """What comes next of each plan, for Today; nothing on a day of rest."""
    from app.ui.screens.today.page import Note

    tr = context.tr
    for standing in context.plans.standings():
        if standing.next.do in (Do.SESSION, Do.UP, Do.BACK):
            text = f"{tr(standing.plan.title)}. {_says(context, standing)}"
            see = tr(_("See the plan"))
            yield Note(text=text, icon="calendar_month", words=see, action=partial(open_plans, context))


def _view(context: "AppContext", again: Callable[[], None]) -> PlansView:
    standings = list(context.plans.standings())
    names = {standing.plan.id for standing in standings}
    others = [plan for plan in context.plans.all() if plan.id not in names]
    return PlansView(
        [_going(context, standing, again) for standing in standings],
        [_other(context, plan, again) for plan in others],
    )


def _other(context: "AppContext", plan: WeeklyPlan, again: Callable[[], None]) -> PlanCard:
    tr = context.tr

    def begin() -> None:
        context.plans.begin(plan)
        again()

    return PlanCard(tr(plan.title), tr(plan.purpose), [("play_arrow", tr(_("Begin this plan")), begin)])


def _says(context: "AppContext", standing: "Standing") -> str:
    tr, following = context.tr, standing.next
    level = standing.plan.levels[following.level]
    titles = {card.id: card.title for card in context.routines.cards()}
    day = day_title(following.day, tr, context.now().date()) if following.day is not None else ""
    routine = tr(titles.get(level.routine, level.routine))
    return tr(_SAYS[following.do]).format(routine=routine, next=tr(level.title), day=day)


def _going(context: "AppContext", standing: "Standing", again: Callable[[], None]) -> PlanCard:
    tr, (plan, going, following) = context.tr, standing
    now = plan.levels[going.level]
    far = counted(tr, _DONE, plan.a_week, step=tr(now.title), done=following.done)

    def go() -> None:
        context.plans.go_to(plan, following.level)
        again()

    choices: list[Choice] = []
    if following.do in (Do.UP, Do.BACK):
        icon, words = ("trending_up", _("Move up to {next}"))
        if following.do is Do.BACK:
            icon, words = ("undo", _("Go back to {next}"))
        choices.append((icon, tr(words).format(next=tr(plan.levels[following.level].title)), go))
    choices.append(
        ("arrow_forward", tr(_("See the routine")), partial(context.routes.open, "routine", now.routine))
    )
    choices.append(("close", tr(_("End this plan")), partial(_ask_end, context, plan, again)))
    return PlanCard(tr(plan.title), f"{far}\n{_says(context, standing)}", choices)


def _ask_end(context: "AppContext", plan: WeeklyPlan, again: Callable[[], None]) -> None:
    tr = context.tr

    def end() -> None:
        context.plans.end(plan)
        again()

    choices: list[Choice] = [
        ("close", tr(_("End this plan")), end),
        ("undo", tr(_("Keep the plan")), nothing),
    ]
    text = tr(_("What you have done stays on record. You can begin it again at any time."))
    context.app.sheets.show(
        SheetContent(title=tr(plan.title), text=text, choices=choices, equal=True, harmless=1, leave=nothing)
    )
