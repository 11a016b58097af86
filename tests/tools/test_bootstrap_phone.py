import ast
import subprocess
from pathlib import Path

import pytest

from tools import bootstrap, bootstrap_phone
from tools.bootstrap import CannotGoOnError

ROOT = Path(__file__).parents[2]


def javac_says(monkeypatch: pytest.MonkeyPatch, out: str, err: str = "") -> None:
    monkeypatch.setattr(bootstrap_phone.shutil, "which", lambda name: f"/usr/bin/{name}")
    done = subprocess.CompletedProcess(["javac"], 0, out, err)
    monkeypatch.setattr(bootstrap_phone.subprocess, "run", lambda *_, **__: done)


@pytest.mark.parametrize(
    ("out", "err", "version"),
    [
        ("javac 17.0.15\n", "", 17),
        ("javac 21\n", "", 21),
        ("", "javac 1.8.0_392\n", 8),
        ("no Java here\n", "", None),
        ("", "", None),
    ],
)
def test_the_java_compilers_version_is_read(
    monkeypatch: pytest.MonkeyPatch, out: str, err: str, version: int | None
) -> None:
    javac_says(monkeypatch, out, err)
    assert bootstrap_phone.java_version() == version


def test_without_a_java_compiler_the_one_line_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap_phone, "java_version", lambda: None)
    monkeypatch.setattr(bootstrap, "is_root_on_debian", lambda: False)
    with pytest.raises(CannotGoOnError, match=r"sudo apt-get install -y .*default-jdk-headless"):
        bootstrap_phone.make_sure_of_java()


def test_a_java_compiler_that_is_too_old_is_answered_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap_phone, "java_version", lambda: 11)
    with pytest.raises(CannotGoOnError, match=r"version 11; .* need 17 or newer"):
        bootstrap_phone.make_sure_of_java()


def test_where_googles_tools_cannot_come_from_an_apk_says_so_before_it_installs_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap_phone.sys, "platform", "linux")
    for name in ("ANDROIDSDK", "ANDROIDNDK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(bootstrap_phone, "can_reach", lambda host: host == "github.com")
    monkeypatch.setattr(bootstrap, "locked_python", lambda *_: pytest.fail("nothing may be installed"))
    assert bootstrap_phone.main(["apk"]) == 1
    said = capsys.readouterr().err
    assert "dl.google.com, services.gradle.org cannot be reached" in said
    assert "building-for-phones.md" in said


def test_whoever_has_the_tools_already_needs_no_google(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROIDSDK", "/opt/sdk")
    monkeypatch.setenv("ANDROIDNDK", "/opt/ndk")
    monkeypatch.setattr(bootstrap_phone, "can_reach", lambda _: pytest.fail("nobody needs to be asked"))
    bootstrap_phone.make_sure_androids_tools_can_come()


def test_windows_is_told_where_apps_are_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap_phone.sys, "platform", "win32")
    assert bootstrap_phone.main(["apk"]) == 1
    assert "WSL" in capsys.readouterr().err


def test_a_build_runs_buildozer_in_its_own_environment_and_says_what_came_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[tuple[list[str], dict[str, str]]] = []

    def call(words: list[str], env: dict[str, str], **_: object) -> int:
        called.append((words, env))
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "limber-0.1.0-arm64-v8a_armeabi-v7a-debug.apk").touch()
        return 0

    monkeypatch.setattr(bootstrap_phone.sys, "platform", "darwin")
    monkeypatch.setattr(bootstrap_phone, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap_phone, "java_version", lambda: 17)
    monkeypatch.setattr(bootstrap_phone, "can_reach", lambda _: True)
    monkeypatch.setattr(bootstrap, "locked_python", lambda lock, venv: venv / "bin" / "python")
    monkeypatch.setattr(bootstrap_phone.subprocess, "call", call)
    assert bootstrap_phone.main(["apk"]) == 0
    (words, environment), *rest = called
    assert not rest
    assert words == [str(bootstrap_phone.VENV / "bin" / "buildozer"), "android", "debug"]
    assert environment["VIRTUAL_ENV"] == str(bootstrap_phone.VENV)
    assert environment["PATH"].startswith(str(bootstrap_phone.VENV / "bin"))
    assert "adb install -r" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("task", "key", "verb"),
    [("apk", "", "debug"), ("apk", "limber.keystore", "release"), ("aab", "", "release")],
)
def test_an_apk_is_signed_like_a_bundle_where_there_is_a_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, task: str, key: str, verb: str
) -> None:
    called: list[tuple[list[str], dict[str, str]]] = []

    def call(words: list[str], env: dict[str, str], **_: object) -> int:
        called.append((words, env))
        return 1

    monkeypatch.setenv("P4A_RELEASE_KEYSTORE", key)
    monkeypatch.setattr(bootstrap_phone.sys, "platform", "darwin")
    monkeypatch.setattr(bootstrap_phone, "make_sure_androids_tools_can_come", lambda: None)
    monkeypatch.setattr(bootstrap_phone, "java_version", lambda: 17)
    monkeypatch.setattr(bootstrap, "locked_python", lambda lock, venv: venv / "bin" / "python")
    monkeypatch.setattr(bootstrap_phone.subprocess, "call", call)
    bootstrap_phone.build(task, [])
    ((words, environment),) = called
    assert words[1:] == ["android", verb]
    assert environment["APP_ANDROID_RELEASE_ARTIFACT"] == task, "a bundle cannot be installed on a phone"


def test_missing_tools_are_asked_for_by_the_names_of_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap_phone.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap_phone, "java_version", lambda: 17)
    monkeypatch.setattr(bootstrap_phone, "can_reach", lambda _: True)
    monkeypatch.setattr(bootstrap_phone.shutil, "which", lambda name: None if name == "libtoolize" else name)
    monkeypatch.setattr(bootstrap, "is_root_on_debian", lambda: False)
    with pytest.raises(CannotGoOnError, match=r"sudo apt-get install -y .*libtool libffi-dev"):
        bootstrap_phone.build("apk", [])


def test_without_the_phones_python_the_tests_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap_phone, "CPYTHON_314", tmp_path / "cpython")
    monkeypatch.setattr(bootstrap_phone.subprocess, "call", lambda *_, **__: 1)
    bootstrap_phone.add_the_phones_python(Path("/venv/bin/python"))
    assert "going on without it" in capsys.readouterr().out
    assert not (tmp_path / "cpython" / ".installed").exists()


def test_it_needs_no_syntax_newer_than_pythons_that_may_start_it() -> None:
    source = (ROOT / "tools" / "bootstrap_phone.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
