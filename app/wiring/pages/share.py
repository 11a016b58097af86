"""Opens the page from which a routine is shared."""

from pathlib import Path

from app.core.i18n import mark as _
from app.data.exchange.qr_code import qr_code
from app.data.exchange.shared_routine import SharedRoutine, shared_routine
from app.data.files.problems import BadFileError, UnknownError
from app.data.library.cards import why
from app.ui.screens.share.page import ShareLinks, SharePage, ShareView
from app.wiring.clipboard import copied
from app.wiring.context import AppContext
from app.wiring.options import open_library
from app.wiring.pages.handing_out import save_file, written
from app.wiring.prints import prints


def open_share(context: AppContext, name: str) -> None:
    """Opens the page of a routine's code and file; says so where its file cannot be used any more."""
    try:
        shared = shared_routine(open_library(context.options.data), name)
    except BadFileError as error:
        said = context.tr(_("The file can no longer be used: {reason}."))
        context.app.tell(said.format(reason=why(error)))
        return
    except UnknownError as error:
        context.app.tell(str(error.args[0]))
        return
    context.open(share_page(context, name, shared))


def share_page(context: AppContext, name: str, shared: SharedRoutine) -> SharePage:
    """The page of a routine's code and file."""
    own = next((card.own for card in context.routines.cards() if card.id == name), False)
    title = shared.title if own else context.tr(shared.title)
    code = qr_code(shared.text)
    view = ShareView(
        title,
        code.rows if code else (),
        len(shared.text),
        shared.beside,
        prints_elsewhere=not prints(context),
    )
    ways = _Ways(context, shared)
    links = ShareLinks(
        send=ways.send if context.share_file() is not None else None,
        save=ways.save,
        copy=ways.copy,
        leave=context.back,
    )
    return SharePage(context.kit, view, links)


class _Ways:
    """What is done with the file and the text.

    Args:
        context: What the app is built from.
        shared: What is shared.
    """

    def __init__(self, context: AppContext, shared: SharedRoutine) -> None:
        self._context, self._shared = context, shared

    def send(self) -> None:
        """Hands the file to other apps."""
        share = self._context.share_file()
        path = self._file()
        if share is not None and path is not None:
            share(path)

    def save(self) -> None:
        """Keeps a copy where the runner says, or where exports go."""
        path = self._file()
        if path is not None:
            save_file(self._context, path)

    def copy(self) -> None:
        """Puts the text into the clipboard."""
        done = copied(self._shared.text)
        self._context.tell(_("The text is in the clipboard.") if done else _("The text could not be copied."))

    def _file(self) -> Path | None:
        """The file to hand on: the routine's own, or one with all that it needs; None where that fails."""
        shared = self._shared
        if not shared.beside:
            return shared.file
        return written(self._context, shared.file.name, shared.content)
