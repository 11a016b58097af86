from app.data.files.paths import share_folder
from app.ui.base.theme import Theme
from app.ui.screens.session.routine_bar import places
from app.ui.widgets.words import balanced, fitted


def test_a_name_breaks_into_two_lines_of_about_the_same_length() -> None:
    assert balanced("Leg swing, front to back", 20, len) == "Leg swing,\nfront to back"
    assert balanced("Half-kneeling hip-flexor stretch", 20, len) == "Half-kneeling\nhip-flexor stretch"


def test_what_fits_stays_on_one_line_and_a_single_word_is_never_broken() -> None:
    assert balanced("Hip circles", 20, len) == "Hip circles"
    assert balanced("Hippopotamus", 5, len) == "Hippopotamus"


def test_type_shrinks_before_it_takes_more_lines_than_it_may() -> None:
    style = Theme(share_folder() / "assets").type["exercise"]
    text, scale = fitted("A very long name of an exercise that nobody would give it", 350, 2, True, style)
    assert text.count("\n") == 1
    assert 0.5 < scale < 1


def test_the_cue_shrinks_a_little_rather_than_breaking() -> None:
    style = Theme(share_folder() / "assets").type["cue"]
    text, scale = fitted("Swing the leg, not the back", 350, 2, True, style)
    assert text == "Swing the leg, not the back"
    assert 25 / 28 <= scale < 1


def test_pieces_of_the_bar_fill_its_width_even_if_there_are_very_many() -> None:
    for count in (1, 11, 300):
        pieces = places([20.0] * count, 10, 372, 3)
        assert abs(pieces[0][0] - 10) < 1e-6
        assert abs(pieces[-1][0] + pieces[-1][1] - 382) < 1e-6
        assert all(width > 0 for _, width in pieces)


def test_a_step_that_waits_for_a_tap_has_a_piece_of_its_own() -> None:
    assert places([0.0, 30.0], 0, 100, 3)[0][1] > 10
