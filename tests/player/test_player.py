import random
import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cues import Cue, CueKind, sentences
from app.core.routine import Repeat, Routine, Step
from app.core.session import Session
from app.core.timeline import Timeline, lay_out
from app.data.library.library import Library
from app.player.player import Fired, Player
from app.player.waker import ThreadWaker
from tests.helpers import FakeClock, FakeOutlet, FakeWaker
from tests.strategies import VERBS, routines, sequences


@pytest.fixture
def outlet() -> FakeOutlet:
    return FakeOutlet()


@pytest.fixture
def player(clock: FakeClock, outlet: FakeOutlet) -> Player:
    return Player(clock, outlet)


@pytest.fixture
def quick(routine) -> Timeline:
    return lay_out(routine("warmup-5-quick"))


def gated(made: Routine, number: int) -> Routine:
    """A routine with one step that waits for a tap."""
    steps = list(made.steps)
    step = steps[number]
    assert isinstance(step, Step)
    steps[number] = replace(step, until_done=True, seconds=0, least=0)
    return replace(made, steps=tuple(steps))


def run(player: Player, clock: FakeClock, seconds: float, *, every: float = 0.25) -> None:
    """Lets real seconds pass with a tick now and then."""
    for _ in range(round(seconds / every)):
        clock.advance(every)
        player.tick()


@pytest.mark.parametrize("speed", [1.0, 10.0, 60.0])
def test_each_cue_is_fired_once_and_in_order(library, speed: float) -> None:
    for name in library.routine_ids():
        clock, outlet = FakeClock(speed=speed), FakeOutlet()
        player = Player(clock, outlet)
        timeline = lay_out(library.routine(name), tempo=True)
        player.start(timeline)
        run(player, clock, timeline.duration_s / speed + 1, every=0.1)
        assert outlet.cues == list(timeline.cues)
        assert player.frame is not None
        assert player.frame.over


@given(routines(gates=False), st.lists(st.floats(0.3, 0.95), min_size=1, max_size=30))
def test_each_cue_is_fired_once_however_unevenly_the_ticks_come(made: Routine, ticks: list[float]) -> None:
    clock, outlet = FakeClock(), FakeOutlet()
    player = Player(clock, outlet)
    timeline = lay_out(made)
    player.start(timeline)
    number = 0
    while clock.reading < 1000 + timeline.duration_s + 2:
        clock.advance(ticks[number % len(ticks)])
        player.tick()
        number += 1
    assert outlet.cues == list(timeline.cues)


@pytest.mark.parametrize("speed", [1.0, 10.0, 60.0])
def test_a_cue_more_than_a_real_second_late_is_dropped(quick: Timeline, speed: float) -> None:
    starts = next(cue for cue in quick.cues if cue.kind is CueKind.START)
    for late_s, comes in ((0.999, True), (1.001, False)):
        clock, outlet = FakeClock(speed=speed), FakeOutlet()
        player = Player(clock, outlet)
        player.start(quick)
        clock.advance(starts.at_s / speed + late_s)
        player.tick()
        assert (starts in outlet.cues) == comes


def test_a_phone_asleep_for_a_minute_is_a_minute_further_and_says_nothing_of_it(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    outlet.cues.clear()
    clock.advance(61.5)  # the last cue before is the form cue at 53 s
    player.tick()
    assert player.frame is not None
    assert player.frame.elapsed_s == 61.5
    assert outlet.cues == []
    run(player, clock, 240)
    assert outlet.cues == [cue for cue in quick.cues if cue.at_s > 60.5]


def test_a_session_that_ended_in_sleep_does_not_praise_in_the_morning(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    clock.advance(8 * 3600)
    player.tick()
    assert player.frame is not None
    assert player.frame.over
    assert [cue.kind for cue in outlet.cues] == [CueKind.PREPARE]


def test_a_gate_reached_in_sleep_is_not_announced_in_the_morning(
    player: Player, clock: FakeClock, outlet: FakeOutlet, routine
) -> None:
    player.start(lay_out(gated(routine("warmup-5-quick"), 1)))
    clock.advance(8 * 3600)
    player.tick()
    assert player.frame is not None
    assert player.frame.state == "gate"
    assert [cue.kind for cue in outlet.cues] == [CueKind.PREPARE]
    player.proceed()
    assert outlet.cues[-1].kind is CueKind.PREPARE
    assert len(outlet.cues) == 2


def test_no_cue_comes_while_paused(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    player.pause()
    outlet.cues.clear()
    run(player, clock, 400)
    assert outlet.cues == []
    player.resume()
    run(player, clock, 301)
    assert outlet.cues == list(quick.cues[1:])


@pytest.mark.parametrize("verb", ["skip", "skip_step", "back", "restart_step", "restart"])
@pytest.mark.parametrize("paused", [False, True])
def test_after_a_jump_every_cue_from_there_comes(quick: Timeline, verb: str, paused: bool) -> None:
    clock, outlet = FakeClock(), FakeOutlet()
    player = Player(clock, outlet)
    player.start(quick)
    run(player, clock, 60)
    if paused:
        player.pause()
    outlet.cues.clear()
    getattr(player, verb)()
    if paused:
        run(player, clock, 5)
        assert outlet.cues == []
        player.resume()
    assert player.frame is not None
    index = player.frame.index
    assert [cue.segment for cue in outlet.cues] == [index] * len(outlet.cues) != []
    run(player, clock, 301)
    assert outlet.cues == [cue for cue in quick.cues if cue.segment >= index]


def test_skipping_to_the_end_out_of_a_long_pause_is_heard_as_the_end(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    player.go_to_step(len(quick.step_starts))
    player.pause()
    clock.advance(40)
    outlet.cues.clear()
    while player.frame is not None and not player.frame.over:
        player.skip()
    assert [cue.kind for cue in outlet.cues] == [CueKind.DONE]
    assert player.session is not None
    assert player.session.paused is None


def test_who_skips_to_the_end_is_not_told_to_have_moved_well(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    def last_words() -> tuple[str, ...]:
        return sentences(outlet.cues[-1], quick.segments, str)

    player.start(quick)
    player.go_to_step(len(quick.step_starts))
    while player.frame is not None and not player.frame.over:
        player.skip()
    assert last_words() == ("Done.",)
    player.start(quick)
    player.go_to_step(len(quick.step_starts))
    while player.frame is not None and not player.frame.over:
        clock.advance(0.5)
        player.tick()
    assert last_words() == ("Done. Well done.",)


def test_the_tap_that_a_last_gate_waits_for_is_no_skip(
    player: Player, clock: FakeClock, outlet: FakeOutlet, routine
) -> None:
    timeline = lay_out(gated(routine("warmup-5-quick"), -1))
    player.start(timeline)
    while player.frame is not None and not player.frame.over:
        clock.advance(0.5)
        player.tick()
        if player.frame.state == "gate":
            player.proceed()
    assert sentences(outlet.cues[-1], timeline.segments, str) == ("Done. Well done.",)


def test_a_countdown_cut_by_a_pause_is_not_said_again(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    run(player, clock, 3)
    before = outlet.interrupted
    player.pause()
    assert outlet.interrupted == before + 1
    assert outlet.cues[-1].kind is CueKind.COUNTDOWN
    clock.advance(30)
    player.resume()
    run(player, clock, 2)
    assert [cue.kind for cue in outlet.cues] == [CueKind.PREPARE, CueKind.COUNTDOWN, CueKind.START]


def test_fifteen_seconds_more_repeat_nothing_but_an_overtaken_countdown(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    run(player, clock, 63)
    player.add_time()
    run(player, clock, 300)
    keys = [cue.key for cue in outlet.cues]
    assert len(keys) == len(set(keys))
    counts = [cue.at_s for cue in outlet.cues if cue.kind is CueKind.COUNTDOWN and cue.segment == 1]
    assert counts == [62, 77]


def test_the_end_is_on_time_after_five_hundred_pauses(routine) -> None:
    dice = random.Random(7)
    clock, outlet = FakeClock(reading=123_456.789), FakeOutlet()
    player = Player(clock, outlet)
    timeline = lay_out(routine("warmup-5-quick"))
    player.start(timeline)
    paused = 0.0
    for _ in range(500):
        clock.advance(dice.random() * 0.5)
        player.pause()
        wait = dice.random() * 100
        paused += wait
        clock.advance(wait)
        player.resume()
    session = player.session
    assert session is not None
    ends_at = session.started + session.lost + timeline.duration_s
    assert abs(ends_at - (123_456.789 + paused + 300)) < 1e-6
    clock.reading = 123_456.789 + paused + 300 - 1e-6
    player.tick()
    assert not player.frame.over
    clock.advance(2e-6)
    player.tick()
    assert player.frame.over
    assert outlet.cues[-1].kind is CueKind.DONE


@given(routines(), sequences)
def test_whatever_is_pressed_nothing_raises_and_no_cue_comes_twice_without_a_jump(
    made: Routine, presses: list[tuple[float, str]]
) -> None:
    clock, outlet, waker = FakeClock(), FakeOutlet(), FakeWaker()
    player = Player(clock, outlet)
    player.wake_with(waker)
    player.start(lay_out(made, tempo=True))
    for wait_s, verb in presses:
        clock.advance(wait_s)
        player.tick()
        if verb not in ("pause", "resume", "add_time", "end"):
            outlet.cues.clear()
        getattr(player, verb)()
        keys = [cue.key for cue in outlet.cues]
        assert len(keys) == len(set(keys))
        assert keys == sorted(keys, key=lambda key: key[0])
        frame = player.frame
        assert frame is not None
        if frame.over or frame.paused:
            assert waker.when is None
        elif frame.state != "gate":
            assert waker.when is not None
            assert waker.when >= clock.reading - 1e-6


def test_the_player_asks_to_be_woken_for_its_next_cue_and_not_while_it_waits(
    player: Player, clock: FakeClock, routine
) -> None:
    waker = FakeWaker()
    player.wake_with(waker)
    player.start(lay_out(gated(routine("warmup-5-quick"), 1)))
    assert waker.when == 1002
    player.pause()
    assert waker.when is None
    clock.advance(10)
    player.resume()
    assert waker.when == 1012
    run(player, clock, 300)
    assert waker.when is None  # at the gate
    player.proceed()
    assert waker.when == clock.reading + 2
    run(player, clock, 300)
    assert waker.when is None  # over


def test_an_outlet_that_raises_never_stops_the_clock(clock: FakeClock, quick: Timeline) -> None:
    class Broken(FakeOutlet):
        def fire(self, cues, timeline, elapsed_s):
            super().fire(cues, timeline, elapsed_s)
            raise OSError("no such device")

    outlet = Broken()
    player = Player(clock, outlet)
    heard: list[Fired] = []
    player.listeners.append(heard.append)
    player.start(quick)
    run(player, clock, 301)
    assert outlet.cues == list(quick.cues)
    assert [fired.channels for fired in heard] == [()] * len(quick.cues)
    assert player.frame.over


def test_listeners_hear_of_every_cue_and_when_it_came(
    player: Player, clock: FakeClock, quick: Timeline
) -> None:
    heard: list[Fired] = []
    player.listeners.append(heard.append)
    player.start(quick)
    run(player, clock, 301, every=0.1)
    assert [fired.cue for fired in heard] == list(quick.cues)
    assert all(0 <= fired.fired_s - fired.cue.at_s < 0.11 for fired in heard)


def test_changes_are_told_after_every_verb_and_once_at_the_end(
    player: Player, clock: FakeClock, quick: Timeline
) -> None:
    told = []
    player.start(quick)
    player.changed.append(lambda: told.append(player.frame.state))
    player.pause()
    player.resume()
    assert told == ["prepare", "prepare"]
    run(player, clock, 305)
    assert told == ["prepare", "prepare", "done"]


def test_before_the_first_session_there_is_nothing_and_verbs_are_harmless(player: Player) -> None:
    assert player.frame is None
    assert player.session is None
    player.tick()
    player.toggle()
    for verb in VERBS:
        getattr(player, verb)()


def test_one_button_pauses_resumes_and_passes_a_gate(player: Player, clock: FakeClock, routine) -> None:
    player.start(lay_out(gated(routine("warmup-5-quick"), 0)))
    player.toggle()
    assert player.frame.paused
    player.toggle()
    assert not player.frame.paused
    clock.advance(50)
    assert player.frame.state == "gate"
    player.toggle()
    assert player.frame.state == "prepare"


def test_a_session_taken_up_goes_on_without_saying_again_what_was_said(
    clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    first = Player(clock, FakeOutlet())
    first.start(quick)
    run(first, clock, 44)
    session: Session = first.session
    second = Player(clock, outlet)
    second.take_up(session)
    run(second, clock, 260)
    assert outlet.cues == [cue for cue in quick.cues if cue.at_s > 44]


def test_a_session_taken_up_after_its_end_is_over(
    player: Player, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.take_up(Session(timeline=quick, started=0.0))
    assert player.frame.over
    player.back()
    assert player.frame.over
    assert outlet.cues == []


def test_repeats_are_played_each_time(player: Player, clock: FakeClock, outlet: FakeOutlet, routine) -> None:
    made = routine("warmup-5-quick")
    timeline = lay_out(replace(made, steps=(Repeat(times=3, steps=made.steps[:1]),)))
    player.start(timeline)
    run(player, clock, timeline.duration_s + 1)
    assert [cue.kind for cue in outlet.cues].count(CueKind.START) == 3
    assert outlet.cues == list(timeline.cues)


def test_taps_from_four_threads_at_once_do_no_harm(routine) -> None:
    class Steady:
        """A real clock, sixty times as fast."""

        speed = 60.0

        def now(self) -> float:
            return time.monotonic() * self.speed

    clock, faults = Steady(), []
    jumps: list[list[Cue]] = [[]]  # cues since the last jump

    class Watching(FakeOutlet):
        def fire(self, cues, timeline, elapsed_s):
            jumps[-1].extend(cues)
            return [("sound",)] * len(cues)

        def interrupt(self):
            jumps.append([])

    player = Player(clock, Watching())
    waker = ThreadWaker(clock, player.tick)
    player.wake_with(waker)
    player.start(lay_out(routine("warmup-10-full")))
    stop = time.monotonic() + 1.0

    def press(seed: int) -> None:
        dice = random.Random(seed)
        try:
            while time.monotonic() < stop:
                verb = dice.choice([v for v in VERBS if v != "end"] + ["tick", "toggle"])
                getattr(player, verb)()
                assert player.frame is not None
                if player.frame.over:
                    player.start(lay_out(routine("warmup-10-full")))
                time.sleep(dice.random() * 0.004)
        except Exception as error:  # noqa: BLE001 - reported below, in the thread of the test
            faults.append(error)

    threads = [threading.Thread(target=press, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waker.close()
    assert faults == []
    for cues in jumps:
        keys = [cue.key for cue in cues]
        assert len(keys) == len(set(keys))
    assert sum(len(cues) for cues in jumps) > 20


def test_it_tells_in_real_seconds_when_the_next_cue_comes(quick: Timeline, outlet: FakeOutlet) -> None:
    clock = FakeClock(speed=10.0)
    player = Player(clock, outlet)
    assert player.next_cue_in() == float("inf")
    player.start(quick)
    assert player.next_cue_in() == pytest.approx(0.2)  # the countdown, two session seconds ahead
    player.pause()
    assert player.next_cue_in() == float("inf")
    player.resume()
    assert player.next_cue_in() == pytest.approx(0.2)
    player.end()
    assert player.next_cue_in() == float("inf")


def test_a_player_at_rest_plays_nothing_and_follows_no_wish(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    waker = FakeWaker()
    player.wake_with(waker)
    player.start(quick)
    run(player, clock, 10)
    outlet.cues.clear()
    interrupted = outlet.interrupted
    player.rest()
    assert waker.when is None
    for verb in VERBS:
        getattr(player, verb)()
    run(player, clock, 30)
    assert outlet.cues == []
    assert outlet.interrupted == interrupted  # what still sounds may end
    assert player.resting
    assert player.next_cue_in() == float("inf")
    assert player.frame.elapsed_s == 40
    player.start(quick)
    assert not player.resting
    assert outlet.cues != []


def test_who_takes_over_plays_what_fell_due_in_between_and_nothing_twice(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    run(player, clock, 44)
    player.rest()
    left = []
    player.hold(left.append)
    clock.advance(0.9)
    player.take_over(left[0].session, left[0].next_cue)
    run(player, clock, 260)
    assert outlet.cues == list(quick.cues)


def test_what_fell_due_too_long_ago_is_dropped_by_who_takes_over(
    player: Player, clock: FakeClock, outlet: FakeOutlet, quick: Timeline
) -> None:
    player.start(quick)
    run(player, clock, 44)
    left = []
    player.hold(left.append)
    second = Player(clock, FakeOutlet())
    clock.advance(30)
    second.take_over(left[0].session, left[0].next_cue)
    assert second.frame.elapsed_s == 74
    assert second._outlet.cues == [cue for cue in quick.cues if 73 <= cue.at_s <= 74]


def test_holding_a_player_without_a_session_does_nothing(player: Player) -> None:
    player.hold(lambda _: pytest.fail("there is no session"))
    player.rest()
    assert not player.resting


def test_whoever_listens_and_fails_stops_neither_cues_nor_wishes(
    player: Player, clock, routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[BaseException] = []
    monkeypatch.setattr(threading, "excepthook", lambda died: failed.append(died.exc_value))
    heard: list[object] = []
    player.listeners += [lambda _: 1 / 0, heard.append]
    player.changed.append(lambda: 1 / 0)
    player.start(lay_out(routine("warmup-5-quick")))
    clock.advance(5)
    player.tick()
    player.pause()
    assert len(heard) > 1
    assert player.frame.paused
    assert failed


def test_every_routine_of_limbers_gives_each_of_its_cues_once_and_in_order(
    library: Library, clock: FakeClock, outlet: FakeOutlet
) -> None:
    names = library.routine_ids()
    assert len(names) == 32
    for name in names:
        timeline = lay_out(library.routine(name))
        player, fired = Player(clock, outlet), []
        player.listeners.append(fired.append)
        player.start(timeline)
        run(player, clock, timeline.duration_s + 2)
        assert [one.cue for one in fired] == list(timeline.cues), name
        assert player.frame.over
