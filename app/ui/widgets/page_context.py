"""What every page needs to be built."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from app.core.i18n import Translate
from app.ui.base.insets import Insets
from app.ui.base.theme import Theme
from app.ui.widgets.pictures import Pictures

if TYPE_CHECKING:  # figures come after the first frame
    from app.ui.widgets.figures import Figures


class PageContext(NamedTuple):
    """What every page needs to be built.

    Attributes:
        theme: The look.
        tr: Translates.
        insets: What the system keeps for itself at the edges, dp; asked at every change of size.
        figures: Gives the figures; loaded when it is first called, never before the first frame.
        pictures: Small pictures of exercises, drawn one a frame.
        wrong: What "Something feels wrong" leads to.
        calm: Whether the runner wants less motion.
    """

    theme: Theme
    tr: Translate
    insets: Callable[[], Insets]
    figures: "Callable[[], Figures]"
    pictures: Pictures
    wrong: Callable[[], None]
    calm: Callable[[], bool] = lambda: False
