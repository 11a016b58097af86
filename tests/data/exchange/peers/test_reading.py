"""Each file of another timer becomes routines that take the same time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.core.exercise import Sides
from app.core.routine import Routine
from app.core.timeline import lay_out
from app.data.exchange import peers
from app.data.exchange.arrival import Arrival
from app.data.library.library import Library
from app.wiring.lettering import lettering
from tests.data.exchange.peers import samples

Played = list[tuple[str, int | None]]  # a name, and seconds; None for a wait


@pytest.fixture
def arrives(library: Library):
    def arrive(content: bytes, chosen: Mapping[str, str] | None = None) -> Arrival:
        plans = peers.read(content, "anything")
        assert plans is not None
        return plans.arrival(library.exercises, chosen)

    return arrive


@dataclass
class Brought:
    """What an arrival would be, written into a folder of its own."""

    folder: Path

    def library(self) -> Library:
        from app.data.files.paths import share_folder

        return Library(share_folder(), self.folder)


def written(arrival: Arrival, folder: Path) -> Library:
    for kind in ("routines", "exercises"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for file in arrival.files:
        (folder / file.kind / f"{file.id}.yaml").write_text(file.text, "utf-8")
    return Brought(folder).library()


def work(routine: Routine) -> list[int | None]:
    """Seconds of each stretch of work as it is played; None for a wait."""
    return [
        None if segment.kind == "gate" else round(segment.duration_s)
        for segment in lay_out(routine).segments
        if segment.kind in ("work", "gate")
    ]


def said(arrival: Arrival) -> list[str]:
    return [note.says.format(**note.values) for note in arrival.notes]


@pytest.mark.parametrize("name", samples.ALL)
def test_everything_that_comes_passes_the_check_and_can_be_played(name, arrives, tmp_path) -> None:
    arrival = arrives(samples.ALL[name])
    library = written(arrival, tmp_path)
    problems, files, _lints = library.check_and_lint([tmp_path], lettering())
    assert problems == []
    assert len(files) == len(arrival.files)
    routines = [file for file in arrival.files if file.kind == "routines"]
    assert routines
    for file in routines:
        routine = library.routine(file.id)
        assert lay_out(routine, tempo=True).segments
        assert routine.max_pain <= 5


@pytest.mark.parametrize("name", samples.ALL)
def test_what_comes_is_the_same_each_time_also_when_it_is_there_already(name, arrives, tmp_path) -> None:
    first = arrives(samples.ALL[name])
    assert arrives(samples.ALL[name]) == first
    library = written(first, tmp_path)
    plans = peers.read(samples.ALL[name], "anything")
    again = plans.arrival(library.exercises)
    before = {(file.kind, file.id): file.text for file in first.files}
    assert again.files
    for file in again.files:
        assert before[file.kind, file.id] == file.text
    assert {file.id for file in again.files if file.kind == "routines"} == {
        file.id for file in first.files if file.kind == "routines"
    }


# The seconds of work in the order in which the other app plays them.
PLAYED = {
    "backup of Just Another Workout Timer": {
        "my-aufwarmen-am-morgen": [90, 30, 30, 20, 20, 30, 20, 20, 30, 40],
        "my-cool-down": [30, 30, 30],
    },
    "export of Just Another Workout Timer": {"my-cool-down": [30, 30, 30]},
    "share of Just Another Workout Timer": {"my-rozgrzewka-5-min": [30, 20] * 3},
    "first version of Just Another Workout Timer": {"my-old": [40]},
    "damaged export of Just Another Workout Timer": {"my-rozci-ganie-nog": [30, 20]},
    "one timer of OpenHIIT": {"my-pre-run-mobility": [60, *[25] * 12]},
    "timers of OpenHIIT": {"my-calf-hip-stretch": [*[30] * 8, 120], "my-etirements": [45] * 4},
    "OpenHIIT of 2024": {"my-hamstrings": [20, 20, 20, 20]},
    "share of TimeR Machine": {"my-warm-up-10-min": [120, 20, 20, 20, 20, 46, None]},
    "backup of TimeR Machine": {"my-dehnen-nach-dem-lauf": [30] * 8},
    "workout of Feeel": {"my-before-the-run": [30, 40, 20, 20, 30]},
    "workouts of Feeel": {
        "my-before-the-run": [30, 40, 20, 20, 30],
        "my-nach-dem-laufen-ruhig": [60, 45, 30, 25, 25, 20],
    },
}


@pytest.mark.parametrize("name", samples.ALL)
def test_each_stretch_of_work_takes_as_long_as_in_the_other_app(name, arrives, tmp_path) -> None:
    arrival = arrives(samples.ALL[name])
    library = written(arrival, tmp_path)
    routines = [file.id for file in arrival.files if file.kind == "routines"]
    assert {each: work(library.routine(each)) for each in routines} == PLAYED[name]


# The whole time: what the other app takes, and what is added to rests shorter than 3 s or taken at the end.
WHOLE = {
    "my-aufwarmen-am-morgen": (10 + 160 + 2 * 90 + 40, 3 * 4),
    "my-pre-run-mobility": (10 + 60 + 5 + 2 * (6 * 25 + 5 * 5) + 20, 0),
    "my-etirements": (10 + 4 * 45, 3 * 3),
    "my-hamstrings": (10 + 2 * (2 * 20 + 5) + 5, 0),
    "my-before-the-run": (5 + 140 + 10 + 10 + 5 + 10, 0),
    "my-rozgrzewka-5-min": (10 + 3 * 60, 3 * 3 - 10),
}


@pytest.mark.parametrize(
    ("name", "routine"),
    [
        ("backup of Just Another Workout Timer", "my-aufwarmen-am-morgen"),
        ("one timer of OpenHIIT", "my-pre-run-mobility"),
        ("timers of OpenHIIT", "my-etirements"),
        ("OpenHIIT of 2024", "my-hamstrings"),
        ("workout of Feeel", "my-before-the-run"),
        ("share of Just Another Workout Timer", "my-rozgrzewka-5-min"),
    ],
)
def test_the_whole_takes_as_long_but_for_what_is_told(name, routine, arrives, tmp_path) -> None:
    library = written(arrives(samples.ALL[name]), tmp_path)
    theirs, added = WHOLE[routine]
    assert library.routine(routine).total_s == theirs + added


def test_the_source_is_named_and_the_files_are_readable_yaml(arrives) -> None:
    sources = [arrives(content).source for content in samples.ALL.values()]
    assert sources == [
        *["Just Another Workout Timer"] * 5, *["OpenHIIT"] * 3, *["TimeR Machine"] * 2, *["Feeel"] * 2
    ]  # fmt: skip
    (file, *_own) = arrives(samples.JAWT_SHARE).files
    assert file.text == (
        "# From Just Another Workout Timer.\n"
        "id: my-rozgrzewka-5-min\n"
        "title: Rozgrzewka 5 min\n"
        "phase: warm-up\n"
        "steps:\n"
        "  - repeat: 3\n"
        "    steps:\n"
        "      - {exercise: hip-circles, seconds: 30, prepare: 10}\n"
        "      - {exercise: seated-forward-fold, seconds: 20, prepare: 3}\n"
    )


def test_a_move_that_the_catalogue_lacks_comes_with_its_words_alone(arrives, tmp_path) -> None:
    arrival = arrives(samples.FEEEL_ZIP)
    own = {file.id for file in arrival.files if file.kind == "exercises"}
    assert own == {
        "my-pistol-squats-left",
        "my-chair-dips",
        "my-feeel-exercise-4711",
    }  # a split squat is there
    move = written(arrival, tmp_path).exercises["my-chair-dips"]
    assert (move.name, move.max_pain, move.easier, move.basis) == ("Chair dips", 2, "my-chair-dips", ())
    assert "Feeel’s file has numbers in place of names; Limber does not know these exercises: 1." in said(
        arrival
    )


def test_two_sides_become_one_step_and_the_rest_between_them_the_change_over(arrives) -> None:
    texts = "".join(file.text for file in arrives(samples.JAWT_BACKUP).files)
    assert "{exercise: leg-swing-front-back, seconds: 20, prepare: 3}" in texts  # each, 5 s: as it is anyway
    assert "{exercise: calf-stretch-wall, seconds: 30, prepare: 10, switch: 3}" in texts
    assert "right" not in texts.lower()


def test_what_waits_for_a_tap_still_does(arrives) -> None:
    assert "until: done" in arrives(samples.TIMER_SHARE).files[0].text
    waiting = samples.timers(
        {**samples.TIMER, "steps": [samples.step("Plank", 30), samples.step("Rest", 5, "HALT")]}
    )
    arrival = arrives(samples.as_json(waiting))
    assert "{exercise: my-rest, until: done, prepare: 3}" in arrival.files[0].text


def test_what_stays_behind_is_told_in_one_sentence_for_each_kind(arrives) -> None:
    assert said(arrives(samples.TIMER_SHARE)) == [
        "Sounds, spoken texts, pictures and other signals of moves stay behind; Limber has its own: 6.",
        "Names of groups are left out; their rounds are kept: 1.",
        "A rest at the very end is left out, since the routine is over by then: 1.",
        "Before each move there are at least 3 seconds; where there were fewer, they were added: 3.",
        "Times were rounded to whole seconds: 1.",
    ]
    assert "Timers in the other app’s bin are left out: 1." in said(arrives(samples.TIMER_BACKUP))
    assert said(arrives(samples.OPEN_HIIT_ONE)) == [
        "Colours and sounds of the other app’s timers stay behind; Limber has its own.",
        "Moves without a name are called “Work” now: 1.",
        "A “warm-up” or “cool-down” that names no move became an easy walk: 1.",
        "Limber does these moves side after side; here they are done once, as the file has them: 1.",
    ]


def test_a_damaged_export_is_read_and_the_damage_told(arrives) -> None:
    arrival = arrives(samples.JAWT_DAMAGED)
    assert [match.name for match in arrival.matches] == ["Rozci?ganie Bydki", "R?ce"]
    assert said(arrival)[0].startswith("The other app has damaged letters such as “ę”")
    assert not any("damaged" in each for each in said(arrives(samples.JAWT_BACKUP)))


def test_what_a_newer_app_writes_is_read_as_far_as_it_is_known_and_told(arrives) -> None:
    newer = samples.workout("Warm-up", (1, [("Walk", 60)]), version=3)
    assert said(arrives(samples.as_json(newer)))[0].startswith(
        "The file is from a newer Just Another Workout Timer"
    )
    kinds = {**samples.TIMER, "steps": [samples.step("Walk", 60, kind="DRIFT")]}
    arrival = arrives(samples.as_json(samples.timers(kinds)))
    assert "exercise: easy-walk, seconds: 60" in arrival.files[0].text
    assert "What is of a kind that Limber does not know is taken for a move: 1." in said(arrival)
    later = {**samples.BEFORE, "exerciseDbImport": "2027-01-01T00:00:00.000"}
    assert said(arrives(samples.as_json(later)))[0].startswith("Feeel’s list of exercises is newer")


def test_an_own_exercise_is_the_same_whichever_app_names_it(arrives) -> None:
    from_one = arrives(samples.as_json(samples.workout("A", (1, [("Push-ups", 30)])))).files[1]
    from_other = arrives(samples.as_json([samples.timer("B", ["Push-ups"], 1)])).files[1]
    assert from_one == from_other


def test_the_phase_follows_the_file_or_the_title_or_the_moves(arrives) -> None:
    def phases(content: bytes) -> list[str]:
        texts = [file.text for file in arrives(content).files if file.kind == "routines"]
        return [
            line.removeprefix("phase: ") for text in texts for line in text.splitlines() if "phase:" in line
        ]

    assert phases(samples.FEEEL_ZIP) == ["warm-up", "cool-down"]
    assert phases(samples.JAWT_BACKUP) == ["warm-up", "cool-down"]
    untold = samples.workout("Dienstag", (1, [("Calf stretch", 30), ("Quad stretch", 30)]))
    assert phases(samples.as_json(untold)) == ["cool-down"]
    assert any("guess" in each for each in said(arrives(samples.as_json(untold))))


def test_what_the_runner_has_chosen_counts_more_than_what_is_likely(arrives, library) -> None:
    likely = {match.name: match for match in arrives(samples.OPEN_HIIT_ONE).matches}["Leg swings"]
    assert (likely.exercise, likely.sure, likely.others[0]) == (
        "leg-swing-front-back",
        False,
        "leg-swing-side",
    )
    chosen = arrives(
        samples.OPEN_HIIT_ONE, {"Leg swings": "leg-swing-side", "Hip circles": "", "Half squat": "no-such"}
    )
    text = chosen.files[0].text
    assert "leg-swing-side" in text
    assert "leg-swing-front-back" not in text
    assert "my-hip-circles" in text
    assert "half-squat" in text
    now = {match.name: match for match in chosen.matches}
    assert (now["Leg swings"].exercise, now["Leg swings"].sure) == ("leg-swing-side", True)
    assert now["Leg swings"].others[0] == "leg-swing-front-back"
    assert (now["Hip circles"].exercise, now["Hip circles"].sure) == ("", True)
    assert now["Hip circles"].others[0] == "hip-circles"
    (kept,) = arrives(samples.as_json([samples.timer("A", ["Squats"], 1)]), {"Squats": "half-squat"}).matches
    assert (kept.exercise, kept.sure) == ("half-squat", True)
    (none,) = arrives(samples.as_json([samples.timer("A", ["Squats"], 1)]), {"Squats": "no-such"}).matches
    assert (none.exercise, none.sure) == ("half-squat", False)
    assert {file.id for file in chosen.files} == {"my-pre-run-mobility", "my-hip-circles", "my-work"}


def test_a_move_never_takes_the_place_of_one_of_the_runners_with_the_same_id(arrives, tmp_path) -> None:
    (tmp_path / "exercises").mkdir(parents=True)
    theirs = arrives(samples.FEEEL_ZIP).files
    chair = next(file for file in theirs if file.id == "my-chair-dips")
    (tmp_path / "exercises" / "my-chair-dips.yaml").write_text(
        chair.text.replace("name: Chair dips", "name: Something else of mine"), "utf-8"
    )
    mine = Brought(tmp_path).library()
    plans = peers.read(samples.FEEEL_ZIP, "x.zip")
    by_its_id = plans.arrival(mine.exercises)
    assert "my-chair-dips" in [match.exercise for match in by_its_id.matches]
    alone = plans.arrival(mine.exercises, {"Chair dips": ""})
    ids = [file.id for file in alone.files]
    assert "my-chair-dips" not in ids
    (other,) = (each for each in ids if each.startswith("my-chair-dips-"))
    assert plans.arrival(mine.exercises, {"Chair dips": ""}) == alone
    assert any(other in file.text for file in alone.files if file.kind == "routines")


def test_a_catalogue_with_a_broken_file_in_it_is_as_good_as_one_without(arrives, tmp_path) -> None:
    (tmp_path / "exercises").mkdir(parents=True)
    (tmp_path / "exercises" / "broken.yaml").write_text("id: broken\nname: Push-up\nkind: what\n", "utf-8")
    broken = Brought(tmp_path).library()
    plans = peers.read(samples.JAWT_FIRST, "a")
    assert [match.exercise for match in plans.arrival(broken.exercises).matches] == [""]


def test_titles_that_are_alike_get_ids_of_their_own(arrives, tmp_path) -> None:
    twice = {
        "workouts": [
            samples.EVENING,
            samples.EVENING,
            samples.workout("散歩", (1, [("走る", 30), ("歩く", 30)])),
        ]
    }
    arrival = arrives(samples.as_json(twice))
    ids = [file.id for file in arrival.files]
    assert ids[:2] == ["my-cool-down", "my-cool-down-2"]
    assert ids[2].startswith("my-routine-")
    assert len(set(ids)) == len(ids)
    assert written(arrival, tmp_path).check([tmp_path])[0] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"id: my-warmup\ntitle: Mine\n",
        b'{"format": "limber-export", "version": 2, "files": [{"text": "\\"timers\\":"}]}',
        b'{"format": "limber-export", "timers": [',
        b"day,started_utc,phase\n",
        b"\xff\xfe[\x00",
        b"GIF89a",
        json.dumps([1, 2, {"name": "a"}]).encode(),
        samples.zipped(("readme.txt", b"hello")),
        samples.zipped(),
        b'{"a": "\\"timers\\": 1"}',
        b'{"text": {"timers": []}}',
    ],
)  # fmt: skip
def test_what_is_of_none_of_these_apps_is_left_to_others(content: bytes) -> None:
    assert peers.read(content, "Feeel workouts.zip") is None


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("called", ["x.yaml", "backup.feeel", "", "\0", "../../etc/passwd", "a" * 3000])
def test_the_name_of_a_file_means_nothing(name: str, called: str) -> None:
    assert peers.read(samples.ALL[name], called) == peers.read(samples.ALL[name], "a")


def test_a_mark_before_the_text_and_spaces_around_it_are_passed_over(arrives) -> None:
    assert arrives(b"\xef\xbb\xbf \n" + samples.OPEN_HIIT_ONE + b"\n") == arrives(samples.OPEN_HIIT_ONE)


def test_a_pair_of_sides_needs_the_same_move_and_the_same_time(arrives) -> None:
    def steps(*exercises: tuple[str, int]) -> list[str]:
        text = arrives(samples.as_json(samples.workout("Warm-up", (1, list(exercises))))).files[0].text
        return [line.strip(" -") for line in text.splitlines() if "exercise:" in line]

    assert len(steps(("Calf stretch R", 30), ("Calf stretch L", 20))) == 2
    assert len(steps(("Calf stretch R", 30), ("Quad stretch L", 30))) == 2
    assert len(steps(("Calf stretch R", 30), ("Calf stretch R", 30))) == 2
    assert steps(("Calf stretch L", 30), ("Rest", 90), ("Calf stretch R", 30)) == [
        "{exercise: calf-stretch-wall, seconds: 30, prepare: 10, switch: 60}"
    ]
    assert steps(("Push-up each side", 40)) == [
        "{exercise: my-push-up, seconds: 20, prepare: 10, sides: each, switch: 3}"
    ]
    assert steps(("Push-up each side", 45)) == [
        "{exercise: my-push-up, seconds: 45, prepare: 10, sides: alternate}"
    ]
    assert steps(("Alternating toe taps", 40)) == [
        "{exercise: my-alternating-toe-taps, seconds: 40, prepare: 10, sides: alternate}"
    ]


def test_rounds_that_a_group_cannot_hold_are_written_as_several(arrives, tmp_path) -> None:
    content = samples.as_json(samples.workout("Warm-up", (45, [("Plank", 20), ("Rest", 10)])))
    arrival = arrives(content)
    assert [line for line in arrival.files[0].text.splitlines() if "repeat" in line] == ["  - repeat: 15"] * 3
    routine = written(arrival, tmp_path).routine("my-warm-up")
    assert work(routine) == [20] * 45
    assert routine.total_s == 10 + 45 * 20 + 44 * 10


def test_a_group_with_more_moves_than_fit_is_written_out(arrives, tmp_path) -> None:
    moves = [(f"Move number {chr(97 + n % 26)}{n}", 5) for n in range(60)]
    arrival = arrives(samples.as_json(samples.workout("Warm-up", (3, moves))))
    assert "repeat" not in arrival.files[0].text
    assert len(work(written(arrival, tmp_path).routine("my-warm-up"))) == 180


def test_a_workout_that_no_routine_can_hold_is_left_out_and_named(arrives) -> None:
    long = samples.workout("Ultra", (30, [("Walk", 600)]))
    many = samples.workout("Many", (4, [(f"Move {chr(97 + n % 26)}{n}", 5) for n in range(60)]))
    none = samples.workout("Nothing", (2, [("Rest", 30)]))
    arrival = arrives(samples.as_json({"workouts": [long, many, none, samples.EVENING]}))
    assert [file.id for file in arrival.files] == ["my-cool-down", "my-exercise"]
    assert said(arrival)[:3] == [
        "“Ultra” is left out: it would take more than 3 hours.",
        "“Many” is left out: with its rounds it has more than 200 moves.",
        "“Nothing” is left out: there is no move in it.",
    ]


def test_times_beyond_what_a_routine_can_hold_are_kept_within_and_told(arrives, tmp_path) -> None:
    content = samples.workout(
        "Warm-up",
        (1, [("Plank", 2), ("Rest", 500), ("Walk", 900), ("Plank", 0), ("Squats", 30), ("Pause", 20)]),
    )
    arrival = arrives(samples.as_json(content))
    routine = written(arrival, tmp_path).routine("my-warm-up")
    assert work(routine) == [5, 600, 30]
    assert [step.prepare for step in routine.played()] == [10, 120, 3]
    assert said(arrival) == [
        "Moves that last no time at all are left out: 1.",
        "Moves shorter than 5 seconds take 5 seconds now: 1.",
        "Rests longer than 2 minutes were cut to 2 minutes: 1.",
        "Moves longer than 10 minutes were cut to 10 minutes: 1.",
        "Before each move there are at least 3 seconds; where there were fewer, they were added: 1.",
        "A rest at the very end is left out, since the routine is over by then: 1.",
    ]


def test_a_side_that_nobody_would_be_told_is_told(arrives) -> None:
    content = samples.workout(
        "Warm-up", (1, [("Calf stretch R", 30), ("Quad stretch R", 30), ("Push-up left", 20)])
    )
    arrival = arrives(samples.as_json(content))
    assert [match.name for match in arrival.matches] == ["Calf stretch R", "Quad stretch R", "Push-up left"]
    assert any(each.startswith("Moves for one side only") and each.endswith(": 2.") for each in said(arrival))
    assert "my-push-up-left" in arrival.files[0].text


def test_odd_titles_and_names_become_plain_ones(arrives, tmp_path) -> None:
    content = samples.workout(
        "  A\u202e\ttitle\nof \u200b" + "long words " * 20,
        (
            1,
            [
                ("Push-up\u2028\u202e", 20),
                ("x" * 300, 20),
                ("- {a: b} # no: &c", 20),
                ("true", 20),
                ("'", 20),
                ("", 20),
            ],
        ),
    )
    arrival = arrives(samples.as_json(content))
    library = written(arrival, tmp_path)
    assert library.check([tmp_path])[0] == []
    (routine,) = (library.routine(file.id) for file in arrival.files if file.kind == "routines")
    assert routine.title.startswith("A title of long words")
    assert len(routine.title) <= 80
    names = [step.exercise.name for step in routine.played()]
    assert names == ["Push-up", "x" * 59 + "…", "- {a: b} # no: &c", "true", "'", "Work"]


def test_groups_in_groups_take_as_long_as_they_did(arrives, tmp_path) -> None:
    nested = {
        **samples.TIMER,
        "loop": 2,
        "steps": [
            samples.group(
                "outer",
                3,
                samples.step("Plank", 10),
                samples.step("Rest", 7),
                samples.group("inner", 4, samples.step("Squats", 20), samples.step("Pause", 5)),
                samples.step("Rest", 30),
            ),
            samples.step("Walk", 60),
        ],
    }
    arrival = arrives(samples.as_json(samples.timers(nested)))
    routine = written(arrival, tmp_path).routine("my-warm-up-10-min")
    assert work(routine) == [*[10, 20, 20, 20, 20] * 3, 60] * 2
    rests = [step.prepare for step in routine.played()]
    inner = [7, 5, 5, 5]
    assert rests == [10, *inner, 35, *inner, 35, *inner, 35, 3, *inner, 35, *inner, 35, *inner, 35]


def test_both_sides_in_one_exercise_of_each_kind(library) -> None:
    """What the tests above rest on: these exercises treat their sides so."""
    assert library.exercises["calf-stretch-wall"].sides is Sides.EACH
    assert library.exercises["half-squat"].sides is Sides.ONCE
    assert library.exercises["walking-lunge"].sides is Sides.ALTERNATE


def test_reading_writes_nothing(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    for content in samples.ALL.values():
        peers.read(content, "sample")
    assert list(tmp_path.iterdir()) == []
