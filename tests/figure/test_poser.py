import pytest

from app.figure.areas import AREAS, REGIONS, regions
from app.figure.blend import between
from app.figure.errors import FigureError
from app.figure.landmarks import point
from app.figure.maths import length, sub
from app.figure.poser import Poser
from app.figure.skeleton import BONE, NAMES, other_side
from tests.figure.conftest import BASES, EXERCISES, poser, solved


def test_left_is_the_exact_mirror_of_right(exercise):
    _, right = solved(exercise)
    _, left = solved(exercise, "left")
    for a, b in zip(right[::4], left[::4], strict=True):
        for name in NAMES:
            x, y, z = a.p[BONE[name]]
            assert length(sub((-x, y, z), b.p[BONE[other_side(name)]])) < 2e-3, name


def test_left_is_seen_from_the_mirrored_camera_and_glows_on_the_other_side():
    right, _ = solved("supine-hamstring")
    left, _ = solved("supine-hamstring", "left")
    assert left.yaw == -right.yaw
    assert left.glowing == {other_side(m) for m in right.glowing}
    assert "hamstrings_l" in left.glowing


def test_a_wall_at_the_side_changes_sides_with_the_figure():
    right, _ = solved("leg-swing-front-back")
    left, _ = solved("leg-swing-front-back", "left")
    assert right.props.walls[0].normal == (-1.0, 0.0, 0.0)
    assert left.props.walls[0].normal == (1.0, 0.0, 0.0)


def test_the_same_phase_gives_the_same_pose_whatever_came_before(exercise):
    p, _ = solved(exercise)
    first = p.at(0.37, 2.0)
    p.at(0.9)
    again = p.at(0.37, 2.0)
    assert first == again


def test_a_held_key_is_still_except_for_the_breath():
    p, _ = solved("half-kneeling-hip-flexor")
    a, b = p.at(0.3, 0.0), p.at(0.7, 0.0)
    assert max(length(sub(x, y)) for x, y in zip(a.p, b.p, strict=True)) < 1e-9
    c = p.at(0.7, 1.25)
    assert max(length(sub(x, y)) for x, y in zip(a.p, c.p, strict=True)) > 1e-3


def test_a_travelling_figure_goes_on_where_it_was():
    p, _ = solved("walking-lunge")
    a, b = p.at(0.1), p.at(1.1)
    for x, y in zip(a.p, b.p, strict=True):
        assert length(sub((x[0], x[1], x[2] + p.travel), y)) < 1e-9
    assert length(sub(p.at(0.99999).p[0], p.at(1.00001).p[0])) < 1e-3


def test_a_figure_that_walks_backward_sets_its_feet_down_behind_and_leaves_them_there():
    p, _ = solved("backward-walk")
    assert p.travel < 0
    a, b = p.at(0.3), p.at(1.3)
    for x, y in zip(a.p, b.p, strict=True):
        assert length(sub((x[0], x[1], x[2] + p.travel), y)) < 1e-9
    for phase in (0.99999, 1.99999):
        assert length(sub(p.at(phase).p[0], p.at(phase + 0.00002).p[0])) < 1e-3
    foot = BONE["foot_r"]
    planted = [p.at(laps + share).p[foot][2] for laps in (0, 1, 2) for share in (0.15, 0.45)]
    for before, after in zip(planted[::2], planted[1::2], strict=True):
        assert after == pytest.approx(before, abs=0.005)  # it stands still on the floor
    assert planted[2] < planted[0] - 0.5  # and a lap later further back
    swing = [p.at(share).p[foot][2] for share in (0.65, 0.75, 0.85, 0.95)]
    assert swing == sorted(swing, reverse=True)


def test_the_arch_of_a_foot_rises_and_its_toes_part_as_a_pose_says():
    spec = "{keys: [{t: 0}, {t: 0.5, sole_r: {arch: 12, spread: 6}}]}"
    assert poser(spec).at(0).soles == (0, 0, 0, 0)
    assert poser(spec).at(0.5).soles == pytest.approx((0, 0, 0.012, 0.006))
    assert poser(spec, "left").at(0.5).soles == pytest.approx((0.012, 0.006, 0, 0))
    assert poser(spec).at(0.5).back(1.0).soles == pytest.approx((0, 0, 0.012, 0.006))
    half = between(poser(spec).at(0), poser(spec).at(0.5), 0.5)
    assert half.soles == pytest.approx((0, 0, 0.006, 0.003))


def test_feet_are_shod_or_bare_and_nothing_else():
    assert not poser("{}").scenery().bare
    assert poser("{feet: bare}").scenery(tile=True).bare
    with pytest.raises(FigureError, match="bare") as caught:
        poser("{feet: barefoot}")
    assert caught.value.path == ("feet",)


def test_rolling_a_lying_pelvis_right_turns_the_belly_to_the_right():
    pose = poser("{base: supine, pose: {pelvis: [-90, 0, 0, 60]}, contacts: []}").at(0)
    belly, sacrum = point(pose.q, pose.p, "pubis"), point(pose.q, pose.p, "sacrum")
    assert belly[0] < sacrum[0] - 0.1


WRONG = [
    ("{keys: [{t: 0, kne_r: 20}]}", ("keys", 0, "kne_r"), "did you mean knee_r"),
    ("{keys: [{t: 0, hip_r: {flexon: 3}}]}", ("keys", 0, "hip_r", "flexon"), "flexion"),
    ("{keys: [{t: 0, hip_r: [1, 2, 3, 4]}]}", ("keys", 0, "hip_r"), "3 angles"),
    ("{keys: [{t: 0, hip_r: fast}]}", ("keys", 0, "hip_r"), "expected a number"),
    ("{pose: {shoulders: 3}}", ("pose", "shoulders"), "did you mean shoulder"),
    ("{keys: [{t: 0, contacts: {foor: floor}}]}", ("keys", 0, "contacts", "foor"), "did you mean foot"),
    ("{contacts: {hand: {to: flor}}}", ("contacts", "hand"), "did you mean floor"),
    ("{contacts: {foot: {hel: 20}}}", ("contacts", "foot", "hel"), "did you mean heel"),
    ("{contacts: {foot: hip}}", ("contacts", "foot_l"), "only hands"),
    ("{base: stading}", ("base",), "did you mean stand"),
    ("{work: [hamstring]}", ("work", 0), "did you mean hamstrings"),
    ("{props: {wal: {at: 1}}}", ("props", "wal"), "did you mean wall"),
    ("{props: {wall: {side: front}}}", ("props", "wall"), "needs at"),
    ("{keys: [{t: 0.5}, {t: 0.2}]}", ("keys",), "times must grow"),
    ("{keys: [{t: 0}, {t: 1.2}]}", ("keys",), "0 <= t < 1"),
    ("{mirror: half, keys: [{t: 0}, {t: 0.6}]}", ("keys",), "below 0.5"),
    ("{keys: []}", ("keys",), "at least one key"),
    ("{keys: [{hip: 3}]}", ("keys", 0), "needs its time"),
    ("{cicle: 3}", ("cicle",), "did you mean cycle"),
    ("{cycle: 0}", ("cycle",), "between 0.1 and 600"),
    ("{cycle: [4]}", ("cycle",), "expected a number, found [4]"),
    ("{reps: 0}", ("reps",), "between 0.1 and 100"),
    ("{breath: 1.0e-320}", ("breath",), "0 for none"),
    ("{view: {yow: 3}}", ("view", "yow"), "did you mean yaw"),
    ("{view: {close: [fot]}}", ("view", "close", 0), "did you mean foot"),
    ("{view: {tile: 3}}", ("view", "tile"), "a list of names"),
    ("{view: {still: 1}}", ("view", "still"), "0 <= still < 1"),
    ("{exaggerate: 9}", ("exaggerate",), "between 1 and 4"),
]


@pytest.mark.parametrize(("spec", "path", "says"), WRONG, ids=[w[2] for w in WRONG])
def test_a_mistake_names_its_place_and_the_nearest_word(spec, path, says):
    with pytest.raises(FigureError) as e:
        poser(spec)
    assert e.value.path == path
    assert says in str(e.value)


def test_every_catalogue_area_lights_known_regions():
    assert {r for area in AREAS for r in regions([area])} <= set(REGIONS)
    assert len(REGIONS) <= 36
    used = {a for spec in EXERCISES.values() for a in spec["areas"]}
    assert used <= set(AREAS)


def test_areas_light_the_figure_where_the_block_names_no_work():

    assert Poser({"keys": [{"t": 0}]}, BASES, areas=["calves", "lower-back"]).glowing == {
        "calves_l",
        "calves_r",
        "lower_back",
    }


def test_where_sides_take_turns_the_glow_goes_with_the_side_that_works(bases: dict) -> None:
    spec = {"base": "stand", "mirror": "half", "work": ["glutes_r", "abdominals"], "keys": [{"t": 0}]}
    turning = Poser(spec, bases, "right")
    first, second = turning.glow_at(0.25), turning.glow_at(0.75)
    assert (first["glutes_r"], first.get("glutes_l", 0)) == (1, 0)
    assert (second["glutes_r"], second["glutes_l"]) == (0, 1)
    assert turning.glow_at(0.5)["glutes_l"] == 0.5
    assert first["abdominals"] == second["abdominals"] == 1
    still = Poser({**spec, "work": ["glutes"]}, bases, "right")
    assert still.glow_at(0.25) == still.glow_at(0.75)


def test_what_is_exaggerated_moves_so_many_times_as_far_from_the_first_key():
    spec = "{keys: [{t: 0, pelvis: 2, hip: 5}, {t: 0.5, pelvis: 5, hip: [7, 2], shift: [0, 0, 0.01]}], exaggerate: %s}"
    for times in (1, 2.5):
        first, second = poser(spec % times).keys
        assert first.angles["pelvis.tilt"] == 2
        assert second.angles["pelvis.tilt"] == pytest.approx(2 + 3 * times)
        assert second.angles["hip_l.flexion"] == pytest.approx(5 + 2 * times)
        assert second.angles["hip_r.abduction"] == pytest.approx(2 * times)
        assert second.angles["shift.forward"] == pytest.approx(0.01 * times)


def test_so_do_the_places_of_contacts():
    spec = "{exaggerate: 3, keys: [{t: 0, contacts: {foot_r: [0.1, 0]}}, {t: 0.5, contacts: {foot_r: [0.1, 0.05]}}]}"
    _, second = poser(spec).keys
    assert second.contacts["foot_r"].at == pytest.approx((0.1, 0, 0.15))


def test_an_exaggerated_second_half_is_the_mirrored_first():
    spec = "{exaggerate: 2, mirror: half, keys: [{t: 0}, {t: 0.25, spine: [0, 0, 10]}]}"
    right, left = (poser(spec).keys[i].angles["thorax.rotation"] for i in (1, 3))
    assert right == pytest.approx(15.6)
    assert left == pytest.approx(-15.6)


def test_moves_shown_larger_than_they_are_say_so_in_words():
    """The picture may lie about the size; the words may not."""
    small = ("gently", "just off", "few centimetres", "quiet", "small")
    for name, spec in EXERCISES.items():
        if "exaggerate" in spec["figure"]:
            words = " ".join([*spec["steps"], spec["mistake"]]).lower()
            assert any(word in words for word in small), name


def test_the_effort_grows_from_the_first_key_to_the_farthest_one(bases: dict) -> None:
    p = poser({"keys": [{"t": 0}, {"t": 0.5, "until": 0.8, "hip_r": 60, "knee_r": 90, "free": ["foot_r"]}]})
    efforts = {}
    for phase in (0.0, 0.25, 0.5, 0.7, 1.0):
        p.at(phase)
        efforts[phase] = p.effort
    assert efforts[0.0] == efforts[1.0] == 0.0
    assert 0.2 < efforts[0.25] < 0.8
    assert efforts[0.5] == efforts[0.7] == 1.0


def test_a_held_pose_is_all_effort() -> None:
    p = poser({"breath": 4})
    p.at(0.3)
    assert p.effort == 1.0


def test_a_belly_rises_with_the_breath_and_as_a_pose_says():
    resting = poser("{breath: 4}")
    assert resting.at(0, 1.0).belly > 0.003
    assert resting.at(0, 3.0).belly < -0.003
    swelling = poser("{pose: {belly: 5}, keys: [{t: 0}, {t: 0.5, belly: 20}]}")
    assert [swelling.at(t).belly for t in (0, 0.5)] == pytest.approx([0.005, 0.020])
    assert swelling.at(0.5).back(1.0).belly == pytest.approx(0.020)


def test_where_legs_take_turns_only_the_hip_that_lifts_glows():
    for name in ("hip-gate", "march-in-place"):
        p, poses = solved(name)
        for at in (10, 34):
            heights = {s: poses[at].p[BONE[f"shin_{s}"]][1] for s in "lr"}
            lifted = max(heights, key=lambda s: heights[s])
            glow = p.glow_at(at / 48)
            assert glow[f"hip_flexors_{lifted}"] > 0.9, name
            assert glow[f"hip_flexors_{other_side(f'x_{lifted}')[-1]}"] < 0.1, name


def test_a_skip_flies_and_high_knees_stay_near_the_floor():
    def highest_sole(name):
        _, poses = solved(name)
        return max(min(pose.p[BONE[f"toes_{s}"]][1] for s in "lr") for pose in poses[::6])

    assert highest_sole("a-skip") > 0.15
    assert highest_sole("high-knees") < 0.11


def test_muscles_glow_with_the_effort_and_hardly_before_it_begins(bases: dict) -> None:
    keys = [{"t": 0}, {"t": 0.5, "hip": 60, "knee": 80}]
    squat = Poser({"keys": keys, "base": "stand"}, bases)
    strengths = []
    for phase in (0.0, 0.2, 0.5):
        squat.at(phase)
        strengths.append(squat.strain)
    assert strengths[0] < 0.15
    assert strengths == sorted(strengths)
    assert strengths[-1] > 0.95
    held = Poser({"keys": [{"t": 0, "until": 0.9}]}, bases)
    held.at(0.1)
    assert held.strain == 1.0
