"""The editor of a routine: its steps, its length, and what could be better."""

from collections.abc import Iterable
from typing import Any

from kivy.metrics import dp

from app.core import routine_edits as edits
from app.core.edits import DissolveGroup, Edit, MoveItem, SetValue, Where, part_of
from app.core.exercise import Sides
from app.core.i18n import counted
from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import RoutineFinding
from app.core.routine import Repeat, Step
from app.core.routine_edits import Line
from app.core.spans import in_minutes, in_seconds
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.exercise_picker import ExercisePicker, Picking
from app.ui.pages.page import Page
from app.ui.screens.editor.changes import Changes
from app.ui.screens.editor.details_page import DetailsPage
from app.ui.screens.editor.head import TitleRow, Tools
from app.ui.screens.editor.hints import Hints
from app.ui.screens.editor.length_bar import LengthBar
from app.ui.screens.editor.lines import EditorLine
from app.ui.screens.editor.ports import EditorPorts
from app.ui.screens.editor.step_list import StepList
from app.ui.screens.editor.step_panel import REPETITIONS, SECONDS, PanelDoings, StepPanel
from app.ui.screens.editor.view import MOVES, facts, line_words, place, span, total
from app.ui.widgets.button_pair import ButtonPair
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import Choice, SheetContent, button, nothing

_FIVE_S, _ONE_S = 5, 1
_FIRST = 0.42  # of the foot, for the way to another step


class EditorPage(Page):
    """The page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        ports: The routine, and where things lead.
    """

    def __init__(self, kit: PageContext, ports: EditorPorts) -> None:
        super().__init__(kit, lead="close", leave=self.ask_to_leave, two=True)
        self._ports, self._editing = ports, ports.editing
        self._changes = Changes(ports, self.tr, self.refresh)
        self.open_line: Where | None = None
        tr = self.tr
        self.column.block()
        self.title_row = TitleRow(kit, self._open_details)
        self.add(self.title_row, dp(2))
        self.tools = Tools(kit, self.undo, self.redo)
        self.add(self.tools, dp(10))
        self.length = LengthBar(self.theme)
        self.add(self.length, dp(2))
        self._place_words = self.words("", "caption", "ink_2")
        self._placed = Column(margin=dp(4))
        self._placed.add(self._place_words)
        self.add(self._placed, dp(2))
        self.hints = Hints(
            kit,
            lambda finding: bool(self._editing.mend(finding)),
            self._mend,
            self._see_finding,
            ports.source,
            self.refit,
        )
        self._hints_shown = False
        self.column.block()
        self.list = StepList(
            kit,
            lambda: EditorLine(
                kit, self._phase, lambda line: self.open_at(line.where), self._move, self._menu
            ),
            lambda: StepPanel(kit, self._phase, self._doings()),
            lambda where: edits.slots(self._draft, where),
            lambda where: edits.movable(self._draft, where),
            self._drop,
            lambda: self.open_at(None),
        )
        self.add(self.list, dp(14))
        self.scroll.grips.append(self.list.grip)
        add = button(self.theme, "add", tr(_("Add a move")), "surface_2", "ink")
        add.bind(on_release=lambda *_: self.pick())
        self.save = button(self.theme, "check", tr(_("Save")), "primary", "on_primary")
        self.save.bind(on_release=lambda *_: ports.save())
        self.foot.add(ButtonPair([add, self.save], _FIRST))
        self._warned = False
        self.refresh()

    # --- what is shown --------------------------------------------------------------------------------

    @property
    def _draft(self) -> RoutineDraft:
        return self._editing.draft

    @property
    def _phase(self) -> str:
        return PHASE_TOKENS[self._draft.routine.phase]

    def shown(self) -> None:
        """Looks again at what there is: an exercise may have been changed meanwhile."""
        self._ports.look()
        self.refresh()

    def refresh(self) -> None:
        """Shows the routine as it is now."""
        tr, draft, editing = self.tr, self._draft, self._editing
        routine = draft.routine
        lines = edits.lines(draft)
        if all(line.where != self.open_line for line in lines):
            self.open_line = None
        self.title_row.show(str(draft.written["title"]), facts(draft, tr))
        self.tools.show(counted(tr, MOVES, sum(1 for _step in routine.played())), total(routine), editing)
        words, usual = place(routine, tr)
        low, high = span(routine)
        ends = (str(low), in_minutes(high, tr))
        self.length.show(routine.total_s, low, high, usual=usual, words=ends)
        self._place_words.words = words
        self._show_hints()
        about = frozenset(
            line.where
            for line in lines
            for finding in editing.findings
            if len(finding.where) > 1 and finding.where[: len(line.where)] == line.where
            if isinstance(line.part, Step)
        )
        self.list.show(lines, self.open_line, about)
        if editing.not_kept and not self._warned:
            words = tr(_("The changes cannot be kept: {reason}. Save them before you leave."))
            self._ports.tell(words.format(reason=editing.not_kept))
        self._warned = bool(editing.not_kept)
        self.refit()

    def _show_hints(self) -> None:
        found = list(self._editing.findings)
        if found:
            self.hints.show(found)
        if bool(found) != self._hints_shown:
            self._hints_shown = bool(found)
            if found:
                self.column.put_after(self._placed, self.hints, dp(12))
            else:
                self.column.drop(self.hints)

    def open_at(self, where: Where | None) -> None:
        """Opens a line for changes, and closes the one that was open; None only closes."""
        self._editing.settle()
        self.open_line = None if where == self.open_line else where
        self.list.show(self.list.lines, self.open_line, self.list.hints)
        self.refit()
        if self.open_line is not None:
            self._arrange()
            panel = self.list.panel
            if panel is not None:
                self.scroll.reveal(panel)

    def _doings(self) -> PanelDoings:
        return PanelDoings(
            close=lambda: self.open_at(None),
            move=self._move,
            menu=self._menu,
            delete=self.delete,
            step=self._step,
            settle=self._editing.settle,
            until=lambda line, on: self.do(edits.waiting(self._draft, line.where, on=on)),
            sides=lambda line, sides: self._side(line, sides),
            optional=lambda line, on: self.do(edits.noted(self._draft, line.where, "optional", on)),
            auto=lambda line: self.do(edits.noted(self._draft, line.where, "prepare", None)),
            exchange=self._exchange,
            double=lambda line: self.do([edits.doubled(self._draft, line.where)], edits.after(line.where)),
            repeat=lambda line: self.do([edits.grouped(line.where)], line.where),
            rest=self._rest,
            play=lambda line: self._ports.play(line.where),
            take_next=self._take_next,
            dissolve=lambda line: self.do([DissolveGroup(line.where)], None),
            see=self._see,
        )

    # --- changes --------------------------------------------------------------------------------------

    def _rest(self, line: Line) -> None:
        changes = edits.with_rest(self._draft, line.where)
        if self.change(changes):
            words = self.tr(_("Rest before it: {time}. “Get ready” says so."))
            time = in_seconds(edits.rest_of(self._draft, line.where), self.tr)
            self._ports.tell(words.format(time=time))

    def do(self, changes: Iterable[Edit], follow: Where | None = ()) -> None:
        """Makes changes; see `change`."""
        self.change(changes, follow=follow)

    def change(self, changes: Iterable[Edit], control: str = "", *, follow: Where | None = ()) -> bool:
        """Makes changes and shows the routine with them; False where they were not made.

        Args:
            changes: All of them are made, or none.
            control: What makes them; several of one control in a row are undone together.
            follow: The line that is open then; () for the same as before.
        """

        def made() -> None:
            if follow != ():
                self.open_line = follow

        return self._changes.make(changes, control, made)

    def undo(self) -> bool:
        """Takes the last change back."""
        return self._changes.undo()

    def redo(self) -> bool:
        """Makes it again."""
        return self._changes.redo()

    def _step(self, line: Line, what: str, way: int) -> None:
        draft, where, part = self._draft, line.where, line.part
        control = f"{what} {where}"
        if isinstance(part, Repeat):
            low, high = edits.ROUNDS
            times = min(max(part.times + way, low), high)
            self.change([SetValue((*where, "repeat"), times)], control)
            return
        if what in (SECONDS, REPETITIONS):
            self.change(edits.work(draft, where, edits.stepped(part, part.seconds, way)), control)
            return
        low, high = edits.PREPARE_RANGE_S if what == "prepare" else edits.SWITCH_RANGE_S
        least, most = edits.span_of(part)
        now, by, bounds = {
            "prepare": (part.prepare, _ONE_S if part.prepare + way < 15 else _FIVE_S, (low, high)),
            "switch": (part.switch, _ONE_S, (low, high)),
            "min": (least, _FIVE_S, (edits.WORK_S[0], part.seconds)),
            "max": (most, _FIVE_S, (part.seconds, edits.WORK_S[1])),
        }[what]
        value = min(max(now + way * by, bounds[0]), bounds[1])
        self.change(edits.noted(draft, where, what, value), control)

    def _side(self, line: Line, sides: Sides) -> None:
        self.change(edits.sided(self._draft, line.where, sides))

    def _move(self, line: Line, way: int) -> None:
        where = edits.movable(self._draft, line.where)
        to = edits.neighbour(self._draft, where, way)
        if to is not None:
            self._carry(line.where, where, to)

    def _drop(self, where: Where, to: Where) -> None:
        self._carry(None, where, to)

    def _carry(self, line: Where | None, where: Where, to: Where) -> None:
        """Moves what is at a place; the line that was open, and the keyboard's ring, go along."""
        before = self.list.number_of(line) if line is not None else None
        open_, size = self.open_line, len(where)
        follow = (*to, *open_[size:]) if open_ is not None and open_[:size] == where else None
        if not self.change([MoveItem(where, to)], follow=follow):
            return
        if line is not None and before is not None:
            after = self.list.number_of((*to, *line[len(where) :]))
            if after is not None and follow is None:
                self.list.follow(before, after)

    def _menu(self, line: Line) -> None:
        tr = self.tr
        where = edits.movable(self._draft, line.where)
        ways: list[Choice] = []
        for icon, words, way in (
            ("arrow_upward", _("Move up"), -1),
            ("arrow_downward", _("Move down"), 1),
        ):
            if edits.neighbour(self._draft, where, way) is not None:
                ways.append((icon, tr(words), lambda way=way: self._move(line, way)))  # type: ignore[misc]
        self.list.put_down()
        ways.append(("delete", tr(_("Delete")), lambda: self.delete(line)))
        title = line_words(line, tr).title
        self._ports.ask(SheetContent(title=title, choices=ways, leave=nothing, equal=False))

    def delete(self, line: Line) -> None:
        """Takes a line out; a sentence offers to bring it back."""
        changes = edits.deleted(self._draft, line.where)
        if changes is None:
            self._ports.tell(self.tr(_("The last move stays: a routine has at least one.")))
            return
        if self.change(changes, follow=None):
            words = self.tr(_("{step} is deleted.")).format(step=line_words(line, self.tr).title)
            before = self._editing.mark

            def back() -> None:
                if self._editing.mark == before:
                    self.undo()

            self._ports.tell_undo(words, back)

    def _take_next(self, line: Line) -> None:
        steps = part_of(self._draft.written, (*line.where, "steps"))
        behind = edits.after(line.where)
        if int(behind[-1]) >= len(part_of(self._draft.written, behind[:-1])):
            self._ports.tell(self.tr(_("There is no move after the group.")))
            return
        self.change([MoveItem(behind, (*line.where, "steps", len(steps)))], follow=line.where)

    # --- other pages ----------------------------------------------------------------------------------

    def pick(self) -> None:
        """Shows the exercises, of which one becomes a step behind the one that is open, or at the end."""
        at = self.open_line
        if at is not None and "repeat" in part_of(self._draft.written, at):
            at = (*at, "steps", len(part_of(self._draft.written, (*at, "steps"))) - 1)

        def take(name: str) -> None:
            where = edits.after(at) if at is not None else ("steps", len(self._draft.written["steps"]))
            self._ports.back()
            exercise = self._editing.exercises.get(name)
            if exercise is not None:
                self.change([edits.added(where, exercise)], follow=where)
                self._bring_into_view()

        title = self.tr(_("Add a move"))
        self._ports.open(self._picker(title, self.tr(_("Add it")), take, ""))

    def _picker(self, title: str, action: str, take: Any, now: str) -> ExercisePicker:
        def made(name: str) -> None:
            self._ports.look()
            take(name)

        make = self._ports.new_exercise
        other = ("add", self.tr(_("An exercise of your own")), lambda: make(made))
        picking = Picking(title, action, self._ports.cards, self._editing.exercises.get, take, other, now)
        return ExercisePicker(self.kit, picking, self._ports.back)

    def _exchange(self, line: Line) -> None:
        assert isinstance(line.part, Step), "only a step has a move"

        def take(name: str) -> None:
            self._ports.back()
            exercise = self._editing.exercises.get(name)
            if exercise is not None:
                self.change(edits.exchanged(self._draft, line.where, exercise))

        now = line.part.exercise.id
        self._ports.open(self._picker(self.tr(_("Another move")), self.tr(_("Take it")), take, now))

    def _see(self, line: Line) -> None:
        if isinstance(line.part, Step):
            self._ports.exercise(line.part.exercise.id)

    def _bring_into_view(self) -> None:
        self._arrange()
        panel = self.list.panel
        if panel is not None:
            self.scroll.reveal(panel)

    def _mend(self, finding: RoutineFinding) -> None:
        if self.change(self._editing.mend(finding), follow=None):
            self._ports.tell(self.tr(_("Done. Undo takes it back.")))

    def _see_finding(self, finding: RoutineFinding) -> None:
        for line in self.list.lines:
            if isinstance(line.part, Step) and finding.where[: len(line.where)] == line.where:
                self.open_line = None
                self.open_at(line.where)
                return

    def _open_details(self) -> None:
        self._editing.settle()
        self._ports.open(DetailsPage(self.kit, lambda: self._draft, self._changes.set_key, self._ports.back))

    # --- leaving --------------------------------------------------------------------------------------

    def ask_to_leave(self) -> None:
        """Leaves, or asks what becomes of the changes."""
        if self.list.carrying:
            self.list.put_down()
            return
        if not self._editing.changed or not self._editing.touched:
            self._ports.drop()
            return
        tr = self.tr
        self._ports.ask(
            SheetContent(
                title=tr(_("Save the changes?")),
                choices=[
                    ("check", tr(_("Save")), self._ports.save),
                    ("schedule", tr(_("Keep it for later")), self._keep),
                    ("delete", tr(_("Drop the changes")), self._ports.drop),
                    ("edit", tr(_("Keep changing")), nothing),
                ],
                harmless=3,
            )
        )

    def _keep(self) -> None:
        """Leaves; what was changed is offered again."""
        if self._editing.keep():
            self._ports.back()
        else:
            words = self.tr(_("The changes cannot be kept: {reason}. Save them before you leave."))
            self._ports.tell(words.format(reason=self._editing.not_kept))

    def key(self, name: str) -> bool:
        """Ctrl and Z, Y, S undo, redo and save; Delete takes the open step out; a plus adds one."""
        if name in ("undo", "redo"):
            return self.undo() if name == "undo" else self.redo()
        if name == "save":
            self._ports.save()
            return True
        if name == "delete" and self.open_line is not None:
            line = next((line for line in self.list.lines if line.where == self.open_line), None)
            if line is not None:
                self.delete(line)
            return True
        if name == "+":
            self.pick()
            return True
        if name == "escape" and self.list.carrying:
            self.list.put_down()
            return True
        return super().key(name)

    def close(self) -> None:
        """Lets go of what is carried."""
        self.list.put_down()
        super().close()
