"""What the system is told before a process ends itself, so that it takes it for done and not for crashed."""

from app.device.android.java import ToleratedJava, activity, cast, context, in_service


def take_leave() -> None:
    """Ends the service in whose process this is, else the activity with its entry among the recent apps."""
    with ToleratedJava("The system was not told of the end"):
        if in_service():
            service = cast("android.app.Service", context())
            if service is not None:
                service.stopSelf()
            return
        shown = activity()
        if shown is not None:
            shown.finishAndRemoveTask()
