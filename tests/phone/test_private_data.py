"""The files that travel: all the app opens, and no others."""

import ast
import marshal
import tarfile
from pathlib import Path

import pytest

from tests.phone.conftest import Packed

ROOT = Path(__file__).parents[2]
MOST_BYTES = 6_600_000
DESKTOP_ONLY = (
    *("assets/android/", "assets/ios/", "assets/icons/", "assets/print/", "assets/locale/limber.pot"),
    "app/preview/",
)

pytestmark = pytest.mark.xdist_group("package")


@pytest.fixture(scope="module")
def names(packed: Packed) -> set[str]:
    with tarfile.open(packed.tar) as tar:
        return {member.name for member in tar.getmembers() if member.isfile()}


def kept_files() -> list[str]:
    """Every file of the app that somebody wrote or drew."""
    folders = ("app", "assets", "routines")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [str(path.relative_to(ROOT)) for path in files if path.parent.name != "__pycache__"]


def test_it_is_small_packed_and_unpacked(packed: Packed) -> None:
    unpacked = sum(path.stat().st_size for path in (packed.files / "app").rglob("*") if path.is_file())
    print(f"private data: {packed.tar.stat().st_size:,} bytes packed, {unpacked:,} unpacked")
    assert unpacked < MOST_BYTES


def test_every_routine_and_everything_in_assets_that_the_app_opens_is_in_it(names: set[str]) -> None:
    for name in kept_files():
        if name.startswith(("assets/", "routines/")) and not name.startswith(DESKTOP_ONLY):
            assert name in names or name.endswith(".po"), name


def test_the_code_is_in_it_as_bytecode_with_its_layouts_and_migrations(names: set[str]) -> None:
    for name in kept_files():
        if name.startswith("app/") and not name.startswith(DESKTOP_ONLY):
            assert (f"{name}c" if name.endswith(".py") else name) in names, name
    assert "main.pyc" in names
    assert not [name for name in names if name.endswith(".py")]


def test_no_bytecode_carries_columns_which_nobody_reads(packed: Packed) -> None:
    path = packed.files / "app" / "app" / "core" / "session.pyc"
    code = marshal.loads(path.read_bytes()[16:])
    assert code.co_filename
    assert {place[2:] for place in code.co_positions()} == {(None, None)}
    assert len({line for line, *_ in code.co_positions()}) > 10  # lines stay


def test_nothing_else_travels(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    packagers = {"p4a_env_vars.txt", "sitecustomize.pyc"}
    assert tops == {"app", "assets", "routines", "main.pyc", "LICENSE", *packagers}
    assert not [name for name in names if name.startswith(DESKTOP_ONLY[:-1])]
    assert not [name for name in names if "test" in name.split("/")[0] or "__pycache__" in name]


def test_the_service_starts_from_what_travels(names: set[str]) -> None:
    assert "app/wiring/service_main.pyc" in names


def test_what_is_imported_at_once_travels(names: set[str]) -> None:
    """Left out are only commands of the desktop, which import what they need when they are called."""
    there = {path.removesuffix(".pyc") for path in names if path.startswith("app/") and path.endswith(".pyc")}
    assert len(there) > 200  # or nothing would be looked at
    for name in there:
        tree = ast.parse((ROOT / f"{name}.py").read_text("utf-8"))
        for module in imported_at_once(tree):
            path = module.replace(".", "/")
            assert path in there or f"{path}/__init__" in there, f"{name}.py imports {module}"


def imported_at_once(tree: ast.Module) -> set[str]:
    """Modules of Limber that are imported when a file is, not in a function or for types alone."""
    found: set[str] = set()
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app"):
            found.add(str(node.module))
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("app."))
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            waiting += node.body + node.orelse
        elif isinstance(node, ast.Try | ast.ClassDef):
            waiting += node.body
    return found
