"""The workflows of .github, as far as they can be checked without running them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def test_there_are_three() -> None:
    assert [path.name for path in WORKFLOWS] == ["android.yml", "audit.yml", "test.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_has_nothing_to_say(path: Path) -> None:
    run = subprocess.run([str(BIN / "actionlint"), "-color=false", str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_it_follows_the_schema_of_workflows(path: Path) -> None:
    words = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(path)]
    run = subprocess.run(words, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def android() -> dict[str, Any]:
    """The jobs of the workflow that builds."""
    jobs: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/android.yml").read_text("utf-8"))["jobs"]
    return jobs


def step(job: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in job["steps"] if each.get("name") == name)


def test_the_android_workflow_makes_both_packages_the_way_a_desktop_does(android: dict[str, Any]) -> None:
    assert android["build"]["strategy"]["matrix"]["package"] == ["apk", "aab"]
    assert step(android["build"], "Build")["run"] == 'make "$PACKAGE"'


def test_what_others_get_is_signed_with_the_one_key_and_looked_at_before_it_is_handed_on(
    android: dict[str, Any],
) -> None:
    names = [each.get("name", each.get("uses", "")) for each in android["build"]["steps"]]
    signed, handed_on = names.index("The one key has signed it"), names.index("actions/upload-artifact@v7")
    assert names.index("The key to sign with") < names.index("Build") < signed < handed_on
    for name in ("The key to sign with", "The one key has signed it"):
        assert step(android["build"], name)["if"] == "${{ !inputs.throw_away }}", "for both packages"
    assert "throw-away" in android["build"]["steps"][-1]["with"]["name"]


@pytest.mark.parametrize("lacking", ["KEYSTORE", "ALIAS", "STORE_PASSWORD", "ALIAS_PASSWORD", ""])
def test_without_a_key_nothing_is_built_and_it_is_said_how_to_make_one(
    android: dict[str, Any], lacking: str, tmp_path: Path
) -> None:
    given = {"KEYSTORE": "a2V5", "ALIAS": "limber", "STORE_PASSWORD": "x", "ALIAS_PASSWORD": "x"}
    environment = {**os.environ, **given, "RUNNER_TEMP": str(tmp_path), "GITHUB_ENV": str(tmp_path / "env")}
    if lacking:
        environment[lacking] = ""
    words = ["bash", "-e", "-c", step(android["build"], "The key to sign with")["run"]]
    run = subprocess.run(words, env=environment, capture_output=True, text=True)
    if lacking:
        assert run.returncode == 1
        assert "building-for-phones.md" in run.stdout
        assert not (tmp_path / "env").exists()
    else:
        assert run.returncode == 0
        assert (tmp_path / "release.keystore").read_bytes() == b"key"
        assert f"P4A_RELEASE_KEYSTORE={tmp_path}/release.keystore\n" in (tmp_path / "env").read_text()


def test_every_build_is_looked_at_for_pages_of_16_kb(android: dict[str, Any]) -> None:
    for job in ("build", "build-to-try"):
        assert "tools.page_size bin/" in step(android[job], "Its code fits memory pages of 16 kB")["run"]


def test_a_build_for_emulators_is_tried_on_the_oldest_the_newest_and_two_between(
    android: dict[str, Any],
) -> None:
    assert android["try"]["needs"] == "build-to-try"
    assert android["build-to-try"]["env"]["APP_ANDROID_ARCHS"] == "x86_64"
    assert android["try"]["strategy"]["matrix"]["level"] == [24, 30, 34, 36]
    assert (
        step(android["try"], "A first day with the app")["run"] == "python -m tools.emulator bin/*.apk seen"
    )


@pytest.mark.parametrize("name", ["tools.emulator", "tools.page_size", "tools.signature"])
def test_what_the_workflow_starts_is_there(name: str) -> None:
    run = subprocess.run([sys.executable, "-m", name], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.startswith("usage:")


def test_the_record_of_the_try_needs_nothing_but_what_is_installed_for_it() -> None:
    lists = (ROOT / ".github" / "requirements" / "package.txt").read_text("utf-8")
    for name in ("pyyaml", "fastjsonschema", "platformdirs"):
        assert f"\n{name}==" in lists


def test_the_test_workflow_runs_what_everybody_runs() -> None:
    assert ".ci/run" in (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_may_write_to_the_repository(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {"contents": "read"}


def test_the_audit_asks_with_a_tool_that_is_itself_locked() -> None:
    text = (ROOT / ".github" / "workflows" / "audit.yml").read_text("utf-8")
    assert "--require-hashes --requirement .github/requirements/audit.txt" in text
    assert "python -m tools.audit" in text
