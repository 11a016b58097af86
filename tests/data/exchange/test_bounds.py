"""Whatever bound an import has, an export holds it: the rest is taken along, and what is not is named."""

import json
import sqlite3
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.back.check_in import Answers, Moment
from app.data.exchange import backup
from app.data.exchange import fit as backup_fit
from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.exchange.own_files import is_file_name
from app.data.files import json_document
from app.data.store.settings import stored_value
from app.data.store.store import Store
from tests.core.back_cases import NOON, SHARE, minutes
from tests.data.profile_helpers import opened, raw, record

SCHEMA = SHARE / "assets" / "export.schema.json"
RULES = json.loads(SCHEMA.read_text("utf-8"))
SECTIONS = ("settings", "sessions", "check_ins", "safety_events", "hurts", "files")


def resolved(rule: dict[str, Any]) -> dict[str, Any]:
    return RULES["definitions"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule


def beyond(rule: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """For each bound of a rule its name, and a value that goes beyond it."""
    for name, bound in rule.items():
        match name:
            case "minimum":
                yield name, bound - 1
            case "maximum":
                yield name, bound + 1
            case "minLength":
                yield name, "x" * (bound - 1)
            case "maxLength":
                yield name, "x" * (bound + 1)
            case "maxItems":
                yield name, [0] * (bound + 1)
            case "maxProperties":
                yield name, {f"q{number}": "urgent" for number in range(bound + 1)}
            case "enum":
                yield name, "something-else"
            case "pattern":
                yield name, "?"
            case "type":
                yield name, {"of": "another kind"}
            case "description" | "title" | "required" | "additionalProperties" | "properties" | "items":
                pass
            case _:
                raise AssertionError(f"the bound {name} is new, and nothing here tries it")


def bounds(section: str) -> Iterator[tuple[str, str, str, Any]]:
    """Every bound of the records of a section: the section, the key, the bound, a value beyond it."""
    rule = RULES["properties"][section]
    one = resolved(rule.get("items") or rule["additionalProperties"])
    for key, inner in one["properties"].items():
        found = resolved(inner)
        for bound, value in beyond(found):
            yield section, key, bound, value
        if found.get("items"):
            for part, deeper in resolved(found["items"])["properties"].items():
                for bound, value in beyond(resolved(deeper)):
                    yield section, f"{key}/{part}", bound, value
        if isinstance(found.get("additionalProperties"), dict):
            for bound, value in beyond(resolved(found["additionalProperties"])):
                yield section, f"{key}/*", bound, value


EVERY = [each for section in SECTIONS for each in bounds(section)]


def filled(folder: Path) -> Store:
    """A profile with two of everything."""
    store = opened(folder)
    for number in range(2):
        store.sessions.add(record(number))
        store.back.check_in(Answers(score=3), Moment.BEFORE, NOON + minutes(number))
        store.back.answer({"fever": True}, NOON + minutes(number))
        store.back.remember_hurt(("cat-cow", "bird-dog")[number], "", NOON)
        (folder / "routines").mkdir(exist_ok=True)
        (folder / "routines" / f"mine-{number}.yaml").write_text("id: mine\n")
    store.database.write(
        lambda c: c.executemany(
            "INSERT INTO settings VALUES (?, ?, 0)", [("sound", "true"), ("calm", '"no"')]
        )
    )
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = filled(tmp_path / "old")
    yield store
    store.close()


def taken_in(store: Store, folder: Path, schema: Path = SCHEMA) -> tuple[dict[str, Any], list[str]]:
    """What an empty profile holds after taking in the export of another, and what was said to be left out."""
    path = folder / "all.json"
    left = export_file(store, path, NOON)
    other = opened(folder / "other")
    try:
        import_file(other, path, SHARE)
        return export_data(other, NOON), [each.words(str) for each in left]
    finally:
        other.close()


def test_a_profile_within_all_bounds_is_taken_along_whole(store: Store, tmp_path: Path) -> None:
    data, left = taken_in(store, tmp_path)
    assert left == []
    assert data == export_data(store, NOON)
    assert all(len(data[section]) == 2 for section in SECTIONS)


@pytest.mark.parametrize(("section", "key", "bound", "value"), EVERY, ids=lambda each: str(each)[:20])
def test_a_record_beyond_a_bound_is_left_out_by_name_and_all_else_is_taken_along(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    section: str,
    key: str,
    bound: str,
    value: Any,
) -> None:
    whole = export_data(store, NOON)
    broken = json.loads(json.dumps(whole[section]))
    at = next(iter(broken)) if isinstance(broken, dict) else 0
    place, _, part = key.partition("/")
    if part == "*":
        broken[at][place] = {"fever": value}
    elif part:
        broken[at][place][0][part] = value
    else:
        broken[at][place] = value
    tables = {name: whole[name] for name in SECTIONS if name != "files"}
    if section == "files":
        monkeypatch.setattr(backup, "own_files", lambda _: (broken, []))
    else:
        monkeypatch.setattr(backup, "gather", lambda _: ({**tables, section: broken}, []))
    data, left = taken_in(store, tmp_path)
    (said,) = left
    assert "is left out: " in said
    monkeypatch.undo()
    expected = {name: value for name, value in broken.items() if name != at} if at else whole[section][1:]
    assert data[section] == (expected if section != "settings" else {k: whole[section][k] for k in expected})
    assert {name: data[name] for name in SECTIONS if name != section} == {
        name: whole[name] for name in SECTIONS if name != section
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_of_too_many_records_those_beyond_are_left_out_and_said(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    rules = json.loads(json.dumps(RULES))
    rule = rules["properties"][section]
    assert rule.get("maxItems") or rule.get("maxProperties"), "an import must bound how much it reads"
    rule["maxProperties" if section == "settings" else "maxItems"] = 1
    share = tmp_path / "share"
    (share / "assets").mkdir(parents=True)
    schema = share / "assets" / "export.schema.json"
    schema.write_text(json.dumps(rules))
    monkeypatch.setattr(backup, "share_folder", lambda: share)
    data, (said,) = taken_in(store, tmp_path, schema)
    assert len(data[section]) == 1
    assert said.startswith("1 ")
    monkeypatch.undo()
    whole = export_data(store, NOON)[section]
    newest = section in ("sessions", "check_ins", "safety_events")
    assert next(iter(data[section])) == list(whole)[-1 if newest else 0]


def test_own_files_that_are_too_large_together_are_left_out_by_name(store: Store, tmp_path: Path) -> None:
    for number in range(105):
        (store.folder / "routines" / f"large-{number:03}.yaml").write_text(f"# {'x' * 195_000}{number}\n")
    path = tmp_path / "all.json"
    left = [each.words(str) for each in export_file(store, path, NOON)]
    assert path.stat().st_size <= json_document.MAX_BYTES
    other = opened(tmp_path / "other")
    added = import_file(other, path, SHARE)
    other.close()
    assert added.sessions == 2
    assert added.files + len(left) == 107
    assert 90 < added.files < 107
    assert all("routines/large-" in sentence for sentence in left)


def test_own_files_full_of_commas_are_left_out_by_name(store: Store, tmp_path: Path) -> None:
    for number in range(7):
        (store.folder / "routines" / f"commas-{number}.yaml").write_text("# " + "," * 190_000)
    data, left = taken_in(store, tmp_path)
    assert len(data["files"]) == 2 + 6
    (said,) = left
    assert said.startswith("routines/commas-")


@pytest.mark.parametrize(("what", "most"), [("MAX_BYTES", 3_300), ("MAX_VALUES", 400)])
def test_a_record_of_a_lifetime_keeps_its_newest_sessions(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, most: int
) -> None:
    for number in range(2, 40):
        store.sessions.add(record(number))
    for module in (json_document, backup_fit):
        monkeypatch.setattr(module, what, most)
    path = tmp_path / "all.json"
    left = [each.words(str) for each in export_file(store, path, NOON)]
    assert any("sessions up to 2026-07-01 are left out" in sentence for sentence in left)
    assert sum("routines/mine-" in sentence for sentence in left) == 2
    other = opened(tmp_path / "other")
    added = import_file(other, path, SHARE)
    assert 0 < added.sessions < 40
    assert added.check_ins == 2
    assert other.sessions.recent()[0].id == record(39).id
    other.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE sessions SET title = 'a' || char(1) || 'b' WHERE id = 1", "control character"),
        ("UPDATE sessions SET planned_s = 9e999 WHERE id = 1", "number"),
        ("UPDATE session_steps SET done_s = -9e999 WHERE session = 1 AND position = 0", "number"),
        ("UPDATE sessions SET title = '' WHERE id = 1", "empty"),
        ("UPDATE sessions SET title = printf('%.*c', 500, 'x') WHERE id = 1", "500 characters"),
        ("UPDATE sessions SET uid = 'short' WHERE id = 1", "left out"),
        ("UPDATE sessions SET offset_s = 99999 WHERE id = 1", "out of range"),
        ("UPDATE check_ins SET loop = printf('%.*c', 65, 'x') WHERE id = 1", "65 characters"),
        ("UPDATE hurts SET exercise = '' WHERE exercise = 'cat-cow'", "empty"),
        ("UPDATE settings SET value = '{}' WHERE key = 'sound'", "sound"),
        ("UPDATE settings SET value = '[[[[[[[[[[1]]]]]]]]]]' WHERE key = 'sound'", "sound"),
        ("UPDATE settings SET key = 'so[und].x' WHERE key = 'sound'", "so[und].x"),
        ("UPDATE safety_events SET version = -1 WHERE id = 1", "out of range"),
    ],
)
def test_what_only_damage_can_have_written_is_left_out_and_said(
    store: Store, tmp_path: Path, change: str, said: str
) -> None:
    store.database.write(lambda c: c.execute(change))
    data, left = taken_in(store, tmp_path)
    assert len(left) == 1
    assert said in left[0]
    assert sum(len(data[section]) for section in SECTIONS) == 11


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sessions SET started_ms = -5, ended_ms = -1",
        "UPDATE sessions SET ended_ms = 999999999999999999",
        "UPDATE sessions SET ended_ms = started_ms - 1000",
        "UPDATE check_ins SET at_ms = -99",
        "UPDATE hurts SET changed_ms = -1",
        "UPDATE settings SET changed_ms = 999999999999999",
        "UPDATE safety_events SET yes = 'torn'",
        'UPDATE safety_events SET yes = \'{"fever": "new-level"}\'',
        "UPDATE session_steps SET done_s = 12 * 86400.0 WHERE position = 0",
    ],
)
def test_times_that_no_clock_shows_and_twelve_days_at_a_gate_are_taken_along(
    store: Store, tmp_path: Path, change: str
) -> None:
    store.database.write(lambda c: c.execute(change))
    data, left = taken_in(store, tmp_path)
    assert left == []
    assert data == export_data(store, NOON)
    assert all(len(data[section]) == 2 for section in SECTIONS)


def test_a_damaged_safety_answer_still_locks_where_it_is_taken_in(store: Store, tmp_path: Path) -> None:
    with raw(store.folder) as connection:
        connection.execute("UPDATE safety_events SET yes = 'torn', kind = 'raised'")
        connection.commit()
    assert store.back.state(NOON).safety.locked
    path = tmp_path / "all.json"
    export_file(store, path, NOON)
    other = opened(tmp_path / "other")
    import_file(other, path, SHARE)
    assert other.back.state(NOON).safety.locked
    other.close()


def test_every_kind_of_name_and_value_that_passes_here_passes_there() -> None:
    assert stored_value("[[[1]]]") == [[[1]]]
    for times in range(10, 1_000, 10):  # the last of them deeper than Python itself follows
        assert stored_value("[" * times + "1" + "]" * times) is None
    assert is_file_name("a.yml")
    assert not is_file_name(".yaml")
    assert all(
        is_file_name(f"a{c}b.yaml") for c in string.ascii_letters + string.digits + " ()[]{}'~#%&+,;=@^_!$äß"
    )


def test_a_section_that_is_new_is_bounded_too() -> None:
    assert set(RULES["properties"]) - {"format", "version", "written", "app"} == set(SECTIONS)


def test_an_export_is_not_changed_by_the_look_at_it(store: Store) -> None:
    with sqlite3.connect(store.database.path) as connection:
        before = list(connection.iterdump())
    export_data(store, NOON)
    with sqlite3.connect(store.database.path) as connection:
        assert list(connection.iterdump()) == before
