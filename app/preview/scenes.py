"""Every screen in every state that is worth a picture, and the taps that lead there."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the names of the scenes are known without a window
    from app.preview.hand import Hand


class Scene(NamedTuple):
    """One screen in one state.

    Attributes:
        lead: Leads from a fresh start to it.
        profile: new, settled (safety questions answered), or sample (months of runs).
    """

    lead: "Callable[[Hand], None]"
    profile: str = "sample"


def _today(hand: "Hand") -> None:
    hand.app.show_today()


SCENES: Mapping[str, Scene] = {
    "today": Scene(_today),
    "today-first-week": Scene(_today, "settled"),
    "library": Scene(lambda hand: hand.app.go("library")),
    "history": Scene(lambda hand: hand.app.go("history")),
    "learn": Scene(lambda hand: hand.app.go("learn")),
    "settings": Scene(lambda hand: hand.app.go("settings")),
}
