"""Runs one row of the table: a whole session in a world with one fault.

`python -m tests.faults.run NAME FOLDER MOMENT ROUTINE SEED` does it in a process of its own, and prints each broken promise.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from tests.faults import promises
from tests.faults.around import HERE
from tests.faults.table import Fault, fault, nothing
from tests.faults.world import FaultyWorld

MOMENT_S = 32.3


def survive(
    one: Fault, folder: Path, *, moment_s: float = MOMENT_S, routine: str = "my-warmup", seed: int = 1
) -> list[str]:
    """Runs a whole session; returns every promise that was broken.

    Args:
        one: What is broken.
        folder: An empty folder.
        moment_s: When, for what breaks in the middle: seconds into the session.
        routine: Of which routine.
        seed: Of what is left to chance.

    Raises:
        UnableError: This machine cannot break it.
    """
    if not one.apart:
        return _run(one, folder, moment_s, routine, seed)
    environment = {
        **os.environ,
        **{name: value for name, value in one.environment.items() if value is not None},
    }
    for name, value in one.environment.items():
        if value is None:
            environment.pop(name, None)
    words = [
        sys.executable,
        "-m",
        "tests.faults.run",
        one.name,
        str(folder),
        str(moment_s),
        routine,
        str(seed),
    ]
    done = subprocess.run(
        words, cwd=HERE, env=environment, capture_output=True, text=True, check=False, timeout=240
    )
    if done.returncode:
        return [f"the app ended with {done.returncode}: {done.stderr[-1500:]}"]
    lost: list[str] = json.loads(done.stdout.splitlines()[-1])
    return lost


def _run(one: Fault, folder: Path, moment_s: float, routine: str, seed: int) -> list[str]:
    world = FaultyWorld(folder, routine)
    world.chance = random.Random(seed)
    try:
        if one.itself is not None:
            one.itself(world)
        world.settle_in()
        one.before(world)
        world.open()
        one.opened(world)
        world.start()
        world.play(moment_s)
        one.during(world)
        world.look("session")
        world.end()
        since_s = moment_s if one.before is nothing else 0.0
        promises.cues(world)
        promises.channels(world, one.gone, since_s)
        promises.words(world, one.says)
        one.check(world)
        if one.passes:
            world.mend()
    finally:
        world.close()
        world.mend()
    try:
        kept = world.left()
    finally:
        while world.after:
            world.after.pop()()
    finished = [session for session in kept if str(session.ending) == "finished"]
    world.must(len(kept) <= 1, f"the session is on record {len(kept)} times")
    if one.kept:
        world.must(len(finished) == 1, f"{len(finished)} finished sessions are on record")
        world.must(not world.unfinished, "the session counts as unfinished")
    return world.lost


def main() -> None:
    from tests.environment import prepare

    prepare()

    name, folder, moment_s, routine, seed = sys.argv[1:]
    print(json.dumps(_run(fault(name), Path(folder), float(moment_s), routine, int(seed))))


if __name__ == "__main__":
    main()
