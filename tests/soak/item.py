"""How an item of the soak is started, and how it answers."""

import sys
from collections.abc import Callable, Iterable

from tests.environment import prepare

Verdict = tuple[bool, str]


def verdict(broken: Iterable[object], line: str) -> Verdict:
    """Whether nothing was broken, and what was done in one line; what broke goes to the error output."""
    good = True
    for one in broken:
        good = False
        print(one, file=sys.stderr)
    return good, line


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
