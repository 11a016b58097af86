"""A joint keeps its flesh while it bends: it is neither pinched like a hose nor blown up.

Measured is the cut through the joint that halves its angle: how far it reaches to the outer side of the bend,
and how wide it is. Within the fold flesh is pressed together, as it is in a body.
"""

import pytest

from app.figure.joints import CHANNEL, RANGE, WIDTH
from app.figure.maths import add, cross, dot, sub, unit
from app.figure.mesh import SHORTS, SKIN, STRIDE, skin_points
from app.figure.skeleton import BONE
from app.figure.skin import bone_rows, skinned
from app.figure.solve import solve

BENDS = {  # joint: angle, the bones above, at and below it, what is cut there, how far it reaches, metres
    "knee": ("knee_l.flexion", ("thigh_l", "shin_l", "foot_l"), SKIN, 0.13),
    "hip": ("hip_l.flexion", ("", "thigh_l", "shin_l"), SHORTS, 0.17),
    "elbow": ("elbow_l.flexion", ("upperarm_l", "forearm_l", "hand_l"), SKIN, 0.09),
}
LEAST, MOST = 0.75, 1.30  # of the nearly straight joint
STRAIGHT = 10.0  # degrees


def extents(body, build, bend, degrees):
    """Metres from a joint to its outer side, and across it."""
    channel, (above, at, below), material, reach = bend
    a = [0.0] * (WIDTH + 1)
    a[CHANNEL[channel]] = degrees
    pose = solve(a, build=build)
    centre = pose.p[BONE[at]]
    up = unit(sub(pose.p[BONE[above]], centre)) if above else (0.0, 1.0, 0.0)
    down = unit(sub(pose.p[BONE[below]], centre))
    normal, outward = unit(sub(down, up)), unit(sub((0.0, 0.0, 0.0), add(up, down)))
    across = cross(normal, outward)
    moved = skinned(bone_rows(pose, body.bind), skin_points(body.mesh))
    v, i = body.mesh.vertices, body.mesh.indices
    edge = []
    for k in range(0, len(i), 3):
        if any(moved[c][0] < 0 for c in i[k : k + 3]):
            continue  # the other side of the body
        corners = [sub(moved[c], centre) for c in i[k : k + 3]]
        if v[i[k] * STRIDE + 14] != material or any(dot(c, c) > reach * reach for c in corners):
            continue
        side = [dot(c, normal) for c in corners]
        for m, n in ((0, 1), (1, 2), (2, 0)):
            if (side[m] > 0) != (side[n] > 0):
                edge.append(add(corners[m], sub(corners[n], corners[m]), side[m] / (side[m] - side[n])))
    wide = [dot(e, across) for e in edge]
    return max(dot(e, outward) for e in edge), max(wide) - min(wide)


@pytest.mark.parametrize("joint", BENDS)
def test_a_joint_keeps_its_flesh_over_its_whole_range(joint, build, body):
    bend = BENDS[joint]
    straight = extents(body, build, bend, STRAIGHT)
    assert all(0.02 < extent < 0.25 for extent in straight)
    most = int(RANGE[bend[0]][1])
    for degrees in (*range(20, most, 20), most):
        shares = [a / b for a, b in zip(extents(body, build, bend, degrees), straight, strict=True)]
        assert all(LEAST <= share <= MOST for share in shares), (degrees, shares)
