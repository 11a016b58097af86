"""The session: the one screen that a runner reads from two metres away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.session import Frame
from app.player.player import Player
from app.ui.base.insets import Insets
from app.ui.base.kv import load_kv
from app.ui.base.theme import PHASE_TOKENS, Theme
from app.ui.screens.session import disc_clip, disc_words, routine_bar
from app.ui.screens.session import parts as session_parts
from app.ui.screens.session.boxes import form
from app.ui.screens.session.disc_words import sentence_now
from app.ui.screens.session.paint import arrange, paint
from app.ui.screens.session.questions import Help, Questions
from app.ui.screens.session.view import View, describe, step_seconds
from app.ui.widgets import figure, stage, tap, words
from app.ui.widgets.carry import Carry, Place
from app.ui.widgets.figures import FigurePlayer, Figures
from app.ui.widgets.gradients import gradient
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.renderer import let_it_draw
from app.ui.widgets.stage import along, page_ends
from app.ui.widgets.toast import Toast

load_kv(__file__)
_FRAMES_PER_S = 30
_LEEWAY_S = 0.005
_LONGEST_FRAME_S = 0.12  # a machine slower than that draws on, or it would show nothing at all
_USED_IN_KV = (
    disc_clip.DiscClip,
    disc_words.DiscWords,
    figure.FigureView,
    routine_bar.RoutineBar,
    session_parts.Digits,
    stage.Stage,
    tap.Tap,
    words.StyledLabel,
)
_KEYS = {"spacebar": "main", "left": "back", "right": "skip", "up": "add", "r": "again", "m": "mute"}
_MUTED = _("Sound and voice are off for this session. Vibration goes on as you have set it.")
_HEARD = _("Sound and voice are on again.")


class SessionScreen(FloatLayout):
    """Shows one session and hands the runner's wishes to the player.

    Args:
        theme: The look.
        tr: Translates.
        player: Runs the session, which has been started.
        finished: Called once when the session is over, planned or early.
        insets: What the system keeps for itself at the edges, dp; asked at every change of size.
        figures: Where the exercises' figures come from.
        pictures: Draws small ones when their turn has come.
        calm: Reduced motion.
        light: A light page, for bright sun.
        who: Id of the routine, which decides who shows it.
        help_: What the record about the back can do while the session runs; None without one.
    """

    theme = ObjectProperty(None, allownone=True)
    muted = BooleanProperty(False)

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        player: Player,
        finished: Callable[[], None],
        insets: Callable[[], Insets],
        figures: Figures,
        pictures: Pictures,
        *,
        calm: bool = False,
        light: bool = False,
        who: str = "",
        help_: Help | None = None,
    ) -> None:
        super().__init__(theme=theme)
        self._figures, self._pictures = figures, pictures
        self._next: tuple[Any, ...] | None = None
        self._figure = FigurePlayer(self.ids.figure, figures, theme, calm=calm, who=who)
        self._tr, self._player, self._finished, self._insets = tr, player, finished, insets
        self._calm, self._light, self._who = calm, light, who
        self._questions = Questions(self, theme, tr, player, help_)
        self._still: View | None = None
        self._said: Toast | None = None
        self._timeline: object = None
        self._over = False
        with self.canvas.before:
            self._page_colour = Color(1, 1, 1, 1)
            self._page = Rectangle()
        self._carry = Carry(theme, self.ids.stage, [self.ids.stage, self.ids.clip])
        self._begun: float | None = None
        self._frame_s = 0.0
        Window.bind(on_flip=self._drawn)
        self._ticking = Clock.schedule_interval(self._tick, 1 / _FRAMES_PER_S)
        self._soon = Clock.create_trigger(self._wake)
        self._afresh = Clock.create_trigger(self.show_afresh, -1)
        player.changed.append(self._soon)
        for name in ("size", "pos"):
            self.fbind(name, self.show_afresh)
        theme.follow(self)
        self.refresh()

    @property
    def reading_order(self) -> list[Any]:
        """What stands along the top comes first."""
        first = [self.ids.close.__self__, self.ids.pill.__self__]
        return [*first, *(part for part in reversed(self.children) if part not in first)]

    def close(self) -> None:
        """Stops watching the player; the screen is not used after this."""
        self._ticking.cancel()
        self._soon.cancel()
        self._afresh.cancel()
        Window.unbind(on_flip=self._drawn)
        if self._soon in self._player.changed:
            self._player.changed.remove(self._soon)
        self.theme.unfollow(self)

    def arrive(self, place: Place | None) -> bool:
        """Lets the stage come from where the page before had its figure; returns whether it had one."""
        if place is not None:
            self._carry.start(place)
        return place is not None

    def press(self, what: str) -> None:
        """Carries out a button or key: main, back, skip, add, again, mute, finish, close or wrong."""
        actions: dict[str, Callable[[], None]] = {
            "main": self._player.toggle,
            "back": self._player.back,
            "skip": self._player.skip,
            "add": self._player.add_time,
            "again": self._player.restart_step,
            "mute": self._mute,
            "finish": self._questions.finish,
            "close": self._questions.finish,
            "wrong": self._questions.wrong,
        }
        actions[what]()

    def _mute(self) -> None:
        self._player.mute(not self._player.muted)
        if self._said is not None:
            self._said.leave()
        self._said = Toast(self.theme, self._tr(_MUTED if self._player.muted else _HEARD))
        self.add_widget(self._said)

    def key(self, name: str) -> bool:
        """Carries out a key of a desktop keyboard; False where it means nothing here."""
        sheet = self._questions.sheet
        if name == "escape":
            if sheet is not None:
                sheet.dismiss()
            else:
                self.press("close")
            return True
        if sheet is not None or name not in _KEYS:
            return sheet is not None
        self.press(_KEYS[name])
        return True

    def _tick(self, *_: Any) -> None:
        """Shows the next frame, unless a cue is due before it could be drawn.

        Drawing keeps the interpreter to itself, and the cue's thread would have to wait. One frame less
        is not seen; a late tick of the countdown is heard.
        """
        if 0 <= self._player.next_cue_in() < self._frame_s + _LEEWAY_S:
            return
        self._begun = Clock.time()
        self.refresh()

    def _drawn(self, *_: Any) -> None:
        let_it_draw()
        if self._begun is not None:
            took, self._begun = Clock.time() - self._begun, None
            # Quick to learn that frames take long, slow to forget it.
            self._frame_s = min(max(took, self._frame_s * 0.98), _LONGEST_FRAME_S)

    def refresh(self, *_: Any) -> None:
        """Shows where the session stands now."""
        frame, session = self._player.frame, self._player.session
        self.muted = self._player.muted
        if frame is None or session is None or self._over:
            return
        if frame.over:
            self._over = True
            self.close()
            self._finished()
            return
        phase = PHASE_TOKENS[session.timeline.routine.phase]
        if self._timeline is not session.timeline:
            self._timeline, self._next = session.timeline, None  # what comes next may look different now
            self.ids.bar.seconds = step_seconds(session.timeline)
        self._show(
            describe(frame, session.timeline, phase, self._tr, calm=self._calm, light=self._light), phase
        )
        self._figure.show(frame, phase, Clock.get_time())
        self._say_how(frame, phase)
        self._show_next(frame, phase)
        if frame.paused:
            self._ticking.cancel()  # nothing moves; the next wish wakes it

    def _say_how(self, frame: Frame, phase: str) -> None:
        """Where no figure shows how it is done, words do."""
        said, exercise = self.ids.said, frame.exercise
        said.phase, said.tagged = phase, "1" if frame.side and not frame.paused else ""
        if exercise is not None and self.ids.figure.spec is None:
            said.longest = max(map(self._tr, exercise.steps), key=len)
            said.words = sentence_now(frame, exercise, self._tr)
        else:
            said.words = ""

    def restyle(self) -> None:
        """Takes on the look in force, once every text has taken it on and can be measured."""
        self._afresh()

    def show_afresh(self, *_: Any) -> None:
        """Paints and places everything again, after a change of size, theme or language."""
        self._still = None
        self.refresh()

    def _wake(self, *_: Any) -> None:
        self._ticking.cancel()
        if not self._over:
            self._ticking()
        self.refresh()

    def _show(self, view: View, phase: str) -> None:
        ids = self.ids
        ids.stage.left, ids.bar.part, ids.digits.pulse = view.left, view.part, view.pulse
        still = replace(view, left=0.0, part=0.0, pulse=0.0)
        if still == self._still:  # only the ring and the bar move from frame to frame
            return
        before, self._still = self._still, still
        arrangement = form(self.width / dp(1), self.height / dp(1))
        paint(ids, self.theme, view, phase, self._tr, arrangement)
        counted = replace(still, digits="", total_left="", count="")
        if before is None or counted != replace(before, digits="", total_left="", count=""):
            arrange(ids, self.theme, view, self._tr, self._insets(), self)
            self._paint_page(view.look.page, phase)

    def _show_next(self, frame: Frame, phase: str) -> None:
        upcoming, pixels = frame.following, self.ids.next.tile_px
        wanted = None
        if upcoming is not None and upcoming.exercise is not None and pixels:
            side = str(upcoming.side) if upcoming.side else None
            wanted = (upcoming.exercise.id, phase, side, pixels, self.theme.figure_palette(phase))
        if wanted != self._next:
            self._next = wanted
            self._pictures.line_up(self)  # it takes longer to draw than a frame has room for

    def draw(self) -> None:
        """Draws the picture of what comes next."""
        picture = None
        if self._next:
            exercise, phase, side, pixels, _ = self._next
            picture = self._pictures.of(exercise, phase, side, tile=True, who=self._who)(pixels)
        self.ids.next.picture = picture

    def _paint_page(self, role: str, phase: str) -> None:
        colours = self.theme.colours
        self._page.pos, self._page.size = self.pos, self.size
        self._page_colour.rgba = colours[role] if role else (1, 1, 1, 1)
        top, foot = page_ends(colours[f"{phase}_top"], colours[f"{phase}_bot"])
        self._page.texture = None if role else gradient(top, foot)
        tag = self.ids.tag
        down = (self.top - tag.center_y) / max(self.height, 1)
        tag.edge = colours[role] if role else along(top, foot, down)
