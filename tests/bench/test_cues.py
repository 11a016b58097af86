"""The bench draws the right figures from a run: of cues, of pauses and of what was heard."""

import array
from pathlib import Path

import pytest

from tests.bench.cues import SOUNDS, end_row, heard
from tests.bench.heard import RATE, Ear, template

BUFFER = 1024
STARTED = 100.0


def ear(seconds: float, **sounds_at: int) -> Ear:
    """What was heard of a device that plays exactly on time: sounds at some samples, buffer by buffer."""
    made = array.array("h", bytes(2 * round(seconds * RATE)))
    for name, index in sounds_at.items():
        piece = template(SOUNDS / f"{name.replace('_', '-')}.wav", 0, 3.6 if name == "countdown_go" else 0.5)
        made[index : index + len(piece)] = array.array("h", piece)
    stereo = array.array("h", (value for one in made for value in (one, one)))
    heard_by = Ear(Path("none"), lambda: 0.0)
    heard_by.starts = list(range(0, len(made), BUFFER))
    heard_by.arrivals = [STARTED + start / RATE for start in heard_by.starts]
    heard_by._bytes = bytearray(stereo.tobytes())
    return heard_by


def cue(sound: str, due: float, called: float) -> dict[str, object]:
    return {"kind": "any", "sound": sound, "due": due, "called": called, "late_ms": 0.0}


def test_a_countdown_is_heard_to_the_sample_and_as_late_as_its_buffer() -> None:
    due = STARTED + 0.2
    begins = 9 * BUFFER  # the next buffer after the call
    run = {"cues": [cue("countdown-go", due, due + 0.001)], "pauses": []}
    late, off, lost = heard(run, ear(4.4, countdown_go=begins))
    assert lost == 0
    assert off == [0, 0, 0]
    assert late == pytest.approx([(begins / RATE - 0.2) * 1000] * 2)


def test_a_sound_that_was_played_and_is_not_there_is_told() -> None:
    run = {"cues": [cue("switch", STARTED + 0.2, STARTED + 0.2)], "pauses": []}
    assert heard(run, ear(1.0)) == ([], [], 1)


def test_what_a_pause_has_silenced_is_left_out() -> None:
    run = {"cues": [cue("switch", STARTED + 0.2, STARTED + 0.2)], "pauses": [[STARTED + 0.25, STARTED + 1]]}
    assert heard(run, ear(1.0)) == ([], [], 0)


def test_the_end_of_the_plan_is_judged_by_the_time_of_the_taps() -> None:
    run = {
        "finished": True,
        "started": STARTED,
        "plan_s": 60.0,
        "pauses": [[110.0, 111.5], [120.0, 120.5]],
        "cues": [{"due": 161.999, "late_ms": 4.0}],
    }
    assert end_row(run, "end")["value"] == 3.0
    assert end_row({**run, "finished": False}, "end")["value"] is None
