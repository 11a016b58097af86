"""Opens the page from which a routine is shared."""

from pathlib import Path

from app.core.i18n import mark as _
from app.data.exchange.qr_code import qr_code
from app.data.exchange.shared_routine import SharedRoutine, shared_routine
from app.data.files.atomic import write_whole
from app.data.files.problems import BadFileError, UnknownError
from app.data.library.cards import why
from app.device.files import Files, safe_name
from app.ui.screens.share.page import ShareLinks, SharePage, ShareView
from app.wiring.clipboard import copied
from app.wiring.context import AppContext
from app.wiring.options import open_library
from app.wiring.pages.saving import keep_copy, tell_unwritten
from app.wiring.pages.transfer import pickers
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
    files = pickers(context)
    ways = _Ways(context, shared, files)
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
        files: The system's pickers; None where there are none.
    """

    def __init__(self, context: AppContext, shared: SharedRoutine, files: Files | None) -> None:
        self._context, self._shared, self._files = context, shared, files

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
            keep_copy(self._context, self._files, path)

    def copy(self) -> None:
        """Puts the text into the clipboard."""
        done = copied(self._shared.text)
        self._context.tell(_("The text is in the clipboard.") if done else _("The text could not be copied."))

    def _file(self) -> Path | None:
        """The file to hand on: the routine's own, or one with all that it needs; None where that fails."""
        shared, context = self._shared, self._context
        if not shared.beside:
            return shared.file
        path = context.folder / "cache" / "shared" / safe_name(shared.file.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, shared.content)
        except OSError as error:
            tell_unwritten(context, error)
            return None
        return path
