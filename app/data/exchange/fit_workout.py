"""Writes a routine as a workout for watches, in the FIT format that they read.

The format is Garmin's, and public: a head, messages that are each defined before they are used, and a check
sum over all of it. Of its many messages three are needed: who wrote the file, the workout, and its steps.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import combining, normalize
from zlib import crc32

from app.core.exercise import Side, Sides
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.routine import Part, Routine, Step

MOST_STEPS = 50  # that watches take, as far as is known; a file may have more
NAME_BYTES, TITLE_BYTES, NOTES_BYTES = 40, 32, 60  # of UTF-8, with the zero at the end
_EPOCH_S = 631_065_600  # 1989-12-31, from which the format counts
_PROTOCOL, _PROFILE = 0x10, 2195  # 1.0: nothing newer is used
_NO_MAKER = 255  # "in development": what anybody may write
_CAPABILITIES = 0x20  # what plain workouts say of themselves

_FILE_ID, _WORKOUT, _STEP = 0, 26, 27
_WORKOUT_FILE = 5
_TRAINING, _CARDIO = 10, 26  # a sport that runs without satellites, and that nearly every watch has
_TIME, _OPEN, _REPEAT = 0, 5, 6
_NO_TARGET, _NONE_8, _NONE_32 = 2, 0xFF, 0xFFFFFFFF
_ACTIVE, _REST, _WARM_UP, _COOL_DOWN = 0, 1, 2, 3
_INTENSITY = {"warm-up": _WARM_UP, "cool-down": _COOL_DOWN}

_GET_READY = _("Get ready")
_CHANGE = _("Change sides")
_TAP = _("Press lap when you are done.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchStep:
    """One step as a watch has it.

    Attributes:
        kind: Lasts a time, waits for the lap button, or repeats from an earlier step on.
        value: Milliseconds; of a repeat the number of its first step; else nothing.
        times: Of a repeat, how often its steps are done in all.
    """

    name: str = ""
    kind: int = _TIME
    value: int = _NONE_32
    intensity: int = _NONE_8
    times: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    base: int
    size: int
    code: str


def _plain(number: int, kind: str) -> _Column:
    base, size, code = {
        "enum": (0x00, 1, "B"),
        "uint16": (0x84, 2, "H"),
        "uint32": (0x86, 4, "I"),
        "uint32z": (0x8C, 4, "I"),
    }[kind]
    return _Column(number, base, size, code)


def _text(number: int, size: int) -> _Column:
    return _Column(number, 0x07, size, f"{size}s")


_COLUMNS: dict[int, tuple[_Column, ...]] = {
    # type, manufacturer, product, serial number, time of making
    _FILE_ID: (
        _plain(0, "enum"),
        _plain(1, "uint16"),
        _plain(2, "uint16"),
        _plain(3, "uint32z"),
        _plain(4, "uint32"),
    ),
    # sport, capabilities, number of steps, name, kind of the sport
    _WORKOUT: (
        _plain(4, "enum"),
        _plain(5, "uint32z"),
        _plain(6, "uint16"),
        _text(8, TITLE_BYTES),
        _plain(11, "enum"),
    ),
    # number, name, kind and value of the duration, kind and value of the target, intensity, notes
    _STEP: (
        _plain(254, "uint16"),
        _text(0, NAME_BYTES),
        _plain(1, "enum"),
        _plain(2, "uint32"),
        _plain(3, "enum"),
        _plain(4, "uint32"),
        _plain(7, "enum"),
        _text(8, NOTES_BYTES),
    ),
}


def fit_workout(routine: Routine, made: datetime, tr: Translate = str) -> bytes:
    """A routine as a file for watches.

    Args:
        routine: Its title and names are cut to what fits.
        made: When the file is made, with its time zone.
        tr: Translates the names.
    """
    steps = watch_steps(routine, tr)
    serial = crc32(routine.id.encode()) or 1  # watches take two files with one number and time for the same
    seconds = min(max(int(made.timestamp()) - _EPOCH_S, 0), _NONE_32 - 1)
    messages = [
        _message(_FILE_ID, [(_WORKOUT_FILE, _NO_MAKER, 0, serial, seconds)]),
        _message(
            _WORKOUT,
            [(_TRAINING, _CAPABILITIES, len(steps), cut_bytes(tr(routine.title), TITLE_BYTES), _CARDIO)],
        ),
        _message(_STEP, (_row(number, step) for number, step in enumerate(steps))),
    ]
    body = b"".join(messages)
    head = struct.pack("<BBHI4s", 14, _PROTOCOL, _PROFILE, len(body), b".FIT")
    head += struct.pack("<H", check_sum(head))
    return head + body + struct.pack("<H", check_sum(head + body))


def watch_steps(routine: Routine, tr: Translate = str) -> list[WatchStep]:
    """The steps of a routine as a watch has them: two for two sides, a rest for getting ready.

    Watches know no repeats within repeats, so all but one are written out: those that make it the shortest.
    """
    phase = _INTENSITY.get(routine.phase, _ACTIVE)

    def one(step: Step) -> list[WatchStep]:
        return _of_step(step, phase, tr)

    return _numbered(_flattened(routine.steps, one))


_Block = tuple[int, list[WatchStep]]  # how often, and what


def _flattened(parts: Iterable[Part], one: Callable[[Step], list[WatchStep]]) -> list[_Block]:
    blocks: list[_Block] = []
    for part in parts:
        if isinstance(part, Step):
            blocks.append((1, one(part)))
            continue
        inner = _flattened(part.steps, one)
        outer_kept: list[_Block] = [(part.times, [step for times, steps in inner for step in steps * times])]
        written_out = [block for _ in range(part.times) for block in inner]
        flat = all(times == 1 for times, _steps in inner)
        blocks += outer_kept if flat or _length(outer_kept) <= _length(written_out) else written_out
    return blocks


def _length(blocks: Sequence[_Block]) -> int:
    return sum(len(steps) + (times > 1) for times, steps in blocks)


def _numbered(blocks: Sequence[_Block]) -> list[WatchStep]:
    """The steps in a row, each repeat after what it repeats."""
    row: list[WatchStep] = []
    for times, steps in blocks:
        first = len(row)
        row += steps
        if times > 1:
            row.append(WatchStep(kind=_REPEAT, value=first, times=times))
    return row


def _of_step(step: Step, intensity: int, tr: Translate) -> list[WatchStep]:
    exercise = step.exercise
    name, note = tr(exercise.name), tr(exercise.cues[0]) if exercise.cues else ""
    sides: tuple[Side | None, ...] = (Side.RIGHT, Side.LEFT) if step.sides is Sides.EACH else (None,)
    steps: list[WatchStep] = []
    for number, side in enumerate(sides):
        said = tr(exercise.side_names.of(side)) if side else ""
        coming = _named(name, said)
        ready_s = step.switch if number else step.prepare
        if ready_s:
            told = tr(_CHANGE if number else _GET_READY)
            steps.append(WatchStep(name=told, value=1000 * ready_s, intensity=_REST, notes=coming))
        if step.until_done:
            steps.append(WatchStep(name=coming, kind=_OPEN, intensity=intensity, notes=tr(_TAP)))
        else:
            steps.append(WatchStep(name=coming, value=1000 * step.seconds, intensity=intensity, notes=note))
    return steps


def _named(name: str, side: str) -> str:
    """A name with its side, which is what must be seen: the name gives way where both do not fit."""
    if not side:
        return name
    room = NAME_BYTES - len(f": {side}".encode())
    return f"{cut_bytes(name, room).decode()}: {side}" if room > NAME_BYTES // 4 else f"{name}: {side}"


def _row(number: int, step: WatchStep) -> tuple[int | bytes, ...]:
    repeats = step.kind == _REPEAT
    return (
        number,
        cut_bytes(step.name, NAME_BYTES),
        step.kind,
        step.value,
        _NONE_8 if repeats else _NO_TARGET,
        step.times if repeats else _NONE_32,
        step.intensity,
        cut_bytes(step.notes, NOTES_BYTES),
    )


def _message(number: int, rows: Iterable[Sequence[int | bytes]]) -> bytes:
    """A definition, and a message for each row of values."""
    columns = _COLUMNS[number]
    head = struct.pack("<BBBHB", 0x40, 0, 0, number, len(columns))
    head += b"".join(struct.pack("BBB", column.number, column.size, column.base) for column in columns)
    code = "<B" + "".join(column.code for column in columns)
    return head + b"".join(struct.pack(code, 0, *row) for row in rows)


def cut_bytes(text: str, most: int) -> bytes:
    """A text as UTF-8 of less than so many bytes, cut between letters, with a sign where some are missing."""
    whole = "".join(c if c.isprintable() else " " for c in normalize("NFC", text))
    if len(whole.encode()) < most:
        return whole.encode()
    sign = "…"
    kept = whole.encode()[: most - 1 - len(sign.encode())].decode(errors="ignore")
    if whole[len(kept) : len(kept) + 1] and combining(whole[len(kept)]):  # no accent without its letter
        kept = kept[:-1]
    return f"{kept.rstrip()}{sign}".encode()


def check_sum(content: bytes) -> int:
    """The format's own sum over bytes: CRC-16 with the polynomial 0xA001, bits from the lowest."""
    total = 0
    for byte in content:
        total ^= byte
        for _bit in range(8):
            total = (total >> 1) ^ (0xA001 if total & 1 else 0)
    return total
