"""Whether a body can do what the figure of an exercise says: the checks of the command line, for a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from threading import Thread
from typing import Any

from app.data.files.paths import share_folder
from app.figure.collide import Skin
from app.figure.errors import FigureError
from app.figure.faults import Fault, worst_of
from app.figure.lint import lint
from app.figure.look import BUILDS
from app.figure.mesh import read_body
from app.wiring.figure_files import figure_bases

SIDES = ("right", "left")


def figure_faults(
    name: str, spec: Mapping[str, Any], bases: Mapping[str, Any], areas: Iterable[str] = (),
    sides: Sequence[str] = SIDES,
) -> list[Fault]:  # fmt: skip
    """Every fault of a figure, of the body that has it worst.

    Args:
        name: Id of the exercise, for the faults.
        spec: Its `figure` block.
        bases: The base poses.
        areas: The exercise's areas.
        sides: Which sides.

    Raises:
        FigureError: The block cannot be posed at all.
    """
    return worst_of([lint(name, spec, bases, skin, areas, sides) for skin in _skins()])


def said_of(spec: Mapping[str, Any], areas: Iterable[str] = ()) -> list[str]:
    """The same as sentences, in English as written; none where a body can do it."""
    try:
        faults = figure_faults("", spec, figure_bases(), areas)
    except FigureError as error:
        return [str(error)]
    return list(dict.fromkeys(fault.text for fault in faults))


class FigureCheck:
    """Checks figures beside the thread that draws, one after the other; each once.

    Args:
        later: Calls something on the thread that draws.
        known: Figures that have been checked before, such as Limber's own.
    """

    def __init__(
        self, later: Callable[[Callable[[], None]], None], known: Callable[[Any], bool] = lambda _: False
    ) -> None:
        self._later, self._known = later, known
        self._found: dict[str, list[str]] = {}
        self._busy: set[str] = set()

    def ask(self, spec: Any, areas: Iterable[str], then: Callable[[], None]) -> list[str] | None:
        """What is wrong with a figure; None while that is found out, after which `then` is called."""
        if spec is None or self._known(spec):
            return []
        key = repr(spec)
        if key not in self._found and key not in self._busy:
            self._busy.add(key)
            wanted = tuple(areas)

            def work() -> None:
                found = said_of(spec, wanted)

                def tell() -> None:
                    self._busy.discard(key)
                    self._found[key] = found
                    then()

                self._later(tell)

            Thread(target=work, name="figure-check", daemon=True).start()
        return self._found.get(key)


@cache
def _skins() -> list[Skin]:
    folder = share_folder() / "assets" / "figure"
    return [Skin(build, read_body(folder / f"{build}.bin")) for build in BUILDS]
