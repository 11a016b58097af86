"""Names of other apps are matched to the catalogue; where that is not sure it is said, and the wrong is worse than none."""

from collections import defaultdict

import pytest

from app.data.exchange.peers.names import Catalogue, _names, key_of
from app.data.exchange.peers.rests import is_rest
from app.data.exchange.peers.synonyms import LIKELY, SURE

SURE_NAMES = {
    "Leg Swing, front to back": "leg-swing-front-back",
    "leg swings front/back": "leg-swing-front-back",
    "Front-to-back leg swings": "leg-swing-front-back",
    "side to side LEG SWINGS": "leg-swing-side",
    "Child’s pose": "childs-pose",
    "Childs Pose 30s": "childs-pose",
    "Calf raises x 15": "calf-raise",
    "Bridges": "glute-bridge",
    "Brücke (Gesäß)": "glute-bridge",
    "Kniehebelauf": "high-knees",
    "Hüftkreisen": "hip-circles",
    "huftkreisen": "hip-circles",
    "Ausfallschritt zur Seite": "lateral-lunge",
    "Montées de genoux": "high-knees",
    "Talons-fesses": "butt-kicks",
    "Cercles de cheville": "ankle-circles",
    "Círculos de cadera": "hip-circles",
    "Elevación de talones": "calf-raise",
    "Krążenia bioder": "hip-circles",
    "Wykroki w bok": "lateral-lunge",
    "Ponte per glutei": "glute-bridge",
    "Ginocchia alte": "high-knees",
    "Hakken-billen": "butt-kicks",
    "Hoge knieën": "high-knees",
    "Elevação de panturrilha": "calf-raise",
    "Passada": "walking-lunge",
    "Walk": "easy-walk",
    "Spacer": "easy-walk",
    "Bird-dogs": "bird-dog",
    "McGill curl-up": "mcgill-curl-up",
    "Windshield wipers": "knee-rolls",
    "Strides x 4": "stride",
    "Pogo jumps": "pogo-hop",
    "Quick feet": "fast-feet",
    "Rückwärtsgehen": "backward-walk",
    "Lockerer Dauerlauf": "easy-run",
    "Knee-to-wall": "ankle-rock-wall",
    "Foot doming": "short-foot",
    "Zehenspreizen": "toe-spread",
    "Walking on heels": "heel-walk",
    "Einbeinstand": "single-leg-balance",
    "Étirement tibial": "shin-stretch",
    "Plantar fascia stretch": "sole-stretch",
    "Side plank": "side-bridge",
    "Plank": "front-plank",
    "Forearm plank": "front-plank",
    "Single leg glute bridge": "single-leg-bridge",
    "Split squats": "split-squat",
    "Clamshells": "clam",
    "Foam roll: calves": "roll-calf",
}
LIKELY_NAMES = {
    "Leg swings": "leg-swing-front-back",
    "Squats": "half-squat",
    "Lunges": "walking-lunge",
    "Wade": "calf-stretch-wall",
    "Mollet": "calf-stretch-wall",
    "Hamstring": "supine-hamstring",
    "Quad stretch": "standing-quad-stretch",
    "Hüftbeuger": "half-kneeling-hip-flexor",
    "Hip flexor stretsch": "half-kneeling-hip-flexor",  # a slip of the finger
    "Standng torso rotation": "torso-rotation",
    "Przysiady": "half-squat",
    "Étirement psoas": "half-kneeling-hip-flexor",
    "Cobra": "sphinx",
    "Warm up": "easy-walk",
    "Dehnung Wade": "calf-stretch-wall",
    "Kuitstretch": "calf-stretch-wall",
    "Lunge stretch": "half-kneeling-hip-flexor",
    "Rozciąganie: czworogłowy": "standing-quad-stretch",
    "Hamstring (lying)": "supine-hamstring",
}
# Moves that Limber does not have: showing something else would be worse than showing nothing.
NOT_THERE = [
    "Push-ups", "Jumping jacks", "Crunches", "Pistol squats", "Jump squats", "Chair dips",
    "Wall sit", "Burpees", "Leg raises", "Arm circles", "Russian twist", "Superman", "Toe taps", "Neck circles",
    "Shoulder rolls", "Box jumps", "Mountain climbers", "Bulgarian split squats", "Step-ups", "Head turns", "Work",
    "Hamstring stretch (standing)", "Standing hamstring stretch", "Adductor stretch",
    "Squat stretch", "Bridge, seated",
    "Exercise", "Liegestütze", "Hampelmann", "Pompes", "Flexiones", "Pompki", "Run", "Bieg", "x", "1", "🧘", "走る", "",
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(library) -> Catalogue:
    return Catalogue(library.exercises)


@pytest.mark.parametrize("name", SURE_NAMES)
def test_what_it_is_called_is_sure(name: str, catalogue: Catalogue) -> None:
    meant = catalogue.meant(name)
    assert (meant.exercise, meant.sure) == (SURE_NAMES[name], True)


@pytest.mark.parametrize("name", LIKELY_NAMES)
def test_what_it_could_be_is_likely(name: str, catalogue: Catalogue) -> None:
    meant = catalogue.meant(name)
    assert (meant.exercise, meant.sure) == (LIKELY_NAMES[name], False)


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_not_there_is_not_taken_for_something_else(name: str, catalogue: Catalogue) -> None:
    assert catalogue.meant(name).exercise == ""


def test_others_are_ids_that_it_is_not_and_few(catalogue: Catalogue, library) -> None:
    for name in [*SURE_NAMES, *LIKELY_NAMES, *NOT_THERE]:
        meant = catalogue.meant(name)
        assert meant.exercise not in meant.others
        assert len(meant.others) == len(set(meant.others)) <= 4
        assert set(meant.others) <= set(library.exercises)
    assert "leg-swing-side" in catalogue.meant("Leg swings").others
    assert "soleus-stretch-wall" in catalogue.meant("Calf stretch").others


def test_every_exercise_is_found_by_its_own_name_and_id(catalogue: Catalogue, library) -> None:
    for name, exercise in library.exercises.items():
        for called in (exercise.name, name, exercise.name.upper(), name.replace("-", " ")):
            assert (catalogue.meant(called).exercise, catalogue.meant(called).sure) == (name, True)


def test_synonyms_are_those_of_exercises_that_are_there_and_mean_one_alone(library) -> None:
    assert set(SURE) == set(library.exercises)
    assert set(LIKELY) <= set(library.exercises)
    sure, likely = defaultdict(set), defaultdict(set)
    for listed, found in ((SURE, sure), (LIKELY, likely)):
        for exercise, names in listed.items():
            for name in _names(names):
                assert key_of(name), name
                found[key_of(name)].add(exercise)
    for exercise in library.exercises.values():
        sure[key_of(exercise.name)].add(exercise.id)
    assert [(key, ids) for found in (sure, likely) for key, ids in found.items() if len(ids) > 1] == []
    assert set(sure) & set(likely) == set()


def test_no_move_of_the_catalogue_is_taken_for_a_rest(library) -> None:
    for exercise, names in (*SURE.items(), *LIKELY.items()):
        for name in (library.exercises[exercise].name, *_names(names)):
            assert not is_rest(name), name


def test_without_a_catalogue_nothing_is_meant() -> None:
    assert Catalogue({}).meant("Plank").exercise == ""


def test_a_long_list_of_strange_names_takes_a_moment(catalogue: Catalogue) -> None:
    import time

    started = time.process_time()
    for number in range(300):
        catalogue.meant(f"Strange{number} stretch{number} hip{number}flexor circlez walkin{number}")
    assert time.process_time() - started < 5
