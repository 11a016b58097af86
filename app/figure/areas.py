"""Muscle regions that can glow, and the catalogue's areas.

A region is a soft-edged patch of skin; patches may overlap. Regions of a pair end in _l and _r.
"""

from collections.abc import Iterable
from typing import Final

from app.figure.errors import Path, unknown
from app.figure.skeleton import other_side

_MIDDLE: Final = ("abdominals", "lower_back", "upper_back", "chest", "neck")
_PAIRS: Final = (
    *("quadriceps", "hamstrings", "adductors", "hip_abductors", "glutes", "hip_flexors", "calves"),
    *("shins", "ankles", "shoulders", "biceps", "triceps", "obliques", "soleus", "feet"),
)
REGIONS: Final[list[str]] = [*_MIDDLE, *(f"{m}_{s}" for m in _PAIRS for s in "lr")]
REGION: Final[dict[str, int]] = {name: i for i, name in enumerate(REGIONS)}

AREAS: Final[dict[str, tuple[str, ...]]] = {
    "ankles": ("ankles",),
    "calves": ("calves",),
    "shins": ("shins",),
    "quadriceps": ("quadriceps",),
    "hamstrings": ("hamstrings",),
    "adductors": ("adductors",),
    "glutes": ("glutes",),
    "hip-flexors": ("hip_flexors",),
    "hip-rotators": ("hip_abductors", "glutes"),  # they lie under the buttock
    "hip-abductors": ("hip_abductors",),
    "abdominals": ("abdominals",),
    "obliques": ("obliques",),
    "lower-back": ("lower_back",),
    "upper-back": ("upper_back",),
    "shoulders": ("shoulders",),
    "whole-body": (),  # a whole glowing body would say nothing
}
"""The catalogue's words and the regions they light."""


def regions(work: Iterable[object], path: Path = ("work",), mirrored: bool = False) -> frozenset[str]:
    """Regions lit by a list of area or region names, each with or without a side.

    Raises:
        FigureError: A name that is neither.
    """
    out: set[str] = set()
    for i, item in enumerate(work):
        name = str(item)
        base, side = (name[:-2], name[-2:]) if name.endswith(("_l", "_r")) else (name, "")
        members = AREAS.get(base.replace("_", "-"))
        if members is None:
            members = (base,)
        for m in members:
            if m in REGION and not side:
                out.add(m)
            elif f"{m}_l" in REGION:
                out.update([m + side] if side else [f"{m}_l", f"{m}_r"])
            else:
                raise unknown((*path, i), "muscle area", name, [*AREAS, *REGIONS])
    return frozenset(other_side(m) if mirrored else m for m in out)
