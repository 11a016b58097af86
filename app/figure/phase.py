"""From a segment of a session to the phase of its figure.

Dynamic moves repeat at their tempo from the start of the segment, holds move in, breathe and move out.
Everything is a function of the time into the segment, so pausing, skipping and pictures need nothing more.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

PREVIEW_SPEED: Final = 0.5
KEY_POSE_S: Final = 1.2
_PREVIEWS: Final = ("prepare", "switch")
_END: Final = 0.9999


def period_of(spec: Mapping[str, Any], tempo_s: float | None) -> float:
    """Seconds of one cycle of the figure: the exercise's tempo times the repetitions in a cycle.

    `reps` says how many repetitions one cycle shows; without it two for `mirror: half`, otherwise one.
    """
    if tempo_s is None:
        return float(spec.get("cycle", 4.0))
    reps = spec.get("reps", 2 if spec.get("mirror") == "half" else 1)
    return float(tempo_s) * float(reps)


def phase_of(
    spec: Mapping[str, Any],
    kind: str,
    elapsed_s: float,
    duration_s: float | None = None,
    tempo_s: float | None = None,
    turns_round: bool = False,
) -> float:
    """Phase of the figure, counting on over the repetitions; its fraction is the place in the cycle.

    Args:
        spec: The `figure` block.
        kind: The segment's kind: prepare and switch preview at half speed, work does the move, done rests
            at the start, anything else (gate, rest) repeats without an end.
        elapsed_s: Seconds into the segment.
        duration_s: Seconds of the segment; None while it waits for a tap.
        tempo_s: Seconds per repetition; None for a hold.
        turns_round: The move runs the other way after half-time.
    """
    if kind == "done":
        return 0.0
    elapsed_s = max(0.0, elapsed_s)
    if tempo_s is None and held_span(spec):
        if kind in _PREVIEWS:
            return hold_phase(spec, elapsed_s * PREVIEW_SPEED, None)
        return hold_phase(spec, elapsed_s, duration_s if kind == "work" else None)
    period = period_of(spec, tempo_s)
    if kind in _PREVIEWS:
        return elapsed_s * PREVIEW_SPEED / period
    if duration_s and direction_of(kind, elapsed_s, duration_s, turns_round) < 0:
        return (duration_s - elapsed_s) / period  # the same path backwards, without a jump
    return elapsed_s / period


def direction_of(
    kind: str, elapsed_s: float, duration_s: float | None = None, turns_round: bool = False
) -> int:
    """Which way the figure goes through its cycle: 1, or -1 after half-time of a move that turns round.

    Args:
        kind: The segment's kind, as for `phase_of`.
        elapsed_s: Seconds into the segment.
        duration_s: Seconds of the segment; None while it waits for a tap.
        turns_round: The move runs the other way after half-time.
    """
    turned = turns_round and kind == "work" and duration_s is not None and elapsed_s > duration_s / 2
    return -1 if turned else 1


def held_span(spec: Mapping[str, Any]) -> tuple[float, float] | None:
    """The longest held stretch of the cycle (t, until), or None."""
    spans = [
        (float(k["until"]) - float(k["t"]), float(k["t"]), float(k["until"]))
        for k in spec["keys"]
        if "until" in k
    ]
    return max(spans)[1:] if spans else None


def hold_phase(spec: Mapping[str, Any], elapsed_s: float, duration_s: float | None) -> float:
    """Phase of a hold shown for duration_s: in and out at the authored speed, held for the rest.

    A segment too short for both moves in and out faster, in proportion. Without a duration it stays in.
    """
    cycle = float(spec.get("cycle", 4.0))
    start, end = held_span(spec) or (0.0, 0.0)
    t_in, t_out = start * cycle, (1 - end) * cycle
    if duration_s is None:
        if elapsed_s < t_in:
            return elapsed_s / cycle
        return start + (elapsed_s - t_in) / cycle % max(end - start, 1e-6)
    squeeze = min(1.0, 0.8 * duration_s / max(t_in + t_out, 1e-6))
    t_in, t_out = t_in * squeeze, t_out * squeeze
    if elapsed_s < t_in:
        return start * elapsed_s / t_in
    left = duration_s - elapsed_s
    if left < t_out:
        return min(_END, 1 - (1 - end) * max(0.0, left) / t_out)
    return start + (end - start) * (elapsed_s - t_in) / max(1e-6, duration_s - t_in - t_out)


def telling_phase(spec: Mapping[str, Any]) -> float:
    """The phase that a still picture shows: `still` of the view, the middle of a hold, or the second key."""
    still = spec.get("view", {}).get("still")
    if still is not None:
        return float(still)
    span = held_span(spec)
    if span:
        return sum(span) / 2
    phases = key_phases(spec)
    return phases[1] if len(phases) > 1 else phases[0]


def key_phases(spec: Mapping[str, Any]) -> list[float]:
    """Phases of the key poses, in order: what reduced motion shows instead of the movement."""
    keys: Sequence[Mapping[str, Any]] = spec["keys"]
    out = [(float(k["t"]) + float(k.get("until", k["t"]))) / 2 for k in keys]
    if spec.get("mirror") == "half":
        out += [t + 0.5 for t in out]
    return out


def stepped_phase(spec: Mapping[str, Any], elapsed_s: float) -> float:
    """Phase for reduced motion: each key pose in turn for 1.2 s."""
    phases = key_phases(spec)
    return phases[int(max(0.0, elapsed_s) / KEY_POSE_S) % len(phases)]


def stepped_fade(elapsed_s: float, fade_s: float = 0.4) -> float:
    """How far the present key pose has faded in over the one before it, 0..1."""
    if elapsed_s < KEY_POSE_S:
        return 1.0
    return min(1.0, elapsed_s % KEY_POSE_S / fade_s)
