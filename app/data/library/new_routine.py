"""A routine of one's own to begin with: one move, and a remark at each line for whoever opens the file."""

_TEXT = """\
id: my-routine             # its name everywhere: lower case, digits, hyphens
title: {title}
phase: {phase}{gap}# warm-up | run | cool-down | gentle
# purpose: What it is for, in a sentence.
# max_pain: 2              # highest back score, 0 to 10; left out: the lowest of its exercises

steps:                     # `limber list --exercises` shows the exercises there are
  - exercise: {exercise}
    seconds: {seconds}            # of work; left out: the exercise's own
    # prepare: 5           # seconds to get ready before it
"""
_COLUMN = 20  # of the remarks, less the key of the line that they stand in
# A warm-up begins with what raises the pulse, a run with a walk, a cool-down with what lets it fall, a gentle
# one with rest.
_FIRST = {
    "warm-up": ("march-in-place", 60),
    "run": ("easy-walk", 120),
    "cool-down": ("easy-walk", 60),
    "gentle": ("rest-breathing", 60),
}
PHASES = tuple(_FIRST)


def new_routine(phase: str, title: str) -> bytes:
    """The file of a routine that can be used as it is and changed at will.

    Args:
        phase: warm-up, run, cool-down or gentle.
        title: Of the routine, plain words.
    """
    exercise, seconds = _FIRST[phase]
    plain = title.replace("\\", "\\\\").replace('"', '\\"')
    gap = " " * (_COLUMN - len(phase))
    text = _TEXT.format(title=f'"{plain}"', phase=phase, gap=gap, exercise=exercise, seconds=seconds)
    return text.encode()
