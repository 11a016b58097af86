"""Tries a build on the device that is plugged in: `python -m tools.emulator limber.apk PICTURES`.

The build has to be one for debugging, since its files are looked at; its record on the device is replaced.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.emulator.device import Device, StepError
from tools.emulator.steps import Try

PACKAGE = "org.limber.limber"
Lead = Callable[[Device, Path, Path, Path], Try]


def main(arguments: Sequence[str], device: Device | None = None, lead: Lead = Try) -> int:
    """Carries out every step and says how each has gone; returns the exit code.

    Args:
        arguments: The APK, and a folder for pictures and the log.
        device: Where; None for the one that is plugged in.
        lead: Makes the try.
    """
    if len(arguments) != 2:
        print("usage: python -m tools.emulator BUILD.apk PICTURES", file=sys.stderr)
        return 2
    build, pictures = map(Path, arguments)
    device = device or Device(PACKAGE)
    with tempfile.TemporaryDirectory() as folder:
        profile = answered(Path(folder))
        for step in lead(device, build, profile, pictures).steps:
            name = step.__name__.replace("_", " ")
            try:
                step()
                device.no_fault()
            except (StepError, LookupError) as error:
                print(f"FAILED  {name}: {error}", flush=True)
                _keep(device, pictures)
                return 1
            print(f"ok      {name}", flush=True)
    _keep(device, pictures)
    return 0


def answered(folder: Path) -> Path:
    """The record of a runner who has answered no to every safety question, as one file."""
    from app.core.back.red_flags import questions
    from app.data.files.paths import share_folder
    from app.data.shipped.checkin_rules import load_rules
    from app.data.store.store import Store
    from app.device.clock import local_now

    rules, now = load_rules(share_folder()), local_now()
    store = Store(folder, rules, now)
    store.back.answer({each.id: False for each in questions(rules.safety, None)}, now)
    store.close()
    return folder / "limber.db"


def _keep(device: Device, pictures: Path) -> None:
    """Keeps the log beside the pictures, and what is seen now."""
    pictures.mkdir(parents=True, exist_ok=True)
    try:
        (pictures / "log.txt").write_text(device.log(), "utf-8")
        device.picture(pictures / "last.png")
    except StepError as error:
        print(f"        {error}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
