"""Why a routine is suggested, in a few words."""

from enum import StrEnum

from app.core.i18n import mark as _


class Why(StrEnum):
    """Why a routine is suggested."""

    AFTER_RUN = "after-run"
    CHECKED_FIRST = "checked-first"
    SCORE = "score"
    GENTLE_DAY = "gentle-day"
    NO_RUN = "no-run"
    FAVOURITE = "favourite"
    USUAL = "usual"
    KNOWN = "known"
    STANDARD = "standard"
    CHOSEN = "chosen"
    MORNING = "morning"
    EARLY = "early"
    EASY = "easy"
    TRAIL = "trail"
    TRACK = "track"
    RACE = "race"
    RUN_WALK = "run-walk"
    COLD = "cold"
    HURRY = "hurry"
    AT_HAND = "at-hand"
    PLAN = "plan"


WORDS = {
    Why.AFTER_RUN: _("after your run"),
    Why.CHECKED_FIRST: _("until it is checked"),
    Why.SCORE: _("fits a {score}"),
    Why.GENTLE_DAY: _("for a gentle day"),
    Why.NO_RUN: _("for a rest day"),
    Why.FAVOURITE: _("a favourite"),
    Why.USUAL: _("your usual"),
    Why.KNOWN: _("you know this one"),
    Why.STANDARD: _("a good start"),
    Why.CHOSEN: _("your choice"),
    Why.MORNING: _("you got up a short while ago"),
    Why.EARLY: _("for an early start"),
    Why.EASY: _("for an easy run"),
    Why.TRAIL: _("for the trail"),
    Why.TRACK: _("for the track"),
    Why.RACE: _("for a race"),
    Why.RUN_WALK: _("to run and walk"),
    Why.COLD: _("for the cold"),
    Why.HURRY: _("for a hurry"),
    Why.AT_HAND: _("with what you have"),
    Why.PLAN: _("next in your plan"),
}
