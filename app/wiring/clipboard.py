"""The clipboard, which holds text alone here."""

import logging

_log = logging.getLogger(__name__)


def copied(text: str) -> bool:
    """Puts a text into it; whether that was possible."""
    from kivy.core.clipboard import Clipboard  # takes its time to be found

    try:
        Clipboard.copy(text)
    except Exception as error:  # noqa: BLE001 - each system's own way fails in its own
        _log.warning("Nothing could be copied: %s", error)
        return False
    return True


def pasted() -> str:
    """The text in it; "" where there is none."""
    from kivy.core.clipboard import Clipboard

    try:
        text = Clipboard.paste()
    except Exception as error:  # noqa: BLE001 - each system's own way fails in its own
        _log.warning("Nothing could be pasted: %s", error)
        return ""
    return text.rstrip("\x00") if isinstance(text, str) else ""
