"""Every screen in every state that is worth a picture."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.preview import scenes_back as back
from app.preview import scenes_exercise as exercise
from app.preview import scenes_session as session
from app.preview import scenes_share as share
from app.preview.scenes_back import Lead

if TYPE_CHECKING:  # the names of the scenes are known without a window
    from app.preview.app_driver import AppDriver

_STANDARD = "warmup-7-standard"
_RAISE_S, _PREPARE_S = 30.0, 2.0  # into the standard warm-up


class Scene(NamedTuple):
    """One screen in one state.

    Attributes:
        lead: Leads from a fresh start to it.
        profile: new, settled (safety questions answered), or sample (months of runs).
    """

    lead: Lead
    profile: str = "sample"


def _room(name: str, *taps: str) -> Scene:
    def lead(hand: "AppDriver") -> None:
        hand.app.go(name)
        hand.settle()
        for words in taps:
            hand.tap(words)
            hand.settle()

    return Scene(lead)


def _open_standard(hand: "AppDriver") -> None:
    """The page of a routine that everybody has, with the library below it."""
    hand.app.go("library")
    hand.settle()
    hand.context.routes.open("routine", _STANDARD)
    hand.settle()


def _plan(begun: bool, room: str = "") -> Scene:
    """The plans over weeks; with one that was begun, which Today speaks of."""

    def lead(hand: "AppDriver") -> None:
        hand.app.go("library")
        hand.settle()
        hand.tap("Plans over weeks")
        hand.settle()
        if begun:
            hand.tap("Begin this plan")
            hand.settle()
        if room:
            hand.app.back()
            hand.app.go(room)
            hand.settle()

    return Scene(lead)


def _stretched(hand: "AppDriver") -> None:
    """A routine at a length that another one was made for."""
    _open_standard(hand)
    slider = hand.app.screen.slider
    hand.app.screen.scroll.scroll_to(slider, animate=False)
    hand.settle()
    hand.tap_at(*slider.to_window(slider.right - 1, slider.center_y))
    hand.settle()


def _editor(open_: int | None = None, *taps: str) -> Scene:
    """The editor of a copy of a shipped routine with a group in it; one of its steps open, or none."""

    def lead(hand: "AppDriver") -> None:
        _open_standard(hand)
        hand.tap("Make my own")
        hand.settle()
        hand.app.screen.open_at(("steps", 3))
        hand.settle()
        hand.tap("Repeat")
        hand.settle()
        hand.app.screen.open_at(None if open_ is None else ("steps", open_))
        if open_ is None:
            hand.app.screen.scroll.scroll_y = 1
        for words in taps:
            hand.settle()
            hand.tap(words)
        hand.settle()

    return Scene(lead)


def _unsound(hand: "AppDriver") -> None:
    """The editor of a warm-up that begins with larger moves, with what is said of that."""
    from app.ui.widgets.list_row import ListRow

    _editor(0).lead(hand)
    hand.tap(icon="delete")
    hand.settle()
    hand.tap(next(hand.widgets(ListRow)).words)
    hand.settle()


def _details(hand: "AppDriver") -> None:
    """What a routine is called, and when it is offered."""
    _editor().lead(hand)
    hand.tap(hand.app.screen.title_row.words)
    hand.settle()


def _calm(hand: "AppDriver") -> None:
    from pathlib import Path

    from app.ui.shell.crash import CrashFlow

    CrashFlow(hand.app, lambda: lambda _: None).show(Path("limber-report.txt"), often=False)
    hand.settle()


def _broken(lead: Lead) -> Scene:
    def broken(hand: "AppDriver") -> None:
        lead(hand)
        _calm(hand)

    return Scene(broken)


def _report(hand: "AppDriver") -> None:
    from app.core.crash import lines_of, report_text
    from app.ui.screens.crash.reports_page import ReportPage
    from app.wiring.reporter import facts_of

    try:
        hand.button("There is no such button")
    except LookupError as error:
        lines = lines_of(error)
    kit, when = hand.app.parts.kit, "Wednesday 20 May, 11:58"
    text = report_text([(name, "1") for name, _ in facts_of("app")], lines, 2)
    hand.app.pages.open(ReportPage(kit, when, text, lambda: None, lambda: None))
    hand.settle()


def _today_report(hand: "AppDriver") -> None:
    from app.ui.screens.today.page import Note

    tr = hand.app.parts.tr
    words = tr("Something in the app went wrong last time. There is a report you can share.")
    note = Note(text=words, icon="info", words=tr("See the report"), dismiss=lambda: None)
    notes = hand.app.gate.notes()
    hand.app.screen.show_notes(notes._replace(above=(*notes.above, note)))
    hand.settle()


SCENES: Mapping[str, Scene] = {
    "first-run": Scene(lambda hand: None, "new"),
    "first-run-asked": Scene(back.first_run("Begin"), "new"),
    "first-run-cues": Scene(back.first_run("Begin", "Next", "Try"), "new"),
    "first-run-before": Scene(back.first_run("Skip the tour"), "new"),
    "today": Scene(lambda hand: None),
    "today-after-run": _room("today", "After run"),
    "today-rest-day": _room("today", "Rest day"),
    "today-change": _room("today", "Change"),
    "today-wish": _room("today", "Change", "What is today like?", "Trail", "No wall"),
    "today-wished": _room("today", "Change", "What is today like?", "It is cold", "No wall", "Done"),
    "plans": _plan(False),
    "plans-going": _plan(True),
    "today-plan": _plan(True, "today"),
    "today-first-week": Scene(lambda hand: None, "settled"),
    "today-insight": Scene(back.settled_mornings, "settled"),
    "today-locked": Scene(back.locked_today),
    "today-gentle": Scene(back.concerned),
    "today-checked-in": Scene(back.day("before 2")),
    "today-home": Scene(back.day("before 2", "after-run 2")),
    "today-no-run": Scene(back.day("before 6")),
    "today-try-again": Scene(back.left_out),
    "today-severe": Scene(back.day("before 9")),
    "check-in": Scene(back.scored(3)),
    "check-in-questions": Scene(back.questions_answered),
    "check-in-sore": Scene(back.sore_questions_answered),
    "run-stopped": Scene(back.run_stopped),
    "advice-off-to-run": Scene(back.off_to_run),
    "advice-ask-first": Scene(back.ask_first),
    "advice-go": Scene(back.advice(1)),
    "advice-ease": Scene(back.advice(3, back.FORWARD)),
    "advice-no-run": Scene(back.advice(6)),
    "advice-stop": Scene(back.advice(9)),
    "advice-gentle": Scene(back.advice_gentle),
    "made-to-fit": Scene(back.fitted),
    "not-this-one": Scene(back.refused),
    "morning": Scene(back.morning),
    "wrong": _room("today", "Something feels wrong"),
    "safety": Scene(back.safety),
    "safety-sure": Scene(back.sure),
    "emergency": Scene(back.locked("bladder")),
    "emergency-shown": Scene(back.shown),
    "urgent": Scene(back.locked("fever")),
    "notice": Scene(back.notice, "settled"),
    "session": Scene(session.session(_RAISE_S)),
    "session-get-ready": Scene(session.session(_PREPARE_S)),
    "session-switch": Scene(session.switching),
    "session-paused": Scene(session.session(_RAISE_S, "Pause")),
    "session-wrong": Scene(session.session(_RAISE_S, "Something feels wrong")),
    "session-hurts": Scene(session.hurts),
    "session-hurts-fitted": Scene(session.hurts_no_more),
    "session-cool-down": Scene(session.session(100, routine="cooldown-8-lower-back")),
    "session-gentle": Scene(session.session(90, routine="gentle-12-not-running")),
    "complete": Scene(session.complete),
    "complete-rated": Scene(session.rated),
    "complete-early": Scene(session.ended_early),
    "stopped": Scene(session.stopped),
    "crash": _broken(back.scored(3)),
    "crash-session": _broken(session.session(_RAISE_S)),
    "report": Scene(_report),
    "today-report": Scene(_today_report),
    "routine": Scene(_open_standard),
    "routine-better": Scene(_stretched),
    "arrival": Scene(share.own()),
    "arrival-faults": Scene(share.faulty),
    "arrival-there": Scene(share.there),
    "arrival-timer": Scene(share.timer()),
    "arrival-choose": Scene(share.timer("Lunge steps")),
    "arrival-added": Scene(share.added),
    "share": Scene(share.shared("warmup-10-cold")),
    "share-large": Scene(share.shared_large),
    "print": Scene(share.printing("print", "warmup-10-cold")),
    "print-history": Scene(share.printing("print-history")),
    "editor": _editor(),
    "editor-step": _editor(2),
    "editor-more": _editor(2, "More settings"),
    "editor-group": _editor(3),
    "editor-hints": Scene(_unsound),
    "editor-add": _editor(None, "Add a move", "A-skip"),
    "editor-details": Scene(_details),
    "library": _room("library"),
    "library-filtered": _room("library", "Warm-up", "No wall", "No floor"),
    "library-nothing": _room("library", "No wall", "No floor", "Cool-down"),
    "exercises": _room("library", "Exercises"),
    "exercise": _room("library", "Exercises", "Bird-dog"),
    "exercise-new": Scene(exercise.begun),
    "exercise-wrong": Scene(exercise.wrong),
    "exercise-figure": Scene(exercise.unfolded(0)),
    "exercise-body": Scene(exercise.unfolded(3)),
    "exercise-back": Scene(exercise.unfolded(5)),
    "exercise-poses": Scene(exercise.poses),
    "exercise-easier": Scene(exercise.easier),
    "exercise-leaving": Scene(exercise.leaving),
    "exercise-left": Scene(exercise.left_for_later),
    "exercise-own": Scene(exercise.own),
    "session-no-figure": Scene(exercise.in_session(56)),
    "history": _room("history"),
    "history-day": Scene(session.day_on_record),
    "history-new": Scene(lambda hand: hand.app.go("history"), "settled"),
    "learn": _room("learn"),
    "learn-card": _room("learn", "A quiet, steady trunk"),
    "settings": _room("settings"),
    "left-out": Scene(back.left_out_page),
    "about": _room("settings", "About Limber"),
}
