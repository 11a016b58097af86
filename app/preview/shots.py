"""`make shots`: the pictures of the README, in the sizes it shows."""

import shutil
import sys
import tempfile
from pathlib import Path

from app.preview.environment import prepare_environment
from app.wiring.options import Options

SHOTS = ("today", "check-in", "advice-ease", "session", "session-switch", "complete", "history", "library")
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images" / "screens"


def main() -> int:
    """Takes every picture; returns the exit code."""
    prepare_environment(offscreen=True)
    from app.preview.snapshot import snapshot

    with tempfile.TemporaryDirectory() as made:
        code = snapshot(Options(), Path(made), SHOTS, ["light", "dark"])
        FOLDER.mkdir(parents=True, exist_ok=True)
        for picture in Path(made).glob("*.png"):
            shutil.move(picture, FOLDER / picture.name)
    print(f"They are in {FOLDER}")
    return code


if __name__ == "__main__":
    sys.exit(main())
