"""What could be better in a routine, each with its reason, its source, and a tap that mends it."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.lint.finding import RoutineFinding
from app.ui.widgets.column import Column
from app.ui.widgets.flow import Flow, pill
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.words import Icon, StyledLabel

_COUNT = several("{count} thing could be better", "{count} things could be better")


class Hints(Panel):
    """A line that says how many there are; opened, all of them.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        can_mend: Whether something mends one of them.
        mend: Mends it.
        see: Opens the step that it is about.
        source: What a source is called.
        again: Has the page measured again.
    """

    def __init__(
        self,
        kit: PageContext,
        can_mend: Callable[[RoutineFinding], bool],
        mend: Callable[[RoutineFinding], None],
        see: Callable[[RoutineFinding], None],
        source: Callable[[str], str],
        again: Callable[[], None],
    ) -> None:
        super().__init__(kit.theme, pad=dp(6), gap=dp(4))
        self.kit, self.tr = kit, kit.tr
        self._can_mend, self._mend, self._see, self._source = can_mend, mend, see, source
        self._again = again
        self._findings: Sequence[RoutineFinding] = ()
        self.opened = False

    def show(self, findings: Sequence[RoutineFinding]) -> None:
        """Shows what is found now."""
        if list(findings) == list(self._findings) and self.column.items:
            return
        self._findings = findings
        self._build()

    def _build(self) -> None:
        self.column.clear()
        count = len(self._findings)
        size = self.theme.size("icon_sizes_dp", "row")
        icon = Icon(
            theme=self.theme,
            icon="expand_less" if self.opened else "expand_more",
            icon_size=size,
            size=(size, size),
            size_hint=(None, None),
        )
        words = counted(self.tr, _COUNT, count)
        line = Column(margin=dp(10))
        line.add(ListRow(self.theme, words, icon="lightbulb", end=icon, action=self._turn))
        self.add(line, 0)
        if not self.opened:
            return
        for finding in self._findings:
            self.add(self._said(finding), dp(8))
        self.add(Widget(size_hint=(None, None), height=dp(8)), 0)

    def _turn(self) -> None:
        self.opened = not self.opened
        self._build()
        self._again()

    def _said(self, finding: RoutineFinding) -> Column:
        tr, column = self.tr, Column(gap=dp(4), margin=dp(12))
        column.add(self._words(finding.sentence(tr), "row", "ink"))
        column.add(self._words(finding.reason(tr), "body", "ink_2"))
        sources = "; ".join(dict.fromkeys(map(self._source, finding.rule.sources)))
        column.add(self._words(tr(_("Comes from {sources}.")).format(sources=sources), "caption", "ink_2"))
        taps = []
        if self._can_mend(finding):
            taps.append(pill(self.theme, "check", tr(_("Mend it")), lambda: self._mend(finding)))
        if len(finding.where) > 1:
            taps.append(pill(self.theme, "visibility", tr(_("Show the move")), lambda: self._see(finding)))
        if taps:
            column.add(Flow(self.theme, taps), dp(8))
        return column

    def _words(self, text: str, style: str, ink: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, ink=ink, words=text, halign="left", size_hint=(None, None)
        )
