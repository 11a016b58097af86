"""The app as a process of its own: starts that fail, a hard end, and the start after it."""

import json
import os
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.data.files.paths import reports_folder
from app.data.reports.crash_reports import Reports
from tests.core.back_cases import NOON, all_no
from tests.data.profile_helpers import opened

ROOT = Path(__file__).parents[2]
BEGIN = """
import json, os, sys
from pathlib import Path
from app.main import Options, prepare_kivy, run
options = Options(headless=True, data=Path(os.environ["PROFILE"]))
prepare_kivy(options)
from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window

def texts():
    from kivy.uix.label import Label
    return [w.text.replace("\\n", " ") for w in Window.children[-1].walk() if isinstance(w, Label) and w.text]

def sees(words):
    return any(words in text for text in texts())

def press(words):
    for widget in Window.children[-1].walk():
        if getattr(widget, "words", "") == words and hasattr(widget, "on_release"):
            return widget.dispatch("on_release")
    raise LookupError(words, texts())

def tell(**what):
    print(json.dumps(what), flush=True)

def when(done, then, tries=[0]):
    def look(dt):
        tries[0] += 1
        assert tries[0] < 900, texts()
        if not done():
            return True
        then()
        return False
    Clock.schedule_interval(look, 0)

def ready():
    return getattr(App.get_running_app(), "ready", False)

def end():
    App.get_running_app().stop()
"""


class Child:
    """What a process said and how it ended."""

    def __init__(self, profile: Path, script: str, **environment: str) -> None:
        ended = subprocess.run(
            [sys.executable, "-c", BEGIN + textwrap.dedent(script)],
            env={**os.environ, "PROFILE": str(profile), "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            text=True,
            timeout=30,
        )
        self.code, self.errors = ended.returncode, ended.stderr
        self.said: list[dict[str, Any]] = [
            json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")
        ]


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """A profile whose runner has answered the safety questions."""
    profile = tmp_path / "profile"
    now = datetime.now().astimezone()  # these apps run by the real clock, and old answers are asked for again
    store = opened(profile, now)
    store.back.answer(all_no(), now)
    store.close()
    return profile


def test_after_a_hard_end_the_next_start_offers_a_report_and_outlives_an_error_in_its_main_loop(
    settled: Path,
) -> None:
    crashed = Child(
        settled,
        """
        import ctypes
        when(ready, lambda: Clock.schedule_once(lambda dt: ctypes.string_at(0), 0.5))
        run(options)
        """,
    )
    assert crashed.code < 0, crashed.errors
    reports = Reports(reports_folder(settled))
    assert reports.all() == []
    after = Child(
        settled,
        """
        def hurt(_window, touch):
            Window.children[-1].unbind(on_touch_down=hurt)
            raise ValueError("Anna scored 7")

        def calm():
            tell(calm=sees("Something in the app went wrong"), root=App.get_running_app().running)
            press("Back to Today")
            when(lambda: sees("Before run"), break_drawing)

        def break_drawing():
            from kivy.graphics import Callback
            with App.get_running_app().screen.canvas:
                Callback(lambda _: 1 / 0)
            when(lambda: sees("Back to Today"), drawn)

        def drawn():
            press("Back to Today")
            when(lambda: sees("Before run"), lambda: (tell(drawn=True), end()))

        def break_it():
            tell(offered=sees("went wrong last time"))
            Window.children[-1].bind(on_touch_down=hurt)
            from kivy.tests.common import UnitTestTouch
            Clock.schedule_once(lambda dt: UnitTestTouch(5, 5).touch_down())
            when(lambda: sees("Back to Today"), calm)

        when(ready, lambda: Clock.schedule_once(lambda dt: break_it(), 0.1))
        tell(code=run(options))
        """,
    )
    assert after.said == [{"offered": True}, {"calm": True, "root": ""}, {"drawn": True}, {"code": 0}], (
        after.errors
    )
    drawing, error, fault = (path.read_text("utf-8") for path in reports.all())
    assert "ZeroDivisionError" in drawing
    assert "Fatal Python error: Segmentation fault" in fault
    assert "python/ctypes/__init__.py" in fault
    assert "ValueError" in error
    assert "Traceback" not in after.errors
    for text in (error, fault):
        assert "Anna" not in text
        assert str(settled) not in text
        assert str(Path.home()) not in text


def test_starts_that_fail_lead_to_a_calm_page_and_the_third_leaves_out_what_may_be_damaged(
    settled: Path,
) -> None:
    child = Child(
        settled,
        """
        import app.main
        from app.data.library.library import Library
        from app.wiring import routes
        built, tries = dict(routes._ROOMS), []

        def today(context):
            tries.append(context.options.bare)
            context.alone.other_instance()
            if not context.options.bare:
                raise OSError(5, "torn", "/home/anna/routine.yaml")
            return built["today"](context)

        routes._ROOMS["today"] = today

        def again():
            tell(page=sees("Limber could not open"), tries=list(tries))
            count = len(tries)
            Window.dispatch("on_key_down", 27, 0, "", [])
            press("Try again")
            if count < 2:
                when(lambda: len(tries) > count and sees("Try again"), again)
            else:
                when(ready, opened)

        def opened():
            when(lambda: sees("twice in a row"), today_is_there)

        def today_is_there():
            tell(today=sees("Before run"), twice=sees("another window"))
            end()

        when(lambda: sees("Try again"), again)
        tell(code=run(options))
        """,
    )
    assert child.said == [
        {"page": True, "tries": [False]},
        {"page": True, "tries": [False, False]},
        {"today": True, "twice": False},
        {"code": 0},
    ], child.errors
    assert "Traceback" not in child.errors
    (report,) = Reports(reports_folder(settled)).all()
    text = report.read_text("utf-8")
    assert "OSError [5]" in text
    assert "anna" not in text
    assert "Happened: 2 x" in text
    store = opened(settled, NOON)
    assert store.back.state(NOON).safety.version, "the record was checked and kept"
    store.close()
