"""Vectors and unit quaternions as plain tuples.

A quaternion is (w, x, y, z) and turns vectors by `qrot`. Angles are radians here and nowhere else
in the room.
"""

from math import asin, atan2, cos, degrees, sin, sqrt

Vec = tuple[float, float, float]
Quat = tuple[float, float, float, float]

DOWN: Vec = (0.0, -1.0, 0.0)
IDENTITY: Quat = (1.0, 0.0, 0.0, 0.0)


def qmul(a: Quat, b: Quat) -> Quat:
    """The turn b followed, in the outer frame, by the turn a."""
    aw, ax, ay, az = a
    bw, bx, by, bz = b
    return (
        aw * bw - ax * bx - ay * by - az * bz,
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
    )


def qrot(q: Quat, v: Vec) -> Vec:
    """V turned by q."""
    w, x, y, z = q
    vx, vy, vz = v
    tx, ty, tz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
    return (vx + w * tx + y * tz - z * ty, vy + w * ty + z * tx - x * tz, vz + w * tz + x * ty - y * tx)


def conj(q: Quat) -> Quat:
    """The opposite turn."""
    return (q[0], -q[1], -q[2], -q[3])


def qx(a: float) -> Quat:
    """Turn about x."""
    return (cos(a / 2), sin(a / 2), 0.0, 0.0)


def qy(a: float) -> Quat:
    """Turn about y."""
    return (cos(a / 2), 0.0, sin(a / 2), 0.0)


def qz(a: float) -> Quat:
    """Turn about z."""
    return (cos(a / 2), 0.0, 0.0, sin(a / 2))


def about(axis: Vec, angle: float) -> Quat:
    """Turn about a unit axis."""
    s = sin(angle / 2)
    return (cos(angle / 2), axis[0] * s, axis[1] * s, axis[2] * s)


def qdot(a: Quat, b: Quat) -> float:
    """Inner product of two quaternions, 1 where they are the same turn."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]


def blend(a: Quat, b: Quat, w: float) -> Quat:
    """Normalised mix from a to b the short way, keeping a's sign."""
    u, v = 1 - w, (w if qdot(a, b) >= 0 else -w)
    q = (a[0] * u + b[0] * v, a[1] * u + b[1] * v, a[2] * u + b[2] * v, a[3] * u + b[3] * v)
    n = 1 / sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3])
    return (q[0] * n, q[1] * n, q[2] * n, q[3] * n)


def frame(x: Vec, y: Vec, z: Vec, like: Quat) -> Quat:
    """Quaternion of the orthonormal columns x, y, z, with the sign nearest to `like`."""
    a, b, c = x[0], y[1], z[2]
    if a + b + c > 0:
        s = sqrt(a + b + c + 1) * 2
        q = (s / 4, (y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s)
    elif a > b and a > c:
        s = sqrt(1 + a - b - c) * 2
        q = ((y[2] - z[1]) / s, s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s)
    elif b > c:
        s = sqrt(1 + b - a - c) * 2
        q = ((z[0] - x[2]) / s, (y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s)
    else:
        s = sqrt(1 + c - a - b) * 2
        q = ((x[1] - y[0]) / s, (z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4)
    return (-q[0], -q[1], -q[2], -q[3]) if qdot(q, like) < 0 else q


def aim(q: Quat, old: Vec, new: Vec) -> Quat:
    """Q turned by the shortest rotation that brings the unit vector old onto new."""
    w = 1 + dot(old, new)
    if w < 1e-6:
        return q
    c = cross(old, new)
    n = 1 / sqrt(w * w + dot(c, c))
    return qmul((w * n, c[0] * n, c[1] * n, c[2] * n), q)


def dot(a: Vec, b: Vec) -> float:
    """Inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Cross product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Vec) -> Vec:
    """A at length 1."""
    n = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) or 1e-9
    return (a[0] / n, a[1] / n, a[2] / n)


def add(a: Vec, b: Vec, k: float = 1.0) -> Vec:
    """A plus k times b."""
    return (a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k)


def sub(a: Vec, b: Vec) -> Vec:
    """A minus b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def length(a: Vec) -> float:
    """Length of a."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def lerp(a: Vec, b: Vec, w: float) -> Vec:
    """The point a share w of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w, a[2] + (b[2] - a[2]) * w)


def mirror_x(p: Vec) -> Vec:
    """The same point on the other side of the body."""
    return (-p[0], p[1], p[2])


def clamp(x: float, low: float = -1.0, high: float = 1.0) -> float:
    """X kept between low and high."""
    return low if x < low else high if x > high else x


def euler(q: Quat) -> Vec:
    """Angles of q taken as x, then z, then y, in degrees (the order of every joint)."""
    w, x, y, z = q
    return (
        degrees(atan2(2 * (y * z + w * x), 1 - 2 * (x * x + z * z))),
        degrees(asin(clamp(2 * (w * z - x * y)))),
        degrees(atan2(2 * (x * z + w * y), 1 - 2 * (y * y + z * z))),
    )
