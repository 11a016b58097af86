"""Which routine suits now, beyond what Today shows."""

from app.core.cards import RoutineCard
from app.core.today.suggestions import Chooser
from tests.core.back_cases import CALM, NOON, check_in, state


def card(
    name: str, minutes: int, moves: str = "", *, phase: str = "warm-up", max_pain: int = 2
) -> RoutineCard:
    return RoutineCard(
        id=name,
        title=name,
        phase=phase,
        total_s=60 * minutes,
        steps=3,
        posture="",
        exercise="",
        max_pain=max_pain,
        own=False,
        file="",
        moves=moves,
    )


QUICK, STRANGE, ALIKE = card("quick", 5, "a b c"), card("strange", 10, "x y z"), card("alike", 10, "a b z")


def chooser(*cards: RoutineCard, score: int | None = None) -> Chooser:
    known = None if score is None else state(check_in(score), safety=CALM)
    return Chooser(cards=cards, recent=(), favourites=(), state=known, now=NOON)


def test_of_two_routines_of_the_wished_length_the_better_one_shares_more_moves() -> None:
    assert chooser(QUICK, STRANGE, ALIKE).better("quick", 10) is ALIKE
    assert chooser(ALIKE, QUICK, STRANGE).better("quick", 10) is ALIKE


def test_a_routine_that_is_itself_at_the_wished_length_has_no_better_one() -> None:
    assert chooser(QUICK, STRANGE, ALIKE).better("quick", 6) is None


def test_a_routine_that_may_not_start_is_no_better_one() -> None:
    easy = card("easy", 10, max_pain=5)
    assert chooser(QUICK, ALIKE, easy, score=4).better("quick", 10) is easy
    assert chooser(QUICK, ALIKE, score=4).better("quick", 10) is None


def test_a_routine_that_is_in_no_list_has_no_better_one() -> None:
    assert chooser(QUICK, ALIKE).better("elsewhere.yaml", 10) is None
