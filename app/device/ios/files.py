"""Files on iOS, through the system's share sheet. Untested: it has not run on a device."""

from collections.abc import Callable
from pathlib import Path

from app.core.i18n import mark as _
from app.device.files import Answering
from app.device.ios.objc import ToleratedObjC, array, autoclass, string


class IosFiles(Answering):
    """Hands files on by the share sheet, which also offers "Save to Files". Untested.

    Opening needs a delegate of UIDocumentPickerViewController, a protocol pyobjus does not know; a file to be
    read is put into Limber’s folder with the Files app instead.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    def __init__(self, to_drawing: Callable[[Callable[[], None]], None]) -> None:
        reason = _("Files cannot be picked on an iPhone: put them into Limber’s folder in Files.")
        super().__init__(to_drawing, reason)

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Picks nothing; `reason` says what to do."""
        self._answer(then, None, self.reason)

    def forget(self, picked: Path) -> None:
        """Has copied nothing."""

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Shows the share sheet; the answer says whether it was shown, which is all that can be known."""
        shown = self._show(source)
        self._answer(then, shown, "" if shown else _("The file could not be shared."))

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        """Offers `source` to other apps."""
        self.save(source, then)

    def _show(self, source: Path) -> bool:
        with ToleratedObjC("No file can be shared"):
            items = array(autoclass("NSURL").fileURLWithPath_(string(str(source))))
            sheet = autoclass("UIActivityViewController").alloc()
            sheet = sheet.initWithActivityItems_applicationActivities_(items, None)
            window = autoclass("UIApplication").sharedApplication().keyWindow
            window.rootViewController().presentViewController_animated_completion_(sheet, True, None)
            return True
        return False


def open_files(to_drawing: Callable[[Callable[[], None]], None]) -> IosFiles:
    """The share sheet."""
    return IosFiles(to_drawing)
