"""Which routines fit what is looked for."""

from app.core.cards import RoutineCard
from app.core.finding import PURPOSES, Wish

CARD = RoutineCard("a", "A", "warm-up", 300, 5, "standing only", "x", 2, False, "a.yaml")


def test_nothing_wished_for_fits_all():
    assert not Wish()
    assert Wish().fits(CARD)


def test_what_it_is_for_comes_from_phase_words_and_highest_score():
    assert Wish(purpose="warm-up").fits(CARD)
    assert not Wish(purpose="run").fits(CARD)
    assert not Wish(purpose="strength").fits(CARD)
    assert Wish(purpose="strength").fits(CARD._replace(suits="desk strength"))
    assert not Wish(purpose="sore-back").fits(CARD)
    assert Wish(purpose="sore-back").fits(CARD._replace(max_pain=5))
    assert Wish(purpose="sore-back").fits(CARD._replace(suits="sore-back"))
    assert not Wish(purpose="sore-back").fits(CARD._replace(phase="run", max_pain=5)), (
        "a run is for no sore back"
    )
    assert all(Wish(purpose=purpose) for purpose in PURPOSES)


def test_a_length_is_met_to_the_second():
    assert Wish(minutes=5).fits(CARD)
    assert not Wish(minutes=5).fits(CARD._replace(total_s=301))


def test_what_is_not_at_hand_is_not_needed():
    wall = CARD._replace(needs="wall floor")
    assert not Wish(without={"wall"}).fits(wall)
    assert not Wish(without={"floor"}).fits(wall)
    assert Wish(without={"chair", "roller"}).fits(wall)


def test_a_wish_is_loosened_by_one_thing_at_a_time():
    wish = Wish(purpose="warm-up", minutes=5, without=frozenset({"wall", "floor"}))
    looser = dict(wish.looser())
    assert set(looser) == {"purpose", "minutes", "wall", "floor"}
    assert looser["wall"] == Wish(purpose="warm-up", minutes=5, without=frozenset({"floor"}))
    assert looser["minutes"].minutes == 0
