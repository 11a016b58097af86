"""Which letters Limber's own typeface has."""

from collections.abc import Callable

from app.data.files.paths import share_folder
from app.ui.base.letters import Letters
from app.ui.base.typefaces import letters
from app.ui.base.typesetting import lacking


def own_letters() -> Letters | None:
    """The letters of Limber's typeface; None where it cannot be read."""
    return letters(share_folder() / "assets" / "fonts" / "LimberSans-Regular.ttf")


def lettering() -> Callable[[str], list[str]]:
    """Says which letters of a text Limber's typeface lacks; none where it cannot be read itself."""
    return lacking(own_letters())
