"""Every state that the session's screen can show, laid out by the real screen in a real window.

A state's picture hangs on its `View` alone, and a View on no more than this: working, a name, its cue, the
name that comes next and the digits; at a gate, a name and the next one; getting ready, a name, its cue and its
sides; in a pause, a name; while sides change, a name and a side. So every View is laid out once, and the
product over the names is taken where a View has two of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.cues import side_words
from app.core.exercise import Exercise, Side, Sides
from app.core.segment import Segment
from app.core.session import Frame
from app.core.timeline import Timeline
from app.device.screens import DEVICES, Screen
from app.ui.base.insets import Insets
from app.ui.screens.session.boxes import form
from app.ui.screens.session.layout import text_width
from app.ui.screens.session.parts import Following
from app.ui.screens.session.view import View, describe
from app.ui.widgets.words import fitted, height_at
from tests.ui.layout_audit import audit

Translate = Callable[[str], str]
SECONDS = (9.0, 45.0, 90.0, 754.0)  # shown as 9, 45, 1:30 and 12:34
SCALES = (1.0, 1.5, 2.0)
SCREENS: dict[str, Screen] = {
    "small phone": DEVICES["phone-small"],
    "small phone on its side": DEVICES["phone-small"].turned(),
    "tablet": DEVICES["tablet"],
}


class Shape(NamedTuple):
    """A window and a size of text."""

    device: str
    scale: float

    def __str__(self) -> str:
        return f"{self.device} at {self.scale:.0%}"


SHAPES = [Shape(device, scale) for device in SCREENS for scale in SCALES]


@dataclass(frozen=True, slots=True)
class Names:
    """What may stand on the screen.

    Attributes:
        now: Exercises at work.
        next: Exercises that come next; None for the end of the session.
        sided: Exercises to get ready for, and to change sides in.
    """

    now: Sequence[Exercise]
    next: Sequence[Exercise | None]
    sided: Sequence[Exercise]


def frame(
    kind: Any, exercise: Exercise, following: Exercise | None, seconds: float, *, paused: bool, form: int = 0
) -> Frame:
    """A frame of a session of two steps."""
    gate = kind == "gate"
    sided = exercise.sides is Sides.EACH
    segment = Segment(
        start_s=0.0,
        end_s=0.0 if gate else seconds,
        kind=kind,
        step=0,
        exercise=exercise,
        side=Side.LEFT if sided or kind == "switch" else None,
        sides=exercise.sides,
        work_s=0.0 if gate else seconds,
        turn_s=seconds / 2,
        form=form,
    )
    coming = following and Segment(
        start_s=seconds, end_s=2 * seconds, kind="prepare", step=1, exercise=following, work_s=seconds
    )
    return Frame(
        segment=segment,
        index=0,
        state=kind,
        paused=paused,
        elapsed_s=0.0,
        into_s=0.0,
        left_s=0.0 if gate else seconds,
        progress=0.0,
        total_left_s=3599.0,
        step=10,
        steps=12,
        turned=False,
        following=coming or None,
    )


def views(names: Names, timeline: Timeline, tr: Translate, *, whole: bool = False) -> Iterator[View]:
    """Every different View of these names.

    Args:
        names: What may stand on the screen.
        timeline: Of the session.
        tr: Translates.
        whole: With all digits for every two names; else each name, at work as well as next, is with each of the
            digits once at least, and every two names are together.
    """
    seen: set[View] = set()
    for one in _frames(names, whole=whole):
        view = describe(one, timeline, "before", tr)
        if view not in seen:
            seen.add(view)
            yield view


def _frames(names: Names, *, whole: bool) -> Iterator[Frame]:
    few = min(len(names.now), len(names.next)) < len(SECONDS)  # of names, so that no digits may be left out
    for (i, exercise), (k, seconds) in product(enumerate(names.now), enumerate(SECONDS)):
        for j, following in enumerate(names.next):
            if not (whole or few or (i + j) % len(SECONDS) == k):
                continue
            for number in _forms(exercise):
                yield frame("work", exercise, following, seconds, paused=False, form=number)
            yield frame("gate", exercise, following, seconds, paused=False)
        for kind in ("work", "gate"):
            yield frame(kind, exercise, None, seconds, paused=True)
    for exercise, seconds in product(names.sided, SECONDS):
        for number in _forms(exercise):
            yield frame("prepare", exercise, None, seconds, paused=False, form=number)
        if exercise.sides is not Sides.ONCE:
            yield frame("switch", exercise, None, seconds, paused=False)


def _forms(exercise: Exercise) -> range:
    return range(max(len(exercise.cues), 1))


class SessionLayout:
    """Lays states out on the session screen of a running app and looks at each.

    Args:
        hand: The app, with a session on its screen that nothing moves on.
    """

    def __init__(self, hand: Any) -> None:
        self._hand, self._screen = hand, hand.app.screen
        self._screen._ticking.cancel()
        self.looked_at = 0

    @property
    def timeline(self) -> Timeline:
        """The one that runs."""
        timeline: Timeline = self._hand.player.session.timeline
        return timeline

    @property
    def tr(self) -> Translate:
        """Translates into the language in force."""
        translate: Translate = self._hand.app.parts.tr
        return translate

    def use(self, language: str) -> None:
        """Changes the language of everything."""
        self._hand.app.parts.tr.use(language)

    def look(self) -> list[str]:
        """What is wrong with the screen as it stands."""
        return audit(self._hand)

    def take(self, shape: Shape) -> None:
        """Gives the window a size and the text another."""
        kit, screen = self._hand.app.parts.kit, SCREENS[shape.device]
        kit.insets.now = Insets(screen.left, screen.top, screen.right, screen.bottom)
        kit.theme.scale_text(shape.scale)
        self._hand.resize(screen.width, screen.height)
        self._screen._ticking.cancel()

    def faults(self, view: View) -> list[str]:
        """What is wrong with a state in the window as it is."""
        self._screen._still = None
        self._screen._show(view, "before")
        self.looked_at += 1
        return audit(self._hand)

    def examine(self, states: Iterable[View], shape: Shape, most: int = 40) -> list[str]:
        """What is wrong with any of some states, one line each, in one shape."""
        self.take(shape)
        found: list[str] = []
        for view in states:
            said = [view.kicker or view.note or "work", view.title, view.digits, view.following]
            found += [f"{shape}: {' | '.join(said)}: {fault}" for fault in self.faults(view)]
            if len(found) >= most:
                break
        return found

    def classes(self, names: Names, tr: Translate) -> Names:
        """One exercise for each class of names and cues in the window as it is.

        Where a thing stands hangs on no text itself, only on the heights that texts take at the widths they
        may get: on the count of their lines, and on whether their type had to be set smaller for that. So a
        class is made of these, at the width of a name at work and in a pause and at four of the widths of what
        comes next; it is stood for by its longest name, which reaches furthest and is set smallest.
        """
        theme, unit = self._screen.theme, dp(1)
        size = self._screen.width / unit, self._screen.height / unit, self._screen._insets()
        usual, paused = (dp(text_width(*size, paused=paused)) for paused in (False, True))
        row, title, heading, cue = (
            theme.type[style] for style in ("session_row", "exercise", "session_heading", "cue")
        )
        widths = self._widths(names)
        arrangement = form(*size[:2])
        low = arrangement == "landscape" or (arrangement == "portrait" and size[1] < 700)
        part = 1 / min(max(theme.text_scale, 1.0), 1.2) if low else 1.0  # there texts keep their usual size
        most = 1 if arrangement == "landscape" else 2

        def rows(one: Exercise | None) -> object:
            return None if one is None else tuple(height_at(tr(one.name), width, row) for width in widths)

        def lines(text: str, style: Any, width: float, most: int = most) -> tuple[int, bool]:
            broken, scale = fitted(tr(text), width, most, True, style.scaled(part))
            return broken.count("\n"), scale < 1

        def large(exercise: Exercise) -> tuple[object, ...]:
            name = lines(exercise.name, title, usual), lines(exercise.name, heading, paused, 2)
            return *name, max(lines(words, cue, usual) for words in exercise.cues)

        def sided(exercise: Exercise) -> object:
            side = side_words(exercise, Side.LEFT, exercise.sides, tr)
            return *large(exercise), exercise.sides, lines(side, theme.type["switch_side"], usual)

        def with_few_cues(exercise: Exercise) -> Exercise:
            highest = {lines(words, cue, usual): words for words in sorted(exercise.cues, key=len)}
            return replace(exercise, cues=tuple(highest.values()))

        return Names(
            [with_few_cues(one) for one in _longest_of_each(names.now, large, tr)],
            _longest_of_each(names.next, rows, tr),
            [with_few_cues(one) for one in _longest_of_each(names.sided, sided, tr)],
        )

    def _widths(self, names: Names) -> list[float]:
        """Four of the widths at which the screen asks for the height of the next exercise, pixels."""
        asked: set[float] = set()
        usual = Following.height_at

        def listen(widget: Any, width: float, *, tiled: bool) -> float:
            asked.add(width - dp(66) * tiled)
            return usual(widget, width, tiled=tiled)

        Following.height_at = listen  # type: ignore[method-assign]
        try:
            for view in views(Names(names.now[:1], names.next[:1], names.sided[:1]), self.timeline, self.tr):
                self._screen._still = None
                self._screen._show(view, "before")
        finally:
            Following.height_at = usual  # type: ignore[method-assign]
        every = sorted(asked)
        return sorted({every[round(part * (len(every) - 1))] for part in (0, 1 / 3, 2 / 3, 1)})


def _longest_of_each(exercises: Iterable[Any], kind: Callable[[Any], object], tr: Translate) -> list[Any]:
    found: dict[object, Any] = {}
    for one in exercises:
        of = kind(one)
        if of not in found or len(tr(one.name)) > len(tr(found[of].name)):
            found[of] = one
    return list(found.values())


def longest(exercises: Sequence[Exercise], count: int) -> Names:
    """Those with the longest names and the longest cues; the end of the session too."""
    by_name = sorted(exercises, key=lambda one: -len(one.name))[:count]
    by_cue = sorted(exercises, key=lambda one: -max(map(len, one.cues), default=0))[:count]
    both = list({one.id: one for one in chain(by_name, by_cue)}.values())
    return Names(both, [*by_name, None], both)
