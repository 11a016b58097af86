"""What a typeface says of its letters, against what is drawn with it."""

import struct
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.data.files.paths import share_folder
from app.ui.base.letters import letters_in_table, letters_of

FONTS = share_folder() / "assets" / "fonts"
FACES = [FONTS / f"LimberSans-{weight}.ttf" for weight in ("Regular", "SemiBold", "ExtraBold")]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_letters_that_a_typeface_has_are_drawn_and_others_are_its_box(face: Path) -> None:
    from kivy.core.window import Window  # noqa: F401 - a texture needs one

    from app.ui.widgets.text import ruler

    def drawn(letter: str) -> tuple[int, int, bytes]:
        label = ruler(str(face), 40)
        label.text = letter
        label.refresh()
        return (*label.texture.size, label.texture.pixels)

    letters = letters_of(face)
    assert letters is not None
    box = drawn("\N{CJK UNIFIED IDEOGRAPH-4E00}")
    for letter in "aZ09ÀßłŁøđħıŋƏșțẞỳАяҐӹӘΆΩϗ–‑“„…•₡№™↑−ẃ":
        assert letter in letters
        assert drawn(letter) != box, letter
    for letter in "ŉʰ‒‰←→√□☐♥한跑あאبक🏃𝐀":
        assert letter not in letters
        assert drawn(letter) == box, letter
    assert "ẓ" not in letters, "drawn all the same, out of its parts"
    assert drawn("ẓ") not in (box, drawn("z"))


def test_every_weight_has_the_same_letters() -> None:
    first, *others = [letters_of(face) for face in FACES]
    every = [chr(code) for code in range(0x20, 0x3000)]
    assert all([c in first for c in every] == [c in other for c in every] for other in others)
    assert len(first) == 715


def test_limbers_own_words_need_no_other_typeface() -> None:
    letters = letters_of(FACES[0])
    template = (share_folder() / "assets" / "locale" / "limber.pot").read_text("utf-8")
    files = [*(share_folder() / "routines").glob("*.yaml"), *(share_folder() / "assets").rglob("*.yaml")]
    texts = [template, *(str(yaml.safe_load(file.read_text("utf-8"))) for file in files)]
    assert {c for text in texts for c in text if c != "\n" and c not in letters} == set()


def cmap(form: int, body: bytes, platform: int = 3, encoding: int = 10) -> bytes:
    return struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + struct.pack(">H", form) + body


def test_a_table_of_groups_is_read() -> None:
    groups = [(0x41, 0x43, 1), (0x1F3C3, 0x1F3C3, 9)]
    body = struct.pack(">HIII", 0, 16 + 24, 0, 2) + b"".join(struct.pack(">III", *group) for group in groups)
    letters = letters_in_table(cmap(12, body))
    assert letters is not None
    assert [c in letters for c in "@ABCD🏂🏃🏄"] == [False, True, True, True, False, False, True, False]
    assert len(letters) == 4


def test_a_letter_whose_drawing_is_the_box_is_none() -> None:
    # One segment from A to C by a list, in which B has drawing 0; one from a by a difference; the last.
    ends, starts, deltas, beyond = (0x43, 0x61, 0xFFFF), (0x41, 0x61, 0xFFFF), (0, 5, 1), (6, 0, 0)
    head = struct.pack(">HHHHHH", 0, 0, 6, 0, 0, 0)
    body = head + struct.pack(">3H", *ends) + b"\0\0" + struct.pack(">3H3H3H", *starts, *deltas, *beyond)
    letters = letters_in_table(cmap(4, body + struct.pack(">3H", 7, 0, 9), encoding=1))
    assert letters is not None
    assert [c in letters for c in "ABCab\uffff"] == [True, False, True, True, False, False]


def test_of_a_collection_the_first_typeface_counts(tmp_path: Path) -> None:
    font, moved = FACES[0].read_bytes(), bytearray(FACES[0].read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16):
        offset = struct.unpack(">I", font[at + 8 : at + 12])[0]
        moved[at + 8 : at + 12] = struct.pack(">I", offset + 16)
    (tmp_path / "both.ttc").write_bytes(b"ttcf" + struct.pack(">HHII", 1, 0, 1, 16) + moved)
    letters = letters_of(tmp_path / "both.ttc")
    assert letters is not None
    assert len(letters) == 715


@given(st.binary(max_size=80), st.integers(0, 2000))
def test_a_damaged_table_is_none_or_has_some_letters(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    font = FACES[0].read_bytes()
    file = tmp_path_factory.getbasetemp() / "damaged.ttf"
    file.write_bytes(font[:at] + noise + font[at + len(noise) :])
    assert letters_of(file) is None or len(letters_of(file)) >= 0
    start = font.index(b"\x00\x00\x00\x01\x00\x03\x00\x01")
    assert (letters_in_table(font[start : start + at] + noise) or [0]) is not None
    file.write_bytes(noise)
    letters_of(file)


def test_a_file_that_is_not_there_has_no_letters(tmp_path: Path) -> None:
    assert letters_of(tmp_path / "none.ttf") is None
    assert letters_of(tmp_path) is None
