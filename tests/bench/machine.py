"""What the figures were measured on."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from typing import Any

from tests.bench.children import environment

BUSY = 0.5  # running programs per core, on average of a minute, above which figures are doubtful
_ASK_GL = (
    "import json; from kivy.core.window import Window; from kivy.graphics.opengl import *; "
    "print(json.dumps([glGetString(n).decode() for n in (GL_RENDERER, GL_VERSION)]))"
)


def describe() -> dict[str, Any]:
    """Cores, versions, renderer, and how busy it is; load is None where the system does not tell."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as home:
        words = [sys.executable, "-c", _ASK_GL]
        run = subprocess.run(words, env=environment(home), capture_output=True, text=True, check=False)
    renderer, opengl = (
        json.loads(run.stdout.splitlines()[-1]) if run.returncode == 0 else ("unknown", "unknown")
    )
    return {
        "system": platform.platform(),
        "cores": cores,
        "python": platform.python_version(),
        "kivy": version("kivy"),
        "renderer": renderer,
        "opengl": opengl,
        "load": None if load is None else round(load, 2),
    }


def head(machine: dict[str, Any], *, quick: bool) -> str:
    """The same in words, with what speaks against the figures."""
    lines = [
        f"{machine['system']}, {machine['cores']} cores, Python {machine['python']}, Kivy {machine['kivy']}",
        f"OpenGL by {machine['renderer']} ({machine['opengl']})",
        f"load at the start: {'unknown' if machine['load'] is None else machine['load']}",
    ]
    if machine["load"] is not None and machine["load"] > BUSY * machine["cores"]:
        lines.append("THE MACHINE IS BUSY: other programs are running; figures in ms and s are too high.")
    if quick:
        lines.append("SHORT FORM, for trying out the bench: these are not the real figures.")
    return "\n".join(lines)
