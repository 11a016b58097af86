"""Makes the fields of the form, each tied to the part of the exercise that it fills in."""

from collections.abc import Callable, Mapping
from typing import Any

from app.core.i18n import Translate
from app.ui.base.theme import Theme
from app.ui.screens.exercise_editor.sentences import Sentences
from app.ui.widgets.chip_cloud import ChipCloud
from app.ui.widgets.form_field import FormField
from app.ui.widgets.ladder import Ladder
from app.ui.widgets.row_card import SwitchRow
from app.ui.widgets.text_field import TextField

Data = Mapping[str, Any]
Wanted = Callable[[Data], bool]


def _always(_data: Data) -> bool:
    return True


class FieldMaker:
    """Makes fields.

    Args:
        theme: The look.
        tr: Translates.
        now: Gives the exercise as it is made.
        put: Gives a part another value; the last argument names the text that is typed, or is "".
        grown: Called when something needs another height.
        step: Called with undo or redo.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        now: Callable[[], Data],
        put: Callable[[str, Any, str], None],
        grown: Callable[[], None],
        step: Callable[[str], None],
    ) -> None:
        self.theme, self.tr, self.now, self.put = theme, tr, now, put
        self._grown, self._step = grown, step

    def text(
        self,
        key: str,
        words: str,
        *,
        part: str = "",
        note: str = "",
        hint: str = "",
        entered: Callable[[], None] | None = None,
        wanted: Wanted = _always,
    ) -> FormField:
        """A text; with `part` one of a mapping's."""

        def changed(text: str) -> None:
            if part:
                self.put(key, {**self.now().get(key, {}), part: text}, f"{key}.{part}")
            else:
                self.put(key, text, key)

        def show(now: Data, _full: Data) -> None:
            found = now.get(key, {}).get(part, "") if part else now.get(key, "")
            control.show(str(found))

        control = TextField(
            self.theme, words, "", changed, hint=hint, grown=self._grown, step=self._step,
            entered=entered or (lambda: setattr(control.input, "focus", False)),
        )  # fmt: skip
        where = (key, part) if part else (key,)
        return FormField(self.theme, where, words, control, show, note=note, wanted=wanted)

    def sentences(
        self,
        key: str,
        words: str,
        each: str,
        more: str,
        *,
        least: int,
        most: int,
        note: str = "",
        hints: Callable[[Data, Data], list[str]] = lambda _now, _full: [],
    ) -> FormField:
        """Texts below each other."""

        def changed(texts: list[str], typed: int | None) -> None:
            self.put(key, texts, "" if typed is None else f"{key}.{typed}")

        control = Sentences(
            self.theme, self.tr, each, more, changed,
            least=least, most=most, grown=self._grown, step=self._step,
        )  # fmt: skip

        def show(now: Data, full: Data) -> None:
            control.show(now.get(key, []), hints(now, full))

        return FormField(self.theme, (key,), words, control, show, note=note)

    def one(
        self,
        key: str,
        words: str,
        names: Mapping[str, str],
        *,
        part: str = "",
        note: str = "",
        value: Callable[[str], Any] = str,
        wanted: Wanted = _always,
    ) -> FormField:
        """One of several; `names` has words by what stands in the file."""
        shown = {each: self.tr(name) for each, name in names.items()}
        values = list(shown)

        def take(chosen: str) -> None:
            if part:
                self.put(key, {**self.now().get(key, {}), part: value(chosen)}, "")
            else:
                self.put(key, value(chosen), "")

        def show(_now: Data, full: Data) -> None:
            found = full.get(key, {}).get(part, values[0]) if part else full.get(key, values[0])
            control.show([str(found)])

        control = ChipCloud(self.theme, shown, lambda chosen: take(chosen[0]), one=True)
        where = (key, part) if part else (key,)
        return FormField(self.theme, where, words, control, show, note=note, wanted=wanted)

    def several(
        self, key: str, words: str, names: Mapping[str, str], *, note: str = "", ranked: bool = False
    ) -> FormField:
        """Any of several."""
        shown = {each: self.tr(name) for each, name in names.items()}
        control = ChipCloud(self.theme, shown, lambda chosen: self.put(key, chosen, ""), ranked=ranked)
        return FormField(
            self.theme, (key,), words, control, lambda _now, full: control.show(full.get(key, [])), note=note
        )

    def number(
        self,
        key: str,
        words: str,
        says: Callable[[float], str],
        ways: tuple[Callable[[float], float], ...],
        *,
        note: str = "",
        wanted: Wanted = _always,
    ) -> FormField:
        """A number, by two buttons."""

        def changed(value: float) -> None:
            self.put(key, value, "")

        control = Ladder(self.theme, says, 0, changed, *ways)

        def show(_now: Data, full: Data) -> None:
            found = full.get(key)
            if isinstance(found, int | float):
                control.take(found)

        return FormField(self.theme, (key,), words, control, show, note=note, wanted=wanted)

    def switch(
        self,
        key: str,
        words: str,
        detail: str,
        *,
        on: Callable[[Data], bool],
        put: Callable[[bool], Any] = bool,
        wanted: Wanted = _always,
    ) -> FormField:
        """On or off."""
        control = SwitchRow(
            self.theme, words, lambda is_on: self.put(key, put(is_on), ""), on=False, detail=detail
        )

        def show(_now: Data, full: Data) -> None:
            if control.switch.on != on(full):
                control.switch.on = on(full)

        return FormField(self.theme, (key,), "", control, show, wanted=wanted)
