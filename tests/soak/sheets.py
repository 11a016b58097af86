"""`python -m tests.soak.sheets`: every printed page on both papers, in English and a third longer.

`make test` looks at each sheet in one of the four ways.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.soak.item import Verdict, main, verdict

ROOT = Path(__file__).resolve().parents[2]


def run() -> Verdict:
    """Runs the tests of the printed pages with nothing left out."""
    from tests.content.test_printed_sheets import ROUTINES, WAYS, WHOLLY

    files = [f"tests/content/test_printed_{what}.py" for what in ("sheets", "year")]
    command = [sys.executable, "-m", "pytest", "-q", *files]
    environment = {**os.environ, WHOLLY: "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    faults = [] if done.returncode == 0 else [done.stdout[-6000:]]
    line = (
        f"{len(ROUTINES)} sheets in {len(WAYS)} ways each, a year in every choice of parts: nothing is cut, "
        f"every code is read"
    )
    return verdict(faults, f"{line}: {len(faults)} faults")


if __name__ == "__main__":
    sys.exit(main(run))
