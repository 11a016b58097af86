"""From an exercise's figure block to its key poses.

A key is one instant of the cycle with every joint angle and contact spelled out: the base pose, the
exercise's own changes, then the key's. `until` makes two keys of one, `mirror: half` adds the mirrored
second half.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, degrees
from typing import Any, Final

from app.figure.errors import FigureError, Path, unknown
from app.figure.joints import CHANNEL, WIDTH
from app.figure.landmarks import LIMB_CONTACTS, POINTS, point
from app.figure.maths import qrot
from app.figure.parse import (
    EXAGGERATE,
    Angles,
    Contacts,
    Spec,
    contact_names,
    contact_values,
    joint_values,
    mapping,
    mirror_angles,
    mirror_contacts,
    names,
    number,
    positive,
)
from app.figure.skeleton import BONE, split_side
from app.figure.solve import solve

SPEC_KEYS: Final = (
    *("base", "pose", "view", "props", "work", "cycle", "reps", "breath", "travel", "mirror", "balance"),
    *("contacts", "also", "keys", "path", "exaggerate", "feet", "pair"),
)
VIEW_KEYS: Final = ("yaw", "pitch", "close", "tile", "still")
_KEY_KEYS: Final = ("t", "until", "ease", "contacts", "free")


@dataclass(frozen=True, slots=True)
class Key:
    """One instant of a cycle.

    Attributes:
        t: Share of the cycle, 0 <= t < 1.
        angles: Every angle that is not 0, degrees by channel.
        contacts: What touches, with places resolved.
        stops: Everything rests here for an instant.
        ahead: How far the floor places lie ahead of their numbers, metres (travelling).
    """

    t: float
    angles: Angles
    contacts: Contacts
    stops: bool = False
    ahead: float = 0.0


@dataclass(frozen=True, slots=True)
class Base:
    """A named starting pose and where its body parts stand: (out, up, forward, dir)."""

    angles: Angles
    contacts: Contacts
    places: dict[str, tuple[float, float, float, float]]


def read_base(bases: Mapping[str, Any], name: str, extra: Spec) -> Base:
    """A base pose with an exercise's own angles laid over it.

    Raises:
        FigureError: No such base, or a fault in it.
    """
    if name not in bases:
        raise unknown(("base",), "base pose", name, bases)
    spec = dict(bases[name])
    contacts = contact_values(spec.pop("contacts", {}), ("base", "contacts"))
    angles = joint_values(spec, ("base",))
    angles.update(joint_values(extra, ("pose",)))
    a = [0.0] * (WIDTH + 1)
    for channel, v in angles.items():
        a[CHANNEL[channel]] = v
    pose = solve(a)
    places: dict[str, tuple[float, float, float, float]] = {}
    for full in (*(f"{k}_{s}" for k in LIMB_CONTACTS for s in "lr"), *POINTS):
        kind, side = split_side(full)
        k = 1 if side == "l" else -1
        d = 0.0
        if kind in LIMB_CONTACTS and kind != "hand":
            p = pose.p[BONE[f"{LIMB_CONTACTS[kind]}_{side}"]]
        else:
            p = point(pose.q, pose.p, f"palm_{side}" if kind == "hand" else full)
        if kind == "foot":
            f = qrot(pose.q[BONE[f"foot_{side}"]], (0.0, 0.0, 1.0))
            d = k * degrees(atan2(f[0], f[2]))
        places.setdefault(full, (k * p[0], 0.0, p[2], d))
    return Base(angles, contacts, places)


def read_keys(
    spec: Spec, base: Base, walls: tuple[str, ...], travel: float, mirrored: bool
) -> tuple[list[Key], Key | None]:
    """The keys of one cycle in order of time, and the key at t: 1 if the author wrote one.

    The last key leads back to the first by itself; one at t: 1 is only compared with the first.

    Raises:
        FigureError: An unknown name or a time out of order.
    """
    shared = contact_values(spec["contacts"], ("contacts",), walls) if "contacts" in spec else base.contacts
    shared = {**shared, **contact_values(spec.get("also"), ("also",), walls)}
    authored = spec.get("keys")
    if not isinstance(authored, (list, tuple)) or not authored:
        raise FigureError(("keys",), "expected a list of at least one key")
    keys: list[Key] = []
    for i, item in enumerate(authored):
        keys += _read_key(mapping(item, ("keys", i)), ("keys", i), base, shared, walls)
    closing = keys.pop() if keys[-1].t == 1 and len(keys) > 1 else None
    if "exaggerate" in spec:
        times = positive(spec["exaggerate"], ("exaggerate",), *EXAGGERATE)
        keys = [keys[0], *(_exaggerated(k, keys[0], times) for k in keys[1:])]
    half = spec.get("mirror")
    if half not in (None, "half"):
        raise unknown(("mirror",), "value", half, ("half",))
    if half:
        if any(k.t >= 0.5 for k in keys):
            raise FigureError(("keys",), "with mirror: half every t and until lies below 0.5")
        keys += [
            Key(k.t + 0.5, mirror_angles(k.angles), mirror_contacts(k.contacts), k.stops, travel / 2)
            for k in keys
        ]
    for a, b in pairwise(keys):
        if b.t <= a.t:
            raise FigureError(("keys",), f"times must grow: {b.t:g} follows {a.t:g}")
    if not 0 <= keys[0].t <= keys[-1].t < 1:
        raise FigureError(("keys",), "times must lie in 0 <= t < 1")
    if mirrored:
        keys = [_mirrored(k) for k in keys]
        closing = _mirrored(closing) if closing else None
    return keys, closing


def _exaggerated(key: Key, first: Key, times: float) -> Key:
    """A key so many times as far from the first one, for a move too small to be seen."""
    channels = {*key.angles, *first.angles}
    away = {c: (first.angles.get(c, 0.0), key.angles.get(c, 0.0)) for c in channels}
    contacts = dict(key.contacts)
    for name, there in key.contacts.items():
        here = first.contacts.get(name)
        if here is not None and here.at and there.at and (here.to, len(here.at)) == (there.to, len(there.at)):
            at = tuple(a + (b - a) * times for a, b in zip(here.at, there.at, strict=True))
            contacts[name] = replace(there, at=at)
    return replace(key, angles={c: a + (b - a) * times for c, (a, b) in away.items()}, contacts=contacts)


def _mirrored(key: Key) -> Key:
    return replace(key, angles=mirror_angles(key.angles), contacts=mirror_contacts(key.contacts))


def _read_key(item: Spec, path: Path, base: Base, shared: Contacts, walls: tuple[str, ...]) -> list[Key]:
    if "t" not in item:
        raise FigureError(path, "a key needs its time t, 0 <= t < 1")
    angles = dict(base.angles)
    angles.update(joint_values({n: v for n, v in item.items() if n not in _KEY_KEYS}, path))
    contacts = {**shared, **contact_values(item.get("contacts"), (*path, "contacts"), walls)}
    for f in names(item.get("free", ()), (*path, "free")):
        for full in contact_names(f, (*path, "free")):
            contacts.pop(full, None)
    for name, c in contacts.items():
        if c.to != "floor":
            continue
        place = base.places[name]
        at = c.at or (place[0], 0.0, place[2])
        if len(at) == 2:
            at = (at[0], 0.0, at[1])
        contacts[name] = replace(c, at=at, dir=place[3] if c.dir is None else c.dir)
    ease = item.get("ease", "smooth")
    if ease not in ("smooth", "stop"):
        raise unknown((*path, "ease"), "ease", ease, ("smooth", "stop"))
    times = [number(item["t"], (*path, "t"))]
    if "until" in item:
        times.append(number(item["until"], (*path, "until")))
    return [Key(t, angles, contacts, ease == "stop") for t in times]
