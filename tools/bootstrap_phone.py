"""Prepares a desktop for the phone's tools and carries out one task: `bootstrap_phone.py test` (apk, aab).

Runs on any Python 3 with nothing installed, like `bootstrap.py`. The tools get `.venv-phone`, a virtual
environment of their own: what they bring along must not change what `make test` finds in `.venv`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # it is started as a file

from tools import bootstrap
from tools.bootstrap import ROOT, CannotGoOnError

VENV = ROOT / ".venv-phone"
# Bytecode without the columns of each expression: a twelfth smaller; reports of a crash tell lines alone.
LEAN = {"PYTHONNODEBUGRANGES": "1"}
CPYTHON_314 = VENV / "cpython-3.14"  # the phone's Python; tests/phone/cpython314 fills it
LOCK = ROOT / ".github" / "requirements" / "phone.txt"  # buildozer and all it brings along, by hash
_JDK = ("default-jdk-headless",)
_FRAMEWORK = Path("/usr/share/android-framework-res/framework-res.apk")
# Command, then the Debian package that has it: what python-for-android compiles Python and SDL with.
_BUILD_TOOLS = {
    "git": "git",
    "unzip": "unzip",
    "zip": "zip",
    "patch": "patch",
    "make": "make",
    "gcc": "gcc",
    "autoconf": "autoconf",
    "automake": "automake",
    "libtoolize": "libtool",
    "pkg-config": "pkg-config",
    "cmake": "cmake",
}
_LIBRARIES = ("libffi-dev", "libssl-dev", "zlib1g-dev", "libltdl-dev")
_KEY = "P4A_RELEASE_KEYSTORE"  # with three more beside it: what a build is signed with
_HOSTS = ("dl.google.com", "github.com", "services.gradle.org")


def main(arguments: list[str]) -> int:
    """Carries out test, apk or aab; returns the exit code."""
    task = arguments[0] if arguments else "test"
    if task not in ("test", "apk", "aab"):
        print("usage: bootstrap_phone.py test | apk | aab", file=sys.stderr)
        return 2
    try:
        if task == "test":
            return run_tests(arguments[1:])
        return build(task, arguments[1:])
    except CannotGoOnError as stop:
        print(stop, file=sys.stderr)
        return 1


def run_tests(extra: list[str]) -> int:
    """The tests of tests/phone; installs what they need, the optional things where it may."""
    make_sure_of_java()
    python = bootstrap.prepared_python("dev,phone", VENV)
    bootstrap.make_sure_a_window_can_open()
    add_androids_own_resources()
    add_the_phones_python(python)
    environment = tools_environment()
    if not bootstrap.has_display():
        environment["SDL_VIDEODRIVER"] = "offscreen"
    words = [str(python), "-m", "pytest", "tests/phone", "-n", "2", "--dist", "loadgroup", *extra]
    return subprocess.call(words, cwd=ROOT, env=environment)


def build(task: str, extra: list[str]) -> int:
    """An APK for one's own phone, or a bundle for a store, in `bin/`; signed where there is a key for it."""
    if sys.platform == "win32":
        raise CannotGoOnError(
            "Android apps are built on Linux or macOS. On Windows use WSL with Debian or Ubuntu."
        )
    make_sure_androids_tools_can_come()
    make_sure_of_java()
    if sys.platform.startswith("linux"):
        missing = [package for command, package in _BUILD_TOOLS.items() if not shutil.which(command)]
        if missing:
            why = "Tools that Python and SDL are compiled with are missing."
            bootstrap.install_or_say([*missing, *_LIBRARIES], why)
    python = bootstrap.locked_python(LOCK, VENV)
    print("Building. The first time takes an hour and 10 GB; later ones take minutes.", flush=True)
    environment = tools_environment()
    # Buildozer signs what it calls a release, and takes what is to be released from here before the spec.
    verb = "release" if task == "aab" or environment.get(_KEY) else "debug"
    environment["APP_ANDROID_RELEASE_ARTIFACT"] = task
    words = [str(python.parent / "buildozer"), "android", verb, *extra]
    code = subprocess.call(words, cwd=ROOT, env=environment)
    if code == 0:
        made = max((ROOT / "bin").glob(f"*.{task}"), key=lambda path: path.stat().st_mtime)
        print(f"Made {made}")
        if task == "apk":
            print(f"With the phone plugged in and USB debugging on: adb install -r {made}")
    return code


def tools_environment() -> dict[str, str]:
    """Ours, with the tools of `.venv-phone` before all others; buildozer looks for them there."""
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", "")])
    return dict(os.environ, VIRTUAL_ENV=str(VENV), PATH=path, **LEAN)


def make_sure_androids_tools_can_come() -> None:
    """Stops where the Android SDK, which only Google gives out, cannot be downloaded."""
    if os.environ.get("ANDROIDSDK") and os.environ.get("ANDROIDNDK"):
        return
    closed = [host for host in _HOSTS if not can_reach(host)]
    if closed:
        raise CannotGoOnError(
            f"An Android app needs Android's SDK and NDK, but {', '.join(closed)} cannot be reached from "
            "here. Run this where the internet is, or let GitHub build it: push the repository and start the "
            'workflow "android" (docs/building-for-phones.md). `make test-phone` needs no SDK.'
        )


def can_reach(host: str, seconds: float = 5.0) -> bool:
    """Whether a host answers at its HTTPS port."""
    try:
        socket.create_connection((host, 443), seconds).close()
    except OSError:
        return False
    return True


def make_sure_of_java() -> None:
    """Makes sure that there is a Java compiler, 17 or newer."""
    version = java_version()
    if version is None:
        bootstrap.install_or_say(list(_JDK), "A Java compiler (17 or newer) is missing.")
    elif version < 17:
        raise CannotGoOnError(
            f"The Java compiler here is version {version}; Android's tools need 17 or newer. Install one, "
            "for example with `sudo apt install default-jdk-headless`, and put it first in PATH."
        )


def java_version() -> int | None:
    """The Java compiler's major version, or None where there is none that runs."""
    if not shutil.which("javac"):
        return None
    run = subprocess.run(["javac", "-version"], capture_output=True, text=True, check=False)
    words = (run.stdout + run.stderr).split()  # javac 17.0.15; before 9 it was javac 1.8.0 and on stderr
    try:
        first, second = [*words[1].split("."), "0"][:2]
        return int(second) if first == "1" else int(first)
    except (IndexError, ValueError):
        return None


def add_androids_own_resources() -> None:
    """Installs what resources are linked against where that is allowed; without it one test is skipped."""
    if not _FRAMEWORK.exists() and bootstrap.is_root_on_debian():
        try:
            bootstrap.install_or_say(["android-framework-res"], "Android's own resources are missing.")
        except CannotGoOnError as reason:
            print(f"{reason}\nGoing on without them.", flush=True)


def add_the_phones_python(python: Path) -> None:
    """Gets CPython 3.14, compiled to WebAssembly, and what tests run with in it; else they are skipped."""
    source = ROOT / "tests" / "phone" / "cpython314"
    done = CPYTHON_314 / ".installed"
    wanted = "".join((source / name).read_text() for name in ("package-lock.json", "requirements.txt"))
    if done.exists() and done.read_text() == wanted:
        return
    CPYTHON_314.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, CPYTHON_314 / name)
    print("Installing CPython 3.14 ...", flush=True)
    npm = [
        str(python.parent / "npm"),
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pip += ["--upgrade", "--target", str(CPYTHON_314 / "site"), "-r", str(source / "requirements.txt")]
    if any(subprocess.call(words, cwd=CPYTHON_314, env=tools_environment()) for words in (npm, pip)):
        print("CPython 3.14 could not be installed; going on without it.", flush=True)
        return
    done.write_text(wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
