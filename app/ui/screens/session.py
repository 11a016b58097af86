"""The session: the one screen that a runner reads from two metres away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from app.core.words import Translate
from app.core.words import mark as _
from app.player.player import Player
from app.ui.insets import Insets
from app.ui.kv import load_kv
from app.ui.screens.session_layout import Box, Needs, digits_scale, form, place, text_width
from app.ui.screens.session_view import View, describe, step_seconds
from app.ui.theme import PHASE_TOKENS, Theme
from app.ui.widgets import routine_bar, session_parts, stage, tap, words
from app.ui.widgets.sheet import Choice, Sheet
from app.ui.widgets.stage import gradient

load_kv(__file__)
_FRAMES_PER_S = 30
_USED_IN_KV = (routine_bar.RoutineBar, session_parts.Digits, stage.Stage, tap.Tap, words.Words)
_KEYS = {"spacebar": "main", "left": "back", "right": "skip", "up": "add", "r": "again"}


class SessionScreen(FloatLayout):
    """Shows one session and hands the runner's wishes to the player.

    Args:
        theme: The look.
        tr: Translates.
        player: Runs the session, which has been started.
        finished: Called once when the session is over, planned or early.
        insets: What the system keeps for itself at the edges, dp; asked at every change of size.
        calm: Reduced motion.
    """

    theme = ObjectProperty(None, allownone=True)

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        player: Player,
        finished: Callable[[], None],
        insets: Callable[[], Insets],
        *,
        calm: bool = False,
    ) -> None:
        super().__init__(theme=theme)
        self._tr, self._player, self._finished, self._insets = tr, player, finished, insets
        self._calm = calm
        self._needs: Needs | None = None
        self._arranged: object = None
        self._timeline: object = None
        self._sheet: Sheet | None = None
        self._over = False
        with self.canvas.before:
            self._page_colour = Color(1, 1, 1, 1)
            self._page = Rectangle()
        self._ticking = Clock.schedule_interval(self.refresh, 1 / _FRAMES_PER_S)
        self._soon = Clock.create_trigger(self._wake)
        player.changed.append(self._soon)
        for name in ("size", "pos"):
            self.fbind(name, self._resized)
        for name in ("colours", "type"):
            theme.fbind(name, self._resized)
        self.refresh()

    def close(self) -> None:
        """Stops watching the player; the screen is not used after this."""
        self._ticking.cancel()
        if self._soon in self._player.changed:
            self._player.changed.remove(self._soon)

    def press(self, what: str) -> None:
        """Carries out a button or key: main, back, skip, add, again, finish, close or wrong."""
        actions: dict[str, Callable[[], None]] = {
            "main": self._player.toggle,
            "back": self._player.back,
            "skip": self._player.skip,
            "add": self._player.add_time,
            "again": self._player.restart_step,
            "finish": self._ask_to_finish,
            "close": self._ask_to_finish,
            "wrong": self._something_wrong,
        }
        actions[what]()

    def key(self, name: str) -> bool:
        """Carries out a key of a desktop keyboard; False where it means nothing here."""
        if name == "escape":
            if self._sheet is not None:
                self._sheet.dismiss()
            else:
                self.press("close")
            return True
        if self._sheet is not None or name not in _KEYS:
            return self._sheet is not None
        self.press(_KEYS[name])
        return True

    def refresh(self, *_: Any) -> None:
        """Shows where the session stands now."""
        frame, session = self._player.frame, self._player.session
        if frame is None or session is None or self._over:
            return
        if frame.over:
            self._over = True
            self.close()
            self._finished()
            return
        phase = PHASE_TOKENS[session.timeline.routine.phase]
        if self._timeline is not session.timeline:
            self._timeline = session.timeline
            self.ids.bar.seconds = step_seconds(session.timeline)
        self._show(describe(frame, session.timeline, phase, self._tr, calm=self._calm), phase)
        if frame.paused:
            self._ticking.cancel()  # nothing moves; the next wish wakes it

    def _wake(self, *_: Any) -> None:
        self._ticking.cancel()
        if not self._over:
            self._ticking()
        self.refresh()

    def _resized(self, *_: Any) -> None:
        self._arranged = None
        self.refresh()

    def _show(self, view: View, phase: str) -> None:
        ids, look, tr = self.ids, view.look, self._tr
        colours = self.theme.colours
        self._page.texture = None
        self._page_colour.rgba = colours[look.page] if look.page else (1, 1, 1, 1)
        if not look.page:
            self._page.texture = gradient(colours[f"{phase}_top"], colours[f"{phase}_bot"])
        self._page.pos, self._page.size = self.pos, self.size
        ids.bar.done, ids.bar.todo = look.done, look.todo
        ids.bar.step, ids.bar.part = view.step, view.part
        ids.stage.phase, ids.stage.left = phase, view.left
        ids.stage.pale, ids.stage.clear = view.paused, not look.page
        for name, text, ink in (
            ("count", view.count, look.ink),
            ("total_left", view.total_left, look.ink),
            ("title", view.title, look.ink_title or look.ink),
            ("cue", view.cue, look.ink),
            ("note", view.note, look.ink_2),
        ):
            ids[name].words, ids[name].ink = text, ink
        ids.title.style = view.title_style
        ids.kicker.words, ids.kicker.style = view.kicker, view.kicker_style
        ids.kicker.ink = look.digits if not look.page else look.ink
        ids.kicker_icon.icon, ids.kicker_icon.ink = view.kicker_icon or "pause", ids.kicker.ink
        ids.kicker_icon.opacity = 1 if view.kicker_icon else 0
        ids.digits.digits, ids.digits.ink, ids.digits.pulse = view.digits, look.digits, view.pulse
        self._show_beside(view, phase)
        self._show_buttons(view, phase)
        ids.tag.side, ids.tag.words = ("" if view.paused else view.tag), view.tag_words
        ids.tag.fill, ids.tag.ink = look.tag, look.on_tag
        ids.tag.edge = look.page or f"{phase}_bot"
        ids.pill.words, ids.pill.ink = tr(_("Something feels wrong")), look.ink
        ids.pill.outline = look.outline
        ids.close.ink = look.ink
        self._arrange(view)

    def _show_beside(self, view: View, phase: str) -> None:
        ids, look = self.ids, view.look
        ids.facts.facts, ids.facts.ink, ids.facts.ink_icon = list(view.facts), look.ink, look.digits
        following = ids.next
        following.ink, following.ink_2 = look.ink, look.ink_2
        following.phase = phase if view.look.page == "bg" else ""
        following.label = self._tr(_("Next")) if view.look.page == "bg" else ""
        following.words, following.detail = view.following, view.following_s
        following.opacity = 1 if view.following else 0

    def _show_buttons(self, view: View, phase: str) -> None:
        ids, look, tr = self.ids, view.look, self._tr
        ids.main.icon, ids.main.words = view.main_icon, view.main_words
        ids.main.fill, ids.main.ink = look.main, look.on_main
        for name, text in (("back", tr(_("Back"))), ("skip", tr(_("Skip")))):
            # Very large text leaves room for the icons alone, which everyone knows.
            ids[name].words = text if self.theme.text_scale < 1.5 else ""
            ids[name].fill, ids[name].ink = look.quiet, look.ink
        ids.add.words = tr(_("15 s"))
        ids.again.words, ids.finish.words = tr(_("Start step again")), tr(_("Finish here"))
        for name in ("add", "again", "finish"):
            ids[name].fill, ids[name].ink = look.quiet, look.ink
        ids.play.fill, ids.play.ink = f"{phase}_ring", f"{phase}_bot"

    def _arrange(self, view: View) -> None:
        ids, scale = self.ids, self.theme.text_scale
        width, height, insets = self.width / dp(1), self.height / dp(1), self._insets()
        arrangement = form(width, height)
        ids.digits.style = {"landscape": "countdown_land", "wide": "countdown_tablet"}.get(
            arrangement, "countdown"
        )
        ids.digits.smaller = digits_scale(height)
        if arrangement == "portrait" and view.look.page == "bg":
            ids.next.detail = ""  # its seconds are shown where there is room beside the name
        ids.pill.words = self._pill_words(arrangement)
        column = dp(text_width(width, height, insets))
        icon_room = dp(36) if view.kicker_icon else 0
        ids.kicker.width = column - icon_room
        for name in ("title", "cue"):
            ids[name].width = column
        # Beside it stand three buttons, or what comes next.
        ids.note.style = "body" if view.paused else "title"
        ids.note.width = dp(190) if arrangement == "portrait" else dp(260)
        needs = Needs(
            kicker=ids.kicker.natural_height / dp(1) if view.kicker else 0.0,
            title=ids.title.natural_height / dp(1),
            cue=ids.cue.natural_height / dp(1),
            note=ids.note.natural_height / dp(1),
            count=self.theme.type["row"].line / dp(1),
            pill=ids.pill.natural_width / dp(1),
            tag=ids.tag.natural_width / dp(1) if view.tag else 0.0,
            digits=self._digits_room(view),
            following=ids.next.natural_height / dp(1) if view.following else 56.0,
            beside=174.0 if view.paused else 0.0,
            text_scale=scale,
        )
        shown = (
            view.paused,
            bool(view.following),
            view.can_add,
            bool(view.facts),
            bool(view.kicker_icon),
            view.tag,
        )
        arranged = (needs, shown, width, height, insets, bool(view.digits))
        if arranged == self._arranged:
            return
        self._arranged = arranged
        boxes = dict(place(width, height, insets, needs))
        # A little too long is set a little smaller; much too long goes onto two lines.
        tight = needs.pill > boxes["pill"].width * 1.15
        ids.pill.lines = 2 if tight or arrangement == "landscape" else 1
        if tight:
            ids.pill.words = self._pill_words("landscape")
        self._fill_boxes(boxes, view, icon_room)

    def _pill_words(self, arrangement: str) -> str:
        text = self._tr(_("Something feels wrong"))
        if arrangement != "landscape":
            return text
        return words.balanced(text, 1, len)

    def _fill_boxes(self, boxes: dict[str, Box], view: View, icon_room: float) -> None:
        beside = "facts" if view.facts else "next"
        column = (
            {"again", "finish", "add_paused"} if view.paused else {beside, *(["add"] if view.can_add else [])}
        )
        shown = {
            "bar", "stage", "count", "total_left", "kicker", "title", "back", "main", "skip", "close", "pill",
            *column,
            *(["digits"] if view.digits else []),
            *(["note"] if view.note else ["cue"]),
            *(["tag"] if view.tag and not view.paused else []),
            *(["play"] if view.paused else []),
            *(["kicker_icon"] if view.kicker_icon else []),
        }  # fmt: skip
        if view.facts or view.look.page == "accent" or "add" not in boxes:
            shown.discard("add")  # no room beside the facts; the pause and the keyboard offer it
        boxes["tag"] = boxes["tag_left" if view.tag == "left" else "tag_right"]
        disc = boxes["stage"]
        play = min(124.0, disc.width / 2.6)
        boxes["play"] = Box(disc.x + (disc.width - play) / 2, disc.y + (disc.height - play) / 2, play, play)
        kicker = boxes["kicker"]
        boxes["kicker_icon"] = Box(kicker.x, kicker.y, 28, kicker.height)
        room = icon_room / dp(1)
        boxes["kicker"] = Box(kicker.x + room, kicker.y, kicker.width - room, kicker.height)
        if view.note and not view.paused:  # a gate has no digits; its sentence takes their place
            boxes["note"] = replace(boxes["digits"], x=boxes["title"].x)
        # Digits are set left; the room at their right keeps a wide one from breaking into two lines.
        boxes["digits"] = replace(boxes["digits"], width=boxes["digits"].width + 40)
        if "next_card" in boxes and view.look.page == "bg":
            boxes["next"] = boxes["next_card"]
        if "add_paused" in shown:
            boxes["add"] = boxes["add_paused"]
            shown = (shown - {"add_paused"}) | ({"add"} if view.can_add else set())
        self.ids.next.card = "surface" if "next_card" in boxes and view.look.page == "bg" else ""
        wide = "next_card" in boxes
        self.ids.stage.stroke = self.theme.size("stroke_dp", "ring_tablet" if wide else "ring_phone")
        self.ids.play.icon_size = dp(play * 0.55)
        for name, widget in self.ids.items():
            if name in shown:
                self._put(widget, boxes[name])
                if name not in ("next", "kicker_icon", "tag"):
                    widget.opacity = 1
            else:
                widget.opacity = 0
                widget.pos, widget.size = (-self.width * 2, 0), (0, 0)

    def _put(self, widget: Any, box: Box) -> None:
        widget.size = (dp(box.width), dp(box.height))
        widget.pos = (self.x + dp(box.x), self.top - dp(box.bottom))

    def _digits_room(self, view: View) -> float:
        """Width of the countdown, dp; that of its longest value, so that nothing moves while it counts."""
        style = self.theme.type[self.ids.digits.style]
        shrink = {3: 112 / 156, 4: 96 / 156}.get(view.most_digits, 1.0)
        return max(view.most_digits, 1) * 0.626 * style.size * shrink * self.ids.digits.smaller / dp(1)

    def _ask_to_finish(self) -> None:
        was_paused = self._pause()
        tr = self._tr
        self._open(
            tr(_("Finish here?")),
            tr(_("What you have done so far counts.")),
            [
                ("play_arrow", tr(_("Keep going")), lambda: None if was_paused else self._player.resume()),
                ("flag", tr(_("Finish here")), self._player.end),
            ],
            harmless=0,
        )

    def _something_wrong(self) -> None:
        self._pause()
        tr = self._tr
        self._open(
            tr(_("Something feels wrong?")),
            tr(
                _(
                    "Stop if a move brings sharp or spreading pain, numbness, weakness or dizziness. New numbness "
                    "between the legs, trouble with bladder or bowels, or weak legs need medical help at once."
                )
            ),
            [
                ("self_improvement", tr(_("Rest a moment")), lambda: None),
                ("skip_next", tr(_("Leave this move out")), self._leave_out),
                ("flag", tr(_("Finish here")), self._player.end),
            ],
            harmless=0,
        )

    def _leave_out(self) -> None:
        self._player.skip_step()
        self._player.resume()

    def _pause(self) -> bool:
        """Pauses; says whether it was paused before."""
        frame = self._player.frame
        was = frame is not None and frame.paused
        self._player.pause()
        return was

    def _open(self, title: str, text: str, choices: list[Choice], harmless: int) -> None:
        if self._sheet is not None:
            return
        self._sheet = Sheet(self.theme, title, text, choices, self._close_sheet, harmless=harmless)
        self.add_widget(self._sheet)

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self.remove_widget(self._sheet)
            self._sheet = None
