import random
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core.cues import CueKind
from app.core.records import StepState
from app.core.timeline import Timeline, lay_out
from app.player import relay
from app.player.channels import Wanted
from app.player.player import Fired
from app.player.shared import SERVICE_OPENS_S
from tests.helpers import FakeClock
from tests.service.world import NOON, ServiceWorld


@pytest.fixture
def quick(routine) -> Timeline:
    return lay_out(routine("warmup-5-quick"), tempo=True)


@pytest.fixture
def world(tmp_path: Path) -> ServiceWorld:
    return ServiceWorld(tmp_path / "background")


def position(world: ServiceWorld) -> float:
    return world.app.player.frame.elapsed_s


def test_the_service_starts_with_the_session_and_is_silent_while_the_app_is_seen(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    assert world.starts == 1
    world.run(60)
    assert world.cues("service") == []
    assert world.service.out.done == []
    assert world.cues("app") == [cue for cue in quick.cues if cue.at_s <= 60]
    assert not world.service.awake


def test_in_the_background_the_service_plays_and_the_app_is_silent(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(100)
    assert world.cues() == [cue for cue in quick.cues if cue.at_s <= 120]
    assert world.cues("service")[0].at_s > 20
    assert {"vibrate", "play", "say"} <= {what for what, _ in world.service.out.done}
    assert world.players == 1


def test_what_the_app_takes_back_is_where_the_clock_says(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(100)
    world.service.look()
    world.app.shared.front.take()
    world.service.look()
    world.app.relay.back()
    assert position(world) == pytest.approx(120, abs=1e-6)
    world.run(181)
    assert world.cues() == list(quick.cues)
    assert world.app.player.frame.over


def test_a_hundred_changes_at_random_moments_lose_no_cue_and_double_none(tmp_path: Path, library) -> None:
    speed = 8.0
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    dice = random.Random(11)
    world = ServiceWorld(tmp_path, FakeClock(speed=speed))
    world.begin(timeline)
    worst = 0.0
    for number in range(200):
        world.run(dice.uniform(0.0, 5.8 / speed), every=0.02)
        if number % 2 == 0:
            world.app.relay.to_background()
            world.clock.advance(dice.uniform(0.0, 0.9))  # the service looks late
            world.look()
        else:
            world.app.shared.front.take()
            world.clock.advance(dice.uniform(0.0, 0.9))
            world.look()
            world.app.relay.back()
        assert world.players == 1
        expected = min((world.clock.now() - world.begun), timeline.duration_s)
        stint = world.service.background._stint if world.service else None
        frame = stint.frame if stint else world.app.player.frame
        worst = max(worst, abs(frame.elapsed_s - expected))
    world.run(timeline.duration_s / speed, every=0.02)
    assert world.cues() == list(timeline.cues)
    assert len(world.cues("service")) > 50
    assert len(world.cues("app")) > 50
    assert worst < 1e-6


def test_a_cue_that_is_due_while_the_session_changes_hands_is_played_by_the_other(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    due = next(cue for cue in quick.cues if cue.kind is CueKind.HALF_WAY)
    world.run(due.at_s - 0.1, every=0.1)
    world.app.relay.to_background()
    world.clock.advance(0.5)
    world.look()
    assert ("service", due) in world.heard


def test_a_sentence_and_a_countdown_of_the_one_are_not_talked_into_by_the_other(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    start = next(cue for cue in quick.cues if cue.kind is CueKind.START)
    world.run(start.at_s - 1)  # the countdown with its "go" sounds
    assert world.app.out.of("play") == ["prepare", "countdown-go"]
    world.app.relay.to_background()
    world.run(1.1)
    assert world.heard[-1] == ("service", start)
    assert world.service.out.of("play") == []
    assert world.service.out.of("vibrate") == [(0.4,)]
    assert world.app.out.done[-1] == ("play", "countdown-go")  # which may sound to its end


def test_wishes_made_in_the_notification_are_in_what_the_app_takes_back(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(5)
    world.service.background.act("skip")
    world.run(5)
    world.service.background.act("pause")
    world.run(30)
    before = world.service.background._stint.frame
    world.app.shared.front.take()
    world.service.look()
    world.app.relay.back()
    frame = world.app.player.frame
    assert frame.paused
    assert frame.index == before.index > 1
    assert frame.elapsed_s == before.elapsed_s
    world.app.player.resume()
    world.run(2)
    assert position(world) == pytest.approx(before.elapsed_s + 2, abs=1e-6)


def test_a_button_pressed_while_the_app_is_seen_reaches_it(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.service.background.act("pause")
    assert not world.app.player.frame.paused
    world.app.relay.look()
    assert world.app.player.frame.paused
    world.run(1)
    world.service.background.act("resume")
    world.app.relay.look()
    world.app.relay.look()
    assert not world.app.player.frame.paused


def test_the_processor_stays_awake_only_while_a_cue_is_to_come(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    assert not world.service.awake
    world.app.relay.to_background()
    world.run(1)
    assert world.service.awake
    world.service.background.act("pause")
    world.run(1)
    assert not world.service.awake
    world.service.background.act("resume")
    world.run(1)
    assert world.service.awake
    service = world.service
    world.app.shared.front.take()
    world.run(0.1)
    assert not service.awake
    world.app.relay.back()


def test_at_a_step_that_waits_for_a_tap_the_processor_may_sleep(world: ServiceWorld, routine) -> None:
    made = routine("warmup-5-quick")
    first = replace(made.steps[0], until_done=True, seconds=0, least=0)
    world.begin(lay_out(replace(made, steps=(first, *made.steps[1:]))))
    world.app.relay.to_background()
    world.run(10)
    assert world.service.background._stint.frame.state == "gate"
    assert not world.service.awake
    assert world.service.notices[-1].left_s is None
    world.service.background.act("skip")
    world.run(0.1)
    assert world.service.awake


def test_at_the_end_the_service_says_its_last_words_and_ends_itself(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(quick.duration_s - 20 + 1)
    service = world.service
    assert world.cues()[-1].kind is CueKind.DONE
    assert service is not None
    assert service.awake
    world.run(4)
    assert world.service is None
    assert not service.awake
    assert service.cleared == 1


def test_a_session_that_ended_in_the_background_is_on_record_with_the_time_it_ended(world, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(quick.duration_s)
    world.clock.advance(3600)
    world.app.relay.back()
    assert world.app.player.frame.over
    ((tally, ended),) = world.keeper.finished
    assert abs(ended - (NOON + timedelta(seconds=quick.duration_s))) < timedelta(seconds=0.01)
    assert {step.state for step in tally.steps()} == {StepState.DONE}
    assert world.app.shared.read() is None
    assert world.cues() == list(quick.cues)


def test_what_is_skipped_in_the_background_is_on_record_as_skipped(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(70)
    world.app.relay.to_background()
    world.run(1)
    number = world.service.background._stint.frame.step
    world.service.background.act("skip")
    world.service.background.act("skip")
    world.run(60)
    world.app.shared.front.take()
    world.look()
    world.app.relay.back()
    world.run(300)
    ((tally, _),) = world.keeper.finished
    steps = tally.steps()
    assert [n for n, step in enumerate(steps, start=1) if step.state is StepState.SKIPPED] == [number]
    planned = sum(step.planned_s for n, step in enumerate(steps, start=1) if n != number)
    assert tally.done_s - steps[number - 1].done_s == pytest.approx(planned, abs=1e-6)


def test_channels_that_are_off_stay_off_in_the_background(world: ServiceWorld, quick) -> None:
    world.wanted = Wanted(sound=False, voice=False)
    world.begin(quick)
    world.app.relay.to_background()
    world.run(60)
    assert {what for what, _ in world.service.out.done} == {"vibrate"}


def test_a_session_that_was_muted_is_felt_and_not_heard_in_the_background_and_afterwards(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.run(10)
    world.app.player.mute(True)
    world.app.out.clear()
    world.app.relay.to_background()
    world.run(60)
    assert {what for what, _ in world.service.out.done} == {"vibrate"}
    world.app.die()
    app = world.app.again()  # another process: only the service knows
    assert app.relay.join() == "warmup-5-quick"
    assert app.player.muted
    world.run(60)
    assert {what for what, _ in app.out.done} == {"vibrate"}


def test_muting_is_known_to_a_service_that_takes_over_from_a_dead_app(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(10)
    world.app.player.mute(True)
    world.app.die()
    world.run(60)
    assert {what for what, _ in world.service.out.done} == {"vibrate"}


def test_who_does_not_want_it_has_silence_in_the_background_and_the_place_on_return(world, quick) -> None:
    world.keep_going = False
    world.begin(quick)
    assert world.starts == 0
    world.run(20)
    heard = len(world.heard)
    world.app.relay.to_background()
    world.run(60)
    assert len(world.heard) == heard
    world.app.relay.back()
    assert position(world) == pytest.approx(80, abs=1e-6)
    world.run(10)
    assert world.cues("app")[heard:] == [cue for cue in quick.cues if 79 <= cue.at_s <= 90]


def test_switching_it_off_during_a_session_ends_the_service(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(5)
    world.keep_going = False
    world.app.relay.to_background()
    assert world.service is None
    world.run(5)
    assert world.players == 0


def test_without_a_service_the_app_plays_on_for_as_long_as_it_may_and_catches_up(
    world: ServiceWorld, quick
) -> None:
    world.serviceable = False
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(30)
    assert world.cues("app") == [cue for cue in quick.cues if cue.at_s <= 50]
    world.clock.advance(60)  # now the system has frozen it
    world.app.relay.back()
    world.app.player.tick()
    assert position(world) == pytest.approx(110, abs=1e-6)


def test_a_service_that_is_slow_to_start_is_waited_for_with_the_app_playing(
    world: ServiceWorld, quick
) -> None:
    world.serviceable = False
    world.begin(quick)
    world.app.relay.to_background()
    (hand_over,) = world.watching
    world.run(2)
    assert not hand_over()
    assert world.cues("app") != []
    world.serviceable = True
    world.start_service()
    assert not hand_over()
    world.look()
    assert not hand_over()
    world.look()
    assert hand_over()
    world.run(30)
    assert world.cues() == [cue for cue in quick.cues if cue.at_s <= 32]
    assert world.players == 1


def test_a_service_that_lives_and_is_not_open_yet_is_not_handed_the_session(
    world: ServiceWorld, quick
) -> None:
    world.opens_at_once = False
    world.begin(quick)
    world.run(1)
    world.app.relay.to_background()
    (hand_over,) = world.watching
    for _ in range(40):  # the speech engine takes its time
        world.run(0.05)
        assert not hand_over()
        assert world.players == 1
    assert world.cues("service") == []
    world.service.open = True
    world.run(0.05)
    assert not hand_over()  # it is left to the service, which has yet to take it
    world.run(0.05)
    assert hand_over()
    world.run(298)
    assert world.cues() == list(quick.cues)
    assert world.cues("app") == [cue for cue in quick.cues if cue.at_s <= 3.05]


def test_a_service_whose_devices_never_answer_is_handed_the_session_after_a_while(
    world: ServiceWorld, quick
) -> None:
    world.opens_at_once = False
    world.begin(quick)
    world.app.relay.to_background()
    (hand_over,) = world.watching
    world.run(4)
    assert not hand_over()
    world.run(1.5)
    assert not hand_over()
    world.look()
    assert hand_over()
    world.run(20)
    assert world.cues() == [cue for cue in quick.cues if cue.at_s <= 25.5]
    assert world.cues("service") != []


def test_a_service_that_is_not_open_yet_plays_at_once_where_nobody_else_can(
    world: ServiceWorld, quick
) -> None:
    world.opens_at_once = False
    world.begin(quick)
    world.run(20)
    world.app.die()
    world.run(60)
    assert world.cues() == [cue for cue in quick.cues if cue.at_s <= 80]


def test_the_app_watches_for_as_long_as_a_slow_service_may_take_to_be_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An interpreter takes its time, and what it plays on takes some more."""
    slept: list[float] = []
    done = threading.Event()

    def sleep(seconds: float) -> None:
        slept.append(seconds)

    def look() -> bool:
        if sum(slept) > relay._SERVICE_STARTS_S + SERVICE_OPENS_S + 1:
            done.set()
        return done.is_set()

    monkeypatch.setattr(relay, "time", SimpleNamespace(sleep=sleep))
    relay._in_a_thread(look)
    assert done.wait(5)


def test_a_service_that_has_gone_when_it_was_to_play_leaves_the_app_playing(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.service.die()
    world.serviceable = False
    (watch,) = world.watching
    for _ in range(20):
        world.run(0.05)
        assert not watch()
    assert world.players == 1
    assert world.starts == 2
    world.run(20)
    assert world.cues() == [cue for cue in quick.cues if cue.at_s <= 41]
    assert world.cues("service") == []


def test_a_service_that_is_about_to_end_is_handed_nothing(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(1)
    service = world.service
    world.app.relay._app = replace(world.app.relay._app, stop=lambda: None)
    world.app.player.end()
    service.background.look()
    service.background.close()  # its devices take a moment to close
    service.look = lambda: None
    world.begin(quick)
    world.app.relay.to_background()
    world.run(10)
    assert world.players == 1
    assert world.cues("app")[-1].at_s > 5


def test_a_button_that_is_pressed_at_the_first_cue_of_the_service_is_heard_by_it(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.app.relay.to_background()
    world.clock.advance(quick.cues[1].at_s)  # which is due in the very moment it takes over
    press, hear = threading.Thread(target=lambda: world.service.background.act("pause")), world.service.hear

    def heard(fired: Fired) -> None:
        hear(fired)
        press.start()
        press.join(0.1)

    world.service.background._parts = replace(world.service.background._parts, heard=heard)
    world.look()
    press.join()
    assert world.service.background._stint.frame.paused


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_time_of_day_that_is_set_meanwhile_keeps_nobody_from_playing(
    world: ServiceWorld, quick, hours: int
) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.ahead_s = hours * 3600  # before the service has looked
    world.run(20)
    assert world.service.background.playing
    world.ahead_s = 0
    world.app.die()
    world.run(20)
    app = world.app.again()
    app.shared.front.take()
    world.look()
    world.ahead_s = hours * 7200  # since what is shared was written
    assert app.relay.join() == "warmup-5-quick"
    world.run(242)
    assert world.cues() == list(quick.cues)


def test_who_is_back_before_the_service_was_there_just_goes_on(world: ServiceWorld, quick) -> None:
    world.serviceable = False
    world.begin(quick)
    world.app.relay.to_background()
    (hand_over,) = world.watching
    world.run(2)
    world.app.relay.back()
    world.serviceable = True
    world.start_service()
    assert hand_over()
    world.run(300)
    assert world.cues("app") == list(quick.cues)


def test_a_service_that_went_missing_beside_the_app_is_started_again(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(1)
    world.service.die()
    world.run(2)
    world.app.relay.look()
    assert world.service is None
    world.run(3)
    world.app.relay.look()
    assert world.service is not None
    assert world.starts == 2


def test_a_paused_session_that_nobody_goes_on_with_is_left_after_half_an_hour(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.run(20)
    world.app.player.pause()
    world.app.relay.to_background()
    world.run(1)
    assert world.service.notices[-1].paused
    world.run(1798, every=1)
    assert world.service is not None
    world.run(5, every=1)
    assert world.service is None
    world.app.relay.back()
    assert world.app.player.frame.paused
    assert position(world) == pytest.approx(20, abs=1e-6)


def test_when_the_session_ends_in_the_app_the_service_ends_too(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(5)
    world.app.player.end()
    assert world.service is None
    assert world.app.shared.read() is None
    assert not world.app.shared.sounding.held


def test_a_new_session_right_after_the_last_is_served_as_well(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(5)
    world.app.player.end()
    world.begin(quick)
    world.run(5)
    world.app.relay.to_background()
    world.heard.clear()
    world.run(20)
    assert world.cues("service") == [cue for cue in quick.cues if 5 < cue.at_s <= 25]


def test_a_silent_service_ends_by_itself_when_the_session_has_gone(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.app.shared.file.forget()
    world.run(0.1)
    assert world.service is None


def test_the_notification_names_exercise_side_and_time_left(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(1)
    first = quick.segments[0]
    notice = world.service.notices[-1]
    assert notice.title == "March in place · Alternate legs"
    assert notice.text == "Get ready · 1 of " + str(quick.segments[-1].step)
    assert notice.left_s == pytest.approx(first.end_s, abs=0.01)  # as it was first shown
    world.app.relay.to_background()
    world.run(10)
    assert world.service.notices[-1].text == "1 of " + str(quick.segments[-1].step)
    shown = len(world.service.notices)
    world.run(10)
    assert len(world.service.notices) == shown  # the time left runs by itself
    sided = next(s for s in quick.segments if s.side is not None)
    world.run(sided.start_s - 21 + 1)
    assert world.service.notices[-1].title.startswith(f"{sided.exercise.name} · ")
    world.service.background.act("pause")
    world.run(0.1)
    assert world.service.notices[-1].text.startswith("Paused · ")
    assert world.service.notices[-1].left_s is None


def test_a_service_that_has_just_handed_back_sees_that_the_session_has_gone(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.app.relay.to_background()
    world.run(5)
    world.app.shared.front.take()
    world.service.look()
    world.app.relay._app = replace(world.app.relay._app, stop=lambda: None)
    world.app.relay.back()
    world.app.player.end()
    world.run(0.1)
    assert world.service is None
