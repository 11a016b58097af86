"""Tries a build on an emulator or a phone through `adb`: `python -m tools.emulator limber.apk PICTURES`."""
