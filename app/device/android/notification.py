"""The notification of a running session, with the time left counted down by the system itself."""

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.device.android.java import (
    SDK_INT,
    PythonJavaClass,
    ToleratedJava,
    autoclass,
    cast,
    chars,
    context,
    in_service,
    java_method,
    kept,
)
from app.device.clock import local_now
from app.device.notifier import Notice

Builder = Annotated[Any, "android.app.Notification$Builder"]
Intent = Annotated[Any, "android.content.Intent"]
Manager = Annotated[Any, "android.app.NotificationManager"]
Notification = Annotated[Any, "android.app.Notification"]
Pending = Annotated[Any, "android.app.PendingIntent"]

_CHANNEL = "session"  # as in assets/android/java/org/limber/SessionService.java
# python-for-android gives the notification of its first service this number; this one takes its place.
_NUMBER = 1
_ICON = "ic_notification"  # white on nothing; without it the icon of the app, which Android shows as a blot
_ACTIONS = {"pause": _("Pause"), "resume": _("Resume"), "skip": _("Skip")}


class _Tapped(PythonJavaClass):
    __javainterfaces__ = ("org/kivy/android/GenericBroadcastReceiverCallback",)
    __javacontext__ = "app"

    def __init__(self, tapped: Callable[[str], None]) -> None:
        super().__init__()
        self.tapped = tapped

    @java_method("(Landroid/content/Context;Landroid/content/Intent;)V")
    def onReceive(self, _context: Any, intent: Intent) -> None:  # noqa: N802 - Java's name
        self.tapped(intent.getAction())


class AndroidNotifier:
    """Shows one notification, from the app or from the service; in the service it is what keeps it alive.

    Args:
        on_action: Called with `pause`, `resume` or `skip`, on the system's main thread.
        tr: Translates the words on the buttons.
    """

    def __init__(self, on_action: Callable[[str], None], tr: Translate) -> None:
        self._on_action, self._tr = on_action, tr
        self._context = context()
        self._manager: Manager = _manager()
        # App and service both listen while one hands over to the other; each hears only its own buttons.
        self._prefix = f"{self._context.getPackageName()}.{secrets.token_hex(4)}."
        self._listener = kept(_Tapped(self._tapped))
        self._receiver = autoclass("org.kivy.android.GenericBroadcastReceiver")(self._listener)
        open_channel(tr)
        self._listen()

    @property
    def reason(self) -> str:
        """Why nothing would be seen, read anew each time: leave can be given and taken in the settings."""
        with ToleratedJava("Whether notifications are allowed is unknown"):
            if self._manager.areNotificationsEnabled():
                return ""
        return _("Notifications are switched off for Limber in the phone’s settings.")

    def show(self, notice: Notice) -> None:
        """Shows or replaces the notification."""
        with ToleratedJava("The notification could not be shown"):
            notification = self._build(notice)
            if in_service():
                cast("android.app.Service", self._context).startForeground(_NUMBER, notification)
            else:
                self._manager.notify(_NUMBER, notification)

    def clear(self) -> None:
        """Takes the notification away."""
        with ToleratedJava("The notification could not be taken away"):
            if in_service():
                remove = autoclass("android.app.Service").STOP_FOREGROUND_REMOVE
                cast("android.app.Service", self._context).stopForeground(remove)
            else:
                self._manager.cancel(_NUMBER)

    def close(self) -> None:
        """Listens to no action after this."""
        with ToleratedJava("The notification is still listened to"):
            self._context.unregisterReceiver(self._receiver)

    def _tapped(self, action: str) -> None:
        name = action.removeprefix(self._prefix)
        if name in _ACTIONS:
            self._on_action(name)

    def _listen(self) -> None:
        taps = autoclass("android.content.IntentFilter")()
        for name in _ACTIONS:
            taps.addAction(self._prefix + name)
        if SDK_INT >= 33:
            only_own = autoclass("android.content.Context").RECEIVER_NOT_EXPORTED
            self._context.registerReceiver(self._receiver, taps, only_own)
        else:
            self._context.registerReceiver(self._receiver, taps)

    def _build(self, notice: Notice) -> Notification:
        builders = autoclass("android.app.Notification$Builder")
        builder: Builder = builders(self._context, _CHANNEL) if SDK_INT >= 26 else builders(self._context)
        icon = self._icon()
        builder.setSmallIcon(icon)
        builder.setContentTitle(chars(notice.title))
        builder.setContentText(chars(notice.text))
        builder.setOngoing(True)
        builder.setOnlyAlertOnce(True)
        builder.setVisibility(autoclass("android.app.Notification").VISIBILITY_PUBLIC)
        builder.setCategory(autoclass("android.app.Notification").CATEGORY_SERVICE)
        runs = notice.left_s is not None and not notice.paused
        builder.setShowWhen(runs)
        builder.setUsesChronometer(runs)
        if notice.left_s is not None and runs:
            builder.setChronometerCountDown(True)
            builder.setWhen(round((local_now().timestamp() + notice.left_s) * 1000))
        if SDK_INT >= 31:  # else the system keeps a service's notification back for ten seconds
            at_once = autoclass("android.app.Notification").FOREGROUND_SERVICE_IMMEDIATE
            builder.setForegroundServiceBehavior(at_once)
        builder.setContentIntent(self._back_to_app())
        for name in ("resume" if notice.paused else "pause", "skip"):
            builder.addAction(self._button(name, icon))
        return builder.build()

    def _icon(self) -> int:
        package = self._context.getPackageName()
        drawn: int = self._context.getResources().getIdentifier(_ICON, "drawable", package)
        return drawn or int(self._context.getApplicationInfo().icon)

    def _button(self, name: str, icon: int) -> Annotated[Any, "android.app.Notification$Action"]:
        pending = autoclass("android.app.PendingIntent")
        intent = autoclass("android.content.Intent")(self._prefix + name)
        intent.setPackage(self._context.getPackageName())
        tap = pending.getBroadcast(self._context, 0, intent, _flags())
        picture = autoclass("android.graphics.drawable.Icon").createWithResource(self._context, icon)
        words = chars(self._tr(_ACTIONS[name]))
        return autoclass("android.app.Notification$Action$Builder")(picture, words, tap).build()

    def _back_to_app(self) -> Pending:
        package = self._context.getPackageName()
        intent = self._context.getPackageManager().getLaunchIntentForPackage(package)
        return autoclass("android.app.PendingIntent").getActivity(self._context, 0, intent, _flags())


def open_channel(tr: Translate) -> None:
    """Opens what the phone's settings list notifications of a session under, or words it anew.

    Args:
        tr: Translates its name and its description.

    Raises:
        JavaException: The system refuses.
    """
    if SDK_INT < 26:
        return
    quiet = autoclass("android.app.NotificationManager").IMPORTANCE_LOW  # seen, but never heard
    channel = autoclass("android.app.NotificationChannel")(
        _CHANNEL, chars(tr(in_context("notifications while a session runs", "Session"))), quiet
    )
    channel.setDescription(tr(_("The exercise and the time left while the screen is off.")))
    channel.setShowBadge(False)
    _manager().createNotificationChannel(channel)


def _manager() -> Manager:
    found = context().getSystemService(autoclass("android.content.Context").NOTIFICATION_SERVICE)
    return cast("android.app.NotificationManager", found)


def _flags() -> int:
    pending = autoclass("android.app.PendingIntent")
    return int(pending.FLAG_IMMUTABLE | pending.FLAG_UPDATE_CURRENT)
