"""Breaks what is around the app: time, the home folder, another copy of the app."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.world import FaultyWorld

HERE = Path(__file__).resolve().parents[2]


def set_clock(*, hours: float) -> Callable[[FaultyWorld], None]:
    """The runner, or the network, sets the time of day; the clock of the session is another one."""

    def go(world: FaultyWorld) -> None:
        world.wall_s += hours * 3600

    return go


def set_clock_in_a_pause(*, hours: float) -> Callable[[FaultyWorld], None]:
    """The same, while the session stands still."""

    def go(world: FaultyWorld) -> None:
        driver = world.driver
        driver.player.pause()
        driver.advance(2)
        world.wall_s += hours * 3600
        driver.app.sessions.look()
        driver.advance(2)
        driver.app.sessions.look()
        world.must(driver.player.frame.paused, "the pause is over")
        driver.player.resume()
        world.began += 4

    return go


def suspend(*, hours: float) -> Callable[[FaultyWorld], None]:
    """The device sleeps: no thread runs, and both clocks go on."""

    def go(world: FaultyWorld) -> None:
        world.asleep = (world.clock.now() - world.began, hours * 3600)
        world.driver.app.on_pause()
        world.clock.advance(hours * 3600)
        world.driver.app.on_resume()
        world.driver.frames(4)

    return go


def nobody_knows_home(world: FaultyWorld) -> None:
    """No HOME, and a user whom the system does not know; what is temporary stays in the test's own folder."""
    import pwd
    import tempfile

    def gone(_user: object) -> Any:
        raise KeyError("nobody")

    pwd.getpwuid = gone  # type: ignore[assignment]
    temporary = world.folder / "temporary"
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    os.environ["TMPDIR"] = str(temporary)
    from app.data.files.paths import default_user_folder

    world.profile, world.asked = default_user_folder(), None


def kept_among_temporary_files(world: FaultyWorld) -> None:
    world.must((world.profile / "limber.db").is_file(), "there is no record")
    world.must(str(world.profile).startswith(str(world.folder)), "it was kept elsewhere")


def open_a_second_copy(world: FaultyWorld) -> None:
    """The whole app once more, in a process of its own, whose runner tries to start and to erase."""
    words = [sys.executable, "-m", "tests.faults.second", str(world.profile)]
    run = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
    world.must(run.returncode == 0, f"the second copy: {run.stdout}{run.stderr[-800:]}")


def another_copy_is_open(world: FaultyWorld) -> None:
    """Another process that holds what an open app holds."""
    code = "import sys; from tests.faults.second import hold; hold(sys.argv[1])"
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(world.profile)],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    world.other = other
    world.undo.append(lambda: _end(other))


def it_must_not_start_until_the_other_is_closed(world: FaultyWorld) -> None:
    driver = world.driver
    driver.app.start(world.routine)
    driver.frames(2)
    world.must(driver.player.session is None, "a session has started in the second copy")
    world.must(driver.sees("Limber is open already"), "the second copy does not say why nothing starts")
    driver.tap("All right")
    _end(world.other)


def _end(other: Any) -> None:
    if other.poll() is None:
        other.communicate(timeout=20)
