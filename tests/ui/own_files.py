"""A routine and an exercise of an author's own, with a figure, in files beside each other."""

import os
from pathlib import Path

ROUTINE = (
    "id: {id}\ntitle: Wednesday warm-up\nphase: warm-up\nsteps:\n"
    "  - {{exercise: march-in-place, seconds: 10, prepare: 3}}\n"
    "  - {{exercise: {exercise}, seconds: 30, prepare: 5}}\n"
)
EXERCISE = (
    "id: {id}\nname: Arm reach\nkind: dynamic\nramp: mobilise\nareas: [shoulders]\nsides: once\n"
    "posture: standing\ndefault_seconds: 30\ntempo_s: 2\nsteps: [Reach up.]\ncues: [Reach tall]\nmax_pain: 5\n"
    "easier: {id}\n"
)
FIGURE = (
    "figure:\n  base: stand\n  view: {yaw: 30, pitch: 10}\n  cycle: 2\n  keys:\n    - {t: 0}\n"
    "    - {t: 0.5, shoulder: [170, 0, 0], ankle: -20}\n"
)


def write(path: Path, text: str) -> Path:
    """Writes a file as it is changed later than everything before it, whatever the disk's clock counts in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, "utf-8")
    later = max(path.stat().st_mtime_ns, before + 1_000_000_000)
    os.utime(path, ns=(later, later))
    return path


def own_routine(path: Path, exercise: str = "arm-reach", *, id_: str = "my-warmup") -> Path:
    """Writes the routine."""
    return write(path, ROUTINE.format(id=id_, exercise=exercise))


def own_exercise(path: Path, *, id_: str = "arm-reach", figure: str = FIGURE) -> Path:
    """Writes the exercise."""
    return write(path, EXERCISE.format(id=id_) + figure)
