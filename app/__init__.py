"""Limber: a warm-up before the run and a cool-down after it."""

__version__ = "0.1.0"
