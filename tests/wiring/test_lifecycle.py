import gc
import threading
from pathlib import Path

from app.figure.look import Look
from tests.helpers import FakeClock
from tests.soak.counts import files
from tests.ui.driver import Driver


def test_what_figures_are_drawn_with_is_not_let_go_while_a_session_draws_them(
    profile: Path, clock: FakeClock
) -> None:
    app = Driver(profile, clock)
    try:
        parts = app.app.parts
        figures, exercise = parts.kit.figures(), parts.routines.exercise("cat-cow")
        app.app.start("warmup-5-quick")
        assert figures.picture(exercise, None, "before", 16, Look()) is not None
        parts.turns.calm()
        assert figures._thumbnails is not None
        app.player.end()
        app.app.show_today()
        app.frames(3)
        parts.turns.calm()
        assert figures._thumbnails is None
    finally:
        app.close()


def test_closing_ends_every_thread_and_closes_every_file_that_was_opened(
    profile: Path, clock: FakeClock
) -> None:
    def open_and_close() -> None:
        app = Driver(profile, clock, ask=True)
        app.frames(5)
        app.close()
        gc.collect()

    open_and_close()
    before = (sorted(one.name for one in threading.enumerate()), files())
    open_and_close()
    assert (sorted(one.name for one in threading.enumerate()), files()) == before
    assert gc.get_freeze_count() == 0
