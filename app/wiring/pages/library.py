"""Furnishes the library."""

from functools import partial
from typing import Any

from app.core.i18n import mark as _
from app.device.environment import on_a_phone
from app.ui.pages.page import Page
from app.ui.screens.library.page import LibraryScreen
from app.ui.screens.library.shelf import LeftHalfDone, LibraryLinks
from app.ui.widgets.sheet import Choice, SheetContent
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.own_files import OwnFiles
from app.wiring.pages.routine import copy_of


def library_room(context: AppContext) -> Page:
    """The room."""
    files = OwnFiles(context)
    doors = LibraryLinks(
        lambda name: context.routes.open("routine", name),
        lambda name: context.routes.open("exercise", name),
        files.see,
        files.remove,
        stars(context),
        lambda: _new(context, files),
        lambda: _new_exercise(context),
        lambda: _unfinished(context),
    )
    return LibraryScreen(context.kit, context.app.tabs("library"), context.routines.lists, doors)


def _new(context: AppContext, files: OwnFiles) -> None:
    """Offers the ways to a routine of one's own."""
    tr = context.tr
    choices: list[Choice] = [("content_copy", tr(_("Copy a routine")), lambda: _choose_copy(context))]
    text = tr(_("Copy one of Limber’s and change it, or bring one in from a file that you have exported."))
    if not on_a_phone():  # there nothing else reaches Limber's files
        choices.append(("edit", tr(_("Begin a new one")), files.begin))
        how = _("A routine is a text file, which you change in any editor; Limber reads it again by itself.")
        text = f"{text} {tr(how)}"
    choices.append(("download", tr(_("Import a file")), lambda: _import(context)))
    context.app.sheets.show(
        SheetContent(title=tr(_("A routine of your own")), text=text, choices=choices, leave=lambda: None)
    )


def _new_exercise(context: AppContext) -> None:
    from app.wiring.pages.exercise_editor import open_exercise_editor

    open_exercise_editor(context, None)


def _unfinished(context: AppContext) -> list[LeftHalfDone]:
    """Exercises that were left half changed."""
    from app.wiring.pages.exercise_drafts import all_unfinished

    return [
        LeftHalfDone(each.title, partial(_go_on, context, each), each.drop)
        for each in all_unfinished(context)
    ]


def _go_on(context: AppContext, unfinished: Any) -> None:
    from app.wiring.pages.exercise_editor import go_on

    go_on(context, unfinished)


def _choose_copy(context: AppContext) -> None:
    from app.ui.screens.library.copy_page import CopyPage

    cards = [card for card in context.routines.cards() if not card.problem]
    cards.sort(
        key=lambda card: (card.own, ["warm-up", "cool-down", "gentle"].index(card.phase), card.minutes)
    )
    context.open(CopyPage(context.kit, cards, lambda name: copy_of(context, name), context.back))


def _import(context: AppContext) -> None:
    """The same import as in Settings, wherever the system lets files come from."""
    from app.ui.screens.settings.data_blocks import take_in
    from app.wiring.pages.settings import settings_ports

    take_in(context.kit, settings_ports(context))
