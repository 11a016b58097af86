"""How far a list is scrolled: it follows the finger, coasts, glides, and gives a little at its ends."""

from math import e, exp
from typing import Any

from kivy.effects.scroll import ScrollEffect
from kivy.metrics import dp

from app.ui.base.theme import Theme

_MOST_DP = 28  # it never gives more than this
_STIFF = 26.0  # per second: after about 0.2 s it is back at its end
_SLOWING = 3.0  # per second, of the speed of a list that coasts
_GLIDE_S = 0.06  # in which a glide does two thirds of its way
_STILL, _STILL_SPEED = 0.5, 15.0  # pixels, and pixels per second: less is not seen


class Edge(ScrollEffect):
    """Where one axis of a list stands, in pixels from `max` to `min` (Kivy's names: `max` is the lower one).

    Past its ends the list follows a finger ever less, and one that coasts against an end goes a little
    further and comes back without swinging. Frames may be of any length: all is solved, not added up.

    Args:
        theme: The look; where it is calm nothing goes past an end, and nothing glides.
    """

    velocity: float  # pixels per second

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._goal: float | None = None
        super().__init__()

    @property
    def _ends(self) -> tuple[float, float]:
        return min(self.min, self.max), max(self.min, self.max)

    @property
    def _past(self) -> float:
        """How far it stands past an end, with its sign, pixels."""
        return float(self.value - self._within(self.value))

    def _within(self, value: float) -> float:
        low, high = self._ends
        return min(max(value, low), high)

    @property
    def goal(self) -> float:
        """Where it comes to rest: at the end of a glide, or where it stands."""
        return self._within(self.value if self._goal is None else self._goal)

    @property
    def moving(self) -> bool:
        """Whether a finger holds it, or it coasts or glides; not where only its ends were moved."""
        return bool(self.is_manual or self._goal is not None or self.velocity)

    def room(self, distance: float) -> bool:
        """Whether it could still go on in the direction of a distance."""
        low, high = self._ends
        return self.goal < high - _STILL if distance > 0 else self.goal > low + _STILL

    def glide(self, distance: float, *, at_once: bool = False) -> None:
        """Goes on by a distance, pixels, on top of what it is about to glide already."""
        self._goal = self._within(round(self.goal + distance))  # letters are sharp on whole pixels
        self.velocity = 0
        if at_once or self._theme.calm:
            self.value, self._goal = self._goal, None
        else:
            self.trigger_velocity_update()

    def start(self, val: float, t: float | None = None) -> None:
        """A finger takes hold."""
        self._goal = None
        super().start(val, t)

    def stop(self, val: float, t: float | None = None) -> None:
        """The finger lets go."""
        super().stop(val, t)
        if self._past:
            self.velocity = 0
        self.trigger_velocity_update()  # also where it did not move: it may have caught the list past its end

    def on_value(self, *_: Any) -> None:
        """Shows where it stands, also past its ends."""
        self.overscroll, self.scroll = self._past, self.value

    def apply_distance(self, distance: float) -> None:
        """Follows a finger, pixels; past an end ever less."""
        past, most = self._past, dp(_MOST_DP)
        if past:
            beyond = min(abs(past), most * 0.99)
            distance += most * beyond / (most - beyond) * (1 if past > 0 else -1)
        end = self._within(self.value)
        wanted = end + distance
        nearest = self._within(wanted)
        over = abs(wanted - nearest)
        low, high = self._ends
        if over and high > low and not self._theme.calm:
            nearest += most * over / (most + over) * (1 if wanted > nearest else -1)
        self.value = nearest

    def update_velocity(self, dt: float) -> None:
        """Lets a moment pass, seconds."""
        if self.is_manual:
            return
        if self._goal is not None:
            self._glide_on(dt)
        elif self._past:
            self._come_back(dt)
        elif abs(self.velocity) > _STILL_SPEED:
            self._coast(dt)
        else:
            self.velocity, self.value = 0, round(self.value)
            return
        self.trigger_velocity_update()

    def _glide_on(self, dt: float) -> None:
        goal = self.goal
        left = (goal - self.value) * exp(-dt / _GLIDE_S)
        if abs(left) < _STILL:
            self.value, self._goal = goal, None
        else:
            self.value = goal - left

    def _come_back(self, dt: float) -> None:
        """A spring that is damped just so much that it does not swing."""
        past, end = self._past, self._within(self.value)
        turn = self.velocity + _STIFF * past
        left, fades = past + turn * dt, exp(-_STIFF * dt)
        self.velocity = (turn - _STIFF * left) * fades
        left *= fades
        if left * past <= 0 or (abs(left) < _STILL and abs(self.velocity) < _STILL * _STIFF):
            self.velocity = left = 0.0
        self.value = end + left

    def _coast(self, dt: float) -> None:
        slower = self.velocity * exp(-_SLOWING * dt)
        wanted = self.value + (self.velocity - slower) / _SLOWING
        end = self._within(wanted)
        if wanted == end:
            self.velocity, self.value = slower, wanted
            return
        arrives = self.velocity - _SLOWING * (end - self.value)
        low, high = self._ends
        most = dp(_MOST_DP) * _STIFF * e  # with which a spring goes just so far
        self.velocity = 0.0 if self._theme.calm or high <= low else min(max(arrives, -most), most)
        # The least step past the end, from where the spring takes over.
        self.value = end + (0.001 if self.velocity > 0 else -0.001 if self.velocity else 0)
