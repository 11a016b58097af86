"""Pictures of the real screens with no display, and the profiles they are taken of."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.device.screens import Screen
from app.device.wording import counted
from app.wiring.options import Options

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)  # pictures are of one day, or none would be like another


def pixels(screen: Screen) -> tuple[int, int]:
    """Width and height of a picture at the density of its device."""
    return round(screen.width * screen.density), round(screen.height * screen.density)


@contextmanager
def profiles(now: datetime = NOON) -> Iterator[dict[str, Path]]:
    """Folders with the profiles that scenes start from, by name, as of a day; gone afterwards."""
    from app.preview.sample_profile import fill, settle

    with tempfile.TemporaryDirectory(prefix="limber-") as folder:
        made = {name: Path(folder) / name for name in ("new", "settled", "sample")}
        for path in made.values():
            path.mkdir()
        settle(made["settled"], now)
        settle(made["sample"], now)
        fill(made["sample"], now)
        yield made


def snapshot(options: Options, out: Path, screens: Sequence[str], themes: Sequence[str]) -> int:
    """Saves a picture of every screen asked for in every theme; returns the exit code."""
    os.environ.setdefault("KCFG_GRAPHICS_MAXFPS", "0")  # nobody looks, so no frame waits for its time
    from app.preview.app_driver import AppDriver
    from app.preview.manual_clock import ManualClock
    from app.preview.picture import save_window
    from app.preview.scenes import SCENES

    out.mkdir(parents=True, exist_ok=True)
    size = pixels(options.screen)
    device = options.device + ("-landscape" if options.landscape else "")
    extras = [device, options.language, f"{options.text_scale:g}x" if options.text_scale else ""]
    saved = 0
    with profiles() as made:
        for name in screens:
            scene = SCENES[name]
            folder = made["new"].parent / "now"
            shutil.copytree(made[scene.profile], folder)
            asked = options._replace(data=folder, sharp=True, headless=True, theme=themes[0])
            hand = AppDriver(asked, ManualClock(), lambda: NOON, size, blind=True)
            scene.lead(hand)
            for theme in themes:
                hand.app.parts.kit.theme.use(theme)
                hand.settle()
                target = out / ("-".join(part for part in (name, *extras, theme) if part) + ".png")
                save_window(hand.window, target)
                saved += 1
            hand.close()
            shutil.rmtree(folder)
    print(f"{counted(saved, 'picture')} in {out}")
    return 0
