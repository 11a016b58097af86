"""Keeps a copy of a file where the runner says or, where the system has no way to ask, where exports go."""

import os
from pathlib import Path

from app.core.i18n import mark as _
from app.data.files.atomic import write_whole
from app.device.files import Files, safe_name
from app.ui.screens.settings.ports import Told
from app.wiring.context import AppContext
from app.wiring.pages.transfer import out_folder


def keep_copy(context: AppContext, files: Files | None, path: Path) -> None:
    """Saves a copy of a file, and says what has become of it.

    Args:
        context: What the app is built from.
        files: The system's pickers; None where there are none.
        path: The file.
    """
    if files is None:
        _put(context, path)
        return

    def saved(done: bool) -> None:
        words = _("Saved") if done else files.problem
        if words:
            context.tell(words)

    files.save(path, saved)


def tell_unwritten(context: AppContext, error: OSError) -> None:
    """Says that a file cannot be written, and why."""
    words = context.tr(_("The file cannot be written: {reason}."))
    context.app.tell(words.format(reason=error.strerror or error))


def _put(context: AppContext, path: Path) -> None:
    """Copies the file to where exports go, beside what is there, and says where that is."""
    tr = context.tr
    folder = out_folder(context)
    number, to = 1, folder / safe_name(path.name)
    while os.path.lexists(to):
        number += 1
        to = folder / f"{path.stem}-{number}{path.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(to, path.read_bytes())
    except OSError as error:
        tell_unwritten(context, error)
        return
    from app.ui.screens.settings.data_blocks import tell
    from app.wiring.pages.settings import settings_ports

    tell(context.kit, settings_ports(context), Told(tr(_("Saved")), tr(_("Your file is here:")), str(to)))
