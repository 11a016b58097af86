"""Files found by atheris, which looks at what each one makes the code do; only where it is installed.

It is no part of the extra `dev`, as it has wheels for Linux alone: `pip install atheris` in `.venv` adds it.
"""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.core.back_cases import SHARE

RUNS = 1_500  # each; the third waits for the disk
_LOADERS = ("routine", "exercise", "export")  # those for files that come from other people
_LONGEST_S = 300


def run(folder: Path, runs: int = RUNS) -> tuple[str, list[str]]:
    """Tries so many files for each of three loaders; says so in a few words, and what went wrong."""
    if importlib.util.find_spec("atheris") is None:
        return "atheris is not installed and was left out", []
    tried, wrong = 0, []
    for name in _LOADERS:
        place = folder / f"atheris-{name}"
        (place / "seeds").mkdir(parents=True)
        words = [sys.executable, "-m", "tests.soak.atheris_runs", name, str(place), str(runs)]
        done = subprocess.run(
            words,
            cwd=SHARE,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
            errors="replace",
        )
        found = re.search(r"Done (\d+) runs", done.stderr)
        tried += int(found[1]) if found else 0
        if done.returncode or not found:
            wrong.append(f"{name} by atheris: {done.stderr[-1500:]}\n  the file is in {place}")
    return f"{tried} more by atheris", wrong


def _child(name: str, place: Path, runs: str) -> None:
    os.environ.update(KIVY_NO_ARGS="1", KIVY_NO_CONFIG="1", KIVY_NO_FILELOG="1", KIVY_LOG_MODE="PYTHON")
    import atheris

    with atheris.instrument_imports(include=["app.data", "app.core"]):
        from tests.fuzz.loaders import LOADERS
        from tests.fuzz.trial import Tally, try_one
    loader, tally = LOADERS[name], Tally()
    for number, content in enumerate(loader.seeds()):
        (place / "seeds" / str(number)).write_bytes(content)
    words = [sys.argv[0], f"-runs={runs}", "-timeout=20", f"-artifact_prefix={place}/", str(place / "seeds")]
    atheris.Setup(words, lambda content: try_one(loader, content, place, tally, strict=False))
    atheris.Fuzz()


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
