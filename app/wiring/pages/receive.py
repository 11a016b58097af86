"""Takes what comes from elsewhere, whichever way it comes: picked, dropped, pasted, opened with Limber."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.core.window import Window

from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.wiring.pages.busy import busy

if TYPE_CHECKING:
    from app.data.files.problems import BadFileError
    from app.ui.screens.settings.ports import Told
    from app.wiring.context import AppContext
    from app.wiring.pages.arrival_plan import Prepared

_TOGETHER_S = 0.15  # files that are dropped at once come one after the other
_MORE = several("and {count} more", "and {count} more")
_MOST, _MOST_NAMED = 20, 3  # files that come in at once, and of them those that are named on top


def _nothing() -> None: ...


def receive(
    context: "AppContext",
    paths: Sequence[Path],
    read: Callable[[], None] = _nothing,
    *,
    is_asked: bool = True,
    beyond: Sequence[str] = (),
) -> None:
    """Shows what files would bring; an export is added to the record.

    Args:
        context: What the app is built from.
        paths: One file; or several routines and exercises, which are shown as one.
        read: Called once they are not needed any more, also where they are not taken.
        is_asked: The runner has brought them here; else an export is added only after a yes.
        beyond: Names of further files that have been left out already.
    """
    paths = list(dict.fromkeys(paths))
    if not paths or busy(context):
        read()
        return
    from app.wiring.pages.settings import settings_ports

    if len(paths) > 1 or beyond:
        _work(context, partial(_together, context, paths, beyond), read)
        return
    settings_ports(context).data.take_in(paths[0], partial(_tell, context), read, is_asked=is_asked)


def receive_text(context: "AppContext", text: str) -> None:
    """Shows what a pasted text would bring."""
    if not text.strip():
        context.tell(_("There is no text in the clipboard. Copy that of the QR code first."))
    elif not busy(context):
        _work(context, partial(_pasted, context, text))


class Drops:
    """Files that are dropped onto the window.

    Args:
        context: What the app is built from.
    """

    def __init__(self, context: "AppContext") -> None:
        self._context = context
        self._paths: list[Path] = []
        self._take = Clock.create_trigger(self._taken, _TOGETHER_S)
        Window.fbind("on_drop_file", self._dropped)

    def close(self) -> None:
        """Takes no more."""
        Window.funbind("on_drop_file", self._dropped)
        self._take.cancel()

    def _dropped(self, _window: Any, name: bytes, *_more: Any) -> bool:
        self._paths.append(Path(os.fsdecode(name)))
        self._take()
        return True

    def _taken(self, _dt: float) -> None:
        paths, self._paths = self._paths, []
        receive(self._context, paths)


def _work(context: "AppContext", work: Any, read: Callable[[], None] = _nothing) -> None:
    from app.data.files.problems import BadFileError
    from app.wiring.beside import beside
    from app.wiring.pages.arrival import show
    from app.wiring.pages.transfer import refused

    def tried() -> "Prepared | BadFileError":
        try:
            found: Prepared = work()
        except BadFileError as error:
            return error
        finally:
            read()
        return found

    def done(found: "Prepared | BadFileError") -> None:
        if busy(context):  # a session may have begun, or a question come, while it was read
            return
        if isinstance(found, BadFileError):
            _tell(context, refused(context.tr, found))
        else:
            show(context, found)

    beside(tried, done)


def _pasted(context: "AppContext", text: str) -> "Prepared":
    from app.data.exchange.arrivals import read
    from app.wiring.pages.arrival_plan import prepare

    return prepare(context, read(text.encode("utf-8", "replace"), context.tr(_("Pasted text"))), "")


def _together(context: "AppContext", paths: Sequence[Path], more: Sequence[str]) -> "Prepared":
    from app.data.exchange.arrivals import Incoming, Several, told_apart
    from app.data.exchange.formats import incoming
    from app.data.files.problems import BadFileError, Problem
    from app.wiring.pages.arrival_plan import prepare

    found: dict[str, Incoming] = {}
    for name, path in zip(told_apart([path.name for path in paths[:_MOST]]), paths, strict=False):
        each = incoming(path, context.share, name)
        if each is None:
            alone = "an export is taken in alone, not together with others"
            raise BadFileError([Problem(Path(name), 1, 1, alone)])
        found[name] = each
    beyond = [*(path.name for path in paths[_MOST:]), *more]
    return prepare(context, Several(found, beyond), _few(context, list(found), _MOST_NAMED))


def _few(context: "AppContext", names: Sequence[str], most: int) -> str:
    """The first of some names, and how many there are besides."""
    more = [counted(context.tr, _MORE, len(names) - most)] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def _tell(context: "AppContext", told: "Told") -> None:
    from app.ui.screens.settings.data_blocks import tell
    from app.wiring.pages.settings import settings_ports

    tell(context.kit, settings_ports(context), told)
