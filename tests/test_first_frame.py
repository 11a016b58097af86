"""What the first frame of Today waits for, counted in modules and files rather than in time."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.ui.base.kivy_rules import AT_START

ROOT = Path(__file__).parents[1]
SCRIPT = """
import json, os, sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from app.main import Options, prepare_kivy, run
options = Options(headless=True, data=Path(os.environ["PROFILE"]))
prepare_kivy(options)
from kivy.core.window import Window
from kivy.app import App
from kivy.lang import Builder
def first(*_):
    modules = sorted(sys.modules)
    from tests.guards.work import draw_calls
    here = os.path.dirname(sys.modules["app"].__file__) + "/.."
    files = [os.path.relpath(name, here) for name in opened if os.path.isabs(name) and not name.endswith((".py", ".pyc", ".so"))]
    count = {"rules": [str(key.key) for key, _ in Builder.rules], "draws": draw_calls(App.get_running_app().root)}
    print(json.dumps([modules, files, count]), flush=True)
    os._exit(0)
Window.bind(on_flip=first)
run(options)
"""

Loaded = tuple[set[str], list[str], dict[str, Any]]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Modules, files and counts of the second start, when the list is remembered."""
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
    modules, files, counts = json.loads(run.stdout.splitlines()[-1])
    return set(modules), files, counts


def test_it_imports_nothing_that_only_a_session_or_a_file_needs(loaded: Loaded) -> None:
    modules = loaded[0]
    for name in (
        "yaml",
        "fastjsonschema",
        "segno",
        "platformdirs",
        "sqlite3",
        "plyer",
        "app.core.timeline",
        "app.player.player",
        "app.data.library.library",
        "app.figure.poser",
        "app.device.detect",
        "app.ui.screens.session.page",
        "kivy.core.audio",
        "kivy.uix.screenmanager",
        "kivy.uix.textinput",
    ):
        assert name not in modules, name


def test_it_opens_no_routine_no_exercise_and_no_sound(loaded: Loaded) -> None:
    assert not [name for name in loaded[1] if name.endswith((".yaml", ".yml", ".wav", ".bin", ".db"))]


def test_of_its_own_it_opens_its_look_its_type_and_a_file_without_rules(loaded: Loaded) -> None:
    own = Counter(name for name in loaded[1] if name.startswith(("app/", "assets/", "routines/")))
    letters = (
        "LimberIcons",
        "LimberIconsLine",
        *(f"LimberSans-{w}" for w in ("Regular", "SemiBold", "ExtraBold")),
    )
    whole = {f"assets/fonts/{name}.ttf": 1 for name in letters}  # a torn typeface would end the app
    assert own == {"app/ui/base/style.kv": 1, "assets/theme.json": 1, **whole}


def test_of_kivys_own_style_it_reads_only_the_rules_it_uses(loaded: Loaded) -> None:
    of_kivys_own_code = {"coverbehavior"}  # one class brings its rule along
    assert {*loaded[2]["rules"]} == {name.lower() for name in AT_START} | of_kivys_own_code


def test_it_draws_no_more_than_it_did(loaded: Loaded) -> None:
    assert loaded[2]["draws"] <= 140


def test_of_limber_it_imports_only_what_it_shows(loaded: Loaded) -> None:
    own = {
        name for name in loaded[0] if name.startswith("app.") and not ROOT.joinpath(*name.split(".")).is_dir()
    }
    assert own == {
        "app.core.days",
        "app.figure.look",
        "app.core.errors",
        "app.core.i18n",
        "app.core.today.cards",
        "app.data.files.paths",
        "app.data.reports.crash_runs",
        "app.device.clock",
        "app.device.environment",
        "app.device.screens",
        "app.main",
        "app.ui.base.idle_tasks",
        "app.ui.base.insets",
        "app.ui.base.kivy_rules",
        "app.ui.base.letters",
        "app.ui.base.theme",
        "app.ui.base.translator",
        "app.ui.base.typefaces",
        "app.ui.base.typesetting",
        "app.ui.pages.navigation",
        "app.ui.pages.page",
        "app.ui.screens.today.lit_figure",
        "app.ui.screens.today.lit_stage",
        "app.ui.screens.today.page",
        "app.ui.screens.today.trend",
        "app.ui.screens.today.view",
        "app.ui.screens.today.week",
        "app.ui.shell.app",
        "app.ui.shell.dependencies",
        "app.ui.shell.frame_pacing",
        "app.ui.shell.session_runner",
        "app.ui.start.links",
        "app.ui.start.routines",
        "app.ui.widgets.choices",
        "app.ui.widgets.column",
        "app.ui.widgets.edge",
        "app.ui.widgets.fade",
        "app.ui.widgets.gradients",
        "app.ui.widgets.page_context",
        "app.ui.widgets.panel",
        "app.ui.widgets.pictures",
        "app.ui.widgets.renderer",
        "app.ui.widgets.scroller",
        "app.ui.widgets.shapes",
        "app.ui.widgets.sheet",
        "app.ui.widgets.sheet_button",
        "app.ui.widgets.sheet_page",
        "app.ui.widgets.stage",
        "app.ui.widgets.strip",
        "app.ui.widgets.tab_bar",
        "app.ui.widgets.tap",
        "app.ui.widgets.text",
        "app.ui.widgets.vibration_frame",
        "app.ui.widgets.words",
        "app.wiring.appearance",
        "app.wiring.assemble",
        "app.wiring.background",
        "app.wiring.context",
        "app.wiring.crash_guard",
        "app.wiring.lifecycle",
        "app.wiring.options",
        "app.wiring.pages.today",
        "app.wiring.playback",
        "app.wiring.preload",
        "app.wiring.recording",
        "app.wiring.routes",
        "app.wiring.routines",
        "app.wiring.run",
    }
