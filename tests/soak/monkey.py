"""`python -m tests.soak.monkey [TAPS [SEED]]`: a monkey that taps, swipes, types, turns, waits and goes back.

It goes through the real app in a real window in walks, each with a profile and a seed of its own; whatever walk
breaks a promise is done again with fewer and fewer steps, until none can be left out, and printed. The steps
are made here and not by hypothesis: it draws the next step from what is on the screen, a thousand steps deep,
and a walk is made shorter by doing it again in the same window, which takes a second.
"""

import faulthandler
import json
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.soak.item import Verdict, main, verdict
from tests.soak.world import ENVIRONMENT, SoakWorld, world

TAPS, WALK = 20_000, 250
_HANGS_S, _SHORTEN_S, _COUNT_EACH = 120, 240, 200
_SIZES = ((412, 915), (915, 412), (320, 568), (568, 320), (800, 1280), (1280, 800), (673, 841))
_KEYS = (27, 27, 27, 27, 13, 32, 273, 274, 275, 276, 114, 9, 8, 127, 49, 97)
_WORDS = ("ca", "hip", "zz", " ", "ß", "'", "1")
_SPANS_S = (1, 3, 10, 45, 120, 700)
_AWAY_S = (1, 30, 400, 2 * 3600, 9 * 3600, 26 * 3600)
TOUCHES = ("tap", "double", "long", "two", "swipe")
Step = tuple[Any, ...]


@dataclass
class Report:
    """What the walks came to."""

    taps: int = 0
    steps: int = 0
    walks: int = 0
    sessions: int = 0
    locked: int = 0
    homeward: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    screens: set[str] = field(default_factory=set)
    went: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ways = sum(self.went[way] for way in ("open", "save", "share", "telephone"))
        return (
            f"{self.taps} taps in {self.steps} steps and {self.walks} walks over {len(self.screens)} screens,"
            f" {self.sessions} sessions begun, {self.locked} steps locked, {self.homeward} ways back to Today,"
            f" {ways} ways out of the app caught; {len(self.broken)} promises broken"
        )


class Walk:
    """One walk of the monkey, or the same walk again.

    Args:
        one: The world, with the profile put down and the app not open yet.
    """

    def __init__(self, one: SoakWorld) -> None:
        from tests.soak.steps import Watch

        self.world = one
        self.done: list[Step] = []
        self.locked = self.sessions = 0
        one.open()
        self.watch = Watch(one)
        self._count_sessions()

    def _count_sessions(self) -> None:
        """Nothing starts while everything is locked, whoever calls: watched where it happens."""
        player = self.world.hand.player
        state = self.world.app.gate.back

        def watched(begin: Callable[..., None]) -> Callable[..., None]:
            def start(*given: Any) -> None:
                if state.state.safety.locked:
                    raise AssertionError("a routine was started although everything is locked")
                self.sessions += 1
                begin(*given)

            return start

        player.start, player.take_up = watched(player.start), watched(player.take_up)

    def do(self, step: Step) -> None:
        """Does one step and looks whether all promises are kept."""
        from tests.soak.steps import do

        self.done.append(step)
        faulthandler.dump_traceback_later(_HANGS_S, exit=True)
        try:
            do(self.world, step)
            if step[0] == "restart":
                self._count_sessions()
            self.watch.look()
            if len(self.done) % _COUNT_EACH == 0:
                self.watch.count()
        finally:
            faulthandler.cancel_dump_traceback_later()
        self.locked += bool(self.world.app.gate.back.state.safety.locked)


class Chooser:
    """Draws the next step from what can be seen."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def next(self, one: SoakWorld) -> Step:
        """The next step."""
        chance = self._chance
        width, height = one.hand.window.size

        def place() -> tuple[float, float]:
            return round(chance.random() * (width - 1), 1), round(chance.random() * (height - 1), 1)

        kind = chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        match kind:
            case "control":
                return self._control(one) or ("tap", *place(), "nothing")
            case "double" | "long":
                found = self._control(one)
                return (kind, *(found[1:] if found else place()))
            case "tap":
                return ("tap", *place(), "a random place")
            case "swipe" | "two":
                if kind == "swipe" and chance.random() < 0.6:
                    x, y = place()
                    return (
                        "swipe",
                        x,
                        y,
                        x,
                        round(min(max(y + chance.choice((-400, 400)), 0), height - 1), 1),
                    )
                return (kind, *place(), *place())
            case "key":
                return ("key", chance.choice(_KEYS))
            case "type":
                return ("type", chance.choice(_WORDS))
            case "time":
                return ("time", chance.choice(_SPANS_S))
            case "away":
                return ("away", chance.choice(_AWAY_S))
            case "turn":
                return ("turn", *chance.choice(_SIZES))
            case "system":
                tag = chance.choice(("en-GB", "de-AT", ""))
                dark = chance.choice((None, True, False))
                return ("system", dark, chance.choice((1.0, 0.85, 1.3, 2.0)), chance.random() < 0.3, tag)
        return (kind,)

    def _control(self, one: SoakWorld) -> Step | None:
        from tests.soak.steps import StuckError, controls_of, name_of, scrolls, visible

        chance = self._chance
        controls = controls_of(one)
        chance.shuffle(controls)
        if chance.random() < 0.4:  # a routine begins after a long way, which chance alone seldom goes
            controls.sort(key=lambda control: getattr(control, "icon", "") not in ("play_arrow", "check"))
        tr = one.app.parts.kit.tr
        said = {tr("Yes"), tr("Yes, this is so")}
        for control in controls:
            words = " ".join(filter(None, (getattr(control, "icon", ""), getattr(control, "words", ""))))
            ticks = getattr(control, "icon", "") == "check_box_outline_blank"
            if (ticks or getattr(control, "words", "") in said) and chance.random() < 0.97:
                continue  # most backs are well, or everything would be locked all the time
            place = visible(one, control)
            if place is None:
                if not scrolls(control):
                    raise StuckError(f"{type(control).__name__} {words!r} lies outside the window")
                continue
            left, low, right, top = place
            spot = (left + right) / 2, (low + top) / 2
            label = f"{type(control).__name__} {words!r} on {name_of(one)}"
            return ("tap", round(spot[0], 1), round(spot[1], 1), label)
        return None


_WEIGHTS = {
    "control": 70, "tap": 7, "double": 2, "long": 1, "two": 2, "swipe": 6, "key": 4, "type": 1,
    "time": 5, "away": 2, "turn": 1.5, "system": 0.5, "restart": 0.5, "draw": 1, "home": 1.5,
}  # fmt: skip
_PROFILES = ("settled", "sample", "own", "settled", "new", "sample", "own", "settled", "sample", "locked")
_FAULTY = "id: own-broken\ntitle: Broken\nphase: warm-up\nsteps:\n  - exercise: no-such-move\n"
_OWN = (
    "id: own-walk\ntitle: My walk\nphase: gentle\npurpose: Mine.\nmax_pain: 6\n"
    "steps:\n  - {exercise: easy-walk, seconds: 20}\n  - {exercise: cat-cow, until: done}\n"
)


class Profiles:
    """Folders to begin a walk with, made once."""

    def __init__(self, folder: Path) -> None:
        from app.core.back.check_in import Answers, Moment
        from app.core.back.rules import Level
        from app.data.exchange.backup import export_file
        from app.preview.sample_profile import fill, settle
        from tests.core.back_cases import NOON
        from tests.data.profile_helpers import opened

        self._folder = folder
        for name in {*_PROFILES}:
            for kind in ("routines", "exercises"):
                (folder / name / kind).mkdir(parents=True)
            if name != "new":
                settle(folder / name, NOON)
        fill(folder / "sample", NOON)
        for name in ("settled", "sample", "own"):
            store = opened(folder / name)
            store.back.check_in(Answers(score=1), Moment.BEFORE, NOON)
            store.close()
        (folder / "own" / "routines" / "own-walk.yaml").write_text(_OWN)
        (folder / "own" / "routines" / "own-broken.yaml").write_text(_FAULTY)
        store = opened(folder / "locked")
        emergency = next(q.id for q in store.back.rules.safety.questions if q.level == Level.EMERGENCY)
        store.back.answer({emergency: True}, NOON)
        store.close()
        store = opened(folder / "sample")
        export_file(store, folder / "export.json", NOON, "1")
        store.close()
        (folder / "broken.json").write_text('{"limber": ')

    def put(self, name: str, one: SoakWorld) -> None:
        """Gives a world this profile, and a first day."""
        from tests.core.back_cases import NOON
        from tests.helpers import FakeClock

        one.close()
        shutil.rmtree(one.profile)
        shutil.copytree(self._folder / name, one.profile)
        one.clock, one.now = FakeClock(), NOON
        one.faults.heard.clear()
        one.outside.__init__()  # type: ignore[misc]
        one.outside.picks = [None, self._folder / "export.json", self._folder / "broken.json"]


def explore(
    one: SoakWorld, profiles: Profiles, seed: int, steps: int, report: Report
) -> tuple[list[Step], str] | None:
    """One walk; the steps that were made and what broke, or None."""
    chance = random.Random(seed)
    profile = _PROFILES[seed % len(_PROFILES)]
    profiles.put(profile, one)
    chooser, walk, before = Chooser(chance), None, 0
    try:
        walk = Walk(one)
        for _ in range(steps):
            step = chooser.next(one)
            report.kinds[step[0]] += 1
            report.taps += step[0] in TOUCHES
            walk.do(step)
        walk.do(("home",))
        walk.watch.count()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        return (walk.done if walk else []), _told(error)
    finally:
        if walk is not None:
            report.steps += len(walk.done)
            report.walks += 1
            report.sessions += walk.sessions - before
            report.locked += walk.locked
            report.homeward += sum(step[0] == "home" for step in walk.done)
            report.screens |= walk.watch.screens
            report.went += one.outside.went
    return None


def again(one: SoakWorld, profiles: Profiles, profile: str, steps: Sequence[Step]) -> str:
    """Does the same steps again; what broke, or ""."""
    profiles.put(profile, one)
    try:
        walk = Walk(one)
        for step in steps:
            walk.do(step)
        walk.watch.count()
    except Exception as error:  # noqa: BLE001 - as above
        return _told(error)
    return ""


def shortest(fails: Callable[[Sequence[Step]], bool], steps: Sequence[Step]) -> list[Step]:
    """The same walk with everything left out that can be: halves first, then ever smaller pieces."""
    left, piece, until = list(steps), max(len(steps) // 2, 1), perf_counter() + _SHORTEN_S
    while perf_counter() < until:
        shorter = False
        at = 0
        while at < len(left) and perf_counter() < until:
            without = left[:at] + left[at + piece :]
            if without and fails(without):
                left, shorter = without, True
            else:
                at += piece
        if piece == 1 and not shorter:
            break
        piece = max(piece // 2, 1)
    return left


def _told(error: Exception) -> str:
    return "".join(traceback.format_exception(error))


def _mark(told: str) -> str:
    """What stays the same of a fault when fewer steps lead to it: its last line, without numbers."""
    last = told.strip().splitlines()[-1:]
    return "".join(letter for letter in "".join(last) if not letter.isdigit())[:60]


def search(taps: int, seed: int, *, walk: int = WALK, stop_at: int = 5) -> Report:
    """Walks until so many taps are made; a walk that broke a promise is shortened and noted."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder, world() as one:
        profiles = Profiles(Path(folder))
        known: set[str] = set()
        while report.taps < taps and len(report.broken) < stop_at:
            number, seed = seed, seed + 1
            found = explore(one, profiles, number, walk, report)
            if found is None:
                continue
            steps, told = found
            profile, mark = _PROFILES[number % len(_PROFILES)], _mark(told)
            if mark in known:
                report.broken.append(f"seed {number}: the same again: {mark}")
                continue
            known.add(mark)

            def fails(some: Sequence[Step], profile: str = profile, mark: str = mark) -> bool:
                return _mark(again(one, profiles, profile, some)) == mark

            least = shortest(fails, steps) if fails(steps) else steps
            said = "\n".join(json.dumps(step) for step in least)
            report.broken.append(f"seed {number}, profile {profile!r}, {len(least)} steps:\n{said}\n{told}")
    return report


def run(taps: int = TAPS, seed: int | None = None) -> Verdict:
    """So many taps, in walks."""
    seed = random.randrange(1 << 30) if seed is None else seed
    report = search(taps, seed)
    return verdict(report.broken, f"{report} (seed {seed})")


if __name__ == "__main__":
    sys.exit(main(run, **ENVIRONMENT))
