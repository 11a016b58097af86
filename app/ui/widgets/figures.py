"""Lets the figure do what the session is at: its pose is a function of the frame."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.session import Frame
from app.figure.blend import BLEND_S
from app.figure.errors import FigureError
from app.figure.look import Look
from app.figure.phase import direction_of, phase_of, stepped_fade, stepped_phase
from app.figure.poser import Poser
from app.ui.base.theme import Theme
from app.ui.widgets.figure_stage import forget_body
from app.ui.widgets.figure_thumbnail import Thumbnails
from app.ui.widgets.no_figure import no_figure_picture
from app.ui.widgets.portraits import PORTRAITS, body_map

_AT_REST = 0.25  # strength of the glow while nothing is worked
_WARMS_S = 1.5  # so long it takes to its full strength as work begins
_NO_BLEND_S = 1.0  # longer than any blend

Spec = Mapping[str, Any]
_log = logging.getLogger(__name__)


class Figures:
    """Where figures come from, and their small pictures.

    Args:
        spec: Gives an exercise's `figure` block by its id, or None where it has none.
        bases: Gives the base poses; asked for once.
        theme: The look.
    """

    def __init__(self, spec: Callable[[str], Spec | None], bases: Callable[[], Spec], theme: Theme) -> None:
        self.spec, self._load, self._theme = spec, bases, theme
        self._bases: Spec | None = None
        self._thumbnails: Thumbnails | None = None
        self._unusable: dict[str, Spec] = {}
        self._sound: dict[str, Spec] = {}  # what was tried already, since lists ask for it again and again

    @property
    def bases(self) -> Spec:
        """The base poses."""
        if self._bases is None:
            self._bases = self._load()
        return self._bases

    def usable(self, exercise: Any) -> Spec | None:
        """An exercise's `figure` block, or None where it has none or no body could do what it says."""
        spec = self.spec(exercise.id)
        if spec is None or self._unusable.get(exercise.id) is spec:
            return None
        if self._sound.get(exercise.id) is spec:
            return spec
        kept = self._sound if self.posable(spec, exercise) else self._unusable
        kept[exercise.id] = spec
        return spec if kept is self._sound else None

    def posable(self, spec: Spec, exercise: Any) -> bool:
        """Whether a body could do what a `figure` block says."""
        try:
            Poser(spec, self.bases, None, exercise.areas)
        except FigureError as error:
            _log.warning("The figure cannot show %s: %s", exercise.id, error)
            return False
        return True

    def picture(
        self,
        exercise: Any,
        side: str | None,
        phase: str,
        pixels: int,
        look: Look,
        *,
        glow: bool = True,
        tile: bool = False,
    ) -> Any:
        """A small picture of an exercise, a texture, its muscles aglow or not.

        Without a figure that can be drawn it is a drawing that stands for one. With `tile` it fills a small
        square, cropped to the half of the body at work where the view says so.
        """
        spec = self.usable(exercise)
        if spec is None:
            return no_figure_picture(self._theme, phase, pixels)
        size = (pixels, pixels)
        areas = exercise.areas
        if not glow:
            spec, areas = {**spec, "work": []}, ()
        palette = self._theme.figure_palette(phase)
        return self._drawer.render(spec, size, side=side, palette=palette, areas=areas, look=look, tile=tile)

    def portrait(self, name: str, phase: str, pixels: int, look: Look) -> Any:
        """A figure posed for its place on a page, a texture.

        Args:
            name: One of PORTRAITS.
            phase: before, after or rest.
            pixels: Its edge.
            look: Who it is.
        """
        palette = self._theme.figure_palette(phase)
        return self._drawer.render(PORTRAITS[name], (pixels, pixels), phase=0.0, palette=palette, look=look)

    def body(self, areas: Sequence[str], view: str, phase: str, pixels: int, look: Look) -> Any:
        """A figure that stands with areas aglow, a texture.

        Args:
            areas: Ids of the areas.
            view: front or back.
            phase: before, after or rest.
            pixels: Its edge.
            look: Who it is.
        """
        palette, spec = self._theme.figure_palette(phase), body_map(areas, view)
        return self._drawer.render(spec, (pixels, pixels), phase=0.0, palette=palette, look=look)

    def rest(self) -> None:
        """Lets go of what pictures are drawn with, which is made anew for the next one."""
        if self._thumbnails is not None:
            self._thumbnails.close()
            self._thumbnails = None
        forget_body()

    @property
    def _drawer(self) -> Thumbnails:
        if self._thumbnails is None:
            self._thumbnails = Thumbnails(self._theme.figure_tokens, self.bases)
        return self._thumbnails


class FigurePlayer:
    """Hands each frame of a session to the figure's widget.

    Args:
        view: The widget.
        figures: Where the exercises' figures come from.
        theme: The look.
        calm: Reduced motion: key poses fade into each other instead of moving.
        who: Name of what is shown, a routine's id, which decides who shows it.
    """

    def __init__(self, view: Any, figures: Figures, theme: Theme, *, calm: bool, who: str = "") -> None:
        self._view, self._figures, self._theme, self._calm = view, figures, theme, calm
        self._exercise: Any = None
        self._who = who
        view.figure, view.bases, view.stepped = theme.figure_tokens, figures.bases, calm

    def show(self, frame: Frame, phase: str, now: float) -> None:
        """Shows a frame; `phase` is before, after or rest, `now` any clock in seconds."""
        view, exercise = self._view, frame.exercise
        if exercise is None:
            return
        if exercise is not self._exercise:  # the same again where its file has changed
            self._exercise = exercise
            if frame.into_s > BLEND_S:
                view.cut()
            view.areas, view.spec = exercise.areas, self._figures.usable(exercise)
        if view.spec is None:
            return
        view.side = str(frame.side) if frame.side else None
        view.palette, view.look = self._theme.figure_palette(phase), self._theme.figure_look(self._who)
        view.dim = self._theme.figure("dimmed_when_paused") if frame.paused else 1.0
        view.seconds = frame.into_s
        begun = min(1.0, frame.into_s / _WARMS_S) if frame.state in ("work", "gate") else 0.0
        view.glow = _AT_REST + (1.0 - _AT_REST) * begun
        if self._calm:
            view.phase = stepped_phase(view.spec, frame.into_s)
            view.fade = stepped_fade(frame.into_s)
        else:
            segment = frame.segment
            half = segment.turn_s - segment.start_s
            # Half-time is where the cue said so, also after time was added.
            span = 2 * half if exercise.turns_round else segment.duration_s
            view.direction = direction_of(frame.state, frame.into_s, span or None, exercise.turns_round)
            view.phase = phase_of(
                view.spec, frame.state, frame.into_s, span or None, exercise.tempo_s, exercise.turns_round
            )
        view.now = now + (_NO_BLEND_S if frame.paused else 0.0)  # a still picture waits for no blend
