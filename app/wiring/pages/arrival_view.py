"""What the page of an arrival says."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.exercise import Exercise
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.sentences import sentence
from app.data.exchange.arrivals import LIMBER
from app.data.exchange.landing import Landing, Plan
from app.data.exchange.landing_report import what_is_lost, what_is_there, what_it_adds
from app.data.exchange.left_out import plainly
from app.data.files.problems import Problem
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.arrival.view import ArrivalView, Better, Understood

if TYPE_CHECKING:
    from app.wiring.context import AppContext
    from app.wiring.pages.arrival_plan import Prepared

_ROUTINES = several("{count} routine", "{count} routines")
_EXERCISES = several("{count} exercise", "{count} exercises")


def view_of(context: "AppContext", what: "Prepared", see: Callable[[Landing], None]) -> ArrivalView:
    """What the page of an arrival shows.

    Args:
        context: What the app is built from.
        what: What has come.
        see: Opens what is there already.
    """
    tr, planned = context.tr, what.plan
    routines = [each.routine for each in planned.of("routines") if each.routine is not None]
    known = next((each for each in reversed(planned.landings) if each.state == "there"), None)
    return ArrivalView(
        title=_title(context, planned),
        source=_source(context, what),
        phase=PHASE_TOKENS[routines[0].phase] if routines else "before",
        adds=what_it_adds(planned, tr),
        can_add=bool(planned.adding),
        faults=_faults(context, what),
        there=what_is_there(planned, tr),
        lost=what_is_lost(planned, tr),
        better=[
            Better(each.sentence(tr), each.reason(tr))
            for landing in planned.landings
            for each in landing.findings
        ],
        understood=_understood(what),
        routines=routines,
        exercises=[
            planned.exercises[each.id]
            for each in planned.of("exercises")
            if each.state not in ("faulty", "left") and each.id in planned.exercises
        ],
        known=None if known is None else lambda: see(known),
    )


def _title(context: "AppContext", planned: Plan) -> str:
    tr = context.tr
    routines, exercises = list(planned.of("routines")), list(planned.of("exercises"))
    alone = routines if routines else exercises
    if len(alone) == 1:
        landing = alone[0]
        title = tr(landing.title) if landing.state == "there" else landing.title
        return plainly(title or landing.written) or tr(_("A file that cannot be used"))
    forms = _ROUTINES if routines else _EXERCISES
    return counted(tr, forms, len(alone))


def _source(context: "AppContext", what: "Prepared") -> str:
    tr, source = context.tr, what.plan.source
    if not what.name:
        return tr(_("From the clipboard"))
    if source == LIMBER:
        return tr(_("From {file}")).format(file=plainly(what.name))
    return tr(_("From {app}: {file}")).format(app=source, file=plainly(what.name))


def _faults(context: "AppContext", what: "Prepared") -> list[str]:
    return [fault(context.tr, problem, what.plan.name) for problem in what.plan.problems]


def fault(tr: Translate, problem: Problem, came: str) -> str:
    """What is wrong, and where; the file is named where several have come."""
    words = _("Line {line}: {problem}") if problem.path == Path(came) else _("{file}, line {line}: {problem}")
    file, said = plainly(problem.path.name), sentence(problem.message)
    return tr(words).format(file=file, line=problem.line, problem=said)


def _understood(what: "Prepared") -> list[Understood]:
    found = []
    for match in what.plan.matches:
        exercise = what.catalogue.get(match.exercise) if match.exercise else None
        others = (what.catalogue.get(name) for name in match.others)
        found.append(
            Understood(
                match.name,
                exercise if isinstance(exercise, Exercise) else None,
                match.sure or match.name in what.chosen,
                [each for each in others if isinstance(each, Exercise) and each is not exercise],
            )
        )
    return found
