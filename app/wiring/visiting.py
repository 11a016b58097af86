"""Pictures of exercises that have come and are not the runner's yet; nothing of them is kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.ui.widgets.pictures import Pictures, PictureStore

if TYPE_CHECKING:
    from app.core.exercise import Exercise
    from app.ui.widgets.page_context import PageContext
    from app.wiring.context import AppContext


class _Passing:
    """Keeps pictures as the app does, but for those of exercises that have only come to be looked at.

    Args:
        kept: Where the app keeps them.
        visiting: Gives those that it keeps none of, by id.
    """

    def __init__(self, kept: PictureStore, visiting: Callable[[], Mapping[str, Any]]) -> None:
        self._kept, self._visiting = kept, visiting

    def state(self, exercise: str) -> list[Any]:
        """See `PictureStore`."""
        return ["visiting"] if exercise in self._visiting() else self._kept.state(exercise)

    def read(self, key: Sequence[Any], edge: int) -> bytes | None:
        """See `PictureStore`."""
        return None if key[0] in self._visiting() else self._kept.read(key, edge)

    def write(self, key: Sequence[Any], pixels: bytes) -> None:
        """See `PictureStore`."""
        if key[0] not in self._visiting():
            self._kept.write(key, pixels)


def visiting_kit(
    context: "AppContext",
    exercises: "Callable[[], Mapping[str, Exercise]]",
    figures: Callable[[], Mapping[str, Any]],
) -> "PageContext":
    """What a page needs that shows exercises which are not in the library.

    Args:
        context: What the app is built from.
        exercises: Gives those exercises, by the ids that the page calls them by.
        figures: Gives how the figure does them, likewise.
    """
    from app.ui.widgets.figures import Figures

    routines, kit, theme = context.routines, context.kit, context.theme
    drawn = Figures(
        lambda name: found[name] if name in (found := figures()) else routines.figure(name),
        routines.bases,
        theme,
    )
    pictures = Pictures(
        lambda: drawn,
        lambda name: exercises().get(name) or routines.exercise(name),
        kit.pictures.turns,
        theme.figure_palette,
        theme.figure_look,
        lambda: _Passing(context.kept, exercises),
    )
    return kit._replace(figures=lambda: drawn, pictures=pictures)
