"""Collects the licences of what Limber comes with: `python -m tools.licences`.

Installed packages know their licence, a phone has no such records: so they are written into
`assets/licences.json`, which comes along. What only phones have is written down here, with the versions that
python-for-android builds; a test compares them with its recipes.
"""

import json
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from app.core.i18n import mark as _
from tools.lock import for_the_phone, normal

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assets" / "licences.json"
_NAMES = {"kivy": "Kivy", "pyyaml": "PyYAML", "pyjnius": "PyJNIus"}
_FONTS = _("The typeface of every word")
_USES = {
    "kivy": _("Windows, drawing and touch"),
    "pyyaml": _("Reads routines and exercises"),
    "fastjsonschema": _("Finds mistakes in your files"),
    "segno": _("Makes the QR code of a routine"),
    "plyer": _("Reaches parts of the phone"),
    "platformdirs": _("Finds your folder, on desktops"),
    "pyjnius": _("Speaks with Android, on phones"),
    "python-for-android": _("Packs the app, on phones"),
}
_SHORT = {"Apache 2.0": "Apache-2.0", "MIT License": "MIT"}
_WITH_KIVY = _("Comes with Kivy, on phones")
_APACHE = "assets/fonts/LICENSE-LimberIcons-Apache-2.0.txt"
_CC0 = "assets/figure/LICENSE-MakeHuman-CC0.txt"
# Name, version, licence, use, file of the terms, and the terms or where they are.
_OTHERS = (
    ("Limber Sans", "", "OFL-1.1", _FONTS, "assets/fonts/LICENSE-LimberSans-OFL.txt", ""),
    ("Limber Icons", "", "Apache-2.0", _("Every small picture on a button"), _APACHE, ""),
    ("MakeHuman", "", "CC0-1.0", _("The shape of the two bodies"), _CC0, ""),
    ("Python", "3.14.2", "PSF-2.0", _("Runs everything, on phones"), "", "docs.python.org/3/license.html"),
    ("SQLite", "3.50.4", "Public domain", _("Keeps your history"), "", "sqlite.org/copyright.html"),
    (
        "OpenSSL",
        "3.3.1",
        "Apache-2.0",
        _("Comes with Python, on phones"),
        "",
        "openssl.org/source/license.html",
    ),
    ("libffi", "3.4.2", "MIT", _("Comes with Python, on phones"), "", "sourceware.org/libffi"),
    ("SDL", "2.30.11", "Zlib", _("Window, touch and sound below Kivy"), "", "libsdl.org/license.php"),
    ("SDL_image", "2.8.2", "Zlib", _("Reads pictures for Kivy"), "", "libsdl.org/license.php"),
    ("SDL_mixer", "2.6.3", "Zlib", _("Plays sounds for Kivy"), "", "libsdl.org/license.php"),
    ("SDL_ttf", "2.22.0", "Zlib", _("Draws words for Kivy"), "", "libsdl.org/license.php"),
    ("FreeType", "", "FTL", _("Draws letters for SDL"), "", "freetype.org/license.html"),
    ("HarfBuzz", "", "MIT", _("Puts letters together for SDL"), "", "harfbuzz.github.io"),
    ("libwebp", "", "BSD-3-Clause", _("Comes with SDL, on phones"), "", "webmproject.org/license/software"),
)
# Recipes of python-for-android by the name of the work above.
RECIPES = {
    "Python": "python3",
    "SQLite": "sqlite3",
    "OpenSSL": "openssl",
    "libffi": "libffi",
    "SDL": "sdl2",
    "SDL_image": "sdl2_image",
    "SDL_mixer": "sdl2_mixer",
    "SDL_ttf": "sdl2_ttf",
    "PyJNIus": "pyjnius",
}


def packages() -> dict[str, str]:
    """The Python packages that come along, and their versions as they are pinned; on phones or elsewhere."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    packers = ("pyjnius", "python-for-android")
    phone = [word for word in project["optional-dependencies"]["phone"] if word.startswith(packers)]
    pins = [*project["dependencies"], *for_the_phone(), *phone]
    return {normal(name): version for name, _, version in (pin.partition("==") for pin in pins)}


def collect() -> str:
    """The file as it should be.

    Raises:
        PackageNotFoundError: A package is neither installed nor in the file, in the version that is pinned.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = {"name": "Limber", "licence": project["license"], "text": _read(ROOT / "LICENSE")}
    kept = {(normal(work["name"]), work.get("version", "")): work for work in _written()}
    works = [own, *map(_other, _OTHERS)]
    for name, version in packages().items():
        found = _of_package(name, version) or kept.get((name, version))
        if found is None:
            raise PackageNotFoundError(f"install {name}=={version} first, which says what its licence is")
        works.append({**found, "use": _USES.get(name, _WITH_KIVY)})
    works.sort(key=lambda work: (work["name"] != "Limber", work["name"].lower()))
    return json.dumps(works, ensure_ascii=False, indent=1) + "\n"


def _other(work: tuple[str, ...]) -> dict[str, str]:
    name, version, licence, use, file, place = work
    terms = {"file": file} if file else {"text": f"The terms are at {place}"}
    return {"name": name, "version": version, "licence": licence, "use": use, **terms}


def _written() -> list[dict[str, str]]:
    return json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else []


def _of_package(name: str, version: str) -> dict[str, str] | None:
    """What an installed package says of itself; None where it is not installed in this version."""
    try:
        package: Distribution = distribution(name)
    except PackageNotFoundError:
        return None
    if package.version != version:
        return None
    data = package.metadata.json
    shown = str(data["name"])
    inside = [file for file in package.files or () if ".dist-info" in str(file)]
    terms = next(file for file in inside if file.name.upper().startswith("LICEN"))
    text = _read(Path(str(terms.locate())))
    kinds = [kind.rpartition(" :: ")[2] for kind in data.get("classifier", ()) if kind.startswith("License")]
    licence = str(data.get("license_expression") or data.get("license") or kinds[0])
    return {
        "name": _NAMES.get(shown.lower(), shown),
        "version": version,
        "licence": _SHORT.get(licence, licence),
        "text": text,
    }


def _read(path: Path) -> str:
    return "\n".join(line.rstrip() for line in path.read_text("utf-8").splitlines()).strip() + "\n"


def main() -> int:
    """Writes the file."""
    try:
        text = collect()
    except PackageNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    TARGET.write_text(text, "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(json.loads(text))} works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
