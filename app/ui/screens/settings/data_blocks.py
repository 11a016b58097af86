"""The runner's data: kept as a file, taken in again, erased."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.pages.empty import add_empty
from app.ui.pages.page import Page
from app.ui.screens.settings.ports import Found, SettingsPorts, Told
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.path_words import PathWords
from app.ui.widgets.row_card import ROW_NOTED_DP, Heading, RowCard, Section
from app.ui.widgets.sheet import SheetContent, nothing
from app.ui.widgets.words import StyledLabel

_LOOK_S = 1.0  # how often the folder is looked into for a file that has come


class DataSection(Section):
    """Export, import, erase, and where everything is.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        desk: What Settings is handed.
    """

    def __init__(self, kit: PageContext, desk: SettingsPorts) -> None:
        self._kit, self._desk = kit, desk
        theme, tr, data = kit.theme, kit.tr, desk.data
        rows = [
            self._row(
                "upload", in_context("button", "Export"), _("One file, kept where you choose"), self._export
            ),
            self._row("straighten", _("Export a table"), _("Your sessions, for a spreadsheet"), self._table),
            self._row(
                "download", in_context("button", "Import"), _("From a file you saved before"), self._import
            ),
            self._row("delete_forever", _("Erase"), _("Everything on this device"), self._erase, ink="stop"),
        ]
        self._troubles = Panel(theme, "ease_tint")
        self._place_of = Panel(theme)
        self._place_of.add(self._words(tr(_("Where your data is")), "row"))
        if data.is_path:
            path = PathWords(data.place, theme=theme, style="caption", ink="ink_2")
            self._place_of.add(path, dp(2))
        else:
            self._place_of.add(self._words(data.place, "caption", "ink_2"), dp(2))
        self._card = RowCard(theme, rows)
        self._reports = self._row(
            "info", _("Problem reports"), _("What went wrong in the app itself"), data.open_reports
        )
        self._reports_card = RowCard(theme, [self._reports])
        super().__init__(theme, tr(_("Your data")), self._card, self._place_of)
        self._heading = self.items[0]
        self.say_troubles()

    def say_troubles(self) -> None:
        """Says what is wrong with what is kept, and how many reports there are."""
        troubles, panel = self._desk.data.troubles(), self._troubles
        reports = self._desk.data.reports()
        self._reports.value = str(reports)
        panel.column.clear()
        for trouble in troubles:
            panel.add(self._words(trouble, "body", "on_ease_tint"))
        self.clear()
        self.add(self._heading)
        reported = [self._reports_card] if reports else []
        for part in (*([panel] if troubles else []), self._card, *reported, self._place_of):
            self.add(part, dp(8))

    def _words(self, words: str, style: str, ink: str = "ink") -> StyledLabel:
        return StyledLabel(
            theme=self._kit.theme, style=style, ink=ink, words=words, halign="left", size_hint=(None, None)
        )

    def _row(
        self, icon: str, words: str, detail: str, action: Callable[[], None], ink: str = "ink"
    ) -> ListRow:
        tr = self._kit.tr
        return ListRow(
            self._kit.theme, tr(words), tr(detail), icon=icon, action=action, ink=ink, noted_dp=ROW_NOTED_DP
        )

    def _export(self) -> None:
        self._desk.data.export(self._tell, table=False)

    def _table(self) -> None:
        self._desk.data.export(self._tell, table=True)

    def _import(self) -> None:
        take_in(self._kit, self._desk)

    def _erase(self) -> None:
        tr = self._kit.tr
        text = _(
            "Your sessions, check-ins and safety answers, your settings, and the routines and exercises you "
            "made all go from this device. Files you have exported stay where you put them."
        )
        keep = ("check", tr(_("Keep everything")), nothing)
        go_on = ("delete_forever", tr(_("Erase everything")), self._erase_really)
        self._desk.ask(SheetContent(title=tr(_("Erase everything?")), text=tr(text), choices=[keep, go_on]))

    def _erase_really(self) -> None:
        tr = self._kit.tr
        keep = ("check", tr(_("No, keep it")), nothing)
        go_on = ("delete_forever", tr(_("Yes, erase")), lambda: self._desk.data.erase(self._tell))
        text = tr(_("It cannot be brought back."))
        self._desk.ask(SheetContent(title=tr(_("Erase it for good?")), text=text, choices=[keep, go_on]))

    def _tell(self, told: Told) -> None:
        tell(self._kit, self._desk, told)


def take_in(kit: PageContext, desk: SettingsPorts) -> None:
    """Lets the runner choose a file, and adds what it holds."""

    def told(how: Told) -> None:
        tell(kit, desk, how)

    if desk.data.inbox is None:
        desk.data.pick(told)
    else:
        desk.open(ImportPage(kit, desk, told))


class ImportPage(Page):
    """Files that may be imported, where the system has no way to pick one.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        desk: What Settings is handed.
        tell: Called with how it went.
    """

    def __init__(self, kit: PageContext, desk: SettingsPorts, tell: Callable[[Told], None]) -> None:
        super().__init__(kit, kit.tr(in_context("heading", "Import")), lead="arrow_back", leave=desk.leave)
        self._desk, self._tell = desk, tell
        self._found = desk.data.found()
        self._looking: Any = None
        self._build()
        Window.fbind("on_drop_file", self._dropped)

    def _build(self) -> None:
        kit, tr, inbox, found = self.kit, self.tr, self._desk.data.inbox, self._found
        assert inbox is not None, "where the system picks, this page is not needed"
        said = _("What the file holds is added to what is here; nothing that is here is changed or lost.")
        self.add(Heading(kit.theme, tr(said), "body"))
        if found:
            self.add(RowCard(kit.theme, [self._row(file) for file in found], indent=False))
        else:
            how = _("Put the file into this folder, or drop it onto this window.")
            add_empty(self, "standing-quad-stretch", tr(_("No exported file here yet")), tr(how), "after")
        where = Panel(kit.theme)
        where.add(self.words(tr(_("Files are looked for in")), "row"))
        where.add(PathWords(str(inbox), theme=kit.theme, style="caption", ink="ink_2"), dp(2))
        self.add(where)

    def shown(self) -> None:
        """Looks every second whether a file has come."""
        self._looking = self._looking or Clock.schedule_interval(self._look, _LOOK_S)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, it looks no more."""
        if parent is None and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _look(self, _dt: float) -> None:
        found = self._desk.data.found()
        if found != self._found:
            self._found = found
            self.column.clear()
            self._build()
            self.refit()

    def close(self) -> None:
        """Called when the page is left for good."""
        Window.funbind("on_drop_file", self._dropped)
        super().close()

    def _row(self, file: Found) -> ListRow:
        take = partial(self._take, file.path)
        return ListRow(self.theme, file.path.name, file.detail, action=take, noted_dp=ROW_NOTED_DP)

    def _dropped(self, _window: Any, name: bytes, *_more: Any) -> bool:
        self._take(Path(os.fsdecode(name)))
        return True  # elsewhere a dropped file is taken in by the window

    def _take(self, path: Path) -> None:
        self._desk.leave()
        self._desk.data.take_in(path, self._tell)


def tell(kit: PageContext, desk: SettingsPorts, told: Told) -> None:
    """Says how something has ended; nothing where there is nothing to tell."""
    if not told.title:
        return
    body = [PathWords(told.place, theme=kit.theme, style="body")] if told.place else []
    choices = [("check", kit.tr(_("All right")), nothing)]
    desk.ask(SheetContent(title=told.title, text=told.text, body=body, choices=choices))
