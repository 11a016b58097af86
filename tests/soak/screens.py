"""`python -m tests.soak.screens`: every scene in every shape, size of text and theme.

`make test` looks at each scene in some of them.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.soak.item import Verdict, main, verdict

ROOT = Path(__file__).resolve().parents[2]


def run() -> Verdict:
    """Runs the test of the screens with nothing left out."""
    from tests.ui.test_every_screen import SCENES, SHAPES, THEMES, WHOLLY

    command = [sys.executable, "-m", "pytest", "-q", "tests/ui/test_every_screen.py"]
    environment = {**os.environ, WHOLLY: "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    faults = [] if done.returncode == 0 else [done.stdout[-6000:]]
    line = (
        f"{len(SCENES)} scenes in {len(SHAPES)} shapes and {len(THEMES)} themes, nothing is cut or unreadable"
    )
    return verdict(faults, f"{line}: {len(faults)} faults")


if __name__ == "__main__":
    sys.exit(main(run))
