"""Breaks the disk below a profile.

As root no folder is ever read-only and no quota counts, so where the system lets us a small file system of its
own is mounted over the profile; its errors are the real ones. Where it does not, SQLite is told to refuse.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults.world import FaultyWorld

_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
connection.close()
"""
_SIZE = "3m"


class UnableError(Exception):
    """This machine cannot break a disk in this way."""


def lock_by_another_process(world: FaultyWorld) -> None:
    """Another process begins to write and does not end."""
    from app.data.store import opening as store_open

    world.replace(store_open, "_BUSY_S", 0.1)
    if world.driver is not None:
        world.record.database._opened.writer.execute("PRAGMA busy_timeout = 100")
    other = subprocess.Popen(
        [sys.executable, "-S", "-c", _LOCK, str(world.profile / "limber.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    world.undo.append(lambda: other.communicate(timeout=20))


def read_only(world: FaultyWorld) -> None:
    """The folder cannot be written: a mount as root, its rights for anybody else."""
    if os.geteuid() != 0:
        world.profile.chmod(0o555)
        world.undo.append(lambda: world.profile.chmod(0o755))
        return
    _mount(world, "--bind", str(world.profile))
    world.undo.append(lambda: _unmount(world.profile))
    _run("mount", "-o", "remount,ro,bind", str(world.profile))


def refuse_writes(world: FaultyWorld) -> None:
    """The system has made the disk read-only: SQLite lets no write through, and says so as it would then."""
    from app.data.store import opening as store_open

    connect = store_open._connect

    def connect_for_reading(*arguments: Any, **named: Any) -> Any:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA query_only = ON")
        return connection

    world.replace(store_open, "_connect", connect_for_reading)
    world.record.database._opened.writer.execute("PRAGMA query_only = ON")


def small(world: FaultyWorld) -> None:
    """A disk of three megabytes with all that the runner has."""
    aside = world.folder / "aside"
    shutil.copytree(world.profile, aside)
    _mount(world, "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs")
    world.after.append(lambda: _unmount(world.profile))
    shutil.copytree(aside, world.profile, dirs_exist_ok=True)


def fill(world: FaultyWorld) -> None:
    """Writes until nothing more fits; the file is gone when the world is right again."""
    filler = world.profile / "films"
    world.undo.append(lambda: filler.unlink(missing_ok=True))
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2


def full(world: FaultyWorld) -> None:
    """A disk that is full already."""
    small(world)
    fill(world)


def _mount(world: FaultyWorld, *how: str) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        raise UnableError("only root on Linux can mount a disk of its own")
    _run("mount", *how, str(world.profile))


def _unmount(folder: Path) -> None:
    _run("umount", "--lazy", str(folder))


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnableError(f"{words[0]}: {done.stderr.strip()}")
