"""Puts other texts into a YAML file and leaves every other character of it as it stands."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

_BREAKS = "\r\n\x85\u2028\u2029"  # what ends a line in YAML
_HEADER = re.compile(rf"[|>][-+0-9]*(?P<comment>[ \t]+#[^{_BREAKS}]*)?")
_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")  # neither a number nor a word that means something
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")  # that JSON leaves as they are, and YAML does not
_OPEN = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSE = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def with_texts(text: str, new: Mapping[str, str], loader: Any) -> str:
    """A file's text with other values of some keys on its top level; a key it does not have is passed over.

    However a value is written (plain, quoted, as a block, over several lines, as a repetition of another),
    the new one stands in its place in double quotes, on one line, an id without quotes where there were
    none; comments and all else stay. What repeats an old value by its name (*name) gets that written out.

    Args:
        text: A file that the reader takes.
        new: The values by their keys.
        loader: The class that reads YAML.

    Raises:
        yaml.YAMLError: It is no YAML after all.
    """
    parts, at = [], 0
    for edit in _edits(text, new, loader):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def afresh(data: Mapping[str, Any]) -> str:
    """Plain data as a file of its own, without comments, each text in double quotes."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def quoted(text: str) -> str:
    """A text as YAML and JSON write it alike: in double quotes, on one line."""
    return _ESCAPED.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))


def _edits(text: str, new: Mapping[str, str], loader: Any) -> Iterator[_Edit]:
    """What has to be written where, in the order of the text."""
    depth, key, part = 0, "", ""
    anchor = ""
    replaced: dict[str, str] = {}  # old values by the names that are given to them
    for token in yaml.scan(text, Loader=loader):
        on_top = depth == 1
        if isinstance(token, yaml.AnchorToken):
            anchor = token.value
        elif isinstance(token, yaml.KeyToken | yaml.ValueToken):
            part = ("key" if isinstance(token, yaml.KeyToken) else "value") if on_top else ""
        elif isinstance(token, yaml.ScalarToken | yaml.AliasToken):
            changes = part == "value" and on_top and key in new
            if part == "key" and on_top:
                key = token.value
            if changes:
                yield _edit(text, token, new[key])
            elif isinstance(token, yaml.AliasToken) and token.value in replaced:
                yield _edit(text, token, replaced[token.value])
            if anchor:  # a name may be given again, to something else
                replaced.pop(anchor, None)
                if changes:
                    replaced[anchor] = token.value
            anchor = part = ""
        elif isinstance(token, (*_OPEN, *_CLOSE, yaml.BlockEntryToken)):
            depth += isinstance(token, _OPEN) - isinstance(token, _CLOSE)
            if anchor and isinstance(token, _OPEN):
                replaced.pop(anchor, None)
                anchor = ""
            part = ""


def _edit(text: str, token: Any, value: str) -> _Edit:
    start, end = token.start_mark.index, token.end_mark.index
    written = value if text[start] not in "\"'" and _PLAIN.fullmatch(value) else quoted(value)
    header = _HEADER.match(text, start, end)
    if header is None:
        return _Edit(start, end, written)
    # A block reaches over the empty lines after it; a comment may stand behind its sign.
    end = start + len(text[start:end].rstrip(f" \t{_BREAKS}"))
    return _Edit(start, end, written + (header["comment"] or ""))


class _Dumper(yaml.SafeDumper):
    """Writes what the reader understands: no names, and no text that looks like a number."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _text)
