"""`python -m tests.soak.fault_runs [SECONDS]`: the table of faults again and again, each time by chance.

Every row is run at a moment and with a routine that chance picks, and with damage that chance makes; the first
round is always finished. Rows that need a process of their own are run once.
"""

import logging
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import UnableError
from tests.faults.run import survive
from tests.faults.table import FAULTS, SOUND, Fault
from tests.soak.counts import collect
from tests.soak.item import Verdict, main, verdict

SECONDS = 240.0
_ROUTINES = {"my-warmup": 80.0, "warmup-5-quick": 300.0}  # shortest length of each, seconds
_EDGE_S = 4.0  # the very first and the very last seconds are left to the rows' own tests


@dataclass
class Report:
    """What the runs came to."""

    survived: set[str] = field(default_factory=set)
    unable: dict[str, str] = field(default_factory=dict)
    sessions: int = 0
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        left_out = f", {len(self.unable)} not to be had on this machine" if self.unable else ""
        return f"{len(self.survived - {SOUND.name})} faults survived{left_out}, {self.sessions} sessions run, lost: {len(self.lost)}"


def run_once(one: Fault, chance: random.Random, report: Report) -> None:
    """One session with one fault."""
    routine = chance.choice(sorted(_ROUTINES))
    moment_s = round(chance.uniform(_EDGE_S, _ROUTINES[routine] - _EDGE_S), 1)
    seed = chance.randrange(1 << 30)
    with tempfile.TemporaryDirectory() as folder:
        try:
            lost = survive(one, Path(folder), moment_s=moment_s, routine=routine, seed=seed)
        except UnableError as error:
            report.unable[one.name] = str(error)
            return
        except Exception as error:  # noqa: BLE001 - an app that falls over is what this looks for
            lost = [f"{type(error).__name__}: {error}"]
    collect()  # what the app has set aside while it was open, no collection goes through by itself
    report.sessions += 1
    where = f"{one.name}, {routine} at {moment_s} s, seed {seed}"
    report.lost += [f"{where}: {promise}" for promise in lost]
    if lost:
        report.survived.discard(one.name)
    elif not any(line.startswith(f"{one.name},") for line in report.lost):
        report.survived.add(one.name)


def runs(seconds: float, seed: int) -> Report:
    """As many rounds as fit into some seconds, one at least."""
    report, chance, until = Report(), random.Random(seed), time.monotonic() + seconds
    for one in FAULTS:
        run_once(one, chance, report)
    again = [one for one in FAULTS if not one.apart and one.name not in report.unable]
    while time.monotonic() < until:
        run_once(chance.choice(again), chance, report)
    return report


def run(seconds: float = SECONDS) -> Verdict:
    """As many runs as fit into some seconds."""
    logging.disable(logging.CRITICAL)  # each fault is logged by the app, as it should be
    try:
        report = runs(seconds, random.randrange(1 << 30))
    finally:
        logging.disable(logging.NOTSET)
    return verdict(report.lost, str(report))


if __name__ == "__main__":
    sys.exit(main(run, float))
