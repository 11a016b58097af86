"""Joins what overlaps within the signs of the two icon typefaces: `python -m tools.join_contours`.

Needs fonttools and skia-pathops, which the app itself never imports. Where the contours of a sign overlap,
some drawers of letters leave a pale seam along the inner edge, others draw the whole sign more coarsely.
Running it again changes nothing.
"""

import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "fonts"
_OVERLAP = 0x40  # a bit of the first point: this sign has contours that overlap
NAMES = ("LimberIcons.ttf", "LimberIconsLine.ttf")


def main() -> int:
    """Joins them in place; returns the exit code."""
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found,unused-ignore]
    from fontTools.ttLib.removeOverlaps import (  # type: ignore[import-not-found,unused-ignore]
        removeOverlaps,
    )

    for name in NAMES:
        font: Any = TTFont(FOLDER / name, recalcTimestamp=False)
        removeOverlaps(font)
        for sign in font.getGlyphOrder():  # those that had nothing to join were left marked as overlapping
            outline = font["glyf"][sign]
            if outline.numberOfContours > 0:
                outline.flags[0] &= ~_OVERLAP
        font.save(FOLDER / name)
        print(f"{name}: {len(font.getGlyphOrder())} signs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
