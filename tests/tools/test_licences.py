import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tools import licences, lock

ROOT = Path(__file__).parents[2]


def works() -> dict[str, dict[str, str]]:
    return {work["name"]: work for work in json.loads(licences.TARGET.read_text("utf-8"))}


def test_the_file_of_licences_is_as_the_installed_packages_say() -> None:
    assert licences.TARGET.read_text("utf-8") == licences.collect(), "run: python -m tools.licences"


def test_every_package_stands_in_it_with_the_version_that_is_pinned() -> None:
    written = {(lock.normal(name), work.get("version", "")) for name, work in works().items()}
    assert set(licences.packages().items()) <= written
    assert licences.packages()["kivy"] == "2.3.1"


def test_every_work_but_limber_says_what_it_is_for_and_what_its_terms_are() -> None:
    for name, work in works().items():
        assert work["licence"]
        assert len(work["licence"]) < 20, name
        assert bool(work.get("use")) == (name != "Limber")
        assert bool(work.get("text")) != bool(work.get("file")), name


def test_what_only_phones_have_is_among_them() -> None:
    assert {"Python", "SQLite", "SDL", "OpenSSL", "FreeType", "PyJNIus", "Limber Sans"} <= set(works())
    assert set(licences.RECIPES) <= set(works())


def test_a_package_that_nobody_knows_is_not_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "packages", lambda: {"kivy": "9.9.9"})
    with pytest.raises(PackageNotFoundError, match=r"install kivy==9\.9\.9 first"):
        licences.collect()
