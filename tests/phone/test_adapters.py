"""Limber's code for Android against small Java fakes, in a real Java machine.

This proves the shape of every call at each level of the system, and what happens when something is missing.
It does not prove what a phone then does.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.phone import java_sources

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEVELS = (24, 26, 30, 33, 36)


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fakes, and the Java that travels, compiled."""
    needed = ("jnius_config", "pythonforandroid")
    if shutil.which("javac") is None or not all(map(importlib.util.find_spec, needed)):
        pytest.skip("needs a Java Development Kit, and the packagers from the extra `phone`")
    folder = tmp_path_factory.mktemp("classes")
    return java_sources.compiled(folder, java_sources.sources(folder))


@pytest.mark.parametrize("level", LEVELS)
def test_every_adapter_works_at_this_level(level: int, classes: Path) -> None:
    environment = {
        **os.environ,
        "LIMBER_FAKE_API": str(level),
        "LIMBER_FAKE_CLASSES": str(classes),
        "PYTHONPATH": str(ROOT),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        str(HERE / "jvm"),
        "-o",
        "python_files=check_*.py",
        "-p",
        "no:xdist",
    ]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    passed = re.search(r"(\d+) passed", run.stdout)
    assert passed is not None
    assert int(passed[1]) > 50
