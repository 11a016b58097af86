import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dataclass_json import BrokenDataError
from app.core.records import Tally
from app.core.session import Session
from app.core.timeline import lay_out
from app.player.channels import Sounding, Wanted
from app.player.handover import Counted, Handover, Reader, Terms, Writer
from tests.strategies import VERBS


def from_text(text: str) -> Handover:
    return Reader().handover(text)


def handover(session: Session, **more) -> Handover:
    return Handover(
        **{
            "session": session,
            "next_cue": 2,
            "sounding": Sounding(rank=3, spoken_until=1.25),
            "counted": Counted(position_s=1.5, work=((0, "plank", 3.25),), swaps=(("plank", ""),)),
            "terms": Terms(run="r", name="x.yaml", wanted=Wanted(voice=False), language="de", speed=2.0),
            "at": 1003.5,
            "wall": 1.7e9,
            **more,
        }
    )


@pytest.fixture
def quick(routine) -> Session:
    return Session(timeline=lay_out(routine("warmup-5-quick"), tempo=True), started=1000.1)


@given(
    st.lists(st.tuples(st.floats(0.0, 40.0), st.sampled_from([v for v in VERBS if v != "end"])), max_size=12),
    st.booleans(),
)
def test_whatever_was_pressed_both_sides_derive_the_same_place_to_the_last_bit(
    library, presses: list[tuple[float, str]], ended: bool
) -> None:
    now = 1000.1
    session = Session(timeline=lay_out(library.routine("warmup-5-quick"), tempo=True), started=now)
    for wait_s, verb in presses:
        now += wait_s
        session = getattr(session, verb)(now)
    if ended:
        session = session.end(now)
    back = from_text(Writer().text(handover(session))).session
    assert back == session
    for later in (0.0, 0.1, 17.3, 1e6):
        assert back.frame(now + later) == session.frame(now + later)


def test_every_routine_of_limbers_comes_back_as_it_was(library) -> None:
    for name in library.routine_ids():
        left = handover(Session(timeline=lay_out(library.routine(name), tempo=True), started=3.0))
        text = Writer().text(left)
        assert from_text(text) == left
        assert len(text) < 96_000, name  # twenty minutes with a tick at each second step


def test_the_timeline_is_worded_once_and_again_when_it_has_changed(quick: Session) -> None:
    writer = Writer()
    first = handover(quick)
    assert from_text(writer.text(first)) == first
    longer = handover(quick.add_time(1001.0), next_cue=5)
    assert from_text(writer.text(longer)) == longer
    assert from_text(writer.text(first)) == first


def test_a_tally_is_carried_whole(quick: Session) -> None:
    tally = Tally(session=quick, position_s=4.5, work={(0, "a"): 1.25, (3, "b"): 7.0}, swaps=(("a", "c"),))
    assert Counted.of(tally).tally(quick) == tally


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.update(version=2), "version 1"),
        (lambda d: d.pop("timeline"), "not whole"),
        (lambda d: d.pop("exercises"), "not whole"),
        (lambda d: d.update(exercises=[]), "not whole"),
        (lambda d: d["exercises"].clear(), "there is no .* in the file"),
        (lambda d: d["timeline"]["segments"].clear(), "from 0 to done"),
        (lambda d: d["timeline"]["segments"].pop(), "from 0 to done"),
        (lambda d: d["timeline"]["segments"].pop(0), "from 0 to done"),
        (lambda d: d["timeline"]["segments"].reverse(), "from 0 to done"),
        (lambda d: d["timeline"]["segments"][2].update(step=9), "in order"),
        (lambda d: d["timeline"]["segments"][2].update(start_s=0.0), "in order"),
        (lambda d: d["timeline"]["segments"][1].update(exercise=None), "no exercise"),
        (lambda d: d["timeline"]["cues"][3].update(segment=99), "no segment"),
        (lambda d: d["handover"].update(next_cue=-1), "no such cue"),
        (lambda d: d["handover"].update(next_cue=9999), "no such cue"),
        (lambda d: d["handover"].update(next_cue=1.5), "expected int"),
        (lambda d: d["handover"]["session"].update(passed=1), "not so many gates"),
        (lambda d: d["handover"]["session"].update(started="now"), "expected float"),
        (lambda d: d["handover"]["terms"].update(speed=0), "does not stand still"),
        (lambda d: d["handover"].update(secret=1), "unknown key"),
    ],
)
def test_what_makes_no_sense_is_refused(quick: Session, change, says: str) -> None:
    data = json.loads(Writer().text(handover(quick)))
    change(data)
    with pytest.raises(BrokenDataError, match=says):
        from_text(json.dumps(data))


def test_a_torn_or_scribbled_file_never_raises_anything_else(quick: Session) -> None:
    text = Writer().text(handover(quick))
    dice = random.Random(2)
    refused = 0
    for _ in range(300):
        at = dice.randrange(len(text))
        torn = dice.choice([text[:at], text[:at] + dice.choice('"{}[]0x') + text[at + 1 :], text[at:]])
        try:
            back = from_text(torn)
        except BrokenDataError:
            refused += 1
        else:
            back.session.frame(1100.0)
    assert refused > 150
    for nonsense in ("", "null", "[" * 100_000, '{"version": 1}', '"handover"'):
        with pytest.raises(BrokenDataError):
            from_text(nonsense)


def test_after_a_restart_of_the_device_the_clock_tells_nothing(quick: Session) -> None:
    left = handover(quick)  # at twice the speed
    assert left.same_clock(now=1003.5 + 2 * 600, wall=1.7e9 + 600)
    assert left.same_clock(now=1003.5 + 2 * 600, wall=1.7e9 + 600 + 90)  # the time of day was set right
    assert not left.same_clock(now=50.0, wall=1.7e9 + 600)
    assert not replace(left, at=10.0).same_clock(now=1003.5, wall=1.7e9)


def test_it_knows_whether_the_session_was_over_when_it_was_written(quick: Session) -> None:
    assert not handover(quick).over
    assert handover(quick, at=1000.1 + quick.timeline.duration_s).over
    assert handover(quick.end(1001.0)).over


def test_a_timeline_that_has_not_changed_is_read_once(quick: Session) -> None:
    reader, writer = Reader(), Writer()
    first = reader.handover(writer.text(handover(quick)))
    second = reader.handover(writer.text(handover(quick.pause(1005.0), next_cue=4)))
    assert second.session.timeline is first.session.timeline
    assert second.session.paused == 1005.0
    longer = reader.handover(writer.text(handover(quick.add_time(1006.0))))
    assert longer.session.timeline != first.session.timeline
