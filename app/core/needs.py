"""What has to be at hand for an exercise or a routine, worked out from what its exercises say."""

import re
from collections.abc import Collection, Iterable

from app.core.exercise import Exercise
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.names import GROUNDS, GROUNDS_AFTER

# By the words of files; a post, a tree or a fence holds one up as a wall does.
_WORDS = {
    "wall": ("wall", "post", "tree", "fence"),
    "chair": ("chair", "bench", "stool"),
    "step": ("step", "kerb", "curb", "stair", "stairs", "block"),
    "roller": ("roller",),
    "floor": ("mat",),
}
THINGS = ("wall", "floor", "chair", "step", "roller")
NAMES = {
    "wall": _("wall"),
    "floor": _("floor"),
    "chair": _("chair"),
    "step": _("step"),
    "roller": _("foam roller"),
}
WITHOUT = {
    "wall": _("No wall"),
    "floor": _("No floor"),
    "chair": _("No chair"),
    "step": _("No step"),
    "roller": _("No foam roller"),
}
"""What somebody says who lacks one of THINGS."""
_LACKING = {
    "wall": _("there is no wall"),
    "floor": _("there is no floor to lie on"),
    "chair": _("there is no chair"),
    "step": _("there is no step"),
    "roller": _("there is no foam roller"),
}
_STANDING = "standing only"
_LOW = ("kneeling", "quadruped", "supine", "prone", "side-lying")
_LIST = re.compile(r"[^,;]+(?:,[^,;]+)*\bor\b[^,;]+")  # "a, b or c": one of them will do

Needs = tuple[frozenset[str], ...]


def needs_of(exercises: Iterable[Exercise]) -> Needs:
    """What has to be there: one thing of each set, in the order of THINGS; nothing twice.

    A thing that is "optional" is none, and where something that is not among THINGS will do as well, such as
    a folded towel, nothing has to be there.
    """
    groups = {group for exercise in exercises for group in _of(exercise)}
    # Who has a wall anyway has "a step or a wall" too.
    least = [group for group in groups if not any(other < group for other in groups)]
    return tuple(sorted(least, key=lambda group: sorted(map(THINGS.index, group))))


def _of(exercise: Exercise) -> set[frozenset[str]]:
    groups = set(_said(exercise.equipment.lower()))
    on_chair = any("chair" in group for group in groups)
    if exercise.posture in _LOW or (exercise.posture == "seated" and not on_chair):
        groups.add(frozenset({"floor"}))
    elif exercise.posture == "standing":
        groups.discard(frozenset({"floor"}))  # a mat to stand on is a comfort
    return groups


def _said(words: str) -> Iterable[frozenset[str]]:
    clauses = [words] if _LIST.fullmatch(words) and "optional" not in words else re.split("[,;]", words)
    for clause in clauses:
        if "optional" in clause:
            continue
        ways = [_thing(way) for way in re.split(r",|\bor\b", clause)]
        if all(ways):
            yield frozenset(ways)


def _thing(words: str) -> str:
    said = re.findall(r"\w+", words)
    return next((thing for thing, names in _WORDS.items() if any(name in said for name in names)), "")


def met(needs: Iterable[Collection[str]], without: Collection[str]) -> bool:
    """Whether all that is needed is there for somebody who lacks some of THINGS."""
    return all(any(thing not in without for thing in group) for group in needs)


def lacking(exercise: Exercise, without: Collection[str]) -> str:
    """Why an exercise cannot be done without some things, to end a sentence with; "" where it can."""
    for group in needs_of([exercise]):
        if not met([group], without):
            return _LACKING[min(group, key=THINGS.index)]
    return ""


def in_text(needs: Needs) -> str:
    """Needs as a card keeps them: sets with spaces between them, things with strokes."""
    return " ".join("/".join(sorted(group, key=THINGS.index)) for group in needs)


def from_text(text: str) -> Needs:
    """Needs as a card keeps them, taken apart."""
    return tuple(frozenset(group.split("/")) for group in text.split())


def at_hand(posture: str, needs: Needs, tr: Translate, *, after: bool = False, full: bool = False) -> str:
    """What the ground must allow, and what else has to be there, in a few words.

    Args:
        posture: Of the routine: standing only, or standing and mat.
        needs: Of the routine.
        tr: Translates.
        after: The words come after something else in a sentence.
        full: Also says that nothing is needed.
    """
    grounds = GROUNDS_AFTER if after else GROUNDS
    ground = tr(grounds.get(posture, posture))
    if posture == _STANDING and needs:  # "only" is for where nothing else is needed
        ground = tr(_("standing")) if after else tr(_("Standing"))
    said = [ground]
    for group in needs:
        if group != {"floor"}:
            *others, last = (tr(NAMES[thing]) for thing in sorted(group, key=THINGS.index))
            either = tr(_("{one} or {other}"))
            said.append(either.format(one=", ".join(others), other=last) if others else last)
    if full and not needs:
        said.append(tr(_("nothing needed")))
    return ", ".join(said)
