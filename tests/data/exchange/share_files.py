"""Files for the tests of sharing: a runner's routine with two exercises of their own, and ways to read them."""

from pathlib import Path

from app.data.exchange.arrivals import read
from app.data.exchange.landing import Plan
from app.data.exchange.planning import Sight, plan
from app.data.exchange.shared_routine import SharedRoutine, shared_routine
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.wiring.figure_files import pose_faults

SHARE = share_folder()
SIGHT = Sight(pose_faults, lambda _text: [])
EXERCISES = SHARE / "assets" / "exercises"
ROUTINE = """\
# hills
id: hills   # short
title: Before the hills
phase: warm-up
steps:
  - {exercise: march-in-place, seconds: 60}
  - exercise: long-reach   # the one from the club
  - exercise: calf-raise
    seconds: 24
"""


def move(name: str, of: str, easier: str) -> str:
    """The file of an exercise of one's own, after one of Limber's."""
    text = (EXERCISES / f"{of}.yaml").read_text("utf-8")
    lines = [f"easier: {easier}" if line.startswith("easier:") else line for line in text.splitlines()]
    return "\n".join(lines).replace(f"id: {of}", f"id: {name}", 1) + "\n"


REACH, CAT = move("long-reach", "bird-dog", "tall-cat"), move("tall-cat", "cat-cow", "tall-cat")
WHOLE = f"{ROUTINE}---\n{REACH}---\n{CAT}".encode()


def fill(profile: Path) -> None:
    """Puts the routine and its exercises into a profile."""
    for folder in ("routines", "exercises"):
        (profile / folder).mkdir(parents=True, exist_ok=True)
    (profile / "routines" / "Before hills.yaml").write_text(ROUTINE, "utf-8")
    (profile / "exercises" / "long-reach.yaml").write_text(REACH, "utf-8")
    (profile / "exercises" / "cat.yaml").write_text(CAT, "utf-8")


def opened(profile: Path | None = None) -> Library:
    return Library(SHARE, profile)


def shared(profile: Path, name: str = "hills") -> SharedRoutine:
    return shared_routine(opened(profile), name)


def arriving(content: bytes | str, profile: Path, name: str = "came.yaml") -> Plan:
    """What would become of a file; raises BadFileError."""
    library = opened(profile)
    content = content.encode() if isinstance(content, str) else content
    return plan(read(content, name).arrival(library.beside_mine), library, name, SIGHT)


def states(planned: Plan) -> dict[str, str]:
    return {f"{each.kind[0]}:{each.written}": f"{each.state}:{each.id}" for each in planned.landings}


def everything(folder: Path) -> dict[str, bytes]:
    """All that a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
