import sys
from pathlib import Path

import pytest

from tools import bootstrap

ROOT = Path(__file__).parents[2]


def versions(monkeypatch: pytest.MonkeyPatch, known: dict[str, tuple[int, int]]) -> None:
    monkeypatch.setattr(bootstrap, "version_of", lambda name: known.get(Path(name).name))


def test_the_newest_python_that_kivy_has_wheels_for_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/somewhere/python3")
    versions(monkeypatch, {"python3": (3, 14), "python3.12": (3, 12), "python3.11": (3, 11)})
    assert bootstrap.find_python() == "python3.12"


def test_a_python_too_new_is_answered_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, {"python3": (3, 14), Path(sys.executable).name: (3, 14)})
    with pytest.raises(bootstrap.CannotGoOnError, match=r"found here: 3\.14.*apt install python3\.13"):
        bootstrap.find_python()


def test_a_name_that_stands_for_no_working_python_is_passed_over(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho 'not installed' >&2\nexit 127\n")
    shim.chmod(0o755)
    assert bootstrap.version_of(str(shim)) is None
    assert bootstrap.version_of(str(tmp_path / "nothing")) is None
    assert bootstrap.version_of(sys.executable) == sys.version_info[:2]


def test_without_the_rights_to_install_the_one_line_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "can_load", lambda _: False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(bootstrap.CannotGoOnError, match=r"sudo apt-get install -y .*libgl1 libegl1$"):
        bootstrap.make_sure_a_window_can_open()


def test_root_on_debian_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda words, **_: called.append(words) or 0)
    bootstrap.install_or_say(["libgl1"], "Something is missing.")
    assert called[0][:2] == ["apt-get", "update"]
    assert called[1][-1] == "libgl1"


def test_it_needs_no_syntax_newer_than_pythons_that_may_start_it() -> None:
    import ast

    source = (ROOT / "tools" / "bootstrap.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
