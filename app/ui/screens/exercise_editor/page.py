"""The page on which an exercise of one's own is made and changed."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.core.exercise_draft import completed, enough
from app.core.exercise_editing import ExerciseEditing
from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.pages.exercise_picker import ExercisePicker, Picking
from app.ui.pages.page import Page
from app.ui.screens.exercise_editor import sections
from app.ui.screens.exercise_editor.figure_part import figure_field, says_figure
from app.ui.screens.exercise_editor.fold import Card, Fold
from app.ui.screens.exercise_editor.foot import Foot
from app.ui.screens.exercise_editor.maker import FieldMaker
from app.ui.screens.exercise_editor.ports import ExerciseEditorPorts, FieldFault
from app.ui.widgets.form_field import FormField
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import SheetContent, nothing
from app.ui.widgets.text_field import TextField
from app.ui.widgets.toast import show_toast

Data = Mapping[str, Any]


class ExerciseEditorPage(Page):
    """An exercise under one's hands.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        editing: The exercise, with what can be taken back.
        ports: What the page is handed.
        title: Of the page, translated.
        name: Its id; "" where it has none yet.
        original: What its file holds; None where it has none yet.
        fresh: It can be saved as it is, without a change.
    """

    def __init__(
        self,
        kit: PageContext,
        editing: ExerciseEditing,
        ports: ExerciseEditorPorts,
        title: str,
        name: str = "",
        original: Data | None = None,
        *,
        fresh: bool = False,
    ) -> None:
        super().__init__(kit, lead="close", leave=self.ask_to_leave)
        self.editing, self.ports, self._name, self._original = editing, ports, name, original
        self._fresh, self._asked, self._touched = fresh, False, set[str]()
        self._faults: list[FieldFault] = []
        self.maker = FieldMaker(
            self.theme, self.tr, lambda: self.editing.now, self.put, self.refit, self.step
        )
        self._look = Clock.create_trigger(lambda _dt: self.show(), 0)
        self.add(self.words(title, "title"), dp(2))
        self.basics = Card(self.theme, sections.basics(self.maker))
        self.add(self.basics, dp(12))
        said = _(
            "A name and a sentence are enough. All else is set to what is usual, and can be changed then."
        )
        self._enough = self.words(self.tr(said), "body", "ink_2")
        self.folds = self._make_folds()
        self._unfolded: bool | None = None
        self.bar = Foot(self.theme, self.tr, self.step, self._save, self._say_what_is_missing)
        self.foot.add(self.bar)
        self.show()

    # --- what it is made of ---------------------------------------------------------------------------

    def _turned(self, fold: Fold) -> None:
        """Shows what has been unfolded, from its head on."""
        self.show()
        if fold.is_open:
            Clock.schedule_once(lambda _dt: self.scroll.reveal(fold), 0)

    def _make_folds(self) -> list[Fold]:
        tr, make = self.tr, self.maker

        def fold(
            icon: str,
            title: str,
            keys: tuple[str, ...],
            fields: Callable[[], list[FormField]],
            says: Callable[[Data], str],
        ) -> Fold:
            return Fold(self.theme, icon, tr(title), keys, fields, says, self._turned)

        return [
            fold(
                "accessibility_new",
                _("Figure"),
                ("figure",),
                lambda: [figure_field(self.kit, self.ports, self._choose_pose, self._put_figure)],
                lambda full: says_figure(full, self.ports, tr),
            ),
            fold(
                "timer",
                _("Time"),
                sections.TIME_KEYS,
                lambda: sections.time(make),
                lambda full: sections.says_time(full, tr),
            ),
            fold(
                "swap_horiz",
                in_context("left and right of an exercise", "Sides"),
                ("sides", "side_names"),
                lambda: sections.sides(make),
                lambda full: sections.says_sides(full, tr),
            ),
            fold(
                "self_improvement",
                _("Body and place"),
                sections.BODY_KEYS,
                lambda: sections.body(make),
                lambda full: sections.says_body(full, tr),
            ),
            fold(
                "record_voice_over",
                _("Cues"),
                ("cues", "mistake"),
                lambda: sections.words(make),
                lambda full: sections.says_words(full, tr),
            ),
            fold(
                "health_and_safety",
                _("For the back"),
                sections.BACK_KEYS,
                lambda: [*sections.back(make), self._easier()],
                lambda full: sections.says_back(full, tr),
            ),
        ]

    def _easier(self) -> FormField:
        row = ListRow(self.theme, " ", " ", icon="spa", action=self._choose_easier)

        def show(_now: Data, full: Data) -> None:
            name = full["easier"]
            move = None if name in ("", full["id"]) else self.ports.move(name)
            words = self.tr(_("Nothing is gentler")) if move is None else self.tr(move.name)
            if name not in ("", full["id"]) and move is None:
                words = name
            row.say(words)
            row.detail = self.tr(_("Comes in its place when a back is too sore"))

        return FormField(self.theme, ("easier",), self.tr(_("Something gentler")), row, show)

    @property
    def fields(self) -> list[FormField]:
        """Every field that is seen."""
        return [*self.basics.fields, *(field for fold in self.folds for field in fold.fields)]

    @property
    def full(self) -> dict[str, Any]:
        """The exercise with all that is usual filled in."""
        return completed(self.editing.now, self._name, self._original)

    # --- what changes it ------------------------------------------------------------------------------

    def put(self, key: str, value: Any, typing: str = "") -> None:
        """Gives a part another value, keeps that, and shows what comes of it."""
        if not self.editing.put(key, value, typing):
            return
        if typing and _ends_a_word(value, typing):
            self.editing.end_word()
        self._touched.add(key)
        self.ports.keep(self.editing.now)
        self._look()

    def _put_figure(self, spec: Any) -> None:
        if spec is None:
            made = {key: each for key, each in self.editing.now.items() if key != "figure"}
            if self.editing.put_all(made):
                self.ports.keep(self.editing.now)
                self.show()
            return
        self.put("figure", spec)

    def step(self, way: str) -> None:
        """Takes the last change back, or does it again."""
        if self.editing.undo() if way == "undo" else self.editing.redo():
            self.ports.keep(self.editing.now)
            self.show()

    def key(self, name: str) -> bool:
        """Ctrl and Z, Y, S; Esc leaves the field that is typed in first."""
        if name in ("undo", "redo"):
            self.step(name)
            return True
        if name == "save":
            self.bar.save.dispatch("on_release")
            return True
        typed = next((each for each in self.walk() if isinstance(each, TextField) and each.input.focus), None)
        if name == "escape" and typed is not None:
            typed.input.focus = False
            return True
        return super().key(name)

    def _choose_easier(self) -> None:
        def chosen(name: str) -> None:
            self.ports.back()
            if name:
                self.put("easier", name)
            else:
                made = {key: each for key, each in self.editing.now.items() if key != "easier"}
                if self._original is not None:
                    made["easier"] = self._name
                if self.editing.put_all(made):
                    self.ports.keep(self.editing.now)
                    self.show()

        tr = self.tr
        picking = Picking(
            title=tr(_("Something gentler")),
            text=tr(_("It takes the place of your exercise where a back is too sore for it.")),
            action=tr(_("Take it")),
            sign="check",
            cards=lambda: [card for card in self.ports.moves() if card.id != self._name],
            exercise=self.ports.move,
            pick=chosen,
            other=("block", tr(_("Nothing is gentler: it is left out")), lambda: chosen("")),
        )
        self.ports.open(ExercisePicker(self.kit, picking, self.ports.back))

    def _choose_pose(self) -> None:
        def take(name: str) -> None:
            self.ports.back()
            self._put_figure(self.ports.pose(name))

        tr = self.tr
        picking = Picking(
            title=tr(_("Choose a figure")),
            action=tr(_("Take this figure")),
            sign="check",
            cards=self.ports.poses,
            exercise=self.ports.move,
            pick=take,
            now=self.ports.pose_name(self.editing.now.get("figure")),
        )
        self.ports.open(ExercisePicker(self.kit, picking, self.ports.back))

    # --- what it shows --------------------------------------------------------------------------------

    def show(self) -> None:
        """Shows the exercise as it is, and what is wrong beside the fields."""
        now, full = self.editing.now, self.full
        self._faults = list(self.ports.faults(now, self._look))
        self._unfold(now)
        self.basics.show(now, full)
        for fold in self.folds:
            fold.show(now, full, self._problem_of(fold))
        for field in self.fields:
            fault = next(
                (each for each in self._faults if field.is_at(each.where) and self._is_said(each)), None
            )
            if fault is None:
                field.tell("")
            else:
                field.tell(fault.words, fault.where, wrong=not fault.waiting)
        self._run_figure(on=self.parent is not None)
        self.bar.show(can_undo=self.editing.can_undo, can_redo=self.editing.can_redo, ready=self.is_ready)
        self.refit()

    @property
    def is_ready(self) -> bool:
        """Whether it can be saved."""
        return not self._faults and (self._fresh or self.editing.is_changed)

    def _unfold(self, now: Data) -> None:
        """Shows the details once there is something that they are about."""
        ready = bool(self._unfolded) or enough(now)
        if ready == self._unfolded:
            return
        self._unfolded = ready
        self.column.drop(self._enough, *self.folds)
        if not ready:
            self.add(self._enough, dp(16))
        for fold in self.folds if ready else ():
            self.add(fold, dp(12))

    def _is_said(self, fault: FieldFault) -> bool:
        """What is only missing is said where somebody has been, or wants to save."""
        return (
            not fault.missing or self._asked or (bool(fault.where) and str(fault.where[0]) in self._touched)
        )

    def _problem_of(self, fold: Fold) -> str:
        if fold.is_open:
            return ""
        found = (each.words for each in self._faults if each.where and each.where[0] in fold.keys)
        return next(found, "")

    def _say_what_is_missing(self) -> None:
        """Says what keeps it from being saved, and shows the first place."""
        self._asked = True
        if not self._faults:
            show_toast(self.parent, self.theme, self.tr(_("Nothing has been changed yet.")))
            return
        for fold in self.folds:
            if self._unfolded and not fold.is_open and self._problem_of(fold):
                fold.turn()
        self.show()
        first = next((field for field in self.fields if field.problem), None)
        if first is not None:
            Clock.schedule_once(lambda _dt: self.scroll.reveal(first), 0)

    # --- the way out ----------------------------------------------------------------------------------

    def go_on_with(self, editing: ExerciseEditing, original: Data) -> None:
        """Goes on with another state of the exercise, after its file has become another one."""
        self.editing, self._original = editing, original
        self.ports.keep(editing.now)
        self.show()

    def become_new(self) -> None:
        """Goes on as an exercise that has no file yet."""
        self._name, self._original, self._fresh = "", None, True
        self.show()

    def _save(self) -> None:
        self.ports.save(self.editing.now)

    def ask_to_leave(self) -> None:
        """Leaves; asks first where something would be lost."""
        if not self.editing.is_changed:
            self.ports.leave()
            return
        tr = self.tr
        choices = [
            ("schedule", tr(_("Keep it for later")), self.ports.later),
            ("delete", tr(_("Drop the changes")), self.ports.leave),
            ("edit", tr(_("Keep changing")), nothing),
        ]
        if self.is_ready:
            choices.insert(0, ("check", tr(_("Save")), self._save))
        text = tr(_("What you have changed is not in its file yet."))
        self.ports.ask(
            SheetContent(
                title=tr(_("Save your changes?")),
                text=text,
                choices=choices,
                harmless=len(choices) - 1,
                leave=nothing,
            )
        )

    def shown(self) -> None:
        """Lets the figure move."""
        self._run_figure(on=True)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, it stands still."""
        if parent is None:
            self._run_figure(on=False)

    def _run_figure(self, *, on: bool) -> None:
        """Has the figure move where it can be seen."""
        for fold in getattr(self, "folds", ()):
            for field in fold.all_fields:
                if hasattr(field.control, "run"):
                    field.control.run(on=on and fold.is_open)

    def close(self) -> None:
        """Called when the page is left for good."""
        self._look.cancel()
        self.basics.close()
        for fold in self.folds:
            fold.close()
        super().close()


def _ends_a_word(value: Any, typing: str) -> bool:
    """Whether what is typed has come to the end of a word."""
    _key, _dot, part = typing.partition(".")
    if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
        value = value[int(part)]
    elif isinstance(value, Mapping):
        value = value.get(part, "")
    return isinstance(value, str) and value.endswith(" ")
