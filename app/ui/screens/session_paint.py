"""Puts a View onto the widgets of the session screen: words, colours, places."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kivy.metrics import dp

from app.core.words import Translate
from app.core.words import mark as _
from app.ui.insets import Insets
from app.ui.screens.session_boxes import GAP, Box, Needs, form, full_digits
from app.ui.screens.session_layout import place, text_width
from app.ui.screens.session_view import View
from app.ui.theme import Theme
from app.ui.widgets.words import balanced

_DIGIT_EM = 0.626  # advance of a digit in the typeface's ExtraBold
_DROP, _GAP = 7.0, 4.0  # of the words of a pause and of changing sides
_GATE_STYLES = ("session_title", "session_heading", "session_note")
_GATE_CUE = 34.0  # a gate says its sentence where the countdown would be
_FACTS_DP = 160.0  # width in which the height of facts is measured
_LARGE_TEXT = 1.5
_LOW_DP = 700.0  # an upright window lower than that keeps names at their usual size
_TINY_DP, _NARROW_DP = 400.0, 800.0
_TIGHT = 1.15  # a little too long is set a little smaller; much too long goes onto two lines
_COUNTDOWNS = {"portrait": "countdown", "landscape": "countdown_land", "wide": "countdown_tablet"}


def paint(
    ids: Mapping[str, Any], theme: Theme, view: View, phase: str, tr: Translate, arrangement: str
) -> None:
    """Words and colours; everything but the places."""
    look = view.look
    working = look.page == "bg"
    ids["bar"].done, ids["bar"].todo, ids["bar"].step = look.done, look.todo, view.step
    ids["stage"].phase, ids["stage"].pale, ids["stage"].clear = phase, view.paused, not look.page
    for name, text, ink in (
        ("count", view.count, look.ink),
        ("total_left", view.total_left, look.ink),
        ("title", view.title, look.ink_title or look.ink),
        ("cue", view.cue, look.ink),
        ("note", view.note, look.ink_2),
        ("kicker", view.kicker, look.ink if look.page else look.digits),
    ):
        ids[name].words, ids[name].ink = text, ink
    ids["title"].style, ids["kicker"].style = view.title_style, view.kicker_style
    ids["note"].style = "session_note" if view.paused else "session_title"
    ids["kicker_icon"].icon, ids["kicker_icon"].ink = view.kicker_icon or "pause", ids["kicker"].ink
    digits = ids["digits"]
    digits.digits, digits.ink, digits.style = view.digits, look.digits, _COUNTDOWNS[arrangement]
    facts = ids["facts"]
    facts.facts, facts.ink, facts.ink_icon = list(view.facts), look.ink, look.digits
    following = ids["next"]
    following.ink, following.ink_2 = look.ink, look.ink_2
    following.phase = phase if working else ""
    following.label = tr(_("Next")) if working else ""
    following.words = view.following
    # Upright there is only room for the name; the page of changing sides has nothing else to say.
    following.detail = "" if working and arrangement == "portrait" else view.following_s
    tag = ids["tag"]
    tag.side, tag.words = ("" if view.paused else view.tag), view.tag_words
    tag.fill, tag.ink, tag.edge = look.tag, look.on_tag, look.page or f"{phase}_bot"
    _paint_buttons(ids, theme, view, phase, tr)


def _paint_buttons(ids: Mapping[str, Any], theme: Theme, view: View, phase: str, tr: Translate) -> None:
    look = view.look
    texts = {
        # Very large text leaves room for the icons alone, which everyone knows.
        "back": tr(_("Back")) if theme.text_scale < _LARGE_TEXT else "",
        "skip": tr(_("Skip")) if theme.text_scale < _LARGE_TEXT else "",
        "add": tr(_("15 s")),
        "again": tr(_("Start step again")),
        "finish": tr(_("Finish here")),
    }
    for name, text in texts.items():
        ids[name].words, ids[name].fill, ids[name].ink = text, look.quiet, look.ink
    # Large words need the room of the icons that only go with them.
    beside = theme.text_scale < _LARGE_TEXT
    ids["again"].icon, ids["finish"].icon = ("replay", "flag") if beside else ("", "")
    ids["main"].icon_size = theme.size("icon_sizes_dp", "main" if beside else "button")
    ids["main"].icon, ids["main"].words = view.main_icon, view.main_words
    ids["main"].fill, ids["main"].ink = look.main, look.on_main
    ids["play"].fill, ids["play"].ink = f"{phase}_ring", f"{phase}_bot"
    ids["pill"].ink, ids["pill"].outline, ids["close"].ink = look.ink, look.outline, look.ink


def arrange(
    ids: Mapping[str, Any], theme: Theme, view: View, tr: Translate, insets: Insets, area: Any
) -> None:
    """Places everything in an area, a widget that fills the window; what is not shown goes out of the way."""
    width, height = area.width / dp(1), area.height / dp(1)
    arrangement = form(width, height)
    column = text_width(width, height, insets, paused=view.paused)
    icon_room = 36.0 if view.kicker_icon else 0.0
    low = arrangement == "landscape"  # there, type shrinks rather than taking a second line
    short = arrangement == "portrait" and height < _LOW_DP and view.title_style in ("exercise", "switch_side")
    ids["title"].smaller = 1 / min(max(theme.text_scale, 1.0), 1.2) if short else 1.0
    tight = low and not view.paused and (view.kicker or height < _TINY_DP or theme.text_scale > 1.1)
    ids["title"].lines = 1 if tight else 2
    ids["cue"].lines = 1 if low else 2
    ids["kicker"].width = dp(column - icon_room)
    ids["title"].width = ids["cue"].width = dp(column)
    ids["note"].width = dp(190 if arrangement == "portrait" else min(260, column))
    # Beside the disc of a low window there is no room for more than two short lines.
    ids["pill"].style = "session_chip" if low and width < _NARROW_DP else "pill"
    pill = tr(_("Something feels wrong"))
    ids["pill"].words = pill
    needs = _needs(ids, theme, view)
    boxes = dict(place(width, height, insets, needs))
    beside_controls = boxes["pill"].y == boxes["main"].y
    two_lines = beside_controls or needs.pill > boxes["pill"].width * _TIGHT
    ids["pill"].lines = 2 if two_lines else 1
    ids["pill"].words = balanced(pill, 1, len) if two_lines else pill
    ids["digits"].smaller = boxes["digits"].height / full_digits(width, height)
    shown = _choose(boxes, view, icon_room)
    if view.note and not view.paused:
        boxes["note"] = _gate_note(ids["note"], boxes, dp(column))
    ids["next"].card = "surface" if "next_card" in boxes and view.look.page == "bg" else ""
    ids["stage"].stroke = theme.size("stroke_dp", "ring_tablet" if arrangement == "wide" else "ring_phone")
    ids["play"].icon_size = dp(boxes["play"].width * 0.55)
    boxes["clip"] = boxes["stage"]
    for name, widget in ids.items():
        if name == "figure":  # it fills the clip
            continue
        widget.opacity = 1 if name in shown else 0
        if name in shown:
            box = boxes[name]
            widget.size = (dp(box.width), dp(box.height))
            widget.pos = (area.x + dp(box.x), area.top - dp(box.bottom))
        else:
            widget.pos, widget.size = (-2 * area.width, 0), (0, 0)


def _gate_note(note: Any, boxes: Mapping[str, Box], column: float) -> Box:
    """Room for the sentence of a gate, which has no digits: it takes their place and that of the cue."""
    title, following, unit = boxes["title"], boxes.get("next"), dp(1)
    top = title.bottom + 6
    foot = min(boxes["back"].y, boxes["next_card"].y if "next_card" in boxes else boxes["back"].y) - 12
    beside = following is not None and following.x > title.x + 60 and "next_card" not in boxes
    width = following.x - GAP - title.x if beside and following is not None else column / unit
    for style in _GATE_STYLES:
        note.style = style
        high = note.fit(dp(width)) / unit
        if high <= foot - top:
            break
    high = min(high, foot - top)
    middle = boxes["digits"].y + boxes["digits"].height / 2
    return Box(title.x, min(max(middle - high / 2, top), foot - high), width, high)


def _needs(ids: Mapping[str, Any], theme: Theme, view: View) -> Needs:
    unit = dp(1)
    return Needs(
        kicker=ids["kicker"].natural_height / unit if view.kicker else 0.0,
        drop=_DROP if view.paused or view.look.page == "accent" else 0.0,
        gap=_GAP if view.paused or view.look.page == "accent" else 0.0,
        title=ids["title"].natural_height / unit,
        cue=ids["cue"].natural_height / unit if view.cue or view.paused or not view.note else _GATE_CUE,
        note=ids["note"].natural_height / unit if view.paused else 0.0,
        count=theme.type["session_row"].line / unit,
        pill=ids["pill"].natural_width / unit,
        tag=ids["tag"].natural_width / unit if view.tag else 0.0,
        tag_height=theme.type["side_tag"].line / unit,
        facts=ids["facts"].needs(dp(_FACTS_DP)) / unit if view.facts else 0.0,
        digits=_digits_room(ids["digits"], theme, view.most_digits),
        following=ids["next"].natural_height / unit if view.following else 56.0,
        paused=view.paused,
        text_scale=theme.text_scale,
    )


def _digits_room(digits: Any, theme: Theme, count: int) -> float:
    """Width of the countdown, dp; that of its longest value, so that nothing moves while it counts."""
    size = theme.type[digits.style].size * digits.shrunk(count)
    return max(count, 1) * _DIGIT_EM * size / dp(1)


def _choose(boxes: dict[str, Box], view: View, icon_room: float) -> set[str]:
    """The names of what is shown; adds the boxes that depend on the state."""
    working = view.look.page == "bg"
    disc, kicker = boxes["stage"], boxes["kicker"]
    play = min(124.0, disc.width / 2.6)
    boxes["play"] = Box(disc.x + (disc.width - play) / 2, disc.y + (disc.height - play) / 2, play, play)
    boxes["kicker_icon"] = Box(kicker.x, kicker.y, 28, kicker.height)
    boxes["kicker"] = replace(kicker, x=kicker.x + icon_room, width=kicker.width - icon_room)
    boxes["tag"] = boxes["tag_left" if view.tag == "left" else "tag_right"]
    # Digits are set left; the room at their right keeps a wide one from breaking into two lines.
    boxes["digits"] = replace(boxes["digits"], width=boxes["digits"].width + 40)
    if "next_card" in boxes and working:
        boxes["next"] = boxes["next_card"]
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
        "pill",
    }
    if not view.note:
        shown.add("cue")
    elif not view.paused or "note" in boxes:
        shown.add("note")
    if view.digits:
        shown.add("digits")
    if view.kicker_icon:
        shown.add("kicker_icon")
    if view.paused:
        boxes["add"] = boxes["add_paused"]
        return shown | {"play", "again", "finish"} | ({"add"} if view.can_add else set())
    if view.tag:
        shown.add("tag")
    if view.facts:
        shown |= {"facts"} & boxes.keys()
    elif view.following and "next" in boxes:
        shown.add("next")
    if working and view.can_add and "add" in boxes:
        shown.add("add")
    return shown
