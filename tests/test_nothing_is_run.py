"""Limber reads files and never runs them: nothing in it can evaluate, unpickle or hand a line to a shell."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[1] / "app"
FILES = sorted(APP.rglob("*.py"))

_CALLS = {"eval", "exec", "compile", "__import__", "execfile", "input"}
_MODULES = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle", "code",
            "codeop", "runpy", "imp", "dbm", "ctypes.util", "xml.sax", "xml.dom", "xml.etree", "commands", "pty"}  # fmt: skip
_METHODS = {
    "os": {"system", "popen", "execv", "execve", "execvp", "execl", "execlp", "spawnv", "spawnl", "posix_spawn", "startfile"},
    "yaml": {"load", "load_all", "unsafe_load", "full_load", "unsafe_load_all", "full_load_all", "Loader", "UnsafeLoader",
             "FullLoader", "CLoader", "CUnsafeLoader", "CFullLoader"},
    "subprocess": {"getoutput", "getstatusoutput"},
    "importlib": {"import_module", "reload"},
    "builtins": _CALLS,
    "sqlite3": set(),
    "zipfile": {"ZipFile", "PyZipFile"},
    "tarfile": {"open", "TarFile"},
    "shutil": {"unpack_archive"},
    "webbrowser": {"open"},
}  # fmt: skip
# What is fine all the same, and why.
_FINE = {
    ("wiring/preload.py", "importlib.import_module"): "rooms that are loaded ahead, by names written there",
    ("data/exchange/peers/zipped.py", "zipfile.ZipFile"): "read in memory within bounds, never unpacked",
    ("device/detect.py", "importlib.import_module"): "a package of app/device, by a name written there",
}


def faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Everything in a module that could run what a file says, with its line."""
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if _banned(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            if _banned(node.module):
                yield node.lineno, node.module
            for alias in node.names:
                if alias.name in _METHODS.get(node.module, ()) or _banned(f"{node.module}.{alias.name}"):
                    yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Name) and node.id in _CALLS and isinstance(node.ctx, ast.Load):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = names.get(node.value.id, node.value.id)
            if node.attr in _METHODS.get(module, ()):
                yield node.lineno, f"{module}.{node.attr}"
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, "shell=") for word in node.keywords if word.arg == "shell")
            yield from ((node.lineno, "getattr with a name of a file") for _ in _loose(node))


def _banned(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in _MODULES)


def _loose(call: ast.Call) -> Iterator[None]:
    """`getattr(module, name)` on what can run things, which would go past all the rest."""
    if isinstance(call.func, ast.Name) and call.func.id == "getattr" and len(call.args) > 1:
        of, name = call.args[:2]
        if isinstance(of, ast.Name) and of.id in _METHODS and not isinstance(name, ast.Constant):
            yield None
        if (
            isinstance(name, ast.Constant)
            and isinstance(of, ast.Name)
            and name.value in _METHODS.get(of.id, ())
        ):
            yield None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(APP)))
def test_nothing_that_a_file_says_can_be_run(path: Path) -> None:
    here = path.relative_to(APP).as_posix()
    found = [
        f"app/{here}:{line}: {what}"
        for line, what in faults(ast.parse(path.read_text("utf-8")))
        if (here, what) not in _FINE
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "eval(x)", "exec(x)", "f = eval", "import pickle", "import pickle as p", "from pickle import loads", "import marshal",
        "from os import system", "import os as o\no.system(x)", "import os\nos.popen(x)", "import yaml\nyaml.load(x)",
        "import yaml\nyaml.load(x, yaml.SafeLoader)", "from yaml import unsafe_load", "import yaml\nyaml.UnsafeLoader",
        "import subprocess\nsubprocess.run(x, shell=True)", "run(x, shell=yes)", "__import__(x)", "import shelve",
        "from importlib import import_module", "import importlib\nimportlib.import_module(x)", "compile(x, '', 'exec')",
        "import builtins\nbuiltins.eval(x)", "import yaml\ngetattr(yaml, name)", "import os\ngetattr(os, 'system')(x)",
        "import tarfile\ntarfile.open(x)", "import shutil\nshutil.unpack_archive(x)",
    ],
)  # fmt: skip
def test_each_of_them_would_be_found(code: str) -> None:
    assert list(faults(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "import yaml\nyaml.SafeLoader",
        "import re\nre.compile(x)",
        "import json\njson.loads(x)",
        "import os\nos.walk(x)",
    ],
)
def test_what_only_reads_is_let_be(code: str) -> None:
    assert not list(faults(ast.parse(code)))


def test_every_exception_from_the_rule_is_still_needed() -> None:
    there = {
        (path.relative_to(APP).as_posix(), what)
        for path in FILES
        for _line, what in faults(ast.parse(path.read_text("utf-8")))
    }
    assert set(_FINE) <= there
