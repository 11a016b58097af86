"""How wide a text is at a size is measured once in a process of tests; a phone remembers the last few thousand."""

from functools import lru_cache

_MEASURED, _BROKEN = 400_000, 50_000  # texts


def measure_once() -> None:
    """From now on this process measures no text twice."""
    from app.ui.widgets import words

    if words._extent.cache_parameters()["maxsize"] != _MEASURED:
        words._extent = lru_cache(_MEASURED)(words._extent.__wrapped__)
        words._fitted = lru_cache(_BROKEN)(words._fitted.__wrapped__)
