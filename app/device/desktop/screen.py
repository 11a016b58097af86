"""The display, through Kivy's window."""

from kivy.core.window import Window


class WindowScreen:
    """Lets or keeps the system from darkening the display."""

    reason = ""

    def keep_on(self, on: bool) -> None:
        """Keeps the display from going dark, or lets it again."""
        Window.allow_screensaver = not on
