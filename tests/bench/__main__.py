"""`make bench`: what Limber costs and how exact it is, side by side with an empty Kivy app in the same run.

Takes 17 minutes. `make bench ARGS="--help"` lists what can be asked of it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import (
    blocks,
    cost,
    cues,
    figure,
    history_list,
    lists,
    machine,
    peers,
    record,
    size,
    start,
    states,
)
from tests.bench.children import BenchError, compiled
from tests.bench.table import keep, over, section, verdict

SECTIONS: dict[str, tuple[str, Callable[..., Sequence[Any]]]] = {
    "start": ("Start", start.measure),
    "states": ("Memory, processor and frames", states.measure),
    "cost": ("A long-time runner's profile", cost.measure),
    "figure": ("The figure", figure.measure),
    "record": ("The record", record.measure),
    "lists": ("A long library", lists.measure),
    "history": ("A long history", history_list.measure),
    "blocks": ("Hold-ups of the drawing thread", blocks.measure),
    "size": ("Size", size.measure),
    "cues": ("Cues in real time", cues.measure),
    "busy": ("Cues with every core busy", cues.measure_busy),
}


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short forms, to try it; not the real figures")
    parser.add_argument("--only", action="append", choices=[*SECTIONS], help="one section; may be repeated")
    parser.add_argument("--peer", action="append", default=[], help="a program to measure beside Limber")
    parser.add_argument("--out", type=Path, default=Path("bench.json"), help="where the figures are kept")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; 0 where everything holds, 1 where a row is over or could not be measured."""
    asked, begun = arguments(words), time.monotonic()
    here = machine.describe()
    print(machine.head(here, quick=asked.quick), flush=True)
    tasks = {name: SECTIONS[name] for name in asked.only or SECTIONS}
    if asked.peer:
        tasks["peers"] = ("Other programs", lambda *, quick: peers.measure(asked.peer, quick=quick))
    found: dict[str, Sequence[Any]] = {}
    failed: list[str] = []
    for title, measure in tasks.values():
        since = time.monotonic()
        try:
            with compiled():
                found[title] = measure(quick=asked.quick)
        except BenchError as error:
            failed.append(f"{title}: {error}")
            continue
        print(section(f"{title} ({time.monotonic() - since:.0f} s)", found[title]), flush=True)
    rows = [row for part in found.values() for row in part]
    promised = [row for row in rows if "aim" in row]
    if promised:
        print(section("What has to hold", promised))
    keep(asked.out, {**here, "quick": asked.quick}, found, time.monotonic() - begun)
    print(f"\n{len(rows)} rows in {(time.monotonic() - begun) / 60:.1f} minutes; kept in {asked.out}")
    for row in rows:
        if verdict(row) == "not measured":
            print(f"not measured on this machine: {row['what']}", file=sys.stderr)
    wrong = over(rows)
    for row in wrong:
        print(f"over: {row['what']}: {row['value']}, must be {row['must']} at most", file=sys.stderr)
    for why in failed:
        print(f"could not be measured: {why}", file=sys.stderr)
    return 1 if wrong or failed else 0


if __name__ == "__main__":
    sys.exit(main())
