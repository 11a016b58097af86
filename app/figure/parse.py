"""Reading the short authored forms: joint angles, contacts and their options.

Every function takes the path of the value it reads and raises `FigureError` with the path of the fault.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.figure.errors import FigureError, Path, unknown
from app.figure.joints import DOFS, FLIPPED, MIDLINE, SPINE_SHARE
from app.figure.landmarks import LIMB_CONTACTS, POINTS, SPOTS
from app.figure.skeleton import other_side, split_side

Spec = Mapping[str, Any]
Angles = dict[str, float]
"""Values by channel name: {"hip_r.flexion": 80.0}."""

_OPTIONS: Final = ("to", "at", "dir", "heel", "tuck", "swivel", "brace")
_SIDED_JOINTS: Final = tuple(j for j in DOFS if j not in MIDLINE)
JOINT_NAMES: Final = (*DOFS, *(f"{j}_{s}" for j in _SIDED_JOINTS for s in "lr"))
_LANDMARKS: Final = sorted({split_side(n)[0] for n in POINTS})
_SURFACES: Final = ("floor", "wall")
CYCLE_S: Final = (0.1, 600.0)
BREATH_S: Final = (1.0, 60.0)
REPS: Final = (0.1, 100.0)
EXAGGERATE: Final = (1.0, 4.0)
_MOST: Final = 10_000  # no angle, time or place of a body comes near it; beyond lie numbers that overflow


@dataclass(frozen=True, slots=True)
class Contact:
    """What a body part rests on in one key.

    Attributes:
        to: floor, the name of a wall, or a spot with its side such as hip_l.
        at: Where, as authored; None takes the place from the base pose.
        dir: Degrees by which toes or fingers point outward; None as in the base pose.
        heel: Degrees the heel is lifted (negative: the toes), or 0..1 of tucked toes for a knee.
        swivel: Degrees by which knee or elbow points outward.
        brace: 0..1, how much this arm props the trunk.
    """

    to: str = "floor"
    at: tuple[float, ...] | None = None
    dir: float | None = None
    heel: float = 0.0
    swivel: float = 0.0
    brace: float = 0.0


Contacts = dict[str, Contact]


def number(value: object, path: Path) -> float:
    """A number as a float."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise FigureError(path, f"expected a number, found {value!r}")
    if not -_MOST <= value <= _MOST:
        raise FigureError(path, f"expected a number between -{_MOST} and {_MOST}, found {value!r}")
    return float(value)


def positive(value: object, path: Path, least: float, most: float, *, none: bool = False) -> float:
    """A number that something is divided by or counted in: from least to most, or 0 where that means none."""
    found = number(value, path)
    if not (least <= found <= most or (none and found == 0)):
        or_none = "0 for none, or " if none else ""
        raise FigureError(path, f"expected {or_none}a number between {least:g} and {most:g}, found {value!r}")
    return found


def numbers(value: object, path: Path, counts: Sequence[int]) -> tuple[float, ...]:
    """A list of numbers of one of the given lengths."""
    if not isinstance(value, (list, tuple)) or len(value) not in counts:
        raise FigureError(
            path, f"expected a list of {' or '.join(map(str, counts))} numbers, found {value!r}"
        )
    return tuple(number(v, (*path, i)) for i, v in enumerate(value))


def names(value: object, path: Path) -> tuple[str, ...]:
    """A list of names, or one alone."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)):
        raise FigureError(path, f"expected a list of names, found {value!r}")
    return tuple(map(str, value))


def mapping(value: object, path: Path) -> Spec:
    """Keys and values."""
    if not isinstance(value, Mapping):
        raise FigureError(path, f"expected keys and values, found {value!r}")
    return value


def joint_values(spec: Spec, path: Path) -> Angles:
    """{'hip_r': [80, 10], 'spine': 20} as one number per channel; sides override both-sided names.

    Raises:
        FigureError: An unknown joint or degree of freedom, or something that is not a number.
    """
    out: Angles = {}
    for key in sorted(spec, key=lambda k: (split_side(str(k))[1] != "", k != "spine")):
        joint, side = split_side(str(key))
        here = (*path, key)
        if joint not in DOFS or (side and joint in MIDLINE):
            raise unknown(here, "joint", key, JOINT_NAMES)
        value, dofs = spec[key], DOFS[joint]
        if isinstance(value, Mapping):
            pairs = [(str(d), number(v, (*here, d))) for d, v in value.items()]
        elif isinstance(value, (list, tuple)):
            if len(value) > len(dofs):
                raise FigureError(
                    here, f"{key} has {len(dofs)} angles ({', '.join(dofs)}), found {len(value)}"
                )
            pairs = [(d, number(v, (*here, i))) for i, (d, v) in enumerate(zip(dofs, value, strict=False))]
        else:
            pairs = [(dofs[0], number(value, here))]
        for dof, x in pairs:
            if dof not in dofs:
                raise unknown((*here, dof), f"angle of {joint}", dof, dofs)
            if joint == "spine":
                low, high = SPINE_SHARE[dof]
                out[f"lumbar.{dof}"], out[f"thorax.{dof}"] = low * x, high * x
            elif joint in MIDLINE:
                out[f"{joint}.{dof}"] = x
            else:
                for s in side or "lr":
                    out[f"{joint}_{s}.{dof}"] = x
    return out


def contact_names(name: object, path: Path) -> list[str]:
    """The full names one authored name stands for: foot is foot_l and foot_r."""
    kind, side = split_side(str(name))
    if kind in LIMB_CONTACTS or f"{kind}_l" in POINTS:
        return [str(name)] if side else [f"{name}_l", f"{name}_r"]
    if str(name) in POINTS:
        return [str(name)]
    raise unknown(path, "contact", name, [*LIMB_CONTACTS, *_LANDMARKS])


def contact_values(spec: object, path: Path, walls: Sequence[str] = _SURFACES) -> Contacts:
    """Contacts of a base, an exercise or a key, by full name.

    Raises:
        FigureError: An unknown body part, surface or option.
    """
    if spec is None:
        return {}
    if isinstance(spec, (list, tuple)):
        spec = dict.fromkeys(names(spec, path), "floor")
    out: Contacts = {}
    values = mapping(spec, path)
    for name in sorted(values, key=lambda n: split_side(str(n))[1] != ""):
        here = (*path, name)
        one = _contact(values[name], here)
        for full in contact_names(name, here):
            to = one.to
            if to in SPOTS:
                to = f"{to}_{split_side(full)[1]}"
            if to not in ("floor", *walls) and split_side(to)[0] not in SPOTS:
                raise unknown(here, "surface or spot", one.to, ["floor", *walls, *SPOTS])
            out[full] = replace(one, to=to)
    return out


def _contact(value: object, path: Path) -> Contact:
    if value is None:
        return Contact()
    if isinstance(value, str):
        return Contact(to=value)
    if isinstance(value, (list, tuple)):
        return Contact(at=numbers(value, path, (2, 3)))
    options = mapping(value, path)
    for option in options:
        if option not in _OPTIONS:
            raise unknown((*path, option), "option", option, _OPTIONS)
    brace = options.get("brace", 0.0)
    return Contact(
        to=str(options.get("to", "floor")),
        at=numbers(options["at"], (*path, "at"), (2, 3)) if "at" in options else None,
        dir=_option(options, "dir", path) if "dir" in options else None,
        heel=_option(options, "heel", path) or _option(options, "tuck", path),
        swivel=_option(options, "swivel", path),
        brace=float(brace) if isinstance(brace, bool) else number(brace, (*path, "brace")),
    )


def _option(options: Spec, name: str, path: Path) -> float:
    return number(options[name], (*path, name)) if name in options else 0.0


def mirror_angles(angles: Angles) -> Angles:
    """The same pose for the other side."""
    out: Angles = {}
    for channel, x in angles.items():
        name, dof = channel.split(".")
        out[f"{other_side(name)}.{dof}"] = -x if name in MIDLINE and dof in FLIPPED else x
    return out


def mirror_contacts(contacts: Contacts) -> Contacts:
    """The same contacts for the other side. Sided places count outward and keep their numbers."""
    out: Contacts = {}
    for name, c in contacts.items():
        at = c.at
        if at is not None and not split_side(name)[1]:
            at = (-at[0], *at[1:])
        out[other_side(name)] = replace(c, to=other_side(c.to), at=at)
    return out
