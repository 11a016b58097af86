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
from app.wiring.appearance import surroundings_of
from app.wiring.context import AppContext
from app.wiring.pages.transfer import TransferPorts

if TYPE_CHECKING:
    from app.core.back.check_in import Profile
    from app.core.back.rules import CheckInRules, ProfileTag

_NAMES = {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano"}
_AT_A_DESK = _("Here a session goes on for as long as this window is open.")


def settings_room(house: AppContext) -> SettingsScreen:
    """The room."""
    return SettingsScreen(house.kit, desk_of(house), house.app.tabs("settings"))


def desk_of(house: AppContext) -> SettingsPorts:
    """What Settings is handed."""
    tr = house.tr

    def asking(ask: Callable[[], None]) -> Callable[[], None]:
        """Tools that play with no runner have nobody to ask."""
        return ask if house.options.ask else lambda: None

    return SettingsPorts(
        choices=house.choices,
        ask=lambda page: house.app.sheets.show(page),
        open=house.open,
        leave=house.back,
        channels=lambda: _channels(house),
        screen=lambda: tr(getattr(_port(house, "screen"), "reason", "")),
        going=lambda: _going(house),
        calm=lambda: surroundings_of(house).reduced_motion(),
        languages=[Language(code, _NAMES.get(code, code)) for code in tr.languages()],
        language=lambda: tr.language,
        text_scale=lambda: house.theme.text_scale,
        facts=lambda: _count_of_facts(house.store.settings.profile()),
        left_out=lambda: len(house.store.back.hurts()),
        open_facts=lambda: _open_facts(house),
        open_left_out=lambda: _open_left_out(house),
        check_in=asking(lambda: house.app.gate.check_in()),
        questions=asking(lambda: _ask_questions(house)),
        dial=lambda: tr(house.app.parts.doors.dial()),
        data=TransferPorts(house, lambda: _begin_afresh(house)),
        disclaimer=lambda: tr(_rules(house).disclaimer_full),
        about=lambda: _open_about(house),
        version=__version__,
    )


def _rules(house: AppContext) -> "CheckInRules":
    return house.store.back.rules


def _port(house: AppContext, name: str) -> Any:
    return getattr(house.machine.device, name, None)


def _channels(house: AppContext) -> Sequence[Channel]:
    tr, machine = house.tr, house.machine

    def channel(icon: str, words: str, setting: Setting[bool], port: str, *, always: bool = False) -> Channel:
        reason = tr(getattr(_port(house, port), "reason", ""))
        silent = bool(reason) and not always
        return Channel(icon, words, setting, reason, None if silent else lambda: machine.try_cue(setting.key))

    return (
        # Where nothing vibrates the preview shows it.
        channel("vibration", tr(_("Vibration")), VIBRATION, "vibrator", always=True),
        channel("volume_up", tr(_("Sound")), SOUND, "sounds"),
        channel("record_voice_over", tr(_("Voice")), VOICE, "voice"),
    )


def _going(house: AppContext) -> str:
    """Why a session cannot go on without the screen; "" where it can."""
    from app.device.detect import platform

    away = house.app.parts.away
    if platform() == "desktop" or away is None:
        return house.tr(_AT_A_DESK)
    return house.tr(getattr(away, "reason", ""))


def _count_of_facts(profile: "Profile") -> int:
    return len(profile.tags) + (profile.past_cancer is True)


def _ask_questions(house: AppContext) -> None:
    safety = house.app.gate.safety
    if house.app.gate.back.state.safety.locked:
        safety.locked()
    else:
        safety.ask(safety.told, new_pain=None)


def _begin_afresh(house: AppContext) -> None:
    house.app.rebuild()
    house.app.show_today()
    if house.options.ask:
        house.app.gate.opened()


def _what(tag: "ProfileTag", profile: "Profile", tr: Translate) -> str:
    """What a fact is, and what a professional said of it."""
    day = profile.cleared.get(tag.tag)
    said = ""
    if tag.ask_to_run and day is not None:
        said = tr(_("A professional said on {day} that you may run.")).format(day=day_title(day, tr))
    elif tag.ask_to_run and tag.tag in profile.tags:
        said = tr(_("Ask a professional before you run."))
    return " ".join(filter(None, (tr(tag.plain) if tag.plain else "", said)))


def _open_facts(house: AppContext) -> None:
    from app.ui.screens.settings.profile_page import Fact, FactsPage

    rules, settings = _rules(house), house.store.settings

    def note(tag: str, holds: bool) -> None:
        profile = settings.profile()
        tags = profile.tags | {tag} if holds else profile.tags - {tag}
        settings.set_profile(replace(profile, tags=tags), house.now())
        house.app.refresh_notes()

    def note_cancer(past: bool) -> None:
        today = house.now().date()
        settings.set_profile(replace(settings.profile(), past_cancer=past, cancer_asked=today), house.now())
        house.app.refresh_notes()

    profile, tr = settings.profile(), house.tr
    facts = [
        Fact(tag.tag, tr(tag.name), _what(tag, profile, tr), tag.tag in profile.tags) for tag in rules.profile
    ]
    question = next(question.ask for question in rules.safety.questions if question.profile_fact)
    page = FactsPage(house.kit, house.back, facts, note, (tr(question), profile.past_cancer), note_cancer)
    house.open(page)


def _open_left_out(house: AppContext) -> None:
    from app.ui.screens.settings.profile_page import LeftOutPage, Move

    back, tr = house.store.back, house.tr

    def moves() -> Sequence[Move]:
        known = house.routines.exercises()

        def name(exercise: str) -> str:
            return tr(getattr(known.get(exercise), "name", exercise)) if exercise else ""

        now = house.now()
        return [
            Move(
                move.exercise, name(move.exercise), name(move.instead), near_day(move.changed, tr, now.date())
            )
            for move in back.hurt_moves(now)
            if move.out
        ]

    def bring_back(exercise: str) -> None:
        back.forget_hurt(exercise, house.now())
        house.app.refresh_notes()

    house.open(LeftOutPage(house.kit, house.back, moves, bring_back))


def _open_about(house: AppContext) -> None:
    from app.wiring.pages.about import open_about

    open_about(house)
