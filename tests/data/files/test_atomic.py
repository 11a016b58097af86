"""A file is written whole or not at all, wherever its name leads."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.data.files.atomic import is_plain, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links take rights of their own there")


def no_leftovers(folder: Path) -> bool:
    return not list(folder.rglob(".*"))


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    (tmp_path / "link.json").symlink_to("old.json")
    write_whole(tmp_path / "link.json", "new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "old.json").read_text() == "new"
    assert no_leftovers(tmp_path)


def test_a_link_that_leads_nowhere_yet_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.json").symlink_to(Path("sub") / "new.json")
    write_whole(tmp_path / "link.json", "new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "sub" / "new.json").read_text() == "new"


def test_a_chain_of_links_through_folders_is_followed_to_its_end(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    (tmp_path / "c" / "end.json").write_text("old")
    (tmp_path / "b" / "two").symlink_to(Path("..") / "c" / "end.json")
    (tmp_path / "to-b").symlink_to(tmp_path / "b")
    (tmp_path / "a" / "one").symlink_to(tmp_path / "to-b" / "two")
    write_whole(tmp_path / "a" / "one", "new")
    assert (tmp_path / "c" / "end.json").read_text() == "new"
    assert (tmp_path / "a" / "one").is_symlink()
    assert (tmp_path / "b" / "two").is_symlink()


@pytest.mark.parametrize("links", [1, 2, 3])
def test_links_in_a_circle_are_an_error_in_words(tmp_path: Path, links: int) -> None:
    for number in range(links):
        (tmp_path / f"{number}").symlink_to(tmp_path / f"{(number + 1) % links}")
    with pytest.raises(OSError, match="circle"):
        write_whole(tmp_path / "0", "new")
    assert len(list(tmp_path.iterdir())) == links


def test_a_link_into_a_folder_that_is_gone_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "file")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_a_file_that_is_there_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    file.chmod(mode)
    write_whole(file, "new")
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_new_file_is_the_runners_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", "new")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator may")
def test_a_file_keeps_its_owner_where_the_system_lets_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    os.chown(file, 1234, 2345)
    file.chmod(0o640)
    write_whole(file, "new")
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o640)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator may")
def test_a_file_that_may_not_be_given_away_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file = tmp_path / "file"
    file.write_text("old")
    os.chown(file, 1234, 2345)
    monkeypatch.setattr("os.chown", refuse)
    write_whole(file, "new")
    assert file.read_text() == "new"


def test_a_file_that_is_marked_as_not_to_be_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("old")
    monkeypatch.setattr("os.access", lambda path, how: how != os.W_OK)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "old"


@pytest.mark.parametrize("way", ["itself", "through a link"])
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path, way: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    target = pipe
    if way != "itself":
        target = tmp_path / "link"
        target.symlink_to(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write_whole(target, "ä" * 100_000)
    reader.join(10)
    assert got == ["ä" * 100_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert not is_plain(target)


def test_a_device_is_written_into_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(os.devnull)
    write_whole(tmp_path / "link", "gone")
    write_whole(Path(os.devnull), "gone")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert (tmp_path / "link").is_symlink()
    assert not is_plain(tmp_path / "link")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_device_that_is_full_is_an_error() -> None:
    with pytest.raises(OSError, match="pace"):
        write_whole(Path("/dev/full"), "too much")


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path, "new")
    assert tmp_path.is_dir()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such name")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "LINK"])
def test_a_stream_of_ones_own_is_written_where_it_stands(tmp_path: Path, name: str) -> None:
    if name == "LINK":
        name = str(tmp_path / "link")
        Path(name).symlink_to("/dev/stdout")
    code = (
        "import sys; from pathlib import Path; from app.data.files.atomic import write_whole;"
        f"print('before', flush=True); write_whole(Path({name!r}), 'new\\n'); print('after')"
    )
    for where in ("pipe", "file"):
        if where == "pipe":
            said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
        else:
            with (tmp_path / "said").open("wb") as out:
                subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
            said = (tmp_path / "said").read_bytes()
        assert said == b"before\nnew\nafter\n"


@pytest.mark.parametrize("name", ["x" * 250 + ".yaml", "ä" * 120 + ".yaml"])
def test_the_longest_name_that_a_file_may_have_is_taken(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, "new")
    assert (tmp_path / name).read_text() == "new"


@pytest.mark.parametrize("what", ["os.fsync", "os.replace"])
def test_where_it_fails_the_old_file_is_as_it_was_and_nothing_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError("full")

    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setattr(what, fail)
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "link", "new")
    assert (tmp_path / "real").read_text() == "old"
    assert no_leftovers(tmp_path)
