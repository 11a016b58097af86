"""What the first frame of Today waits for, counted in modules and files rather than in time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = """
import json, os, sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from app.main import Options, build
app = build(Options(headless=True, data=Path(os.environ["PROFILE"])))
from kivy.core.window import Window
def first(*_):
    files = [name for name in opened if name.endswith((".yaml", ".yml", ".wav", ".bin", ".db"))]
    print(json.dumps([sorted(sys.modules), files]), flush=True)
    os._exit(0)
Window.bind(on_flip=first)
app.run()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], list[str]]:
    """Modules and files of the second start, when the list is remembered."""
    folder = tmp_path_factory.mktemp("start")
    script = folder / "start.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PROFILE": str(folder / "profile"), "PYTHONPATH": str(ROOT)}
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, str(script)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    modules, files = json.loads(run.stdout.splitlines()[-1])
    return set(modules), files


def test_it_imports_nothing_that_only_a_session_or_a_file_needs(loaded: tuple[set[str], list[str]]) -> None:
    modules, _ = loaded
    for name in (
        "yaml",
        "fastjsonschema",
        "platformdirs",
        "sqlite3",
        "plyer",
        "app.core.timeline",
        "app.player.player",
        "app.data.library",
        "app.figure.poser",
        "app.device.detect",
        "app.ui.screens.session",
        "kivy.core.audio",
        "kivy.uix.screenmanager",
        "kivy.uix.textinput",
    ):
        assert name not in modules, name


def test_it_opens_no_routine_no_exercise_and_no_sound(loaded: tuple[set[str], list[str]]) -> None:
    assert loaded[1] == []


def test_of_limber_it_imports_only_what_it_shows(loaded: tuple[set[str], list[str]]) -> None:
    own = {name for name in loaded[0] if name.startswith("app.") and name.count(".") >= 2}
    assert own == {
        "app.core.days",
        "app.core.settings",
        "app.core.words",
        "app.data.paths",
        "app.device.clock",
        "app.preview.buzz",
        "app.preview.devices",
        "app.preview.environment",
        "app.ui.app",
        "app.ui.doors",
        "app.ui.i18n",
        "app.ui.insets",
        "app.ui.kit",
        "app.ui.pages",
        "app.ui.parts",
        "app.ui.pictures",
        "app.ui.screens",
        "app.ui.screens.page",
        "app.ui.screens.today",
        "app.ui.screens.today_cards",
        "app.ui.screens.today_measures",
        "app.ui.screens.today_trend",
        "app.ui.screens.today_view",
        "app.ui.screens.today_week",
        "app.ui.sessions",
        "app.ui.theme",
        "app.ui.typefaces",
        "app.ui.widgets",
        "app.ui.widgets.column",
        "app.ui.widgets.panel",
        "app.ui.widgets.routine_row",
        "app.ui.widgets.sheet",
        "app.ui.widgets.sheet_button",
        "app.ui.widgets.sheet_page",
        "app.ui.widgets.stage",
        "app.ui.widgets.tab_bar",
        "app.ui.widgets.tap",
        "app.ui.widgets.words",
        "app.wiring.away",
        "app.wiring.edges",
        "app.wiring.house",
        "app.wiring.look",
        "app.wiring.machine",
        "app.wiring.options",
        "app.wiring.record",
        "app.wiring.rooms",
        "app.wiring.routines",
        "app.wiring.today",
        "app.wiring.warm",
    }
