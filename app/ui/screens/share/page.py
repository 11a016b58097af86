"""A routine for somebody else: as a QR code on the screen, and as a file."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.screens.share.qr_picture import QrPicture
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.wide_tap import WideTap

_HOW = _(
    "Read it with the camera of the other phone and copy the text. There, in Limber: Library, New, "
    "Paste a routine."
)
_DESK = _("On a computer, Limber also prints it as a sheet for your wall.")
_SIZE = several("The whole routine in {count} character.", "The whole routine in {count} characters.")
_WITH = several("{count} exercise of your own comes along.", "{count} exercises of your own come along.")
_TOO_LARGE = _(
    "With {size} characters it is too large for a code that a phone can read. Hand on the file, or copy the "
    "text: either holds everything."
)
_QUIET_DP = 56


class ShareView(NamedTuple):
    """What is shared; all words translated.

    Attributes:
        title: Of the routine.
        rows: Modules of the code; empty where it would be too large.
        size: Characters of the text that it holds.
        beside: How many exercises of the runner's come along.
        prints_elsewhere: This device does not print.
    """

    title: str
    rows: Sequence[bytes]
    size: int
    beside: int
    prints_elsewhere: bool = False


class ShareLinks(NamedTuple):
    """What the page leads to.

    Attributes:
        send: Hands the file to other apps; None where that is not possible.
        save: Keeps a copy of the file.
        copy: Puts the text into the clipboard; None where there is none.
        leave: Leads back.
    """

    send: Callable[[], None] | None
    save: Callable[[], None]
    copy: Callable[[], None] | None
    leave: Callable[[], None]


class SharePage(Page):
    """A routine's code, and its file.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        view: What is shared.
        links: What it leads to.
    """

    least_view_dp = 320  # where the window is low, the code needs all of it

    def __init__(self, kit: PageContext, view: ShareView, links: ShareLinks) -> None:
        heading = kit.tr(in_context("heading: share a routine", "Share"))
        super().__init__(kit, heading, lead="arrow_back", leave=links.leave, two=True)
        tr = self.tr
        self.picture: QrPicture | None = None
        self.column.block()
        title = Column(margin=dp(4))
        title.add(self.words(view.title, "title"))
        self.add(title, dp(8))
        if view.rows:
            words = tr(_("QR code of {title}")).format(title=view.title)
            self.picture = QrPicture(self.theme, view.rows, words)
            self.add(self.picture, dp(14))
        else:
            panel = Panel(self.theme, "ease_tint")
            panel.add(self.words(tr(_TOO_LARGE).format(size=view.size), "body", "on_ease_tint"))
            self.add(panel, dp(14))
        self.column.block()
        about = Column(gap=dp(6), margin=dp(4))
        if view.rows:
            about.add(self.words(counted(tr, _SIZE, view.size), "heading"))
        if view.beside:
            about.add(self.words(counted(tr, _WITH, view.beside), "body"))
        if view.rows:
            about.add(self.words(tr(_HOW), "body", "ink_2"))
        if view.prints_elsewhere:
            about.add(self.words(tr(_DESK), "body", "ink_2"))
        if about.items:
            self.add(about, dp(14))
        self._ways(links)

    def _ways(self, links: ShareLinks) -> None:
        tr = self.tr
        if links.copy is not None:
            self.add(self._quiet("content_copy", tr(_("Copy the text")), links.copy), dp(14))
        if links.send is None:
            self.foot.add(WideTap(self.theme, tr(_("Save a copy")), links.save, icon="download"))
            return
        self.add(self._quiet("download", tr(_("Save a copy")), links.save), dp(8))
        self.foot.add(WideTap(self.theme, tr(_("Send the file")), links.send, icon="share"))

    def _quiet(self, icon: str, words: str, action: Callable[[], None]) -> WideTap:
        return WideTap(
            self.theme,
            words,
            action,
            icon=icon,
            fill="surface_2",
            ink="ink",
            style="row",
            high_dp=_QUIET_DP,
        )
