"""What can be reached on the screen, in the order in which it is read.

A widget may say more about itself than its place among its parents' children:

- `reading_order`: what stands in it, in order, where that is not the order in which it was added;
- `members` and `member_now`: it is a set of controls of which one is in force, by its index or None;
- `arrow(name) -> bool`: it is a control that takes arrow keys, Home and End itself;
- `inert`: it looks like a control and is none at the moment;
- `holds_focus`: as long as it is there, nothing outside it can be reached.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kivy.uix.behaviors import ButtonBehavior, FocusBehavior


class Control(NamedTuple):
    """Something that can be reached.

    Attributes:
        widget: What is pressed, moved or typed into.
        group: The set of which it is one, or None.
    """

    widget: Any
    group: Any = None


def front(root: Any) -> Any:
    """What can be reached at the moment: the topmost question, or everything."""
    for child in root.children:  # the topmost comes first
        for widget in (child, *child.children):
            if getattr(widget, "holds_focus", False) and is_there(widget):
                return widget
    return root


def is_there(widget: Any) -> bool:
    """Whether a widget can be seen, as far as it knows itself."""
    return bool(widget.opacity) and not widget.disabled and widget.width > 1 and widget.height > 1


def controls(widget: Any, group: Any = None) -> Iterator[Control]:
    """Everything inside a widget that can be reached, in reading order."""
    if not is_there(widget):
        return
    if _is_control(widget):
        yield Control(widget, group)
    members = getattr(widget, "members", None)
    inside = inside_of(widget)
    for child in inside:
        yield from controls(child, widget if members is not None else group)


def inside_of(widget: Any) -> list[Any]:
    """What stands in a widget, in reading order."""
    own = getattr(widget, "reading_order", None)
    return list(reversed(widget.children)) if own is None else own


def first_of(widget: Any, kind: type) -> Any:
    """The first widget of a kind that can be seen inside one; None where there is none."""
    if not is_there(widget):
        return None
    if isinstance(widget, kind):
        return widget
    found = (first_of(child, kind) for child in inside_of(widget))
    return next((one for one in found if one is not None), None)


def _is_control(widget: Any) -> bool:
    if getattr(widget, "inert", False):
        return False
    return isinstance(widget, ButtonBehavior | FocusBehavior) or hasattr(widget, "arrow")
