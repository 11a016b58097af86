"""The spec as buildozer reads it, which complains neither of a misspelt key nor of a file it drops."""

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import buildozer
import pytest
from buildozer import Buildozer

from tests.phone.conftest import Packed
from tools.licences import RECIPES

ROOT = Path(__file__).parents[2]
SOURCE = Path(buildozer.__file__).parent

pytestmark = pytest.mark.xdist_group("package")


@pytest.fixture(scope="module")
def spec() -> Any:
    """The parsed spec; buildozer's own validator has passed it."""
    return Buildozer(str(ROOT / "buildozer.spec")).config


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_every_key_is_one_that_buildozer_knows(spec: Any) -> None:
    documented = re.findall(r"^#?\s*([a-z][\w.\-]+)\s*=", (SOURCE / "default.spec").read_text(), re.M)
    code = "".join((SOURCE / name).read_text() for name in ("__init__.py", "targets/android.py", "target.py"))
    read = re.findall(r"""["']([a-z][\w.\-]+)["']""", code)
    assert set(spec.options("app")) <= {*documented, *read}
    assert set(spec.options("buildozer")) <= {*documented, *read}


def test_the_requirements_are_those_of_the_desktop_without_its_folders_and_what_recipes_bring(
    spec: Any, project: dict[str, Any], packed: Packed
) -> None:
    pinned = {word for word in spec.getlist("app", "requirements") if "==" in word}
    ours = {word for word in project["dependencies"] if not word.startswith("platformdirs")}
    assert ours <= pinned
    assert {word.split("==")[0] for word in pinned - ours} <= set(packed.report["pip"])


def test_nothing_comes_to_the_phone_in_whatever_version_is_the_newest(spec: Any, packed: Packed) -> None:
    pinned = {word.split("==")[0] for word in spec.getlist("app", "requirements") if "==" in word}
    assert set(packed.report["pip"]) <= pinned


def test_the_licences_name_the_versions_that_are_built(packed: Packed) -> None:
    works = {
        work["name"]: work for work in json.loads((ROOT / "assets" / "licences.json").read_text("utf-8"))
    }
    built = dict(word.split("==") for word in packed.report["recipes"])
    for name, recipe in RECIPES.items():
        assert works[name]["version"] == built[recipe].removeprefix("v"), name


def test_the_packagers_are_pinned_to_what_is_tested_here(spec: Any, project: dict[str, Any]) -> None:
    assert re.fullmatch("[0-9a-f]{40}", spec.get("app", "p4a.commit"))
    version = importlib.metadata.version("python-for-android")
    year, month, day = version.split(".")
    said = re.search(r"# (v\S+)\np4a.commit", (ROOT / "buildozer.spec").read_text())
    assert said is not None
    assert said[1] == f"v{year}.{int(month):02}.{int(day):02}"
    assert f"python-for-android=={version}" in project["optional-dependencies"]["phone"]


def test_the_version_has_one_source(packed: Packed, project: dict[str, Any]) -> None:
    assert packed.report["version"] == project["version"]


def test_the_resolver_finds_a_recipe_for_all_that_is_compiled(packed: Packed) -> None:
    recipes = dict(word.split("==") for word in packed.report["recipes"])
    assert recipes["python3"].startswith("3.14.")
    assert recipes["kivy"] == importlib.metadata.version("kivy")
    assert recipes["sdl2"]
    assert {"pyjnius", "android", "sqlite3"} <= set(recipes)


def test_what_pip_installs_without_its_dependencies_lacks_none(packed: Packed) -> None:
    there = {word.split("==")[0] for word in packed.report["recipes"]} | set(packed.report["pip"])
    for name in ("pyyaml", "fastjsonschema", "segno", "plyer"):
        assert name in packed.report["pip"]
        needs = importlib.metadata.requires(name) or []
        sometimes = re.compile(
            "extra ==|python_version <"
        )  # the phone's Python is newer than any that is named
        always = {re.split(r"[ ;<>=!~\[]", need)[0].lower() for need in needs if not sometimes.search(need)}
        assert always <= there, name


def test_it_builds_an_apk_to_try_and_a_signed_bundle_for_a_store(packed: Packed) -> None:
    commands = packed.report["commands"]
    assert commands["debug"][0] == "apk"
    assert commands["release"][0] == "aab"
    assert "--release" in commands["release"]
    assert "--sign" in commands["release"]
    assert packed.report["archs"] == ["arm64-v8a", "armeabi-v7a"]
