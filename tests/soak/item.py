"""How an item of the soak is started, and how it answers."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.environment import prepare

_ROOT = Path(__file__).resolve().parents[2]
Verdict = tuple[bool, str]


def verdict(broken: Iterable[object], line: str) -> Verdict:
    """Whether nothing was broken, and what was done in one line; what broke goes to the error output."""
    good = True
    for one in broken:
        good = False
        print(one, file=sys.stderr)
    return good, line


def wholly(tests: Sequence[str], variable: str, line: str) -> Verdict:
    """Runs files of tests with an environment variable that has them leave nothing out.

    Args:
        tests: The files, from the root of the repository.
        variable: The variable.
        line: What was looked at.
    """
    command = [sys.executable, "-m", "pytest", "-q", *tests]
    environment = {**os.environ, variable: "1"}
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    faults = [] if done.returncode == 0 else [done.stdout[-6000:]]
    return verdict(faults, f"{line}: {len(faults)} faults")


def main(run: Callable[..., Verdict], number: Callable[[str], float] = int, **environment: str) -> int:
    """Runs it with the numbers of the command line; returns the exit code.

    Args:
        run: The item; it draws what it is not given.
        number: What each word of the command line is.
        environment: Variables to be set where they are not, before Kivy is imported.
    """
    prepare(**environment)
    good, line = run(*map(number, sys.argv[1:]))
    print(line)
    return 0 if good else 1
