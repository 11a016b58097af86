"""Exercises, routines and what a runner may press, made up by hypothesis."""

from hypothesis import strategies as st

from app.core.exercise import Exercise, Kind, SideNames, Sides
from app.core.routine import WORK_RANGE_S, Part, Repeat, Routine, Step

VERBS = (
    "pause", "resume", "skip", "skip_step", "back", "proceed", "add_time", "restart_step", "restart", "end",
)  # fmt: skip

verbs = st.sampled_from(VERBS)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    kind = draw(st.sampled_from(list(Kind)))
    names = ("calf-raise", "hip-circles", "plank", "sphinx", "torso-rotation")
    moves = kind in (Kind.DYNAMIC, Kind.ACTIVATION)
    tempo = st.sampled_from([0.35, 0.55, 0.6, 1.0, 1.1, 2.5, 6.0])
    return Exercise(
        id=(name := draw(st.sampled_from(names))),
        name=name.replace("-", " ").capitalize(),
        kind=kind,
        ramp="raise",
        areas=("calves",),
        sides=draw(st.sampled_from(list(Sides))),
        side_names=SideNames(left="Left leg", right="Right leg", alternate="Alternate legs"),
        posture=draw(st.sampled_from(["standing", "supine"])),
        default_seconds=30,
        tempo_s=draw(tempo) if moves else None,
        turns_round=draw(st.booleans()),
        steps=("Stand tall.",),
        cues=draw(st.sampled_from([("Tall",), ("Tall", "Breathe"), ()])),
        easier=name,
        max_pain=draw(st.integers(0, 10)),
    )


@st.composite
def steps(draw: st.DrawFn, *, gates: bool = True) -> Step:
    exercise = draw(exercises())
    until_done = gates and draw(st.integers(0, 4)) == 0
    seconds = 0 if until_done else draw(st.sampled_from([5, 7, 10, 15, 20, 23, 25, 30, 45, 60, 130]))
    least, most = WORK_RANGE_S[exercise.kind]
    if draw(st.booleans()):
        least = draw(st.sampled_from([5, 10, 15, 20]))
        most = draw(st.sampled_from([20, 30, 45, 60]))
    return Step(
        exercise=exercise,
        seconds=seconds,
        prepare=draw(st.sampled_from([3, 4, 5, 10])),
        sides=draw(st.sampled_from(list(Sides))),
        switch=draw(st.sampled_from([3, 5, 8])),
        until_done=until_done,
        optional=draw(st.booleans()),
        least=min(least, seconds),
        most=max(most, seconds),
    )


def parts(*, most: int, depth: int, gates: bool) -> st.SearchStrategy[tuple[Part, ...]]:
    single = steps(gates=gates)
    one: st.SearchStrategy[Part] = single
    if depth:
        inner = parts(most=2, depth=depth - 1, gates=gates)
        one = st.one_of(
            single, single, st.builds(lambda t, s: Repeat(times=t, steps=s), st.integers(2, 3), inner)
        )
    return st.lists(one, min_size=1, max_size=most).map(tuple)


def routines(*, most: int = 5, depth: int = 2, gates: bool = True) -> st.SearchStrategy[Routine]:
    return parts(most=most, depth=depth, gates=gates).map(
        lambda made: Routine(
            id="made-up", title="Made up", phase="warm-up", purpose="", max_pain=2, steps=made
        )
    )


# Seconds between two things a runner does: mostly short, sometimes a phone asleep.
waits = st.one_of(
    st.sampled_from([0.0, 0.25, 1.0, 3.0, 5.0, 60.0, 3600.0]),
    st.floats(0.0, 20.0, allow_nan=False),
)
sequences = st.lists(st.tuples(waits, verbs), max_size=25)
