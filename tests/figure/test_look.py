from app.figure.look import BUILDS, TONES, Cast, Look
from tests.figure.conftest import ROOT


def test_one_body_shows_everything_where_one_is_chosen():
    for build in BUILDS:
        for tone in TONES:
            cast = Cast(build, tone)
            assert {cast.look(name) for name in ("warmup-5-quick", "cooldown-6", "x")} == {Look(build, tone)}


def test_both_take_turns_and_a_routine_always_keeps_its_own():
    cast = Cast("both", "deep")
    names = [f"routine-{i}" for i in range(60)]
    shown = [cast.look(name).build for name in names]
    assert shown == [cast.look(name).build for name in names]
    assert all(15 < shown.count(build) < 45 for build in BUILDS)
    assert {cast.look(name).tone for name in names} == {"deep"}


def test_the_shipped_routines_show_both():
    looks = {Cast().look(file.stem).build for file in (ROOT / "routines").glob("*.yaml")}
    assert looks == set(BUILDS)
