"""Collects the licences of what Limber comes with: `python -m app.preview.licences`.

Installed packages know their licence, a phone has no such records: so they are written into
`assets/licences.json`, which comes along.
"""

import json
import re
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "assets" / "licences.json"
_NAMES = {"kivy": "Kivy", "pyyaml": "PyYAML"}
# Typeface, icons, and what lies below Kivy on every device; each is known by its own name and page.
_OTHERS = (
    {
        "name": "Limber Sans",
        "version": "",
        "licence": "OFL-1.1",
        "file": "assets/fonts/LICENSE-LimberSans-OFL.txt",
    },
    {
        "name": "Limber Icons",
        "version": "",
        "licence": "Apache-2.0",
        "file": "assets/fonts/LICENSE-LimberIcons-Apache-2.0.txt",
    },
    {
        "name": "Python",
        "version": "",
        "licence": "PSF-2.0",
        "text": "The terms are at docs.python.org/3/license.html",
    },
    {"name": "SDL", "version": "", "licence": "Zlib", "text": "The terms are at libsdl.org/license.php"},
    {
        "name": "SQLite",
        "version": "",
        "licence": "Public domain",
        "text": "The terms are at sqlite.org/copyright.html",
    },
)


def collect() -> str:
    """The file as it should be."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[=<>~!\[ ;]", requirement)[0] for requirement in project["dependencies"]]
    own = {"name": "Limber", "version": "", "licence": project["license"], "text": _read(ROOT / "LICENSE")}
    works = [own, *_OTHERS, *(_of_package(distribution(name)) for name in names)]
    works.sort(key=lambda work: (work["name"] != "Limber", work["name"].lower()))
    return json.dumps(works, ensure_ascii=False, indent=1) + "\n"


def _of_package(package: Distribution) -> dict[str, str]:
    data = package.metadata.json
    name = str(data["name"])
    files = [file for file in package.files or () if file.name == "LICENSE" and ".dist-info" in str(file)]
    return {
        "name": _NAMES.get(name.lower(), name),
        "version": package.version,
        "licence": str(data.get("license_expression") or data["license"]),
        "text": _read(Path(str(files[0].locate()))),
    }


def _read(path: Path) -> str:
    return "\n".join(line.rstrip() for line in path.read_text("utf-8").splitlines()).strip() + "\n"


def main() -> int:
    """Writes the file."""
    TARGET.write_text(collect(), "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(json.loads(TARGET.read_text('utf-8')))} works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
