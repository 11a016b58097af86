"""Every text on every screen in every theme against what is really drawn behind it."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.preview.hand import Hand, StillClock
from app.preview.scenes import SCENES
from app.preview.snapshot import NOON, profiles
from app.ui.theme import THEMES
from app.ui.widgets.words import Icon
from app.wiring.options import Options
from tests.ui.layout_audit import labels_of
from tests.ui.test_theme import contrast

LARGE_PX = 24  # WCAG: 18 pt; at this size and above shapes read well with less
AA, AA_LARGE, AAA = 4.5, 3.0, 7.0


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Path]]:
    with profiles() as folders:
        yield folders


@pytest.mark.parametrize("name", SCENES)
def test_every_text_can_be_read_on_its_ground(name: str, made: dict[str, Path], tmp_path: Path) -> None:
    scene = SCENES[name]
    folder = tmp_path / "profile"
    shutil.copytree(made[scene.profile], folder)
    hand = Hand(Options(data=folder), StillClock(), lambda: NOON, (412, 915), blind=True)
    try:
        scene.lead(hand)
        faults = [f"{theme}: {fault}" for theme in THEMES for fault in _faults(hand, theme)]
    finally:
        hand.close()
    assert not faults, "\n".join(faults)


def _faults(hand: Any, name: str) -> Iterator[str]:
    theme = hand.app.parts.kit.theme
    theme.use(name)
    hand.settle()
    width, height = hand.window.size
    # Into a buffer of its own: the window of this process may have been opened in another size.
    pixels = hand.root.export_as_image().texture.pixels
    for seen in labels_of(hand):
        label = seen.widget
        if getattr(label.parent, "disabled", False) or label.color[3] < 0.5:
            continue  # what cannot be used may step back
        rect = seen.visible
        if isinstance(label, Icon):  # a filled drawing leaves little of its ground inside its own edges
            rect = rect._replace(left=rect.left - 4, right=rect.right + 4)
        ground = _ground(pixels, width, height, rect, label.color)
        if ground is None:
            continue
        large = label.font_size >= LARGE_PX
        least = AAA if theme.contrast and not large else AA_LARGE if large else AA
        ratio = contrast(tuple(label.color), ground)
        if ratio < least:
            text = getattr(label, "words", "") or getattr(label, "icon", "") or label.text
            yield f"{text[:40]!r} has {ratio:.1f} of {least:g} on {_hex(ground)}, ink {_hex(label.color)}"


def _ground(pixels: bytes, width: int, height: int, rect: Any, ink: Any) -> tuple[float, ...] | None:
    """The commonest colour behind a text that is not the ink itself."""
    left, right = max(int(rect.left), 0), min(int(rect.right), width)
    low, high = max(int(rect.bottom), 0), min(int(rect.top), height)
    inked = tuple(round(part * 255) for part in ink[:3])
    counts: Counter[tuple[int, int, int]] = Counter()
    for y in range(low, high, 2):
        line = (height - 1 - y) * width  # rows come from the top
        row = pixels[(line + left) * 4 : (line + right) * 4]
        for x in range(0, len(row), 4):
            counts[row[x] >> 3, row[x + 1] >> 3, row[x + 2] >> 3] += 1
    for found, _ in counts.most_common():
        colour = tuple((part << 3) + 4 for part in found)
        if sum(abs(one - other) for one, other in zip(colour, inked, strict=True)) > 60:
            return tuple(part / 255 for part in colour)
    return None


def _hex(colour: Any) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in colour[:3])
