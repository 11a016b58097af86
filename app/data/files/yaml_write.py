"""Writes plain values as YAML, the way that those beside them are written."""

import json
import re
from collections.abc import Mapping
from textwrap import wrap
from typing import Any, NamedTuple

import yaml

from app.data.files.yaml_tree import BREAKS

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")  # that JSON leaves as they are, and YAML does not
# Words that nobody could take for anything else, and neither could other programs that read YAML.
_PLAIN = re.compile(r"[^\W\d_][\w()'./+-]*(?: [\w()'.;!/+-]+)*")
_PLAIN_BLOCK = re.compile(r"[^\W\d_][\w()'./+,-]*(?: [\w()'.,;!?/+-]+)*")
_MEANINGFUL = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_ODD = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff{BREAKS}]")
_ONE_LINE = 80  # characters behind a key
_BLOCK = re.compile(rf"(?P<head>[|>](?P<digit>[1-9])?(?P<chomp>-)?)(?P<rest>[ \t]*(?:#[^{BREAKS}]*)?)$")


class Style(NamedTuple):
    """How steps are written in a list.

    Attributes:
        column: Of the dash.
        pad: Characters from the dash to the first key.
        flow: In braces.
        quote: The sign that texts begin with; "" for none.
        eol: What ends a line.
        nested: How far the dash of a list stands behind the key above it.
    """

    column: int
    pad: int = 2
    flow: bool = False
    quote: str = ""
    eol: str = "\n"
    nested: int = 2


def quoted(text: str) -> str:
    """A text as YAML and JSON write it alike: in double quotes, on one line."""
    return _ESCAPED.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))


def scalar(value: Any, quote: str = "", *, flow: bool = False) -> str:
    """A value on one line.

    Args:
        value: Text, a number, true, false or null.
        quote: How a text is written if it can be: "" plainly, or in single or double quotes.
        flow: It stands within brackets or braces.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if quote == "'" and not _ODD.search(value):
        return "'" + value.replace("'", "''") + "'"
    plain = _PLAIN if flow else _PLAIN_BLOCK
    if quote == "" and plain.fullmatch(value) and value.lower() not in _MEANINGFUL:
        return value
    return quoted(value)


def block(value: str, header: str, indent: int, width: int, eol: str) -> str | None:
    """A text as a block under its header; None where a block of that kind could not hold it.

    Args:
        value: The text.
        header: The line that the block begins with, from its sign on, with a comment perhaps.
        indent: Spaces before each of its lines.
        width: Most characters of a line, where it may be broken.
        eol: What ends a line.
    """
    found = _BLOCK.match(header)
    body = value if found and found["chomp"] else value.removesuffix("\n")
    if found is None or (body == value and not found["chomp"]):
        return None
    if not body or body != body.strip() or _ODD.search(body.replace("\n", "")) or "\n\n" in body:
        return None
    lines = body.split("\n")
    if header.startswith(">"):
        if len(lines) > 1 or "  " in body:
            return None
        lines = wrap(body, max(width - indent, 20), break_long_words=False, break_on_hyphens=False)
    if any(line != line.strip() for line in lines):
        return None
    return eol.join([header, *(" " * indent + line for line in lines)])


def item(value: Any, style: Style) -> str:
    """A step, a group or a text as a part of a list, from its dash on, without the end of the last line."""
    lead = " " * style.column + "-" + " " * (style.pad - 1)
    if isinstance(value, Mapping) and value:
        return lead + _body(value, style)
    plain = isinstance(value, str) or not isinstance(value, list | Mapping)
    return lead + (scalar(value, style.quote) if plain else in_braces(value, style.quote))


def entry(value: Any, style: Style, *, apart: bool = False) -> str:
    """What stands behind the colon of a key: a list or a mapping, on the key's line where that is short.

    Args:
        value: Plain data.
        style: Of lists; `column` is that of the key.
        apart: Below the key, however short; what is empty stands on its line all the same.
    """
    flat = f" {in_braces(value, style.quote)}"
    if not isinstance(value, list | Mapping) or not value or (not apart and _is_short(value, flat)):
        return flat
    below = style._replace(column=style.column + style.nested)
    if isinstance(value, list):
        lead = " " * below.column + "- "
        flow = (isinstance(each, list | Mapping) for each in value)
        parts = (
            in_braces(each, style.quote) if braced else scalar(each, style.quote)
            for each, braced in zip(value, flow, strict=True)
        )
        return style.eol + style.eol.join(lead + part for part in parts)
    column = style.column + 2
    lines = (
        " " * column + f"{scalar(key, flow=True)}:{entry(each, style._replace(column=column))}"
        for key, each in value.items()
    )
    return style.eol + style.eol.join(lines)


def _is_short(value: Any, flat: str) -> bool:
    """Whether a list or a mapping reads well on the line of its key: sentences do not, nor lists of lists."""
    parts = list(value.values()) if isinstance(value, Mapping) else value
    return len(flat) <= _ONE_LINE and not any(
        isinstance(each, Mapping) or (isinstance(value, list) and isinstance(each, str) and " " in each)
        for each in parts
    )


def in_braces(value: Any, quote: str = "", key_quote: str = "") -> str:
    """Any plain data on one line."""
    if isinstance(value, Mapping):
        pairs = (
            f"{scalar(key, key_quote, flow=True)}: {in_braces(each, quote, key_quote)}"
            for key, each in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(in_braces(each, quote, key_quote) for each in value) + "]"
    return scalar(value, quote, flow=True)


def items(values: list[Any], style: Style) -> str:
    """A list, a line or more for each of its parts; without the end of the last line."""
    lead = " " * style.column + "- "
    return style.eol.join(
        item(each, style) if isinstance(each, Mapping) and each else lead + in_braces(each) for each in values
    )


def afresh(data: Any, eol: str = "\n") -> str:
    """Plain data as a file of its own, without comments, each text in double quotes."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return str(text).replace("\n", eol)


def _body(value: Mapping[str, Any], style: Style) -> str:
    if style.flow and not any(isinstance(each, list | Mapping) for each in value.values()):
        return in_braces(value, style.quote)
    lines = []
    indent = style.column + style.pad
    for key, each in value.items():
        if isinstance(each, list) and each:
            inner = style._replace(column=indent + style.nested)
            lines.append(f"{key}:{style.eol}{items(each, inner)}")
        elif isinstance(each, list | Mapping):
            lines.append(f"{key}: {in_braces(each, style.quote)}")
        else:
            lines.append(f"{key}: {scalar(each, style.quote)}")
    return (style.eol + " " * indent).join(lines)


class _Dumper(yaml.SafeDumper):
    """Writes what the reader understands: no names, and no text that looks like a number."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _text)
