"""The phone's Python is newer than any for which Kivy has wheels: what needs no Kivy is run in it here."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "cpython314"
INSTALLED = ROOT / ".venv-phone" / "cpython-3.14"


def run(script: str) -> subprocess.CompletedProcess[str]:
    """A script under CPython 3.14: the system's own, or the one compiled to WebAssembly."""
    folders = [str(ROOT), str(INSTALLED / "site"), sysconfig.get_path("purelib")]
    if not (INSTALLED / ".installed").exists():
        pytest.skip("`make test-phone` could not install CPython 3.14 from npm")
    own = shutil.which("python3.14")
    node = Path(sys.executable).parent / "node"
    if own:
        code = f"FOLDERS = {folders!r}\n" + (HERE / script).read_text("utf-8")
        head, _, last = code.rstrip().rpartition("\n")
        words = [own, "-c", f"{head}\nraise SystemExit({last})"]
    else:
        words = [str(node), str(HERE / "run.mjs"), str(HERE / script), *folders]
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    return subprocess.run(
        words, cwd=INSTALLED, env=environment, capture_output=True, text=True, timeout=400, errors="replace"
    )


def test_everything_compiles_without_a_warning() -> None:
    done = run("compile_all.py")
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.xdist_group("cpython314")
def test_the_tests_of_the_core_pass() -> None:
    done = run("core_tests.py")
    print(done.stdout[-500:])
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "Python 3.14." in done.stdout
