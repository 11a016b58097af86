"""Every scene that `snapshot` takes, in the language that shows what was forgotten."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.preview.scenes import SCENES
from app.preview.snapshot import NOON, profiles
from app.ui.base.translator import PSEUDO
from tests.helpers import FakeClock
from tests.ui.driver import Driver

# What stands there in no language: folders, the app's name, a report, which is read by whoever mends the app, and
# words of somebody's own files.
_HILLS = "Before the Tuesday hills|Wakes hips and calves .*"
_NAMES = {
    "settings": r"/.*|pseudo",
    "about": "Limber",
    "report": ".*",
    "arrival": _HILLS,
    "arrival-added": _HILLS,
    "share-large": _HILLS,
    "arrival-faults": "Easy evening",
    "arrival-timer": "Leg day|Drink some water|Lunge steps|Jog on the spot|Squats|Bridge|Ankle rolls",
    "arrival-choose": "Lunge steps",
}
_LETTERS = re.compile(r"[A-Za-z]{3}")


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Path]]:
    with profiles() as folders:
        yield folders


@pytest.mark.parametrize("name", SCENES)
def test_it_is_reached_in_another_language_and_all_of_it_is_translated(
    name: str, made: dict[str, Path], tmp_path: Path
) -> None:
    scene = SCENES[name]
    folder = tmp_path / "profile"
    shutil.copytree(made[scene.profile], folder)
    hand = Driver(folder, FakeClock(), today=lambda: NOON, ask=True, language=PSEUDO)
    try:
        scene.lead(hand)
        hand.settle()
        texts = hand.texts()
    finally:
        hand.close()
    plain = [text for text in texts if _LETTERS.search(text) and text.isascii()]
    assert texts
    assert [text for text in plain if not re.fullmatch(_NAMES.get(name, ""), text)] == []
