"""Files as four other timers write them, made by hand from what is known of their formats."""

import copy
import io
import json
import zipfile
from typing import Any


def as_json(data: Any) -> bytes:
    """Without spaces, as these apps do it, and with every letter as itself."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def low_bytes(data: Any) -> bytes:
    """As Just Another Workout Timer exports: of each letter the lowest byte, whatever that is then."""
    return bytes(ord(c) & 0xFF for c in json.dumps(data, ensure_ascii=False, separators=(",", ":")))


# --- Just Another Workout Timer -------------------------------------------------------------------------------


def workout(title: str, *sets: tuple[int, list[tuple[str, int]]], **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "sets": [
            {
                "repetitions": times,
                "id": f"00000000-0000-4000-8000-{number:012}",
                "exercises": [{"name": name, "id": "x", "duration": seconds} for name, seconds in exercises],
            }
            for number, (times, exercises) in enumerate(sets)
        ],
        "version": 2,
        "position": 0,
        **more,
    }


MORNING = workout(
    "Aufwärmen am Morgen",
    (1, [("Gehen", 90), ("Kniehebelauf", 30), ("Pause", 10), ("Ausfallschritte", 30)]),
    (
        2,
        [
            ("Beinschwung rechts vor/zurück", 20),
            ("Wechsel", 5),
            ("Beinschwung links vor/zurück", 20),
            ("Hüftkreisen", 30),
            ("Pause", 15),
        ],
    ),
    (1, [("Brücke (Gesäß)", 40)]),
)
EVENING = workout(
    "Cool down",
    (1, [("Calf stretch R", 30), ("Calf stretch L", 30), ("Rest", 10), ("Exercise", 30)]),
    position=1,
)
JAWT_BACKUP = low_bytes({"workouts": [MORNING, EVENING]})
JAWT_EXPORT = as_json({"workouts": [EVENING]})
JAWT_SHARE = as_json(
    workout("Rozgrzewka 5 min", (3, [("Krążenia bioder", 30), ("Skłon w przód", 20), ("Rest", 10)]))
)
JAWT_FIRST = as_json(
    {"title": "Old", "sets": [{"repetitions": 1, "exercises": [{"name": "Push-up", "duration": 40}]}]}
)
JAWT_DAMAGED = low_bytes(
    workout("Rozciąganie nóg", (1, [("Rozciąganie łydki", 30), ("Przerwa", 5), ("Ręce", 20)]))
)

# --- OpenHIIT -------------------------------------------------------------------------------------------------


def timer(name: str, names: list[str], intervals: int, **times: int) -> dict[str, Any]:
    settings = {
        "id": "s", "timerId": "t", "workTime": 30, "restTime": 5, "breakTime": 0, "warmupTime": 0,
        "cooldownTime": 0, "getReadyTime": 10, "restarts": 0, **times,
    }  # fmt: skip
    return {
        "id": "t",
        "name": name,
        "timerIndex": 0,
        "totalTime": 7,
        "intervals": 0,
        "activeIntervals": intervals,
        "activities": names,
        "showMinutes": 0,
        "color": 4280391411,
        "timeSettings": settings,
        "soundSettings": {"workSound": "short-whistle", "restSound": "short-rest-beep"},
    }


MOBILITY = timer(
    "Pre-run mobility",
    ["Leg swings (R)", "Leg swings (L)", "Hip circles", "Ankle circles", "Half squat"],
    6,
    workTime=25,
    breakTime=20,
    warmupTime=60,
    restarts=1,
)
NAMELESS = timer("Calf & hip stretch 🧘", [], 8, getReadyTime=0, cooldownTime=120)
PAIRS = timer(
    "Étirements",
    ["Mollet droit", "Mollet gauche", "Fessier droit", "Fessier gauche"],
    4,
    workTime=45,
    restTime=0,
)
PAIRS_AS_TEXT = {**PAIRS, "timeSettings": json.dumps(PAIRS["timeSettings"]), "soundSettings": "{}"}
OPEN_HIIT_ONE = as_json([MOBILITY])
OPEN_HIIT_MANY = as_json([NAMELESS, PAIRS_AS_TEXT])
LEGACY = {
    "id": "6f0a", "title": "Hamstrings", "numExercises": 2, "exercises": '["Swing right","Swing left"]',
    "getReadyTime": 10, "exerciseTime": 20, "restTime": 5, "halfTime": 0, "breakTime": 0, "warmupTime": 0,
    "cooldownTime": 0, "iterations": 1, "halfwayMark": 1, "workSound": "short-whistle", "completeSound": "long-bell",
    "colorInt": 4280391411, "workoutIndex": 0, "showMinutes": 0,
}  # fmt: skip
OPEN_HIIT_LEGACY = as_json([LEGACY])

# --- TimeR Machine --------------------------------------------------------------------------------------------


def step(label: str, seconds: float, *behaviours: str, kind: str = "NORMAL") -> dict[str, Any]:
    return {
        "step_type": "step",
        "label": label,
        "length": round(seconds * 1000),
        "behaviour": [{"type": each} for each in behaviours],
        "type": kind,
    }


def group(name: str, times: int, *steps: dict[str, Any]) -> dict[str, Any]:
    return {"step_type": "group", "name": name, "loop": times, "steps": list(steps)}


TIMER = {
    "id": 4,
    "name": "Warm-up (10 min)",
    "loop": 1,
    "steps": [
        step("Walk", 120, "VOICE", "VIBRATION"),
        group(
            "Swings",
            2,
            step("Leg swing right", 20, "MUSIC", "HALF"),
            step("Change", 5, "BEEP", kind="NOTIFIER"),
            step("Leg swing left", 20, "VOICE"),
        ),
        step("Squats", 45.5, "COUNT"),
        step("Wait for me", 1, "HALT"),
    ],
    "startStep": {
        "label": "Get ready",
        "length": 10000,
        "behaviour": [{"type": "COUNT", "label": "5"}],
        "type": "START",
    },
    "endStep": {"label": "Done", "length": 10000, "type": "END"},
    "more": {"showNotif": False},
    "folderId": 1,
}
BARE = {
    "id": 9,
    "name": "Dehnen nach dem Lauf",
    "loop": 2,
    "steps": [
        {"label": "Wade rechts", "length": 30000, "behaviour": [], "type": "NORMAL"},
        {"label": "Wade links", "length": 30000},
        group("Hüfte", 1, step("Hüftbeuger rechts", 30), step("Hüftbeuger links", 30)),
    ],
    "more": {},
    "folderId": 3,
}
THROWN_AWAY = {"id": 10, "name": "Zum Wegwerfen", "loop": 1, "steps": [], "more": {}, "folderId": 2}


def timers(*several: dict[str, Any]) -> dict[str, Any]:
    return {"folders": [], "timers": list(several), "timerStamps": [], "schedulers": [], "prefs": {}}


TIMER_SHARE = as_json(timers(TIMER))
TIMER_BACKUP = as_json(
    {
        **timers(BARE, THROWN_AWAY),
        "folders": [{"id": 1, "name": "Default"}],
        "notifier": step("", 10, "VOICE", kind="NOTIFIER"),
        "timerStamps": [{"id": 1, "timerId": 9, "start": 1735200000000, "date": 1735200240000}],
        "prefs": {"KEY_THEME": "dark"},
    }
)

# --- Feeel ----------------------------------------------------------------------------------------------------


def feeel(title: str, exercises: list[tuple[int, int | None, int | None]], **more: Any) -> dict[str, Any]:
    return {
        "feeelMetadataVersion": 300,
        "exerciseDbImport": "2023-02-17T20:00:00.000",
        "fullWorkout": {
            "workout": {
                "id": 7, "type": 1, "title": title, "translationJson": None, "category": 2, "countdownDuration": 5,
                "exerciseDuration": 30, "breakDuration": 10, "cachedLastUse": None, **more,
            },
            "workoutExercises": [
                {"workoutId": 7, "orderPosition": at, "exercise": number, "exerciseDuration": work, "breakDuration": rest}
                for at, (number, work, rest) in enumerate(exercises)
            ],
        },
    }  # fmt: skip


BEFORE = feeel(
    "Before the run", [(983, None, None), (984, 40, None), (702, 20, None), (1021, 20, 5), (615, None, None)]
)
AFTER = feeel(
    "Nach dem Laufen – ruhig",
    [(1002, 60, None), (456, None, None), (-7, 30, 15), (991, 25, 5), (992, 25, 0), (4711, 20, None)],
    category=1,
    countdownDuration=3,
    exerciseDuration=45,
    breakDuration=8,
)
FEEEL = as_json(BEFORE)


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


FEEEL_ZIP = zipped(("Before the run_7.feeel", FEEEL), ("Nach dem Laufen_12.feeel", as_json(AFTER)))

ALL = {
    "backup of Just Another Workout Timer": JAWT_BACKUP,
    "export of Just Another Workout Timer": JAWT_EXPORT,
    "share of Just Another Workout Timer": JAWT_SHARE,
    "first version of Just Another Workout Timer": JAWT_FIRST,
    "damaged export of Just Another Workout Timer": JAWT_DAMAGED,
    "one timer of OpenHIIT": OPEN_HIIT_ONE,
    "timers of OpenHIIT": OPEN_HIIT_MANY,
    "OpenHIIT of 2024": OPEN_HIIT_LEGACY,
    "share of TimeR Machine": TIMER_SHARE,
    "backup of TimeR Machine": TIMER_BACKUP,
    "workout of Feeel": FEEEL,
    "workouts of Feeel": FEEEL_ZIP,
}


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at a place; `KeyError` as value takes the key away."""
    new = copy.deepcopy(data)
    at = new
    for part in path[:-1]:
        at = at[part]
    if value is KeyError:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return new
