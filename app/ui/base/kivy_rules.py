"""Of the rules in Kivy's own style only those of the widgets that Limber uses.

Kivy reads the rules of all its widgets when it starts, which takes about a quarter of the time to the first
frame of an empty app and stays in memory. Limber draws its own widgets and needs very few of them.
"""

import re
import sys
from pathlib import Path

# Rules that are there from the start, and those of the one widget that is only used where somebody types.
AT_START = ("StencilView", "ScrollView")
FOR_TYPING = (
    "Label",
    "Button",
    "Image",
    "BubbleContent",
    "BubbleButton",
    "Selector",
    "TextInput",
    "TextInputCutCopyPaste",
)
_PARTS = re.compile(r"^(?=[<\[])", re.MULTILINE)
_HEAD = re.compile(r"<([^>\n]+)>")


def use_few_rules() -> None:
    """Has Kivy start without its style. Before its language is first imported; later it does nothing."""
    if "kivy.lang.builder" in sys.modules:
        return
    import kivy
    import kivy.resources  # looks for the same folder, which has to be the real one

    whole = kivy.kivy_data_dir
    kivy.kivy_data_dir = str(Path(__file__).parent)  # where its file of that name is almost empty
    try:
        import kivy.lang.builder
    finally:
        kivy.kivy_data_dir = whole
    kivy.lang.builder.kivy_data_dir = whole
    add_rules(AT_START)


def add_rules(names: tuple[str, ...]) -> None:
    """Adds the rules of some widgets by their names, once; on the thread that draws."""
    from kivy.lang import Builder

    style = kivy_style()
    part = f"{style}: {', '.join(names)}"
    if str(style) in Builder.files or part in Builder.files:
        return
    rules = rules_of(style.read_text("utf-8"))
    text = "\n".join(dict.fromkeys(rules[name] for name in names))
    Builder.load_string(text, filename=part, rulesonly=True)


def kivy_style() -> Path:
    """The file with Kivy's own style."""
    import kivy

    return Path(kivy.kivy_data_dir) / "style.kv"


def rules_of(style: str) -> dict[str, str]:
    """The rules of a style, by the name of the widget; one that serves several stands under each."""
    rules: dict[str, str] = {}
    for part in _PARTS.split(style):
        head = _HEAD.match(part)
        for name in head[1].split(",") if head else ():
            rules[name.strip().lstrip("-").split("@")[0]] = part
    return rules
