"""Runs the tests of the core and of the skeleton in this Python."""

import os
import sys
import tempfile
from pathlib import Path

root, pure, site = FOLDERS[:3]  # noqa: F821 - given by whoever runs this
sys.path[:0] = [root, pure]  # what is Python alone comes before what is compiled for another machine
sys.path.append(site)
os.chdir(root)
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()

import pytest

print(f"Python {sys.version.split()[0]}")
code = pytest.main(
    [
        "tests/core",
        "tests/figure/test_skeleton.py",
        "-p",
        "no:xdist",
        "-p",
        "no:faulthandler",
        "--capture=sys",
    ]
)
int(code or sys.version_info[:2] != (3, 14) or Path(pytest.__file__).parents[1] != Path(site))
