"""A routine that is changed at random, as its author wrote it and as others write, with all that is promised held to.

`sequence` makes changes to one file, undoes and does some again, saves, and undoes all; it raises where a file
means something else than was meant, where a line changed that no change was about, or where something is lost.
"""

import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.core import routine_edits as ways
from app.core.editing import Asks, Made
from app.core.edits import Edit, EditError, MoveItem, applied, same
from app.core.exercise import Sides
from app.core.routine import Step
from app.data.files.paths import share_folder
from app.data.files.yaml_reader import parse
from app.data.library.drafts import Drafts
from app.data.library.editing import RoutineEditing, editing_of
from app.data.library.library import Library
from tests.core.back_cases import NOON
from tests.data.files import messy

SHARE = share_folder()
SHIPPED = sorted((SHARE / "routines").glob("*.yaml"))


def clean(file: Path) -> bytes:
    """The file of a shipped routine under an id of the runner's own."""
    return file.read_bytes().replace(b"id: " + file.stem.encode(), b"id: mine", 1)


def untidy(file: Path, rng: random.Random) -> bytes:
    """The same as somebody else writes it: comments, quotes, braces, ends of lines."""
    data = parse(file, clean(file)).data
    return messy.written(data, rng, messy.habits(rng)).encode()


def begin(home: Path, content: bytes) -> RoutineEditing:
    """The editor's side of a file in a runner's folder."""
    path = home / "routines" / "mine.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return again(home)


def again(home: Path) -> RoutineEditing:
    """The same as after the app was opened anew."""
    path = home / "routines" / "mine.yaml"
    return editing_of(Library(SHARE, home), path, lambda _: [], Drafts(home), NOON.date())


def intents(editing: RoutineEditing, rng: random.Random) -> Iterator[tuple[Edit, ...]]:
    """What somebody may do at the controls, without an end."""
    names = sorted(editing.exercises)
    while True:
        draft = editing.draft
        line = rng.choice(ways.lines(draft))
        where, part = line.where, line.part
        made: tuple[Edit, ...] | None = ()
        match rng.randrange(14):
            case 0 if isinstance(part, Step) and not part.until_done:
                made = ways.work(draft, where, ways.stepped(part, part.seconds, rng.choice((-1, 1))))
            case 1 if isinstance(part, Step):
                made = ways.waiting(draft, where, on=not part.until_done)
            case 2 if isinstance(part, Step):
                made = ways.sided(draft, where, rng.choice(list(Sides)))
            case 3 if isinstance(part, Step):
                made = ways.noted(draft, where, "prepare", rng.choice((None, 3, 20, 120)))
            case 4 if isinstance(part, Step):
                made = ways.noted(draft, where, "optional", rng.choice((True, False)))
            case 5 if not isinstance(part, Step):
                made = ways.noted(draft, where, "repeat", rng.randint(2, 4))
            case 6:
                made = (ways.added(ways.after(where), editing.exercises[rng.choice(names)]),)
            case 7:
                made = (ways.doubled(draft, where),)
            case 8 | 9:
                made = ways.deleted(draft, where)
            case 10 if line.depth < 2:
                made = (ways.grouped(where),)
            case 11:
                made = ways.with_rest(draft, where)
            case 12 if isinstance(part, Step):
                made = ways.exchanged(draft, where, editing.exercises[rng.choice(names)])
            case 13:
                moved = ways.movable(draft, where)
                to = ways.neighbour(draft, moved, rng.choice((-1, 1)))
                made = (MoveItem(moved, to),) if to is not None else ()
        if made:
            yield made


def sequence(home: Path, content: bytes, rng: random.Random, count: int) -> int:
    """One sequence of changes; returns how many were made."""
    editing = begin(home, content)
    made = 0
    wishes = intents(editing, rng)
    for _number in range(count):
        if rng.random() < 0.15:
            editing.undo() if rng.random() < 0.6 else editing.redo()
            continue
        made += _change(editing, next(wishes))
    _kept(home, editing)
    meant = parse(editing.path, editing.content).data
    saved = editing.save()
    now = saved.read_bytes()
    assert same(parse(saved, now).data, meant), "the saved file means something else"
    assert Library(SHARE, home).check([saved])[0] == [], "the saved file cannot be used"
    assert not list((home / "drafts").glob("*.json")), "a draft stays behind"
    while editing.undo():
        pass
    assert editing.content == content, "undone, it is not what it was"
    return made


def _change(editing: RoutineEditing, edits: tuple[Edit, ...]) -> bool:
    before, data = editing.content, editing.draft.written
    try:
        meant: Any = applied(data, edits)
    except EditError:
        meant = None
    outcome = editing.apply(edits)
    if not isinstance(outcome, Made):
        assert editing.content == before, "what was not made has changed the file"
        assert not isinstance(outcome, Asks) or outcome.why, "it asks without a reason"
        return False
    if outcome.says:
        meant["max_pain"] = outcome.values["score"]
    assert same(editing.draft.written, meant), f"{edits} made something else"
    if len(edits) == 1 and not outcome.says:
        said = messy.dirt(before.decode(), editing.content.decode(), edits[0], data)
        assert not said, f"{edits} touched other lines: {said}"
    return True


def _kept(home: Path, editing: RoutineEditing) -> None:
    """Opened anew, it is as it was left."""
    if editing.history.past:
        assert again(home).content == editing.content, "the draft holds something else"


# --- killed while it is changed -----------------------------------------------------------------------

_KILLED = """
import random, sys
from pathlib import Path
from tests.data.library.edit_runs import SHIPPED, begin, clean, intents
seed = int(sys.argv[2])
editing = begin(Path(sys.argv[1]), clean(SHIPPED[seed % len(SHIPPED)]))
wishes = intents(editing, random.Random(seed))
while True:
    editing.apply(next(wishes))
    sys.stdout.write("kept\\n")
    sys.stdout.flush()
"""


def kill(home: Path, seed: int, after: int) -> int:
    """Kills a process that changes a routine, after so many changes; returns how many it had made.

    Opened anew, the routine is as after the last change that was reported as kept, or after the one that was
    under way.
    """
    command = [sys.executable, "-c", _KILLED, str(home), str(seed)]
    with subprocess.Popen(command, cwd=SHARE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _number in range(after):
            assert process.stdout.readline(), "it ended by itself"
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split(b"\n")
    made = after + len(rest) - 1
    with tempfile.TemporaryDirectory() as other:  # what the same chance makes without being killed
        editing = begin(Path(other), clean(SHIPPED[seed % len(SHIPPED)]))
        wishes = intents(editing, random.Random(seed))
        states = []
        for _number in range(made + 1):
            editing.apply(next(wishes))
            states.append(editing.content)
    assert again(home).content in states[made - 1 :], f"after {made} changes something is lost"
    return made
