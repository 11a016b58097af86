"""Every word a user reads or hears goes through here."""

import gettext
import logging
import re
from collections.abc import Callable
from math import ceil
from pathlib import Path

from app.core.i18n import InContext
from app.core.i18n import mark as _

PSEUDO = "pseudo"
_MISSING = _("The words of the language you chose are missing from this device, so Limber speaks English.")
_ACCENTED = str.maketrans("AEIOUYaeiouycnszlrdgt", "ÂÉÎÕÛÝåéîõüýçñšžļŕđğţ")
_GROWTH = 0.35  # of the letters of a text: so much longer than English whole sentences get in other languages
_AT_LEAST = 3  # signs that a text grows by, however short it is; short words grow most of all
_LONGER = "~"  # from here on a text only fills the room that other languages need
_FORMS = ("·", "··", "···")  # at the end of the forms for one, for a few and for many
_FIELD = re.compile(r"(\{[^}]*\})")
_log = logging.getLogger(__name__)


class Translator:
    """Translates; the language can change while screens and a session go on.

    Attributes:
        language: Two-letter code, or "pseudo" for accented text 35 % longer, which shows what was forgotten,
            what does not fit, and which of three forms a number took.
        missing: That the words of this language are missing or damaged, or "".
    """

    def __init__(self, folder: Path, language: str = "en") -> None:
        self._folder = folder
        self._translate: Callable[[str], str] = str
        self._within: Callable[[str, str], str] = _plainly
        self._choose: Callable[[str, str, int], str] = _english
        self.language = self.missing = ""
        self.use(language)

    def use(self, language: str) -> None:
        """Changes the language; one without a translation gets English."""
        self.language, self.missing = language, ""
        self._translate, self._within, self._choose = str, _plainly, _english
        if language == PSEUDO:
            self._translate, self._choose = _pseudo, _pseudo_form
            self._within = lambda _context, message: _pseudo(message)
        else:
            self._load(language)

    def _load(self, language: str) -> None:
        try:
            there = gettext.translation("limber", self._folder, [language])
            self._translate, self._within, self._choose = there.gettext, there.pgettext, there.ngettext
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
        """The message in the language in force, as it is meant; an empty one stays empty."""
        if isinstance(message, InContext):
            return self.within(message.context, str(message))
        return self._translate(message) if message else ""

    def within(self, context: str, message: str) -> str:
        """A message that means one thing in this context and may mean another elsewhere."""
        return self._within(context, message) if message else ""

    def choose(self, one: str, more: str, count: int) -> str:
        """The form of a message for a number, in the language in force."""
        return self._choose(one, more, count)


def _plainly(_context: str, message: str) -> str:
    return message


def _english(one: str, more: str, count: int) -> str:
    return one if count == 1 else more


def _pseudo_form(one: str, more: str, count: int) -> str:
    """One for 1; another for numbers that end in 2 to 4, though not in 12 to 14; and one for all others."""
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return _pseudo(_english(one, more, count), _FORMS[0 if count == 1 else 1 if few else 2])


def _pseudo(message: str, form: str = "") -> str:
    """A text 35 % longer, counted in signs without what stands in braces.

    The brackets around it, what marks its form and the sign before the room that is left count as growth. The
    room is filled with the text's own letters, which are as wide as it is, and its own spaces, so that lines
    break as often. Short texts grow by three signs at least, and by what marks their form.
    """
    parts = _FIELD.split(message)
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]  # what stands between is filled in later
    own = "".join(parts[::2])
    room = max(ceil(_GROWTH * len(own)), _AT_LEAST + len(form)) - len("[]") - len(form)
    more = (" ".join(own.split()) or "~") * (room // max(len(own), 1) + 1)
    return f"[{''.join(parts)}{_LONGER}{more[: room - 1]}{form}]"
