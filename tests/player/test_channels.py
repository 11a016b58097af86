from dataclasses import replace

import pytest

from app.core.cues import CUES, Cue, CueKind, sentences
from app.core.routine import Routine, Step
from app.core.timeline import Timeline, lay_out
from app.player.channels import Channels, Wanted, speech_s
from app.player.player import Fired, Player
from tests.helpers import FakeClock, FakeOutputs


@pytest.fixture
def out() -> FakeOutputs:
    return FakeOutputs()


@pytest.fixture
def channels(out: FakeOutputs, clock: FakeClock) -> Channels:
    return Channels(out.outputs(), clock, str)


@pytest.fixture
def quick(routine) -> Timeline:
    return lay_out(routine("warmup-5-quick"))


def cue(timeline: Timeline, kind: CueKind, number: int = 0) -> Cue:
    return [c for c in timeline.cues if c.kind is kind][number]


def fire(channels: Channels, timeline: Timeline, *cues: Cue) -> list[tuple[str, ...]]:
    return channels.fire(cues, timeline, cues[0].at_s)


def played(made: Routine, *, tempo: bool = False, speed: float = 1.0) -> tuple[list[Fired], FakeOutputs]:
    """A whole session through the real channels."""
    clock, out = FakeClock(speed=speed), FakeOutputs()
    player = Player(clock, Channels(out.outputs(), clock, str))
    heard: list[Fired] = []
    player.listeners.append(heard.append)
    timeline = lay_out(made, tempo=tempo)
    player.start(timeline)
    while not player.frame.over:
        clock.advance(0.1)
        player.tick()
    return heard, out


def test_cues_of_one_moment_share_one_buzz_and_one_sound(channels: Channels, out: FakeOutputs, quick) -> None:
    last = cue(quick, CueKind.LAST)
    prepare = next(c for c in quick.cues if c.kind is CueKind.PREPARE and c.segment == last.segment)
    taken = fire(channels, quick, last, prepare)
    assert out.of("vibrate") == [CUES[CueKind.LAST].vibration]
    assert out.of("play") == ["last"]
    assert taken[0] == ("vibration", "sound", "voice")
    assert "vibration" not in taken[1]
    assert "sound" not in taken[1]


def test_the_more_important_of_two_at_once_is_felt_and_heard(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    half = cue(quick, CueKind.HALF_WAY)
    tick = replace(half, kind=CueKind.TEMPO)
    assert fire(channels, quick, tick, half) == [(), ("vibration", "sound", "voice")]
    assert out.of("play") == ["half-way"]


def test_the_first_sentences_are_said_and_those_without_room_dropped_whole(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    first = cue(quick, CueKind.PREPARE)  # the 3-2-1 comes two seconds later
    taken = fire(channels, quick, first)
    assert out.of("say") == ["First: March in place."]
    assert taken == [("vibration", "sound", "voice")]
    name, side, _form = sentences(first, quick.segments, str)
    assert speech_s(name) <= 2 < speech_s(f"{name} {side}")


def test_a_sentence_that_would_run_into_the_countdown_is_not_said(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    prepare = cue(quick, CueKind.PREPARE)
    assert channels.fire([prepare], quick, 1.5) == [("vibration", "sound")]
    assert out.of("say") == []


def test_nothing_is_said_during_a_countdown(channels: Channels, out: FakeOutputs, quick) -> None:
    channels.fire([cue(quick, CueKind.FORM)], quick, 3.0)
    assert out.of("say") == []


@pytest.mark.parametrize("name", ["warmup-10-full", "cooldown-8-lower-back", "gentle-12-not-running"])
@pytest.mark.parametrize("speed", [1.0, 4.0])
def test_in_a_whole_session_no_sentence_reaches_into_a_countdown(library, name: str, speed: float) -> None:
    made = library.routine(name)
    clock = FakeClock(speed=speed)
    said: list[tuple[float, str]] = []
    out = FakeOutputs().outputs()
    player = Player(
        clock, Channels(replace(out, say=lambda text: said.append((clock.now(), text))), clock, str)
    )
    timeline = lay_out(made)
    player.start(timeline)
    while not player.frame.over:
        clock.advance(0.05)
        player.tick()
    counts = [c.at_s + 1000 for c in timeline.cues if c.kind is CueKind.COUNTDOWN]
    for at, text in said:
        assert not any(
            at < count + 3 - 1e-6 and at + speech_s(text) * speed > count + 1e-9 for count in counts
        )
    assert len(said) > 5


def test_a_gates_sentence_has_all_the_time_there_is(channels: Channels, out: FakeOutputs, routine) -> None:
    made: Routine = routine("warmup-5-quick")
    first, second = made.steps[:2]
    assert isinstance(first, Step)
    assert isinstance(second, Step)
    gate = replace(first, until_done=True, seconds=0, least=0)
    timeline = lay_out(replace(made, steps=(gate, replace(second, prepare=4))))  # 3-2-1 one second later
    fire(channels, timeline, cue(timeline, CueKind.GATE))
    assert out.of("say") == ["Tap when you are done."]


def test_a_countdown_into_work_brings_its_own_go(channels: Channels, out: FakeOutputs, clock, quick) -> None:
    counts, start = cue(quick, CueKind.COUNTDOWN), cue(quick, CueKind.START)
    fire(channels, quick, counts)
    clock.advance(3)
    assert fire(channels, quick, start) == [("vibration", "sound")]
    assert out.of("play") == ["countdown-go"]
    assert out.of("vibrate") == [CUES[CueKind.COUNTDOWN].vibration, CUES[CueKind.START].vibration]


def test_after_an_interrupted_countdown_the_start_sounds_by_itself(
    channels: Channels, out: FakeOutputs, clock, quick
) -> None:
    fire(channels, quick, cue(quick, CueKind.COUNTDOWN))
    clock.advance(1)
    channels.interrupt()
    clock.advance(2)
    fire(channels, quick, cue(quick, CueKind.START))
    assert out.of("play") == ["countdown-go", "start"]
    assert ("silence", None) in out.done
    assert ("hush", None) in out.done


def test_a_countdown_out_of_work_has_no_go(channels: Channels, out: FakeOutputs, quick) -> None:
    counts = cue(quick, CueKind.COUNTDOWN, 1)
    assert not counts.leads_to_start
    fire(channels, quick, counts)
    assert out.of("play") == ["countdown"]


def test_a_tempo_tick_never_cuts_a_signal_short(channels: Channels, out: FakeOutputs, clock, quick) -> None:
    fire(channels, quick, cue(quick, CueKind.DONE))
    tick = replace(cue(quick, CueKind.START), kind=CueKind.TEMPO)
    clock.advance(1.3)
    fire(channels, quick, tick)
    assert out.of("vibrate") == [CUES[CueKind.DONE].vibration]
    clock.advance(0.2)
    fire(channels, quick, tick)
    assert out.of("vibrate") == [CUES[CueKind.DONE].vibration, (0.05,)]


def test_a_sentence_gives_way_to_one_of_a_higher_rank_only(
    channels: Channels, out: FakeOutputs, clock, quick
) -> None:
    next_up, form = cue(quick, CueKind.NEXT_UP), cue(quick, CueKind.FORM)
    fire(channels, quick, next_up)
    clock.advance(0.5)
    assert fire(channels, quick, form) == [()]
    fire(channels, quick, cue(quick, CueKind.DONE))
    clock.advance(5)
    fire(channels, quick, form)
    assert out.of("say") == [
        "Next: Standing torso rotation. Alternate sides.",
        "Done. Well done.",
        "Knee up, back still.",
    ]


@pytest.mark.parametrize("off", ["vibration", "sound", "voice"])
def test_each_channel_can_be_off_and_the_others_go_on(
    channels: Channels, out: FakeOutputs, quick, off: str
) -> None:
    channels.wanted = Wanted(**{off: False})
    (taken,) = fire(channels, quick, cue(quick, CueKind.PREPARE))
    assert set(taken) == {"vibration", "sound", "voice"} - {off}
    assert out.of({"vibration": "vibrate", "sound": "play", "voice": "say"}[off]) == []


def test_all_channels_off_is_a_silent_session(channels: Channels, out: FakeOutputs, quick) -> None:
    channels.wanted = Wanted(vibration=False, sound=False, voice=False)
    for one in quick.cues:
        assert fire(channels, quick, one) == [()]
    assert out.done == []


def test_every_cue_of_a_whole_session_takes_the_channels_it_has(library) -> None:
    for name in library.routine_ids():
        heard, out = played(library.routine(name), tempo=True)
        for fired in heard:
            signal = CUES[fired.cue.kind]
            assert "vibration" not in fired.channels or signal.vibration
            assert "sound" not in fired.channels or signal.sound
            if fired.cue.kind in (
                CueKind.COUNTDOWN,
                CueKind.START,
                CueKind.SWITCH,
                CueKind.DONE,
                CueKind.HALF_WAY,
            ):
                assert {"vibration", "sound"} <= set(fired.channels)
        assert "Done. Well done." in out.of("say")


def test_a_faster_preview_leaves_less_room_to_speak(quick) -> None:
    clock, out = FakeClock(speed=10), FakeOutputs()
    Channels(out.outputs(), clock, str).fire([cue(quick, CueKind.PREPARE)], quick, 0.0)
    assert out.of("say") == []


def test_a_countdown_that_is_not_wanted_takes_no_channel_and_the_start_has_its_own_sound(
    channels: Channels, out: FakeOutputs, quick: Timeline
) -> None:
    channels.wanted = Wanted(countdown=False)
    assert fire(channels, quick, cue(quick, CueKind.COUNTDOWN)) == [()]
    assert out.done == []
    fire(channels, quick, cue(quick, CueKind.START))
    assert out.of("play") == ["start"]


@pytest.mark.parametrize("broken", ["vibrate", "play", "say"])
def test_a_device_that_raises_costs_its_own_channel_only(broken: str, clock: FakeClock, quick) -> None:
    out = FakeOutputs()

    def fail(_what: object) -> None:
        raise OSError("gone")

    channels = Channels(replace(out.outputs(), **{broken: fail}), clock, str)
    told: list[str] = []
    channels.failed = told.append
    half = cue(quick, CueKind.HALF_WAY)
    (taken,) = fire(channels, quick, half)
    channel = {"vibrate": "vibration", "play": "sound", "say": "voice"}[broken]
    assert {*taken, channel} == {"vibration", "sound", "voice"}
    assert channel not in taken
    assert told == [channel]


def test_a_device_that_cannot_be_silenced_lets_the_session_jump(clock: FakeClock, quick) -> None:
    def fail() -> None:
        raise OSError("gone")

    out = FakeOutputs()
    channels = Channels(replace(out.outputs(), silence=fail, hush=fail), clock, str)
    channels.interrupt()
    assert fire(channels, quick, cue(quick, CueKind.HALF_WAY)) == [("vibration", "sound", "voice")]


def test_a_muted_session_is_felt_and_not_heard_until_it_is_unmuted(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    half = cue(quick, CueKind.HALF_WAY)
    channels.mute(True)
    assert fire(channels, quick, half) == [("vibration",)]
    assert {what for what, _ in out.done} == {"vibrate", "silence", "hush"}
    channels.mute(False)
    assert fire(channels, quick, half) == [("vibration", "sound", "voice")]


def test_muting_stops_what_is_being_said_and_keeps_no_later_sentence_back(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    fire(channels, quick, cue(quick, CueKind.PREPARE))
    channels.mute(True)
    assert out.of("hush")
    assert out.of("silence")
    channels.mute(False)
    assert channels.sounding.spoken_until == 0.0
    out.clear()
    fire(channels, quick, cue(quick, CueKind.FORM))
    assert out.of("say")


def test_muting_switches_nothing_on_that_the_runner_has_off(
    channels: Channels, out: FakeOutputs, quick
) -> None:
    channels.wanted = Wanted(vibration=False, sound=False)
    channels.mute(True)
    assert fire(channels, quick, cue(quick, CueKind.HALF_WAY)) == [()]
    channels.mute(False)
    assert channels.wanted == Wanted(vibration=False, sound=False)
