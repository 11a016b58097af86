import contextlib
import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.device.android import documents
from app.device.android import openings as openings_module
from app.device.android.openings import AndroidOpenings, open_openings
from app.device.files import MOST_BYTES
from app.device.openings import NullOpenings, Wish
from tests.phone.jvm.check_files import Drawing
from tests.phone.jvm.conftest import Phone

ROUTINE = "id: tuesday\ntitle: Tuesday – für dich\n"
UNREAD = "What another app wanted to open here could not be read. Save it on the phone, then pick it."
EMPTY = "What another app wanted to open here holds no file and no text."


class Outside:
    """Another app that opens this one, and what arrives."""

    def __init__(self, phone: Phone, cache: Path) -> None:
        self._phone, self._cache = phone, cache
        self._drawing = Drawing()
        self.wishes: list[Wish] = []

    def begin(self) -> AndroidOpenings:
        """Limber has started."""
        openings = open_openings(self._drawing.handed.append)
        assert isinstance(openings, AndroidOpenings)
        openings.follow(self.wishes.append)
        return openings

    def intent(
        self, action: str, data: object = None, uris: Sequence[object] = (), texts: Sequence[str] = ()
    ) -> Any:
        java = self._phone.java
        intents = java("android.content.Intent")
        intent = intents(action, java("android.net.Uri")(str(data)) if data is not None else None)
        if uris or texts:
            clip = java("android.content.ClipData")
            intent.setClipData(clip.of(list(map(str, uris)), list(texts)))
        return intent

    def starts(self, intent: Any) -> None:
        """Limber is started with this."""
        self._activity.mActivity.setIntent(intent)

    def opens(self, intent: Any) -> None:
        """Limber runs, and is opened with this."""
        self._activity.open(intent)

    @property
    def _activity(self) -> Any:
        return self._phone.java("org.kivy.android.PythonActivity")

    def wish(self) -> Wish:
        """The one wish that arrives."""
        self._phone.until(lambda: self._drawing.handed)
        assert self.wishes == [], "told before it was the turn of the thread that draws"
        self._drawing.draw()
        (wish,) = self.wishes
        self.wishes.clear()
        return wish

    def nothing(self) -> None:
        """No wish arrives."""
        assert [thread.name for thread in threading.enumerate() if thread.name == "openings"] == []
        self._drawing.draw()
        assert self.wishes == []


@pytest.fixture
def outside(phone: Phone, tmp_path: Path) -> Outside:
    phone.is_like(cache=str(tmp_path / "cache"), name="tuesday.yaml")
    return Outside(phone, tmp_path / "cache")


@pytest.fixture
def openings(outside: Outside) -> Iterator[AndroidOpenings]:
    openings = outside.begin()
    yield openings
    openings.close()


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "42"  # what a provider calls it inside
    path.write_text(ROUTINE, "utf-8")
    return path


def test_a_file_that_the_app_is_started_with_comes_as_a_copy_by_its_own_name(
    outside: Outside, routine: Path, tmp_path: Path
) -> None:
    outside.starts(outside.intent("view", routine))
    openings = outside.begin()
    wish = outside.wish()
    (copy,) = wish.files
    assert copy.name == "tuesday.yaml"
    assert copy.read_text("utf-8") == ROUTINE
    assert tmp_path / "cache" in copy.parents
    openings.forget(wish.files)
    assert not copy.exists()
    assert list((tmp_path / "cache" / "opened").iterdir()) == []
    assert routine.exists()
    openings.close()


def test_a_file_that_is_opened_while_the_app_runs_comes_too(
    outside: Outside, openings: AndroidOpenings, routine: Path
) -> None:
    outside.opens(outside.intent("view", routine))
    assert [path.read_text("utf-8") for path in outside.wish().files] == [ROUTINE]


def test_started_by_its_icon_nothing_comes(outside: Outside) -> None:
    outside.starts(outside.intent("main"))
    outside.begin().close()
    outside.nothing()


def test_a_start_without_any_intent_is_no_error(outside: Outside) -> None:
    outside.begin().close()
    outside.nothing()


def test_a_wish_of_before_is_not_carried_out_again_from_the_list_of_recent_apps(
    outside: Outside, routine: Path
) -> None:
    intent = outside.intent("view", routine)
    intent.addFlags(0x00100000)
    outside.starts(intent)
    outside.begin().close()
    outside.nothing()


def test_several_files_that_are_shared_at_once_come_at_once(
    outside: Outside, openings: AndroidOpenings, routine: Path, tmp_path: Path
) -> None:
    other = tmp_path / "43"
    other.write_bytes(b"id: reach\n")
    outside.opens(outside.intent("send multiple", uris=[routine, other]))
    files = outside.wish().files
    assert [path.read_bytes() for path in files] == [ROUTINE.encode(), b"id: reach\n"]
    assert {path.name for path in files} == {"tuesday.yaml"}, (
        "of one name, and none has overwritten the other"
    )


def test_a_shared_text_comes_as_a_text(outside: Outside, openings: AndroidOpenings) -> None:
    intent = outside.intent("send")
    intent.putExtra("text", outside._phone.java("java.lang.String")(ROUTINE))
    outside.opens(intent)
    assert outside.wish() == Wish(text=ROUTINE)
    outside.opens(outside.intent("send", texts=[ROUTINE]))
    assert outside.wish() == Wish(text=ROUTINE)


def test_of_a_file_with_a_text_beside_it_the_file_counts(
    outside: Outside, openings: AndroidOpenings, routine: Path
) -> None:
    outside.opens(outside.intent("send", uris=[routine], texts=["See what I found!"]))
    wish = outside.wish()
    assert len(wish.files) == 1
    assert wish.text == ""


@pytest.mark.parametrize("shortcut", ["warm-up", "cool-down", "check-in"])
def test_a_shortcut_leads_where_it_says_at_a_start_and_later(outside: Outside, shortcut: str) -> None:
    action = "org.example.limber." + shortcut.upper().replace("-", "_")
    outside.starts(outside.intent(action))
    openings = outside.begin()
    assert outside.wish() == Wish(shortcut=shortcut)  # type: ignore[arg-type]
    outside.opens(outside.intent(action))
    assert outside.wish() == Wish(shortcut=shortcut)  # type: ignore[arg-type]
    openings.close()


def test_what_nobody_knows_is_passed_over(outside: Outside, openings: AndroidOpenings) -> None:
    for action in ("org.example.limber.ERASE_EVERYTHING", "WARM_UP_", "org.other.WARM_UP", ""):
        outside.opens(outside.intent(action))
    outside.nothing()


# --- hostile ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["view", "send", "send multiple"])
def test_what_holds_nothing_says_so(outside: Outside, openings: AndroidOpenings, action: str) -> None:
    outside.opens(outside.intent(action))
    assert outside.wish() == Wish(problem=EMPTY)


def test_a_file_address_is_never_opened_in_the_apps_own_name(
    outside: Outside, openings: AndroidOpenings, phone: Phone, routine: Path
) -> None:
    for scheme in ("file", "http", "android.resource"):
        phone.is_like(scheme=scheme)
        outside.opens(outside.intent("view", routine))
        assert outside.wish() == Wish(problem=UNREAD)
    assert not [call for call in phone.done if call.startswith("file ")]


def test_a_file_without_end_is_not_copied_without_end(
    outside: Outside, openings: AndroidOpenings, tmp_path: Path
) -> None:
    outside.opens(outside.intent("view", "/dev/zero"))
    assert outside.wish() == Wish(problem=UNREAD)
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_files_that_are_too_large_only_together_are_not_taken(
    outside: Outside, openings: AndroidOpenings, tmp_path: Path
) -> None:
    half = tmp_path / "half"
    with half.open("wb") as file:
        file.truncate(MOST_BYTES // 2 + 1)
    outside.opens(outside.intent("send multiple", uris=[half, half]))
    assert outside.wish() == Wish(problem=UNREAD)
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_of_a_hundred_files_the_first_twenty_come_and_the_others_are_told_of(
    outside: Outside, openings: AndroidOpenings, routine: Path, phone: Phone
) -> None:
    outside.opens(outside.intent("send multiple", uris=[routine] * 100))
    wish = outside.wish()
    assert len(wish.files) == 20
    assert len(wish.beyond) == 80
    assert wish.beyond[:4] == ["tuesday.yaml"] * 4
    assert phone.done.count("name") < 30, "of a flood not every name is asked for"


@pytest.mark.parametrize("where", ["extra", "clip"])
def test_half_an_emoji_in_a_text_is_told(outside: Outside, openings: AndroidOpenings, where: str) -> None:
    intent = outside.intent("send", texts=["id: \u00bd"] if where == "clip" else ())
    if where == "extra":
        intent.putExtra("text", outside._phone.java("java.lang.String")("id: \u00bd"))
    outside.opens(intent)
    assert outside.wish() == Wish(problem=UNREAD)


def test_half_an_emoji_in_the_name_of_a_document_is_told(
    outside: Outside, openings: AndroidOpenings, phone: Phone, routine: Path, tmp_path: Path
) -> None:
    phone.is_like(name="tuesday \u00bd.yaml")
    outside.opens(outside.intent("view", routine))
    assert outside.wish() == Wish(problem=UNREAD)
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_files_come_also_beside_extras_that_nobody_here_can_unpack(
    outside: Outside, openings: AndroidOpenings, phone: Phone, routine: Path
) -> None:
    phone.is_like(extras="broken")
    outside.opens(outside.intent("send", uris=[routine]))
    assert len(outside.wish().files) == 1
    outside.opens(outside.intent("send", texts=[ROUTINE]))
    assert outside.wish() == Wish(text=ROUTINE)
    outside.opens(outside.intent("send"))
    assert outside.wish() == Wish(problem=UNREAD)


def test_a_minute_is_for_all_files_together(
    outside: Outside, openings: AndroidOpenings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of four pipes ends in good time, all of them together do not."""
    monkeypatch.setattr(documents, "PATIENCE_S", 0.8)
    pipes = [tmp_path / f"pipe {number}" for number in range(4)]
    for pipe in pipes:
        os.mkfifo(pipe)

    def slowly() -> None:
        for pipe in pipes:
            with pipe.open("wb", buffering=0) as file:
                time.sleep(0.3)
                with contextlib.suppress(BrokenPipeError):
                    file.write(b"id: reach\n")

    writer = threading.Thread(target=slowly, daemon=True)
    writer.start()
    outside.opens(outside.intent("send multiple", uris=pipes))
    assert outside.wish() == Wish(problem=UNREAD)


def test_an_app_that_never_answers_is_given_up_too(
    outside: Outside,
    openings: AndroidOpenings,
    phone: Phone,
    routine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "PATIENCE_S", 0.1)
    monkeypatch.setattr(openings_module, "_MARGIN_S", 0.1)
    phone.is_like(provider="asleep")
    begun = time.monotonic()
    outside.opens(outside.intent("view", routine))
    assert outside.wish() == Wish(problem=UNREAD)
    assert time.monotonic() - begun < 1.4
    phone.until(lambda: "openings" not in [thread.name for thread in threading.enumerate()])
    outside.nothing()
    assert not [path for path in (tmp_path / "cache" / "opened").rglob("*") if path.is_file()]


@pytest.mark.parametrize("action", ["view", "org.example.limber.COOL_DOWN"])
def test_after_the_system_has_ended_the_app_a_wish_is_not_carried_out_again(
    outside: Outside, routine: Path, phone: Phone, action: str
) -> None:
    """Then it makes the activity anew, in the task of before, and with the intent of before."""
    activity, begun = phone.java("org.kivy.android.PythonActivity"), []

    def begins(task: str) -> None:
        activity.here()
        phone.is_like(task=task)
        outside.starts(outside.intent(action, routine if action == "view" else None))
        begun.append(outside.begin())  # kept: Java knows its listener

    begins("7")
    outside.wish()
    begins("7")
    outside.nothing()
    begins("8")  # swiped away, and opened with the same once more
    outside.wish()
    begun[-1].close()  # left in good order, and opened once more
    begins("8")
    outside.wish()


def test_a_pipe_that_never_ends_is_given_up(
    outside: Outside, openings: AndroidOpenings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "PATIENCE_S", 0.2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR)
    os.write(held, b"id: ")
    outside.opens(outside.intent("view", pipe))
    assert outside.wish() == Wish(problem=UNREAD)
    os.close(held)


@pytest.mark.parametrize("name", ["../../user/limber.db", "/data/evil.yaml", "..", "a\nb.yaml"])
def test_a_name_leads_nowhere(
    outside: Outside, openings: AndroidOpenings, phone: Phone, routine: Path, tmp_path: Path, name: str
) -> None:
    phone.is_like(name=name)
    outside.opens(outside.intent("view", routine))
    (copy,) = outside.wish().files
    assert copy.resolve().is_relative_to(tmp_path / "cache" / "opened")
    assert copy.read_text("utf-8") == ROUTINE


def test_a_document_that_is_gone_says_so(
    outside: Outside, openings: AndroidOpenings, phone: Phone, routine: Path
) -> None:
    phone.is_like(document="gone")
    outside.opens(outside.intent("view", routine))
    assert outside.wish() == Wish(problem=UNREAD)


def test_what_cannot_be_unpacked_breaks_nothing(
    outside: Outside, openings: AndroidOpenings, phone: Phone
) -> None:
    phone.is_like(clip="broken")
    outside.opens(outside.intent("send", texts=["x"]))
    assert outside.wish() == Wish(problem=UNREAD)


def test_a_text_that_is_too_long_is_not_taken(outside: Outside, openings: AndroidOpenings) -> None:
    outside.opens(outside.intent("send", texts=["x" * 1_000_001]))
    assert outside.wish() == Wish(problem=UNREAD)


def test_after_closing_nothing_is_told(outside: Outside, routine: Path) -> None:
    openings = outside.begin()
    outside.opens(outside.intent("view", routine))
    openings.close()
    outside._phone.until(lambda: outside._drawing.handed)
    outside._drawing.draw()
    assert outside.wishes == []
    outside.opens(outside.intent("view", routine))
    outside.nothing()


def test_copies_of_others_are_not_deleted(openings: AndroidOpenings, routine: Path) -> None:
    openings.forget([routine])
    assert routine.exists()


def test_the_service_is_opened_with_nothing(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    assert isinstance(open_openings(lambda work: work()), NullOpenings)
