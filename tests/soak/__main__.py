"""`make soak`: what takes too long for the tests, one line for each; goes on where one fails.

Each item has a process of its own, so that one that dies hides none of the rest. Two run side by side, the
long ones first, and whichever is done takes the next: what they measure is their own memory and their own
counts, not the machine's time.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

ITEMS = (
    "long_run",
    "histories",
    "monkey",
    "session_states",
    "screens",
    "fuzz_runs",
    "kill_runs",
    "fault_runs",
    "editing",
    "sheets",
)
_AT_ONCE = 2
_MOST_S = 40 * 60.0
_SHARE = Path(__file__).resolve().parents[2]


def run_item(name: str) -> bool:
    """Runs one item and prints its line, and what went wrong; whether nothing did."""
    begun = perf_counter()
    command = [sys.executable, "-m", f"tests.soak.{name}"]
    try:
        done = subprocess.run(
            command,
            cwd=_SHARE,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_MOST_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        print(f"FAILED {name}: not done after {_MOST_S / 60:.0f} minutes\n{_tail(error.stderr)}", flush=True)
        return False
    good = done.returncode == 0
    line = (done.stdout.strip().splitlines() or ["it said nothing"])[-1]
    print(f"{'ok    ' if good else 'FAILED'} {name}: {line} ({perf_counter() - begun:.0f} s)", flush=True)
    if not good:
        print(f"It ended with {done.returncode}.\n{_tail(done.stderr)}", flush=True)
    return good


def _tail(said: str | bytes | None) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said or ""
    return text[-6000:].strip()


def main() -> int:
    """Runs everything; 0 where every promise was kept."""
    begun = perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        kept = list(pool.map(run_item, ITEMS))
    print(f"{sum(kept)} of {len(kept)} kept every promise, {(perf_counter() - begun) / 60:.0f} minutes")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
