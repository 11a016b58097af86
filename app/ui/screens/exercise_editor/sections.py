"""What the form asks, part by part."""

from collections.abc import Mapping
from typing import Any

from app.core.exercise_draft import HOLDS, MOVES
from app.core.exercise_words import IMPACTS, LOADS, RAMPS, RANGES, SIDES
from app.core.i18n import Translate, in_context, several
from app.core.i18n import counted as counted_words
from app.core.i18n import mark as _
from app.core.names import AREAS, CAUTIONS, KINDS, POSTURES
from app.core.spans import in_seconds, of_repetition
from app.ui.screens.exercise_editor.maker import FieldMaker
from app.ui.screens.exercise_editor.sentences import sentence_words
from app.ui.widgets.form_field import FormField
from app.ui.widgets.ladder import rungs, steps_of

Data = Mapping[str, Any]

_TEMPOS = [
    *(each / 10 for each in range(2, 10)), 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0,
    12.0, 15.0, 20.0, 30.0, 45.0, 60.0,
]  # fmt: skip
_LEAST_S, _MOST_S, _STEP_S = 5, 600, 5
_LEAST_CUES, _MOST_CUES, _LEAST_STEPS, _MOST_STEPS = 1, 2, 2, 4
_WORRIES = several("{count} caution", "{count} cautions")


def basics(make: FieldMaker) -> list[FormField]:
    """What an exercise cannot do without."""
    tr = make.tr
    each, more = sentence_words(tr)
    steps = make.sentences(
        "steps",
        tr(_("How it is done")),
        each,
        more,
        least=_LEAST_STEPS,
        most=_MOST_STEPS,
        hints=lambda _now, _full: [
            tr(_("Such as: Tap one heel in front, toes up.")),
            tr(_("Then: Change feet, softly.")),
        ],
    )
    name = make.text("name", tr(in_context("of an exercise", "Name")), entered=steps.control.begin)
    kind = make.one("kind", tr(_("What it does")), KINDS)
    return [name, kind, steps]


def time(make: FieldMaker) -> list[FormField]:
    """How long, and how quick."""
    tr = make.tr

    def seconds(value: float) -> str:
        return in_seconds(round(value), tr)

    def tempo(value: float) -> str:
        return of_repetition(value, tr)

    return [
        make.number(
            "default_seconds", tr(_("How long")), seconds, steps_of(_LEAST_S, _MOST_S, _STEP_S),
            note=tr(_("Where a routine says nothing else; with sides, for each side.")),
        ),
        make.switch(
            "tempo_s",
            tr(_("It is held still")),
            tr(_("There are no repetitions to count.")),
            on=lambda full: full.get("tempo_s") is None,
            put=lambda held: None if held else 4,
            wanted=lambda full: full["kind"] not in (*MOVES, HOLDS),
        ),
        make.number(
            "tempo_s", tr(_("One repetition")), tempo, rungs(_TEMPOS),
            note=tr(_("There and back once. Fitting to a length keeps repetitions whole.")),
            wanted=lambda full: full.get("tempo_s") is not None,
        ),
        make.switch(
            "turns_round",
            tr(_("It changes direction at half-time")),
            tr(_("As circles do.")),
            on=lambda full: bool(full.get("turns_round")),
            wanted=lambda full: full.get("tempo_s") is not None,
        ),
    ]  # fmt: skip


def says_time(full: Data, tr: Translate) -> str:
    """How long and how quick, in a line."""
    seconds = in_seconds(int(full.get("default_seconds", 0)), tr)
    tempo = full.get("tempo_s")
    if tempo is None:
        return f"{seconds} · {tr(_('held still'))}"
    return f"{seconds} · {of_repetition(tempo, tr)}"


def sides(make: FieldMaker) -> list[FormField]:
    """How left and right are done, and what they are called."""
    tr = make.tr

    def named(full: Data) -> bool:
        return full.get("sides") != "once"

    return [
        make.one("sides", tr(_("Left and right")), SIDES),
        make.text(
            "side_names", tr(_("Words for the left side")), part="left", hint=tr(_("Left side")), wanted=named
        ),
        make.text(
            "side_names", tr(_("Words for the right side")), part="right", hint=tr(_("Right side")),
            wanted=named,
        ),
        make.text(
            "side_names", tr(_("Words for both in turns")), part="alternate", hint=tr(_("Alternate sides")),
            wanted=lambda full: full.get("sides") == "alternate",
        ),
    ]  # fmt: skip


def says_sides(full: Data, tr: Translate) -> str:
    """How left and right are done, in a line."""
    return tr(SIDES.get(str(full.get("sides")), ""))


def body(make: FieldMaker) -> list[FormField]:
    """What it works, where it is done, and what it is for."""
    tr = make.tr
    return [
        make.several(
            "areas", tr(_("What it works")), AREAS, note=tr(_("The most important first.")), ranked=True
        ),
        make.one("posture", tr(_("Position")), POSTURES),
        make.one("ramp", tr(_("What it is for")), RAMPS),
        make.text("equipment", tr(_("What is needed")), hint=tr(_("Nothing"))),
    ]


def says_body(full: Data, tr: Translate) -> str:
    """What it works and where, in a line."""
    areas = [tr(AREAS.get(area, area)) for area in full.get("areas", [])[:2]]
    return " · ".join([*areas, tr(POSTURES.get(str(full.get("posture")), ""))])


def words(make: FieldMaker) -> list[FormField]:
    """What is said and read besides."""
    tr = make.tr

    def cues(now: Data, full: Data) -> list[str]:
        return [] if now.get("cues") and any(now["cues"]) else list(full.get("cues", []))

    return [
        make.sentences(
            "cues",
            tr(_("What is spoken")),
            tr(_("Cue")),
            tr(_("Another cue")),
            least=_LEAST_CUES,
            most=_MOST_CUES,
            note=tr(_("Six words at most.")),
            hints=cues,
        ),
        make.text("mistake", tr(_("What often goes wrong"))),
    ]


def says_words(full: Data, tr: Translate) -> str:
    """The cues, in a line."""
    return " · ".join(tr(_("“{words}”")).format(words=cue) for cue in full.get("cues", []))


def back(make: FieldMaker) -> list[FormField]:
    """What it asks of the back, and who should leave it out."""
    tr = make.tr

    def score(value: float) -> str:
        return tr(_("Up to {score} out of 10")).format(score=round(value))

    cautions = {tag: first for tag, (first, _later) in CAUTIONS.items()}
    loads = [make.one("load", tr(asks), RANGES, part=part) for part, asks in LOADS.items()]
    return [
        make.number(
            "max_pain", tr(_("Offered at a back score")), score, steps_of(0, 10, 1),
            note=tr(_("Above it, something gentler takes its place.")),
        ),
        make.text("back_mod", tr(_("When the back is touchy"))),
        make.text("avoid_if", tr(_("Leave it out if"))),
        make.several(
            "avoid_tags", tr(_("Ask first with")), cautions,
            note=tr(_("It is left out where the runner has noted one of these.")),
        ),
        make.one("load", tr(_("Does it land?")), IMPACTS, part="impact", value=int),
        *loads,
    ]  # fmt: skip


def says_back(full: Data, tr: Translate) -> str:
    """What it asks of the back, in a line."""
    said = [tr(_("Up to {score} out of 10")).format(score=full.get("max_pain", 0))]
    tags = full.get("avoid_tags", [])
    return " · ".join([*said, *([counted_words(tr, _WORRIES, len(tags))] if tags else [])])


BODY_KEYS = ("areas", "posture", "ramp", "equipment")
TIME_KEYS = ("default_seconds", "tempo_s", "turns_round")
BACK_KEYS = ("max_pain", "back_mod", "avoid_if", "avoid_tags", "load", "easier")
