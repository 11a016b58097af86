"""Builds everything once and puts it together; imported when Kivy has been told how to start."""

from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kivy.core.window import Window

from app.core.i18n import mark as _
from app.device.environment import on_a_phone
from app.ui.base.idle_tasks import IdleTasks
from app.ui.base.insets import Insets, SafeArea
from app.ui.base.theme import Theme
from app.ui.base.translator import Translator
from app.ui.shell.app import LimberApp
from app.ui.shell.dependencies import Dependencies
from app.ui.start.links import StartLinks
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.renderer import let_it_draw
from app.ui.widgets.vibration_frame import VibrationFrame
from app.wiring.appearance import Appearance, asked_look, open_theme, remembered_look, theme_name
from app.wiring.background import BackgroundSession
from app.wiring.context import AppContext
from app.wiring.lifecycle import Lifecycle
from app.wiring.options import Options, user_folder
from app.wiring.playback import Playback
from app.wiring.recording import Recording
from app.wiring.routes import Routes
from app.wiring.routines import LibraryRoutines

if TYPE_CHECKING:
    from app.core.recorder import Recorder
    from app.core.session import Frame
    from app.device.detect import Detect
    from app.player.player import Clock
    from app.ui.base.back_service import BackService
    from app.ui.screens.complete.remind_card import RemindOffer
    from app.ui.screens.complete.tip_card import RunTip
    from app.ui.screens.today.page import Note
    from app.ui.start.links import NoticeAsk
    from app.wiring.pages.reports import ReportOffer


class Hooks(NamedTuple):
    """What a test or a tool puts in place of what the machine has.

    Attributes:
        over: Called with the last frame of every session.
        clock: Instead of the machine's own; cues then come with the player's `tick`.
        today: Instead of the time of day; aware, in the runner's own zone.
        detect: Instead of what the machine has; it is then felt and heard, not shown.
    """

    over: "Callable[[Frame], None]" = lambda _: None
    clock: "Clock | None" = None
    today: Callable[[], datetime] | None = None
    detect: "Detect | None" = None


def assemble(options: Options, share: Path, hooks: Hooks) -> AppContext:
    """The whole app, wired and ready to run, as `app` of what is returned.

    Args:
        options: What is asked of it.
        share: Limber's own files.
        hooks: What is put in place of what the machine has.
    """
    Window.bind(on_flip=let_it_draw)
    folder = user_folder(options.data)
    look = asked_look(options, remembered_look(folder))
    theme = _theme(share, look)
    tr = Translator(share / "assets" / "locale", look.language or "en")
    buzz = VibrationFrame(theme)
    routines = LibraryRoutines(_own_files(options, folder), tempo=options.tempo)
    shown = None if on_a_phone() or hooks.detect else buzz.play
    machine = Playback(options, tr, tr.spoken, shown, hooks.clock, hooks.detect)
    now = _time_of_day(hooks)
    context = AppContext(
        options=options,
        folder=folder,
        share=share,
        look=look,
        theme=theme,
        tr=tr,
        now=now,
        zone=partial(_zone, now),
        routines=routines,
        machine=machine,
        record=Recording(folder, share, now, lambda: machine.clock),
    )
    turns, insets = IdleTasks(), _insets(options)
    context.kit = _page_context(context, insets, turns)
    context.routes = Routes(context)
    context.on_preferences = partial(_take_on_preferences, context)
    context.app = LimberApp(_dependencies(context, insets, turns, hooks, buzz))
    _warn_of_trouble(context)
    return context


def _theme(share: Path, look: Appearance) -> Theme:
    theme = open_theme(share / "assets", theme_name(look.theme, dark=None), look.text_scale)
    theme.calm, theme.cast = look.calm, (look.body, look.tone)
    return theme


def _own_files(options: Options, folder: Path) -> Path | None:
    """Where the runner's own files are; after starts that failed they are left out."""
    if not options.bare:
        return options.data
    from app.wiring.safe_mode import doubt_the_record, without_own_files

    doubt_the_record(folder)
    return without_own_files(folder)


def _time_of_day(hooks: Hooks) -> Callable[[], datetime]:
    def now() -> datetime:
        from app.device.clock import local_now

        return local_now()

    return hooks.today or now


def _zone(now: Callable[[], datetime]) -> tzinfo | None:
    from app.device.clock import zone_of

    return zone_of(now())


def _insets(options: Options) -> SafeArea:
    """Where the system covers the pages; a preview covers what its device would."""
    screen = options.screen
    return SafeArea(
        Insets() if on_a_phone() else Insets(screen.left, screen.top, screen.right, screen.bottom)
    )


def _page_context(context: AppContext, insets: SafeArea, turns: IdleTasks) -> PageContext:
    theme, routines = context.theme, context.routines
    return PageContext(
        theme=theme,
        tr=context.tr,
        insets=insets,
        figures=lambda: context.figures,
        pictures=Pictures(
            lambda: context.figures,
            routines.exercise,
            turns,
            theme.figure_palette,
            theme.figure_look,
            lambda: context.kept,
        ),
        wrong=lambda: context.app.wrong(),
        calm=lambda: theme.calm,
    )


def _dependencies(
    context: AppContext, insets: SafeArea, turns: IdleTasks, hooks: Hooks, buzz: VibrationFrame
) -> Dependencies:
    """What the app is handed."""
    options, machine = context.options, context.machine
    away = BackgroundSession(context) if options.ask else None
    life = Lifecycle(context, turns, insets, away)
    return Dependencies(
        kit=context.kit,
        tr=context.tr,
        player=lambda: machine.player,
        routines=context.routines,
        unkept=partial(_unkept, context),
        rooms=context.routes.rooms,
        keep_on=machine.keep_on,
        warm=life.warm,
        turns=turns,
        before_ready=life.before_ready,
        after_ready=life.after_ready,
        closing=life.close,
        missing=context.missing,
        begin=options.routine,
        over=hooks.over,
        overlay=None if on_a_phone() or options.for_pictures else buzz,
        back=partial(_back_service, context) if options.ask else None,
        pausing=context.record.pause,
        resuming=life.resuming,
        relaunch=_relaunch,
        away=away,
        light_session=partial(_light_session, context),
        next_tip=partial(_next_tip, context),
        remind=partial(_remind, context),
        other_instance=context.other_instance,
        doors=_start_links(context),
    )


def _relaunch() -> bool:
    from app.device.detect import relaunch  # hardly ever needed

    return relaunch()


def _unkept(context: AppContext) -> "Recorder":
    from app.core.recorder import Nowhere, Recorder  # not needed for the first frame

    clock = context.machine.clock
    return Recorder(Nowhere(), clock.now, context.now, clock.speed)


def _light_session(context: AppContext) -> bool:
    from app.core.settings import LIGHT_SESSION  # not needed for the first frame

    return context.preferences.get(LIGHT_SESSION)


def _next_tip(context: AppContext) -> "RunTip | None":
    from app.wiring.pages.learn import tip_for_run  # not needed for the first frame

    return tip_for_run(context)


def _remind(context: AppContext) -> "RemindOffer | None":
    from app.wiring.pages.remind import offer_once  # not needed for the first frame

    return offer_once(context)


def _start_links(context: AppContext) -> StartLinks:
    """Where the pages before a start lead to."""

    @cache
    def offer() -> "ReportOffer":  # not needed for the first frame
        from app.wiring.pages.reports import ReportOffer

        return ReportOffer(context)

    return StartLinks(
        context.machine.dial,
        lambda card: context.routes.open("card", card),
        context.machine.try_cue,
        felt=context.machine.tick,
        notes=lambda: (*offer().notes(), *_running_day(context), *_unsaved(context), *_plans(context)),
        delete_session=lambda uid: context.deleting.session(uid),
        share=context.share_file,
        notice=partial(_notice_due, context),
    )


def _notice_due(context: AppContext) -> "NoticeAsk | None":
    from app.wiring.notice import notice_due  # not needed for the first frame

    return notice_due(context)


def _unsaved(context: AppContext) -> "Iterator[Note]":
    """Says what was being changed when the app went, and leads on with it."""
    from app.ui.screens.today.page import Note
    from app.wiring.pages.unsaved import unsaved

    tr = context.tr
    for title, go_on, drop in unsaved(context):

        def dropped(drop: Callable[[], None] = drop) -> None:
            drop()
            context.app.refresh_notes()

        words = tr(_("{said}. Nothing of it is lost.")).format(said=title)
        yield Note(
            text=words,
            icon="edit",
            words=tr(_("Resume")),
            action=go_on,
            other=("delete", tr(_("Drop the changes")), dropped),
        )


def _running_day(context: AppContext) -> "Iterator[Note]":
    """What a sore back means for a run that was planned for today."""
    from app.ui.screens.today.page import Note

    words = context.guide.running_day()
    if words:
        yield Note(text=context.tr(words))


def _plans(context: AppContext) -> "Iterator[Note]":
    """What comes next of the plans that are followed."""
    from app.wiring.pages.plans import notes

    return notes(context)


def _back_service(context: AppContext) -> "BackService":
    from app.ui.base.back_service import BackService

    machine, record = context.machine, context.record
    return BackService(
        record.store,
        record.recorder,
        context.routines.exercises,
        lambda: machine.player,
        context.now,
        lambda: context.wishes.now.without,
    )


def _take_on_preferences(context: AppContext) -> None:
    from app.wiring.in_force import put_in_force

    put_in_force(context)


def _warn_of_trouble(context: AppContext) -> None:
    """Has the app say what stops working."""
    app, tr = context.app, context.tr
    context.machine.on_missing = lambda reason: app.warn(tr(reason))
    if context.options.ask:
        context.machine.follow = context.record.follow
        context.record.on_trouble = lambda trouble: app.warn(trouble.words(tr))
