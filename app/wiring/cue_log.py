"""One JSON line per cue."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.device.terminal import prints_any_letter

if TYPE_CHECKING:
    from app.core.i18n import Translate
    from app.player.player import Fired


class CueLog:
    """Writes each cue as it is given, into a file or to whoever reads what the program prints.

    Args:
        to: The file; None for the standard output.
        tr: Translates.
        unread: Called when whoever read the standard output has gone.

    Raises:
        OSError: The file cannot be written.
    """

    def __init__(self, to: Path | None, tr: "Translate", unread: Callable[[], None]) -> None:
        self._tr, self._unread = tr, unread
        self._file: IO[str] | None = to.open("w", encoding="utf-8", buffering=1) if to is not None else None
        self._gone = False

    def note(self, fired: "Fired") -> None:
        """Writes one cue; from any thread."""
        from app.core.cues import sentences

        cue = fired.cue
        line = {
            "at_s": round(cue.at_s, 3),
            "fired_s": round(fired.fired_s, 4),
            "kind": str(cue.kind),
            "channels": list(fired.channels),
            "text": " ".join(sentences(cue, fired.timeline.segments, self._tr)),
        }
        if self._file is not None:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        elif not self._gone:
            self._print(json.dumps(line, ensure_ascii=not prints_any_letter()))

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()

    def _print(self, words: str) -> None:
        try:
            print(words, flush=True)  # noqa: T201 - this is what was asked for
        except OSError:  # the command says so at its end, if there is anything to say
            self._gone = True
            self._unread()
