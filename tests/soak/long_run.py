"""`python -m tests.soak.long_run [SESSIONS [SEED]]`: sessions back to back in one process.

The real app in a real window, on a clock that is moved as fast as the machine can. The runner pauses, skips,
goes back, asks for more time, says that a move hurts, turns the phone, changes theme, language and size of
text, leaves the app and comes back. Every so often, standing on Today, everything that could be forgotten is
counted: it must be what it was once all that is made once has been made.
"""

import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tests.soak.item import Verdict, main, verdict
from tests.soak.world import ENVIRONMENT, PHONE, SoakWorld, world

SESSIONS = 1000
MOST_GROWTH_MB, MOST_SLOWER = 2.0, 2.0
_WARM, _SAMPLE = 100, 10  # sessions before anything is measured; sessions between two measurements
_EACH = 100  # sessions between two counts
_ENOUGH = 60  # measurements of memory to tell growth by
ROUTINES = (
    "cooldown-5-static", "warmup-5-quick", "cooldown-8-lower-back", "backcare-8-core", "warmup-7-standard",
    "gentle-12-not-running", "warmup-8-stiff-back", "cooldown-10-static", "warmup-10-full",
)  # fmt: skip
_SIZES = (PHONE, (915, 412), (800, 1280), (320, 568))
_ROOMS = ("library", "history", "learn", "settings")
_ACTIONS = {
    "main": 8, "skip": 14, "back": 4, "add": 5, "again": 2, "hurts": 1, "rest": 1, "turn": 1.5, "theme": 1,
    "language": 0.4, "scale": 0.4, "away": 3,
}  # fmt: skip
# Of textures, small ones of colours and letters are kept for as long as the app runs, up to a limit.
_CACHED = {"textures": 64}
_ONE_PAGE = {"widgets": 200, "textures": 300, "instructions": 1200, "events": 2}
_PARTS_S = (5.0, 20.0, 40.0, 60.0)


@dataclass
class Report:
    """What the sessions came to."""

    sessions: int = 0
    finished: int = 0
    early: int = 0
    kept: int = 0
    refused: int = 0
    drawn: int = 0
    most_pictures: int = 0
    did: Counter[str] = field(default_factory=Counter)
    memory_mb: list[float] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    counts: list[Counter[str]] = field(default_factory=list)
    growth_mb: float = 0.0
    slower: float = 1.0
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        did = sum(self.did.values())
        lost = self.sessions - self.kept
        grown = f"memory {self.growth_mb:+.2f} MB, " if len(self.memory_mb) >= _ENOUGH else ""
        return (
            f"{self.sessions} sessions run, {self.finished} to the end and {self.early} ended early, {did} wishes,"
            f" {self.drawn} frames drawn; {grown}{self._leaked()}; lost: {lost}"
        )

    def _leaked(self) -> str:
        if len(self.counts) < 2:
            return "nothing counted"
        first, last = self.counts[0], self.counts[-1]
        return ", ".join(f"{kind} {last[kind] - first[kind]:+d}" for kind in last)


class LongRun:
    """Runs sessions one after the other.

    Args:
        one: The world, with the app open on a settled profile.
        seed: Another one makes other sessions.
        routines: Ids to choose from.
    """

    def __init__(self, one: SoakWorld, seed: int, routines: Sequence[str] = ROUTINES) -> None:
        self._routines = routines
        self._world, self._chance = one, random.Random(seed)
        self.report = Report()
        one.app.pages.still = False  # pages fade, as they do where somebody looks

    def session(self) -> None:
        """One session from Today to Today."""
        begun = perf_counter()
        while not self._begin():
            self.report.refused += 1
        while self._world.playing:
            self._world.let_pass(self._chance.choice(_PARTS_S))
            if self._world.playing:
                self._act()
            if self._chance.random() < 0.08:
                self.draw()
        self._world.hand.frames(3)
        self._leave()
        self.report.sessions += 1
        self.report.took_s.append(perf_counter() - begun)

    def draw(self) -> None:
        """Draws a frame."""
        self._world.draw()
        self.report.drawn += 1

    def _begin(self) -> bool:
        from app.core.back.check_in import Answers, Moment

        one, chance = self._world, self._chance
        one.let_pass(chance.choice((60.0, 3600.0)), step=3600.0)
        if chance.random() < 0.3:
            one.app.go(chance.choice(_ROOMS))
            one.hand.frames(4)
            self.draw()
            one.app.show_today()
        # A run and its night lie between most of the warm-ups; the score is what a calm back has.
        back = one.app.gate.back
        for exercise in list(back.hurts()):
            back.bring_back(exercise)
        back.check_in(Answers(score=chance.randrange(3)), Moment.BEFORE)
        one.app.start(chance.choice(self._routines))
        one.hand.frames(2)
        if not one.playing:  # what was changed for this back is said first
            self._press("play_arrow")
        return one.playing

    def _press(self, icon: str) -> None:
        from tests.soak.steps import tap

        hand = self._world.hand
        button = hand.button(icon=icon)
        hand.reach(button)
        tap(self._world, *button.to_window(*button.center))

    def _act(self) -> None:
        chance, one = self._chance, self._world
        did = chance.choices(list(_ACTIONS), list(_ACTIONS.values()))[0]
        self.report.did[did] += 1
        screen = one.app.screen
        match did:
            case "hurts" | "rest":
                screen.press("wrong")
                one.hand.frames(1)
                gentler = one.hand.offers(icon="swap_horiz")  # else the move is left out from now on
                hurts = "swap_horiz" if gentler else "block"
                self._press(hurts if did == "hurts" else "self_improvement")
                if one.app.screen is not screen:  # a second move that hurts asks for a score first
                    one.app.screen.leave()
                    one.hand.frames(1)
                one.let_pass(3.0)
            case "turn":
                one.hand.resize(*chance.choice(_SIZES))
            case "theme" | "language" | "scale":
                self._choose(did)
            case "away":
                one.app.dispatch("on_pause")
                one.let_pass(chance.choice((1.0, 20.0, 90.0)), step=5.0)
                one.app.dispatch("on_resume")
            case _:
                screen.press(did)
        one.hand.frames(1)
        if one.playing and one.frame.paused:
            one.let_pass(chance.choice((1.0, 30.0)))
            one.app.screen.press("main")

    def _choose(self, what: str, *, usual: bool = False) -> None:
        from app.core.settings import LANGUAGE, TEXT_SCALE, THEME

        chance, choices = self._chance, self._world.house.preferences
        if what == "theme":
            choices.set(THEME, "light" if usual else chance.choice(THEME.options))
        elif what == "language":
            choices.set(LANGUAGE, "en" if usual else chance.choice(("en", "pseudo")))
        else:
            choices.set(TEXT_SCALE, 1.0 if usual else chance.choice((0.85, 1.0, 1.5, 2.0)))

    def _leave(self) -> None:
        from app.core.counting import counts
        from app.ui.screens.complete.page import CompleteScreen
        from app.ui.screens.complete.stopped_page import StoppedScreen

        one = self._world
        done = one.store.sessions.recent(1)[0]
        wanted = CompleteScreen if counts(done) else StoppedScreen
        assert isinstance(one.app.screen, wanted), f"after a session {one.app.screen} is shown"
        self.report.finished += done.ending == "finished"
        self.report.early += done.ending != "finished"
        self.draw()
        one.app.back()
        one.hand.frames(2)
        assert one.app.at_home, f"back from a session leads to {one.app.screen}"

    def settle(self) -> None:
        """Stands on Today as it looked at first, with everything done that waits."""
        one = self._world
        for what in ("theme", "language", "scale"):
            self._choose(what, usual=True)
        one.hand.resize(*PHONE)
        one.pass_time(30.0)
        one.hand.frames(30)
        one.rest()

    def measure(self) -> None:
        """Notes the memory, standing on Today."""
        from app.ui.widgets.renderer import forget_last_picture
        from tests.soak.counts import collect, memory_mb

        self.settle()
        # Rooms that were entered stay open, and pictures are kept up to a limit, small ones or large: how many
        # bytes that is, chance decides.
        pictures = self._world.app.parts.kit.pictures
        self.report.most_pictures = max(self.report.most_pictures, pictures.at_hand)
        self._world.app.rebuild()
        pictures.forget()
        self._world.hand.frames(3)
        collect()
        self.draw()  # what the renderer holds of things that are gone is given back with the next frame
        forget_last_picture()
        self.report.memory_mb.append(memory_mb())

    def count(self) -> None:
        """Counts what is alive, standing on Today."""
        from tests.soak.counts import objects

        one = self._world
        self.settle()
        one.app.rebuild()
        one.app.parts.kit.pictures.forget()
        for room in (*_ROOMS, "today"):
            one.app.go(room)
            one.hand.settle()
            self.draw()
        one.store.sessions.flush()
        self.report.counts.append(objects())


def go(
    one: SoakWorld,
    sessions: int,
    seed: int,
    *,
    warm: int = _WARM,
    each: int = _EACH,
    routines: Sequence[str] = ROUTINES,
) -> Report:
    """So many sessions; what was not kept of the promises is in the report.

    Args:
        one: The world, with its profile put down.
        sessions: How many.
        seed: Another one makes other sessions.
        warm: Sessions before anything is counted.
        each: Sessions between two counts.
        routines: Ids to choose from.
    """
    one.settle_in()
    one.open()
    run = LongRun(one, seed, routines)
    report = run.report
    for number in range(1, sessions + 1):
        run.session()
        if one.faults.heard:
            report.broken += one.faults.heard
            break
        if number % _SAMPLE == 0 and number >= warm:
            run.measure()
        if number >= warm and (number - warm) % each == 0:
            run.count()
    report.kept = one.store.database.read(_sessions)
    _judge(report)
    return report


def _sessions(connection: Any) -> int:
    return int(connection.execute("SELECT count(*) FROM sessions").fetchone()[0])


def _judge(report: Report) -> None:
    from app.ui.widgets.pictures import LIMIT

    broken = report.broken
    if report.kept != report.sessions:
        broken.append(f"{report.sessions} sessions were run, {report.kept} are on record")
    if report.refused:
        broken.append(f"{report.refused} times a routine did not begin")
    if report.most_pictures > LIMIT:
        broken.append(f"{report.most_pictures} pictures were kept")
    if len(report.memory_mb) >= _ENOUGH:
        report.growth_mb = growth(report.memory_mb)
        if report.growth_mb > MOST_GROWTH_MB:
            broken.append(f"memory grew by {report.growth_mb:.2f} MB: {report.memory_mb}")
        report.slower = statistics.median(report.took_s[-100:]) / statistics.median(report.took_s[100:200])
        if report.slower > MOST_SLOWER:
            broken.append(f"a session takes {report.slower:.1f} times as long as at first")
    broken += leaks(report.counts)


def growth(memory_mb: Sequence[float]) -> float:
    """How much more is held in the last third of some measurements than in the first, by their medians."""
    third = len(memory_mb) // 3
    return statistics.median(memory_mb[-third:]) - statistics.median(memory_mb[:third])


def leaks(counts: Sequence[Counter[str]]) -> list[str]:
    """What there is more of at the end than at first, one line each.

    One page that was left a moment ago may still be alive when it is counted, so the fewest of the last three
    counts are held against the most of the first three; with less than six of them a page more is let pass.
    """
    if len(counts) < 2:
        return []
    few = len(counts) < 6
    firsts, lasts = (counts[:1], counts[-1:]) if few else (counts[:3], counts[-3:])
    found = []
    for kind in lasts[0]:
        before, after = max(one[kind] for one in firsts), min(one[kind] for one in lasts)
        if after > before + (_ONE_PAGE if few else _CACHED).get(kind, 0):
            found.append(f"{kind}: {before} at first, {after} at last")
    return found


def run(sessions: int = SESSIONS, seed: int | None = None) -> Verdict:
    """So many sessions in a world of their own."""
    seed = random.randrange(1 << 30) if seed is None else seed
    with world() as one:
        report = go(one, sessions, seed)
    return verdict(report.broken, f"{report} (seed {seed})")


if __name__ == "__main__":
    sys.exit(main(run, **ENVIRONMENT))
