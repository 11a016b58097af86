"""Every screen: on every device at every size of text nothing is cut, covered or outside; in every theme every
text can be read on what is really drawn behind it.

Each scene is looked at on the smallest phone with the largest text and on three more shapes, and in the light
theme and one more, which differ from scene to scene; `make soak` takes all of them (`tests/soak/screens.py`).
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.device.screens import DEVICES
from app.preview.scenes import SCENES
from app.preview.snapshot import NOON, profiles
from app.ui.base.insets import Insets
from app.ui.base.theme import THEMES
from app.ui.widgets.words import Icon
from tests.helpers import FakeClock
from tests.ui.base.test_theme import contrast
from tests.ui.driver import Driver
from tests.ui.layout_audit import audit, labels_of

WHOLE = ("phone-small", "phone", "foldable", "tablet")
LYING = {name: DEVICES[name].turned() for name in ("phone-cutout", "phone-small")}
THREE = ("phone-small", "tablet")  # and the small phone on its side: at every size of text
SCALES, THREE_SCALES = (0.85, 1.0, 2.0), (0.85, 1.0, 1.5, 2.0)
SHAPES = [
    (name, DEVICES[name], scale) for name in WHOLE for scale in (THREE_SCALES if name in THREE else SCALES)
]
SHAPES += [
    (f"{name} on its side", screen, scale) for name, screen in LYING.items() for scale in THREE_SCALES[1:]
]
HARDEST = ("phone-small", DEVICES["phone-small"], 2.0)
MORE = 3  # shapes of each scene besides the hardest
WHOLLY = "LIMBER_EVERY_SHAPE"
"""Environment variable with which every scene is looked at in all shapes and themes."""
LARGE_PX = 24  # WCAG: 18 pt; at this size and above shapes read well with less
AA, AA_LARGE, AAA = 4.5, 3.0, 7.0


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Path]]:
    with profiles() as folders:
        yield folders


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_or_covered_or_outside_and_all_can_be_read(
    name: str, made: dict[str, Path], tmp_path: Path
) -> None:
    scene = SCENES[name]
    folder = tmp_path / "profile"
    shutil.copytree(made[scene.profile], folder)
    hand = Driver(folder, FakeClock(), today=lambda: NOON, ask=True)
    try:
        scene.lead(hand)
        faults = [f"{theme}: {fault}" for theme in _themes(name) for fault in _unreadable(hand, theme)]
        faults += [
            f"{device} at {scale:g}: {fault}"
            for device, screen, scale in _shapes(name)
            for fault in _misplaced(hand, screen, scale)
        ]
    finally:
        hand.close()
    assert not faults, "\n".join(faults[:40])


def _shapes(scene: str) -> list[Any]:
    if os.environ.get(WHOLLY):
        return SHAPES
    others = [shape for shape in SHAPES if shape != HARDEST]
    first = list(SCENES).index(scene) * MORE  # scene after scene goes on round all shapes
    return [HARDEST, *(others[(first + i) % len(others)] for i in range(MORE))]


def _themes(scene: str) -> list[str]:
    light, *others = THEMES
    if os.environ.get(WHOLLY):
        return [light, *others]
    return [light, others[list(SCENES).index(scene) % len(others)]]


def test_the_scenes_together_are_seen_in_every_shape_and_theme() -> None:
    assert HARDEST in SHAPES
    assert {str(shape) for name in SCENES for shape in _shapes(name)} == {str(shape) for shape in SHAPES}
    assert {theme for name in SCENES for theme in _themes(name)} == set(THEMES)


def _misplaced(hand: Any, screen: Any, scale: float) -> list[str]:
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


def _unreadable(hand: Any, name: str) -> Iterator[str]:
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
