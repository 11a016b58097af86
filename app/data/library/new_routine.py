"""A routine of one's own to begin with: short, sound, and with a remark at each line."""

from pathlib import Path

from app.data.files.atomic import write_whole
from app.data.files.ids import Named
from app.data.files.listing import must_be_inside, yaml_files

_ID = "my-routine"
_TEXT = """\
id: {id}             # its name everywhere: lower case, digits, hyphens
title: {title}
phase: warm-up             # warm-up | cool-down | gentle
# purpose: What it is for, in a sentence.
# max_pain: 2              # highest back score, 0 to 10; left out: the lowest of its exercises

steps:                     # `limber list --exercises` shows the exercises there are
  - exercise: march-in-place
    seconds: 40            # of work; left out: the exercise's own
    # prepare: 5           # seconds to get ready before it
  - exercise: leg-swing-front-back
    seconds: 20
    # sides: each          # once | each | alternate; left out: the exercise's own
    # optional: true       # left out when the back is sorer than its exercise is for
  - repeat: 2
    steps:
      - {{exercise: calf-raise, until: done}}   # waits for a tap instead of counting
"""


def begin_routine(folder: Path, title: str) -> Path:
    """Writes a routine that can be used as it is and changed at will; returns its file.

    Args:
        folder: Where it goes, a folder in the runner's own; made where there is none.
        title: Of the routine, plain words.

    Raises:
        OSError: It cannot be written.
    """
    must_be_inside(folder, folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {path.stem.lower() for path in folder.iterdir()} | set(Named(yaml_files(folder)[0]).alike)
    number, name = 1, _ID
    while name in taken:
        number += 1
        name = f"{_ID}-{number}"
    plain = title.replace("\\", "\\\\").replace('"', '\\"')
    path = folder / f"{name}.yaml"
    write_whole(path, _TEXT.format(id=name, title=f'"{plain}"'))
    return path
