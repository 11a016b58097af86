"""Short sounds on iOS, over the music. Untested: it has not run on a device."""

from pathlib import Path

from app.device.desktop.sounds import open_sounds as open_kivy_sounds
from app.device.ios.objc import ToleratedObjC, autoclass, string
from app.device.ports import Sounds

_MIX_AND_DUCK = 0x1 | 0x2  # AVAudioSessionCategoryOptionMixWithOthers | DuckOthers


def open_sounds(folder: Path) -> Sounds:
    """Kivy's sounds; the music goes on beside them, quieter, and the silent switch does not mute them."""
    with ToleratedObjC("The sounds may stop the music"):
        session = autoclass("AVAudioSession").sharedInstance()
        session.setCategory_withOptions_error_(string("AVAudioSessionCategoryPlayback"), _MIX_AND_DUCK, None)
    return open_kivy_sounds(folder)
