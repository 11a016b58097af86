"""Packs Limber with the packagers' own code, up to where Gradle and the Android SDK would take over.

`python pack.py FOLDER` lays the project out in FOLDER by links, lets buildozer read the spec, pick the files
and compose its command lines, and lets python-for-android read those, render manifest, Gradle file,
resources and Java, compile to bytecode and tar. What came of it is written to FOLDER/packed.json.

Both run in a process of their own, as they change the working directory and patch themselves. Nothing is
downloaded: the call in between, which would fetch the SDK, is taken down instead of made.
"""

import contextlib
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
SIGNING = ("KEYSTORE", "KEYALIAS", "KEYSTORE_PASSWD", "KEYALIAS_PASSWD")


class ArgumentsReadError(Exception):
    """Ends python-for-android's command line once it has read its arguments."""


def main(folder: Path) -> None:
    """Packs into a folder."""
    os.environ["HOME"] = str(folder)  # buildozer keeps things there
    os.environ.update({f"P4A_RELEASE_{name}": "given" for name in SIGNING})
    work = lay_out(folder / "work")
    os.chdir(work)
    from buildozer import Buildozer

    buildozer = Buildozer("buildozer.spec")
    buildozer.set_target("android")
    target = buildozer.target
    buildozer.build_application()
    dist = Path(target.get_dist_dir(buildozer.config.get("app", "package.name")))
    dist.mkdir(parents=True)
    sdk = folder / "sdk"
    (sdk / "build-tools" / "36.0.0").mkdir(parents=True)
    commands = {mode: command(buildozer, sdk, mode) for mode in ("release", "debug")}
    requirements = buildozer.config.getlist("app", "requirements")
    recipes, pip = resolve(requirements, target._p4a_bootstrap, folder / "store")
    version = buildozer.get_version()
    bootstrap_files(dist, target, sdk)
    render(dist, commands["debug"])
    app = Path(buildozer.app_dir)
    report = {
        "version": version,
        "package": target._get_package(),
        "archs": target._archs,
        "files": sorted(str(path.relative_to(app)) for path in app.rglob("*") if path.is_file()),
        "commands": commands,
        "recipes": recipes,
        "pip": pip,
        "dist": str(dist),
    }
    (folder / "packed.json").write_text(json.dumps(report))


def lay_out(work: Path) -> Path:
    """The project as somebody has it on their disk, with things in it that are none of the app's business."""
    work.mkdir(parents=True)
    for path in ROOT.iterdir():
        if not path.name.startswith(".") and path.name not in ("bin", "build", "dist"):
            (work / path.name).symlink_to(path)
    (work / "notes").mkdir()
    (work / "notes" / "secret.txt").write_text("not for others")
    (work / "picture.png").write_bytes(b"")
    return work


def command(buildozer: Any, sdk: Path, mode: str) -> list[str]:
    """What buildozer would call python-for-android with, for "debug" or "release"."""
    target = buildozer.target
    taken: list[list[str]] = []
    target._p4a = lambda words, **_: taken.append([*words, *target.extra_p4a_args])
    artifact = "android.release_artifact" if mode == "release" else "android.debug_artifact"
    target.artifact_format = buildozer.config.getdefault("app", artifact)
    target.build_mode = mode
    os.environ["ANDROIDSDK"] = buildozer.environ["ANDROIDSDK"] = str(sdk)
    # It looks for what Gradle would have made, after the call that was taken down.
    with contextlib.suppress(FileNotFoundError):
        target.build_package()
    return taken[0]


def resolve(requirements: list[str], bootstrap: str, store: Path) -> tuple[list[str], list[str]]:
    """Recipes in the order of building, with their versions, and what pip installs."""
    from pythonforandroid.bootstrap import Bootstrap
    from pythonforandroid.build import Context
    from pythonforandroid.graph import get_recipe_order_and_bootstrap
    from pythonforandroid.recipe import Recipe

    context = Context()
    context.local_recipes = None
    context.setup_dirs(str(store))
    names = [word.split("==")[0] for word in requirements]
    order, pip, _ = get_recipe_order_and_bootstrap(
        context, names, Bootstrap.get_bootstrap(bootstrap, context)
    )
    return [f"{name}=={Recipe.get_recipe(name, context).version}" for name in order], sorted(pip)


def bootstrap_files(dist: Path, target: Any, sdk: Path) -> None:
    """What python-for-android lays out before it packs, without what it would have compiled."""
    from pythonforandroid.bootstrap import Bootstrap, copy_files
    from pythonforandroid.build import Context

    bootstrap = Bootstrap.get_bootstrap(target._p4a_bootstrap, Context())
    for folder in bootstrap.get_bootstrap_dirs():
        copy_files(str(Path(folder) / "build"), str(dist))
    shutil.rmtree(dist / "src" / "patches", ignore_errors=True)  # for Java that comes with SDL's sources
    (dist / "project.properties").write_text(f"target=android-{target.android_api}")
    (dist / "local.properties").write_text(f"sdk.dir={sdk}")
    info = {
        "bootstrap": target._p4a_bootstrap,
        "archs": target._archs,
        "ndk_api": int(target.android_minapi),
        "use_setup_py": False,
        "hostpython": sys.executable,
    }
    (dist / "dist_info.json").write_text(json.dumps(info))
    for arch in target._archs:
        (dist / f"_python_bundle__{arch}").mkdir()
        (dist / "libs" / arch).mkdir(parents=True)


def render(dist: Path, words: list[str]) -> None:
    """Lets python-for-android read its command line and render and pack by it."""
    from pythonforandroid import toolchain

    read: list[Any] = []

    def stop(_: Any, arguments: Any) -> None:
        read.append(arguments)
        raise ArgumentsReadError

    toolchain.ToolchainCL.warn_on_deprecated_args = stop
    sys.argv = ["p4a", *words]
    try:
        toolchain.ToolchainCL()
    except ArgumentsReadError:
        toolchain.ToolchainCL._fix_args(read[0])
    os.chdir(dist)
    build = module(dist / "build.py")
    build.parse_args_and_make_package(read[0].unknown_args)


def module(path: Path) -> ModuleType:
    """A module from a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
