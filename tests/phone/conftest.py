"""Limber as the packagers make it, packed once for all tests that look at it."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tools.bootstrap_phone import LEAN

PACK = Path(__file__).parent / "pack.py"


class Packed(NamedTuple):
    """What python-for-android hands to Gradle.

    Attributes:
        report: Versions, files and command lines, as in `pack.py`.
        dist: Folder with the manifest, resources, Java and `private.tar`.
        files: Folder laid out as a phone's `files/`: the code unpacked into `app/`, nothing beside it.
    """

    report: dict[str, Any]
    dist: Path
    files: Path

    @property
    def tar(self) -> Path:
        """The app's own data, which a phone unpacks at the first start."""
        return self.dist / "src" / "main" / "assets" / "private.tar"

    @property
    def res(self) -> Path:
        """The resources."""
        return self.dist / "src" / "main" / "res"

    @property
    def manifest(self) -> Path:
        """The rendered manifest."""
        return self.dist / "src" / "main" / "AndroidManifest.xml"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    folder = tmp_path_factory.mktemp("packed")
    command = [sys.executable, str(PACK), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, env=dict(os.environ, **LEAN))
    assert run.returncode == 0, (run.stdout + run.stderr)[-3000:]
    report = json.loads((folder / "packed.json").read_text())
    made = Packed(report, Path(report["dist"]), folder / "files")
    with tarfile.open(made.tar) as tar:
        tar.extractall(made.files / "app")
    return made
