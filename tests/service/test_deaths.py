"""Either side may die at any moment; the other plays on, or catches up, and never do two sound."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.cues import CueKind
from app.core.timeline import Timeline, lay_out
from tests.helpers import FakeClock
from tests.service.world import ServiceWorld


@pytest.fixture
def quick(routine) -> Timeline:
    return lay_out(routine("warmup-5-quick"), tempo=True)


@pytest.fixture
def world(tmp_path: Path) -> ServiceWorld:
    return ServiceWorld(tmp_path / "background")


def in_background(world: ServiceWorld, quick: Timeline) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(20)


def test_an_app_that_dies_in_the_background_leaves_the_service_playing(world: ServiceWorld, quick) -> None:
    in_background(world, quick)
    world.app.die()
    world.run(262)
    assert world.cues() == list(quick.cues)


def test_an_app_that_is_opened_again_takes_over_what_the_service_plays(world: ServiceWorld, quick) -> None:
    in_background(world, quick)
    world.app.die()
    world.run(40)
    world.service.background.act("skip")
    world.run(10)
    playing = world.service.background._stint.frame
    app = world.app.again()
    app.shared.front.take()
    world.service.look()
    assert app.relay.join() == "warmup-5-quick"
    assert app.player.frame.elapsed_s == pytest.approx(playing.elapsed_s, abs=1e-6)
    assert world.keeper.following
    assert world.players == 1
    world.run(300)
    keys = [cue.key for cue in world.cues()]
    assert len(keys) == len(set(keys))
    assert world.cues("app")[-1].kind is CueKind.DONE
    ((tally, _),) = world.keeper.finished
    assert tally.done_s > 200


def test_a_session_that_the_service_ended_is_put_on_record_by_the_next_app(
    world: ServiceWorld, quick
) -> None:
    in_background(world, quick)
    world.app.die()
    world.run(300)
    assert world.service is None
    world.clock.jump(-world.clock.reading)  # the device was started anew in between
    assert world.app.again().relay.join() is None
    ((tally, _),) = world.keeper.finished
    assert tally.done_s == pytest.approx(sum(s.seconds * s.rounds for s in quick.routine.played()), abs=0.1)
    assert world.app.shared.read() is None


def test_when_both_have_died_the_record_knows_the_last_cue_and_the_session_can_go_on(world, quick) -> None:
    in_background(world, quick)
    world.app.die()
    world.run(60)
    world.service.die()
    world.clock.advance(600)
    assert world.app.again().relay.join() is None
    assert world.keeper.finished == []
    assert not world.keeper.following
    assert 98 <= world.keeper.left.position_s <= 100
    assert world.app.shared.read() is None


def test_a_service_that_dies_leaves_the_app_to_catch_up_exactly(world: ServiceWorld, quick) -> None:
    in_background(world, quick)
    world.service.die()
    world.clock.advance(60)
    world.app.relay.back()
    assert world.app.player.frame.elapsed_s == pytest.approx(100, abs=1e-6)
    world.run(202)
    assert world.cues("app")[-1].kind is CueKind.DONE


def test_a_pause_made_in_a_service_that_then_died_holds(world: ServiceWorld, quick) -> None:
    in_background(world, quick)
    world.service.background.act("pause")
    world.service.die()
    world.clock.advance(60)
    world.app.relay.back()
    assert world.app.player.frame.paused
    assert world.app.player.frame.elapsed_s == pytest.approx(40, abs=1e-6)


def test_an_app_that_dies_on_the_screen_leaves_the_service_playing(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.die()
    world.run(285)
    assert world.cues() == list(quick.cues)


def test_an_app_that_dies_while_it_paused_on_the_screen_leaves_silence(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.player.pause()
    heard = len(world.heard)
    world.app.die()
    world.run(60)
    assert len(world.heard) == heard
    assert world.service.notices[-1].paused


def test_an_app_that_ends_in_good_order_leaves_the_service_playing(world: ServiceWorld, quick) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.close()
    assert world.players == 0
    world.app.player.end()  # as everything is closed
    world.run(285)
    assert world.cues() == list(quick.cues)


class _Killed(BaseException):
    """Ends one side in the midst of what it does, as the system would."""


_MOMENTS = ["before writing", "after writing", "after letting go"]


def cut(monkeypatch: pytest.MonkeyPatch, shared, moment: str) -> None:
    """Kills whoever uses these at one moment of handing over."""
    write, release = shared.file.write, shared.sounding.release

    def killed_write(text: str) -> bool:
        if moment == "after writing":
            write(text)
        raise _Killed

    def killed_release() -> None:
        release()
        raise _Killed

    if moment == "after letting go":
        monkeypatch.setattr(shared.sounding, "release", killed_release)
    else:
        monkeypatch.setattr(shared.file, "write", killed_write)


@pytest.mark.parametrize("moment", _MOMENTS)
def test_an_app_may_die_in_the_midst_of_handing_over(
    world: ServiceWorld, quick, monkeypatch, moment: str
) -> None:
    world.begin(quick)
    world.run(20)
    cut(monkeypatch, world.app.shared, moment)
    with pytest.raises(_Killed):
        world.app.relay.to_background()
    monkeypatch.undo()
    world.app.die()
    world.run(285)
    assert world.cues() == list(quick.cues)


@pytest.mark.parametrize("moment", _MOMENTS)
def test_the_service_may_die_in_the_midst_of_handing_back(world, quick, monkeypatch, moment: str) -> None:
    in_background(world, quick)
    service = world.service
    world.app.shared.front.take()
    cut(monkeypatch, service.shared, moment)
    with pytest.raises(_Killed):
        service.look()
    monkeypatch.undo()
    service.die()
    world.app.relay.back()
    world.run(263)
    assert world.cues() == list(quick.cues)


@pytest.mark.parametrize("moment", _MOMENTS[:2])
def test_the_service_may_die_in_the_midst_of_taking_over(world, quick, monkeypatch, moment: str) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    cut(monkeypatch, world.service.shared, moment)
    with pytest.raises(_Killed):
        world.service.look()
    monkeypatch.undo()
    world.service.die()
    world.run(3)
    world.app.relay.back()
    assert world.app.player.frame.elapsed_s == pytest.approx(23, abs=1e-6)
    assert world.players == 1


def test_a_service_that_does_not_let_go_is_ended_by_the_app(world: ServiceWorld, quick) -> None:
    in_background(world, quick)
    service = world.service
    service.look = lambda: None
    world.app.relay.back()
    assert world.stops == 1
    assert world.service is None
    assert world.players == 1
    assert world.app.player.frame.elapsed_s == pytest.approx(40, abs=1e-6)


def test_an_app_that_cannot_get_the_lock_stays_silent_until_it_can(
    world: ServiceWorld, quick, monkeypatch
) -> None:
    in_background(world, quick)
    service = world.service
    monkeypatch.setattr(world, "stop_service", lambda: None)
    world.app.relay._app = replace(world.app.relay._app, stop=lambda: None)
    look, service.look = service.look, lambda: None
    world.app.relay.back()
    assert world.players == 1
    assert world.app.player.resting
    service.look = look
    world.run(1)
    world.app.relay.look()
    assert not world.app.player.resting
    assert world.players == 1
    assert world.app.player.frame.elapsed_s == pytest.approx(41, abs=1e-6)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 2}', "\x00\x01", "half"])
def test_a_damaged_file_is_ignored_and_the_app_goes_on_by_its_own(
    world: ServiceWorld, quick, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    in_background(world, quick)
    world.service.die()
    path = world.folder / "session.json"
    text = path.read_text("utf-8")
    path.write_text(text[: len(text) // 2] if damage == "half" else damage, "utf-8")
    world.app.relay.back()
    assert world.app.player.frame.elapsed_s == pytest.approx(40, abs=1e-6)
    assert "cannot be used" in caplog.text


def test_a_service_that_finds_a_damaged_file_plays_nothing_and_ends(
    world: ServiceWorld, quick, caplog
) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    (world.folder / "session.json").write_text("{", "utf-8")
    world.run(1)
    assert world.service is None
    assert "cannot be used" in caplog.text
    world.app.relay.back()
    assert world.app.player.frame.elapsed_s == pytest.approx(21, abs=1e-6)


def test_where_the_file_cannot_be_written_the_app_keeps_the_session(
    world: ServiceWorld, quick, monkeypatch
) -> None:
    world.begin(quick)
    world.run(20)
    monkeypatch.setattr(world.app.shared.file, "write", lambda _text: False)
    world.app.relay.to_background()
    world.run(20)
    assert world.cues("app") == [cue for cue in quick.cues if cue.at_s <= 40]
    assert world.players == 1


def test_a_second_limber_on_the_same_profile_plays_its_own_and_harms_nothing(
    world: ServiceWorld, quick
) -> None:
    world.begin(quick)
    world.run(5)
    first, left = world.app, world.app.shared.read()
    second = first.again()
    assert second.relay.join() is None
    second.player.start(quick)
    second.relay.start_with_session("warmup-5-quick")
    assert not second.player.resting
    assert first.shared.read() == left


def test_whatever_happens_no_two_sound_and_the_clock_is_right(tmp_path: Path, quick) -> None:
    dice = random.Random(5)
    for number in range(12):
        world = ServiceWorld(tmp_path / str(number), FakeClock(reading=dice.uniform(0, 1e6)))
        world.begin(quick)
        front = True
        for _ in range(20):
            world.run(dice.uniform(0, 6), every=0.1)
            what = dice.choice(["leave", "return", "kill service", "kill app"])
            if what == "leave" and front:
                world.app.relay.to_background()
                front = False
            elif what == "return" and not front:
                world.app.shared.front.take()
                world.look()
                world.app.relay.back()
                front = True
            elif what == "kill service" and world.service is not None:
                world.service.die()
            elif what == "kill app":
                world.app.die()
                world.run(0.1)
                app = world.app.again()
                app.shared.front.take()
                world.look()
                app.relay.join()
                front = True
            assert world.players <= 1
            if world.app.player.session is None:
                break  # both had died: the record offers to go on
            frame = world.app.player.frame
            expected = min(world.clock.now() - world.begun, quick.duration_s)
            assert frame.elapsed_s == pytest.approx(expected, abs=1e-6)
        keys = [cue.key for cue in world.cues()]
        assert len(keys) == len(set(keys))
