"""Paths as text."""

import os
from typing import Any

from kivy.metrics import dp

from app.ui.widgets.words import StyledLabel, extent


class PathWords(StyledLabel):
    """A path; it breaks after its separators, since it has no spaces.

    Args:
        path: The path.
    """

    def __init__(self, path: str, **kwargs: Any) -> None:
        super().__init__(halign="left", size_hint=(None, None), **kwargs)
        self.path = path

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its lines need."""
        style = self.theme.type[self.style]
        lines = [""]
        for part in _parts(self.path):
            if lines[-1] and extent(lines[-1] + part, style.font, style.size) > width - dp(4):
                lines.append("")
            lines[-1] += part
        self.words = "\n".join(lines)
        return super().fit(width)


def _parts(path: str) -> list[str]:
    cut = path.replace(os.sep, f"{os.sep}\n").split("\n")
    return [part for part in cut if part]
