"""Small pictures of exercises for lists; each drawn in its turn, so that lists stay smooth, and then kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import astuple
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol
from weakref import ref

from app.figure.look import Look
from app.ui.base.idle_tasks import IdleTasks

if TYPE_CHECKING:  # figures come after the first frame
    from app.ui.widgets.figures import Figures

LIMIT = 96  # pictures at hand; of more the longest unused go, and come back from where they are kept
_LEAST_PIXELS = 8


class Waiting(Protocol):
    """What waits for a picture."""

    def draw(self) -> None:
        """Its turn has come."""


class PictureStore(Protocol):
    """Where pictures are kept from one start to the next; nothing of it raises."""

    def state(self, exercise: str) -> list[Any]:
        """Plain values that change whenever an exercise's figure may have changed."""

    def read(self, key: Sequence[Any], edge: int) -> bytes | None:
        """Pixels of a square picture, RGBA from the lowest row up; None where it is not kept."""

    def write(self, key: Sequence[Any], pixels: bytes) -> None:
        """Keeps them."""


class Pictures:
    """Shows pictures that have been drawn before, and draws the others one after the other.

    Args:
        figures: Gives the figures; loaded with the first picture that has to be drawn.
        exercise: Gives an exercise by its id, or None where there is none of that name.
        turns: What else is to be done.
        palette: Name of the figure's palette for before, after or rest.
        look: The figure that shows a routine or exercise of a name.
        kept: Gives where they are kept; asked with the first picture.

    Attributes:
        turns: The same, for whatever else would be felt if it were done at once.
        drawn: How many had to be drawn.
    """

    def __init__(
        self,
        figures: "Callable[[], Figures]",
        exercise: Callable[[str], Any],
        turns: IdleTasks,
        palette: Callable[[str], str],
        look: Callable[[str], Look],
        kept: Callable[[], PictureStore],
    ) -> None:
        self._figures, self._exercise, self.turns = figures, exercise, turns
        self._palette, self._look, self._open = palette, look, kept
        self._at_hand: OrderedDict[Hashable, Any] = OrderedDict()
        self.drawn = 0

    def of(
        self,
        exercise: str,
        phase: str,
        side: str | None = None,
        *,
        glow: bool = True,
        tile: bool = False,
        who: str = "",
    ) -> Callable[[int], Any]:
        """What gives the picture of an exercise at a size in pixels, a texture; None where there is none.

        One without a figure has a drawing that stands for it.

        Args:
            exercise: Its id.
            phase: before, after or rest.
            side: left, right or None.
            glow: The muscles at work glow.
            who: Name of the routine it is shown for, which decides who shows it; else the exercise does.
            tile: For a small square, which the figure fills, or the half of it that is at work.
        """

        def draw(pixels: int) -> Any:
            found = self._exercise(exercise)
            if found is None:
                return None
            look = self._look(who or exercise)
            return self._figures().picture(found, side, phase, pixels, look, glow=glow, tile=tile)

        def picture(pixels: int) -> Any:
            look = astuple(self._look(who or exercise))
            what = [exercise, side, glow, tile, look, self._kept.state(exercise)]
            return self._picture([*what, self._palette(phase), pixels], pixels, draw)

        return picture

    def exercise(self, name: str) -> Any:
        """An exercise by its id, or None where there is none of that name."""
        return self._exercise(name)

    def portrait(self, name: str, phase: str, who: str = "") -> Callable[[int], Any]:
        """The same for a figure that is posed for its place on a page; `name` is one of PORTRAITS."""

        def draw(pixels: int) -> Any:
            return self._figures().portrait(name, phase, pixels, self._look(who or name))

        def picture(pixels: int) -> Any:
            key = ["portrait", name, astuple(self._look(who or name)), self._palette(phase), pixels]
            return self._picture(key, pixels, draw)

        return picture

    def body(self, areas: Sequence[str], view: str, phase: str, who: str = "") -> Callable[[int], Any]:
        """The same for a figure that stands and shows where it was worked.

        Args:
            areas: Ids of the areas that glow.
            view: front or back.
            phase: before, after or rest.
            who: Name of the routine, which decides who stands there.
        """

        def draw(pixels: int) -> Any:
            return self._figures().body(areas, view, phase, pixels, self._look(who))

        def picture(pixels: int) -> Any:
            key = ["body", view, *areas, astuple(self._look(who)), self._palette(phase), pixels]
            return self._picture(key, pixels, draw)

        return picture

    @cached_property
    def _kept(self) -> PictureStore:
        return self._open()

    def forget(self) -> None:
        """Lets go of all that are at hand."""
        self._at_hand.clear()

    @property
    def at_hand(self) -> int:
        """How many are at hand, LIMIT at most."""
        return len(self._at_hand)

    def line_up(self, waiting: Waiting) -> None:
        """Has `draw` called when its turn has come; what is gone by then is passed over."""
        weak = ref(waiting)

        def draw() -> None:
            if (still := weak()) is not None:
                still.draw()

        self.turns.last(draw)

    def _picture(self, key: Sequence[Any], edge: int, draw: Callable[[int], Any]) -> Any:
        if edge < _LEAST_PIXELS:
            return None
        name = repr(key)
        texture = self._at_hand.get(name)
        if texture is None:
            content = self._kept.read(key, edge) or self._afresh(edge, key, draw)
            if content is None:
                return None
            texture = self._at_hand[name] = self._texture(edge, key, content)
            if len(self._at_hand) > LIMIT:
                self._at_hand.popitem(last=False)
        self._at_hand.move_to_end(name)
        return texture

    def _afresh(self, edge: int, key: Sequence[Any], draw: Callable[[int], Any]) -> bytes | None:
        drawn = draw(edge)
        if drawn is None:
            return None
        self.drawn += 1
        pixels: bytes = drawn.pixels
        self.turns.last(partial(self._kept.write, key, pixels))
        return pixels

    def _texture(self, edge: int, key: Sequence[Any], pixels: bytes) -> Any:
        from kivy.graphics.texture import Texture

        def fill(texture: Any, pixels: bytes | None) -> None:
            if pixels is not None:
                texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")

        texture = Texture.create(size=(edge, edge), colorfmt="rgba")
        fill(texture, pixels)
        # The system may take the display's memory while the app is away.
        texture.add_reload_observer(lambda lost: fill(lost, self._kept.read(key, edge)))
        return texture
