"""Gives each command of the README once, with what Limber needs to run and nothing else.

    VENV/bin/python tests/fresh/newcomer.py

VENV holds Limber without its extras. Everything happens in a folder and a home that are thrown away, with no display;
each command has to end as the README says, to make what it promises, and to leave the standard error output empty.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from time import monotonic
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")
LIMBER = Path(sys.executable).parent / "limber"
SCENES = (REPOSITORY / "app" / "preview" / "scenes.py").read_text("utf-8").split("\nSCENES")[1]
SCREENS = len(re.findall(r'^    "[a-z0-9-]+":', SCENES, re.MULTILINE))
EXERCISES = len(list((REPOSITORY / "assets" / "exercises").glob("*.yaml")))
SCENARIO = REPOSITORY / "tests" / "content" / "scenarios" / "saddle-then-all-no.yaml"
_PATIENCE_S = 900.0


class Given(NamedTuple):
    """One command.

    Attributes:
        words: What is typed after `limber`.
        says: What the standard output has to hold, as a pattern.
        makes: Pattern of the files that have to be there afterwards.
        count: How many.
        needs: Name of the extra that it needs and that is not there: it ends with 1, and the one sentence on the
            standard error output says how to install it.
    """

    words: str
    says: str = ""
    makes: str = ""
    count: int = 1
    needs: str = ""


GIVEN = (
    Given("list", says=r"warmup-5-quick +5:00"),
    Given("list --exercises", says="Bird-dog"),
    Given("show warmup-5-quick", says="Quick 5-minute warm-up, 5:00"),
    Given("show warmup-5-quick --minutes 7 --json", says=r'"at_s"'),
    Given("check my-warmup.yaml", says="1 file, no problems"),
    Given("show my-warmup.yaml", says="Tuesday warm-up"),
    Given("run my-warmup.yaml --theme dark --lang en", says="Done. Well done.", makes="tmp/*/*.png", count=6),
    Given("advise scenario.yaml", says="ease, may run"),
    Given("advise scenario.yaml --json", says='"rule": "before-run-ease"'),
    Given("play warmup-5-quick --headless --speed 50", says=r'"kind": "switch"'),
    Given(
        "play my-warmup.yaml --headless --speed 50 --log cues.jsonl", says="cues.jsonl: ", makes="cues.jsonl"
    ),
    Given("export --out mine.json", says="mine.json: ", makes="mine.json"),
    Given("export --out runs.csv --csv", says="runs.csv: ", makes="runs.csv"),
    Given("import mine.json", says="nothing was added"),
    Given("share my-warmup.yaml --out shared.yaml", says="shared.yaml: Tuesday warm-up", makes="shared.yaml"),
    Given("share warmup-5-quick --qr", says="█"),
    Given("share warmup-5-quick --qr --out code.png", says="code.png: ", makes="code.png"),
    Given("print warmup-8-stiff-back --out sheet.pdf --name Ann", needs="print"),
    Given("print --history --out year.pdf", needs="print"),
    Given("import shared.yaml --dry-run", says="This would add 1 routine."),
    Given("remind --days tue,thu --at 18:00 --out runs.ics", says="runs.ics: Tue, Thu", makes="runs.ics"),
    Given("import shared.yaml", says="Added: 1 routine."),
    Given("figures --out sheets", says=f"{EXERCISES} sheets", makes="sheets/*.png", count=EXERCISES),
    Given("figures --lint", says=f"{EXERCISES} exercises, 0 faults"),
    Given(
        "snapshot --out shots --theme light", says=f"{SCREENS} pictures", makes="shots/*.png", count=SCREENS
    ),
)


def main() -> int:
    """Gives them all; returns the exit code."""
    faults = [*_extras(), *_forgotten()]
    with tempfile.TemporaryDirectory(prefix="limber-newcomer-") as folder:
        here = Path(folder)
        (here / "tmp").mkdir()
        (here / "my-warmup.yaml").write_text(_example(), "utf-8")
        shutil.copy(SCENARIO, here / "scenario.yaml")
        for given in GIVEN:
            faults += _faults_of(given, here)
        faults += _typing(here)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"Commands of the README: {len(GIVEN)}, faults: {len(faults)}", flush=True)
    return 1 if faults else 0


def _extras() -> Iterator[str]:
    """Packages that are there though only the extras name them: with them this would prove nothing."""
    extras = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    for name in (package.split("==")[0] for packages in extras.values() for package in packages):
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        yield f"{name} is installed, which Limber does not need to run"


def _forgotten() -> Iterator[str]:
    """Commands in the table of the README that are not given here."""
    table = README.split("| command | does |")[1].split("\n\n")[0]
    heads = [line.split(" | ")[0] for line in table.splitlines()[2:]]
    named = {span.split()[0] for head in heads for span in re.findall(r"`([^`]+)`", head)}
    given = {given.words.split()[0] for given in GIVEN}
    yield from (f"`{name}` stands in the README and is not tried" for name in sorted(named - given))


def _example() -> str:
    """The routine that the README shows."""
    return README.split("```yaml\n")[1].split("```")[0]


def _faults_of(given: Given, here: Path) -> Iterator[str]:
    run, seconds = _run([str(LIMBER), *given.words.split()], here)
    print(f"limber {given.words}: {run.returncode}, {seconds:.1f} s", flush=True)
    if given.needs:
        yield from _not_told(given, run)
        return
    if run.returncode:
        yield f"limber {given.words} ended with {run.returncode}"
    if run.stderr:
        yield f"limber {given.words} has complained:\n{run.stderr}"
    if not re.search(given.says, run.stdout):
        yield f"limber {given.words} does not say {given.says!r}:\n{run.stdout[-2000:]}"
    if given.makes and (made := len(list(here.glob(given.makes)))) != given.count:
        yield f"limber {given.words} made {made} of {given.count} {given.makes}"


def _not_told(given: Given, run: subprocess.CompletedProcess[str]) -> Iterator[str]:
    """What is wrong with how a command says that an extra is missing."""
    told = f'pip install "limber-runner[{given.needs}]"' in run.stderr and run.stderr.count("\n") == 1
    if run.returncode != 1 or run.stdout or not told:
        yield f"limber {given.words} ended with {run.returncode} and said:\n{run.stdout}{run.stderr}"


def _typing(here: Path) -> Iterator[str]:
    """Somebody taps into the field of the library, types, copies and pastes."""
    run, seconds = _run([sys.executable, str(REPOSITORY / "tests" / "fresh" / "field.py")], here)
    print(f"typing into the library's field: {run.returncode}, {seconds:.1f} s", flush=True)
    if run.returncode or run.stderr or "squat squat" not in run.stdout:
        yield f"typing has failed:\n{run.stdout}{run.stderr}"


def _run(words: list[str], here: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    ours = ("DISPLAY", "WAYLAND_DISPLAY", "KIVY_", "LIMBER_", "SDL_", "XDG_", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {"HOME": str(here), "TMPDIR": str(here / "tmp")}
    begun = monotonic()
    run = subprocess.run(
        words,
        cwd=here,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
    )
    return run, monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
