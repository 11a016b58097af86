"""`python -m tests.soak.sheets`: every printed page on both papers, in English and a third longer.

`make test` looks at each sheet in one of the four ways.
"""

import sys

from tests.soak.item import Verdict, main, wholly


def run() -> Verdict:
    """Runs the tests of the printed pages with nothing left out."""
    from tests.content.test_printed_sheets import ROUTINES, WAYS, WHOLLY

    files = [f"tests/content/test_printed_{what}.py" for what in ("sheets", "year")]
    line = (
        f"{len(ROUTINES)} sheets in {len(WAYS)} ways each, a year in every choice of parts: nothing is cut, "
        f"every code is read"
    )
    return wholly(files, WHOLLY, line)


if __name__ == "__main__":
    sys.exit(main(run))
