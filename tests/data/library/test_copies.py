"""A copy of a file is written into the file's own words, however those are spelt."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.data.files import yaml_patch
from app.data.files import yaml_reader as reader
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.library.own_files import copy_routine

LIBRARY = Library(share_folder())
TITLE = 'New: "it\'s" # 50% \\ 🏃 \u2028{x}'
STEPS = "phase: gentle\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with both parsers: phones may have only the one in Python."""
    if request.param == "Python":
        monkeypatch.setattr(reader, "Loader", yaml.SafeLoader)


def copied(folder: Path, content: str | bytes, title: str = TITLE) -> bytes:
    """The bytes of a copy, after looking that it is the routine with nothing changed but id and title."""
    source = folder / "a.yaml"
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    assert not LIBRARY.check([source])[0]
    copy = copy_routine(source, folder / "routines", title)
    assert not LIBRARY.check([copy])[0]
    before, after = reader.read(source).data, reader.read(copy).data
    assert after == {**before, "id": copy.stem, "title": title}
    assert list(after) == list(before)
    content = copy.read_bytes()
    copy.unlink()
    return content


NEW = r'"New: \"it' + "'" + r's\" # 50% \\ 🏃 \u2028{x}"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("id: a\ntitle: Plain # why\n", f"id: a-mine\ntitle: {NEW} # why\n"),
        ("title: >- # why\n  Two\n\n  parts\n\n\n# next\nid: 'a'\n", f"title: {NEW} # why\n\n\n# next\nid: 'a-mine'\n"),
        ("title: |2-\n  # no comment\nid: a\n", f"title: {NEW}\nid: a-mine\n"),
        ("title:\n  # what it is called\n  Over two\n  lines\nid: >-\n  a\n", f"title:\n  # what it is called\n  {NEW}\nid: >-\n  a-mine\n"),
        ("title: 'it''s\n  two lines'   # why\nid: a\n", f"title: {NEW}   # why\nid: a-mine\n"),
        ("id: &i a\ntitle: &t Named\npurpose: *t\norder_note: *i\n", f'id: &i a-mine\ntitle: &t {NEW}\npurpose: "Named"\norder_note: "a"\n'),
        ("id: &i a\ntitle: *i\n", f"id: &i a-mine\ntitle: {NEW}\n"),
        ("purpose: &t Named\ntitle: *t # as above\nid: a\norder_note: *t\n", f"purpose: &t Named\ntitle: {NEW} # as above\nid: a-mine\norder_note: *t\n"),
        ("title: &t Named\npurpose: &t Other\norder_note: *t\nid: a\n", f"title: &t {NEW}\npurpose: &t Other\norder_note: *t\nid: a-mine\n"),
        ("? id\n: a\n? title # why\n: Explicit\n", f"? id\n: a-mine\n? title # why\n: {NEW}\n"),
        ("'id' :  \"a\"\n\"title\"  : ! Tagged\n", f"'id' :  \"a-mine\"\n\"title\"  : ! {NEW}\n"),
        ("&k title: &o X\npurpose: Y\n&i id: a\n", f"&k title: &o {NEW}\npurpose: Y\n&i id: a-mine\n"),
        ('"t\\x69tle": X\nid: a\npurpose: "title: no\n\n  id: no"\n', f'"t\\x69tle": {NEW}\nid: a-mine\npurpose: "title: no\n\n  id: no"\n'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\x85"])
def test_only_the_two_values_are_written_over(
    tmp_path: Path, written: str, expected: str, breaks: str
) -> None:
    for before, after in (
        (STEPS, ""),
        ("", STEPS),
        ("--- # begin\n" + STEPS, ""),
        ("%YAML 1.1\n---\n", STEPS + "...\n"),
    ):
        source, wanted = before + written + after, before + expected + after
        assert copied(tmp_path, source.replace("\n", breaks)).decode() == wanted.replace("\n", breaks)


@pytest.mark.parametrize(
    "written",
    [
        '{{\n  "id": "{id}",\n  "title": {title},\n  "phase": "gentle",\n  "steps": [{{"exercise": "half-squat"}}]\n}}\n',
        '{{"steps":[{{"exercise":"half-squat"}}],"phase":"gentle","title":{title},"id":"{id}"}}',
        "# mine\n{{id: {id}, phase: gentle, # why\n title: {title}, steps: [exercise: half-squat]}} # end\n",
        "{{phase: gentle, steps: [{{exercise: half-squat}}],\n? id\n: {id},\n? title : {title} }}\n...\n",
        "id: {id}\nphase: gentle\nsteps:\n- exercise: half-squat\n- repeat: 2\n  steps:\n  - exercise: cat-cow\ntitle: {title}",
    ],
)
def test_a_file_may_be_one_mapping_in_braces(tmp_path: Path, written: str) -> None:
    source = written.format(id="a", title='"As, {it} was"')
    assert copied(tmp_path, source).decode() == written.format(id="a-mine", title=NEW)


def test_a_mark_at_the_start_stays_and_the_line_for_editors_goes(tmp_path: Path) -> None:
    modeline = "# yaml-language-server: $schema=routine.schema.json\r\n"
    source = f"\ufeff{modeline}title: X\r\n# {'ü' * 9}\r\nid: a\r\n" + STEPS
    expected = source.replace(modeline, "").replace(": X", f": {NEW}").replace("id: a", "id: a-mine")
    assert copied(tmp_path, source).decode() == expected


def test_a_line_for_editors_inside_a_text_is_part_of_it(tmp_path: Path) -> None:
    text = 'purpose: "One\n# yaml-language-server: two\n  three"\n'
    assert text in copied(tmp_path, f"title: X\nid: a\n{text}{STEPS}").decode()


def test_a_tab_may_stand_before_a_value(tmp_path: Path) -> None:
    if reader.Loader is yaml.SafeLoader:
        pytest.skip("this parser refuses the file")
    assert copied(tmp_path, f"id:\ta\ntitle: \tX\t# why\n{STEPS}").startswith(
        f"id:\ta-mine\ntitle: \t{NEW}\t# why\n".encode()
    )


def test_what_cannot_be_put_in_place_is_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "# lost\ntitle: X\nid: a\npurpose: '3e1'\norder_note: '🏃 a: [b] # \\ \"'\n" + STEPS
    wrong = [lambda *_: "id: [", lambda *_: source, lambda *_: source.replace("30", "45")]
    for instead in wrong:
        monkeypatch.setattr(yaml_patch, "joined", instead)
        assert b"# lost" not in copied(tmp_path, source)


def test_a_file_broken_in_the_meantime_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: [")
    with pytest.raises(reader.BadFileError):
        copy_routine(tmp_path / "a.yaml", tmp_path / "routines", "X")
    assert not list((tmp_path / "routines").iterdir())


def test_no_file_is_written_over_where_case_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "A-MINE.yaml").write_text("x")
    (tmp_path / "a.yaml").write_text(f"id: a\ntitle: X\n{STEPS}")
    assert copy_routine(tmp_path / "a.yaml", tmp_path, "X").name == "a-mine-2.yaml"


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=20)


# --- any spelling at all ------------------------------------------------------------------------------------


def _spellings(text: str) -> list[str]:
    """Ways to write a text of plain words, indented by two where it needs a line of its own."""
    broken = text.replace(" ", "\n  ")
    return [
        text, f'"{text}"', f"'{text}'", f"\n  {text}", f"\n  # above\n  {text}", f">-\n  {broken}", f"|-\n  {text}",
        f">- # beside\n  {broken}\n", f">2-\n  {text}", broken, f'"{broken}"', f"'{broken}'", f"! '{text}'",
        f"&name {text}", f"&name\n  # above\n  {text}", f"&name >-\n  {broken}", f"{text}   # beside",
    ]  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    words = st.lists(
        st.sampled_from(["title", "id", "and", "Läufer", "🏃", "x:y", "a#b"]), min_size=1, max_size=4
    )
    values = {
        "id": "a",
        "title": " ".join(draw(words)),
        "phase": "gentle",
        "purpose": draw(st.sampled_from(["*name", "&other title", " ".join(draw(words))])),
        "order_note": draw(st.sampled_from(["*name", "*other", "id"])),
        "steps": draw(
            st.sampled_from(
                [
                    "[{exercise: cat-cow}]",
                    "\n- exercise: cat-cow\n",
                    "\n  # title: no\n  - exercise: cat-cow\n    block: settle\n",
                ]
            )
        ),
    }
    text = draw(st.sampled_from(["", "# title: no\n", "---\n", "--- # id: no\n", "%YAML 1.1\n---\n"]))
    for key in draw(st.permutations(list(values))):
        value = values[key]
        if key in ("id", "title", "phase"):
            value = draw(st.sampled_from(_spellings(value)))
        spelt = draw(st.sampled_from([key, f'"{key}"', f"'{key}' ", f"? {key}\n"]))
        text += f"{spelt}: {value}\n" + draw(st.sampled_from(["", "\n", "# title: no\n", " # id: no\n"]))
    breaks = draw(st.sampled_from(["\n", "\r\n"]))
    end = draw(st.sampled_from(["", "...\n", "...\n# end\n"]))
    return (text + end).replace("\n", breaks)


@settings(max_examples=100)
@given(content=files(), title=texts)
def test_a_copy_of_any_file_that_can_be_used_is_right_and_keeps_its_comments(
    tmp_path: Path, content: str, title: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(content.encode())
    assume(not LIBRARY.check([tmp_path / "a.yaml"])[0])
    after = copied(tmp_path, content, title).decode()
    for comment in ("# title: no", "# id: no", "# above", "# beside", "# end"):
        assert after.count(comment) >= content.count(comment)
    if "\r" in content:
        assert after.count("\r\n") == after.count("\n")
