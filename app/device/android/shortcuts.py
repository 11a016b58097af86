"""The shortcuts on the icon, from Android 7.1 on.

They are made here and not in a resource: what a resource declares, the system opens with its own flags, which
empty the task first. That ends the activity that runs, and with it the process in which the next one starts.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from app.device.android.java import SDK_INT, ToleratedJava, activity, autoclass, cast, chars, context
from app.device.openings import Shortcut
from app.device.shortcuts import IconShortcuts, NullIconShortcuts

Info = Annotated[Any, "android.content.pm.ShortcutInfo"]
Infos = Annotated[Any, "java.util.List"]
Manager = Annotated[Any, "android.content.pm.ShortcutManager"]

_SINCE = 25


class AndroidIconShortcuts:
    """Each opens the activity that there is, or starts it, with the action that names where it leads."""

    def __init__(self) -> None:
        self.reason = ""
        self._activity, self._context = activity(), context()
        service = autoclass("android.content.Context").SHORTCUT_SERVICE
        found = self._activity.getSystemService(service)
        self._manager: Manager = cast("android.content.pm.ShortcutManager", found)

    def offer(self, labels: Mapping[Shortcut, str]) -> None:
        """Puts these in place of those that are there; a launcher without any has no manager."""
        if self._manager is None:
            return
        with ToleratedJava("The icon's shortcuts could not be set"):
            offered: Infos = autoclass("java.util.ArrayList")()
            for rank, (shortcut, label) in enumerate(labels.items()):
                offered.add(self._made(shortcut, label, rank))
            self._manager.setDynamicShortcuts(offered)

    def _made(self, shortcut: Shortcut, label: str, rank: int) -> Info:
        name = shortcut.replace("-", "_")
        package = self._activity.getPackageName()
        intents = autoclass("android.content.Intent")
        intent = intents(f"{package}.{name.upper()}")
        intent.setComponent(self._activity.getComponentName())
        intent.addFlags(intents.FLAG_ACTIVITY_NEW_TASK)
        builder = autoclass("android.content.pm.ShortcutInfo$Builder")(self._context, shortcut)
        builder.setIntent(intent)
        builder.setShortLabel(chars(label))
        builder.setRank(rank)
        drawn: int = self._activity.getResources().getIdentifier(f"shortcut_{name}", "drawable", package)
        if drawn:
            icons = autoclass("android.graphics.drawable.Icon")
            builder.setIcon(icons.createWithResource(self._context, drawn))
        return builder.build()


def open_shortcuts() -> IconShortcuts:
    """The icon's shortcuts, or none before Android 7.1 and where no activity is that they could open."""
    if SDK_INT < _SINCE or activity() is None:
        return NullIconShortcuts()
    return AndroidIconShortcuts()
