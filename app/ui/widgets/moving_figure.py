"""A figure that does one exercise over and over, for as long as it is seen."""

import time
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

from app.core.exercise import Exercise
from app.figure.phase import direction_of, held_span, phase_of, stepped_fade, stepped_phase
from app.ui.widgets.figure import FigureView
from app.ui.widgets.no_figure import NoFigure
from app.ui.widgets.page_context import PageContext

_FRAMES_PER_S = 30
_REST_S = 1.5  # between the end of a hold and the next


class MovingFigure(Widget):
    """The figure at work; it stands still while its page is covered.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        exercise: What it does.
        phase: before, after or rest.
        side: left, right or None.
        spec: A `figure` block in place of the exercise's own; None for that one.

    Attributes:
        spec: What it does; None where it has no figure, and a drawing stands for it.
    """

    def __init__(
        self, kit: PageContext, exercise: Exercise, phase: str, side: str | None, spec: Any = None
    ) -> None:
        super().__init__(size_hint=(None, None), size=(0, 0))
        self.kit, self._exercise, self._phase = kit, exercise, phase
        figures = kit.figures()
        own = figures.usable(exercise) if spec is None else None
        self.spec = spec if spec is not None and figures.posable(spec, exercise) else own
        self.view = FigureView(
            size_hint=(None, None), size=(0, 0), areas=exercise.areas, spec=self.spec, side=side
        )
        self.view.figure, self.view.bases = kit.theme.figure_tokens, figures.bases
        self.add_widget(self.view)
        self._stand_in: NoFigure | None = None
        if self.spec is None:
            self._stand_in = NoFigure(kit.theme, phase)
            self.add_widget(self._stand_in)
        self._begun = time.monotonic()
        self._ticking: Any = None
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        kit.theme.follow(self)
        self.restyle()

    @property
    def side(self) -> str | None:
        """left, right or None."""
        side: str | None = self.view.side
        return side

    @side.setter
    def side(self, side: str | None) -> None:
        self.view.side = side

    def restyle(self) -> None:
        """Takes on the look in force."""
        self.view.palette = self.kit.theme.figure_palette(self._phase)
        self.view.look = self.kit.theme.figure_look(self._exercise.id)

    def run(self, *, on: bool) -> None:
        """Moves, or stands still."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        if on and self.spec is not None:
            self._ticking = Clock.schedule_interval(
                lambda _dt: self.tick(time.monotonic()), 1 / _FRAMES_PER_S
            )
            self.tick(time.monotonic())

    def tick(self, now: float) -> None:
        """Shows the moment `now`, seconds of any clock."""
        view, exercise, spec = self.view, self._exercise, self.spec
        if spec is None or not (self.width and self.height):  # where there is no room nothing is posed
            return
        into = now - self._begun
        view.stepped = self.kit.calm()
        view.now = now
        if view.stepped:
            view.seconds, view.phase, view.fade = into, stepped_phase(spec, into), stepped_fade(into)
            return
        holds = exercise.tempo_s is None and held_span(spec) is not None
        span: float | None = None
        if holds or exercise.turns_round:
            span = float(exercise.default_seconds)
            into %= span + (_REST_S if holds else 0.0)
        view.seconds = into
        kind = "done" if span is not None and into > span else "work"
        view.direction = direction_of(kind, into, span, exercise.turns_round)
        view.phase = phase_of(spec, kind, into, span, exercise.tempo_s, exercise.turns_round)

    def _place(self, *_: Any) -> None:
        self.view.size, self.view.pos = self.size, self.pos
        if self._stand_in is not None:
            self._stand_in.size, self._stand_in.pos = self.size, self.pos
        if self._ticking is not None:
            self.tick(time.monotonic())  # it may only now have a place


class FigureSlot(Widget):
    """A place for one moving figure after another.

    Attributes:
        figure: The one that is there; None before the first.
    """

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self.figure: MovingFigure | None = None
        self._runs = False
        for name in ("size", "pos"):
            self.fbind(name, self._place)

    def show(self, figure: MovingFigure) -> None:
        """Puts a figure in the place of the one that is there."""
        if self.figure is not None:
            self.figure.run(on=False)
            self.figure.kit.theme.unfollow(self.figure)
            self.remove_widget(self.figure)
        self.figure = figure
        self.add_widget(figure)
        self._place()
        figure.run(on=self._runs)

    def run(self, *, on: bool) -> None:
        """Moves, or stands still; so does every one that comes later."""
        if on != self._runs:
            self._runs = on
            if self.figure is not None:
                self.figure.run(on=on)

    def _place(self, *_: Any) -> None:
        if self.figure is not None:
            self.figure.size, self.figure.pos = self.size, self.pos
