"""Every screen on every device at every size of text: nothing cut, nothing on top of another, nothing outside."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.preview.devices import DEVICES
from app.preview.hand import Hand, StillClock
from app.preview.scenes import SCENES
from app.preview.snapshot import NOON, profiles
from app.ui.insets import Insets
from app.wiring.options import Options
from tests.ui.layout_audit import audit

SHAPES = {
    **DEVICES,
    "phone-cutout-landscape": DEVICES["phone-cutout"].turned(),
    "phone-small-landscape": DEVICES["phone-small"].turned(),
}
SCALES = (0.85, 1.0, 2.0)


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Path]]:
    with profiles() as folders:
        yield folders


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_or_covered_or_outside(name: str, made: dict[str, Path], tmp_path: Path) -> None:
    scene = SCENES[name]
    folder = tmp_path / "profile"
    shutil.copytree(made[scene.profile], folder)
    hand = Hand(Options(data=folder), StillClock(), lambda: NOON, (412, 915), blind=True)
    try:
        scene.lead(hand)
        faults = [
            f"{device} at {scale:g}: {fault}"
            for device, screen in SHAPES.items()
            for scale in SCALES
            for fault in _faults(hand, screen, scale)
        ]
    finally:
        hand.close()
    assert not faults, "\n".join(faults[:40])


def _faults(hand: Any, screen: Any, scale: float) -> list[str]:
    kit = hand.app.parts.kit
    kit.insets.now = Insets(screen.left, screen.top, screen.right, screen.bottom)
    kit.theme.scale_text(scale)
    hand.resize(screen.width, screen.height)
    hand.frames(3)
    faults = dict.fromkeys(audit(hand))
    scroll = getattr(hand.app.screen, "scroll", None)
    if scroll is not None and hand.app.sheets.now is None and scroll.do_scroll_y:
        scroll.scroll_y = 0.0
        hand.frames(2)
        faults |= dict.fromkeys(audit(hand))
        scroll.scroll_y = 1.0
    return list(faults)
