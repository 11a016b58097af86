"""Opens the app and watches over it: after any error the runner can go on, and the next start works."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.data.files.paths import reports_folder
from app.data.reports.crash_runs import LAST_WORDS, Runs, last_words
from app.wiring.crash_guard import CrashGuard
from app.wiring.options import Options, user_folder

if TYPE_CHECKING:
    from app.ui.shell.app import LimberApp

BARE_AFTER = 2  # starts in a row that never came to be seen
_LOOK_S = 0.2


def run_app(options: Options, build: "Callable[[Options], LimberApp]") -> int:
    """Opens the app until it is closed; returns the exit code.

    Args:
        options: What is asked of it.
        build: Builds it.
    """
    user = user_folder(options.data)
    made: list[LimberApp] = []
    care, runs = CrashGuard(user), Runs(reports_folder(user) / f"app{LAST_WORDS}")

    def seen() -> None:
        runs.seen()
        if fault := last_words(reports_folder(user) / f"service{LAST_WORDS}"):
            care.reporter.fault(fault, "service")

    def make() -> "LimberApp":
        before = runs.begin()
        if before.fault:
            care.reporter.fault(before.fault)
        app = build(options._replace(bare=before.failed >= BARE_AFTER))
        made.append(app)
        care.look_after(app)
        _when_ready(app, seen)
        return app

    def failed(error: Exception) -> Path | None:
        care.look_after(None)
        runs.failed()
        report = care.reporter.caught(error)[0]
        while made:
            try:
                made.pop().give_up()
            except Exception as more:  # noqa: BLE001 - closing what is half built may fail as well
                care.reporter.caught(more)
        return report

    care.stand_by()
    try:
        _open(make, failed, user)
    except Exception:
        runs.failed()
        raise
    finally:
        runs.close()
        care.stand_down()
    return 0


def _open(make: "Callable[[], LimberApp]", failed: Callable[[Exception], Path | None], user: Path) -> None:
    try:
        make().run()
    except Exception as error:  # whatever it is, the runner sees a calm page and may try again
        report = failed(error)
        from kivy.base import EventLoop

        if EventLoop.status != "idle":  # it had been running: not even the calm page could be shown
            raise
        from app.wiring.safe_start import SafeStart

        SafeStart(user, report, make, failed).run()


def _when_ready(app: "LimberApp", then: Callable[[], None]) -> None:
    """Calls when all that waits for the first frame is there."""
    from kivy.clock import Clock

    def look(_dt: float) -> bool:
        if app.ready:
            then()
        return not app.ready

    Clock.schedule_interval(look, _LOOK_S)
