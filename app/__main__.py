"""The command line: `python -m app`, installed as `limber`."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from app.cli.arguments import parser
from app.cli.commands import COMMANDS, FINE, PROBLEM, figures
from app.data.files.problems import BadFileError, UnknownError
from app.device.terminal import finish_output, output_is_lost, prepare_output

WRONG_USAGE = 2
_COMMANDS = (*COMMANDS, "figures")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command.

    Returns:
        0 for fine, 1 for a problem found, 2 for wrong usage, 70 for an error of Limber's own.
    """
    prepare_output()
    try:
        return finish_output(_carry_out(list(sys.argv[1:] if arguments is None else arguments)))
    except SystemExit as end:  # of --help, or of wrong usage
        raise SystemExit(finish_output(int(end.code or FINE))) from None
    except BrokenPipeError:  # nobody reads what is wrong
        return finish_output(PROBLEM)


def _carry_out(words: list[str]) -> int:
    meant = ""
    if not words or words[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        meant = command_like(words[0]) if words else ""
        words.insert(0, "run")
    _log_quietly()
    user: Path | None = None

    def thread_died(died: Any) -> None:
        if isinstance(died.exc_value, Exception):
            _failed(died.exc_value, user, words[0])

    before, threading.excepthook = threading.excepthook, thread_died
    try:
        if words[0] == "figures":
            return figures(words[1:])
        options = parser().parse_args(words)
        user = options.data
        return COMMANDS[options.command](options)
    except BadFileError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return PROBLEM
    except UnknownError as error:
        hint = f'there is no command or routine "{words[1]}"; did you mean "{meant}"?' if meant else ""
        print(hint or _with_the_list(error.args[0]), file=sys.stderr)
        return WRONG_USAGE if meant else PROBLEM
    except SystemExit as stop:  # from argparse, which has said why
        if meant and stop.code == WRONG_USAGE:
            print(f'"{words[1]}" is no command; did you mean "{meant}"?', file=sys.stderr)
        raise
    except BrokenPipeError:  # the reader of our output has seen enough
        return FINE
    except OSError as error:
        return PROBLEM if output_is_lost(error) else _failed(error, user, words[0])
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - nobody who gives a command is to read a traceback
        return _failed(error, user, words[0])
    finally:
        threading.excepthook = before


def command_like(word: str) -> str:
    """The command that a word was meant to be, or ""."""
    return "" if word.startswith("-") else next(iter(get_close_matches(word, _COMMANDS, 1, 0.7)), "")


def _with_the_list(message: str) -> str:
    """What there is none of, with a suggestion or the way to find one."""
    return message if "did you mean" in message else f"{message}; `limber list` shows what there is"


def _failed(error: Exception, user: Path | None, command: str) -> int:
    from app.wiring.options import user_folder
    from app.wiring.reporter import command_failed

    return command_failed(error, user_folder(user), command)


class _OneLine(logging.Formatter):
    """Messages without tracebacks; LIMBER_DEBUG=1 in the environment shows those too."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return super().formatException(ei) if os.environ.get("LIMBER_DEBUG") else str(ei[1])


def _log_quietly() -> None:
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if os.environ.get("LIMBER_DEBUG") else logging.WARNING)
    handler.setFormatter(_OneLine("%(message)s"))
    # Kivy reports every sound where there is no audio as an error of its own; it is said once in the window.
    handler.addFilter(lambda record: "AudioSDL2" not in record.getMessage())
    logging.basicConfig(handlers=[handler], force=True)


if __name__ == "__main__":
    sys.exit(main())
