"""`python -m tests.soak.editing [SEQUENCES [KILLS [SEED]]]`: routines changed at random, and killed while they are.

Each of ten routines is changed in so many sequences as it ships, and in as many as others write it. Every saved
file means what was meant, lines that no change was about are as they were, and undone to the start the file is
what it was. A process that is killed while it changes one loses nothing.
"""

import random
import sys
import tempfile
import traceback
from pathlib import Path

from tests.data.library.edit_runs import SHIPPED, clean, kill, sequence, untidy
from tests.soak.item import Verdict, main, verdict

_ROUTINES, _SEQUENCES, _KILLS, _CHANGES = 10, 200, 200, 14


def run(sequences: int = _SEQUENCES, kills: int = _KILLS, seed: int | None = None) -> Verdict:
    """Changes and kills; what broke is told with its seed."""
    seed = random.randrange(1 << 30) if seed is None else seed
    rng, broken, changes, killed = random.Random(seed), [], 0, 0
    for file in SHIPPED[:_ROUTINES]:
        for number in range(sequences):
            for content in (clean(file), untidy(file, rng)):
                one = rng.randrange(1 << 30)
                with tempfile.TemporaryDirectory() as home:
                    try:
                        changes += sequence(Path(home), content, random.Random(one), _CHANGES)
                    except Exception:  # noqa: BLE001 - all are run, and each says what broke
                        broken.append(
                            f"{file.name}, sequence {number}, seed {one}:\n{traceback.format_exc()}"
                        )
    for _number in range(kills):
        with tempfile.TemporaryDirectory() as home:
            try:
                killed += kill(Path(home), rng.randrange(1 << 20), rng.randint(1, 25))
            except AssertionError as error:
                broken.append(str(error))
    line = f"{_ROUTINES} routines x {sequences} sequences clean and as many untidy, {changes} changes"
    return verdict(
        broken[:5], f"{line}; {kills} kills after {killed} changes, {len(broken)} broken (seed {seed})"
    )


if __name__ == "__main__":
    sys.exit(main(run))
