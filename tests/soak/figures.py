"""`python -m tests.soak.figures`: every exercise in every phase, on both sides and both bodies.

`make test` takes all phases in one of these ways and some in the others.
"""

import sys

from tests.soak.item import Verdict, main, wholly


def run() -> Verdict:
    """Runs the test of the figures with nothing left out."""
    from tests.figure.test_lint import BUILDS, EXERCISES, PHASES, SIDES, WHOLLY

    line = (
        f"{len(EXERCISES)} exercises in {PHASES} phases, {len(SIDES)} sides, {len(BUILDS)} bodies, all sound"
    )
    return wholly(["tests/figure/test_lint.py"], WHOLLY, line)


if __name__ == "__main__":
    sys.exit(main(run))
