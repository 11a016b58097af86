"""Every screen in every state that is worth a picture, and the taps that lead there."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the names of the scenes are known without a window
    from app.preview.hand import Hand

_STANDARD = "Standard 7-minute warm-up"
_FORWARD, _UP = "Bending forward clearly makes it worse", "I got up less than two hours ago"
_BELOW_TICKS = ("Read on", "None of these", "Next", "See advice")
_RAISE_S, _PREPARE_S = 30.0, 2.0  # into the standard warm-up


class Scene(NamedTuple):
    """One screen in one state.

    Attributes:
        lead: Leads from a fresh start to it.
        profile: new, settled (safety questions answered), or sample (months of runs).
    """

    lead: "Callable[[Hand], None]"
    profile: str = "sample"


def _room(name: str, *taps: str) -> Scene:
    def lead(hand: "Hand") -> None:
        hand.app.go(name)
        hand.settle()
        for words in taps:
            hand.tap(words)
            hand.settle()

    return Scene(lead)


def _scored(score: int) -> "Callable[[Hand], None]":
    def lead(hand: "Hand") -> None:
        if hand.offers("Before your run"):
            hand.tap("Before your run")
        else:  # Today leads to the reason why there is none
            hand.app.gate.check_in()
        hand.settle()
        hand.key(ord(str(score)))  # a tap would go on to the next page by itself

    return lead


def _questions(hand: "Hand", score: int = 3) -> None:
    _scored(score)(hand)
    hand.tap("Next")
    hand.settle()


def _past_ticks(hand: "Hand") -> None:
    """Taps the button below ticks, which scrolls first where they do not fit, until another page comes."""
    page = hand.app.screen
    while hand.app.screen is page:
        hand.tap(next(words for words in _BELOW_TICKS if hand.offers(words)))
        hand.settle()
        page.scroll.scroll_y = 0.0
        hand.settle()


def _advice(score: int, *ticks: str) -> Scene:
    def lead(hand: "Hand") -> None:
        _questions(hand, score)
        while hasattr(hand.app.screen, "ticks"):
            for words in filter(hand.offers, ticks):
                hand.tap(words)
            _past_ticks(hand)

    return Scene(lead)


def _questions_answered(hand: "Hand") -> None:
    _questions(hand, 2)
    hand.tap(_FORWARD)


def _sore_questions_answered(hand: "Hand") -> None:
    _questions(hand)
    _past_ticks(hand)
    for words in (_FORWARD, _UP):
        hand.tap(words)


def _run_stopped(hand: "Hand") -> None:
    from app.core.checkin import Answers, Moment

    back = hand.app.gate.back
    loop = back.check_in(Answers(score=1), Moment.BEFORE).loop
    hand.app.gate._loop._stopped(loop)  # noqa: SLF001 - a run takes longer than anybody waits for a picture
    hand.settle()


def _off_to_run(hand: "Hand") -> None:
    from app.core.checkin import Answers, Moment

    gate = hand.app.gate
    loop = gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    gate.back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, loop)
    gate.tell(gate.back.outcome(), loop)
    hand.settle()


def _ask_first(hand: "Hand") -> None:
    from dataclasses import replace

    back = hand.app.gate.back
    back.record.settings.set_profile(replace(back.profile, tags=frozenset({"recent-surgery"})), back.now())
    hand.app.show_today()
    hand.settle()
    _advice(0).lead(hand)


def _safety(hand: "Hand") -> None:
    hand.tap("Something feels wrong")
    hand.settle()
    hand.tap("Ask the safety questions")
    hand.settle()


def _sure(hand: "Hand") -> None:
    _safety(hand)
    hand.app.screen.ticks.tick(2)
    hand.settle()


def _concerned(hand: "Hand") -> None:
    hand.app.gate.back.answer({"oneleg": True}, new_pain=False)
    hand.app.show_today()
    hand.settle()


def _advice_gentle(hand: "Hand") -> None:
    _concerned(hand)
    _advice(1).lead(hand)


def _locked(answer: str) -> Scene:
    def lead(hand: "Hand") -> None:
        gate = hand.app.gate
        gate.back.answer({answer: True}, new_pain=False)
        hand.app.show_today()
        gate.safety.locked()

    return Scene(lead)


def _fitted(hand: "Hand") -> None:
    from app.core.spans import start_words

    _advice(4, _FORWARD).lead(hand)
    hand.tap(start_words(hand.app.parts.tr, 8 * 60))
    hand.settle()


def _refused(hand: "Hand") -> None:
    _advice(4).lead(hand)
    hand.app.start("warmup-10-full")
    hand.settle()


def _morning(hand: "Hand") -> None:
    from app.core.loop import Asking, AskNext

    text = hand.app.gate.back.rules.after_run.questions["morning"]
    hand.app.gate.ask(AskNext(asking=Asking.MORNING, loop="sample", text=text))
    hand.settle()


def _cues(hand: "Hand") -> None:
    hand.app.gate.safety.cues(lambda: None)
    hand.settle()
    hand.tap("Try the sound")
    hand.settle()


def _shown(hand: "Hand") -> None:
    _locked("bladder").lead(hand)
    hand.settle()
    hand.tap("Show this to someone")
    hand.settle()


def _locked_today(hand: "Hand") -> None:
    hand.app.gate.back.answer({"bladder": True}, new_pain=False)
    hand.app.show_today()


def _day(*moments: str) -> Scene:
    """Today after check-ins of these moments and scores, each as "moment score"."""

    def lead(hand: "Hand") -> None:
        from app.core.checkin import Answers, Moment

        back, loop = hand.app.gate.back, ""
        for given in moments:
            moment, score = given.split()
            loop = back.check_in(Answers(score=int(score)), Moment(moment), loop).loop
        if back.state.safety.due:
            back.answer({q.id: False for q in back.rules.safety.questions}, new_pain=False)
        hand.app.show_today()

    return Scene(lead)


def _session(seconds: float, *taps: str, routine: str = "warmup-7-standard") -> Scene:
    def lead(hand: "Hand") -> None:
        _start(hand, routine)
        hand.advance(seconds)
        for words in taps:
            hand.tap(words)
        hand.settle()

    return Scene(lead)


def _switching(hand: "Hand") -> None:
    _start(hand, "warmup-7-standard")
    segments = hand.player.session.timeline.segments
    hand.advance(next(s.start_s for s in segments if s.kind == "switch") + 1.5, step=1.0)
    hand.settle()


def _start(hand: "Hand", routine: str) -> None:
    app = hand.app
    app.sessions.begin(routine, app.routines.routine(routine))
    hand.settle()


def _complete(hand: "Hand") -> None:
    from app.core.checkin import Answers, Moment

    app = hand.app
    back = app.gate.back
    loop = back.check_in(Answers(score=2), Moment.BEFORE).loop
    routine = app.routines.routine("warmup-5-quick")
    app.sessions.begin(routine.id, routine, loop)
    hand.advance(routine.total_s + 5, step=1.0)
    hand.settle()


def _ended_early(hand: "Hand") -> None:
    _start(hand, "cooldown-5-static")
    hand.advance(70)
    hand.player.end()
    hand.settle()


def _stopped(hand: "Hand") -> None:
    """A warm-up that was finished after seven seconds, two of them of work."""
    app = hand.app
    routine = app.routines.routine("warmup-7-standard")
    app.sessions.begin(routine.id, routine, "stopped-after-seconds")
    hand.advance(7)
    hand.player.end()
    hand.settle()


def _day_on_record(hand: "Hand") -> None:
    """A day with a score, and with a session that was too short to count."""
    from app.core.checkin import Answers, Moment

    back = hand.app.gate.back
    back.check_in(Answers(score=2), Moment.BEFORE)
    _stopped(hand)
    hand.app.go("history")
    hand.settle()
    calendar = hand.app.screen.calendar
    hand.tap_at(*calendar.to_window(*calendar.centre_of(back.now().date())))
    hand.settle()


def _hurts(hand: "Hand", routine: str = "warmup-7-standard") -> None:
    """A second move that hurts, in a session that is on record."""
    from app.core.checkin import Answers, Moment

    app = hand.app
    loop = app.gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    app.sessions.begin(routine, app.routines.routine(routine), loop)
    for _ in range(2):
        hand.advance(30)
        hand.tap("Something feels wrong")
        hand.settle()
        hand.tap(icon=next(icon for icon in ("swap_horiz", "block") if hand.offers("", icon)))
        hand.settle()


def _hurts_no_more(hand: "Hand") -> None:
    """The rest of a gentle routine made to fit a back at 6, with all safety questions answered no."""
    _hurts(hand, "gentle-12-not-running")
    hand.key(ord("6"))
    hand.tap("Next")
    hand.settle()
    while hasattr(hand.app.screen, "ticks"):
        _past_ticks(hand)


def _left_out(hand: "Hand") -> None:
    """Moves that hurt, one of them long ago; on Today, which offers it again."""
    back = hand.app.gate.back
    now = back.now()
    back.record.back.remember_hurt("bird-dog", "cat-cow", now - timedelta(days=31))
    back.record.back.remember_hurt("walking-lunge", "", now - timedelta(days=3))
    hand.app.show_today()
    hand.settle()


def _left_out_page(hand: "Hand") -> None:
    _left_out(hand)
    hand.app.go("settings")
    hand.settle()
    hand.tap("Moves left out")
    hand.settle()


def _calm(hand: "Hand") -> None:
    from pathlib import Path

    from app.ui.crash import Calmer

    Calmer(hand.app, lambda: lambda _: None).show(Path("limber-report.txt"), often=False)
    hand.settle()


def _broken(lead: "Callable[[Hand], None]") -> Scene:
    def broken(hand: "Hand") -> None:
        lead(hand)
        _calm(hand)

    return Scene(broken)


def _report(hand: "Hand") -> None:
    from app.core.crash import lines_of, report_text
    from app.ui.screens.reports import ReportPage
    from app.wiring.reporter import facts_of

    try:
        hand.button("There is no such button")
    except LookupError as error:
        lines = lines_of(error)
    house, when = hand.app.parts.kit, "2026-05-20 11:58"
    text = report_text([(name, "1") for name, _ in facts_of("app")], lines, 2)
    hand.app.pages.open(ReportPage(house, when, text, lambda: None, lambda: None))
    hand.settle()


def _today_report(hand: "Hand") -> None:
    from app.ui.screens.today import Note

    tr = hand.app.parts.tr
    words = tr("Something in the app went wrong last time. There is a report you can share.")
    note = Note(text=words, icon="info", words=tr("See the report"), dismiss=lambda: None)
    notes = hand.app.gate.notes()
    hand.app.screen.dress(notes._replace(above=(*notes.above, note)))
    hand.settle()


SCENES: Mapping[str, Scene] = {
    "first-run": Scene(lambda hand: None, "new"),
    "first-run-cues": Scene(_cues, "new"),
    "today": Scene(lambda hand: None),
    "today-first-week": Scene(lambda hand: None, "settled"),
    "today-locked": Scene(_locked_today),
    "today-gentle": Scene(_concerned),
    "today-checked-in": _day("before 2"),
    "today-home": _day("before 2", "after-run 2"),
    "today-no-run": _day("before 6"),
    "today-try-again": Scene(_left_out),
    "today-severe": _day("before 9"),
    "check-in": Scene(_scored(3)),
    "check-in-questions": Scene(_questions_answered),
    "check-in-sore": Scene(_sore_questions_answered),
    "run-stopped": Scene(_run_stopped),
    "advice-off-to-run": Scene(_off_to_run),
    "advice-ask-first": Scene(_ask_first),
    "advice-go": _advice(1),
    "advice-ease": _advice(3, _FORWARD),
    "advice-no-run": _advice(6),
    "advice-stop": _advice(9),
    "advice-gentle": Scene(_advice_gentle),
    "made-to-fit": Scene(_fitted),
    "not-this-one": Scene(_refused),
    "morning": Scene(_morning),
    "wrong": _room("today", "Something feels wrong"),
    "safety": Scene(_safety),
    "safety-sure": Scene(_sure),
    "emergency": _locked("bladder"),
    "emergency-shown": Scene(_shown),
    "urgent": _locked("fever"),
    "session": _session(_RAISE_S),
    "session-get-ready": _session(_PREPARE_S),
    "session-switch": Scene(_switching),
    "session-paused": _session(_RAISE_S, "Pause"),
    "session-wrong": _session(_RAISE_S, "Something feels wrong"),
    "session-hurts": Scene(_hurts),
    "session-hurts-fitted": Scene(_hurts_no_more),
    "session-cool-down": _session(100, routine="cooldown-8-lower-back"),
    "session-gentle": _session(90, routine="gentle-12-not-running"),
    "complete": Scene(_complete),
    "complete-early": Scene(_ended_early),
    "stopped": Scene(_stopped),
    "crash": _broken(_scored(3)),
    "crash-session": _broken(_session(_RAISE_S).lead),
    "report": Scene(_report),
    "today-report": Scene(_today_report),
    "routine": _room("library", _STANDARD),
    "library": _room("library"),
    "exercises": _room("library", "Exercises"),
    "exercise": _room("library", "Exercises", "Bird-dog"),
    "history": _room("history"),
    "history-day": Scene(_day_on_record),
    "history-new": Scene(lambda hand: hand.app.go("history"), "settled"),
    "learn": _room("learn"),
    "learn-card": _room("learn", "A quiet, steady trunk"),
    "settings": _room("settings"),
    "left-out": Scene(_left_out_page),
    "about": _room("settings", "About Limber"),
}
