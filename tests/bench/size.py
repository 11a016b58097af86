"""How much travels: the wheel, and the data that an Android app carries besides Kivy's own.

Where `make test-phone` has made its environment, the packagers themselves pack the data; else the files that
the packager's settings name are compiled and packed as they do it.
"""

import compileall
import configparser
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from fnmatch import fnmatch
from pathlib import Path

from tests.bench.children import ROOT, BenchError
from tests.bench.table import Row

PACKAGERS = ROOT / ".venv-phone" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def measure(*, quick: bool = False) -> list[Row]:
    """Sizes in kB of 1,000 bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build_wheel(folder)
        by = "packed by the packagers" if PACKAGERS.exists() else "packed by the packagers' rules"
        packed, unpacked = pack_by_packagers(folder) if PACKAGERS.exists() else pack_by_rules(folder)
    return [
        {"what": "the wheel, kB", "value": round(wheel / 1000)},
        {"what": f"the phone's private data, {by}, kB", "value": round(packed / 1000)},
        {"what": "the same unpacked, kB", "value": round(unpacked / 1000), "must": 6000},
    ]


def build_wheel(folder: Path) -> int:
    """Bytes of the wheel."""
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"The wheel could not be built: {done.stdout[-300:]}{done.stderr[-300:]}")
    return next(folder.glob("*.whl")).stat().st_size


def pack_by_packagers(folder: Path) -> tuple[int, int]:
    """Bytes packed and unpacked, as python-for-android makes it."""
    words = [str(PACKAGERS), str(ROOT / "tests" / "phone" / "pack.py"), str(folder / "phone")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"The packagers could not pack: {done.stderr[-600:]}")
    report = json.loads((folder / "phone" / "packed.json").read_text("utf-8"))
    packed = Path(report["dist"]) / "src" / "main" / "assets" / "private.tar"
    with tarfile.open(packed) as tar:
        return packed.stat().st_size, sum(one.size for one in tar.getmembers())


def travelling(spec: str, root: Path = ROOT) -> list[Path]:
    """The files that buildozer picks by the text of its settings, below a folder."""
    settings = configparser.ConfigParser(interpolation=None, strict=False)
    settings.read_string(spec)

    def words(key: str) -> list[str]:
        return [word.strip() for word in settings["app"][key].split(",") if word.strip()]

    endings, patterns = (
        words("source.include_exts"),
        [word.lower() for word in words("source.include_patterns")],
    )

    def wanted(name: str) -> bool:
        return any(fnmatch(name, pattern) for pattern in patterns)

    found = []
    tops = {root / pattern.split("/")[0] for pattern in patterns if "/" in pattern}
    beside = [path for path in root.iterdir() if path.is_file()]
    for path in [*beside, *(path for top in sorted(tops) for path in top.rglob("*"))]:
        relative = path.relative_to(root)
        folder = "" if relative.parent == Path() else f"{relative.parent.as_posix().lower()}/"
        known = not path.suffix or path.suffix[1:].lower() in endings
        hidden = any(part.startswith(".") for part in relative.parts)
        named = wanted(folder + (path.name if folder else path.name.lower()))
        if path.is_file() and known and named and not hidden and (not folder or wanted(folder)):
            found.append(path)
    return found


def pack_by_rules(folder: Path) -> tuple[int, int]:
    """Bytes packed and unpacked: bytecode without docstrings, one compressed tar."""
    laid = folder / "phone"
    for path in travelling((ROOT / "buildozer.spec").read_text("utf-8")):
        target = laid / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    compileall.compile_dir(laid, quiet=1, legacy=True, optimize=2, force=True)
    for source in laid.rglob("*.py"):
        source.unlink()
    packed = folder / "private.tar"
    with tarfile.open(packed, "w:gz", format=tarfile.USTAR_FORMAT) as tar:
        tar.add(laid, arcname=".")
    return packed.stat().st_size, sum(path.stat().st_size for path in laid.rglob("*") if path.is_file())
