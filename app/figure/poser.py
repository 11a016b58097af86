"""A compiled exercise: phase in, solved body out.

All numbers of a pose lie in one row: the joint channels, a zero, then the numbers of each contact. The
row follows periodic curves through the keys. The same phase always gives the same pose.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import pi, sin
from typing import Any, Final

from app.figure.areas import regions
from app.figure.curves import Curves
from app.figure.errors import FigureError, unknown
from app.figure.extent import PART_NAMES
from app.figure.goals import NUMBERS, Goal
from app.figure.joints import CHANNEL, WIDTH
from app.figure.keys import SPEC_KEYS, VIEW_KEYS, Key, read_base, read_keys
from app.figure.landmarks import LIMB_CONTACTS, SPOTS
from app.figure.look import Build
from app.figure.parse import BREATH_S, CYCLE_S, REPS, Contact, mapping, names, number, numbers, positive
from app.figure.props import Props, read_props
from app.figure.roller import carried
from app.figure.skeleton import other_side, split_side
from app.figure.solve import Pose, solve
from app.figure.tracks import read_tracks

STEP: Final = 0.09  # height of a step, metres
STEP_TILT: Final = 22.0  # degrees by which heel, then toe, leads in a step
STILL: Final = 0.03  # a contact that stays within this between two keys does not step, metres
_GLOW_TURN: Final = 0.05  # of a cycle, over which the glow goes from one side to the other
_START: Final = WIDTH + 1
_EASY: Final = 0.10
_STILL_TURN: Final = 0.05  # mean square of the joints' angles, below which an exercise is a held pose
_BREATH: Final = (
    *((CHANNEL["thorax.flexion"], -1.2), (CHANNEL["neck.flexion"], 0.8)),
    (CHANNEL["belly.swell"], 4.0),
)


class Poser:
    """One exercise on one side.

    Args:
        spec: The `figure` block of an exercise, as a dict.
        bases: Base poses by name (assets/figure/bases.yaml).
        side: left for the mirrored exercise; right or None for the authored one.
        areas: The exercise's areas, lit where the block names no `work`.
        build: Whose hips and shoulders.

    Raises:
        FigureError: Anything unknown or out of order, with its place in the block.

    Attributes:
        cycle: Seconds of one cycle at the authored speed.
        travel: Metres forward per cycle.
        breath: Seconds per breath, 0 for none.
        yaw: Camera, degrees: 0 in front, 90 at the figure's right; already mirrored.
        pitch: Camera, degrees above the horizon.
        glowing: Names of the muscle regions at work.
        tracks: What the paths to be shown follow.
        held: Goals that must not move at the last sampled phase.
        closing: The key at t: 1, if one is written; it ought to be the first again.
        effort: How far into the move the last sampled phase is, 0 at its first key to 1 at the key that is
            farthest from it; 1 throughout where nothing moves.
        stepping: Goals of feet in the air between two places at the last sampled phase.
    """

    def __init__(
        self,
        spec: Mapping[str, Any],
        bases: Mapping[str, Any],
        side: str | None = None,
        areas: Iterable[str] = (),
        build: Build = "man",
    ):
        for key in mapping(spec, ()):
            if key not in SPEC_KEYS:
                raise unknown((key,), "key", key, SPEC_KEYS)
        if side not in (None, "left", "right"):
            raise ValueError(f"side is left, right or None, not {side!r}")
        self.build: Build = build
        self.spec, self.mirrored = spec, side == "left"
        self.cycle = positive(spec.get("cycle", 4.0), ("cycle",), *CYCLE_S)
        if "reps" in spec:
            positive(spec["reps"], ("reps",), *REPS)
        self.travel = number(spec.get("travel", 0.0), ("travel",))
        self.breath = positive(spec.get("breath", 0.0), ("breath",), *BREATH_S, none=True)
        view = mapping(spec.get("view", {}), ("view",))
        for key in view:
            if key not in VIEW_KEYS:
                raise unknown(("view", key), "key of view", key, VIEW_KEYS)
        yaw = number(view.get("yaw", 40), ("view", "yaw"))
        self.yaw = -yaw if self.mirrored else yaw
        self.pitch = number(view.get("pitch", 8), ("view", "pitch"))
        if not 0 <= number(view.get("still", 0.0), ("view", "still")) < 1:
            raise FigureError(("view", "still"), f"expected a time, 0 <= still < 1, found {view['still']!r}")
        self._check_pair(spec.get("pair"))
        self._close, self._tile = (self._parts(view, name) for name in ("close", "tile"))
        feet = spec.get("feet", "shod")
        if feet not in ("shod", "bare"):
            raise unknown(("feet",), "value", feet, ("shod", "bare"))
        props = read_props(spec.get("props"), ("props",), self.mirrored)
        self.props = replace(props, bare=feet == "bare")
        work = names(spec.get("work", tuple(areas)), ("work",))
        self.glowing = regions(work, ("work",), self.mirrored)
        other = regions(work, ("work",), not self.mirrored)
        # Where left and right take turns, the glow goes with the side that works.
        self._other = other if spec.get("mirror") == "half" and set(other) != set(self.glowing) else None
        base = read_base(bases, str(spec.get("base", "stand")), mapping(spec.get("pose", {}), ("pose",)))
        self.tracks = read_tracks(spec.get("path"), mirrored=self.mirrored, half=spec.get("mirror") == "half")
        walls = tuple(w.name for w in self.props.walls)
        self.keys, self.closing = read_keys(spec, base, walls, self.travel, self.mirrored)
        every = [*self.keys, self.closing] if self.closing else self.keys
        self._ids = sorted({(n, c.to) for k in every for n, c in k.contacts.items()})
        self.goals = [self._goal(name, to) for name, to in self._ids]
        rows = [self._row(k) for k in self.keys]
        self._fill_absent(rows)
        self._curves = Curves([k.t for k in self.keys], rows, [k.stops for k in self.keys], self._wrap)
        self._sort_segments(rows)
        self._first = rows[0][:WIDTH]
        self._farthest = max(self._off(row) for row in rows)
        self.effort = 1.0
        self.held: list[int] = []
        self.stepping: list[int] = []
        roller = self.props.roller
        self._home = carried(roller, self.at(0.0)) if roller else 0.0

    @staticmethod
    def _check_pair(pair: object) -> None:
        if pair is None:
            return
        for i, phase in enumerate(numbers(pair, ("pair",), (2,))):
            if not 0 <= phase < 1:
                raise FigureError(("pair", i), f"expected a time, 0 <= time < 1, found {phase:g}")

    def _parts(self, view: Mapping[str, Any], name: str) -> tuple[str, ...]:
        parts = names(view.get(name, ()), ("view", name))
        for i, part in enumerate(parts):
            if part not in PART_NAMES:
                raise unknown(("view", name, i), "part of the body", part, PART_NAMES)
        return tuple(other_side(part) for part in parts) if self.mirrored else parts

    def crop(self, *, tile: bool = False) -> tuple[str, ...]:
        """Parts of the body that its view is cropped to, none where the whole of it shows.

        Args:
            tile: For a small square, which may have a crop of its own.
        """
        return (self._tile or self._close) if tile else self._close

    def scenery(self, *, tile: bool = False) -> Props:
        """What is drawn around the body: no walls where the view is cropped to what does not touch them."""
        return replace(self.props, walls=()) if self.crop(tile=tile) else self.props

    def _goal(self, name: str, to: str) -> Goal:
        kind, side = split_side(name)
        if kind not in LIMB_CONTACTS:
            kind = name
        wall = self.props.wall(to)
        if wall:
            return Goal(name, kind, side, "wall", wall.normal)
        if to == "floor":
            return Goal(name, kind, side)
        if kind != "hand":
            raise FigureError(("contacts", name), f"only hands rest on the body, not {name} on {to}")
        if split_side(to)[0] not in SPOTS:
            raise unknown(("contacts", name), "surface", to, ["floor", *SPOTS])
        return Goal(name, kind, side, "spot", spot=to)

    def _row(self, key: Key) -> list[float]:
        row = [0.0] * (_START + NUMBERS * len(self._ids))
        for channel, v in key.angles.items():
            row[CHANNEL[channel]] = v
        for i, (name, to) in enumerate(self._ids):
            c = key.contacts.get(name)
            if c and c.to == to:
                o = _START + NUMBERS * i
                row[o : o + NUMBERS] = self._numbers(name, c, key.ahead)
        return row

    def _numbers(self, name: str, c: Contact, ahead: float) -> list[float]:
        k = 1 if name.endswith("_l") else -1
        at = c.at or (0.0, 0.0, 0.0)
        wall = self.props.wall(c.to)
        if wall:  # along the wall, and up
            n, d = wall.normal, wall.distance
            x, y, z = (k * at[0], at[1], -n[2] * d) if n[2] else (-n[0] * d, at[1], at[0])
        elif c.to == "floor":
            x, y, z = k * at[0], at[1], at[2] + ahead
        elif len(at) == 3:
            x, y, z = k * at[0], at[1], at[2]
        else:
            raise FigureError(("contacts", name), f"a place on the body has three numbers, found {len(at)}")
        return [1.0, x, y, z, -k * (c.dir or 0.0), c.heel, c.swivel, c.brace]

    def _fill_absent(self, rows: list[list[float]]) -> None:
        """A lifted contact keeps its neighbour's place with weight 0, found in the next or last lap."""
        n = len(rows)
        for i, goal in enumerate(self.goals):
            o = _START + NUMBERS * i
            have = [r for r in range(n) if rows[r][o]]
            if not have:
                continue
            for r, row in enumerate(rows):
                if row[o]:
                    continue
                later = min(have, key=lambda h: (h - r) % n)
                earlier = min(have, key=lambda h: (r - h) % n)
                m = later if (later - r) % n < (r - earlier) % n else earlier
                row[o + 1 : o + NUMBERS] = rows[m][o + 1 : o + NUMBERS]
                if goal.surface != "spot":
                    row[o + 3] += self.travel * ((m == later and m < r) - (m == earlier and m > r))

    def _wrap(self, column: int) -> float:
        i, part = divmod(column - _START, NUMBERS)
        return self.travel if column >= _START and part == 3 and self.goals[i].surface != "spot" else 0.0

    def _off(self, row: Sequence[float]) -> float:
        """Mean square of what the joints have turned since the first key, square degrees."""
        return sum((a - b) * (a - b) for a, b in zip(row, self._first, strict=False)) / WIDTH

    def _sort_segments(self, rows: list[list[float]]) -> None:
        n = len(rows)
        self._held: list[list[int]] = [[] for _ in range(n)]
        self._steps: list[list[int]] = [[] for _ in range(n)]
        for i in range(n):
            a, b = rows[i], rows[(i + 1) % n]
            for k, goal in enumerate(self.goals):
                o = _START + NUMBERS * k
                if not (a[o] and b[o]):
                    continue
                lap = self.travel if i + 1 == n and goal.surface != "spot" else 0.0
                if all(abs(b[o + j] + (lap if j == 3 else 0.0) - a[o + j]) < STILL for j in (1, 2, 3)):
                    self._held[i].append(k)
                elif goal.kind == "foot":
                    self._steps[i].append(k)

    def sample(self, phase: float, seconds: float | None = None) -> list[float]:
        """The pose's numbers at a phase; sets `live` of the goals, `held` and `stepping`.

        Args:
            phase: Share of the cycle; travelling exercises count on with the laps.
            seconds: Time for the breath; None breathes with the phase.
        """
        laps, phase = divmod(phase, 1.0)
        i, u = self._curves.locate(phase)
        v = self._curves.at(i, u)
        if self.travel:
            laps = (laps - 1 if i < 0 else laps) * self.travel
        for k, goal in enumerate(self.goals):
            o = _START + NUMBERS * k
            goal.live = v[o : o + NUMBERS]
            if self.travel and goal.surface != "spot":
                goal.live[3] += laps
        for k in self._steps[i]:
            self.goals[k].live[2] += STEP * 16 * u * u * (1 - u) * (1 - u)
            self.goals[k].live[5] += STEP_TILT * sin(2 * pi * u) * (1 - u)
        self.held, self.stepping = self._held[i], self._steps[i]
        if self._farthest > _STILL_TURN:
            self.effort = min(1.0, (self._off(v) / self._farthest) ** 0.5)
        if self.breath:
            s = sin(2 * pi * (phase * self.cycle if seconds is None else seconds) / self.breath)
            for channel, share in _BREATH:
                v[channel] += share * s
        return v

    def glow_at(self, phase: float) -> dict[str, float]:
        """Strength, 0..1, of each muscle region at work at a phase."""
        if self._other is None:
            return dict.fromkeys(self.glowing, 1.0)
        into = phase % 0.5
        own = 0.5 + min(0.5, min(into, 0.5 - into) / _GLOW_TURN / 2)
        if phase % 1.0 >= 0.5:
            own = 1.0 - own
        strengths = dict.fromkeys(self.glowing, own)
        for name in self._other:
            strengths[name] = strengths.get(name, 0.0) + 1.0 - own
        return strengths

    @property
    def strain(self) -> float:
        """How strongly muscles glow at the last sampled phase, 0..1: hardly before the work begins."""
        return _EASY + (1.0 - _EASY) * self.effort

    def at(self, phase: float, seconds: float | None = None) -> Pose:
        """The solved body at a phase (arguments as for `sample`)."""
        return solve(self.sample(phase, seconds), self.goals, self.travel * phase, self.build)

    def rolled(self, pose: Pose) -> float:
        """Metres by which the roller has rolled under a pose of this exercise since the cycle began.

        What lies on a roller goes twice as far as the roller does.
        """
        roller = self.props.roller
        return (carried(roller, pose) - self._home) / 2 if roller else 0.0

    def at_key(self, key: Key) -> Pose:
        """The solved body of one key by itself."""
        row = self._row(key)
        for k, goal in enumerate(self.goals):
            goal.live = row[_START + NUMBERS * k : _START + NUMBERS * (k + 1)]
        return solve(row, self.goals, self.travel * key.t, self.build)
