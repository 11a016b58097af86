"""Keeps a copy of a file where the runner says, or where exports go."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.i18n import mark as _
from app.data.files.atomic import write_whole
from app.device.files import safe_name
from app.ui.screens.settings.ports import Told
from app.wiring.pages.transfer import out_folder, pickers

if TYPE_CHECKING:
    from app.wiring.context import AppContext


def save_file(context: "AppContext", path: Path) -> None:
    """Lets the runner choose where a copy goes; where nothing can be chosen it goes beside the exports."""
    files = pickers(context)
    if files is None:
        _put(context, path)
        return

    def saved(done: bool) -> None:
        words = _("Saved") if done else files.problem
        if words:
            context.tell(words)

    files.save(path, saved)


def written(context: "AppContext", name: str, content: bytes) -> Path | None:
    """A file that can be handed on, in the cache; None where it cannot be written, which is said."""
    path = context.folder / "cache" / "shared" / safe_name(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        tell_unwritten(context, error)
        return None
    return path


def tell_unwritten(context: "AppContext", error: OSError) -> None:
    """Says why a file could not be written."""
    words = context.tr(_("The file cannot be written: {reason}."))
    context.app.tell(words.format(reason=error.strerror or error))


def _put(context: "AppContext", path: Path) -> None:
    """Copies the file to where exports go, beside what is there, and says where that is."""
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

    tr = context.tr
    tell(context.kit, settings_ports(context), Told(tr(_("Saved")), tr(_("Your file is here:")), str(to)))
