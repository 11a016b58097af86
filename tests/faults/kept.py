"""Breaks the files that Limber keeps."""

import json
import random
import zlib

from app.data.files.paths import share_folder
from tests.data.profile_helpers import raw
from tests.faults.world import FaultyWorld


def damage(chance: random.Random, content: bytes) -> bytes:
    """A file as a torn disk or a careless program would leave it."""
    half = len(content) // 2
    torn = bytearray(content)
    for _ in range(8):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    kinds = (
        b"",
        content[:half],
        chance.randbytes(300),
        bytes(len(content)),
        b"[" * 100_000,
        b"null",
        bytes(torn),
        content.replace(b'"', b"7 ", 40),
    )
    return chance.choice(kinds)


def damage_caches(world: FaultyWorld) -> None:
    """Every cache that an earlier start has left."""
    from app import __version__
    from app.data.library.index import LibraryIndex
    from app.data.library.library import Library

    share = share_folder()
    lists = LibraryIndex(
        world.profile, share, __version__, lambda: Library(share, world.profile), lambda what: what()
    )
    lists.routines(), lists.exercises()
    lists.close()
    files = sorted((world.profile / "cache").glob("*.json"))
    assert files, "there was no cache to damage"
    for path in files:
        if path.name == "routines.json":  # sound JSON that says nothing sensible
            kept = json.loads(path.read_bytes().partition(b"\n")[2])
            kept["cards"] = {name: [state, [7] * len(card)] for name, (state, card) in kept["cards"].items()}
            content = json.dumps(kept).encode()
            path.write_bytes(f"{zlib.crc32(content):08x}".encode() + b"\n" + content)
        else:
            path.write_bytes(damage(world.chance, path.read_bytes()))
    background = world.profile / "cache" / "background"
    background.mkdir()
    (background / "session.json").write_bytes(damage(world.chance, b'{"version": 1, "handover": {}}'))
    (background / "wish").write_bytes(world.chance.randbytes(20))


def files_for_caches(world: FaultyWorld) -> None:
    """A file where the folder of the caches belongs."""
    (world.profile / "cache").write_bytes(b"in the way")


def damage_look(world: FaultyWorld) -> None:
    path = world.profile / "cache" / "look.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        damage(world.chance, b'{"theme": "dark", "text_scale": 1.5, "language": "de", "calm": true}')
    )


def damage_settings(world: FaultyWorld) -> None:
    """Values in the record that no version of Limber has ever written."""
    with raw(world.profile) as connection:
        rows = [
            ("voice", "{"),
            ("theme", '"pink"'),
            ("text-scale", "NaN"),
            ("language", "[" * 50_000),
            ("countdown", sqlite_blob(world)),
            ("calm", "null"),
            ("keep-going", "17"),
        ]
        connection.executemany(
            "INSERT OR REPLACE INTO settings (key, value, changed_ms) VALUES (?, ?, 0)", rows
        )
        connection.commit()


def sqlite_blob(world: FaultyWorld) -> bytes:
    return b"\xff\xfe" + world.chance.randbytes(10)
