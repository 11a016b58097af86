"""Every Java class, method and overload that Limber uses exists in Android 16 (API 36)."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.phone.java_api import Stubs, listeners, names, rewritten, unnamed

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("app/device/android", "app/service")
    for path in (ROOT / folder).rglob("*.py")
    if "autoclass" in path.read_text("utf-8") or "Annotated" in path.read_text("utf-8")
)


@pytest.fixture(scope="module")
def stubs() -> Stubs:
    try:
        return Stubs(Path(str(distribution("chaquopy-stubs-android").locate_file(""))))
    except PackageNotFoundError:
        pytest.skip("the stubs of Android come with the extra `phone`")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy remembers of the stubs, which are long."""
    return tmp_path_factory.mktemp("mypy")


def mypy(folder: Path, cache: Path, *packages: str) -> str:
    """What mypy finds in packages whose names of Java classes have been rewritten."""
    command = [sys.executable, "-m", "mypy", "--config-file", os.devnull, "--check-untyped-defs"]
    # Parameters of Java's take null without saying so.
    command += ["--no-strict-optional", "--ignore-missing-imports", "--follow-imports=silent"]
    command += ["--no-error-summary", "--cache-dir", str(cache)]
    for package in packages:
        command += ["-p", package]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_class_exists(path: Path, stubs: Stubs) -> None:
    source = path.read_text("utf-8")
    assert [named for named in names(source) if stubs.find(named.java) is None] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_class_is_named_where_it_can_be_checked(path: Path) -> None:
    assert unnamed(path.read_text("utf-8")) == []


def test_every_listener_has_the_methods_of_its_interface(stubs: Stubs) -> None:
    found = [one for path in SOURCES for one in listeners(path.read_text("utf-8"))]
    assert len(found) >= 5
    for one in found:
        if one.java.startswith("android."):
            expected = stubs.methods(one.java)
            assert {name: {count} for name, count in one.methods} == expected, one


def test_every_member_overload_and_argument_fits(stubs: Stubs, cache: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    for path in SOURCES:
        copy = tmp_path / path.relative_to(ROOT)
        copy.write_text(rewritten(path.read_text("utf-8")), "utf-8")
    assert mypy(tmp_path, cache, "app.device.android", "app.service") == ""


BAD = {
    "class": 'from x import autoclass\nautoclass("android.os.Vibratorr")',
    "nested class": 'from x import autoclass\nautoclass("android.os.Build$VERSIONS")',
}


@pytest.mark.parametrize("source", BAD.values(), ids=BAD)
def test_a_class_that_does_not_exist_is_found(source: str, stubs: Stubs) -> None:
    assert [stubs.find(named.java) for named in names(source)] == [None]


WRONG = '''"""Calls that Android does not know."""
from typing import Annotated, Any
from jnius import autoclass, cast

def wrong(motor: Annotated[Any, "android.os.Vibrator"], it: Any) -> None:
    motor.vibrat(1)
    motor.vibrate("long")
    motor.vibrate([0, 1], -1)
    autoclass("android.media.SoundPool$Builder")(3)
    cast("android.media.AudioManager", it).requestAudioFocus(1)
    autoclass("android.content.Intent").ACTION_DIALL

def right(motor: Annotated[Any, "android.os.Vibrator"]) -> None:
    timings: Annotated[list[int], "long[]"] = [0, 1]
    motor.vibrate(timings, -1)
    autoclass("android.media.SoundPool$Builder")().setMaxStreams(3)
'''


def test_a_member_or_an_overload_that_does_not_exist_is_found(
    stubs: Stubs, cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "__init__.py").write_text(rewritten(WRONG), "utf-8")
    errors = mypy(tmp_path, cache, "wrong").splitlines()
    at = sorted({line.split(":")[1] for line in errors if ": error:" in line}, key=int)
    lines = (tmp_path / "wrong" / "__init__.py").read_text("utf-8").splitlines()
    wrong = [lines[int(number) - 1].strip() for number in at]
    assert wrong == [
        "motor.vibrat(1)",
        "motor.vibrate('long')",
        "motor.vibrate([0, 1], -1)",
        "android.media.SoundPool.Builder(3)",
        "typing.cast(android.media.AudioManager, it).requestAudioFocus(1)",
        "android.content.Intent.ACTION_DIALL",
    ]
