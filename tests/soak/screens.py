"""`python -m tests.soak.screens`: every scene in every shape, size of text and theme.

`make test` looks at each scene in some of them.
"""

import sys

from tests.soak.item import Verdict, main, wholly


def run() -> Verdict:
    """Runs the test of the screens with nothing left out."""
    from tests.ui.test_every_screen import SCENES, SHAPES, THEMES, WHOLLY

    line = (
        f"{len(SCENES)} scenes in {len(SHAPES)} shapes and {len(THEMES)} themes, nothing is cut or unreadable"
    )
    return wholly(["tests/ui/test_every_screen.py"], WHOLLY, line)


if __name__ == "__main__":
    sys.exit(main(run))
