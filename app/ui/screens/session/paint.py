"""Puts a View onto the widgets of the session screen: words, colours, places."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kivy.metrics import dp

from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.ui.base.insets import Insets
from app.ui.base.theme import Theme
from app.ui.screens.session.boxes import (
    CARD_PAD,
    Box,
    Needs,
    form,
    full_digits,
    nothing,
    one_line_pill,
    ring_size,
    tag_size,
)
from app.ui.screens.session.layout import place, text_width
from app.ui.screens.session.view import View
from app.ui.widgets.words import balanced, extent, height_at

_DIGIT_EM, _COLON_EM = 0.626, 0.3  # advance of a digit and of a colon in the typeface's ExtraBold
_NAME, _SHORT_NAME = "exercise", "exercise_line"  # styles: one that fits on a line is set larger
_DROP, _GAP = 7.0, 4.0  # of the words of a pause and of changing sides
_GATE_STYLES = ("session_title", "session_heading", "session_note")  # of its sentence, as room allows
_PLAIN_DIGITS = 2  # longer ones are minutes and seconds
_LARGE_TEXT, _MOST_SESSION_SCALE = 1.5, 1.2
_LOW_DP = 700.0  # an upright window lower than that keeps names at their usual size
_TINY_DP, _NARROW_DP = 400.0, 400.0
_COUNTDOWNS = {"portrait": "countdown", "landscape": "countdown_land", "wide": "countdown_tablet"}


def paint(
    ids: Mapping[str, Any], theme: Theme, view: View, phase: str, tr: Translate, arrangement: str
) -> None:
    """Words and colours; everything but the places."""
    look = view.look
    working = view.working
    ids["bar"].done, ids["bar"].todo, ids["bar"].step = look.done, look.todo, view.step
    ids["stage"].phase, ids["stage"].pale, ids["stage"].clear = phase, view.paused, not look.page
    ids["stage"].lit = "" if view.paused else view.tag
    for name, text, ink in (
        ("count", view.count, look.ink),
        ("total_left", view.total_left, look.ink),
        ("title", view.title, look.ink_title or look.ink),
        ("cue", view.cue, look.ink),
        ("note", view.note, look.ink_2),
        ("kicker", view.kicker, look.ink if look.page or view.paused else look.digits),
    ):
        ids[name].words, ids[name].ink = text, ink
    ids["title"].style, ids["kicker"].style = view.title_style, view.kicker_style
    ids["kicker_icon"].icon, ids["kicker_icon"].ink = view.kicker_icon or "pause", ids["kicker"].ink
    digits = ids["digits"]
    digits.digits, digits.ink, digits.style = view.digits, look.digits, _COUNTDOWNS[arrangement]
    facts = ids["facts"]
    facts.facts, facts.ink, facts.ink_icon = list(view.facts), look.ink, look.digits
    following = ids["next"]
    following.ink, following.ink_2 = look.ink, look.ink_2
    following.phase = phase if working else ""
    following.label = tr(in_context("heading of the exercise that comes next", "Next")) if working else ""
    following.words = view.following
    # Upright there is only room for the name; the page of changing sides has nothing else to say.
    following.detail = "" if working and arrangement == "portrait" else view.following_s
    tag = ids["tag"]
    tag.side, tag.words = ("" if view.paused else view.tag), view.tag_words
    tag.fill, tag.ink = look.tag, look.on_tag
    _paint_buttons(ids, theme, view, phase, tr)


def _paint_buttons(ids: Mapping[str, Any], theme: Theme, view: View, phase: str, tr: Translate) -> None:
    look = view.look
    texts = {
        # Very large text leaves room for the icons alone, which everyone knows.
        "back": tr(in_context("button: to the step before", "Back"))
        if theme.text_scale < _LARGE_TEXT
        else "",
        "skip": tr(_("Skip")) if theme.text_scale < _LARGE_TEXT else "",
        "add": tr(_("15 s")),
        "again": tr(_("Start move again")),
        "finish": tr(_("Finish here")),
    }
    for name, text in texts.items():
        ids[name].words, ids[name].fill, ids[name].ink = text, look.quiet, look.ink
    large = theme.text_scale >= _LARGE_TEXT
    ids["main"].icon_size = theme.size("icon_sizes_dp", "button" if large else "main")
    ids["main"].icon, ids["main"].words = view.main_icon, view.main_words
    ids["main"].fill, ids["main"].ink = look.main, look.on_main
    ids["play"].fill, ids["play"].ink = f"{phase}_ring", f"{phase}_bot"
    ids["pill"].ink, ids["pill"].outline, ids["close"].ink = look.ink, look.outline, look.ink
    ids["mute"].ink = look.ink


def arrange(
    ids: Mapping[str, Any], theme: Theme, view: View, tr: Translate, insets: Insets, area: Any
) -> None:
    """Places everything in an area, a widget that fills the window; what is not shown goes out of the way."""
    width, height = area.width / dp(1), area.height / dp(1)
    arrangement = form(width, height)
    column = text_width(width, height, insets, paused=view.paused)
    icon_room = 36.0 if view.kicker_icon else 0.0
    _size_texts(ids, theme, view, arrangement, width, height)
    ids["kicker"].width = dp(column - icon_room)
    ids["title"].width = ids["cue"].width = dp(column)
    _enlarge_name(ids["title"], theme, view, dp(column), high=arrangement == "wide" or height >= _LOW_DP)
    beside = view.facts and arrangement == "portrait"
    pill = tr(_("Something feels wrong"))
    ids["pill"].words = pill
    for style in ("session_note",) if view.paused else _GATE_STYLES:
        ids["note"].style = style
        needs = _needs(ids, theme, view, beside=bool(beside), steady=height >= _LOW_DP)
        boxes = dict(place(width, height, insets, needs))
        if "note" not in boxes or boxes["title"].bottom <= boxes["note"].y:
            break
    two_lines = boxes["pill"].width < one_line_pill(needs)
    ids["pill"].lines = 2 if two_lines else 1
    ids["pill"].words = balanced(pill, 1, len) if two_lines else pill
    if "digits" in boxes:
        ids["digits"].smaller = boxes["digits"].height / full_digits(width, height)
    shown = _choose(boxes, view, icon_room)
    ids["next"].tiled = "tile" in boxes
    ids["next"].card, ids["next"].pad = (_card(view), dp(CARD_PAD)) if "card" in boxes else ("", 0)
    stroke = theme.size("stroke_dp", "ring_tablet" if arrangement == "wide" else "ring_phone")
    ids["stage"].stroke = stroke * ring_size(boxes["stage"].height)
    ids["figure"].rim = ids["stage"].stroke + theme.size("stage", "ring_inset")
    ids["tag"].size_of = tag_size(boxes["stage"].height)
    ids["play"].icon_size = dp(boxes["play"].width * 0.55)
    boxes["clip"] = boxes["stage"]
    for name, widget in ids.items():
        if name in ("figure", "said"):  # they fill the clip
            continue
        widget.opacity = 1 if name in shown else 0
        if name in shown:
            box = boxes[name]
            widget.size = (dp(box.width), dp(box.height))
            widget.pos = (area.x + dp(box.x), area.top - dp(box.bottom))
        else:
            widget.pos, widget.size = (-2 * area.width, 0), (0, 0)


def _enlarge_name(title: Any, theme: Theme, view: View, width: float, *, high: bool) -> None:
    """Sets the name of a move as large as a line allows, if it has room on one and the window is high."""
    if view.title_style != _NAME or not high:
        return
    style, usual = theme.type[_SHORT_NAME], theme.type[_NAME]
    part = min((width - dp(4)) / max(extent(view.title, style.font, style.size), 1), 1.0)
    if style.size * part >= usual.size * title.smaller:
        title.style, title.smaller = _SHORT_NAME, part


def _size_texts(
    ids: Mapping[str, Any], theme: Theme, view: View, arrangement: str, width: float, height: float
) -> None:
    """In low windows texts stay at their usual size, however large the runner has others."""
    low = arrangement == "landscape"
    usual = 1 / min(max(theme.text_scale, 1.0), _MOST_SESSION_SCALE)
    short = arrangement == "portrait" and height < _LOW_DP
    ids["title"].smaller = ids["cue"].smaller = ids["kicker"].smaller = usual if low or short else 1.0
    # There, type shrinks rather than taking a second line.
    tight = low and not view.paused and (view.kicker or height < _TINY_DP)
    ids["title"].lines = 1 if tight else 2
    ids["cue"].lines = 1 if low else 2
    ids["again"].lines = ids["finish"].lines = 1 if low else 2
    # Large words, and those in a narrow column, need the room of the icons that only go with them.
    beside = theme.text_scale < _LARGE_TEXT and (low or width >= _NARROW_DP)
    ids["again"].icon, ids["finish"].icon = ("replay", "flag") if beside else ("", "")
    # Beside the disc of a low window there is no room for more than two short lines.
    ids["pill"].style = "session_chip" if low else "pill"


def _needs(ids: Mapping[str, Any], theme: Theme, view: View, *, beside: bool, steady: bool) -> Needs:
    """What the texts need.

    Args:
        ids: The widgets.
        theme: The look.
        view: What is shown.
        beside: "Get ready" stands beside the countdown, so that the name never moves.
        steady: There is room to keep +15 s in one place.
    """
    unit = dp(1)
    spread = view.paused or view.changing
    working = view.working
    kicker = ids["kicker"].natural_height / unit if view.kicker else 0.0
    pill, following = ids["pill"], ids["next"]
    buttons = [ids[name] for name in ("again", "finish", "add")]

    def button(width: float) -> float:
        return max(one.height_at(dp(width)) for one in buttons) / unit

    def facts(width: float) -> float:
        return float(ids["facts"].height_at(dp(width)) / unit)

    def coming(width: float, tiled: bool) -> float:
        tiled = tiled and bool(following.phase)
        return float(following.height_at(dp(width), tiled=tiled) / unit)

    def note(width: float) -> float:
        return height_at(view.note, dp(width), theme.type[ids["note"].style]) / unit

    def ready(width: float) -> float:
        style = theme.type[ids["kicker"].style].scaled(ids["kicker"].smaller)
        return height_at(view.kicker, dp(width), style) / unit

    return Needs(
        kicker=0.0 if beside else kicker,
        ready=ready if beside else nothing,
        row=theme.type[following.style].line / unit,
        drop=_DROP if spread else 0.0,
        gap=_GAP if spread else 0.0,
        title=ids["title"].natural_height / unit,
        cue=ids["cue"].natural_height / unit if view.cue and not view.note else 0.0,
        count=theme.type["session_row"].line / unit,
        pill=pill.natural_width / unit,
        pill_narrow=pill.narrow_width / unit,
        pill_line=theme.type[pill.style].line / unit,
        tag=ids["tag"].natural_width / unit if view.tag else 0.0,
        tag_height=theme.type["side_tag"].line / unit,
        digits=_digits_room(ids["digits"], theme, view.most_digits) if view.digits else 0.0,
        note=note if view.note else nothing,
        facts=facts if view.facts else nothing,
        following=coming if view.following and not view.facts else nothing,
        button=button if view.paused else nothing,
        add=ids["add"].natural_width / unit,
        paused=view.paused,
        can_add=working and view.can_add,
        card=working,
        steady=working and steady,
    )


def _card(view: View) -> str:
    """Role of the card of the next exercise."""
    return view.look.quiet if not view.look.page else "surface"


def _digits_room(digits: Any, theme: Theme, count: int) -> float:
    """Width of the countdown, dp; that of its longest value, so that nothing moves while it counts."""
    size = theme.type[digits.style].size * digits.shrunk(count)
    colons = 1 if count > _PLAIN_DIGITS else 0
    return ((max(count, 1) - colons) * _DIGIT_EM + colons * _COLON_EM) * size / dp(1)


def _choose(boxes: dict[str, Box], view: View, icon_room: float) -> set[str]:
    """The names of what is shown; adds the boxes that depend on the state."""
    disc, kicker = boxes["stage"], boxes["kicker"]
    play = min(124.0, disc.width / 2.6)
    boxes["play"] = Box(disc.x + (disc.width - play) / 2, disc.y + (disc.height - play) / 2, play, play)
    boxes["kicker_icon"] = Box(kicker.x, kicker.y, 28, kicker.height)
    boxes["kicker"] = replace(kicker, x=kicker.x + icon_room, width=kicker.width - icon_room)
    boxes["tag"] = boxes["tag_left" if view.tag == "left" else "tag_right"]
    shown = {
        "bar",
        "clip",
        "stage",
        "count",
        "total_left",
        "kicker",
        "title",
        "back",
        "main",
        "skip",
        "close",
        "mute",
        "pill",
    }
    shown |= ({"note"} if view.note else {"cue"}) & boxes.keys()
    if view.digits:
        shown.add("digits")
    if view.kicker_icon:
        shown.add("kicker_icon")
    if view.paused:
        boxes["add"] = boxes["add_paused"]
        return shown | {"play", "again", "finish"} | ({"add"} if view.can_add else set())
    if view.tag:
        shown.add("tag")
    return shown | ({"facts", "next", "add"} & boxes.keys())
