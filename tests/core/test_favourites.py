"""A star goes on and off by the same tap, and no more are kept than an export takes."""

from app.core.favourites import MOST, turned


def test_a_second_tap_takes_the_first_back():
    once = turned(("a",), "b")
    assert once == ("a", "b")
    assert turned(once, "b") == ("a",)


def test_stars_of_routines_that_are_gone_stay():
    assert turned(("gone", "a"), "a") == ("gone",)


def test_where_there_is_no_room_the_tap_changes_nothing_but_a_star_can_always_go():
    full = tuple(f"r{number}" for number in range(MOST))
    assert turned(full, "one-more") is None
    assert turned(full, "r7") == tuple(name for name in full if name != "r7")
    assert turned(tuple("x" * 100 + str(number) for number in range(79)), "y" * 200) is None
