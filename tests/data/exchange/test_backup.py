"""Export and import: nothing is lost, nothing comes twice, and a bad file changes nothing."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.back.check_in import Answers, Moment, Profile
from app.core.favourites import turned
from app.core.settings import FAVOURITES, PLANS, VOICE
from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.exchange.sessions_csv import COLUMNS, export_csv, sessions_csv
from app.data.files.json_document import JsonDocument, read_json
from app.data.files.problems import BadFileError
from tests.core.back_cases import NOON, SHARE, minutes
from tests.data.profile_helpers import opened, record


@pytest.fixture
def store(tmp_path):
    """A profile with a bit of everything."""
    store = opened(tmp_path / "old")
    before = store.back.check_in(Answers(score=3, got_up_recently=True), Moment.BEFORE, NOON)
    store.back.check_in(Answers(score=None), Moment.MORNING, NOON + minutes(900), loop=before.loop)
    store.sessions.add(record(0, loop=before.loop, title="Früh übt sich"))
    store.sessions.add(record(1))
    store.back.answer({"fever": True}, NOON)
    store.back.remember_hurt("high-knees", "march-in-place", NOON)
    store.back.remember_hurt("a-skip", "march-in-place", NOON)
    store.back.forget_hurt("a-skip", NOON + minutes(1))
    store.settings.set(VOICE, False, NOON)
    store.settings.set_profile(Profile(tags=frozenset({"balance"}), past_cancer=False), NOON)
    (store.folder / "routines").mkdir()
    (store.folder / "routines" / "mine.yaml").write_text("id: mine\n# my own words\n", "utf-8")
    yield store
    store.close()


@pytest.fixture
def other(tmp_path):
    other = opened(tmp_path / "new")
    yield other
    other.close()


@pytest.fixture
def file(store, tmp_path):
    path = tmp_path / "limber.json"
    export_file(store, path, NOON, "1.2.3")
    return path


def contents(store):
    data = export_data(store, NOON)
    return {key: value for key, value in data.items() if key not in ("written", "app")}


def test_an_empty_profile_takes_over_everything(store, other, file):
    imported = import_file(other, file, SHARE)
    assert (imported.sessions, imported.check_ins, imported.hurts, imported.files) == (2, 2, 2, 1)
    assert imported.saved
    assert contents(other) == contents(store)
    assert other.settings.get(VOICE) is False
    assert other.back.state(NOON).safety.locked
    assert other.back.hurts() == {"high-knees": "march-in-place"}
    assert (other.folder / "routines" / "mine.yaml").read_text("utf-8").endswith("# my own words\n")


def test_importing_twice_adds_nothing_twice(other, file):
    import_file(other, file, SHARE)
    before = contents(other)
    assert import_file(other, file, SHARE).nothing
    assert contents(other) == before


def test_importing_ones_own_export_adds_nothing(store, file):
    before = contents(store)
    assert import_file(store, file, SHARE).nothing
    assert contents(store) == before


def test_two_devices_end_up_with_the_sessions_of_both(store, other, file):
    other.sessions.add(record(7))
    import_file(other, file, SHARE)
    assert {each.id[8:14] for each in other.sessions.recent()} == {"000000", "000001", "000007"}


def test_the_later_setting_wins(other, file):
    other.settings.set(VOICE, True, NOON + minutes(5))
    import_file(other, file, SHARE)
    assert other.settings.get(VOICE) is True


def test_plans_that_are_followed_come_along_with_how_far_they_have_come(store, other, tmp_path):
    store.settings.set(PLANS, ("run-walk 1 2026-07-04 2026-07-04",), NOON)
    export_file(store, tmp_path / "plans.json", NOON)
    assert import_file(other, tmp_path / "plans.json", SHARE).settings
    assert other.settings.get(PLANS) == ("run-walk 1 2026-07-04 2026-07-04",)


def test_favourites_come_along_by_id_even_those_whose_file_is_gone(store, other, tmp_path):
    store.settings.set(FAVOURITES, ("warmup-5-quick", "gone"), NOON)
    export_file(store, tmp_path / "stars.json", NOON)
    assert import_file(other, tmp_path / "stars.json", SHARE).settings
    assert other.settings.get(FAVOURITES) == ("warmup-5-quick", "gone")


def test_as_many_favourites_as_there_can_be_are_exported_and_imported(store, other, tmp_path):
    stars: tuple[str, ...] = ()
    while (more := turned(stars, f"{'x' * 60}-{len(stars)}")) is not None:
        stars = more
    assert len(stars) > 100
    store.settings.set(FAVOURITES, stars, NOON)
    store.settings.forget()
    export_file(store, tmp_path / "stars.json", NOON)
    import_file(other, tmp_path / "stars.json", SHARE)
    assert other.settings.get(FAVOURITES) == stars == store.settings.get(FAVOURITES)


def test_what_was_taken_back_is_not_brought_back_by_an_old_export(store, file):
    store.back.forget_hurt("high-knees", NOON + minutes(5))
    import_file(store, file, SHARE)
    assert store.back.hurts() == {}


def test_an_own_routine_with_other_words_is_kept(other, file):
    (other.folder / "routines").mkdir()
    mine = other.folder / "routines" / "mine.yaml"
    mine.write_text("id: mine\n# other words\n", "utf-8")
    assert import_file(other, file, SHARE).kept == ("routines/mine.yaml",)
    assert "other words" in mine.read_text("utf-8")


def test_the_file_is_readable_and_says_what_it_is(file):
    text = file.read_text("utf-8")
    assert sum('"uid"' in line for line in text.splitlines()) == text.count('"uid"')
    assert "Früh übt sich" in text
    data = json.loads(text)
    assert (data["format"], data["version"], data["app"]) == ("limber-export", 2, "1.2.3")


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"score": 3', '"score": 12', "12 is out of range"),
        ('"score": 3', '"score": "three"', "expected a whole number or nothing"),
        ('"ending": "finished"', '"ending": "lost"', '"lost" is not known here'),
        ('"moment": "before"', '"moments": "before"', 'unknown key "moments"'),
        ('"day": "2026-07-01"', '"day": "01/07/2026"', "is no day"),
        ('"day": "2026-07-01"', '"day": "2026-W27-3"', "is no day"),
        ('"name": "mine.yaml"', '"name": "../../evil.yaml"', "cannot be the name of a file"),
        ('"folder": "routines"', '"folder": "/etc"', "is not known here"),
        ('"fever": "urgent"', '"fever": "nothing"', "is not known here"),
        ('"version": 2', '"version": 7', "newer Limber"),
        ('"format": "limber-export"', '"format": "gpx"', "no export of Limber"),
        ('"planned_s": 480.0', '"planned_s": NaN', "NaN is not a number"),
        ('"check_ins": [', '"check_ins": [,', "this is no JSON"),
    ],
)
def test_a_broken_file_changes_nothing_and_names_its_line(store, other, file, old, new, message):
    text = file.read_text("utf-8")
    assert old in text
    expected = line_of(text, old)
    file.write_text(text.replace(old, new, 1), "utf-8")
    before = contents(other)
    with pytest.raises(BadFileError, match=message.replace("(", r"\(")) as raised:
        import_file(other, file, SHARE)
    lines = {problem.line for problem in raised.value.problems}
    assert lines & {expected, expected - 1, expected + 1}, (expected, raised.value)
    assert contents(other) == before
    assert not list(other.folder.rglob("*.yaml"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "no text"),
        (b"[1, 2]", "no export"),
        (b'"limber-export"', "no export"),
        (b"{" * 100_000, "no JSON|too deep"),
        (b"[" * 100_000 + b"]" * 100_000, "too deep|no JSON"),
        (b'{"format": "limber-export", "version": 1}', 'the key "sessions" is missing'),
        (b'{"format": "limber-export", "version": "new"}', "expected a whole number"),
        (b"id: my-warmup\n", "no JSON"),
    ],
)
def test_a_foreign_file_is_refused(other, tmp_path, content, message):
    path = tmp_path / "foreign.json"
    path.write_bytes(content)
    with pytest.raises(BadFileError, match=message):
        import_file(other, path, SHARE)


def test_a_file_that_is_not_there_is_said_so(other, tmp_path):
    with pytest.raises(BadFileError, match="cannot be read"):
        import_file(other, tmp_path / "nowhere.json", SHARE)


def test_an_export_that_fails_leaves_the_old_file(store, tmp_path, monkeypatch):
    path = tmp_path / "limber.json"
    path.write_text("the old one")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        export_file(store, path, NOON)
    assert path.read_text() == "the old one"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_the_table_has_a_line_for_each_session_with_the_scores_of_its_loop(store, tmp_path):
    export_csv(store, tmp_path / "sessions.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "sessions.csv").read_text("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["title"] for row in rows] == ["Früh übt sich", "Stiff lower back"]
    assert rows[0]["started_utc"] == "2026-07-01T10:00:00Z"
    assert [row["score_before"] for row in rows] == ["3", ""]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def paths(data, where=()):
    yield where, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from paths(value, (*where, key))


@given(data=JSON, indent=st.sampled_from([None, 1, 4]), ascii_only=st.booleans())
def test_every_part_of_any_json_is_found_where_it_stands(tmp_path_factory, data, indent, ascii_only):
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    document = JsonDocument(tmp_path_factory.getbasetemp(), data=data, text=text)
    lines = text.split("\n")
    for where, value in paths(data):
        problem = document.problem(where, "here")
        rest = "\n".join([lines[problem.line - 1][problem.column - 1 :], *lines[problem.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == value


def test_a_file_with_a_mark_at_its_beginning_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"a": 1}')
    assert read_json(path).data == {"a": 1}


def test_of_two_scores_of_one_moment_the_table_holds_the_later_one(store):
    loop = store.back.loops()[0].id
    store.back.check_in(Answers(score=5), Moment.BEFORE, NOON + minutes(5), loop=loop)
    rows = list(csv.DictReader(io.StringIO(sessions_csv(store))))
    assert rows[0]["score_before"] == "5"
