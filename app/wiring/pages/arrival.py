"""Shows what has come from elsewhere before anything of it is written, and adds it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.exercise import Exercise
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.sentences import sentence
from app.data.exchange.arrivals import LIMBER, Incoming
from app.data.exchange.formats import incoming
from app.data.exchange.landing import Landing, Plan
from app.data.exchange.landing_files import land, take_back
from app.data.exchange.landing_report import what_is_lost, what_is_there, what_it_adds
from app.data.exchange.left_out import plainly
from app.data.exchange.planning import Sight, plan
from app.data.files.problems import BadFileError, Problem
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.arrival.page import ArrivalPage
from app.ui.screens.arrival.view import ArrivalLinks, ArrivalView, Better, Understood
from app.ui.widgets.toast import show_undo
from app.wiring.beside import beside
from app.wiring.figure_files import pose_faults
from app.wiring.lettering import lettering
from app.wiring.options import open_library

if TYPE_CHECKING:
    from app.wiring.context import AppContext

_ROUTINES = several("{count} routine", "{count} routines")
_EXERCISES = several("{count} exercise", "{count} exercises")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What has come, and what would become of it.

    Attributes:
        name: Of the file; "" for what was pasted.
        catalogue: The exercises there are.
        chosen: What the runner has said names mean.
    """

    name: str
    incoming: Incoming
    plan: Plan
    catalogue: Mapping[str, Any]
    chosen: Mapping[str, str] = field(default_factory=dict)


def prepared(context: "AppContext", path: Path) -> Prepared | None:
    """What a file would bring; from any thread. None for an export.

    Raises:
        BadFileError: It is nothing that Limber knows, or it cannot be read.
    """
    found = incoming(path, context.share)
    return None if found is None else prepare(context, found, path.name)


def prepare(
    context: "AppContext", found: Incoming, name: str, chosen: Mapping[str, str] | None = None
) -> Prepared:
    """What would become of what was read; from any thread.

    Raises:
        BadFileError: It cannot be understood.
    """
    library = open_library(context.options.data)
    arrival = found.arrival(library.beside_mine, chosen or {})
    planned = plan(arrival, library, name or context.tr(_("pasted")), Sight(pose_faults, lettering()))
    return Prepared(
        name=name,
        incoming=found,
        plan=planned,
        catalogue=library.beside_mine,
        chosen=dict(chosen or {}),
    )


def show(context: "AppContext", what: Prepared) -> None:
    """Opens the page of what has come."""
    _Arriving(context, what).open()


class _Arriving:
    """One arrival, from its page to what becomes of it.

    Args:
        context: What the app is built from.
        what: What has come.
    """

    def __init__(self, context: "AppContext", what: Prepared) -> None:
        self._context, self._what = context, what
        self._page: Any = None
        self._meant = dict(what.chosen)  # all that was chosen, also what has not been planned yet
        self._round = 0  # what was planned in an earlier round is not taken

    def open(self) -> None:
        """Opens its page."""
        context, planned = self._context, self._what.plan
        self._kit = context.kit
        if planned.exercises or planned.matches:  # what a name means decides which exercises come along
            from app.wiring.visiting import visiting_kit

            self._kit = visiting_kit(
                context, lambda: self._what.plan.exercises, lambda: self._what.plan.figures
            )
        links = ArrivalLinks(
            add=self._add,
            leave=self._leave,
            exercise=self._see_exercise,
            choose=self._choose,
            wait=lambda: context.tell(_("What you chose is still being looked at. Try again in a moment.")),
        )
        self._page = ArrivalPage(self._kit, view_of(context, self._what), links)
        context.open(self._page)

    def _leave(self) -> None:
        self._round += 1
        self._context.back()

    def _add(self) -> None:
        context, planned = self._context, self._what.plan
        try:
            written = land(planned, context.folder)
        except OSError as error:
            words = context.tr(_("Nothing was added: {reason}."))
            context.app.tell(words.format(reason=error.strerror or error))
            return
        _changed(context)
        context.app.pages.drop(self._page)
        _go_to(context, planned.adding)
        seen = context.app.screen

        def undo() -> None:
            if not context.app.running:  # a session goes on with what it was made of
                context.app.pages.drop(seen)
            gone = take_back(planned, written)
            _changed(context)
            if not gone:
                context.tell(_("What you have changed since then is still there."))

        words = what_it_adds(planned, context.tr, done=True)
        show_undo(context.app.root, context.theme, words, context.tr(_("Undo")), undo)

    def _see_exercise(self, name: str) -> None:
        context, found = self._context, self._what.plan.exercises.get(name)
        if found is None:
            context.routes.open("exercise", name)
            return
        from app.ui.screens.exercise.page import Around, ExercisePage

        easier = self._what.plan.exercises.get(found.easier) or context.routines.exercise(found.easier)
        around = Around(easier if easier != found else None, [], self._see_exercise, lambda _name: None)
        context.open(ExercisePage(self._kit, found, around, context.back))

    def _choose(self, one: Understood) -> None:
        from app.ui.screens.arrival.choose_page import ChoosePage

        context = self._context

        def choose(name: str) -> None:
            self._chosen(one.name, name)

        context.open(ChoosePage(context.kit, one, choose, lambda: self._search(one), context.back))

    def _search(self, one: Understood) -> None:
        from app.ui.pages.exercise_picker import ExercisePicker, Picking

        context, tr = self._context, self._context.tr
        picking = Picking(
            title=one.name,
            action=tr(_("This one is meant")),
            cards=context.routines.lists.exercises,
            exercise=context.routines.exercise,
            pick=lambda name: self._chosen(one.name, name),
            other=("edit", tr(_("Only its words")), lambda: self._chosen(one.name, "")),
            now=one.exercise.id if one.exercise else "",
        )
        context.open(ExercisePicker(context.kit, picking, context.back))

    def _chosen(self, name: str, exercise: str) -> None:
        context, what = self._context, self._what
        context.app.pages.reveal(self._page)
        self._meant = chosen = {**self._meant, name: exercise}
        self._round += 1
        now = self._round
        self._page.wait(on=True)

        def done(found: Prepared | BadFileError) -> None:
            if now == self._round:
                self._planned(found)

        beside(lambda: _or_error(lambda: prepare(context, what.incoming, what.name, chosen)), done)

    def _planned(self, found: Prepared | BadFileError) -> None:
        context = self._context
        if isinstance(found, Prepared):
            self._what = found
            self._page.show(view_of(context, found))
            return
        self._meant = dict(self._what.chosen)
        self._page.wait(on=False)
        words = context.tr(_("Your choice cannot be taken over. {reason}"))
        context.app.tell(words.format(reason=_fault(context.tr, found.problems[0], "")))


def _or_error(work: Callable[[], Prepared]) -> Prepared | BadFileError:
    try:
        return work()
    except BadFileError as error:
        return error


def _go_to(context: "AppContext", added: Sequence[Landing]) -> None:
    """Opens the page of the first routine, or of the first exercise where no routine came."""
    first = next((each for each in added if each.kind == "routines"), added[0])
    context.routes.open("routine" if first.kind == "routines" else "exercise", first.id)


def _changed(context: "AppContext") -> None:
    """Has everything read again."""
    context.routines.changed()
    context.routines.lists.tell()


# --- what the page says -------------------------------------------------------------------------------


def view_of(context: "AppContext", what: Prepared) -> ArrivalView:
    """What the page of an arrival shows."""
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
        known=None if known is None else lambda: _see(context, known),
    )


def _see(context: "AppContext", known: Landing) -> None:
    context.back()
    _go_to(context, [known])


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


def _source(context: "AppContext", what: Prepared) -> str:
    tr, source = context.tr, what.plan.source
    if not what.name:
        return tr(_("From the clipboard"))
    if source == LIMBER:
        return tr(_("From {file}")).format(file=plainly(what.name))
    return tr(_("From {app}: {file}")).format(app=source, file=plainly(what.name))


def _faults(context: "AppContext", what: Prepared) -> list[str]:
    return [_fault(context.tr, problem, what.plan.name) for problem in what.plan.problems]


def _fault(tr: Translate, problem: Problem, came: str) -> str:
    """What is wrong, and where; the file is named where several have come."""
    words = _("Line {line}: {problem}") if problem.path == Path(came) else _("{file}, line {line}: {problem}")
    file, said = plainly(problem.path.name), sentence(problem.message)
    return tr(words).format(file=file, line=problem.line, problem=said)


def _understood(what: Prepared) -> list[Understood]:
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
