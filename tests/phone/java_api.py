"""Checks calls on Java against type stubs of Android's whole interface, without a phone.

Sources name Java classes in strings: `autoclass("android.os.Vibrator")`, `cast("android.os.Vibrator", it)`,
`Annotated[Any, "android.os.Vibrator"]`, `__javainterfaces__`. `names` looks each up in the stubs;
`rewritten` turns them into the stubs' classes, so that mypy can check members, overloads and arguments.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ARRAYS = {
    "byte[]": "java.chaquopy.JavaArrayJByte",
    "int[]": "java.chaquopy.JavaArrayJInt",
    "long[]": "java.chaquopy.JavaArrayJLong",
    "String[]": "java.chaquopy.JavaArray[java.lang.String]",
}
_OURS = ("org.kivy.", "org.limber.")  # python-for-android's own, and what it makes of the spec


class Named(NamedTuple):
    """A Java class that a source names."""

    line: int
    java: str


class Listening(NamedTuple):
    """A Python class that implements a Java interface: its methods with the number of their parameters."""

    line: int
    java: str
    methods: tuple[tuple[str, int], ...]


class Stubs:
    """The stubs in one `site-packages`, indexed as they are asked for."""

    def __init__(self, site_packages: Path) -> None:
        self._root = site_packages
        self.find = cache(self._find)
        self._module = cache(self._parse)

    def _parse(self, package: str) -> list[ast.stmt]:
        first, *rest = package.split(".")
        path = self._root.joinpath(f"{first}-stubs", *rest, "__init__.pyi")
        return ast.parse(path.read_text("utf-8")).body if path.exists() else []

    def _find(self, java: str) -> ast.ClassDef | None:
        """A class by its Java name, such as `android.os.Build$VERSION`."""
        package, _, name = java.rpartition(".")
        body: list[ast.stmt] = self._module(package)
        found = None
        for part in name.split("$"):
            found = next((n for n in body if isinstance(n, ast.ClassDef) and n.name == part), None)
            if found is None:
                return None
            body = found.body
        return found

    def methods(self, java: str) -> dict[str, set[int]]:
        """A class's own methods, with the numbers of parameters its overloads take."""
        node = self.find(java)
        found: dict[str, set[int]] = {}
        for item in node.body if node else ():
            if isinstance(item, ast.FunctionDef):
                args = [a for a in item.args.posonlyargs + item.args.args if a.arg != "self"]
                found.setdefault(item.name, set()).add(len(args))
        return found

    def overloads(self, java: str) -> Counter[str]:
        """How many overloads each of a class's own methods has."""
        node = self.find(java)
        return (
            Counter(item.name for item in node.body if isinstance(item, ast.FunctionDef))
            if node
            else Counter()
        )


def _literal(node: ast.AST, calls: tuple[str, ...]) -> str:
    """The class that `autoclass("...")` or `cast("...", it)` names, or ""."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(java)), *_]) if name in calls:
            return java
    return ""


def _annotated(node: ast.AST) -> str:
    match node:
        case ast.Subscript(
            value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[_, ast.Constant(value=str(java))])
        ):
            return java
    return ""


def names(source: str) -> Iterator[Named]:
    """Every Java class a source names, but for python-for-android's own."""
    for node in ast.walk(ast.parse(source)):
        java = _literal(node, ("autoclass", "cast")) or _annotated(node)
        if java and java not in ARRAYS and not java.startswith(_OURS):
            yield Named(node.lineno, java)  # type: ignore[attr-defined]
    for listening in listeners(source):
        if not listening.java.startswith(_OURS):
            yield Named(listening.line, listening.java)


def unnamed(source: str) -> list[int]:
    """Lines that look a class up by something else than a literal, which nothing here could check."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("autoclass", "cast")
        and not _literal(node, ("autoclass", "cast"))
    ]


def listeners(source: str) -> Iterator[Listening]:
    """Every Python class that implements a Java interface."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef):
            continue
        methods = tuple(
            (item.name, len(item.args.args) - 1)
            for item in node.body
            if isinstance(item, ast.FunctionDef)
            and any(ast.unparse(d).startswith("java_method") for d in item.decorator_list)
        )
        for item in node.body:
            match item:
                case ast.Assign(
                    targets=[ast.Name(id="__javainterfaces__")], value=ast.Tuple(elts=interfaces)
                ):
                    for interface in interfaces:
                        java = ast.literal_eval(interface).replace("/", ".")
                        yield Listening(item.lineno, java, methods)


class _Rewriter(ast.NodeTransformer):
    def __init__(self) -> None:
        self.packages: set[str] = set()

    def _type(self, java: str) -> ast.expr:
        python = ARRAYS.get(java) or java.replace("$", ".")
        self.packages.add("java.chaquopy" if java in ARRAYS else java.rpartition(".")[0])
        if java.startswith("String"):
            self.packages.add("java.lang")
        return ast.parse(python, mode="eval").body

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        java = _literal(node, ("autoclass", "cast"))
        if not java or java.startswith(_OURS):
            return node
        kind = self._type(java)
        if _literal(node, ("autoclass",)):
            return kind
        return ast.Call(ast.parse("typing.cast", mode="eval").body, [kind, node.args[1]], [])

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        java = _annotated(node)
        return self._type(java) if java and not java.startswith(_OURS) else node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        java = _annotated(node.annotation)
        if java not in ARRAYS or node.value is None:  # only a list made to be a Java array needs a cast
            self.generic_visit(node)
            return node
        self.generic_visit(node)
        cast = ast.parse("typing.cast", mode="eval").body
        return ast.Assign([node.target], ast.Call(cast, [node.annotation, node.value], []))


def rewritten(source: str) -> str:
    """The source with the stubs' classes in place of their names."""
    rewriter = _Rewriter()
    tree = rewriter.visit(ast.parse(source))
    imports = ast.parse(
        "\n".join(["import typing", *(f"import {p}" for p in sorted(rewriter.packages))])
    ).body
    at = 1 + sum(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body)
    tree.body[at:at] = imports
    return ast.unparse(ast.fix_missing_locations(tree))
