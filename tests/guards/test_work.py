"""What each screen costs, counted: whoever doubles the work of one finds out here, on a machine of any speed."""

import gc
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.preview.app_driver import AppDriver
from app.preview.sample_profile import fill, settle
from app.wiring.options import Options
from tests.guards.work import Count, comes_to_rest, draw_calls, frames_asked_for, typeset
from tests.helpers import FakeClock

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
ROOMS = ("Library", "History", "Learn", "Settings", "Today")
FRAME_S = 1 / 30

# What a visit may cost: files opened, SQL statements, and draw calls once it is settled. A visit for the second
# time opens nothing. Raise one only for something the runner can see.
FIRST = {
    "Library": (0, 0, 200),
    "History": (0, 8, 380),
    "Learn": (1, 0, 140),
    "Settings": (2, 1, 312),
    "Today": (0, 11, 195),
    "session": (1, 0, 101),  # the room is drawn by a shader of its own
}


class Walk:
    """The app with months in its record, and what each room cost when it was first entered."""

    def __init__(self, folder: Path) -> None:
        from kivy.clock import Clock

        settle(folder, NOW)
        fill(folder, NOW, sessions=200)
        self.count = Count()
        self.clock = FakeClock()
        self._kivy, self._hz = Clock, Clock._max_fps
        Clock._max_fps = 0  # no pass waits for the next
        self.hand = AppDriver(Options(data=folder), self.clock, lambda: NOW, (412, 915), blind=True)
        self.hand.settle()
        self.first = {room: self.visit(room) for room in ROOMS}
        self.again = {room: self.visit(room) for room in ROOMS}

    def visit(self, room: str) -> tuple[list[str], list[str], int]:
        with self.count.counting() as counted:
            self.hand.tap(room)
            self.hand.settle()
            files, statements = list(counted.files), list(counted.statements)
        return files, statements, draw_calls(self.hand.root)

    def close(self) -> None:
        self.hand.close()
        self.count.close()
        self._kivy._max_fps = self._hz


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    one = Walk(tmp_path_factory.mktemp("walk"))
    yield one
    one.close()


class Running:
    """A session in the window, moved by hand."""

    def __init__(self, profile: Path) -> None:
        from kivy.clock import Clock

        self.count, self.clock = Count(), FakeClock()
        self._kivy, self._hz = Clock, Clock._max_fps
        Clock._max_fps = 0
        options = Options(data=profile, ask=False)
        self.hand = AppDriver(options, self.clock, lambda: NOW, (412, 915), blind=True)
        self.hand.settle()
        with self.count.counting() as counted:
            self.hand.app.start("warmup-7-standard")
            self.hand.settle()
            self.files, self.statements = list(counted.files), list(counted.statements)
        self.draws = draw_calls(self.hand.root)
        self.hand.advance(8)  # at work

    def tick(self) -> None:
        """A thirtieth of a second of the session, and its frame."""
        self.clock.advance(FRAME_S)
        self.hand.player.tick()
        self.hand.app.screen.refresh()
        self.hand._pass()

    def close(self) -> None:
        self.hand.close()
        self.count.close()
        self._kivy._max_fps = self._hz


@pytest.fixture
def running(profile: Path) -> Iterator[Running]:
    one = Running(profile)
    yield one
    one.close()


def within(found: tuple[Any, ...], most: tuple[int, int, int], where: str) -> None:
    files, statements, draws = found
    assert len(files) <= most[0], f"{where}: {files}"
    assert len(statements) <= most[1], f"{where}: {statements}"
    assert draws <= most[2], f"{where}: {draws} draw calls"


@pytest.mark.parametrize("room", ROOMS)
def test_entering_a_room_costs_no_more_than_it_did(walk: Walk, room: str) -> None:
    within(walk.first[room], FIRST[room], room)


def test_each_body_is_read_once(walk: Walk) -> None:
    assert len(walk.count.bodies) <= 2  # none where an earlier test of this process has read it


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_opens_no_file_the_second_time(walk: Walk, room: str) -> None:
    files, statements, draws = walk.again[room]
    assert files == []
    assert len(statements) <= FIRST[room][1]
    assert draws <= FIRST[room][2]


def test_a_picture_is_looked_for_once_however_often_it_is_shown(walk: Walk) -> None:
    looked_for = Counter(walk.count.pictures)
    assert len(looked_for) >= 8
    assert set(looked_for.values()) == {1}


@pytest.mark.parametrize("room", ROOMS)
def test_no_frame_is_drawn_in_a_room_in_which_nothing_moves(walk: Walk, room: str) -> None:
    walk.visit(room)
    assert comes_to_rest(walk.hand)


def test_a_session_starts_with_no_more_than_it_needs(running: Running) -> None:
    within((running.files, running.statements, running.draws), FIRST["session"], "session")


def test_a_running_session_is_drawn_and_a_paused_one_is_not(running: Running) -> None:
    def moment() -> None:
        running.clock.advance(FRAME_S)
        running.hand.player.tick()
        running.hand.app.screen.refresh()

    assert frames_asked_for(running.hand, 6, moment) == 6
    running.hand.app.screen.press("main")
    running.hand.settle()
    assert comes_to_rest(running.hand)


def test_a_second_of_a_session_draws_two_texts_anew_the_countdown_and_what_is_left(running: Running) -> None:
    for _ in range(30):
        running.tick()
    with typeset() as drawn:
        for _ in range(10 * 30):
            running.tick()
    assert 10 <= sum(drawn.values()) <= 24, drawn  # one more second at an edge, and a text of what comes next


def test_a_tick_of_a_session_keeps_nothing_and_needs_little(running: Running) -> None:
    for _ in range(60):
        running.tick()
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        for _ in range(100):
            running.tick()
        gc.collect()
        kept = sys.getallocatedblocks() - before
        tracemalloc.start()
        peaks = []
        for _ in range(30):
            tracemalloc.reset_peak()
            held = tracemalloc.get_traced_memory()[0]
            running.tick()
            peaks.append(tracemalloc.get_traced_memory()[1] - held)
        tracemalloc.stop()
    finally:
        gc.enable()
    assert kept < 200, f"{kept} blocks kept by 100 ticks"
    assert sorted(peaks)[15] < 13_000, f"{sorted(peaks)[15]} bytes at once in a tick"
