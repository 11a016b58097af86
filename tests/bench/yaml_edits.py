"""Limber's way of putting changes into YAML beside ruamel.yaml's: `python -m tests.bench.yaml_edits [EDITS]`.

Needs ruamel.yaml 0.18 in the environment, which Limber itself does not. Each file gets so many changes, each on its
own; counted is how many mean what was meant and leave every line that they do not concern byte for byte as it was.
ruamel.yaml is told the file's indents, to keep quotes and to break no lines, and gets its line ends and the mark at
the start back.
"""

import io
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from app.core import edits
from app.core.edits import Edit, applied, part_of, same, unshared
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import parse
from app.data.library.routine_document import RoutineDocument
from tests.data.files import messy

ROOT = Path(__file__).resolve().parents[2]


def _limber(text: str, edit: Edit) -> str | None:
    made = RoutineDocument.parse(Path("x"), text.encode()).edited([edit])
    return made.content.decode() if made.faithful else None


def _ruamel(text: str, edit: Edit) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    eol = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    plain, mark = text.lstrip("\ufeff").replace(eol, "\n"), "\ufeff" * text.startswith("\ufeff")
    trip = YAML()
    trip.preserve_quotes, trip.width = True, 10**6
    dashes = [line for line in plain.split("\n") if line.lstrip().startswith("- ")]
    lead = len(dashes[0]) - len(dashes[0].lstrip()) if dashes else 0
    trip.indent(mapping=2, sequence=lead + 2, offset=lead)
    data = trip.load(plain)
    match edit:
        case edits.SetValue(where, value):
            part_of(data, where[:-1])[where[-1]] = value
        case edits.RemoveKey(where):
            del part_of(data, where[:-1])[where[-1]]
        case edits.InsertItem(where, item):
            part_of(data, where[:-1]).insert(where[-1], CommentedMap(item))
        case edits.DeleteItem(where):
            del part_of(data, where[:-1])[where[-1]]
        case edits.ReplaceItem(where, item):
            old = part_of(data, where)
            for key in [key for key in old if key not in item]:
                del old[key]
            for key, value in item.items():
                if key not in old or old[key] != value:
                    old[key] = value
        case edits.MoveItem(where, to):
            taken = part_of(data, where[:-1]).pop(where[-1])
            part_of(data, to[:-1]).insert(to[-1], taken)
        case edits.MakeGroup(where, count, times):
            steps = part_of(data, where[:-1])
            inner = CommentedSeq([steps.pop(where[-1]) for _ in range(count)])
            steps.insert(where[-1], CommentedMap(repeat=times, steps=inner))
        case edits.DissolveGroup(where):
            steps = part_of(data, where[:-1])
            for number, each in enumerate(steps.pop(where[-1])["steps"]):
                steps.insert(where[-1] + number, each)
    out = io.StringIO(newline="")
    trip.dump(data, out)
    made = out.getvalue()
    made = made if plain.endswith("\n") else made.rstrip("\n")
    return mark + made.replace("\n", eol)


def _shipped() -> Iterator[str]:
    for path in sorted((ROOT / "routines").glob("*.yaml")):
        yield path.read_text("utf-8")


def _messy(*, odd: bool) -> Iterator[str]:
    for number in range(40):
        rng = random.Random(number)
        if number < 12:
            path = sorted((ROOT / "routines").glob("*.yaml"))[number]
            data = dict(parse(path, path.read_bytes()).data)
        else:
            data = messy.routine(rng)
        yield messy.written(data, rng, replace(messy.habits(rng), odd=0.3 if odd else 0.0))


def _wild() -> Iterator[str]:
    for number in range(100, 140):
        rng = random.Random(number)
        yield messy.written(messy.routine(rng), rng, messy.habits(rng, wild=True))


def trial(
    texts: Iterator[str], way: Callable[[str, Edit], str | None], count: int
) -> tuple[Counter[str], float]:
    """What became of so many changes to each file, and the median of the milliseconds that one took."""
    became: Counter[str] = Counter()
    took: list[float] = []
    for number, text in enumerate(texts):
        rng = random.Random(f"edits {number}")
        data: Any = unshared(parse(Path("x"), text.encode()).data)
        for _ in range(count):
            edit = messy.random_edit(data, rng)
            started = time.perf_counter()
            try:
                new = way(text, edit)
            except Exception:  # noqa: BLE001 - what a peer raises is counted, whatever it is
                became["fails"] += 1
                continue
            took.append(time.perf_counter() - started)
            became[_judged(text, new, edit, data)] += 1
    return became, sorted(took)[len(took) // 2] * 1000


def _judged(text: str, new: str | None, edit: Edit, data: Any) -> str:
    if new is None:
        return "asks first"
    try:
        read = unshared(parse(Path("x"), new.encode()).data)
    except (BadFileError, yaml.YAMLError):
        return "wrong"
    if not same(read, applied(data, [edit])):
        return "wrong"
    return "other lines changed" if messy.dirt(text, new, edit, data) else "faithful"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    kinds: dict[str, Callable[[], Iterator[str]]] = {
        "shipped": _shipped,
        "messy": partial(_messy, odd=False),
        "messy, with odd spaces": partial(_messy, odd=True),
        "with names, brackets, braces": _wild,
    }
    for name, texts in kinds.items():
        for who, way in (("limber", _limber), ("ruamel.yaml", _ruamel)):
            became, median = trial(texts(), way, count)
            whole = became.total()
            shares = ", ".join(f"{what} {100 * times / whole:.1f} %" for what, times in became.most_common())
            print(f"{name:30} {who:12} {whole} changes: {shares}; median {median:.1f} ms")


if __name__ == "__main__":
    main()
