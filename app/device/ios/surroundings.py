"""What iOS says about itself. Untested: it has not run on a device."""

import ctypes

import ios

from app.device.ios.objc import ToleratedObjC, autoclass
from app.device.surroundings import Edges

_LIGHT, _DARK = 1, 2  # UIUserInterfaceStyle


class IosSurroundings:
    """Asks the system anew each time. Untested."""

    reason = ""

    def dark(self) -> bool | None:
        """Whether the system is dark; None where it does not say."""
        with ToleratedObjC("The theme is unknown"):
            traits = autoclass("UIScreen").mainScreen().traitCollection
            return {_DARK: True, _LIGHT: False}.get(int(traits.userInterfaceStyle))
        return None

    def languages(self) -> tuple[str, ...]:
        """Language tags, best first, such as `de-AT`."""
        with ToleratedObjC("The language is unknown"):
            found = autoclass("NSLocale").preferredLanguages()
            return tuple(str(found.objectAtIndex_(at).UTF8String()) for at in range(int(found.count())))
        return ()

    def text_scale(self) -> float:
        """As designed: the system's size of text is a name there, and no number."""
        return 1.0

    def reduced_motion(self) -> bool:
        """Whether the runner has asked the system for less motion."""
        with ToleratedObjC("The wish for motion is unknown"):
            return bool(ctypes.CDLL(None).UIAccessibilityIsReduceMotionEnabled())
        return False

    def edges(self) -> Edges:
        """What is covered right now, pixels; kivy-ios answers in points."""
        with ToleratedObjC("The covered edges are unknown"):
            area, scale = ios.get_safe_area(), float(ios.get_scale())
            return Edges(*(scale * float(area[side]) for side in ("left", "top", "right", "bottom")))
        return Edges()


def open_surroundings() -> IosSurroundings:
    """The system around the app."""
    return IosSurroundings()
