"""Puts in force what the runner has chosen: for the player, the routines and the look."""

from collections.abc import Callable

from app.core.settings import KEEP_SCREEN_ON, TEMPO
from app.wiring.appearance import Appearance, remember_look
from app.wiring.context import AppContext
from app.wiring.icon import offer_shortcuts


def put_in_force(context: AppContext) -> None:
    """Puts all preferences in force."""
    preferences = context.preferences
    context.machine.want(preferences.wanted(), keep_on=preferences.get(KEEP_SCREEN_ON))
    context.routines.tempo = preferences.get(TEMPO)
    refresh_look(context)


def refresh_look(context: AppContext) -> None:
    """Takes on the look that the choices and the system ask for by now.

    For the start, for coming back, and after every change; nothing happens where it is in force already.
    """
    preferences = context.preferences
    if not preferences.readable:  # a tool that plays with no runner has no record
        return
    remember_look(context.folder, preferences.look(asked=False))
    use_look(context, preferences.look())


def use_look(context: AppContext, look: Appearance) -> None:
    """Puts a look in force."""
    context.look, context.theme.calm = look, look.calm
    changes: list[tuple[bool, Callable[[], None]]] = [
        (look.theme != context.theme.name, lambda: context.theme.use(look.theme)),
        ((look.body, look.tone) != context.theme.cast, lambda: context.theme.recast(look.body, look.tone)),
        (look.text_scale != context.theme.text_scale, lambda: context.theme.scale_text(look.text_scale)),
    ]
    for needed, change in changes:
        if needed:
            change()
    if look.language != context.tr.language:
        context.tr.use(look.language)
        _say_all_anew(context)
        offer_shortcuts(context)


def _say_all_anew(context: AppContext) -> None:
    """Makes the rooms afresh, scrolled to where they were."""
    before = getattr(getattr(context.app.screen, "scroll", None), "scroll_y", None)
    context.app.rebuild()
    scroll = getattr(context.app.screen, "scroll", None)
    if before is not None and scroll is not None:
        scroll.scroll_y = before
