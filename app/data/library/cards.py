"""Makes the cards of lists from the files of a library."""

from collections import Counter
from pathlib import Path
from zlib import crc32

from app.core.cards import ExerciseCard, RoutineCard
from app.core.needs import in_text
from app.data.files.problems import BadFileError
from app.data.library.library import Library

_GONE = "the file is gone"
_APART = 14588  # counted from here no two of Limber's own routines get one picture; a test says when they do


def routine_card(library: Library, file: Path, *, own: bool) -> RoutineCard:
    """The card of a routine's file; a file that cannot be used has one with its reason."""
    name = library.routine_name(file) if own else file.stem
    try:
        routine = library.own_routine(file) if own else library.shipped(name)
    except BadFileError as error:
        return RoutineCard(name, file.stem, "gentle", 0, 0, "", "", 0, own, file.name, why(error))
    except KeyError:  # it went away while the folder was being read
        return RoutineCard(name, file.stem, "gentle", 0, 0, "", "", 0, own, file.name, _GONE)
    steps = list(routine.played())
    # Routines begin and end alike; the name decides which of the other moves tells them apart.
    telling = [step.exercise.id for step in steps if "whole-body" not in step.exercise.areas]
    telling = telling or [step.exercise.id for step in steps]
    picture = telling[crc32(name.encode(), _APART) % len(telling)]
    areas = Counter(area for step in steps for area in step.exercise.areas)
    return RoutineCard(
        name,
        routine.title,
        routine.phase,
        routine.total_s,
        len(steps),
        routine.posture,
        picture,
        routine.max_pain,
        own,
        file.name,
        "",
        routine.purpose,
        " ".join(area for area, _ in areas.most_common()),
        " ".join(dict.fromkeys(step.exercise.id for step in steps)),
        " ".join(routine.suits),
        in_text(routine.needs),
    )


def exercise_card(library: Library, file: Path, *, own: bool) -> ExerciseCard:
    """The card of an exercise's file; a file that cannot be used has one with its reason."""
    name = library.exercise_name(file) if own else file.stem
    try:
        found = library.own_exercise(file) if own else library.exercises[name]
        if isinstance(found, BadFileError):
            raise found
    except BadFileError as error:
        return ExerciseCard(name, file.stem, "gentle", "", own, file.name, why(error))
    except KeyError:
        return ExerciseCard(name, file.stem, "gentle", "", own, file.name, _GONE)
    return ExerciseCard(name, found.name, str(found.kind), " ".join(found.areas), own, file.name)


def why(error: BadFileError) -> str:
    """The first thing that is wrong with a file, with the name of the file and the line."""
    first = error.problems[0]
    return f"{first.path.name}, line {first.line}: {first.message}"
