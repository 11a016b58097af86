"""A routine as a workout for watches, read back by a reader of its own."""

from datetime import UTC, datetime, timedelta
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.exercise import Sides
from app.core.routine import Repeat, Routine, Step
from app.core.timeline import lay_out
from app.data.exchange.fit_workout import cut_bytes, fit_workout, watch_steps
from app.data.library.library import Library
from tests.data.exchange.fit_reader import messages
from tests.strategies import routines

MADE = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
INDEX, NAME, KIND, VALUE, TARGET, TIMES, INTENSITY, NOTES = 254, 0, 1, 2, 3, 4, 7, 8
TIME, OPEN, REPEAT = 0, 5, 6
ACTIVE, REST, WARM_UP, COOL_DOWN = 0, 1, 2, 3


def read(routine: Routine) -> tuple[dict, dict, list[dict]]:
    """Head, workout and steps of a file."""
    (first, head), (second, workout), *steps = messages(fit_workout(routine, MADE))
    assert (first, second) == (0, 26)
    assert all(number == 27 for number, _values in steps)
    return head, workout, [values for _number, values in steps]


def played(steps: list[dict]) -> list[dict]:
    """The steps in the order in which a watch does them."""
    done: list[dict] = []
    for step in steps:
        if step[KIND] == REPEAT:
            inner = [each for each in steps[step[VALUE] : step[INDEX]] if each[KIND] != REPEAT]
            done += inner * (step[TIMES] - 1)
        else:
            done.append(step)
    return done


def step(exercise, **more) -> Step:
    return Step(**{"exercise": exercise, "seconds": 20, "prepare": 5, **more})


def made(*parts, phase: str = "warm-up", title: str = "Mine") -> Routine:
    return Routine(id="mine", title=title, phase=phase, purpose="", max_pain=2, steps=parts)


@pytest.fixture
def move(library: Library):
    return library.exercises.__getitem__


def test_the_head_says_that_it_is_a_workout_and_when_it_was_made(routine) -> None:
    head, workout, steps = read(routine("warmup-8-stiff-back"))
    assert head[0] == 5
    assert head[1] == 255
    assert head[3] > 0
    since = datetime(1989, 12, 31, tzinfo=UTC)
    assert since + timedelta(seconds=head[4]) == MADE
    assert workout[6] == len(steps)
    assert workout[8].startswith("Stiff lower back")
    assert [each[INDEX] for each in steps] == list(range(len(steps)))


def test_every_shipped_routine_takes_as_long_on_the_watch(library: Library) -> None:
    for name in library.routine_ids():
        routine = library.routine(name)
        _head, _workout, steps = read(routine)
        assert sum(each[VALUE] for each in played(steps) if each[KIND] == TIME) == 1000 * routine.total_s
        assert all(len(each.get(NAME, "").encode()) < 40 for each in steps)


@given(routines(depth=3))
def test_any_routine_is_done_on_the_watch_as_it_is_here(made_up: Routine) -> None:
    _head, _workout, steps = read(made_up)
    segments = [segment for segment in lay_out(made_up).segments if segment.kind != "done"]
    theirs = [(each[KIND], each.get(VALUE), each[INTENSITY]) for each in played(steps)]
    assert theirs == [
        (OPEN, None, WARM_UP)
        if segment.kind == "gate"
        else (TIME, round(1000 * segment.duration_s), WARM_UP if segment.kind == "work" else REST)
        for segment in segments
    ]
    for number, each in enumerate(steps):
        if each[KIND] == REPEAT:  # never one within another
            assert each[TIMES] >= 2
            assert all(inner[KIND] != REPEAT for inner in steps[each[VALUE] : number])


def test_two_sides_are_two_steps_with_a_rest_between(move) -> None:
    swing = move("leg-swing-front-back")
    _head, _workout, steps = read(made(step(swing, sides=Sides.EACH, switch=7)))
    assert [(each[NAME], each[VALUE], each[INTENSITY]) for each in steps] == [
        ("Get ready", 5000, REST),
        ("Leg swing, front to back: Right leg", 20000, WARM_UP),
        ("Change sides", 7000, REST),
        ("Leg swing, front to back: Left leg", 20000, WARM_UP),
    ]
    assert steps[0][NOTES] == "Leg swing, front to back: Right leg"
    assert steps[1][NOTES] == "Swing the leg, not the back"


def test_what_waits_for_a_tap_waits_for_the_lap_button(move) -> None:
    _head, _workout, steps = read(made(step(move("calf-raise"), until_done=True, seconds=0)))
    assert (steps[1][KIND], VALUE in steps[1], steps[1][NOTES]) == (
        OPEN,
        False,
        "Press lap when you are done.",
    )


@pytest.mark.parametrize(
    ("phase", "intensity"), [("warm-up", WARM_UP), ("cool-down", COOL_DOWN), ("gentle", ACTIVE)]
)
def test_the_watch_knows_what_it_is_for(move, phase: str, intensity: int) -> None:
    _head, _workout, steps = read(made(step(move("cat-cow")), phase=phase))
    assert [each[INTENSITY] for each in steps] == [REST, intensity]


def test_a_group_is_a_repeat_that_names_its_first_step(move) -> None:
    raise_, squat = step(move("calf-raise")), step(move("half-squat"))
    _head, _workout, steps = read(made(squat, Repeat(times=3, steps=(raise_, squat)), squat))
    (repeat,) = (each for each in steps if each[KIND] == REPEAT)
    assert (repeat[INDEX], repeat[VALUE], repeat[TIMES]) == (6, 2, 3)
    assert NAME not in repeat
    assert INTENSITY not in repeat
    assert TARGET not in repeat
    assert [each[NAME] for each in played(steps) if each[INTENSITY] != REST] == [
        "Half squat", *["Calf raise", "Half squat"] * 3, "Half squat",
    ]  # fmt: skip


def test_of_groups_in_groups_what_is_shorter_stays_a_repeat(move) -> None:
    raise_, squat = step(move("calf-raise")), step(move("half-squat"))
    inner = Repeat(times=2, steps=(raise_,))
    assert [
        each.times for each in watch_steps(made(Repeat(times=9, steps=(inner, squat)))) if each.times
    ] == [9]
    long = Repeat(times=9, steps=(raise_,))
    assert [each.times for each in watch_steps(made(Repeat(times=2, steps=(long, squat)))) if each.times] == [
        9,
        9,
    ]


def test_long_names_give_way_to_the_side_and_are_cut_between_letters(move) -> None:
    from dataclasses import replace

    long = replace(
        move("calf-stretch-wall"), name="Étirement du mollet contre un mur, genou tendu 🧘 et plus encore"
    )
    _head, workout, steps = read(
        made(step(long, sides=Sides.EACH), title="Ein sehr langer Titel für die Uhr, läuft über")
    )
    assert workout[8] == "Ein sehr langer Titel für d…"
    assert steps[1][NAME].endswith("…: Right leg behind")


@given(st.text(max_size=60), st.integers(8, 64))
def test_a_text_is_cut_to_bytes_and_stays_one(text: str, most: int) -> None:
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    cut = cut_bytes(text, most)
    assert len(cut) < most
    shown = cut.decode("utf-8")
    assert "\0" not in shown
    if shown.endswith("…") and not text.rstrip().endswith("…"):
        assert not (len(shown) > 1 and combining(shown[0]) and not combining(text[0]))


def test_the_same_routine_at_the_same_time_is_the_same_file(routine) -> None:
    one = routine("cooldown-5-static")
    assert fit_workout(one, MADE) == fit_workout(one, MADE)
    assert fit_workout(one, MADE) != fit_workout(one, MADE + timedelta(seconds=1))
    other = routine("warmup-5-quick")
    assert messages(fit_workout(one, MADE))[0][1][3] != messages(fit_workout(other, MADE))[0][1][3]


@pytest.mark.parametrize("made_at", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)])
def test_a_clock_that_is_far_off_is_no_fault(routine, made_at: datetime) -> None:
    assert messages(fit_workout(routine("warmup-5-quick"), made_at))
