"""Loads the layout file that belongs to a screen or widget."""

from pathlib import Path

from kivy.lang import Builder


def load_kv(module_file: str) -> None:
    """Loads the kv file of the same name, once."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
