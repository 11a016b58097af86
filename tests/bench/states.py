"""What Limber costs while it is open: memory, processor and frames, at rest, in a session and in a pause."""

from statistics import median
from typing import Any

from tests.bench.children import EMPTY, LIMBER, run
from tests.bench.profiles import copied, settled
from tests.bench.table import Row

PAIRS = 5
SESSION = "warmup-5-quick"
_IDLE = {"do": "states", "settle_s": 2.0, "idle_s": 3.0}
_MEMORY = {
    "peak_mb": "peak memory",
    "pss_mb": "steady memory",
    # On a machine where others draw with the same renderer, their share of it makes the empty app's figure small.
    "rss_mb": "steady memory, all of what is shared with others counted,",
}
_NAMES = {"idle": "Today at rest", "session": "in session", "paused": "paused"}


def _by_state(lines: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {line["state"]: line for line in lines if "state" in line}


def pair(profile: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The empty app at rest, and right after it Limber, each alone."""
    empty = _by_state(run(EMPTY, _IDLE, memory=True))["idle"]
    with copied(profile) as data:
        return empty, _by_state(run(LIMBER, {**_IDLE, "data": data}, memory=True))["idle"]


def measure(*, quick: bool = False) -> list[Row]:
    """Memory and CPU against the empty app, pair by pair; then each state of Limber's by itself."""
    with settled() as profile:
        with copied(profile) as new:
            first_ever = _by_state(run(LIMBER, {**_IDLE, "data": new}, memory=True))["idle"]
        run(LIMBER, {"do": "start", "data": profile, "calm": True})  # makes its list and its pictures
        pairs = [pair(profile) for _ in range(1 if quick else PAIRS)]
        short = {"session_s": 4.0, "paused_s": 3.0} if quick else {"session_s": 12.0, "paused_s": 5.0}
        job = {**_IDLE, **short, "data": profile, "session": SESSION}
        spells = _by_state(run(LIMBER, job, memory=True))
    spells["first ever"] = first_ever
    return [*memory_rows(pairs, spells), *cpu_rows(pairs, spells), *frame_rows(spells)]


def memory_rows(pairs: list[tuple[dict[str, Any], dict[str, Any]]], spells: dict[str, Any]) -> list[Row]:
    """Peak until it has settled, and steady; PSS, the software renderer counted on both sides."""
    rows: list[Row] = []
    for key, name in _MEMORY.items():
        asked = {"must": 1.35, "aim": 1.2} if key == "pss_mb" else {}
        empty, ours = ([one[key] for one in side] for side in zip(*pairs, strict=True))
        if None in (*empty, *ours):
            rows.append({"what": f"{name} / empty Kivy app (only Linux tells)", "value": None, **asked})
            continue
        ratio = median(one / other for other, one in zip(empty, ours, strict=True))
        rows += [
            {"what": f"{name} of an empty Kivy app, MB", "value": round(median(empty), 1)},
            {"what": f"{name} of Today, MB", "value": round(median(ours), 1)},
            {"what": f"{name} / empty Kivy app", "value": round(ratio, 2), **asked},
        ]
    if spells["session"]["pss_mb"] is not None:
        what = "steady memory of Today at the first start ever, its pictures drawn a moment ago, MB"
        rows += [
            {"what": what, "value": round(spells["first ever"]["pss_mb"], 1)},
            {"what": "memory in session, MB", "value": round(spells["session"]["pss_mb"], 1)},
        ]
    return rows


def cpu_rows(pairs: list[tuple[dict[str, Any], dict[str, Any]]], spells: dict[str, Any]) -> list[Row]:
    """Percent of one core; all threads together, and the one that draws."""
    rows: list[Row] = []
    for key, name in {"total_percent": "all threads", "main_percent": "drawing thread"}.items():
        empty, ours = (median(one[key] for one in side) for side in zip(*pairs, strict=True))
        ratio = round(median(ours[key] / empty[key] for empty, ours in pairs), 2)
        row: Row = {"what": f"CPU idle / empty Kivy app idle, {name}", "value": ratio}
        rows += [
            {"what": f"CPU of an empty Kivy app, idle, {name}, %", "value": round(empty, 2)},
            {"what": f"CPU of Today at rest, {name}, %", "value": round(ours, 2)},
            {**row, "must": 1.1, "aim": 1.0} if key == "total_percent" else row,
        ]
    for state in ("paused", "session"):
        for key, name in {"total_percent": "all threads", "main_percent": "drawing thread"}.items():
            value = round(spells[state][key], 2)
            rows.append({"what": f"CPU {_NAMES[state]}, {name}, drawing in software, %", "value": value})
    return rows


def frame_rows(spells: dict[str, Any]) -> list[Row]:
    """Frames drawn a second, and Python's time; of passes of the loop where nothing is drawn."""
    rows: list[Row] = []
    for state, name in _NAMES.items():
        spell = spells[state]
        drawn: Row = {"what": f"frames drawn a second, {name}", "value": round(spell["frames_per_s"], 1)}
        rows.append(drawn if state == "session" else {**drawn, "must": 1, "aim": 0})
        rows.append(
            {"what": f"passes of Kivy's loop a second, {name}", "value": round(spell["passes_per_s"], 1)}
        )
        of = "a frame" if state == "session" else "a pass (nothing is drawn)"
        rows += [
            {
                "what": f"Python time of {of}, {name}, {part}, ms",
                "value": round(spell[f"python_ms_{part}"], 2),
            }
            for part in ("p50", "p95", "p99")
        ]
    return rows
