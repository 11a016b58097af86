"""What a report says about an error that nobody expected, and what it keeps to itself.

Only what comes from the program itself is let through: names of its files, functions and classes, numbers of
lines, and what Python says about them. Whatever might have come from the runner is left out, also where that
costs a hint: no values, no folders, no names of files, no words of an error that may quote them.
"""

import re
import traceback
from collections.abc import Iterator, Sequence
from types import TracebackType

# Python words these itself, out of names in the program.
_SAYS_NAMES_ONLY = {
    "ArithmeticError",
    "AttributeError",
    "FloatingPointError",
    "ImportError",
    "IndexError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "OverflowError",
    "RecursionError",
    "TypeError",
    "UnboundLocalError",
    "ZeroDivisionError",
    "kivy.uix.widget.WidgetException",
    "sqlite3.DatabaseError",
    "sqlite3.OperationalError",
    "sqlite3.ProgrammingError",
}
_NAME = r"[A-Za-z_][\w.]*(?:\(\))?"
_QUOTED = re.compile(r"(?<!\w)'[^']*'(?!\w)|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
_A_NAME = re.compile(rf"['\"]{_NAME}['\"]")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s\\/'\":,;].*|file:.*", re.DOTALL)  # a folder may have spaces
_ROOMS = {"cli", "core", "data", "device", "figure", "player", "preview", "service", "ui", "wiring"}
_OWN_FILES = {"__init__.py", "__main__.py", "arguments.py", "commands.py", "main.py"}
_FRAMES, _MOST_CAUSES, _MOST_MESSAGE = 24, 4, 200  # of each end of a stack; errors behind errors; characters
_FAULT = re.compile(
    r"^(?:Fatal Python error: [\w :.,()-]+"
    r"|Windows fatal exception: [\w :.,()-]+"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+(?: \[[\w ]+\])? \(most recent call first\):"
    r"|Python runtime state: [\w ]+"
    r"|  Garbage-collecting|  <no Python frame>|  \.\.\.)$"
)
_FAULT_FRAME = re.compile(r'^  File "(?P<file>.+)", line (?P<line>\d+|\?\?\?) in (?P<where>[\w<>.?]+)$')


def report_text(facts: Sequence[tuple[str, str]], what: Sequence[str], count: int = 1) -> str:
    """A whole report.

    Args:
        facts: Name and value of what is known about the program and the device.
        what: Lines that say what happened.
        count: How often.
    """
    head = [f"{name}: {value}" for name, value in (*facts, ("Happened", f"{count} x"))]
    return "\n".join(["Limber problem report", "", *head, "", *what, ""])


def lines_of(error: BaseException) -> list[str]:
    """What happened, the error itself first, then what caused it; the innermost call last in each."""
    lines: list[str] = []
    for number, one in enumerate(_causes(error)):
        if number:
            lines += ["", "Because of:"]
        lines.append(f"{name_of(one)}{_message(one)}")
        lines += _frames(one.__traceback__)
    return lines


def signature(error: BaseException) -> str:
    """The same for the same error at the same place, however often it comes."""
    last = _last(error.__traceback__)
    return f"{name_of(error)} {last}"


def name_of(error: BaseException) -> str:
    """The class of an error, with its module unless that is Python's own."""
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def fault_lines(text: str) -> list[str]:
    """What Python wrote down when a process ended hard, as far as it comes from the program; [] for nothing.

    Args:
        text: As `faulthandler` writes it.
    """
    lines: list[str] = []
    for line in text.splitlines():
        frame = _FAULT_FRAME.match(line)
        if frame is not None:
            lines.append(f"  {short_path(frame['file'])}:{frame['line']} in {frame['where']}")
        elif _FAULT.match(line):
            lines.append(line)
    return lines if any("fatal" in line.lower() for line in lines) else []


def short_path(file: str) -> str:
    """A file of the program, without the folders that it is installed in; "elsewhere" for any other."""
    if re.fullmatch(r"<[\w. ]+>", file):  # such as <frozen importlib._bootstrap>
        return file
    parts = [part for part in re.split(r"[\\/]+", file) if part]
    for folder in ("site-packages", "dist-packages"):
        if folder in parts:
            return "/".join(parts[_last_index(parts, folder) + 1 :])
    if parts[:1] == ["kivy"]:  # what it has compiled names itself like this
        return "/".join(parts)
    # Files compiled elsewhere, as on a phone, carry the folders of that machine: only the tail is told.
    for index in range(len(parts) - 2, -1, -1):
        after = parts[index + 1 :]
        if parts[index] == "app" and (after[0] in _ROOMS or (len(after) == 1 and after[0] in _OWN_FILES)):
            return "/".join(parts[index:])
    for index, part in enumerate(parts):
        if re.fullmatch(r"python\d[\d.]*|stdlib\.zip|python\d+\.zip|Lib", part) and parts[index + 1 :]:
            return "/".join(["python", *parts[index + 1 :]])
    return "elsewhere"


def _last_index(parts: Sequence[str], part: str) -> int:
    return len(parts) - 1 - list(reversed(parts)).index(part)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f" [{error.errno}]" if isinstance(error.errno, int) else ""
    if name_of(error) not in _SAYS_NAMES_ONLY:
        return ""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001 - an error that cannot even be put into words is reported without
        return ""
    said = _QUOTED.sub(lambda found: found[0] if _A_NAME.fullmatch(found[0]) else "'…'", said)
    said = " ".join(_PATH.sub("…", said).split())
    return f": {said[:_MOST_MESSAGE]}" if said else ""


def _frames(trace: TracebackType | None) -> list[str]:
    # Walked by hand: `traceback` would read source files, which a phone does not have.
    lines = [
        f"  {short_path(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(lines) <= 2 * _FRAMES:
        return lines
    return [*lines[:_FRAMES], f"  … {len(lines) - 2 * _FRAMES} more …", *lines[-_FRAMES:]]


def _last(trace: TracebackType | None) -> str:
    place = ""
    for frame, line in traceback.walk_tb(trace):
        place = f"{short_path(frame.f_code.co_filename)}:{line}"
    return place
