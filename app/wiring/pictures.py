"""Where drawn pictures are kept, and what makes them out of date."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import __version__
from app.data.files.picture_cache import PictureCache
from app.data.library.card_cache import states_of
from app.figure.look import BUILDS

if TYPE_CHECKING:
    from app.ui.base.theme import Theme

_APP = Path(__file__).resolve().parents[1]
# Whoever changes how a figure looks sees it at the next start.
_DRAWN_BY = ("figure/*.py*", "ui/widgets/figure*.py*", "ui/widgets/portraits.py*")


class KeptPictures:
    """Pictures of figures, kept in files.

    Args:
        user: The runner's folder.
        share: Limber's own.
        theme: The look.
        file: Gives the file that says how an exercise is done, by its id; None where there is none.
    """

    def __init__(self, user: Path, share: Path, theme: "Theme", file: Callable[[str], Path | None]) -> None:
        self._file = file
        self._share, self._theme = share, theme
        self._cache = PictureCache(user / "cache" / "pictures", self._stamp)

    def state(self, exercise: str) -> list[Any]:
        """Changes with the file that says how the figure does an exercise, wherever it lies."""
        file = self._file(exercise)
        return [] if file is None else [*states_of([file]).values()]

    def read(self, key: Sequence[Any], edge: int) -> bytes | None:
        """See `PictureCache.read`."""
        return self._cache.read(key, edge)

    def write(self, key: Sequence[Any], pixels: bytes) -> None:
        """See `PictureCache.write`."""
        self._cache.write(key, pixels)

    def _stamp(self) -> list[Any]:
        assets = self._share / "assets" / "figure"
        files = [assets / "bases.yaml", *(assets / f"{build}.bin" for build in BUILDS)]
        for pattern in _DRAWN_BY:
            files += sorted(_APP.glob(pattern))
        return [__version__, self._theme.figure_tokens, list(states_of(files).items())]
