"""Surfaces and what the bake does to them: cut, smooth, thin out, fold hems, mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import fast_simplification  # type: ignore[import-not-found,unused-ignore]
import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.sparse import coo_matrix, diags  # type: ignore[import-not-found,import-untyped,unused-ignore]
from scipy.spatial import cKDTree  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure.skeleton import other_side
from app.figure.skin import BONES

Array = Any
_SWAP = [BONES.index(other_side(name)) for name in BONES]


def smoothstep(a: float, b: float, x: Array) -> Array:
    """0 at a, 1 at b, smooth between; a may be above b."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def unit(v: Array) -> Array:
    """Rows at length 1."""
    return v / (np.linalg.norm(v, axis=-1, keepdims=True) + 1e-12)


def about(axis: Array, angle: float) -> Array:
    """The 3 x 3 turn about an axis, radians."""
    x, y, z = unit(np.asarray(axis, float))
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def least_turn(a: Array, b: Array) -> Array:
    """The shortest 3 x 3 turn that brings direction a onto b."""
    a, b = unit(a), unit(b)
    x, y, z = np.cross(a, b)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + k + k @ k / (1 + a @ b)


@dataclass
class Surface:
    """Triangles with what hangs on their corners.

    Attributes:
        at: Points, n x 3, metres, in MakeHuman's A-pose on our bones.
        weights: Shares of the bones of `app.figure.skin.BONES`, n x bones.
        tone: Factors on the material's colour, n x 3.
        faces: m x 3 indices.
    """

    at: Array
    weights: Array
    tone: Array
    faces: Array

    def __len__(self) -> int:
        return len(self.at)

    def copy(self) -> Surface:
        """Another with the same contents."""
        return Surface(self.at.copy(), self.weights.copy(), self.tone.copy(), self.faces.copy())

    def only(self, rows: Array, faces: Array) -> Surface:
        """These vertices, with faces that count among them."""
        return Surface(self.at[rows], self.weights[rows], self.tone[rows], faces)

    def compact(self, faces: Array) -> Surface:
        """What these faces use."""
        used, inverse = np.unique(faces, return_inverse=True)
        return self.only(used, inverse.reshape(-1, 3))

    def normals(self) -> Array:
        """Per vertex, weighted by the area of its faces."""
        p, f = self.at, self.faces
        turned = np.cross(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]])
        out = np.zeros_like(p)
        for corner in range(3):
            np.add.at(out, f[:, corner], turned)
        out = unit(out)
        flat = np.linalg.norm(out, axis=1) < 0.99  # folded onto itself: as its neighbour
        if flat.any():
            out[flat] = out[~flat][cKDTree(p[~flat]).query(p[flat])[1]]
        return out

    def neighbours(self) -> Array:
        """The averaging matrix over the edges."""
        edges = _edges(self.faces)
        edges = np.concatenate([edges, edges[:, ::-1]])
        n = len(self)
        a = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (n, n)).tocsr()
        a.data[:] = 1
        return diags(1 / np.maximum(np.asarray(a.sum(1)).ravel(), 1)) @ a

    def smooth(self, values: Array, times: int, share: float = 0.5) -> Array:
        """Values per vertex, averaged over the edges some times."""
        a = self.neighbours()
        for _ in range(times):
            values = values * (1 - share) + share * (a @ values)
        return values

    def weight(self, *bones: str) -> Array:
        """Summed share of some bones; names without a side mean both sides."""
        return self.weights[:, [i for i, n in enumerate(BONES) if n in bones or n[:-2] in bones]].sum(1)


def _edges(faces: Array) -> Array:
    return np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])


def join(*surfaces: Surface) -> Surface:
    """Several as one, not welded."""
    starts = np.cumsum([0, *(len(s) for s in surfaces)])
    return Surface(
        np.vstack([s.at for s in surfaces]),
        np.vstack([s.weights for s in surfaces]),
        np.vstack([s.tone for s in surfaces]),
        np.vstack([s.faces + k for s, k in zip(surfaces, starts, strict=False)]),
    )


def cut(s: Surface, keep: Array) -> Surface:
    """The part where keep is positive; triangles on the line are split along it."""
    keep = np.where(np.abs(keep) < 1e-6, 1e-6, keep)
    inside = keep > 0
    count = inside[s.faces].sum(1)
    ends: list[tuple[int, int, float]] = []
    made: dict[tuple[int, int], int] = {}

    def split(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in made:
            made[key] = len(s) + len(ends)
            ends.append((a, b, keep[a] / (keep[a] - keep[b])))
        return made[key]

    faces = [tuple(f) for f in s.faces[count == 3]]
    for f in s.faces[(count == 1) | (count == 2)]:
        odd = int(np.argmax(inside[f])) if inside[f].sum() == 1 else int(np.argmin(inside[f]))
        a, b, c = (int(f[(odd + k) % 3]) for k in range(3))
        ab, ca = split(a, b), split(a, c)
        faces += [(a, ab, ca)] if inside[a] else [(ab, b, c), (ab, c, ca)]
    if ends:
        one, other = np.array([e[0] for e in ends]), np.array([e[1] for e in ends])
        t = np.array([e[2] for e in ends])[:, None]
        mixed = [v[one] * (1 - t) + v[other] * t for v in (s.at, s.weights, s.tone)]
    else:
        mixed = [v[:0] for v in (s.at, s.weights, s.tone)]
    whole = Surface(
        np.vstack([s.at, mixed[0]]),
        np.vstack([s.weights, mixed[1]]),
        np.vstack([s.tone, mixed[2]]),
        np.array(faces, int).reshape(-1, 3),
    )
    return whole.compact(_proper(whole.faces))


def _proper(f: Array) -> Array:
    return f[(f[:, 0] != f[:, 1]) & (f[:, 1] != f[:, 2]) & (f[:, 0] != f[:, 2])]


def subdivided(s: Surface) -> Surface:
    """Four triangles for each, then rounded a little without shrinking."""
    edges, inverse = np.unique(np.sort(_edges(s.faces), 1), axis=0, return_inverse=True)
    inverse, n, m = inverse.ravel(), len(s), len(s.faces)
    a, b, c = (inverse[k * m : (k + 1) * m] + n for k in range(3))
    f = s.faces
    faces = [(f[:, 0], a, c), (a, f[:, 1], b), (c, b, f[:, 2]), (a, b, c)]
    at, weights, tone = (
        np.vstack([v, (v[edges[:, 0]] + v[edges[:, 1]]) / 2]) for v in (s.at, s.weights, s.tone)
    )
    out = Surface(at, weights, tone, np.concatenate([np.stack(q, 1) for q in faces]))
    out.at = out.smooth(out.smooth(out.at, 1, 0.5), 1, -0.25)
    return out


def borders(faces: Array) -> Array:
    """Open edges, as pairs of vertices."""
    edges = _edges(faces)
    known = set(map(tuple, edges))
    return np.array([e for e in map(tuple, edges) if (e[1], e[0]) not in known], int).reshape(-1, 2)


def faired(s: Surface, times: int = 24) -> Surface:
    """Open edges drawn smooth along themselves: where a cut crossed coarse triangles it is ragged."""
    pairs = borders(s.faces)
    ids = np.unique(np.sort(pairs, 1))
    if not len(ids):
        return s
    of = np.full(len(s), -1)
    of[ids] = np.arange(len(ids))
    a, b = of[pairs[:, 0]], of[pairs[:, 1]]
    out = s.copy()
    for _ in range(times):
        for share in (0.5, -0.52):  # Taubin: the loop keeps its length
            total, count = np.zeros((len(ids), 3)), np.zeros(len(ids))
            for i, j in ((a, b), (b, a)):
                np.add.at(total, i, out.at[ids[j]])
                np.add.at(count, i, 1)
            middle = total / np.maximum(count, 1)[:, None]
            out.at[ids] += share * (middle - out.at[ids])
    return out


def hemmed(
    s: Surface, depth: Array | float, shade: Array | float = 0.80, drop: Array | float = 0.0
) -> Surface:
    """Every open edge folded inwards, so that a hem has a thickness and its own normals.

    Args:
        s: The cloth.
        depth: Metres, of each vertex or of all; it closes the gap to the skin, which would be seen through.
        shade: How dark its inside is, likewise.
        drop: Metres by which the inside lies lower besides, likewise: it must not look out of a collar.
    """
    depth, shade, drop = (np.broadcast_to(v, len(s)) for v in (depth, shade, drop))
    s = faired(s)
    open_edges = borders(s.faces)
    if not len(open_edges):
        return s
    ids = np.unique(open_edges)
    normal = unit(s.smooth(s.normals(), 4))
    outer, inner = s.only(ids, s.faces[:0]), s.only(ids, s.faces[:0])
    inner.at = inner.at - normal[ids] * depth[ids, None]
    inner.at[:, 1] -= drop[ids]
    inner.tone[:, 0] *= shade[ids]
    of = {vertex: k for k, vertex in enumerate(ids)}
    n, m = len(s), len(ids)
    folded = []
    for a, b in open_edges:
        oa, ob, ia, ib = n + of[a], n + of[b], n + m + of[a], n + m + of[b]
        folded += [(ob, oa, ia), (ob, ia, ib)]
    out = join(s, outer, inner)
    out.faces = np.vstack([s.faces, folded])
    return out


def thinned(s: Surface, triangles: int, grown: Array | None = None) -> Surface:
    """About that many triangles, the same on both sides of the body.

    The left half is thinned and mirrored. Corners stay where they were, so nothing has to be interpolated.

    Args:
        s: A surface that is symmetric in x.
        triangles: How many to leave.
        grown: Metres by which vertices are moved while it is decided what can go: what is larger keeps more.
    """
    half = cut(_with(s, grown), s.at[:, 0] + 1e-5)
    moved, half = _split_off(half)
    points, inverse = np.unique(np.round(moved, 7), axis=0, return_inverse=True)
    faces = _proper(inverse.ravel()[half.faces])
    left = fast_simplification.simplify(
        points.astype("f4"), faces.astype("i4"), target_reduction=1 - triangles / 2 / len(faces), agg=5
    )
    nearest = cKDTree(moved).query(left[0])[1]
    return mirrored(half.compact(_proper(nearest[left[1]])))


def _with(s: Surface, grown: Array | None) -> Surface:
    """Carries the grown points along in the tone's columns, through a cut."""
    out = s.copy()
    out.tone = np.hstack([s.tone, s.at + (0 if grown is None else grown)])
    return out


def _split_off(s: Surface) -> tuple[Array, Surface]:
    out = s.copy()
    out.tone = s.tone[:, :-3]
    return s.tone[:, -3:], out


def mirrored(left: Surface) -> Surface:
    """A left half with its right one; vertices on the midline are shared."""
    middle = np.abs(left.at[:, 0]) < 1e-4
    at = left.at.copy()
    at[middle, 0] = 0
    weights = left.weights.copy()
    weights[middle] = (weights[middle] + weights[middle][:, _SWAP]) / 2
    n = len(left)
    of = np.where(middle, np.arange(n), n + np.cumsum(~middle) - 1)
    return Surface(
        np.vstack([at, at[~middle] * [-1, 1, 1]]),
        np.vstack([weights, left.weights[~middle][:, _SWAP]]),
        np.vstack([left.tone, left.tone[~middle]]),
        np.vstack([left.faces, of[left.faces][:, [0, 2, 1]]]),
    )
