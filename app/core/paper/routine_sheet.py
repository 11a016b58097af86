"""What stands on the printed sheet of a routine: plain values, every word translated."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from app.core.exercise import Exercise
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.needs import at_hand
from app.core.paper.dose import dose
from app.core.paper.words import NOT_ADVICE, WHEN_TO_STOP, for_template, language
from app.core.routine import Part, Routine, Step
from app.core.spans import in_minutes

DAYS = 14
_MOST_MINUTES = 10_000
_EXERCISES = several("{count} exercise", "{count} exercises")
_ROUNDS = several("{count} time over: {first} to {last}", "{count} times over: {first} to {last}")
_ROUNDS_OF_ONE = several("{count} time over: {first}", "{count} times over: {first}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineCardWords:
    """One step on the sheet.

    Attributes:
        number: Its place in the routine, from 1.
        dose: How long, and its sides.
        times: About how many repetitions, or "".
        steps: How it is done; () where `again` says where that stands.
        avoid: Who should leave it out, or "".
        notes: What else is to be known of this step.
        exercise: Its id, by which its picture is known.
        alt: What its picture shows.
        heads: What is said above it of the rounds that begin with it, the outermost first.
        depth: In how many rounds it stands.
        again: Number of the step where the same move came first; 0 where this is it.
        first: What is said of that, or "".
    """

    number: int
    name: str
    dose: str
    times: str
    exercise: str
    alt: str
    steps: tuple[str, ...] = ()
    avoid: str = ""
    notes: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    depth: int = 0
    again: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineSheet:
    """One sheet.

    Attributes:
        chips: Minutes, how many exercises, what has to be at hand.
        fields: Name, therapist and start: what stands before a line, and what stands on it.
        labels: Words of the layout, by their keys in the template.
        days: Over how many days it is kept.
    """

    lang: str
    title: str
    purpose: str
    chips: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    cards: tuple[RoutineCardWords, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    days: int = DAYS

    def data(self) -> dict[str, Any]:
        """As the template reads it, with dashes as printers set them."""
        data: dict[str, Any] = for_template(asdict(self))
        return data


def routine_sheet(
    routine: Routine,
    tr: Translate,
    easier: Callable[[str], Exercise | None],
    *,
    own: bool = False,
    name: str = "",
    therapist: str = "",
) -> RoutineSheet:
    """The sheet of a routine as it is written.

    Args:
        routine: The routine.
        tr: Translates.
        easier: Gives the exercise that takes over where one is too much, by its id; None for none.
        own: Its title and purpose are the runner's own words.
        name: Of the runner; "" leaves a line to write on.
        therapist: Likewise.
    """
    said: Callable[[str], str] = str if own else tr
    cards = tuple(_cards(routine, tr, easier))
    minutes = min(max(round(routine.total_s / 60), 1), _MOST_MINUTES)
    chips = (
        in_minutes(minutes, tr),
        counted(tr, _EXERCISES, len({card.exercise for card in cards})),
        at_hand(routine.posture, routine.needs, tr),
        tr(_("back score up to {score} of 10")).format(score=routine.max_pain),
    )
    return RoutineSheet(
        lang=language(tr),
        title=said(routine.title),
        purpose=said(routine.purpose),
        chips=chips,
        fields=(
            (tr(_("Name")), name.strip()),
            (tr(_("Therapist")), therapist.strip()),
            (tr(_("Begun on")), ""),
        ),
        cards=cards,
        labels=_labels(tr),
    )


def _labels(tr: Translate) -> dict[str, str]:
    return {
        "kind": tr(_("exercise sheet")),
        "scan": tr(_("Scan it with Limber: Library, New, Paste a routine.")),
        "code": tr(_("QR code that holds this whole routine")),
        "avoid": tr(_("Leave it out if")),
        "fortnight": tr(_("Fourteen days")),
        "how": tr(
            _(
                "Tick when done. Write how your lower back is before and after: 0 is no pain, "
                "10 the worst imaginable."
            )
        ),
        "day": tr(_("Day")),
        "done": tr(_("Done")),
        "before": tr(_("Back before")),
        "after": tr(_("Back after")),
        "stop": tr(WHEN_TO_STOP),
        "note": tr(NOT_ADVICE),
    }


def _cards(
    routine: Routine, tr: Translate, easier: Callable[[str], Exercise | None]
) -> Iterator[RoutineCardWords]:
    seen: dict[str, int] = {}
    for number, (step, heads, depth) in enumerate(_written(routine.steps, tr), 1):
        move, amount = step.exercise, dose(step, tr)
        first = seen.setdefault(move.id, number)
        again = first if first != number else 0
        name = tr(move.name)
        yield RoutineCardWords(
            number=number,
            name=name,
            dose=_capital(amount.time),
            times=amount.times,
            exercise=move.id,
            alt=_alt(name, move, tr),
            steps=() if again else tuple(tr(each) for each in move.steps),
            avoid="" if again else tr(move.avoid_if),
            notes=() if again else tuple(_notes(step, routine, tr, easier)),
            heads=heads,
            depth=depth,
            again=again,
            first=tr(_("as in {number}")).format(number=again) if again else "",
        )


def _alt(name: str, move: Exercise, tr: Translate) -> str:
    words = tr(_("{name}, two moments of the move: {how}"))
    return words.format(name=name, how=" ".join(tr(each) for each in move.steps[:2]))


def _notes(
    step: Step, routine: Routine, tr: Translate, easier: Callable[[str], Exercise | None]
) -> Iterator[str]:
    move = step.exercise
    if move.max_pain >= routine.max_pain:
        return
    gentler = easier(move.easier) if move.easier != move.id and not step.optional else None
    if gentler is None:
        yield tr(_("Leave it out when your back is above {score}.")).format(score=move.max_pain)
    else:
        words = tr(_("When your back is above {score}: {name} instead."))
        yield words.format(score=move.max_pain, name=tr(gentler.name))


def _written(parts: tuple[Part, ...], tr: Translate) -> Iterator[tuple[Step, tuple[str, ...], int]]:
    """Steps as they are written, each with what is said of the rounds that begin with it, and its depth."""
    yield from _numbered(parts, tr, 1, (), 0)


def _numbered(
    parts: tuple[Part, ...], tr: Translate, number: int, heads: tuple[str, ...], depth: int
) -> Iterator[tuple[Step, tuple[str, ...], int]]:
    for part in parts:
        if isinstance(part, Step):
            yield part, heads, depth
            number += 1
        else:
            count = _count(part.steps)
            forms = _ROUNDS if count > 1 else _ROUNDS_OF_ONE
            said = counted(tr, forms, part.times, first=number, last=number + count - 1)
            yield from _numbered(part.steps, tr, number, (*heads, said), depth + 1)
            number += count
        heads = ()


def _count(parts: tuple[Part, ...]) -> int:
    return sum(1 if isinstance(part, Step) else _count(part.steps) for part in parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
