"""Whoever follows docs/posing.md to the letter has an exercise of their own moving on screen."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.ui.widgets.figure import FigureView
from tests.ui.driver import Driver, Open
from tests.ui.own_files import write
from tests.wiring.test_watch import wait

GUIDE = (Path(__file__).parents[2] / "docs" / "posing.md").read_text("utf-8")
LESSON = GUIDE.split("## Your first exercise in ten minutes")[1].split("\n## ")[0]
_STEP = re.compile(r"^```yaml\n(?P<block>.*?)^```\n|^    (?P<command>limber .*?)$", re.MULTILINE | re.DOTALL)


def arms(driver: Driver) -> float:
    """Degrees of shoulder flexion at the top of the movement, as the figure's file says."""
    return next(driver.widgets(FigureView)).spec["keys"][1]["shoulder"][0]  # type: ignore[no-any-return]


def saved(text: str, block: str, file: Path | None) -> Path:
    """Does with a block what the sentences before it say; returns the file it is in."""
    if named := re.findall(r"Save this as `([^`]+)`", text):
        file = Path(named[-1])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block, "utf-8")
    else:
        assert re.search(r"Add this at the end of\s+the file|Add a second key below the first", text), text
        assert file is not None
        file.write_text(file.read_text("utf-8") + block, "utf-8")
    return file


def test_the_lesson_leads_from_an_empty_folder_to_an_exercise_that_moves(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done: list[str] = []
    file, driver, at = None, None, 0
    for step in _STEP.finditer(LESSON):
        text, at = LESSON[at : step.start()], step.end()
        if step["block"]:
            file = saved(text, step["block"], file)
            continue
        words = shlex.split(step["command"])[1:]
        done.append(words[0])
        if words[0] == "run":
            assert words[2:] == ["--watch"]
            driver = open_app(routine=words[1], watch=True)
        else:
            assert main(words) == 0, step["command"]
    assert done == ["check", "figures", "run"]
    assert (tmp_path / "sheets" / "arm-reach.png").stat().st_size > 10_000
    assert driver is not None
    watched(driver, file)


def watched(driver: Driver, routine: Path | None) -> None:
    """The rest of the lesson: what is seen, and what a change and a mistake do."""
    assert routine is not None
    driver.advance(6)
    assert driver.sees("Arm reach")
    assert arms(driver) == 170
    exercise = routine.parent / "exercises" / "arm-reach.yaml"
    right = exercise.read_text("utf-8")
    assert "change 170 to 90" in " ".join(LESSON.split())
    write(exercise, right.replace("170", "90"))
    wait(driver)
    assert arms(driver) == 90
    write(exercise, right.replace("kind: dynamic", "kind: dinamic"))
    wait(driver)
    assert driver.sees('arm-reach.yaml:3:7: "dinamic" is not known here')
    write(exercise, right)
    wait(driver)
    assert not driver.sees("dinamic")
    assert arms(driver) == 170
    assert main(["check", str(routine)]) == 0
    assert main(["figures", "--lint", str(exercise)]) == 0
    assert main(["figures", "--lint", str(routine)]) == 0


def test_the_figures_that_the_lesson_draws_show_what_it_says(tmp_path: Path) -> None:
    blocks: list[Any] = [step["block"] for step in _STEP.finditer(LESSON) if step["block"]]
    words, stands, moves, _routine = blocks
    sizes = []
    for name, text in (("stands", words + stands), ("moves", words + stands + moves)):
        file = tmp_path / f"{name}.yaml"
        file.write_text(text, "utf-8")
        assert (
            main(["figures", "--out", str(tmp_path / name), str(file), "--side", "right", "--at", "0.5"]) == 0
        )
        sizes.append((tmp_path / name / "arm-reach.png").read_bytes())
    assert sizes[0] != sizes[1]
