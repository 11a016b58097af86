"""Settings: one page of sections, each change in force at once."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.ui.pages.long_page import LongPage
from app.ui.screens.settings.appearance_blocks import LookSection
from app.ui.screens.settings.data_blocks import DataSection
from app.ui.screens.settings.ports import SettingsPorts, Told
from app.ui.screens.settings.session_blocks import SessionSection
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.row_card import ROW_NOTED_DP, RowCard, Section
from app.ui.widgets.tab_bar import TabBar

_NOTED = several("{count} noted", "{count} noted")  # facts about the runner
_TEXT_PAD_DP = 21


class BackRows(NamedTuple):
    """Rows that say how much is noted."""

    facts: ListRow
    left_out: ListRow


class SettingsScreen(LongPage):
    """The room of settings.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        desk: What it is handed.
        tabs: The bar of rooms.
    """

    def __init__(self, kit: PageContext, desk: SettingsPorts, tabs: TabBar) -> None:
        super().__init__(kit, kit.tr(_("Settings")), tabs=tabs, two=True)
        self._desk = desk
        self._back: BackRows | None = None
        self._data: DataSection | None = None
        self._running: ListRow | None = None
        makers = (
            lambda: SessionSection(kit, desk),
            self._make_running,
            lambda: LookSection(kit, desk, self.hold),
            self._make_back,
            self._make_data,
            self._safety,
            self._about,
        )
        self.fill([lambda make=make: self._section(make()) for make in makers])  # type: ignore[misc]

    def _section(self, section: Any) -> None:
        self.column.block()
        self.add(section)

    def _make_running(self) -> Section:
        self._running = self._row("calendar_month", _("Remind me on running days"), self._desk.remind)
        self._say_running(self._running)
        return Section(self.theme, self.tr(_("Your runs")), RowCard(self.theme, [self._running]))

    def _say_running(self, row: ListRow) -> None:
        row.value = self._desk.running_days() or self.tr(in_context("no reminder", "Off"))

    def _make_back(self) -> Section:
        tr, desk = self.tr, self._desk
        self._back = BackRows(
            self._row("accessibility_new", _("About you and your back"), desk.open_facts),
            self._row("block", _("Moves left out"), desk.open_left_out),
        )
        self._say_back(self._back)
        rows = [self._row("monitoring", _("Check in now"), desk.check_in), *self._back]
        return Section(self.theme, tr(_("Your back")), RowCard(self.theme, rows))

    def _make_data(self) -> Section:
        self._data = DataSection(self.kit, self._desk)
        return self._data

    def shown(self) -> None:
        """Reads again what may have changed elsewhere."""
        if self._back is not None:
            self._say_back(self._back)
        if self._running is not None:
            self._say_running(self._running)
        if self._data is not None:
            self._data.say_troubles()
        self.refit()

    def _say_back(self, rows: BackRows) -> None:
        tr, facts, moves = self.tr, self._desk.facts(), self._desk.left_out()
        rows.facts.value = counted(tr, _NOTED, facts) if facts else tr(_("Nothing noted"))
        rows.left_out.value = str(moves) if moves else tr(in_context("no moves", "None"))

    def hold(self, widget: Any, change: Callable[[], None]) -> None:
        """Makes a change, and scrolls so that a widget stays below the finger that made it."""
        before = widget.to_window(*widget.pos)[1]
        change()
        self._arrange()
        self.scroll.update_from_scroll()
        beyond = self._inside.height - self.scroll.height
        if beyond > 1:
            rise = widget.to_window(*widget.pos)[1] - before
            self.scroll.scroll_y = min(max(self.scroll.scroll_y + rise / beyond, 0.0), 1.0)

    def _row(self, icon: str, words: str, action: Callable[[], None], detail: str = "") -> ListRow:
        tr = self.tr
        return ListRow(self.theme, tr(words), tr(detail), icon=icon, action=action, noted_dp=ROW_NOTED_DP)

    def _safety(self) -> Section:
        rows = [
            self._row("fact_check", _("Safety questions"), self._desk.questions),
            self._row("call", _("Emergency number"), self._call, _("Opens the telephone; you dial")),
        ]
        return Section(self.theme, self.tr(_("Safety")), RowCard(self.theme, rows))

    def _call(self) -> None:
        from app.ui.screens.settings.data_blocks import tell

        why_not = self._desk.dial()
        if why_not:
            tell(self.kit, self._desk, Told(self.tr(_("Emergency number")), why_not))

    def _about(self) -> Section:
        words = Panel(self.theme, pad=dp(_TEXT_PAD_DP))
        words.add(self.words(self._desk.disclaimer()))
        more = ListRow(
            self.theme,
            self.tr(_("About Limber")),
            icon="info",
            value=self._desk.version,
            action=self._desk.about,
        )
        return Section(
            self.theme,
            self.tr(in_context("heading: about the app", "About")),
            words,
            RowCard(self.theme, [more]),
        )
