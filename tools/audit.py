"""Looks whether anything that is locked has a known hole: `python -m tools.audit`; needs pip-audit.

Where there is no network, or the service that knows of holes does not answer, it says so and stops nothing:
a build must not fail because somebody else's machine is down.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.lock import FOLDER

_LONGEST_S = 300


def holes(path: Path, run: Any = subprocess.run) -> list[str] | None:
    """The known holes of a list of locked packages, a line for each; None where nobody could be asked.

    Args:
        path: The list.
        run: Runs a command.
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "audit.json"
        words = [
            *("pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"),
            *(f"--output={answer}", f"--requirement={path}"),
        ]
        try:
            run(words, capture_output=True, text=True, timeout=_LONGEST_S, check=False)
            packages = json.loads(answer.read_text("utf-8"))["dependencies"]
        except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
            return None  # there is an answer whenever the service was asked, with holes or without
    return [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {_mended(hole)}"
        for package in packages
        for hole in package.get("vulns", ())
    ]


def _mended(hole: dict[str, Any]) -> str:
    return ", ".join(hole["fix_versions"]) or "no version yet"


def main(run: Any = subprocess.run) -> int:
    """Goes through every list; returns 1 where a hole is known."""
    found = 0
    for path in sorted(FOLDER.glob("*.txt")):
        known = holes(path, run)
        if known is None:
            print(f"{path.name}: nobody could be asked (no network, or no pip-audit)")
            continue
        found += len(known)
        print(f"{path.name}: {len(known)} known holes")
        for line in known:
            print(f"  {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
