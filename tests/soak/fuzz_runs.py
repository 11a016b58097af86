"""`python -m tests.soak.fuzz_runs [COUNT]`: hostile files for everything that reads files of unknown origin.

`python -m tests.soak.fuzz_runs LOADER FILE` hands one file to one loader again, and shows what comes of it.
"""

import json
import random
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.environment import prepare

if __name__ == "__main__":
    prepare(KIVY_METRICS_DENSITY="1")

from tests.core.back_cases import SHARE
from tests.fuzz.giants import GIANTS
from tests.fuzz.loaders import LOADERS
from tests.fuzz.trial import Tally, WrongAnswerError, size, try_many, try_one, warm
from tests.soak import atheris_runs, item
from tests.soak.item import Verdict, verdict

COUNT = 20_000
_AT_ONCE = 1_000  # inputs of one process; hypothesis remembers each
_PROCESSES = 2
_LONGEST_S = 900


def run(count: int = COUNT, seed: int | None = None) -> Verdict:
    """Tries so many files in two processes; whether all were loaded or refused as they should be, and a line.

    Args:
        count: Of all loaders together.
        seed: Makes the same files again.
    """
    seed = random.randrange(1 << 20) if seed is None else seed
    folder = Path(tempfile.mkdtemp(prefix="limber-fuzz-"))
    jobs = [
        (loader.name, min(_AT_ONCE, count * loader.share // 100 - done), seed + number)
        for loader in LOADERS.values()
        for number, done in enumerate(range(0, count * loader.share // 100, _AT_ONCE))
    ]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        tallies = list(pool.map(lambda job: _in_a_child(*job, folder), jobs))
    parts = []
    for loader in LOADERS.values():
        mine = [tally for (name, *_), tally in zip(jobs, tallies, strict=True) if name == loader.name]
        answers = [sum(tally.answers[word] for tally in mine) for word in ("loaded", "refused")]
        worst = max((tally.worst_s for tally in mine), default=0.0)
        parts.append(f"{loader.name} {sum(answers)} ({answers[0]} loaded, worst {worst:.2f} s)")
    tried = sum(tally.answers.total() for tally in tallies)
    memory = max(tally.memory for tally in tallies) / 1e6
    wrong = [line for tally in tallies for line in tally.wrong]
    giants, slow = _giants(folder)
    extra, more = atheris_runs.run(folder)
    wrong += [*slow, *more]
    line = (
        f"{tried} hostile files: {', '.join(parts)}; at most {memory:.0f} MB more memory;"
        f" {len(GIANTS)} giants (worst {giants.worst_s:.2f} s, {giants.memory / 1e6:.0f} MB), {extra};"
        f" seed {seed}, {len(wrong)} wrong answers"
    )
    return verdict(wrong, line)


def _giants(folder: Path) -> tuple[Tally, list[str]]:
    """The largest files there may be, each in a process of its own; the worst of all, and what went wrong."""
    worst, wrong = Tally(), []
    for name, (loader, make) in GIANTS.items():
        path = folder / f"giant-{name.replace(' ', '-')}"
        path.write_bytes(make())
        words = [sys.executable, "-m", "tests.soak.fuzz_runs", "--giant", loader, str(path)]
        done = subprocess.run(
            words, cwd=SHARE, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
        if done.returncode:
            wrong.append(f"giant “{name}”: {done.stderr[-300:]}\n  again: {' '.join(words[1:])}")
            continue
        took_s, memory = json.loads(done.stdout.splitlines()[-1])
        worst.worst_s, worst.memory = max(worst.worst_s, took_s), max(worst.memory, memory)
        path.unlink()
    return worst, wrong


def _giant(name: str, file: str) -> int:
    loader, content = LOADERS[name], Path(file).read_bytes()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        warm(loader, Path(folder))
        before = size()
        try_one(loader, content, Path(folder), tally)
        print(json.dumps([tally.worst_s, size() - before]))
    return 0


def _in_a_child(name: str, count: int, seed: int, folder: Path) -> Tally:
    """One share of the files, in a process that may die of them."""
    place = folder / f"{name}-{seed}"
    place.mkdir()
    words = [sys.executable, "-m", "tests.soak.fuzz_runs", "--child", name, str(count), str(seed), str(place)]
    try:
        done = subprocess.run(
            words, cwd=SHARE, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
        data = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {}
        why = f"the process ended with {done.returncode}: {done.stderr[-500:]}"
    except subprocess.TimeoutExpired:
        data, why = {}, f"not done after {_LONGEST_S} s"
    tally = Tally()
    if not data:
        tally.wrong.append(f"{name}: {why}\n  the last files are in {place}")
        return tally
    tally.answers.update(data["answers"])
    tally.worst_s, tally.memory, tally.wrong = data["worst_s"], data["memory"], data["wrong"]
    return tally


def _child(name: str, count: str, seed: str, place: str) -> int:
    tally = try_many(LOADERS[name], int(count), int(seed), Path(place))
    data = {"answers": tally.answers, "worst_s": tally.worst_s, "memory": tally.memory, "wrong": tally.wrong}
    print(json.dumps(data))
    return 0


def _again(name: str, file: str) -> int:
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        try:
            try_one(LOADERS[name], Path(file).read_bytes(), Path(folder), tally)
        except WrongAnswerError:
            traceback.print_exc()
            return 1
    print(*tally.answers, f"in {tally.worst_s:.2f} s")
    return 0


def main(words: list[str]) -> int:
    if words[:1] == ["--child"]:
        return _child(*words[1:])
    if words[:1] == ["--giant"]:
        return _giant(*words[1:])
    if len(words) == 2:
        return _again(*words)
    return item.main(run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
