"""Furnishes the room of settings, and the pages behind it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app import __version__
from app.core.days import day_title, near_day
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.settings import SOUND, VIBRATION, VOICE, Setting
from app.ui.screens.settings.page import SettingsScreen
from app.ui.screens.settings.ports import Channel, Language, SettingsPorts
from app.wiring.context import AppContext
from app.wiring.pages.transfer import TransferPorts

if TYPE_CHECKING:
    from app.core.back.check_in import Profile
    from app.core.back.rules import CheckInRules, ProfileTag

_NAMES = {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano"}
_AT_A_DESK = _("Here a session goes on for as long as this window is open.")


def settings_room(context: AppContext) -> SettingsScreen:
    """The room."""
    return SettingsScreen(context.kit, settings_ports(context), context.app.tabs("settings"))


def settings_ports(context: AppContext) -> SettingsPorts:
    """What Settings is handed."""
    tr = context.tr

    def asking(ask: Callable[[], None]) -> Callable[[], None]:
        """Tools that play with no runner have nobody to ask."""
        return ask if context.options.ask else lambda: None

    return SettingsPorts(
        choices=context.preferences,
        ask=lambda page: context.app.sheets.show(page),
        open=context.open,
        leave=context.back,
        channels=lambda: _channels(context),
        screen=lambda: tr(getattr(_port(context, "screen"), "reason", "")),
        going=lambda: _going(context),
        calm=lambda: context.surroundings().reduced_motion(),
        languages=[Language(code, _NAMES.get(code, code)) for code in tr.languages()],
        language=lambda: tr.language,
        text_scale=lambda: context.theme.text_scale,
        facts=lambda: _count_of_facts(context.store.settings.profile()),
        left_out=lambda: len(context.store.back.hurts()),
        open_facts=lambda: _open_facts(context),
        open_left_out=lambda: _open_left_out(context),
        check_in=asking(lambda: context.app.gate.check_in()),
        questions=asking(lambda: _ask_questions(context)),
        dial=lambda: tr(context.app.parts.doors.dial()),
        data=TransferPorts(context, lambda: _begin_afresh(context)),
        running_days=lambda: _running_days(context),
        remind=lambda: context.routes.open("remind"),
        disclaimer=lambda: tr(_rules(context).disclaimer_full),
        about=lambda: context.routes.open("about"),
        version=__version__,
    )


def _running_days(context: AppContext) -> str:
    from app.core.days import days_in_short
    from app.core.reminder import kept_reminder

    return days_in_short(kept_reminder(context.preferences.get).days, context.tr)


def _rules(context: AppContext) -> "CheckInRules":
    return context.store.back.rules


def _port(context: AppContext, name: str) -> Any:
    return getattr(context.machine.device, name, None)


def _channels(context: AppContext) -> Sequence[Channel]:
    tr, machine = context.tr, context.machine

    def channel(icon: str, words: str, setting: Setting[bool], port: str, *, always: bool = False) -> Channel:
        reason = tr(getattr(_port(context, port), "reason", ""))
        silent = bool(reason) and not always
        return Channel(icon, words, setting, reason, None if silent else lambda: machine.try_cue(setting.key))

    return (
        # Where nothing vibrates the preview shows it.
        channel("vibration", tr(_("Vibration")), VIBRATION, "vibrator", always=True),
        channel("volume_up", tr(_("Sound")), SOUND, "sounds"),
        channel("record_voice_over", tr(_("Voice")), VOICE, "voice"),
    )


def _going(context: AppContext) -> str:
    """Why a session cannot go on without the screen; "" where it can."""
    from app.device.detect import platform

    away = context.app.parts.away
    if platform() == "desktop" or away is None:
        return context.tr(_AT_A_DESK)
    return context.tr(getattr(away, "reason", ""))


def _count_of_facts(profile: "Profile") -> int:
    return len(profile.tags) + (profile.past_cancer is True)


def _ask_questions(context: AppContext) -> None:
    safety = context.app.gate.safety
    if context.app.gate.back.state.safety.locked:
        safety.locked()
    else:
        safety.ask(safety.told, new_pain=None)


def _begin_afresh(context: AppContext) -> None:
    context.app.rebuild()
    context.app.show_today()
    if context.options.ask:
        context.app.gate.opened()


def _what(tag: "ProfileTag", profile: "Profile", tr: Translate) -> str:
    """What a fact is, and what a professional said of it."""
    day = profile.cleared.get(tag.tag)
    said = ""
    if tag.ask_to_run and day is not None:
        said = tr(_("A professional said on {day} that you may run.")).format(day=day_title(day, tr))
    elif tag.ask_to_run and tag.tag in profile.tags:
        said = tr(_("Ask a professional before you run."))
    return " ".join(filter(None, (tr(tag.plain) if tag.plain else "", said)))


def _open_facts(context: AppContext) -> None:
    from app.ui.screens.settings.profile_page import Fact, FactsPage

    rules, settings = _rules(context), context.store.settings

    def note(tag: str, holds: bool) -> None:
        profile = settings.profile()
        tags = profile.tags | {tag} if holds else profile.tags - {tag}
        settings.set_profile(replace(profile, tags=tags), context.now())
        context.app.refresh_notes()

    def note_cancer(past: bool) -> None:
        today = context.now().date()
        settings.set_profile(replace(settings.profile(), past_cancer=past, cancer_asked=today), context.now())
        context.app.refresh_notes()

    profile, tr = settings.profile(), context.tr
    facts = [
        Fact(tag.tag, tr(tag.name), _what(tag, profile, tr), tag.tag in profile.tags) for tag in rules.profile
    ]
    question = next(question.ask for question in rules.safety.questions if question.profile_fact)
    page = FactsPage(context.kit, context.back, facts, note, (tr(question), profile.past_cancer), note_cancer)
    context.open(page)


def _open_left_out(context: AppContext) -> None:
    from app.ui.screens.settings.profile_page import LeftOutPage, Move

    back, tr = context.store.back, context.tr

    def moves() -> Sequence[Move]:
        known = context.routines.exercises()

        def name(exercise: str) -> str:
            return tr(getattr(known.get(exercise), "name", exercise)) if exercise else ""

        now = context.now()
        return [
            Move(
                move.exercise, name(move.exercise), name(move.instead), near_day(move.changed, tr, now.date())
            )
            for move in back.hurt_moves(now)
            if move.out
        ]

    def bring_back(exercise: str) -> None:
        back.forget_hurt(exercise, context.now())
        context.app.refresh_notes()

    context.open(LeftOutPage(context.kit, context.back, moves, bring_back))
