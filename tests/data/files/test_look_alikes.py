"""Characters that phones and word processors put in by themselves are named where they stand."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.files import yaml_reader as reader
from app.data.files.look_alikes import advice, first_odd, plainly, typed
from app.data.files.paths import share_folder
from app.data.library.library import Library
from tests.growth import grows_with_its_size

SHARE = share_folder()
LIBRARY = Library(SHARE)
ROUTINE = """\
id: x
title: Tuesday warm-up
phase: warm-up
steps:
  - {exercise: march-in-place, seconds: 40}
  - exercise: half-squat
    optional: true
    seconds: 30
"""


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with both parsers: phones may have only the one in Python."""
    if request.param == "Python":
        monkeypatch.setattr(reader, "Loader", yaml.SafeLoader)


def said(folder: Path, text: str) -> list[str]:
    path = folder / "x.yaml"
    path.write_bytes(text.encode())
    return [f"{found.line}:{found.column} {found.message}" for found in LIBRARY.check([path])[0]]


@pytest.mark.parametrize(
    ("plain", "odd", "place", "character"),
    [
        ("phase: warm", "phase:\xa0warm", "3:7", "\xa0"),
        ("phase: warm", "phase:\u2009warm", "3:7", "\u2009"),
        ("phase: warm", "phase： warm", "3:6", "："),
        ("phase: warm", "phase：warm", "3:6", "："),
        ("phase:", "ph\u200base:", "3:3", "\u200b"),
        ("phase:", "\ufeffphase:", "3:1", "\ufeff"),
        ("phase:", "рhаsе:", "3:1", "р"),
        ("optional", "оptional", "7:5", "о"),
        ("phase:", "“phase”:", "3:1", "“"),
        ("phase: warm-up", "phase: “warm-up”", "3:8", "“"),
        ("phase: warm-up", "phase: «warm-up»", "3:8", "«"),
        ("phase: warm-up", "phase: ‚warm-up‘", "3:8", "‚"),
        ("phase: warm-up", "phase: warm–up", "3:12", "–"),
        ("phase: warm-up", "phase: \u200ewarm-up", "3:8", "\u200e"),
        ("Tuesday warm-up", "“Tuesday: warm-up”", "2:8", "“"),
        ("Tuesday warm-up", '"Tuesday: warm-up”', "2:25", "”"),
        ("Tuesday warm", "Tuesday\u2028warm", "2:15", "\u2028"),
        ("Tuesday warm", "Tuesday\x85warm", "2:15", "\x85"),
        ("id: x", "id: my\N{NON-BREAKING HYPHEN}warmup", "1:7", "\N{NON-BREAKING HYPHEN}"),
        ("half-squat", "half\N{NON-BREAKING HYPHEN}squat", "6:19", "\N{NON-BREAKING HYPHEN}"),
        ("half-squat", "hаlf-squat", "6:16", "а"),
        ("half-squat", "“half-squat”", "6:15", "“"),
        ("  - {", "  – {", "5:3", "–"),
        ("  - exercise: half", "  – exercise: half", "6:3", "–"),
        ("  - exercise: half", "  • exercise: half", "6:3", "•"),
        ("  - exercise: half", "  −\xa0exercise: half", "6:3", "−"),
        ("  - exercise: half", "\u3000\u3000- exercise: half", "6:1", "\u3000"),
        ("  - exercise: half", "\xa0\xa0- exercise: half", "6:1", "\xa0"),
        ("  - exercise: half", "  -\xa0exercise: half", "6:4", "\xa0"),
        ("    optional", "\u3000\u3000optional", "7:1", "\u3000"),
        ("{exercise: march-in-place, seconds: 40}", "｛exercise: march-in-place, seconds: 40｝", "5:5", "｛"),
        ("place, sec", "place， sec", "5:30", "，"),
        ("seconds: 40", "seconds：40", "5:39", "："),
        ("seconds: 40", "seconds:\xa040", "5:40", "\xa0"),
        ("seconds: 40", "seconds: “40”", "5:41", "“"),
        ("steps:", "steps:\xa0", "4:7", "\xa0"),
        ("steps:", "\xa0\nsteps:", "4:1", "\xa0"),
        ("optional: true", "optional: ｔｒｕｅ", "7:15", "ｔ"),
        ("optional: true", "optional: true\u200b", "7:19", "\u200b"),
        ("seconds: 30", "seconds: ３０", "8:14", "３"),
        ("seconds: 30", "seconds: ٣٠", "8:14", "٣"),
        ("seconds: 30", "seconds: −30", "8:14", "−"),
        ("seconds: 30", "seconds: 30\xa0", "8:16", "\xa0"),
        ("phase:", "phase：", "3:6", "："),
    ],
)  # fmt: skip
def test_a_look_alike_is_named_at_its_place(
    tmp_path: Path, plain: str, odd: str, place: str, character: str
) -> None:
    text = ROUTINE.replace(plain, odd, 1)
    assert text != ROUTINE
    assert said(tmp_path, text) == [f"{place} {advice(character)}"]
    assert f"U+{ord(character):04X}" in advice(character)
    assert said(tmp_path, text.replace("\n", "\r\n")) == [f"{place} {advice(character)}"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("“Läufer” – schnell: los", '2:26 a second ": " stands in this line'),
        ('"Läufer – schnell', "2:8 a quote or bracket that was opened is not closed"),
        (
            "“Läufer” – schnell\nphаse： warm-up\nx: y",
            '3:6 "：" (fullwidth colon, U+FF1A) stands here; type a plain ":"',
        ),
        ("“Läufer” – schnell\nunknown: «x»", "3:1 unknown key"),
    ],
)
def test_what_is_not_to_blame_is_not_blamed(tmp_path: Path, text: str, wrong: str) -> None:
    assert said(tmp_path, ROUTINE.replace("Tuesday warm-up", text))[0].startswith(wrong)


@pytest.mark.parametrize(
    "title", ["“Läufer” – schnell", "標題：副\u3000標題", "Бег, ３０ минут", "a\u2028  b"]
)
def test_a_text_may_hold_whatever_it_likes(tmp_path: Path, title: str) -> None:
    assert said(tmp_path, ROUTINE.replace("Tuesday warm-up", title)) == []


def test_a_dash_of_another_kind_joins_the_parts_of_a_list(tmp_path: Path) -> None:
    exercise = (SHARE / "assets" / "exercises" / "half-squat.yaml").read_text("utf-8")
    start = exercise[: exercise.index("areas:")]
    rest = exercise[exercise.index("\nsides:") :]
    path = tmp_path / "half-squat.yaml"
    for areas, line in (("\n  – glutes\n  – quadriceps", 1), ("\n  - glutes\n  – quadriceps", 2)):
        path.write_text(f"{start}areas:{areas}{rest}", "utf-8")
        (problem,) = LIBRARY.check([path])[0]
        assert (problem.line, problem.column) == (start.count("\n") + 1 + line, 3)
        assert problem.message == advice("–")
    path.write_text(ROUTINE.partition("steps:")[0] + "steps:\n  – exercise: half-squat\n", "utf-8")
    assert [(p.line, p.column, p.message) for p in LIBRARY.check([path])[0]] == [(5, 3, advice("–"))]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("7,5", "; write 8, without a fraction"), ("30s", "; write 30 (seconds, without a unit)"), ("0:30", "; write 30 (seconds)"),
        ("1:05", "; write 65 (seconds)"), ("1:00:30", "; write 3630 (seconds)"), ("30 sec", "; write 30 (seconds, without a unit)"),
        ("1 min", "; write 60 (seconds, without a unit)"), ("1m30s", "; write 90 (seconds, without a unit)"),
        ("1 min 30 s", "; write 90 (seconds, without a unit)"), ("30″", "; write 30 (seconds, without a unit)"), ("2'", "; write 120 (seconds, without a unit)"),
        ("3x", "; write 3"), ("×3", "; write 3"), ("30,", '; leave out the ","'), ('"30"', "; write 30 without quotes"),
        ("²:30", ""), ("½", ""), ("soon", ""), ("s", ""), ("' '", ""),
    ],
)  # fmt: skip
def test_a_time_written_in_words_is_put_in_seconds(tmp_path: Path, written: str, hint: str) -> None:
    (problem,) = said(tmp_path, ROUTINE.replace("seconds: 30", f"seconds: {written}"))
    assert problem.startswith("8:14 expected a whole number, not ")
    assert problem.partition(";")[2] == hint.removeprefix(";")


def test_a_number_with_a_decimal_comma_gets_its_point(tmp_path: Path) -> None:
    exercise = (SHARE / "assets" / "exercises" / "half-squat.yaml").read_text("utf-8")
    start, _, rest = exercise.partition("tempo_s:")
    (tmp_path / "half-squat.yaml").write_text(f"{start}tempo_s: 2,5\n{rest.partition(chr(10))[2]}", "utf-8")
    (problem,) = LIBRARY.check([tmp_path / "half-squat.yaml"])[0]
    assert problem.message.endswith("; write 2.5 (with a point)")


@pytest.mark.parametrize(
    ("plain", "odd", "begins"),
    [
        ("  - exercise: half", "  -\texercise: half", "6:4 a tab stands here; type a space"),
        ("    optional", "\toptional", "7:1 a tab stands here; indent with spaces"),
        ("  - exercise: half", "  * exercise: half", '6:4 a part of a list begins with "- "'),
        ("phase: warm-up", "phase:warm-up", '3:1 a space is missing after the ":"'),
        ("phase: warm-up", "phase: `warm-up`", '3:8 no text may begin with "`"; put it in quotes'),
        ("Tuesday", "@Tuesday", '2:8 no text may begin with "@"; put it in quotes'),
    ],
)
def test_plain_characters_in_wrong_places_are_named_too(
    tmp_path: Path, plain: str, odd: str, begins: str
) -> None:
    if "\t" in odd and reader.Loader is yaml.SafeLoader:
        pytest.skip("this parser takes the tab for part of the text")
    assert said(tmp_path, ROUTINE.replace(plain, odd, 1))[0].startswith(begins)


LOOKING_ALIKE = {
    " ": "\xa0\u2003\u3000",
    "-": "–—−‑",
    ":": "：",
    "{": "｛",
    "}": "｝",
    ",": "，",
    "a": "аα",
    "o": "ο",
    "e": "ｅ",
    "p": "р",
}


EXERCISE = (SHARE / "assets" / "exercises" / "half-squat.yaml").read_text("utf-8").partition("figure:")[0]


@settings(max_examples=150)
@given(data=st.data())
@pytest.mark.parametrize(("name", "plain"), [("x", ROUTINE), ("half-squat", EXERCISE)])
def test_wherever_one_stands_it_is_named_or_does_no_harm(
    tmp_path: Path, name: str, plain: str, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([at for at, letter in enumerate(plain) if letter in LOOKING_ALIKE]))
    odd = data.draw(st.sampled_from(LOOKING_ALIKE[plain[at]]))
    path, before = tmp_path / f"{name}.yaml", plain[:at]
    path.write_bytes((before + odd + plain[at + 1 :]).encode())
    place = (before.count("\n") + 1, at - before.rfind("\n"))
    found = [(p.line, p.column, p.message) for p in LIBRARY.check([path])[0]]
    assert found in ([], [(*place, advice(odd))])


@given(st.text())
def test_what_is_typed_for_any_text_is_plain(text: str) -> None:
    assert first_odd(plainly(text)) == ""
    assert all(typed(c) is None for c in plainly(text))
    if text.isascii():
        assert plainly(text) == text


def test_many_blanks_beside_a_look_alike_take_no_more_than_their_share_of_time() -> None:
    def said(content: bytes) -> None:
        assert LIBRARY.checker.routine(reader.parse(Path("x.yaml"), content), LIBRARY.exercises)

    grows_with_its_size(
        said,
        lambda n: ROUTINE.replace("phase: warm-up", f'phase: "–{" " * n}x"').encode(),
        (256, 2048, 16384),
    )
