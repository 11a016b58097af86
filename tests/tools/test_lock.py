import subprocess
import tomllib
from pathlib import Path

import pytest

from tools import bootstrap, lock

ROOT = Path(__file__).parents[2]
LISTS = sorted(lock.FOLDER.glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def packages(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in lock.locked((lock.FOLDER / name).read_text("utf-8")):
        found.setdefault(one.name, set()).add(one.version)
    return found


def test_there_is_a_list_for_the_package_for_the_phone_and_for_the_audit() -> None:
    assert [path.name for path in LISTS] == sorted(lock.wanted())


@pytest.mark.parametrize("name", lock.wanted())
def test_every_direct_requirement_is_locked_to_the_version_of_pyproject(name: str) -> None:
    found = packages(name)
    for requirement in lock.wanted()[name]:
        package, version = requirement.split("==")
        assert found[lock.normal(package)] == {version}, "run: python -m tools.lock"


def test_everything_the_app_stands_on_is_wanted() -> None:
    wanted = {requirement for names in lock.wanted().values() for requirement in names}
    assert wanted >= {*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]}
    assert any(requirement.startswith("buildozer==") for requirement in wanted)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_line_of_a_list_belongs_to_a_package_with_hashes(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    every = list(lock.locked(text))
    assert len(lines) == sum(1 + len(one.hashes) for one in every)
    for one in every:
        assert one.hashes, one.name
        assert all(len(word) == 71 and word.startswith("sha256:") for word in one.hashes), one.name


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_no_place_to_fetch_from(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert "index" not in text
    assert "--find-links" not in text


def test_the_phones_own_requirements_are_among_the_locked() -> None:
    spec = (ROOT / "buildozer.spec").read_text("utf-8")
    words = next(line for line in spec.splitlines() if line.startswith("requirements = ")).partition(" = ")[2]
    found = packages("package.txt")
    for requirement in words.split(","):
        package, _, version = requirement.partition("==")
        assert not version or found[lock.normal(package)] == {version}


def test_uv_is_asked_for_all_systems_and_never_for_its_index() -> None:
    asked: list[list[str]] = []

    def run(words: list[str], **_more: object) -> subprocess.CompletedProcess[str]:
        asked.append(words)
        return subprocess.CompletedProcess(words, 0, "six==1.0 \\\n    --hash=sha256:00\n", "")

    text = lock.compiled(["six==1.0"], run)
    assert [(one.name, one.version, one.hashes) for one in lock.locked(text)] == [
        ("six", "1.0", ("sha256:00",))
    ]
    assert {"--universal", "--generate-hashes", "--no-emit-index-url"} <= set(asked[0])


def test_what_builds_the_phones_app_is_installed_by_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(bootstrap, "_WINDOWS", False)
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda words, **_: calls.append(words) or 0)
    path = lock.FOLDER / "phone.txt"
    assert bootstrap.locked_python(path, tmp_path) == python
    assert bootstrap.locked_python(path, tmp_path) == python  # and only once
    (words,) = calls
    assert "--require-hashes" in words
    assert words[-1] == str(path)
