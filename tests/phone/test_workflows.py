"""The workflows of .github, as far as they can be checked without running them."""

import subprocess
import sys
from pathlib import Path

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


def test_the_android_workflow_makes_both_packages_the_way_a_desktop_does() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "android.yml").read_text("utf-8"))["jobs"]
    steps = [step.get("run", "") for job in jobs.values() for step in job["steps"]]
    matrix = jobs["build"]["strategy"]["matrix"]["package"]
    assert matrix == ["apk", "aab"]
    assert any('make "$PACKAGE"' in step for step in steps)


def test_the_test_workflow_runs_what_everybody_runs() -> None:
    assert ".ci/run" in (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_may_write_to_the_repository(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {"contents": "read"}


def test_the_audit_asks_with_a_tool_that_is_itself_locked() -> None:
    text = (ROOT / ".github" / "workflows" / "audit.yml").read_text("utf-8")
    assert "--require-hashes --requirement .github/requirements/audit.txt" in text
    assert "python -m tools.audit" in text
