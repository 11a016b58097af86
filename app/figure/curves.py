"""Periodic monotone cubics through key values.

A number that changes over the keys follows the curve of Fritsch and Carlson (1980): it passes through
every key with continuous speed, comes to rest where the movement turns round and never overshoots, so
that a held key really is still.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

Cubic = tuple[int, float, float, float, float]
"""Column and the coefficients c0..c3 over a segment's share u, 0..1."""


class Curves:
    """Rows of numbers at times 0 <= t < 1, joined into a cycle.

    Args:
        times: Increasing times of the keys.
        rows: One row of numbers per key, all of one width.
        stops: For every key, whether everything rests there.
        wrap: What a column has grown by after one cycle (a travelling foot), usually 0.
    """

    __slots__ = ("const", "segments", "spans", "times")

    def __init__(
        self,
        times: Sequence[float],
        rows: Sequence[Sequence[float]],
        stops: Sequence[bool],
        wrap: Callable[[int], float],
    ):
        n = len(rows)
        self.times = list(times)
        self.const = list(rows[0])
        self.spans = [(times[(i + 1) % n] - times[i]) % 1 or 1.0 for i in range(n)]
        self.segments: list[list[Cubic]] = [[] for _ in range(n)]
        for c in range(len(rows[0])):
            y = [r[c] for r in rows]
            d = [((y[i + 1] if i + 1 < n else y[0] + wrap(c)) - y[i]) / self.spans[i] for i in range(n)]
            if max(abs(v) for v in d) < 1e-9:
                continue
            m = [
                0.0 if stops[i] else _slope(d[i - 1], d[i], self.spans[i - 1], self.spans[i])
                for i in range(n)
            ]
            for i, h in enumerate(self.spans):
                m0, m1, dy = m[i] * h, m[(i + 1) % n] * h, d[i] * h
                self.segments[i].append((c, y[i], m0, 3 * dy - 2 * m0 - m1, m0 + m1 - 2 * dy))

    def locate(self, phase: float) -> tuple[int, float]:
        """Index of the last key before phase (-1: of the previous lap) and the share of its segment."""
        i = bisect_right(self.times, phase) - 1
        return i, ((phase - self.times[i]) % 1.0) / self.spans[i]

    def at(self, i: int, u: float) -> list[float]:
        """The row at share u of segment i."""
        v = self.const[:]
        for c, c0, c1, c2, c3 in self.segments[i]:
            v[c] = c0 + u * (c1 + u * (c2 + u * c3))
        return v


def _slope(before: float, after: float, h0: float, h1: float) -> float:
    if before * after <= 0:
        return 0.0
    w0, w1 = 2 * h1 + h0, h1 + 2 * h0
    return (w0 + w1) / (w0 / before + w1 / after)
