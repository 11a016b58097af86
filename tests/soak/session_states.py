"""`python -m tests.soak.session_states [LEAST]`: every state of a session, with every name beside every other.

What `tests/ui/test_session_states.py` takes by classes is taken whole: each exercise at work with each that may
come next, each of its cues, one to four digits, at work, at a gate, in a pause, getting ready and changing sides,
on three devices at three sizes of text; and the longest names of the pseudo-language with each other.
"""

import sys
import tempfile
from pathlib import Path

from tests.soak.item import Verdict, main, verdict

LEAST = 100_000  # states without which the item has not done its work


def run(least: int = LEAST) -> Verdict:
    """Lays out everything and looks at it."""
    from app.data.files.paths import share_folder
    from app.data.library.library import Library
    from tests.helpers import FakeClock
    from tests.ui.driver import Driver
    from tests.ui.session_states import SHAPES, Names, SessionLayout, longest, views

    exercises = list(Library(share_folder()).exercises.values())
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="limber-") as folder:
        driver = Driver(Path(folder), FakeClock(), routine="warmup-5-quick")
        driver.advance(10)
        layout = SessionLayout(driver)
        for language in ("en", "pseudo"):
            layout.use(language)
            whole = Names(exercises, [*exercises, None], exercises)
            names = whole if language == "en" else longest(exercises, 10)
            for shape in SHAPES:
                faults += layout.examine(views(names, layout.timeline, layout.tr, whole=True), shape)
        driver.close()
    if layout.looked_at < least and not faults:
        faults.append(f"only {layout.looked_at} states were laid out")
    line = f"{layout.looked_at} states of a session, nothing touches or is cut: {len(faults)} faults"
    return verdict(faults[:100], line)


if __name__ == "__main__":
    sys.exit(main(run))
