"""What hostile files have brought to light, each as small as it gets: none may come back."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.loaders import LOADED, LOADERS, REFUSED
from tests.fuzz.trial import Tally, try_one, warm

Change = Callable[[str], str]


def _with(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert re.search(old, text), old
        return re.sub(old, lambda _: new, text, count=1)

    return change


def _figure(line: str) -> Change:
    return _with(r"\n  keys:", f"\n  {line}\n  keys:")


def _setting(value: str) -> Change:
    return lambda _: f'{{"theme": {value}}}'


FOUND: dict[str, tuple[str, Change, str]] = {
    "body parts that are lists": ("exercise", _figure("also: [[hand], {foot: 1}]"), REFUSED),
    "a number of body parts": ("exercise", _figure("work: 5"), REFUSED),
    "a place on the body of two numbers": (
        "exercise",
        _figure("also: {hand: {to: hip, at: [0.1, 0.2]}}"),
        REFUSED,
    ),
    "a cycle of 1e300 seconds": ("exercise", _figure("travel: 1e300"), REFUSED),
    "a part that is free of 3": ("exercise", _with(r"- \{t: 0", "- {free: 3, t: 0"), REFUSED),
    "a bound without a value": ("check-in", _with(r"\{value: \w+, (?=at_least)", "{"), REFUSED),
    "rules without their words": ("check-in", _with(r"(?m)^disclaimer_short:", "disclaimer:"), REFUSED),
    "rules that are a list": ("check-in", lambda _: "- 1\n", REFUSED),
    "a setting of keys and values": ("settings", _setting('{"a": 1}'), LOADED),
    "half a character in a setting": ("settings", _setting('"\\ud800"'), LOADED),
    "a bell in a setting": ("settings", _setting('"\\u0007"'), LOADED),
    "a setting without end": ("settings", _setting("1e999"), LOADED),
    "a setting of many digits": ("settings", _setting("9" * 60), LOADED),
    "a setting nested for ever": ("settings", _setting("[" * 5_000 + "]" * 5_000), LOADED),
    "settings that are cut off": ("settings", lambda text: text[:-9], LOADED),
    "a name with half a character": ("export", _with("Früh übt sich", "\\ud83d"), REFUSED),
    "a name with a bell": ("export", _with("Früh übt sich", "\\u0007"), REFUSED),
    "seconds without end": ("export", _with(r'"planned_s": [0-9.]+', '"planned_s": 1e999'), REFUSED),
    "a score of many digits": ("export", _with('"score": 3', '"score": ' + "9" * 39), REFUSED),
    "yes of thousands of digits": ("export", _with('"ran": true', '"ran": ' + "9" * 4_000), REFUSED),
    "a theme with a mark before it": ("theme", lambda text: "\ufeff" + text, LOADED),
    "a theme without its colours": ("theme", _with('"colours"', '"colors"'), REFUSED),
    "a theme of one word": ("theme", lambda _: '"dark"', REFUSED),
    "an icon that nobody knows": ("theme", _with('"today": "e8df"', '"display": "e8df"'), REFUSED),
    "a size of nothing": ("theme", _with('"size": 176', '"size": 0'), REFUSED),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str, tmp_path: Path) -> None:
    kind, change, answer = FOUND[name]
    loader = LOADERS[kind]
    seed = next(one for one in loader.seeds() if kind != "exercise" or b"id: cat-cow" in one)
    warm(loader, tmp_path)  # a window opens for the theme, which needs more memory than a file may
    tally = Tally()
    try_one(loader, change(seed.decode()).encode(), tmp_path, tally, most_s=15.0)
    assert tally.answers == {answer: 1}


def test_a_damaged_theme_is_told_of_with_its_line(tmp_path: Path) -> None:
    from app.data.files.problems import BadFileError
    from app.wiring.appearance import open_theme

    theme = LOADERS["theme"].seeds()[0].decode()
    (tmp_path / "theme.json").write_text(theme.replace('"#F1F4EE"', '"green"', 1), "utf-8")
    schema = Path(__file__).parents[2] / "assets" / "theme.schema.json"
    (tmp_path / "theme.schema.json").write_bytes(schema.read_bytes())
    with pytest.raises(
        BadFileError, match=r"theme\.json:\d+:\d+: \"green\" cannot be a colour such as #0F4A44"
    ):
        open_theme(tmp_path, "light", 1.0)


def test_a_damaged_setting_is_left_out_of_an_export(tmp_path: Path) -> None:
    from app.data.exchange.backup import export_data
    from tests.core.back_cases import NOON
    from tests.data.profile_helpers import opened

    store = opened(tmp_path)
    rows = [("theme", '"dark"'), ("voice", "tr"), ("sound", json.dumps({"a": 1})), ("calm", "[" * 3_000)]
    store.database.write(lambda c: c.executemany("INSERT INTO settings VALUES (?, ?, 0)", rows))
    assert set(export_data(store, NOON)["settings"]) == {"theme"}
    store.close()
