"""Another process with the same profile: `python -m tests.faults.second FOLDER` opens the whole app again."""

import sys
from pathlib import Path

from tests.helpers import FakeClock


def hold(folder: str) -> None:
    """Holds what an open app holds, until its input ends."""
    from app.wiring.single_instance import SingleInstance

    alone = SingleInstance(Path(folder))
    assert not alone.other_instance()
    print("open", flush=True)
    sys.stdin.read()
    alone.close()


def main(folder: str) -> int:
    """Tries what a runner would try; returns 0 where the second copy keeps out of the first one's way."""
    from tests.environment import prepare

    prepare()
    from tests.core.back_cases import NOON
    from tests.ui.driver import Driver

    driver = Driver(Path(folder), FakeClock(), today=lambda: NOON, ask=True)
    driver.frames(4)
    wrong: list[str] = []
    if sum("Limber is open in another window" in text for text in driver.texts()) != 1:
        wrong.append("it is not said once that another window is open")
    if driver.sees("Resume where you were?"):
        wrong.append("the session that is running is offered")
    driver.app.start("my-warmup")
    driver.frames(3)
    if driver.player.session is not None:
        wrong.append("a session starts here too")
    if not driver.sees("Limber is open already"):
        wrong.append("it is not said why nothing starts")
    driver.tap("All right")
    driver.app.go("settings")
    told: list[object] = []
    driver.app.screen._desk.data.erase(told.append)
    if not told:
        wrong.append("everything was erased under the first copy")
    driver.close()
    print("; ".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
