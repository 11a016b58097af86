"""Letters that Limber's typeface lacks: with what the device has, and with nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.files.paths import share_folder
from app.ui.base import other_typefaces
from app.ui.base.letters import Letters
from app.ui.base.line_breaks import broken, unbroken
from app.ui.base.other_typefaces import typeface_with
from app.ui.base.typefaces import letters
from app.ui.base.typesetting import LATIN, not_drawn, setting, typeface_for

FONT = str(share_folder() / "assets" / "fonts" / "LimberSans-Regular.ttf")
BOLD = str(share_folder() / "assets" / "fonts" / "LimberSans-ExtraBold.ttf")
OWN = letters(Path(FONT))
HAN, ARABIC, HEBREW, INDIC = ("/han.ttf", "/arabic.ttf", "/hebrew.ttf", "/indic.ttf")
DEVICE = {
    HAN: [(0x3000, 0x9FFF), (0xFF00, 0xFFEF)],
    ARABIC: [(0x20, 0x7E), (0x600, 0x6FF), (0xD7, 0xD7), (0x2022, 0x2022)],
    HEBREW: [(0x20, 0x7E), (0x590, 0x5FF), (0x2022, 0x2022)],
    INDIC: [(0x900, 0x97F), (0x200C, 0x200D)],
}


@pytest.fixture(autouse=True)
def device(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """A device with a few typefaces, or with none."""
    has = DEVICE if getattr(request, "param", False) else {}
    found = {Path(name): Letters(iter(ranges)) for name, ranges in has.items()}
    monkeypatch.setattr(other_typefaces, "_files", lambda: list(found))
    monkeypatch.setattr(other_typefaces, "_letters", lambda file: found.get(file))
    setting.cache_clear()
    other_typefaces._has.cache_clear()
    yield
    setting.cache_clear()
    other_typefaces._has.cache_clear()


with_typefaces = pytest.mark.parametrize("device", [True], indirect=True, ids=["with typefaces"])


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("🏃‍♀️ Läufer 跑步 🦵🏽", "• Läufer • •"), ("跑步", "•"), ("🏃🏃", "•"), ("• 跑", "• •"), ("Cafe\u0301", "Café"), ("x\u030c", "x"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ！", "Full width!"), ("ﬁn", "fin"), ("ẓ", "ẓ"), ("a\u2009b\u202fc", "a b c"), ("𝐁old", "Bold"),
        ("\u202eabc\u202c", "abc"), ("so\xadft ze\u200bro", "soft zero"), ("תרגיל 15", "• 15"), ("two\nlines 跑", "two\nlines •"),
        ("½ ♥ ™", "½ • ™"), ("\u200b", ""), ("\u0301", "\u0301"), ("हिन्दी", "•"), ("5 × 3 – “x”", "5 × 3 – “x”"),
    ],
)  # fmt: skip
def test_without_any_typeface_a_dot_stands_for_what_cannot_be_drawn(written: str, drawn: str) -> None:
    found = setting(written, FONT)
    assert found == (((drawn, FONT),), LATIN, False)


@pytest.mark.parametrize("text", ["Plain", "Łydki", "Бег", "Ζέσταμα", "10 min · easy"])
def test_what_the_typeface_has_is_drawn_as_it_is_and_nothing_is_looked_for(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_typefaces, "_files", None)
    assert setting(text, FONT).pieces == ((text, FONT),)


def test_a_typeface_that_has_no_file_draws_everything_itself() -> None:
    assert setting("跑步", "Roboto").pieces == (("跑步", "Roboto"),)


@with_typefaces
@pytest.mark.parametrize(
    ("written", "pieces", "script", "leftward"),
    [
        ("Läufer 跑步 🏃", [("Läufer ", FONT), ("跑步", HAN), (" •", FONT)], LATIN, False),
        ("跑步", [("跑步", HAN)], LATIN, False),
        ("跑，步！a，", [("跑，步！", HAN), ("a,", FONT)], LATIN, False),
        ("नमस्ते x", [("नमस्ते", INDIC), (" x", FONT)], "Deva", False),
        ("क्\u200dष", [("क्\u200dष", INDIC)], "Deva", False),
        ("\u202eتمرين الثلاثاء 15×\u202c", [("تمرين الثلاثاء 51×", ARABIC)], "Arab", True),
        ("تمرين ١٥", [("تمرين ٥١", ARABIC)], "Arab", True),
        ("תרגיל 1:30 (קל) Run (easy) now", [("תרגיל 03:1 (קל) won (ysae) nuR", HEBREW)], "Hebr", True),
        ("תרגיל 🏃🏃 Läufer", [("תרגיל • refu•L", HEBREW)], "Hebr", True),
        ("תרגיל\n15 שלום", [("תרגיל\n51 שלום", HEBREW)], "Hebr", True),
        ("תרגיל تمرين", [("• •", FONT)], LATIN, False),
        ("𐤀 ߊ", [("• •", FONT)], LATIN, False),
    ],
)  # fmt: skip
def test_the_device_lends_its_typefaces(
    written: str, pieces: list[tuple[str, str]], script: str, leftward: bool
) -> None:
    assert setting(written, FONT) == (tuple(pieces), script, leftward)


def test_a_typeface_in_bold_is_taken_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    has = {Path(f"/x/Noto-{face}.ttf"): Letters(iter([(0x4E00, 0x9FFF)])) for face in ("Regular", "Bold")}
    monkeypatch.setattr(other_typefaces, "_files", lambda: [Path("/x/Noto-Regular.ttf")])
    monkeypatch.setattr(other_typefaces, "_letters", has.get)
    assert setting("跑", FONT).pieces == (("跑", "/x/Noto-Regular.ttf"),)
    assert setting("跑", BOLD).pieces == (("跑", "/x/Noto-Bold.ttf"),)
    other_typefaces._has.cache_clear()
    has.popitem()
    setting.cache_clear()
    assert setting("跑", BOLD).pieces == (("跑", "/x/Noto-Regular.ttf"),)


@with_typefaces
def test_a_line_that_is_typed_has_one_typeface() -> None:
    assert typeface_for("abc", FONT) == typeface_for("łydki", FONT) == FONT
    assert typeface_for("跑步", FONT) == HAN
    assert typeface_for("שלום 5", FONT) == HEBREW
    assert typeface_for("🏃", FONT) == FONT


@given(st.text(max_size=30))
def test_whatever_is_written_no_box_is_drawn(text: str) -> None:
    found = setting(text, FONT)
    assert OWN is not None
    if not text.isascii():
        drawn = "".join(piece for piece, _ in found.pieces)
        assert all(letter in OWN or letter == "\n" for letter in drawn if not letter.isascii())
        assert {file for _, file in found.pieces} == {FONT}


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Łydki", []),
        ("🏃‍♀️ a 跑", ["🏃‍♀️", "跑"]),
        ("跑跑", ["跑"]),
        ("\u202eabc", []),
        ("ﬁ　！", []),
        ("ẓ x\u030c", ["x\u030c"]),
    ],
)
def test_what_is_not_drawn_is_named_once(text: str, lacking: list[str]) -> None:
    assert OWN is not None
    assert not_drawn(text, OWN) == lacking


# --- lines of texts without spaces --------------------------------------------------------------------------


def measure(text: str) -> float:
    return float(len(text))


def test_a_text_without_spaces_is_broken_anywhere_but_before_its_stops() -> None:
    assert broken("跑步前的热身。目的", 4, measure) == "跑步前的\n热身。目\n的"
    assert broken("Before 跑步 runs", 8, measure) == "Before 跑\n步 runs"
    assert broken("one\n跑步前的", 2, measure) == "one\n跑步\n前的"
    assert unbroken("Run 跑步。now") == ["Run", "跑", "步。", "now"]


@pytest.mark.parametrize("text", ["", "words and words", "Ünlü “words”", "  跑 步", "。跑"])
def test_any_other_text_breaks_itself(text: str) -> None:
    assert broken(text, 3, measure).replace("\n", "") in (text, text.replace(" ", ""))


@given(st.text(st.sampled_from("跑步前。，ab 한"), max_size=40), st.integers(3, 12))
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost(text: str, fits: int) -> None:
    made = broken(text, fits, measure)
    assert made.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    if made != text:
        longest = max(map(len, unbroken(text)))
        assert all(len(line) <= max(fits, longest) for line in made.split("\n"))


# --- the device's own ---------------------------------------------------------------------------------------


def test_typefaces_are_found_by_their_names_wherever_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    names = [
        "NotoSansHebrew-Regular.ttf",
        "NotoColorEmoji.ttf",
        "deep/er/DejaVuSans.ttf",
        "NotoSansCJK-Regular.ttc",
        "x.ttf",
        "Arial.TTF",
        "NotoSans-Bold.ttf",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(Path(FONT).read_bytes())
    monkeypatch.setattr(other_typefaces, "_folders", lambda: [tmp_path, tmp_path / "none"])
    other_typefaces._files.cache_clear()
    try:
        found: Any = [file.name for file in other_typefaces._files()]
        assert found == [
            "NotoSansCJK-Regular.ttc",
            "NotoSansHebrew-Regular.ttf",
            "DejaVuSans.ttf",
            "Arial.TTF",
        ]
        assert typeface_with("Ł", bold=False) == str(tmp_path / "NotoSansCJK-Regular.ttc")
        assert typeface_with("跑", bold=False) is None
    finally:
        other_typefaces._files.cache_clear()
