"""Prepares a desktop and carries out one task: `python3 tools/bootstrap.py run` (test, bench ...).

Runs on any Python 3 with nothing installed: it finds a suitable Python, makes `.venv`, installs Limber into
it, makes sure that a window can open, and goes on there. It changes the system only where it is root on
Debian or Ubuntu; elsewhere it says the one line to run.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 13)  # Kivy has wheels for these
GL_PACKAGES = ("libgl1", "libegl1")
_WINDOWS = sys.platform == "win32"
_TOOLS = {"shots": "shots", "sounds": "make_sounds", "messages": "messages"}  # modules beside this one
_TASKS = ("run", "test", "bench", "soak", *_TOOLS)
_EXTRAS = {"run": "", "sounds": "", "shots": "pictures"}  # what a task needs besides Limber; else "dev"
_CHECKS = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("import rules", ("lint-imports",)),
    ("tests", ("pytest", "-n", "2", "--dist", "loadgroup")),
)


class CannotGoOnError(Exception):
    """Something is missing that this script may not or cannot install; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Carries out one of the tasks; returns the exit code."""
    task = arguments[0] if arguments else "run"
    if task not in _TASKS:
        print("usage: bootstrap.py " + " | ".join(_TASKS), file=sys.stderr)
        return 2
    try:
        python = prepared_python(_EXTRAS.get(task, "dev"))
        make_sure_a_window_can_open()
        if task == "test":
            add_the_phones_opengl()
    except CannotGoOnError as stop:
        print(stop, file=sys.stderr)
        return 1
    environment = dict(os.environ)
    if task in ("test", "soak"):  # they start Python hundreds of times: each would compile all anew
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not has_display():
        environment["SDL_VIDEODRIVER"] = "offscreen"
    if task == "run":
        return subprocess.call([str(python), "-m", "app", "run", *arguments[1:]], cwd=ROOT)
    if task in _TOOLS:
        return subprocess.call([str(python), "-m", f"tools.{_TOOLS[task]}"], cwd=ROOT)
    if task in ("bench", "soak"):
        words = [str(python), "-m", f"tests.{task}", *arguments[1:]]
        return subprocess.call(words, cwd=ROOT, env=environment)
    return run_checks(python, environment, arguments[1:])


def run_checks(python: Path, environment: dict[str, str], extra: list[str]) -> int:
    """Lint, types, import rules and tests, in this order; stops at the first that fails."""
    for name, command in _CHECKS:
        print(f"== {name}", flush=True)
        words = [str(python.parent / command[0]), *command[1:]]
        if name == "tests":
            words += extra
        code = subprocess.call(words, cwd=ROOT, env=environment)
        if code:
            print(f"{name}: failed", file=sys.stderr)
            return code
    return 0


def prepared_python(extra: str, venv: Path = VENV) -> Path:
    """The Python of a virtual environment with Limber installed in it; makes and fills it where needed."""
    target = f".[{extra}]" if extra else "."
    return _installed(venv, extra or "run", ROOT / "pyproject.toml", ["-e", target])


def locked_python(lock: Path, venv: Path) -> Path:
    """The Python of a virtual environment with the packages of a list in it, each file known by its hash."""
    words = ["--require-hashes", "--force-reinstall", "--requirement", str(lock)]
    return _installed(venv, lock.name, lock, words)


def _installed(venv: Path, name: str, source: Path, words: list[str]) -> Path:
    """Makes and fills a virtual environment, unless that was done since `source` has changed."""
    python = venv / ("Scripts/python.exe" if _WINDOWS else "bin/python")
    mark = venv / f".installed-{name}"
    wanted = hashlib.sha256(source.read_bytes()).hexdigest()
    if python.exists() and mark.exists() and mark.read_text() == wanted:
        return python
    if not python.exists():
        make_venv(venv)
    print(f"Installing what is needed into {venv.name} ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words]
    if subprocess.call(pip, cwd=ROOT):
        raise CannotGoOnError("The packages could not be installed; pip says above why.")
    mark.write_text(wanted)
    return python


def make_venv(venv: Path) -> None:
    """Makes a virtual environment with a Python for which Kivy has wheels."""
    base = find_python()
    if subprocess.call([base, "-c", "import ensurepip"], stderr=subprocess.DEVNULL):
        version = version_of(base) or NEWEST
        why = "Python cannot make virtual environments here."
        install_or_say([f"python{version[0]}.{version[1]}-venv"], why)
    print(f"Making {venv.name} ...", flush=True)
    if subprocess.call([base, "-m", "venv", str(venv)]):
        shutil.rmtree(venv, ignore_errors=True)
        why = f"The virtual environment {venv.name} could not be made; Python says above why."
        raise CannotGoOnError(why)


def find_python() -> str:
    """A Python from 3.11 to 3.13 on this machine."""
    exact = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    names = [sys.executable, *exact, "python3"]
    found = [(name, version_of(name)) for name in names if name]
    for name, version in found:
        if version and OLDEST <= version <= NEWEST:
            return name
    versions = sorted({version for _, version in found if version})
    here = ", ".join(f"{major}.{minor}" for major, minor in versions) or "none"
    raise CannotGoOnError(
        f"Limber needs Python 3.11, 3.12 or 3.13 (Kivy has no wheels for others); found here: {here}. "
        "Install one, for example with `sudo apt install python3.13 python3.13-venv` or from python.org, "
        "and run this again."
    )


def version_of(python: str) -> tuple[int, int] | None:
    """Major and minor version of a Python, or None where it does not run."""
    if not shutil.which(python):
        return None
    code = "import sys; print(*sys.version_info[:2])"
    run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    words = run.stdout.split()
    return (int(words[0]), int(words[1])) if run.returncode == 0 and len(words) == 2 else None


def has_display() -> bool:
    """Whether a window could be seen."""
    if _WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_sure_a_window_can_open() -> None:
    """Makes sure that OpenGL and EGL are there, which Kivy's window needs on Linux."""
    if not sys.platform.startswith("linux"):
        return
    if can_load("libGL.so.1") and can_load("libEGL.so.1"):
        return
    install_or_say(list(GL_PACKAGES), "OpenGL or EGL is missing, without which no window can open.")


def add_the_phones_opengl() -> None:
    """Installs OpenGL ES where that is allowed, so that the tests draw as phones do; else they say so."""
    if sys.platform.startswith("linux") and not can_load("libGLESv2.so.2") and is_root_on_debian():
        install_or_say(["libgles2"], "OpenGL ES, which phones use, is missing.")


def is_root_on_debian() -> bool:
    """Whether system packages may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def can_load(library: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_or_say(packages: list[str], why: str) -> None:
    """Installs Debian packages where that is allowed, else stops with the line to run."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not is_root_on_debian():
        raise CannotGoOnError(f"{why} Run this once, then try again:\n    sudo {line}")
    print(f"{why} Installing {' '.join(packages)} ...", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update", "-q"], env=environment, stdout=subprocess.DEVNULL)
    if subprocess.call(line.split(), env=environment, stdout=subprocess.DEVNULL):
        hint = "The packages could not be installed. Run this once, then try again:"
        raise CannotGoOnError(f"{hint}\n    {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
