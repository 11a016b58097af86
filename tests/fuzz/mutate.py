"""Real files of the project, broken: as nodes of YAML or JSON, as text, as bytes."""

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from hypothesis import strategies as st

# A node is ["leaf", text], ["seq", [node, ...]] or ["map", [[key, node], ...]]; keys and leaves hold what is
# written, so that a key may stand twice and a leaf may be no YAML at all.
Node = list[Any]

ODD = (
    "", "~", "null", "true", "yes", "0", "-1", "3", "30", "-0.0", "1e400", "-.inf", ".nan", "NaN", "Infinity", "1_0",
    "0x1E", "0o17", "1:30", "2026-02-30", "1e-320", "9223372036854775808", "-9223372036854775809", "1.5", "99999999",
    '""', '" "', '"\\u0000"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u202e\\u0007"', '"\\x1b[31m"', '"\\UFFFFFFFF"',
    '"../../etc/passwd"', '"/etc/passwd"', '"C:\\\\con.yaml"', '"con"', '"nul.yaml"', '"a\\nb"', '"a\\u0000b.yaml"',
    '"~/x"', '"$(id)"', '"%s%n{0.__class__}"', '"{name}"', '"[b]x[/b]"', '"mine.yaml:stream"', '"//host/share"',
    '"=1+1"', '"\u0130\u0131\ufb03\u1e9e"', '"👩‍👩‍👧‍👦"', '"e\u0301\u0301\u0301"', '"\u2028"', '"\ufeff"', "ünïcode", "*a", "*nothing",
    "&a", "&a [*a]", "&a 1", "!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary AA==",
    "!!set {a, b}", "!!timestamp 2001-01-01", "!x 1", "{<<: *a}", "{? [1]: 2}", "{1: 2}", "{}", "[]", "[[]]", "[,]",
    "{a: 1, a: 2}", "|\n  text", ">-\n  folded", "'", '"', "[", "{", "---", "...", "%YAML 9.9", "@", "`", "?", ":", "- -",
    "\t", "#", "cat-cow", "high-knees", '"standing"', "done", "warm-up", '"#12345G"', '"#fff"', '"ffffffff"', "0001-01-01",
    '"9999-12-31"', '"0001-01-01"', "99999999999999", "-99999999999999",
)  # fmt: skip
KEYS = (
    "id", '"id"', "steps", "exercise", "repeat", "until", "seconds", "figure", "value", "holds", "all", "any", "not",
    "__class__", '"__proto__"', "<<", '"a.b"', '"a[0]"', '""', '"\\u0000"', '"\\ud83d"', "1", "true", "null", "~", "? [x]",
    "*a", "&k key", "!!str x", "é", "İ", '"name with  spaces"', "settings", '"files"', "colours", "x" * 300,
)  # fmt: skip
TOKENS = (
    b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b", b"\x7f",
    b"\xc2\x85", b"\xe2\x80\xa8", b"\r", b"\r\n", b"\n\n", b"\t", b": ", b" #", b"\n- ", b"\n---\n", b"\n...\n", b"*a", b"&a ",
    b"!!python/object/new:os.system ", b"<<: *a\n", b"[", b"]", b"{", b"}", b'"', b"'", b"|", b">", b"%TAG ! !\n", b"?", b",",
    b"\\ud800", b"\\u0000", b"\\x", b"1e999", b"-", b"\xf0\x9f\x98\x80", b"9" * 5000, b"[" * 3000, b"{a: " * 400, b"- " * 900,
    b'{"a":' * 3000, b"x" * 70_000, b"a: &a [*a, *a]\n", b"k: 1\n" * 3000,
)  # fmt: skip
_NODE_WAYS = (
    "delete", "double", "swap", "leaf", "leaf", "leaf", "key", "add", "nest", "grow", "alias", "anchor", "tag", "bend",
    "huge", "case",
)  # fmt: skip
_BYTE_WAYS = ("flip", "cut", "copy", "splice", "splice", "splice", "end", "line", "encode", "reverse")
_SIZES = (2, 3, 17, 40, 300, 1500, 6000)


def nodes_of(data: Any) -> Node:
    """Plain data as nodes."""
    if isinstance(data, dict):
        return ["map", [[json.dumps(str(key)), nodes_of(value)] for key, value in data.items()]]
    if isinstance(data, list):
        return ["seq", [nodes_of(item) for item in data]]
    return ["leaf", json.dumps(data, ensure_ascii=False)]


def places(node: Node) -> Iterator[tuple[list[Any], int]]:
    """Every node below one, as the list it is kept in and its index there."""
    kind, inside = node
    if kind == "leaf":
        return
    for number, item in enumerate(inside):
        yield (item, 1) if kind == "map" else (inside, number)
        yield from places(item[1] if kind == "map" else item)


def parents(node: Node) -> Iterator[Node]:
    """Every mapping and list, the node itself first."""
    if node[0] == "leaf":
        return
    yield node
    for item in node[1]:
        yield from parents(item[1] if node[0] == "map" else item)


def flow(node: Node) -> str:
    """A node on one line, as YAML and JSON are both written."""
    kind, inside = node
    if kind == "leaf":
        return str(inside)
    if kind == "seq":
        return "[" + ", ".join(map(flow, inside)) + "]"
    return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in inside) + "}"


def block(node: Node, indent: int = 0) -> str:
    """A node over many lines, as people write YAML."""
    kind, inside = node
    if kind == "leaf" or not inside or indent > 24:
        return f" {flow(node)}\n"
    text, space = "\n" if indent else "", "  " * indent
    for item in inside:
        head, value = (f"{item[0]}:", item[1]) if kind == "map" else ("-", item)
        text += f"{space}{head}{block(value, indent + 1)}"
    return text


def _broken(tree: Node, way: str, first: int, second: int, odd: str) -> None:
    """Breaks a tree in one way; what does not apply does nothing."""
    every = list(places(tree))
    if not every:
        return
    keep, at = every[first % len(every)]
    there, spot = every[second % len(every)]
    homes = list(parents(tree))
    home = homes[first % len(homes)]
    size = _SIZES[second % len(_SIZES)]
    match way:
        case "delete" if home[1]:
            del home[1][second % len(home[1])]
        case "double" if home[1]:
            home[1].append(copy.deepcopy(home[1][second % len(home[1])]))
        case "swap":
            keep[at], there[spot] = copy.deepcopy(there[spot]), copy.deepcopy(keep[at])
        case "leaf":
            keep[at] = ["leaf", odd]
        case "key" if home[0] == "map" and home[1]:
            home[1][second % len(home[1])][0] = KEYS[second % len(KEYS)]
        case "add" if home[0] == "map":
            home[1].append([KEYS[second % len(KEYS)], ["leaf", odd]])
        case "nest":
            text = flow(keep[at])
            opening, closing = ("[", "]") if first % 2 else ('{"a": ', "}")
            keep[at] = ["leaf", opening * size + text + closing * size]
        case "grow" if home[1]:
            one = home[1][second % len(home[1])]
            home[1].extend(copy.deepcopy(one) for _ in range(min(size, 60_000 // (len(str(one)) + 1))))
        case "alias":
            keep[at] = ["leaf", "&a " + flow(keep[at])]
            if there is not keep:
                there[spot] = ["leaf", "*a"]
        case "anchor":
            inner = f"&a {flow(keep[at])}"
            for name in "bcdefghij"[: second % 9]:
                inner = f"[{inner}, &{name} [*a, *a, *a]]" if name == "b" else f"[{inner}, *b, *b]"
            keep[at] = ["leaf", inner]
        case "tag":
            keep[at] = ["leaf", f"{ODD[-30:][second % 30] if second % 2 else '!!str'} {flow(keep[at])}"]
        case "bend" if keep[at][0] == "leaf":
            text = keep[at][1]
            cut = second % (len(text) + 1)
            keep[at] = ["leaf", text[:cut] + odd + text[cut + 1 :]]
        case "huge":
            keep[at] = ["leaf", ('"x"', "9", '"é"', "a ")[first % 4].replace("x", "x" * size * 10) * 1]
            if first % 4 == 1:
                keep[at] = ["leaf", "9" * size]
        case "case" if keep[at][0] == "leaf":
            keep[at] = ["leaf", keep[at][1].swapcase()]


def _garbled(content: bytes, way: str, first: int, second: int, token: bytes) -> bytes:
    """Breaks bytes in one way."""
    at = first % (len(content) + 1)
    end = at + 1 + second % 60
    match way:
        case "flip" if content:
            at %= len(content)
            return content[:at] + bytes([content[at] ^ (1 << second % 8)]) + content[at + 1 :]
        case "cut":
            return content[:at] + content[end:]
        case "copy":
            return content[:end] + content[at:end] * (1 + second % 40) + content[end:]
        case "splice":
            return content[:at] + token + content[at:]
        case "end":
            return content[:at]
        case "line":
            lines = content.split(b"\n")
            here, there = first % len(lines), second % len(lines)
            lines[here], lines[there] = lines[there], lines[here]
            return b"\n".join(lines)
        case "encode":
            text = content.decode("utf-8", "replace")
            name = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "latin-1", "cp037")[second % 7]
            return text.encode(name, "replace")
        case "reverse":
            return content[:at] + content[at:end][::-1] + content[end:]
    return content


def _any_text() -> st.SearchStrategy[str]:
    return st.text(max_size=12).map(lambda text: json.dumps(text, ensure_ascii=len(text) % 2 == 0))


_number = st.integers(0, 9999)
_node_steps = st.lists(
    st.tuples(st.sampled_from(_NODE_WAYS), _number, _number, st.sampled_from(ODD) | _any_text()), max_size=3
)
_byte_steps = st.lists(
    st.tuples(st.sampled_from(_BYTE_WAYS), _number, _number, st.sampled_from(TOKENS) | st.binary(max_size=8)),
    max_size=3,
)


@st.composite
def hostile(draw: st.DrawFn, seeds: Sequence[bytes], *, as_json: bool = False) -> bytes:
    """One of some real files, broken up to six times; now and then left whole.

    Args:
        draw: Given by hypothesis.
        seeds: The real files.
        as_json: They are JSON, and are written again as such.
    """
    content = draw(st.sampled_from(seeds))
    where = draw(st.sampled_from(("nodes", "nodes", "bytes", "both")))
    steps = draw(_node_steps) if where != "bytes" else []
    if steps:
        tree = nodes_of(json.loads(content) if as_json else yaml.load(content, _LOADER))
        for way, first, second, odd in steps:
            _broken(tree, way, first, second, odd)
        text = flow(tree) if as_json or draw(st.booleans()) else block(tree)
        content = text.encode("utf-8", "surrogatepass")
    for way, first, second, token in draw(_byte_steps) if where != "nodes" else []:
        content = _garbled(content, way, first, second, token)
    return content


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
