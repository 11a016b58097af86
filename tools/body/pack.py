"""One body as the columns of its file."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.sparse import coo_matrix  # type: ignore[import-not-found,import-untyped,unused-ignore]
from scipy.sparse.csgraph import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    reverse_cuthill_mckee,
)
from scipy.spatial import cKDTree  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.areas import REGIONS
from app.figure.maths import Vec
from app.figure.skin import Bind
from tools.body.bind import Bound
from tools.body.figure import Figure, Part
from tools.body.kit import Array, Surface, join, smoothstep, unit
from tools.body.muscles import masks

_KEPT = 3  # bones and regions of a vertex
_COARSE = 5  # levels of a place between those that are used, a quarter of a millimetre: a smaller file
_LEAST = 0.5 / 255  # less than that is written as nothing, and so is what it is a share of
_NEAR = 0.055  # metres within which the body shades itself
_COVERS = {
    "shirt": ("quadriceps", "hamstrings", "adductors", "glutes", "hip_flexors", "hip_abductors"),
    "shorts": ("calves", "shins", "ankles", "lower_back", "abdominals", "obliques"),
}
_DARK = ("hair", "knot", "tie", "sock", "shoe", "eye", "lash")
_SHOD, _BARE = ("sock", "shoe"), ("foot",)


def packed(figure: Figure) -> bytes:
    """The file of a body."""
    always = [p for p in figure.parts if p.name not in (*_SHOD, *_BARE)]
    on_feet = [[p for p in figure.parts if p.name in names] for names in (_SHOD, _BARE)]
    parts = [replace(p, surface=_in_order(p.surface)) for p in (*always, *on_feet[0], *on_feet[1])]
    whole = join(*(replace(p.surface, tone=p.surface.tone[:, :3]) for p in parts))
    sewn, same = _sewn(parts, whole)
    normal = _normals(parts, sewn)[same]
    material = np.concatenate([np.full(len(p.surface), p.material) for p in parts])
    bones, shares = _strongest(whole.weights)
    zero = _zero(whole.at, bones, shares, figure.bind)
    pieces = zip(parts, _split(parts, zero), strict=True)
    work = sewn.smooth(np.vstack([_masks(figure, p.name, p.surface, z) for p, z in pieces]), 4)
    work = np.where(_rows(parts, "skin", *_BARE)[:, None], sewn.smooth(work, 2), work)[same]
    regions = np.argsort(-work, 1, kind="stable")[:, :_KEPT]
    strengths = np.take_along_axis(work, regions, 1)
    regions = np.where(strengths < _LEAST, 0, regions)
    bones = np.where(shares < _LEAST, bones[:, :1], bones)
    count = len(whole)
    if count > 65535:
        raise SystemExit("the mesh does not fit its format")
    low, high = mesh.SPACE
    columns = [_steps((whole.at[:, k] - low) / (high - low)) for k in range(3)]
    columns += [np.round(normal[:, k] * 127).astype("i1").tobytes() for k in range(3)]
    columns += [bones[:, k].astype("u1").tobytes() for k in range(_KEPT)]
    columns += [_byte(shares[:, k]) for k in range(2)]
    columns += [regions[:, k].astype("u1").tobytes() for k in range(_KEPT)]
    columns += [_byte(strengths[:, k]) for k in range(_KEPT)]
    columns.append(material.astype("u1").tobytes())
    columns += [_byte(whole.tone[:, k] / mesh.TONES) for k in range(3)]
    columns.append(_byte(_even_openness(parts, sewn, normal)[same]))
    indices = array("H", whole.faces.astype("<u2").tobytes())
    print({p.name: (len(p.surface), len(p.surface.faces)) for p in parts})
    print(f"{figure.build}: {count} vertices, {len(whole.faces)} triangles")
    sizes = [(sum(len(p.surface) for p in ps), sum(len(p.surface.faces) for p in ps)) for ps in on_feet]
    return mesh.pack_body(columns, indices, _bind(figure.bind), _vec(figure.eye), count, sizes[0], sizes[1])


def _rows(parts: list[Part], *names: str) -> Array:
    """Which of all vertices belong to the parts with these names."""
    return np.concatenate([np.full(len(p.surface), p.name in names) for p in parts])


def _sewn(parts: list[Part], whole: Surface) -> tuple[Surface, Array]:
    """All parts with the feet sewn to their legs, and for each vertex the one it stands for."""
    legs, feet = np.flatnonzero(_rows(parts, "skin")), np.flatnonzero(_rows(parts, *_BARE))
    away, nearest = cKDTree(whole.at[legs]).query(whole.at[feet])
    same: Array = np.arange(len(whole))
    same[feet[away < 1e-6]] = legs[nearest[away < 1e-6]]
    return Surface(whole.at, whole.weights, whole.tone, same[whole.faces]), same


def _normals(parts: list[Part], sewn: Surface) -> Array:
    """Those the skin had before it was thinned; cloth's are soft, as its triangles should not be seen."""
    normal = sewn.normals()
    soft = unit(sewn.smooth(normal, 3))
    out: Array = np.where(_rows(parts, "shirt", "shorts", "sock")[:, None], soft, normal)
    for rows, part in zip(_split(parts, np.arange(len(sewn))), parts, strict=True):
        if part.surface.tone.shape[1] > 3:
            whole = unit(part.surface.tone[:, 3:])
            alike = smoothstep(0.60, 0.88, (whole * normal[rows]).sum(1))[:, None]
            out[rows] = unit(normal[rows] + (whole - normal[rows]) * alike)  # not on a lip's or a lid's edge
    return out


def _even_openness(parts: list[Part], sewn: Surface, normal: Array) -> Array:
    """How open each point is, smoothed; a bare foot is in no shoe, nor a shoe round one."""
    out = np.zeros(len(sewn))
    for off in (_BARE, _SHOD):
        rows = ~_rows(parts, *off)
        one = sewn.only(np.flatnonzero(rows), (np.cumsum(rows) - 1)[sewn.faces[rows[sewn.faces].all(1)]])
        out[rows] = _openness(one, normal[rows])
    return sewn.smooth(out, 2)


def _in_order(s: Surface) -> Surface:
    """The same with neighbours close to each other in the file, whose differences are small."""
    f = s.faces
    a = np.concatenate([f[:, 0], f[:, 1], f[:, 2]])
    b = np.concatenate([f[:, 1], f[:, 2], f[:, 0]])
    graph = coo_matrix((np.ones(len(a)), (a, b)), (len(s), len(s))).tocsr()
    rows = reverse_cuthill_mckee(graph + graph.T, symmetric_mode=True)
    rows = rows[np.argsort(s.at[rows, 0] < -1e-4, kind="stable")]  # or each other one were on the right
    place = np.empty(len(s), int)
    place[rows] = np.arange(len(s))
    faces = place[f]
    turned = np.argmin(faces, 1)[:, None]
    faces = np.take_along_axis(faces, (turned + np.arange(3)) % 3, 1)
    return s.only(rows, faces[np.lexsort(faces.T[::-1])])


def _split(parts: list[Part], values: Array) -> list[Array]:
    return np.split(values, np.cumsum([len(p.surface) for p in parts])[:-1])


def _strongest(weights: Array) -> tuple[Array, Array]:
    """Three bones of each vertex and their shares, which sum to 1."""
    weights = np.maximum(weights, 0)
    bones = np.argsort(-weights, 1, kind="stable")[:, :_KEPT]
    shares = np.maximum(np.take_along_axis(weights, bones, 1) - 0.004, 0) + 1e-9
    return bones, shares / shares.sum(1, keepdims=True)


def _zero(at: Array, bones: Array, shares: Array, bind: Bound) -> Array:
    """Points in the zero pose, blended linearly."""
    out = np.zeros_like(at)
    for k in range(_KEPT):
        b = bones[:, k]
        local = np.einsum("nji,nj->ni", bind.turn[b], at - bind.place[b])
        out += shares[:, [k]] * (local + bind.zero[b])
    return out


def _masks(figure: Figure, name: str, s: Surface, zero: Array) -> Array:
    out = masks(s, zero, figure.bind.zero)
    if name in _DARK:
        return out * 0
    hidden = _COVERS.get(name, ())
    out[:, [r.startswith(tuple(hidden)) for r in REGIONS] if hidden else []] = 0
    return out


def _openness(s: Surface, normal: Array) -> Array:
    """1 where nothing of the body is near in front of a point, less in folds and corners."""
    area = np.zeros(len(s))
    f, p = s.faces, s.at
    size = np.linalg.norm(np.cross(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]]), axis=1) / 6
    for corner in range(3):
        np.add.at(area, f[:, corner], size)
    shut = np.zeros(len(s))
    for i, near in enumerate(cKDTree(p).query_ball_point(p, _NEAR)):
        d = p[near] - p[i]
        square = (d * d).sum(1) + 6e-5
        before = np.maximum(d @ normal[i] / np.sqrt(square) - 0.08, 0)
        facing = np.maximum(0.5 - 0.5 * (normal[near] @ normal[i]), 0)
        shut[i] = (area[near] * before * facing / square).sum()
    return 1 / (1 + 1.1 * shut)


def _steps(share: Array) -> bytes:
    levels = np.round(np.clip(share, 0, 1) * 65535 / _COARSE).astype("i8") * _COARSE
    return np.diff(levels, prepend=0).astype("<i2").tobytes()


def _byte(share: Array) -> bytes:
    return np.round(np.clip(share, 0, 1) * 255).astype("u1").tobytes()


def _vec(p: Array) -> Vec:
    x, y, z = (float(v) for v in p)
    return x, y, z


def _bind(bound: Bound) -> Bind:
    turns = []
    for r in bound.turn:
        w = np.sqrt(max(0.0, 1 + r[0, 0] + r[1, 1] + r[2, 2])) / 2
        x, y, z = r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]
        turns.append((float(w), *_vec((-x / (4 * w), -y / (4 * w), -z / (4 * w)))))
    return Bind(turns, [_vec(p) for p in bound.place])
