"""Checks data against a JSON Schema and words what is wrong for people."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from app.data.files.amounts import number_meant, reads_as
from app.data.files.look_alikes import first_odd, plainly, typed
from app.data.files.problems import Problem, did_you_mean
from app.data.files.yaml_reader import Document, Path_

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}

_ENOUGH = 20  # unknown keys named in one place; who has more has another kind of file

_FEW = 24  # keys that can be listed in a sentence


class SchemaBreak(NamedTuple):
    """One way in which data breaks a schema.

    Attributes:
        where: Keys and indexes that lead to what is wrong, or to what is missing.
        rule: The keyword of the schema that is broken.
        least, most: What the rule wants, where it sets bounds.
    """

    where: Path_
    rule: str
    least: Any = None
    most: Any = None


class Schema:
    """One JSON Schema, compiled when it is first needed, and once for all who use the same file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def problems(self, document: Document, *, every: bool = True) -> list[Problem]:
        """Every way in which a document breaks the schema, in the order of its lines.

        Args:
            document: What is checked.
            every: All of them; the first alone where a file may have hundreds of thousands.
        """
        return sorted(set(_worded(document, self._errors(document.data, every=every))))

    def breaks(self, data: Any) -> list[SchemaBreak]:
        """The same of data that stands in no file yet, for whoever words it himself."""
        found: list[SchemaBreak] = []
        for error in self._errors(data, every=True):
            where, rule, wanted = _where(error.name, data), str(error.rule), error.rule_definition
            if rule == "required":
                found += [SchemaBreak((*where, key), rule) for key in wanted if key not in error.value]
            elif rule == "additionalProperties":
                known = error.definition["properties"]
                found += [SchemaBreak((*where, key), rule) for key in error.value if key not in known]
            else:
                bounds = (wanted, wanted)
                if rule in ("minimum", "maximum"):
                    bounds = (error.definition.get("minimum"), error.definition.get("maximum"))
                found.append(SchemaBreak(where, rule, *bounds))
        return found

    def _errors(self, data: Any, *, every: bool) -> list[Any]:
        import fastjsonschema

        try:
            _compiled(self._path.read_text("utf-8"), every)(data)
        except fastjsonschema.JsonSchemaValuesException as error:
            return list(error.errors)
        except fastjsonschema.JsonSchemaValueException as error:
            return [error]
        return []


@cache
def _compiled(definition: str, every: bool) -> Any:
    """What checks data; compiling costs more than reading a file."""
    import fastjsonschema

    return fastjsonschema.compile(
        json.loads(definition), handlers={"": _any_block}, use_default=False, fast_fail=not every
    )


def _any_block(_name: str) -> dict[str, str]:
    """Stands for a schema that this one refers to.

    That is the figure's, which serves editors: compiling it takes half a second, and posing the body finds
    more than it could.
    """
    return {"type": "object"}


def _worded(document: Document, errors: list[Any]) -> Iterator[Problem]:
    unknown = {}
    for error in errors:
        if error.rule == "additionalProperties":
            known = error.definition["properties"]
            unknown[error.name] = [key for key in error.value if key not in known]
    for error in errors:
        where = _where(error.name, document.data)
        value, rule, wanted = error.value, error.rule, error.rule_definition
        match rule:
            case "additionalProperties":
                known = error.definition["properties"]
                for key in unknown[error.name][:_ENOUGH]:
                    if looks_odd(document, key) and _is_odd_key(key, known):
                        yield document.odd_problem((*where, key), key, at_key=True)
                        continue
                    hint = did_you_mean(key, [name for name in known if name not in value])
                    hint = hint or (f"; known here: {', '.join(known)}" if len(known) <= _FEW else "")
                    yield document.problem((*where, key), f"unknown key {shown(key)}{hint}", at_key=True)
            case "required":
                spelt = [plainly(word).partition(":")[0] for word in unknown.get(error.name, [])]
                for key in wanted:
                    if key not in value and not any(did_you_mean(word, [key]) for word in spelt):
                        about = error.definition["properties"][key].get("description", "")
                        yield document.problem(where, f'the key "{key}" is missing: {about}'.rstrip(": "))
            case "enum" | "type" | "pattern" if looks_odd(document, value) and _fits(plainly(value), error):
                yield document.odd_problem(where, value)
            case "type" if isinstance(value, dict) and _is_odd_list(document, value, wanted):
                key = next(iter(value))
                yield document.odd_problem((*where, key), key, at_key=True)
            case "enum":
                hint = did_you_mean(str(value), map(str, wanted))
                one_of = ", ".join(map(str, wanted)) if len(wanted) < 12 or not hint else ""
                expected = f"; expected {one_of}" if one_of else ""
                yield document.problem(where, f"{shown(value)} is not known here{expected}{hint}")
            case "type":
                names = wanted if isinstance(wanted, list) else [wanted]
                expected = " or ".join(_TYPES[name] for name in names)
                hint = number_meant(plainly(value), names) if isinstance(value, str) else ""
                yield document.problem(where, f"expected {expected}, not {shown(value)}{hint}")
            case "minimum" | "maximum":
                low, high = (error.definition.get(bound) for bound in ("minimum", "maximum"))
                yield document.problem(where, f"{shown(value)} is out of range; {_range(low, high)}")
            case "minLength":
                yield document.problem(where, "the text is empty")
            case "maxLength":
                yield document.problem(where, f"the text has {len(value)} characters; at most {wanted} fit")
            case "minItems":
                yield document.problem(where, f"the list needs at least {wanted}, it has {len(value)}")
            case "maxItems":
                yield document.problem(where, f"the list may have at most {wanted}, it has {len(value)}")
            case "pattern":
                expected = "an id; use lower-case letters, digits and single hyphens, such as my-warmup"
                yield document.problem(
                    where, f"{shown(value)} cannot be {error.definition.get('title', expected)}"
                )
            case _:
                yield document.problem(where, str(error.message))


def looks_odd(document: Document, text: Any) -> bool:
    """Whether a text in a file that somebody wrote holds a character that looks like another one."""
    return isinstance(text, str) and bool(document.values) and first_odd(text) != ""


def _fits(plain: str, error: Any) -> bool:
    """Whether a text would do if it were written in plain characters."""
    wanted = error.rule_definition
    plain = re.sub(r"(?<!\s)\s+#.*", "", plain)  # a comment is none behind another space
    match error.rule:
        case "enum":  # the parts of a list may have been read as one text
            return all(part in map(str, wanted) for part in re.split(r" - |, ?", plain))
        case "pattern":
            return re.search(wanted, plain) is not None
        case _:
            types = wanted if isinstance(wanted, list) else [wanted]
            return reads_as(plain, types) or ("array" in types and plain.startswith("- "))


def _is_odd_key(key: str, known: Any) -> bool:
    """Whether a key is known in plain characters, or begins with what only looks like a space."""
    return plainly(key).partition(":")[0].rstrip() in known or typed(key[0]) in ("", " ")


def _is_odd_list(document: Document, value: dict[str, Any], wanted: Any) -> bool:
    """Whether keys stand where a list should because another dash begins its parts."""
    key = next(iter(value), "")
    return wanted == "array" and looks_odd(document, key) and plainly(key).startswith("- ")


def _where(name: str, data: Any) -> Path_:
    """The path of keys and indexes behind `data.steps[0].seconds`; keys may hold dots themselves."""
    where: list[str | int] = []
    rest = name.removeprefix("data")
    while rest:
        if rest.startswith("[") and isinstance(data, list):
            number, _, rest = rest[1:].partition("]")
            where.append(int(number))
            data = data[int(number)]
            continue
        rest = rest[1:]
        keys = data if isinstance(data, dict) else {}
        # Keys that a schema leads into are plain words, so the shortest that ends here is meant.
        fitting = (key for key in keys if rest == key or rest.startswith((f"{key}.", f"{key}[")))
        key = min(fitting, key=len, default=None)
        if key is None:
            break
        where.append(key)
        data, rest = keys[key], rest[len(key) :]
    return tuple(where)


def shown(value: Any) -> str:
    """A value as a message quotes it: short, and on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in value[:100])
        return f'"{line}"' if len(line) <= 40 else f'"{line[:37]}..."'
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    number = "nothing" if value is None else str(value)
    return number if len(number) <= 40 else f"{number[:37]}..."


def _range(low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return f"from {low} to {high}"
    return f"at least {low}" if low is not None else f"at most {high}"
