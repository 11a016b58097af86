"""The map in the documents is true."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import kivy

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_every_path_on_the_map_is_there() -> None:
    named = re.findall(r"`((?:app|assets|routines|tools)/[\w./*-]*|buildozer\.spec|pyproject\.toml)`", PAGE)
    assert len(named) > 40
    missing = [name for name in named if not any(ROOT.glob(name.rstrip("/")))]
    assert missing == []


def test_the_table_leads_to_at_least_twenty_places() -> None:
    rows = re.findall(r"^\| [^|]+ \| `([^`]+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) >= 20
    assert len(set(rows)) == len(rows)


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    links = [
        (page, to)
        for page in pages
        for to in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    ]
    assert len(links) > 40
    assert [f"{page.name}: {to}" for page, to in links if not (page.parent / to).exists()] == []


def test_every_public_class_has_a_name_of_its_own() -> None:
    places = defaultdict(list)
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_what_is_wired_is_built_in_small_steps() -> None:
    for name in ("app/main.py", "app/wiring/assemble.py"):
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{name}: {node.name}"


def test_no_widget_is_called_like_one_of_kivys_whose_look_it_would_get() -> None:
    rules = (Path(kivy.__file__).parent / "data" / "style.kv").read_text("utf-8")
    styled = {
        name for line in re.findall(r"^<(.+)>:", rules, re.MULTILINE) for name in re.split(r"[,@+]", line)
    }
    assert "ProgressBar" in styled
    ours = {
        node.name
        for path in (ROOT / "app" / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert ours & {name.strip("-") for name in styled} == set()
