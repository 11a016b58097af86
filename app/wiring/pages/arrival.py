"""Shows what has come from elsewhere before anything of it is written, and adds it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.core.i18n import mark as _
from app.data.exchange.landing import Landing
from app.data.exchange.landing_files import land, take_back
from app.data.exchange.landing_report import what_it_adds
from app.data.files.problems import BadFileError
from app.ui.screens.arrival.page import ArrivalPage
from app.ui.screens.arrival.view import ArrivalLinks, Understood
from app.ui.widgets.toast import show_undo
from app.wiring.beside import beside
from app.wiring.pages.arrival_plan import Prepared, prepare
from app.wiring.pages.arrival_view import fault, view_of

if TYPE_CHECKING:
    from app.wiring.context import AppContext


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
        self._page = ArrivalPage(self._kit, view_of(context, self._what, self._see), links)
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

    def _see(self, known: Landing) -> None:
        self._leave()
        _go_to(self._context, [known])

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
            self._page.show(view_of(context, found, self._see))
            return
        self._meant = dict(self._what.chosen)
        self._page.wait(on=False)
        words = context.tr(_("Your choice cannot be taken over. {reason}"))
        context.app.tell(words.format(reason=fault(context.tr, found.problems[0], "")))


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
