import zlib
from itertools import pairwise

import pytest

from app.figure.areas import REGION
from app.figure.joints import WIDTH
from app.figure.look import BUILDS
from app.figure.maths import conj, cross, dot
from app.figure.mesh import (
    DARK,
    HAIR,
    MAGIC,
    SEWN,
    SHOE,
    SHORTS,
    SKIN,
    STRIDE,
    TONES,
    TOP,
    TRIM,
    assemble,
    read_body,
    skin_points,
)
from app.figure.props import read_props
from app.figure.room import ROOM_STRIDE, before_mesh, behind_mesh
from app.figure.scene import thing_meshes
from app.figure.skeleton import COUNT
from app.figure.skin import BONES, CAPSULES, STATIC, TOUCHING, bone_rows, capsule_rows, skinned, touching
from app.figure.solve import Pose, solve
from tests.figure.conftest import ROOT, poser, solved

EVERYTHING = {
    "wall": {"side": "front", "at": 0.5},
    "chair": {"at": [0, 0]},
    "mat": {},
    "pillow": {"at": [0, 0]},
    "pillow2": {"at": [0, 0.3, 0]},
    "roller": {"under": "back"},
}


def test_a_body_with_its_floor_fits_the_budget_of_a_phone(body):
    floor = behind_mesh([])
    for mesh in (body.mesh, body.bare):
        assert mesh.count + floor.count <= 16_000
        assert (len(mesh.indices) + len(floor.indices)) / 3 <= 20_000


def test_both_bodies_together_take_little_of_a_download():
    assert sum((ROOT / f"assets/figure/{build}.bin").stat().st_size for build in BUILDS) <= 300 * 1024


def test_bare_feet_take_the_place_of_socks_and_shoes_and_all_else_is_the_same(body):
    def low(mesh):  # x, y, z and material of what is below the shins
        v = mesh.vertices
        rows = [(*v[i : i + 3], v[i + 14]) for i in range(0, len(v), STRIDE)]
        return [r for r in rows if r[1] < 0.3], {r for r in rows if r[1] >= 0.3}

    (shod, above), (bare, above_bare) = low(body.mesh), low(body.bare)
    assert {r[3] for r in shod} == {SKIN, SHOE, TRIM}
    assert {r[3] for r in bare} == {SKIN}
    assert above == above_bare
    assert min(r[1] for r in bare) == pytest.approx(0.0, abs=0.002)


def test_a_bare_foot_goes_over_into_the_leg_without_a_ring(body):
    """Where they meet the same point is there twice; light must fall on both alike."""
    v = body.bare.vertices
    at = {}
    for i in range(0, len(v), STRIDE):
        if v[i + 1] < 0.3:
            at.setdefault(tuple(v[i : i + 3]), []).append(tuple(v[i + 3 : i + STRIDE]))
    twice = [rows for rows in at.values() if len(rows) > 1]
    assert len(twice) > 20
    assert all(row == rows[0] for rows in twice for row in rows)


def test_all_props_at_once_still_fit_sixteen_bit_indices(body):
    props = read_props(EVERYTHING, ())
    parts = [assemble(body.mesh, thing_meshes(props)), behind_mesh(props.walls), before_mesh(props.walls)]
    assert sum(part.count for part in parts) <= 16_000
    for part in parts:
        assert len(part.vertices) == part.count * part.stride
        assert max(part.indices) < part.count


def test_a_wall_is_drawn_on_either_side_of_the_body_and_fades_beyond_where_it_ends():
    walls = read_props(EVERYTHING, ()).walls
    floor, behind, before = behind_mesh([]), behind_mesh(walls), before_mesh(walls)
    panel = behind.vertices[: -len(floor.vertices)]
    assert [abs(v) for v in panel] == [abs(v) for v in before.vertices]
    assert all(v > 0 for v in panel[9::ROOM_STRIDE])
    assert all(v < 0 for v in before.vertices[9::ROOM_STRIDE])
    assert max(panel[0::ROOM_STRIDE]) > walls[0].span[1]
    assert before_mesh([]).count == 0


def test_the_baked_body_is_sound(body):
    v = body.mesh.vertices
    for i in range(0, len(v), STRIDE):
        x, y, _, nx, ny, nz, *bones = v[i : i + 9]
        first, second = v[i + 9 : i + 11]
        assert abs(x) < 1.0
        assert -0.001 <= y < 1.9
        assert abs(nx * nx + ny * ny + nz * nz - 1) < 0.05
        assert all(0 <= bone < len(BONES) for bone in bones)
        assert 0 <= first <= 1
        assert 0 <= second <= 1
        assert first + second <= 1.005
        assert SKIN <= v[i + 14] <= DARK
        assert all(0 <= tone <= 1.5 for tone in v[i + 15 : i + 19])


def test_muscles_glow_through_skin_and_clothes_but_not_through_socks_shoes_and_hair(body):
    v = body.mesh.vertices
    glows = {SKIN: 0, TOP: 0, SHORTS: 0, TRIM: 0, SHOE: 0, HAIR: 0}
    for i in range(0, len(v), STRIDE):
        strength = max(code - int(code) for code in v[i + 11 : i + 14])
        glows[v[i + 14]] = max(glows.get(v[i + 14], 0), strength)
    assert min(glows[m] for m in (SKIN, TOP, SHORTS)) > 0.5
    assert max(glows[m] for m in (TRIM, SHOE, HAIR)) < 0.01


def test_cloth_knows_how_far_its_hems_are(body):
    v, (nowhere, grows) = body.mesh.vertices, SEWN
    corners = [i for i in range(0, len(v), STRIDE) if v[i + 14] == TOP]
    hem = {i: v[i + 16] / grows - nowhere for i in corners}
    middle = [hem[i] for i in corners if 1.05 < v[i + 1] < 1.25 and abs(v[i]) < 0.15]
    low = [hem[i] for i in corners if v[i + 1] < 0.955]
    assert min(middle) > 0.03
    assert max(low) < 0.012


def test_hair_knows_its_hairline_and_runs_in_strands_from_a_parting_to_the_nape(body, build):
    v, (nowhere, grows) = body.mesh.vertices, SEWN
    corners = [i for i in range(0, len(v), STRIDE) if v[i + 14] == HAIR]
    above = {i: v[i + 16] / grows - nowhere for i in corners}
    strand = {i: v[i + 17] / TONES for i in corners}
    assert min(above.values()) < -0.004  # it goes on below the line, to thin out
    assert max(above.values()) > 0.045
    front = [strand[i] for i in corners if abs(v[i]) < 0.004 and v[i + 2] > 0.06]
    nape = [strand[i] for i in corners if abs(v[i]) < 0.004 and v[i + 2] < -0.06 and v[i + 1] < 1.62]
    assert max(front) < 0.1 < 0.9 < min(nape)
    assert (min(front) < 0.005) == (build == "woman")  # a parting
    fades = min(v[i + 15] for i in corners)
    assert (fades < 0.5) == (build == "man")


def test_a_hem_folds_in_far_enough_that_nobody_looks_through_behind_it(body):
    v, seen = body.mesh.vertices, set()
    for k in range(0, len(body.mesh.indices), 3):
        i, *others = (STRIDE * corner for corner in body.mesh.indices[k : k + 3])
        if v[i + 14] == SHORTS:
            seen.update(round(v[j + 15], 1) for j in (i, *others))
    assert 0.6 in seen
    assert 1.0 in seen


def under(pose, body, bands=(0.97, 1.05, 1.13, 1.21, 1.29)):
    """Heights over the mat of a shirt's back, metres, from the hem to the blades."""
    v = body.mesh.vertices
    back = [p for p, i in zip(skin_points(body.mesh), range(14, len(v), STRIDE), strict=True) if v[i] == TOP]
    back = [p for p in back if abs(p[0][0]) < 0.06 and p[0][2] < 0]
    moved = skinned(bone_rows(pose, body.bind), back)
    of_band = lambda low: (m[1] for m, p in zip(moved, back, strict=True) if low <= p[0][1] < low + 0.08)  # noqa: E731
    return [min(of_band(low)) for low in bands]


@pytest.mark.parametrize("exercise", ["dead-bug", "rest-breathing", "glute-bridge"])
def test_the_shirt_of_somebody_on_the_back_lies_on_the_mat_nearly_all_along(exercise, body, build):
    _, poses = solved(exercise, build=build, steps=8)
    assert max(under(poses[0], body)) < 0.036


def test_the_gap_under_the_low_back_closes_as_the_pelvis_tilts(body, build):
    _, poses = solved("pelvic-tilt", build=build, steps=8)
    before, after = (max(under(pose, body, (1.05, 1.13))) for pose in (poses[0], poses[4]))
    assert before - after > 0.012


@pytest.mark.parametrize("name", ["chair", "pillow", "block", "roller"])
def test_things_turn_their_outside_to_whoever_looks_at_them(name):
    """The inside of what is drawn with the body is left out."""
    options = {"at": [0, 0], **({"under": "belly"} if name == "roller" else {})}
    for thing in thing_meshes(read_props({name: options}, ())):
        v = thing.vertices
        for k in range(0, len(thing.indices), 3):
            i, j, m = (STRIDE * corner for corner in thing.indices[k : k + 3])
            p, a, b = (v[c : c + 3] for c in (i, j, m))
            out = cross(
                [y - x for x, y in zip(p, a, strict=True)], [y - x for x, y in zip(p, b, strict=True)]
            )
            assert dot(out, tuple(v[i + 3 : i + 6])) > -1e-9


def test_the_soles_stand_on_the_floor(body):
    lowest = min(body.mesh.vertices[i + 1] for i in range(0, len(body.mesh.vertices), STRIDE))
    assert abs(lowest) < 0.001


def test_left_and_right_half_of_the_body_are_alike(body):
    v = body.mesh.vertices
    left, right = [], []
    for i in range(0, len(v), STRIDE):
        x, y, z = v[i : i + 3]
        if abs(x) > 0.02:
            (left if x > 0 else right).append((abs(x), y, z))
    assert abs(len(left) - len(right)) < 0.02 * len(left)
    grid = {(round(x, 2), round(y, 2), round(z, 2)) for x, y, z in left}
    other = {(round(x, 2), round(y, 2), round(z, 2)) for x, y, z in right}
    assert len(grid ^ other) < 0.06 * len(grid)


def test_something_else_than_a_body_is_refused(tmp_path, body):
    (tmp_path / "x").write_bytes(b"hello, world, hello, world")
    with pytest.raises(ValueError, match="not a figure mesh"):
        read_body(tmp_path / "x")


def test_a_body_cut_short_is_refused(tmp_path, build):
    whole = (ROOT / f"assets/figure/{build}.bin").read_bytes()
    packed = len(MAGIC) + 36 + 28 * STATIC
    short = whole[:packed] + zlib.compress(zlib.decompress(whole[packed:])[:-2])
    (tmp_path / "x").write_bytes(short)
    with pytest.raises(ValueError, match="cut short"):
        read_body(tmp_path / "x")


def test_in_its_own_pose_the_skin_stays_where_it_was_modelled(body):
    turns, places = [conj(q) for q in body.bind.turn], body.bind.place
    rows = bone_rows(Pose(turns[:COUNT], places[:COUNT]), body.bind)
    limb = [
        p for p in skin_points(body.mesh, 20) if all(bone < COUNT for bone in p[1])
    ]  # the helpers follow rules of their own
    assert len(limb) > 200
    for (p, *_), q in zip(limb, skinned(rows, limb), strict=True):
        assert max(abs(a - b) for a, b in zip(p, q, strict=True)) < 1e-5


def test_hanging_arms_and_straight_legs_stand_where_the_skeleton_says(body, build):
    pose = solve([0.0] * (WIDTH + 1), build=build)
    moved = skinned(bone_rows(pose, body.bind), skin_points(body.mesh))
    assert min(y for _, y, _ in moved) == pytest.approx(0.0, abs=0.003)
    assert max(abs(x) for x, _, _ in moved) < 0.36


def test_there_are_fifteen_capsules_of_two_rows():
    pose = poser({}).at(0)
    rows = capsule_rows(pose)
    assert len(rows) == 2 * CAPSULES
    assert all(r[3] > 0 for r in rows[::2])


def pressed(pose):
    """How much both ends of each foot and hand press on the floor."""
    lines, presses = touching(pose)
    assert len(lines) == len(presses) == TOUCHING
    return [(press // 1 / 100, press % 1) for press in presses]


def test_what_stands_on_the_floor_presses_on_it_and_what_hangs_does_not():
    left, right, *hands = pressed(poser({}).at(0))
    assert min(*left, *right) > 0.95
    assert max(max(ends) for ends in hands) == 0
    heel, toe = pressed(solved("calf-raise")[1][17])[0]
    assert heel < 0.2 < 0.9 < toe
    kneeling = pressed(solved("cat-cow")[1][0])
    assert min(min(ends) for ends in kneeling[2:]) > 0.5


def test_the_floor_is_finer_where_shadows_fall():
    floor = behind_mesh([])
    across = sorted(set(floor.vertices[0::ROOM_STRIDE]))
    steps = [b - a for a, b in pairwise(across)]
    assert (across[0], across[-1]) == (-1, 1)
    assert steps[len(steps) // 2] < 0.5 * steps[0]


def test_the_two_calf_muscles_lie_one_above_the_other(body):
    v, lit = body.mesh.vertices, {"calves_l": [], "soleus_l": []}
    for i in range(0, len(v), STRIDE):
        for name, heights in lit.items():
            if any(int(v[i + k]) == REGION[name] and v[i + k] % 1 > 0.45 for k in (11, 12, 13)):
                heights.append(v[i + 1])
    calf, soleus = (sum(h) / len(h) for h in lit.values())
    assert 0.36 < calf < 0.44
    assert 0.14 < soleus < 0.28
    assert min(lit["calves_l"]) > soleus
