"""Some of these tests use the same window as the screens'."""

from tests.ui.conftest import open_app

__all__ = ["open_app"]
