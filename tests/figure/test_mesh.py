import pytest

from app.figure.mesh import STRIDE, assemble, floor_mesh, pack_area, read_body
from app.figure.props import read_props
from app.figure.scene import prop_meshes
from app.figure.skeleton import COUNT
from app.figure.skin import CAPSULES, bone_rows, capsule_rows, skinned
from tests.figure.conftest import poser

EVERYTHING = {
    "wall": {"side": "front", "at": 0.5},
    "chair": {"at": [0, 0]},
    "mat": {},
    "pillow": {"at": [0, 0]},
    "pillow2": {"at": [0, 0.3, 0]},
}


def test_the_whole_scene_has_at_most_sixteen_thousand_vertices(body):
    under, over = prop_meshes(read_props(EVERYTHING, ()))
    scene = assemble(body, [floor_mesh(), *under], over)
    assert scene.count <= 16_000
    assert max(scene.indices) < scene.count


def test_the_baked_body_is_sound(body):
    v = body.vertices
    for i in range(0, len(v), STRIDE):
        x, y, _, nx, ny, nz, a, b, w = v[i : i + 9]
        assert abs(x) < 0.4
        assert -0.001 <= y < 1.8
        assert abs(nx * nx + ny * ny + nz * nz - 1) < 0.01
        assert 0 <= a < COUNT
        assert 0 <= b < COUNT
        assert 0 <= w <= 1
        assert 0 <= v[i + 12] <= 6


def test_the_soles_stand_on_the_floor(body):
    lowest = min(body.vertices[i + 1] for i in range(0, len(body.vertices), STRIDE))
    assert abs(lowest) < 0.001


def test_left_and_right_half_of_the_body_are_alike(body):
    v = body.vertices
    marks = [(round(v[i], 3), round(v[i + 1], 3), round(v[i + 2], 3)) for i in range(0, len(v), STRIDE)]
    left = {m for m in marks if m[0] > 0.02}
    right = {(-x, y, z) for x, y, z in marks if x < -0.02}
    assert len(left ^ right) < 0.02 * len(left)


def test_something_else_than_a_body_is_refused(tmp_path, body):
    (tmp_path / "x").write_bytes(b"hello, world, hello, world")
    with pytest.raises(ValueError, match="not a figure mesh"):
        read_body(tmp_path / "x")


def test_an_area_is_packed_into_one_number():
    assert pack_area(7, 0.5) == pytest.approx(7.49)
    assert int(pack_area(7, 1.0)) == 7


def test_standing_still_the_skin_stays_where_it_was_modelled(body):
    pose = poser({"pose": {"shoulder": [0, 0, 0], "elbow": [0, 0], "fingers": 0}}).at(0)
    rows = bone_rows(pose)
    v = body.vertices
    points = [
        ((v[i], v[i + 1], v[i + 2]), int(v[i + 6]), int(v[i + 7]), v[i + 8])
        for i in range(0, len(v), STRIDE * 50)
    ]
    for (p, *_), q in zip(points, skinned(rows, points), strict=True):
        assert max(abs(a - b) for a, b in zip(p, q, strict=True)) < 0.03


def test_there_are_fifteen_capsules_of_two_rows():
    pose = poser({}).at(0)
    rows = capsule_rows(pose)
    assert len(rows) == 2 * CAPSULES
    assert all(r[3] > 0 for r in rows[::2])
