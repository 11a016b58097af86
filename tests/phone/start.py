"""Starts what was packed as a phone does, looks at it after some frames, and prints what it saw as JSON.

`python -OO start.py` in the folder `files/app`. As in python-for-android's start.c, "." leads the path and
main.pyc runs as the main module. YAML is read by pure Python, as on a phone, where no compiled reader is.
"""

import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any

MOST_FRAMES = 2000  # a start that takes longer has come to nothing


class NoCompiledYaml:
    """Stands in the way of the compiled reader of YAML."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name in ("_yaml", "yaml._yaml"):
            raise ImportError(name)


def main() -> None:
    sys.meta_path.insert(0, NoCompiledYaml())  # type: ignore[arg-type]
    sys.path[:] = [".", *(path for path in sys.path if path and Path(path) != Path(__file__).parent)]
    here = Path.cwd()
    missing: list[str] = []
    sys.addaudithook(lambda event, args: note(event, args, here, missing))
    from app.device import environment

    # Kivy would look for Java if it were told so. Limber itself asks here.
    environment.on_a_phone = lambda: True
    environment.prepare_environment(offscreen=True)
    from kivy.app import App
    from kivy.clock import Clock

    seen = [0]

    def look(_: float) -> None:
        from kivy.core.window import Window

        seen[0] += 1
        Window.canvas.ask_update()
        app = App.get_running_app()
        if (app.ready and not app.parts.turns.waiting) or seen[0] == MOST_FRAMES:
            report(here, missing, Window)
            os._exit(0)

    Clock.schedule_interval(look, 0)
    runpy.run_path("main.pyc", run_name="__main__")


def note(event: str, args: tuple[Any, ...], here: Path, missing: list[str]) -> None:
    """Remembers files of the package that were asked for and are not there."""
    if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
        path = Path(os.fsdecode(args[0])).absolute()
        reading = not isinstance(args[1], str) or "r" in args[1]
        if reading and path.is_relative_to(here) and not path.exists():
            missing.append(str(path.relative_to(here)))


def report(here: Path, missing: list[str], window: Any) -> None:
    """Prints what is on the screen and where it came from."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    width, height = window.size
    pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
    own = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "app"}
    from app.__main__ import __doc__ as sentence

    print(
        json.dumps(
            {
                "optimize": sys.flags.optimize,
                "docstring": sentence,
                "size": [width, height],
                "colours": len({pixels[i : i + 4] for i in range(0, len(pixels), 4)}),
                "words": words(window.children),
                "not_ours": [
                    name
                    for name, module in own.items()
                    if not str(module.__file__).startswith(str(here))
                    or not str(module.__file__).endswith(".pyc")
                ],
                "missing": missing,
            }
        ),
        flush=True,
    )


def words(widgets: list[Any]) -> list[str]:
    """Every text on the screen, however its lines are broken."""
    found = [" ".join(str(widget.text).split()) for widget in widgets if getattr(widget, "text", "")]
    for widget in widgets:
        found += words(widget.children)
    return found


if __name__ == "__main__":
    main()
