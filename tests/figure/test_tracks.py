import pytest
import yaml

from app.figure.errors import FigureError
from app.figure.tracks import Track, read_tracks


def tracks(text, *, mirrored=False, half=False):
    return read_tracks(yaml.safe_load(text), mirrored=mirrored, half=half)


def test_without_a_path_there_is_nothing_to_follow():
    assert read_tracks(None, mirrored=False, half=False) == []
    assert tracks("[]") == []


def test_a_path_follows_one_part_over_the_whole_cycle_unless_told_otherwise():
    assert tracks("{of: toe_r}") == [Track("toe_r")]
    (found,) = tracks("{of: pelvis, span: [0.1, 0.4], grow: 2, at: [0.1, 0.2, 0.3], width: 0.08}")
    assert found == Track("pelvis", (0.1, 0.4), 2.0, (-0.1, 0.2, 0.3), 0.08)


def test_a_part_without_its_side_is_followed_on_both_with_numbers_that_count_outward():
    left, right = tracks("{of: toe, at: [0.1, 0, 0]}")
    assert (left.of, left.at) == ("toe_l", (0.1, 0.0, 0.0))
    assert (right.of, right.at) == ("toe_r", (-0.1, 0.0, 0.0))


def test_on_the_left_the_other_side_is_followed():
    assert tracks("{of: toe_r, at: [0.1, 0, 0]}", mirrored=True) == [Track("toe_l", at=(0.1, 0.0, 0.0))]
    assert tracks("{of: belly, at: [0.1, 0, 0]}", mirrored=True) == [Track("belly", at=(0.1, 0.0, 0.0))]


def test_the_mirrored_half_of_a_cycle_has_the_mirrored_path():
    first, second = tracks("{of: knee_r, span: [0.1, 0.3]}", half=True)
    assert (first.of, first.span) == ("knee_r", (0.1, 0.3))
    assert (second.of, second.span) == ("knee_l", (0.6, 0.8))
    assert tracks("{of: knee_r}", half=True)[0].span == (0, 0.5)


WRONG = [
    ("{spam: 1, of: toe_r}", ("path", "spam"), "did you mean span"),
    ("{span: [0, 1]}", ("path",), "needs of"),
    ("{of: tow_r}", ("path", "of"), "did you mean toe_r"),
    ("{of: toe_r, span: [0.5, 0.2]}", ("path", "span"), "0 <= from < to <= 1"),
    ("{of: toe_r, span: [0, 1.5]}", ("path", "span"), "0 <= from < to <= 1"),
    ("{of: toe_r, span: 0.5}", ("path", "span"), "a list of 2 numbers"),
    ("{of: toe_r, grow: 0.5}", ("path", "grow"), "between 1 and 6"),
    ("{of: toe_r, at: [0, 1]}", ("path", "at"), "a list of 3 numbers"),
    ("{of: toe_r, width: 2}", ("path", "width"), "between 0.01 and 0.2"),
    ("[{of: toe_r}, {of: 3}]", ("path", 1, "of"), "unknown part of the body"),
    ("[{of: toe_r}, 5]", ("path", 1), "keys and values"),
    ("toe_r", ("path",), "keys and values"),
]


@pytest.mark.parametrize(("text", "path", "says"), WRONG, ids=[w[2] + str(w[1]) for w in WRONG])
def test_a_mistake_names_its_place_and_what_would_be_right(text, path, says):
    with pytest.raises(FigureError) as e:
        tracks(text)
    assert e.value.path == path
    assert says in str(e.value)


def test_with_a_mirrored_half_a_span_ends_with_the_first_half():
    with pytest.raises(FigureError, match=r"<= 0\.5 with mirror: half"):
        tracks("{of: knee_r, span: [0.1, 0.7]}", half=True)
