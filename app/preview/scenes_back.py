"""Leads to what is asked of the back, and to what is advised."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from app.preview.app_driver import AppDriver

Lead: TypeAlias = "Callable[[AppDriver], None]"

FORWARD, _UP = "Bending forward clearly makes it worse", "I got up less than two hours ago"
_BELOW_TICKS = ("Read on", "None of these", "Next", "See advice")


def scored(score: int) -> Lead:
    """The check-in before the run, with a score that is chosen and not yet gone on from."""

    def lead(hand: "AppDriver") -> None:
        if hand.offers("Check in"):
            hand.tap("Check in")
        else:  # Today leads to the reason why there is none
            hand.app.gate.check_in()
        hand.settle()
        hand.key(ord(str(score)))  # a tap would go on to the next page by itself

    return lead


def questions(hand: "AppDriver", score: int = 3) -> None:
    """The page after the score."""
    scored(score)(hand)
    hand.tap("Next")
    hand.settle()


def past_ticks(hand: "AppDriver") -> None:
    """Taps the button below ticks, which scrolls first where they do not fit, until another page comes."""
    page = hand.app.screen
    while hand.app.screen is page:
        hand.tap(next(words for words in _BELOW_TICKS if hand.offers(words)))
        hand.settle()
        page.scroll.scroll_y = 0.0
        hand.settle()


def advice(score: int, *ticks: str) -> Lead:
    """What follows from a score and from the lines that hold."""

    def lead(hand: "AppDriver") -> None:
        questions(hand, score)
        while hasattr(hand.app.screen, "ticks"):
            for words in filter(hand.offers, ticks):
                hand.tap(words)
            past_ticks(hand)

    return lead


def questions_answered(hand: "AppDriver") -> None:
    """The questions of a low score, one of them ticked."""
    questions(hand, 2)
    hand.tap(FORWARD)


def sore_questions_answered(hand: "AppDriver") -> None:
    """The questions of a score from 3 on, those of the second page ticked."""
    questions(hand)
    past_ticks(hand)
    for words in (FORWARD, _UP):
        hand.tap(words)


def run_stopped(hand: "AppDriver") -> None:
    """What made a run stop."""
    from app.core.back.check_in import Answers, Moment

    back = hand.app.gate.back
    loop = back.check_in(Answers(score=1), Moment.BEFORE).loop
    hand.app.gate._loop._stopped(loop)  # noqa: SLF001 - a run takes longer than anybody waits for a picture
    hand.settle()


def off_to_run(hand: "AppDriver") -> None:
    """The advice after a warm-up, with what to stop for."""
    from app.core.back.check_in import Answers, Moment

    gate = hand.app.gate
    loop = gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    gate.back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, loop)
    gate.tell(gate.back.outcome(), loop)
    hand.settle()


def ask_first(hand: "AppDriver") -> None:
    """The advice to somebody who has to ask before running."""
    from dataclasses import replace

    back = hand.app.gate.back
    back.record.settings.set_profile(replace(back.profile, tags=frozenset({"recent-surgery"})), back.now())
    hand.app.show_today()
    hand.settle()
    advice(0)(hand)


def notice(hand: "AppDriver") -> None:
    """Why the phone asks for leave to notify, before the first session."""
    from app.ui.start.links import NoticeAsk

    asking = NoticeAsk(lambda then: then(), lambda: None)
    hand.app.gate._ask_notice(asking, lambda: None)  # noqa: SLF001 - only a phone asks
    hand.settle()


def safety(hand: "AppDriver") -> None:
    """The first page of the safety questions."""
    hand.tap("Something feels wrong")
    hand.settle()
    hand.tap("Ask the safety questions")
    hand.settle()


def sure(hand: "AppDriver") -> None:
    """An answer that would lock the app, before it is confirmed."""
    safety(hand)
    hand.app.screen.ticks.tick(2)
    hand.settle()


def concerned(hand: "AppDriver") -> None:
    """Today with an answer that leaves only gentle routines open."""
    hand.app.gate.back.answer({"oneleg": True}, new_pain=False)
    hand.app.show_today()
    hand.settle()


def advice_gentle(hand: "AppDriver") -> None:
    """The advice with such an answer."""
    concerned(hand)
    advice(1)(hand)


def locked(answer: str) -> Lead:
    """The page that locks the app after an answer, by the id of its question."""

    def lead(hand: "AppDriver") -> None:
        gate = hand.app.gate
        gate.back.answer({answer: True}, new_pain=False)
        hand.app.show_today()
        gate.safety.locked()

    return lead


def fitted(hand: "AppDriver") -> None:
    """A warm-up that was changed to fit the answers."""
    from app.core.spans import start_words

    advice(4, FORWARD)(hand)
    hand.tap(start_words(hand.app.parts.tr, 8 * 60))
    hand.settle()


def refused(hand: "AppDriver") -> None:
    """A routine that does not suit the score."""
    advice(4)(hand)
    hand.app.start("warmup-10-full")
    hand.settle()


def morning(hand: "AppDriver") -> None:
    """The question of the morning after."""
    from app.core.back.run_cycle import Asking, AskNext

    text = hand.app.gate.back.rules.after_run.questions["morning"]
    hand.app.gate.ask(AskNext(asking=Asking.MORNING, loop="sample", text=text))
    hand.settle()


def first_run(*taps: str) -> Lead:
    """A page of the first start, by what is tapped on the way."""

    def lead(hand: "AppDriver") -> None:
        for words in taps:
            hand.tap(words)
            hand.settle()

    return lead


def shown(hand: "AppDriver") -> None:
    """The locking page as it is shown to somebody else."""
    locked("bladder")(hand)
    hand.settle()
    hand.tap("Show this to someone")
    hand.settle()


def locked_today(hand: "AppDriver") -> None:
    """Today while the app is locked."""
    hand.app.gate.back.answer({"bladder": True}, new_pain=False)
    hand.app.show_today()


def day(*moments: str) -> Lead:
    """Today after check-ins of these moments and scores, each as "moment score"."""

    def lead(hand: "AppDriver") -> None:
        from app.core.back.check_in import Answers, Moment

        back, loop = hand.app.gate.back, ""
        for given in moments:
            moment, score = given.split()
            loop = back.check_in(Answers(score=int(score)), Moment(moment), loop).loop
        if back.state.safety.due:
            back.answer({q.id: False for q in back.rules.safety.questions}, new_pain=False)
        hand.app.show_today()

    return lead


def running_day(hand: "AppDriver") -> None:
    """A day on which a run was planned, and the back says no to it."""
    from app.core.reminder import DAYS
    from app.core.settings import REMIND_DAYS

    back = hand.app.gate.back
    back.record.settings.set(REMIND_DAYS, DAYS, back.now())
    day("before 6")(hand)


def left_out(hand: "AppDriver") -> None:
    """Moves that hurt, one of them long ago; on Today, which offers it again."""
    back = hand.app.gate.back
    now = back.now()
    back.record.back.remember_hurt("bird-dog", "cat-cow", now - timedelta(days=31))
    back.record.back.remember_hurt("walking-lunge", "", now - timedelta(days=3))
    hand.app.show_today()
    hand.settle()


def left_out_page(hand: "AppDriver") -> None:
    """The moves that are left out, as a list."""
    left_out(hand)
    hand.app.go("settings")
    hand.settle()
    hand.tap("Moves left out")
    hand.settle()


def settled_mornings(hand: "AppDriver") -> None:
    """Today with runs enough to say something about the mornings after them."""
    from app.core.back.check_in import Answers, Moment

    store = hand.context.store.back
    for days_ago in range(18, 0, -2):
        now = hand.app.gate.back.now() - timedelta(days=days_ago)
        loop = store.check_in(Answers(score=4 if days_ago > 8 else 3), Moment.BEFORE, now).loop
        store.check_in(Answers(score=3), Moment.AFTER_RUN, now + timedelta(minutes=50), loop=loop)
        store.check_in(Answers(score=2), Moment.MORNING, now + timedelta(hours=20), loop=loop)
    hand.app.show_today()
    hand.settle()
