"""Every word a user reads or hears goes through here."""

import gettext
import logging
import re
from collections.abc import Callable
from pathlib import Path

from app.core.i18n import mark as _

PSEUDO = "pseudo"
_MISSING = _("The words of the language you chose are missing from this device, so Limber speaks English.")
_ACCENTED = str.maketrans("AEIOUYaeiouycnszlrdgt", "ÂÉÎÕÛÝåéîõüýçñšžļŕđğţ")
_PIECE = 5
_FIELD = re.compile(r"(\{[^}]*\})")
_log = logging.getLogger(__name__)


class Translator:
    """Translates; the language can change while screens and a session go on.

    Attributes:
        language: Two-letter code, or "pseudo" for accented text a third longer, which shows what was
            forgotten and what does not fit.
        missing: That the words of this language are missing or damaged, or "".
    """

    def __init__(self, folder: Path, language: str = "en") -> None:
        self._folder = folder
        self._translate: Callable[[str], str] = str
        self._choose: Callable[[str, str, int], str] = _english
        self.language = self.missing = ""
        self.use(language)

    def use(self, language: str) -> None:
        """Changes the language; one without a translation gets English."""
        self.language, self.missing = language, ""
        self._translate, self._choose = str, _english
        if language == PSEUDO:
            self._translate = _pseudo
            self._choose = lambda one, more, count: _pseudo(_english(one, more, count))
        else:
            self._load(language)

    def _load(self, language: str) -> None:
        try:
            there = gettext.translation("limber", self._folder, [language])
            self._translate, self._choose = there.gettext, there.ngettext
        except Exception as error:  # noqa: BLE001 - none there, or torn in whichever way
            if language != "en":
                _log.warning("The words of the language %s cannot be used: %s", language, error)
                self.missing = _MISSING

    def languages(self) -> list[str]:
        """Codes of the languages there are."""
        return ["en", *sorted(path.parents[1].name for path in self._folder.glob("*/LC_MESSAGES/limber.mo"))]

    @property
    def spoken(self) -> str:
        """Two-letter code of the language to speak."""
        return "en" if self.missing or self.language == PSEUDO else self.language[:2]

    def __call__(self, message: str) -> str:
        """The message in the language in force; an empty one stays empty."""
        return self._translate(message) if message else ""

    def choose(self, one: str, more: str, count: int) -> str:
        """The form of a message for a number, in the language in force."""
        return self._choose(one, more, count)


def _english(one: str, more: str, count: int) -> str:
    return one if count == 1 else more


def _pseudo(message: str) -> str:
    parts = [part if _FIELD.fullmatch(part) else part.translate(_ACCENTED) for part in _FIELD.split(message)]
    longer = "~" * max(len(message) // 3, 1)
    # In pieces, as words are: one long run would fit no line however well it is set.
    longer = " ".join(longer[i : i + _PIECE] for i in range(0, len(longer), _PIECE))
    return f"[{''.join(parts)}{longer}]"
