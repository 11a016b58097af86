"""Names of the keys that mean something here."""

from collections.abc import Collection

LEAVE_A_FIELD = ("escape", "tab", "find", "save")  # every other key belongs to the field that is typed in
_KEYS = {
    8: "backspace",
    9: "tab",
    13: "enter",
    27: "escape",
    32: "spacebar",
    127: "delete",
    267: "/",
    271: "enter",
    273: "up",
    274: "down",
    275: "right",
    276: "left",
    278: "home",
    279: "end",
    280: "pageup",
    281: "pagedown",
    270: "+",  # beside the digits
    **{256 + digit: str(digit) for digit in range(10)},  # beside the letters and on their own
}
_WITH_CONTROL = {ord("f"): "find", ord("z"): "undo", ord("y"): "redo", ord("s"): "save"}
_COMMANDS = {"ctrl", "meta"}


def name_of(key: int, held: Collection[str]) -> str:
    """Name of a key, a letter or digit for its own; "" for one that means nothing here.

    Args:
        key: Kivy's number of it.
        held: What is held with it, by Kivy's names; with Ctrl only F, S, Y and Z mean something, with Alt
            nothing.
    """
    if _COMMANDS.intersection(held):
        name = _WITH_CONTROL.get(key, "")
        return "redo" if name == "undo" and "shift" in held else name
    if "alt" in held:
        return ""
    if key == ord("=") and "shift" in held:  # there it is on many keyboards
        return "+"
    return _KEYS.get(key, chr(key) if 32 < key < 127 else "")
