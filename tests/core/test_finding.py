"""Which routines fit what is looked for."""

from app.core.cards import RoutineCard
from app.core.finding import PURPOSES, RoutineFilter

CARD = RoutineCard("a", "A", "warm-up", 300, 5, "standing only", "x", 2, False, "a.yaml")


def test_nothing_wished_for_fits_all():
    assert not RoutineFilter()
    assert RoutineFilter().fits(CARD)


def test_what_it_is_for_comes_from_phase_words_and_highest_score():
    assert RoutineFilter(purpose="warm-up").fits(CARD)
    assert not RoutineFilter(purpose="run").fits(CARD)
    assert not RoutineFilter(purpose="strength").fits(CARD)
    assert RoutineFilter(purpose="strength").fits(CARD._replace(suits="desk strength"))
    assert not RoutineFilter(purpose="sore-back").fits(CARD)
    assert RoutineFilter(purpose="sore-back").fits(CARD._replace(max_pain=5))
    assert RoutineFilter(purpose="sore-back").fits(CARD._replace(suits="sore-back"))
    assert not RoutineFilter(purpose="sore-back").fits(CARD._replace(phase="run", max_pain=5)), (
        "a run is for no sore back"
    )
    assert all(RoutineFilter(purpose=purpose) for purpose in PURPOSES)


def test_a_length_is_met_to_the_second():
    assert RoutineFilter(minutes=5).fits(CARD)
    assert not RoutineFilter(minutes=5).fits(CARD._replace(total_s=301))


def test_what_is_not_at_hand_is_not_needed():
    wall = CARD._replace(needs="wall floor")
    assert not RoutineFilter(without={"wall"}).fits(wall)
    assert not RoutineFilter(without={"floor"}).fits(wall)
    assert RoutineFilter(without={"chair", "roller"}).fits(wall)


def test_a_wish_is_loosened_by_one_thing_at_a_time():
    wish = RoutineFilter(purpose="warm-up", minutes=5, without=frozenset({"wall", "floor"}))
    looser = dict(wish.looser())
    assert set(looser) == {"purpose", "minutes", "wall", "floor"}
    assert looser["wall"] == RoutineFilter(purpose="warm-up", minutes=5, without=frozenset({"floor"}))
    assert looser["minutes"].minutes == 0
