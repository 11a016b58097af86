"""What a long-time runner's profile costs at the start, against an empty one in the same run."""

from contextlib import ExitStack
from statistics import median

from tests.bench.children import LIMBER, run
from tests.bench.profiles import add_sessions, copied, settled
from tests.bench.table import Row

ROUNDS = 5
NONE = (0, 0)
PROFILES = (NONE, (100, 0), (2_000, 0), (0, 1_000), (0, 10_000), (2_000, 10_000))  # routines, sessions
_SHORT = (NONE, (20, 0), (0, 50), (20, 50))
_MUST = {"must": 1.25, "aim": 1.1}


def measure(*, quick: bool = False) -> list[Row]:
    """First frame and usable Today with each profile against the one with nothing, round by round."""
    kinds, rounds = (_SHORT, 1) if quick else (PROFILES, ROUNDS)
    with ExitStack() as stack:
        profiles, read = {}, {}
        for kind in kinds[:-1]:
            profiles[kind] = stack.enter_context(settled(*kind))
            read[kind] = start(profiles[kind], first=True)
        most, many = kinds[-1], (kinds[-1][0], 0)
        profiles[most] = stack.enter_context(copied(profiles[many]))  # its files are read already
        add_sessions(profiles[most], most[1])
        start(profiles[most], first=True)
        found = [{kind: start(profile) for kind, profile in profiles.items()} for _ in range(rounds)]
    rows: list[Row] = []
    for key, name in {"first": "first frame", "usable": "usable Today"}.items():
        value = median(one[NONE][key] for one in found)
        rows.append(
            {"what": f"{name} with no routines and no sessions of one's own, s", "value": round(value, 3)}
        )
        for kind in kinds[1:]:
            ratio = median(one[kind][key] / one[NONE][key] for one in found)
            rows.append(
                {"what": f"{name} with {_words(kind)} / with none", "value": round(ratio, 2), **_MUST}
            )
    first_time = read[many]["usable"] / median(one[NONE]["usable"] for one in found)
    rows.append(
        {
            "what": f"usable Today with {_words(many)}, no file of them read before / with none",
            "value": round(first_time, 2),
        }
    )
    return rows


def _words(kind: tuple[int, int]) -> str:
    named = {"routines": kind[0], "sessions": kind[1]}
    return " and ".join(f"{count:,} {name}" for name, count in named.items() if count)


def start(profile: str, *, first: bool = False) -> dict[str, float]:
    """Seconds to the first frame and to a usable Today; a first start reads all files and draws all pictures."""
    job = {"do": "start", "data": profile, "read_all": first, "calm": first}
    found: dict[str, float] = run(LIMBER, job)[-1]
    return found
