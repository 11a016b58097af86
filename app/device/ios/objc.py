"""The one door to Objective-C. Untested: it has not run on a device."""

import pyobjus
from pyobjus.dylib_manager import load_framework

from app.device import tolerated

load_framework("/System/Library/Frameworks/AVFoundation.framework")

autoclass, array, string = pyobjus.autoclass, pyobjus.objc_arr, pyobjus.objc_str


class ToleratedObjC(tolerated.Tolerated):
    """Goes on after whatever a call on Objective-C raises."""

    raised = (pyobjus.ObjcException, TypeError, AttributeError, ValueError)
