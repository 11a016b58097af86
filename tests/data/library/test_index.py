"""What lists show: Limber's own at once, the runner's as soon as they are read."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from app.data.library.index import LibraryIndex
from app.wiring.routines import LibraryRoutines

STEPS = "steps:\n  - exercise: cat-cow\n"


def write(profile: Path, name: str, title: str = "") -> Path:
    file = profile / "routines" / f"{name}.yaml"
    file.write_text(f"id: {name}\ntitle: {title or name}\nphase: gentle\n{STEPS}")
    return file


class Later:
    """What is to happen on the thread that draws."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, what: Callable[[], None]) -> None:
        self.waiting.append(what)

    def comes(self, lists: LibraryIndex) -> None:
        lists.wait()
        for what in self.waiting:
            what()
        self.waiting.clear()


def lists_of(profile: Path) -> tuple[LibraryIndex, Later]:
    lists, later = LibraryRoutines(profile, tempo=False).lists, Later()
    lists._later = later
    return lists, later


def own(lists: LibraryIndex) -> list[str]:
    return [card.title for card in lists.routines() if card.own]


def test_a_handful_of_routines_is_there_at_once(profile: Path) -> None:
    write(profile, "one")
    lists, _ = lists_of(profile)
    assert own(lists) == ["one"]
    assert not lists.reading
    assert len(lists.routines()) == 33


def test_many_follow_and_whoever_listens_is_told(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 1)
    for name in ("one", "two", "three"):
        write(profile, name)
    lists, later = lists_of(profile)
    told: list[list[str]] = []
    lists.listeners.append(lambda: told.append(own(lists)))
    assert len(lists.routines()) == 32, "Limber's own"
    assert lists.reading
    later.comes(lists)
    assert told == [["one", "three", "two"]]
    assert not lists.reading


def test_what_changes_while_it_is_read_is_read_again(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 0)
    write(profile, "one")
    lists, later = lists_of(profile)
    begun, go_on, read = Event(), Event(), lists._read_own

    def slow(*more: object) -> object:
        begun.set()
        go_on.wait()
        return read(*more)  # type: ignore[arg-type]

    lists._read_own = slow  # type: ignore[method-assign,assignment]
    lists.routines()
    begun.wait()
    write(profile, "two")
    lists.changed()
    go_on.set()
    later.comes(lists)
    assert own(lists) == ["one", "two"]


def test_looking_again_reads_only_what_is_new(profile: Path) -> None:
    write(profile, "one")
    lists, _ = lists_of(profile)
    lists.routines()
    first = lists._own
    lists.look()
    assert lists._own is first
    write(profile, "two")
    lists.look()
    assert own(lists) == ["one", "two"]


def test_a_routine_written_a_moment_ago_opens_while_the_others_are_still_read(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 0)
    write(profile, "one")
    routines = LibraryRoutines(profile, tempo=False)
    later = routines.lists._later = Later()
    routines.cards()
    later.comes(routines.lists)
    new = write(profile, "new", "Brand new")
    routines.lists.look(new)
    assert routines.routine("new").title == "Brand new"
    later.comes(routines.lists)
    assert own(routines.lists) == ["Brand new", "one"]


def test_ones_own_takes_the_place_of_limbers_until_it_is_gone(profile: Path) -> None:
    file = write(profile, "warmup-5-quick", "Mine")
    lists, _ = lists_of(profile)
    assert len(lists.routines()) == 32
    assert own(lists) == ["Mine"]
    file.unlink()
    lists.look()
    assert own(lists) == []
    assert any(card.title == "Quick 5-minute warm-up" for card in lists.routines())


def test_broken_files_and_links_are_known_with_their_reasons(profile: Path, tmp_path: Path) -> None:
    (profile / "routines" / "bad.yaml").write_text("x")
    (profile / "exercises" / "worse.yaml").write_text("id: worse\n")
    (profile / "routines" / "link.yaml").symlink_to(tmp_path)
    lists, _ = lists_of(profile)
    broken = [card for card in lists.routines() if card.problem]
    assert [card.file for card in broken] == ["bad.yaml"]
    assert broken[0].problem.startswith("bad.yaml, line 1: ")
    assert [card.file for card in lists.exercises() if card.problem] == ["worse.yaml"]
    assert [Path(left.file).name for left in lists.left_out()] == ["link.yaml"]


def test_closing_stops_reading(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 0)
    for number in range(30):
        write(profile, f"own-{number}")
    lists, later = lists_of(profile)
    lists.routines()
    lists.close()
    assert not lists._thread or not lists._thread.is_alive()
    for what in later.waiting:
        what()
    assert own(lists) == []


def test_pictures_tell_limbers_routines_apart(profile: Path) -> None:
    lists, _ = lists_of(profile)
    telling = [card for card in lists.routines() if card.phase != "run"]  # these walk and run, and no more
    assert len({card.exercise for card in telling}) == len(telling) == 29


def test_whatever_goes_wrong_while_reading_nobody_waits_for_ever(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 0)
    write(profile, "one")
    lists, later = lists_of(profile)

    def broken(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(lists, "_read_own", broken)
    assert len(lists.routines()) == 32
    later.comes(lists)
    assert not lists.reading
    assert len(lists.routines()) == 32


def test_many_wait_until_today_can_be_used(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 1)
    begun = Event()
    lists, later = lists_of(profile)
    read_own = lists._read_own
    monkeypatch.setattr(lists, "_read_own", lambda *given: begun.set() or read_own(*given))
    for name in ("one", "two", "three"):
        write(profile, name)
    lists.hold()
    assert own(lists) == []
    assert lists.reading
    assert not begun.wait(0.1)
    lists.go_on()
    assert begun.wait(5)
    later.comes(lists)
    assert own(lists) == ["one", "three", "two"]
    lists.close()
