"""Files made to be slow or to fill the memory, as large as they may be and larger."""

import json
from collections.abc import Callable

from app.data.files.json_document import MAX_BYTES as MOST_JSON
from app.data.files.yaml_reader import MAX_BYTES as MOST_YAML
from tests.fuzz.loaders import LOADERS

_N, _M = MOST_YAML - 20, MOST_JSON - 4_000


def _export(key: str, text: str) -> bytes:
    """A real export with something else under one key."""
    data = json.loads(LOADERS["export"].seeds()[0])
    return json.dumps({**data, key: "HERE"}, ensure_ascii=False).replace('"HERE"', text).encode()


def _sessions(old: str, new: str) -> bytes:
    session = json.dumps(json.loads(LOADERS["export"].seeds()[0])["sessions"][0])
    return _export("sessions", "[" + ",".join([session.replace(old, new)] * 15_000) + "]")


# By name: which loader, and what makes the file.
GIANTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "lists": ("export", lambda: b"[" + b"[]," * (_M // 3) + b"[]]"),
    "lists in place": ("export", lambda: _export("sessions", "[" + "[]," * 550_000 + "[]]")),
    "keys in place": ("export", lambda: _export("sessions", "[" + '{"a":1},' * 380_000 + "1]")),
    "settings": (
        "export",
        lambda: _export("settings", "{" + ",".join(f'"k{i}":1' for i in range(380_000)) + "}"),
    ),
    "numbers": ("export", lambda: _export("sessions", "[" + "1," * 1_100_000 + "1]")),
    "wrong sessions": ("export", lambda: _sessions('"finished"', '"lost"')),
    "wrong days": ("export", lambda: _sessions("2026-07-01", "2026-02-30")),
    "one long text": ("export", lambda: _export("app", '"' + "x" * _M + '"')),
    "a long text with an emoji": ("export", lambda: _export("app", '"🏃' + "x" * _M + '"')),
    "escapes": ("export", lambda: _export("app", '"' + "\\n" * (_M // 2) + '"')),
    "an odd character at the end": ("export", lambda: _export("app", '"' + "x" * _M + '\\u0000"')),
    "brackets": ("export", lambda: b"[" * 1_100_000),
    "long numbers": ("export", lambda: _export("app", "[" + ("9" * 4_000 + ",") * 4_900 + "1]")),
    "digits": ("export", lambda: _export("app", "9" * _M)),
    "too much": ("export", lambda: b" " * (MOST_JSON + 1)),
    "many keys": ("routine", lambda: "".join(f"k{i}: 1\n" for i in range(19_000)).encode()),
    "a long list": ("routine", lambda: b"- 1\n" * (_N // 4)),
    "a long flow": ("routine", lambda: b"[" + b"1," * (_N // 2 - 2) + b"]"),
    "anchors": ("routine", lambda: "".join(f"- &a{i} x\n" for i in range(30_000)).encode()[:_N]),
    "aliases": ("routine", lambda: b"- &a x\n" + b"- *a\n" * (_N // 5 - 9)),
    "dashes": ("routine", lambda: b"- " * (_N // 2)),
    "questions": ("routine", lambda: b"? " * (_N // 2)),
    "braces": ("routine", lambda: b"{" * _N),
    "a folded text": ("routine", lambda: b"a: >\n" + b" x\n" * (_N // 3 - 9)),
    "blank lines": ("routine", lambda: b"a: >\n x\n" + b"\n" * (_N - 20)),
    "a key without an end": ("routine", lambda: b"x" * (_N - 10) + b": 1"),
    "comments": ("routine", lambda: b"#\n" * (_N // 2)),
    "more text than may be": ("routine", lambda: b"#" * (MOST_YAML + 1)),
}
