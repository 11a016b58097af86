"""What Android says about itself: theme, languages, size of text, motion, and covered edges."""

from typing import Annotated, Any

from app.device.android.java import SDK_INT, ToleratedJava, activity, autoclass, cast, context
from app.device.surroundings import Edges

Activity = Annotated[Any, "android.app.Activity"]
Configuration = Annotated[Any, "android.content.res.Configuration"]
View = Annotated[Any, "android.view.View"]
WindowInsets = Annotated[Any, "android.view.WindowInsets"]


class AndroidSurroundings:
    """Asks the system anew each time: the runner may have been to its settings."""

    reason = ""

    def dark(self) -> bool | None:
        """Whether the system is dark; None where it does not say."""
        names = autoclass("android.content.res.Configuration")
        with ToleratedJava("The theme is unknown"):
            night = _configuration().uiMode & names.UI_MODE_NIGHT_MASK
            return {names.UI_MODE_NIGHT_YES: True, names.UI_MODE_NIGHT_NO: False}.get(night)
        return None

    def languages(self) -> tuple[str, ...]:
        """Language tags, best first, such as `de-AT`."""
        with ToleratedJava("The language is unknown"):
            locales = _configuration().getLocales()
            return tuple(locales.get(index).toLanguageTag() for index in range(locales.size()))
        return ()

    def text_scale(self) -> float:
        """The system's size of text, usually 0.85 to 2."""
        with ToleratedJava("The size of text is unknown"):
            return float(_configuration().fontScale)
        return 1.0

    def reduced_motion(self) -> bool:
        """Whether animations are switched off, as "Remove animations" under accessibility does."""
        settings = autoclass("android.provider.Settings$Global")
        with ToleratedJava("The wish for motion is unknown"):
            resolver = context().getContentResolver()
            return bool(settings.getFloat(resolver, settings.ANIMATOR_DURATION_SCALE, 1.0) == 0.0)
        return False

    def edges(self) -> Edges:
        """What is covered right now, pixels; nothing while the window has not been laid out yet.

        Before Android 15 the system itself may keep the picture clear of its bars. So each inset counts only
        as far as the picture reaches under it.
        """
        with ToleratedJava("The covered edges are unknown"):
            shown = activity()
            if shown is None:
                return Edges()
            frame = shown.getWindow().getDecorView()
            insets = frame.getRootWindowInsets()
            if insets is None:
                return Edges()
            left, top, right, bottom = _insets(insets)
            x, y, beyond_x, beyond_y = _picture(shown, frame)
            return Edges(
                max(left - x, 0.0), max(top - y, 0.0), max(right - beyond_x, 0.0), max(bottom - beyond_y, 0.0)
            )
        return Edges()


def _configuration() -> Configuration:
    return context().getResources().getConfiguration()


def _insets(insets: WindowInsets) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the system's bars and of a notch, pixels from the window's edges."""
    if SDK_INT >= 30:
        kinds = autoclass("android.view.WindowInsets$Type")
        safe = insets.getInsets(kinds.systemBars() | kinds.displayCutout())
        return safe.left, safe.top, safe.right, safe.bottom
    notch = insets.getDisplayCutout() if SDK_INT >= 28 else None
    return (
        max(insets.getSystemWindowInsetLeft(), notch.getSafeInsetLeft() if notch else 0),
        max(insets.getSystemWindowInsetTop(), notch.getSafeInsetTop() if notch else 0),
        max(insets.getSystemWindowInsetRight(), notch.getSafeInsetRight() if notch else 0),
        max(insets.getSystemWindowInsetBottom(), notch.getSafeInsetBottom() if notch else 0),
    )


def _picture(shown: Activity, frame: View) -> tuple[int, int, int, int]:
    """How far Limber's picture stands off each edge of the window, pixels."""
    view = cast("android.view.View", shown.findViewById(autoclass("android.R$id").content))
    if view is None:
        return 0, 0, 0, 0
    corner = [0, 0]
    filled: Annotated[list[int], "int[]"] = corner
    view.getLocationInWindow(filled)
    x, y = corner
    return x, y, frame.getWidth() - x - view.getWidth(), frame.getHeight() - y - view.getHeight()


def open_surroundings() -> AndroidSurroundings:
    """The system around the app."""
    return AndroidSurroundings()
