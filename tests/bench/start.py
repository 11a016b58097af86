"""Time from the start of the process to what a runner waits for, against an empty Kivy app in the same run."""

import tempfile
from statistics import median
from typing import Any

from tests.bench.children import EMPTY, LIMBER, run
from tests.bench.profiles import copied, settled
from tests.bench.table import Row

PAIRS = 5
SESSION = "warmup-5-quick"


def pair(profile: str) -> tuple[float, dict[str, Any]]:
    """Seconds to the empty app's first frame, and right after it Limber's."""
    empty = run(EMPTY, {"do": "start"})[-1]["first"]
    with copied(profile) as data:
        return empty, run(LIMBER, {"do": "start", "data": data, "session": SESSION})[-1]


def measure(*, quick: bool = False) -> list[Row]:
    """Medians of both, and the median of the ratio run by run."""
    with settled() as profile:
        # Once to warm the disk, and to make its list and its pictures.
        run(LIMBER, {"do": "start", "data": profile, "calm": True})
        pair(profile)
        with tempfile.TemporaryDirectory() as new:
            first_ever = run(LIMBER, {"do": "start", "data": new})[-1]
        pairs = [pair(profile) for _ in range(1 if quick else PAIRS)]
    rows: list[Row] = [
        {"what": "first frame of an empty Kivy app, s", "value": round(median(e for e, _ in pairs), 3)}
    ]
    names = {"first": "first frame of Today", "usable": "usable Today", "session": "running session"}
    for key, name in names.items():
        rows.append({"what": f"{name}, s", "value": round(median(o[key] for _, o in pairs), 3)})
    for key in ("first", "usable"):
        rows.append({"what": f"{names[key]} in a new profile, s", "value": round(first_ever[key], 3)})
    for key, name in names.items():
        row: Row = {
            "what": f"{name} / empty Kivy app",
            "value": round(median(ours[key] / empty for empty, ours in pairs), 2),
        }
        rows.append({**row, "must": 1.35, "aim": 1.2} if key == "first" else row)
    return rows
