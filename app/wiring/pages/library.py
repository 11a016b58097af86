"""Furnishes the library."""

from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.screens.library.page import LibraryScreen
from app.ui.screens.library.shelf import LibraryLinks, Unsaved
from app.ui.widgets.sheet import Choice, SheetContent
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.own_files import OwnFiles
from app.wiring.pages.routine import copy_of
from app.wiring.pages.unsaved import unsaved

_NEW = {
    "warm-up": _("A new warm-up"),
    "run": _("A new run-walk session"),
    "cool-down": _("A new cool-down"),
    "gentle": _("A new gentle routine"),
}


def library_room(context: AppContext) -> Page:
    """The room."""
    files = OwnFiles(context)
    doors = LibraryLinks(
        lambda name: context.routes.open("routine", name),
        lambda name: context.routes.open("exercise", name),
        files.see,
        files.remove,
        stars(context),
        lambda: _new(context),
        lambda: context.routes.open("new-exercise"),
        lambda: [Unsaved(*one) for one in unsaved(context)],
        (lambda: context.routes.open("plans")) if context.options.ask else None,
    )
    return LibraryScreen(context.kit, context.app.tabs("library"), context.routines.lists, doors)


def _new(context: AppContext) -> None:
    """Offers the ways to a routine of one's own."""
    tr = context.tr
    choices: list[Choice] = [("content_copy", tr(_("Copy a routine")), lambda: _choose_copy(context))]
    choices += [
        ("add", tr(words), lambda phase=phase: context.routes.open("new-routine", phase))  # type: ignore[misc]
        for phase, words in _NEW.items()
    ]
    ways = _(
        "Change a copy of one of Limber’s, begin a new one, or bring in a file or the text of a QR code."
    )
    text = tr(ways)
    choices.append(("download", tr(_("Import a file")), lambda: _import(context)))
    choices.append(("smartphone", tr(_("Paste a routine")), lambda: _paste(context)))
    context.app.sheets.show(
        SheetContent(title=tr(_("A routine of your own")), text=text, choices=choices, leave=lambda: None)
    )


def _choose_copy(context: AppContext) -> None:
    from app.ui.screens.library.copy_page import CopyPage

    cards = [card for card in context.routines.cards() if not card.problem]
    cards.sort(key=lambda card: (card.own, list(_NEW).index(card.phase), card.minutes))
    context.open(CopyPage(context.kit, cards, lambda name: copy_of(context, name), context.back))


def _import(context: AppContext) -> None:
    """The same import as in Settings, wherever the system lets files come from."""
    from app.ui.screens.settings.data_blocks import take_in
    from app.wiring.pages.settings import settings_ports

    take_in(context.kit, settings_ports(context))


def _paste(context: AppContext) -> None:
    from app.wiring.clipboard import pasted
    from app.wiring.pages.receive import receive_text

    receive_text(context, pasted())
