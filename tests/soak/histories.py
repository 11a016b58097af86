"""A million random months of a runner's back against what must never and must always be.

The same as `tests/core/back/test_histories.py`, from another seed each time; the seed is said, to do it again.
"""

import random
import sys
from collections import Counter

from tests.core.back.test_histories import check
from tests.soak.item import Verdict, main, verdict

COUNT = 1_000_000


def run(count: int = COUNT, seed: int = 0) -> Verdict:
    """Every one of them; stops at the first that breaks a promise.

    Args:
        count: How many.
        seed: Where it begins; 0 draws one.
    """
    seed = seed or random.SystemRandom().randrange(1, 10**9)
    chance, seen = random.Random(seed), Counter()
    broken: list[str] = []
    done = 0
    for done in range(1, count + 1):
        try:
            check(chance, seen)
        except AssertionError as error:
            broken.append(f"history {done} of seed {seed}: {error!r}")
            break
    states = ", ".join(f"{name} {number:,}" for name, number in seen.most_common(6))
    return verdict(broken, f"{done:,} histories, {seen['runs']:,} with a run, {states} (seed {seed})")


if __name__ == "__main__":
    sys.exit(main(run))
