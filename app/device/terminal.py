"""What is printed reaches whoever reads it: in the letters that they have, and for as long as they listen."""

import codecs
import errno
import os
import sys
import unicodedata
from contextlib import suppress

_OURS = "limber"
_EXACT = ("strict", "surrogateescape")  # what Python does unless somebody asked for something else
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_PROBLEM = 1


def prepare_output() -> None:
    """Has letters that the reader lacks printed as "?", and a place to print to where there is none."""
    codecs.register_error(_OURS, _without_missing_letters)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        # What is opened next would take the free number, and be written into by whoever prints past Python.
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(number)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
        elif getattr(stream, "errors", "") in _EXACT:
            stream.reconfigure(errors=_OURS)


def prints_any_letter() -> bool:
    """Whether all of Unicode can be printed."""
    return "utf" in (getattr(sys.stdout, "encoding", None) or "utf").lower()


def finish_output(code: int) -> int:
    """Prints what is still held back; returns the exit code, 1 where a full disk lost some of it.

    A reader who has seen enough is no problem, and nothing is said of it.

    Args:
        code: What the command ended with.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            _silence(stream)
        except OSError as error:
            _silence(stream)
            _say_that_it_is_lost(error)
            code = code or _PROBLEM
    return code


def output_is_lost(error: OSError) -> bool:
    """Whether it was printing that failed, rather than anything else; then it is said."""
    try:
        sys.stdout.flush()  # fails again, unless nothing is held back
    except OSError:
        _silence(sys.stdout)
    else:
        if error.errno not in _FULL:
            return False
    _say_that_it_is_lost(error)
    return True


def _say_that_it_is_lost(error: OSError) -> None:
    with suppress(OSError):
        sys.stderr.write(f"The output cannot be written: {error.strerror}\n")


def _silence(stream: object) -> None:
    """Lets go of what cannot be printed; Python would try again at its very end, and complain."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)


def _without_missing_letters(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    with suppress(UnicodeEncodeError):
        return codecs.lookup_error("surrogateescape")(error)  # a file's name, in the bytes that it has
    missing = error.object[error.start : error.end]
    return "".join("?" for letter in missing if unicodedata.category(letter)[0] not in "MC"), error.end
