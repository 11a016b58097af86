"""Compiles the Java that travels: Limber's own, and python-for-android's that it builds on, against the fakes."""

import configparser
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).parents[2]
FAKES = Path(__file__).parent / "jvm" / "fakes"
OWN = ROOT / "assets" / "android" / "java"


def spec_says(name: str) -> str:
    """A value of `buildozer.spec`."""
    spec = configparser.ConfigParser(interpolation=None)
    spec.read(ROOT / "buildozer.spec", "utf-8")
    return spec.get("app", name)


def sources(folder: Path) -> list[Path]:
    """Limber's Java, and the packagers' service with the class that their template makes of it.

    Args:
        folder: Where the latter is rendered.
    """
    import jinja2
    import pythonforandroid

    packagers = Path(pythonforandroid.__file__).parent / "bootstraps" / "common" / "build"
    name, entry, *options = spec_says("services").split(":")
    package = f"{spec_says('package.domain')}.{spec_says('package.name')}"
    kind = spec_says("android.service_class_name")
    words: dict[str, Any] = {
        "args": SimpleNamespace(package=package, name=spec_says("title"), service_class_name=kind),
        "base_service_class": kind.rpartition(".")[2],
        "name": name,
        "entrypoint": entry,
        "foreground": "foreground" in options,
        "sticky": "sticky" in options,
        "service_id": 1,
    }
    text = (packagers / "templates" / "Service.tmpl.java").read_text("utf-8")
    rendered = folder / f"Service{name.capitalize()}.java"
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)
    rendered.write_text(environment.from_string(text).render(words), "utf-8")
    theirs = packagers / "src" / "main" / "java" / "org" / "kivy" / "android" / "PythonService.java"
    return [*sorted(OWN.rglob("*.java")), theirs, rendered]


def compiled(folder: Path, java: list[Path]) -> Path:
    """A folder with the classes of these and of the fakes; what the compiler has against them fails the test."""
    classes = folder / "classes"
    javac("-d", str(classes), *map(str, sorted(FAKES.rglob("*.java"))))
    # Gradle compiles for Java 8; a newer construct would not build.
    javac("-Xlint:-options", "--release", "8", "-cp", str(classes), "-d", str(classes), *map(str, java))
    return classes


def javac(*words: str) -> None:
    """Compiles, or fails with what the compiler says."""
    run = subprocess.run(["javac", "-nowarn", *words], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
