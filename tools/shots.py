"""`make shots`: the pictures of the README, in the sizes it shows, and its moving picture."""

import shutil
import sys
import tempfile
from pathlib import Path

from app.device.environment import prepare_environment
from app.wiring.options import Options

SHOTS = {
    "light": ("today", "check-in", "advice-ease", "session", "session-switch", "complete", "history"),
    "dark": ("today", "session", "library"),
}
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images" / "screens"


def main() -> int:
    """Takes every picture; returns the exit code."""
    prepare_environment(offscreen=True)
    from app.preview.snapshot import snapshot
    from tools.film import film
    from tools.paper_picture import sheet

    with tempfile.TemporaryDirectory() as made:
        # A phone buzzes where the preview shows a frame.
        plain = Options(without=("vibration",))
        code = max(snapshot(plain, Path(made), names, [theme]) for theme, names in SHOTS.items())
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(made, FOLDER)
    film(FOLDER.parent / "session.webp")
    sheet(FOLDER.parent / "sheet.png")
    print(f"They are in {FOLDER}")
    return code


if __name__ == "__main__":
    sys.exit(main())
