"""The telephone, for emergencies."""

from app.core.i18n import mark as _
from app.device.android.java import ToleratedJava, autoclass, context
from app.device.dialler import Dialler, NullDialler


class AndroidDialler:
    """Opens the phone's own app for calls with no number in it; that needs no permission."""

    def __init__(self) -> None:
        self.reason = ""

    def open(self) -> None:
        """Opens it; the runner dials."""
        intents = autoclass("android.content.Intent")
        with ToleratedJava("The telephone could not be opened"):
            intent = intents(intents.ACTION_DIAL)
            intent.addFlags(intents.FLAG_ACTIVITY_NEW_TASK)
            context().startActivity(intent)
            return
        self.reason = _("The telephone could not be opened. Open it from the home screen.")


def open_dialler() -> Dialler:
    """The telephone, or none on a tablet without one."""
    feature = autoclass("android.content.pm.PackageManager").FEATURE_TELEPHONY
    if not context().getPackageManager().hasSystemFeature(feature):
        return NullDialler(_("This device is no telephone; call from your phone."))
    return AndroidDialler()
