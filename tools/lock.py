"""Writes the lists of locked packages: `python -m tools.lock`; needs uv and the internet.

Each list in `.github/requirements/` names every package with its version and the hashes of all its files, for
all systems and every Python that Limber runs on. `pip install --require-hashes -r LIST` takes nothing else.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "requirements"
_HEAD = "# Written by `python -m tools.lock`: do not edit. Install with pip's --require-hashes.\n"


class Locked(NamedTuple):
    """One package of a list.

    Attributes:
        marker: On which systems it is wanted; "" for all.
        hashes: Such as `sha256:0123…`.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def wanted() -> dict[str, list[str]]:
    """The direct requirements of each list, by its name, as pyproject.toml pins them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    build = [word for word in extras["dev"] if word.startswith("build==")]
    return {
        "package.txt": [*project["project"]["dependencies"], *project["build-system"]["requires"], *build],
        "phone.txt": [*extras["phone"], *for_the_phone()],
        "audit.txt": extras["audit"],
    }


def for_the_phone() -> list[str]:
    """What buildozer.spec has pip install into the phone's app, and Kivy."""
    spec = (ROOT / "buildozer.spec").read_text("utf-8")
    words = re.search(r"^requirements = (.*(?:\n[ \t]+.*)*)", spec, re.MULTILINE)
    return re.findall(r"[^\s,]+==[^\s,]+", words[1]) if words else []


def locked(text: str) -> Iterator[Locked]:
    """The packages of a list."""
    entry = re.compile(
        r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.*?))? \\\n((?: +--hash=\S+(?: \\)?\n)+)", re.MULTILINE
    )
    for name, version, marker, hashes in entry.findall(text):
        yield Locked(normal(name), version, marker, tuple(re.findall(r"--hash=(\S+)", hashes)))


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def compiled(requirements: list[str], run: Any = subprocess.run) -> str:
    """The list for some requirements.

    Raises:
        subprocess.CalledProcessError: uv has found no solution, or no network.
    """
    words = [
        *("uv", "pip", "compile", "-", "--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-header", "--no-emit-index-url", "--no-annotate", "--quiet"),
    ]
    done = run(words, input="\n".join(requirements), capture_output=True, text=True, check=True)
    return _HEAD + str(done.stdout)


def main() -> int:
    """Writes every list."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, requirements in wanted().items():
        try:
            text = compiled(requirements)
        except FileNotFoundError:
            print("This needs uv in PATH; it comes with `pip install uv`.", file=sys.stderr)
            return 1
        except subprocess.CalledProcessError as error:
            print(f"{name} was left as it is: {error.stderr.strip()}", file=sys.stderr)
            return 1
        (FOLDER / name).write_text(text, "utf-8")
        print(f"{name}: {len(list(locked(text)))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
