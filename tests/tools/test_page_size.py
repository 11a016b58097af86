import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools import page_size

KB4, KB16, KB64 = 4096, 16384, 65536


def elf(*alignments: int, kind: int = 1, order: str = "<") -> bytes:
    """A 64-bit library that is nothing but its headers."""
    names = b"\x7fELF" + bytes([2, 1 if order == "<" else 2, 1]) + bytes(9)
    head = struct.pack(f"{order}HHIQQQIHHHHHH", 3, 183, 1, 0, 64, 0, 0, 64, 56, len(alignments) + 1, 0, 0, 0)
    parts = [struct.pack(f"{order}IIQQQQQQ", kind, 5, 0, 0, 0, 0, 0, align) for align in alignments]
    note = struct.pack(f"{order}IIQQQQQQ", 4, 4, 0, 0, 0, 0, 0, 4)  # of another kind, which is not loaded
    return names + head + note + b"".join(parts)


def build(path: Path, libraries: Mapping[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in libraries.items():
            made.writestr(name, content)
        made.writestr("classes.dex", b"dex")
    return str(path)


def bundle(**modules: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as tar:
        for name, content in {"stdlib.zip": b"PK", **modules}.items():
            info = tarfile.TarInfo(f"_python_bundle/modules/{name}")
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return held.getvalue()


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_alignment_of_what_is_loaded_is_read(order: str) -> None:
    assert page_size.alignments(elf(KB16, KB64, order=order)) == [KB16, KB64]
    assert page_size.alignments(elf(KB4, kind=2, order=order)) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (elf(KB16), ""),
        (elf(KB16, KB64), ""),
        (elf(KB64, KB4), "is laid out for pages of 4096 bytes, not of 16384"),
        (b"", "is no library"),
        (b"\x7fELF", "is no library"),
        (b"PK\3\4" + bytes(100), "is no library"),
        (elf(KB16)[:4] + b"\x01" + elf(KB16)[5:], "is 32-bit code among the 64-bit libraries"),
        (elf(KB16, KB16)[:-8], "is cut off"),
    ],
    ids=["16 kB", "64 kB", "4 kB", "empty", "short", "zip", "32 bit", "cut off"],
)
def test_what_does_not_fit_is_said(content: bytes, why: str) -> None:
    assert page_size.fault(content) == why


def test_this_machines_own_libraries_can_be_read() -> None:
    import _struct

    path = getattr(_struct, "__file__", None)
    if path is None or Path(path).read_bytes()[:5] != b"\x7fELF\x02":
        pytest.skip("needs a 64-bit library of this Python's")
    assert page_size.alignments(Path(path).read_bytes())


def test_a_build_whose_libraries_fit_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = {
        "lib/arm64-v8a/libSDL2.so": elf(KB16),
        "lib/arm64-v8a/libpybundle.so": bundle(**{"kivy.so": elf(KB16), "yaml.so": elf(KB64)}),
        "lib/armeabi-v7a/libSDL2.so": b"\x7fELF\x01 32-bit code has small pages only",
    }
    assert page_size.main([build(tmp_path / "a.apk", held)]) == 0
    assert "looked at 3 64-bit libraries" in capsys.readouterr().out


def test_one_of_them_that_does_not_fit_fails_the_build_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = {
        "base/lib/arm64-v8a/libmain.so": elf(KB16),
        "base/lib/x86_64/libpybundle.so": bundle(**{"kivy.so": elf(KB4)}),
    }
    assert page_size.main([build(tmp_path / "a.aab", held)]) == 1
    said = capsys.readouterr().out
    assert (
        "base/lib/x86_64/libpybundle.so/_python_bundle/modules/kivy.so: is laid out for pages of 4096" in said
    )


def test_a_build_without_any_is_not_taken_for_one_that_fits(tmp_path: Path) -> None:
    assert page_size.main([build(tmp_path / "a.apk", {"lib/armeabi-v7a/libmain.so": b"\x7fELF\x01"})]) == 1
    assert page_size.main([]) == 2
