"""Sentences below each other, each in a field of its own."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.column import Column, Row
from app.ui.widgets.section import text_button
from app.ui.widgets.tap import Tap
from app.ui.widgets.text_field import TextField

_TOOL_DP = 48


class Sentences(Column):
    """A list of texts; one can be added and taken away.

    Args:
        theme: The look.
        tr: Translates.
        words: What they are, for each field.
        add_words: What the button says that adds one.
        changed: Called with all texts, and the number of the one that was typed in, or None.
        least, most: How many fields there are.
        grown: Called when another height is needed.
        step: Called with undo or redo.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        words: str,
        add_words: str,
        changed: Callable[[list[str], int | None], None],
        *,
        least: int,
        most: int,
        grown: Callable[[], None],
        step: Callable[[str], None],
    ) -> None:
        super().__init__(gap=dp(8))
        self.theme, self._tr, self._words, self._changed = theme, tr, words, changed
        self._fewest, self._fullest, self._grown, self._step = least, most, grown, step
        self.fields: list[TextField] = []
        self._hints: Sequence[str] = ()
        self._more = text_button(theme, "add", add_words, self._one_more)
        self._more.height = dp(_TOOL_DP)
        self.show([])

    @property
    def texts(self) -> list[str]:
        """What stands in the fields, in order."""
        return [field.text for field in self.fields]

    def show(self, texts: Sequence[str], hints: Sequence[str] = ()) -> None:
        """Shows other texts; nobody is told.

        Args:
            texts: What stands in the fields.
            hints: What is shown in those that are empty.
        """
        wanted = list(texts) + [""] * max(self._fewest - len(texts), 0)
        self._hints = hints
        if len(wanted) == len(self.fields):
            for field, text in zip(self.fields, wanted, strict=True):
                field.show(text)
        else:
            self._build(wanted)
        for number, field in enumerate(self.fields):
            field.hint(hints[number] if number < len(hints) else "")

    def mark(self, number: int | None) -> None:
        """Marks the field that something is wrong with."""
        for each, field in enumerate(self.fields):
            field.faulty = each == number

    def begin(self) -> None:
        """Has the first one typed in."""
        self.fields[0].input.focus = True

    def close(self) -> None:
        """Gives the keyboard back, for good."""
        for field in self.fields:
            field.close()

    def _build(self, texts: Sequence[str]) -> None:
        focus = next((n for n, field in enumerate(self.fields) if field.input.focus), None)
        self.close()
        self.clear()
        self.fields = [self._field(number, text) for number, text in enumerate(texts)]
        for number, field in enumerate(self.fields):
            if len(self.fields) > self._fewest:
                self.add(Row(field, self._tool(number), grow=0, gap=dp(2)))
            else:
                self.add(field)
        if len(self.fields) < self._fullest:
            self.add(_AtTheLeft(self._more), dp(2))
        if focus is not None and focus < len(self.fields):
            self.fields[focus].input.focus = True

    def _field(self, number: int, text: str) -> TextField:
        return TextField(
            self.theme,
            f"{self._words} {number + 1}",
            text,
            lambda _text: self._changed(self.texts, number),
            entered=lambda: self._on(number),
            grown=self._grown,
            step=self._step,
        )

    def _tool(self, number: int) -> Tap:
        tool = Tap(
            theme=self.theme,
            icon="close",
            icon_size=dp(22),
            fill="",
            size=(dp(_TOOL_DP), dp(_TOOL_DP)),
            size_hint=(None, None),
        )
        tool.bind(on_release=lambda *_: self._less(number))
        return tool

    def _on(self, number: int) -> None:
        """Goes on to the next field; after the last one another comes."""
        if number + 1 < len(self.fields):
            self.fields[number + 1].input.focus = True
        elif len(self.fields) < self._fullest and self.fields[number].text.strip():
            self._one_more()
        else:
            self.fields[number].input.focus = False

    def _one_more(self) -> None:
        self._build([*self.texts, ""])
        self._changed(self.texts, None)
        self.fields[-1].input.focus = True
        self._grown()

    def _less(self, number: int) -> None:
        texts = self.texts
        del texts[number]
        self._build(texts)
        self._changed(texts, None)
        self._grown()


class _AtTheLeft(Column):
    """A button no wider than its words."""

    def __init__(self, tap: Any) -> None:
        super().__init__()
        if tap.parent is not None:
            tap.parent.remove_widget(tap)
        self._tap = tap
        self.add(tap)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the button."""
        self._tap.size = (min(self._tap.natural_width, width), dp(_TOOL_DP))
        self.size = (width, dp(_TOOL_DP))
        self._places = [(self._tap, 0.0, float(self.height))]
        self._place()
        return float(self.height)


def sentence_words(tr: Translate) -> tuple[str, str]:
    """What sentences are called, and what the button says that adds one."""
    return tr(_("Sentence")), tr(_("Another sentence"))
