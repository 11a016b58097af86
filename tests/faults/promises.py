"""What has to hold at the end of a session, whatever was broken."""

from collections.abc import Sequence

from tests.faults.world import FaultyWorld

# What only sentences about something missing say.
SIGNS = (
    "missing",
    "not be saved",
    "not saved",
    "could not",
    "cannot be",
    "does not answer",
    "damaged",
    "is gone",
)


_ONE_SOUND_S = 3.0  # from the first tick of a countdown to its "go"


def cues(world: FaultyWorld) -> None:
    """Every cue came once and in order, but those that were slept through."""
    until_s = world.asleep[0] if world.asleep else world.plan.duration_s
    fired = [one.cue for one in world.driver.fired]
    # Those at the very start are given before anybody can listen here.
    wanted = [cue for cue in world.plan.cues if 0 < cue.at_s <= until_s]
    world.must(fired == wanted, f"{len(fired)} cues were given of {len(wanted)}, or not in their order")


def channels(world: FaultyWorld, gone: Sequence[str] = (), since_s: float = 0.0) -> None:
    """What does not work takes no other channel along, and does not count as given."""
    from app.core.cues import CUES

    moments: dict[float, set[str]] = {}
    wants: dict[float, set[str]] = {}
    for one in world.driver.fired:
        signal, at_s = CUES[one.cue.kind], round(one.cue.at_s, 6)
        moments.setdefault(at_s, set()).update(one.channels)
        has = {"vibration": signal.vibration, "sound": signal.sound}
        wants.setdefault(at_s, set()).update(name for name, there in has.items() if there)
    for at_s, channels in moments.items():
        broken = set(gone) if at_s > since_s + 1e-6 else set()
        if not wants[at_s] - broken <= channels:
            world.lost.append(f"the cue at {at_s} s came on {sorted(channels)} only")
        # The countdown and its "go" are one sound: what broke after it had begun takes nothing from it.
        begun = {"sound"} if at_s <= since_s + _ONE_SOUND_S else set()
        if (broken - begun) & channels:
            world.lost.append(f"the cue at {at_s} s counts as given on what is broken")


def words(world: FaultyWorld, part: str) -> None:
    """What is missing is said once: it stands on Today from the first, or it passes by where the runner is.

    Args:
        part: Of the sentence; "" where nothing is missing.
    """
    world.must(not world.twice, f"said twice at once: {sorted(world.twice)}")
    often = {line: count for line, count in world.passing.items() if part and part in line}
    if part:
        seen = {line for line in (*world.standing, *often) if part in line}
        world.must(len(seen) == 1, f"{part!r} stands in {len(seen)} sentences: {sorted(seen)}")
        passed = 0 if any(part in line for line in world.at_first) else 1
        world.must(sum(often.values()) == passed, f"{part!r} passed by {sum(often.values())} times")
        world.must(all(line.endswith(".") for line in seen), f"no sentence: {sorted(seen)}")
    other = {line for line in (*world.standing, *world.passing) if any(sign in line for sign in SIGNS)}
    other = {line for line in other if not part or part not in line}
    world.must(not other, f"said although it is not so: {sorted(other)}")
