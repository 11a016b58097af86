"""What the tests of the back check-in in the app share: a calendar moved by hand, and answers given by taps."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.core.back_cases import NOON, all_no
from tests.data.profile_helpers import opened
from tests.helpers import FakeClock
from tests.ui.driver import Driver


class Runner:
    """One runner with one profile, whose app may be closed, killed and opened again."""

    def __init__(self, profile: Path, clock: FakeClock) -> None:
        self.profile, self.clock = profile, clock
        self.time = NOON
        self.driver: Any = None

    def today(self) -> datetime:
        return self.time

    def open(self, **options: Any) -> Driver:
        options = {"ask": True, **options}
        self.driver = Driver(self.profile, self.clock, today=self.today, **options)
        self.driver.frames(4)
        return self.driver

    def close(self) -> None:
        if self.driver is not None:
            self.driver.close()
            self.driver = None

    def kill(self) -> None:
        """Drops the app as the system would: nothing of it gets to say a word."""
        driver, self.driver = self.driver, None
        driver.app.gate.back.record.sessions.flush()  # what a second would have brought to the disk
        driver.player.changed.clear()
        driver.player.listeners.clear()
        if driver.app.running:
            driver.app.screen.close()  # it would go on looking at the player
        driver.app.sessions.leave()
        driver.context.alone.close()  # the system takes a dead one's locks back
        driver.window.remove_widget(driver.root)
        driver.window.unbind(on_key_down=driver.app._key)

    def later(self, **span: float) -> None:
        self.time += timedelta(**span)

    def advance(self, seconds: float, step: float = 0.5) -> None:
        self.time += timedelta(seconds=seconds)
        self.driver.advance(seconds, step)

    def wait(self, seconds: float) -> None:
        """Lets so many seconds pass by Kivy's own clock."""
        from kivy.clock import Clock

        until = Clock.time() + seconds
        while Clock.time() < until:
            self.driver.frames(1)

    def press(self, words: str = "", icon: str = "") -> None:
        """Presses a button that can be seen; quicker than a tap, which waits whether it becomes a drag."""
        self.driver.button(words, icon).dispatch("on_release")
        self.driver.frames(1)

    def want(self, name: str, minutes: float | None = None) -> None:
        """Asks for a routine, as every button of the app does."""
        self.driver.app.start(name, minutes)
        self.driver.frames(1)

    def questions(self, *yes: str, pages: int | None = None) -> int:
        """Goes through the safety questions that are open, with ticks at those named ("new": that the pain is new).

        Args:
            yes: Ids of the questions that are ticked; an emergency is confirmed, which ends the questions.
            pages: How many pages are gone through; the ticks of the next one are set. None for all of them.

        Returns:
            How many questions were seen.
        """
        page, seen = self.driver.app.screen, 0
        while self.driver.app.screen is page:
            seen += len(page.questions)
            for index, question in enumerate(page.questions):
                if (question.id or "new") in yes and not page.ticks.ticked[index]:
                    page.ticks.taps[index].dispatch("on_release")
                    self.driver.frames(1)
                    if self.driver.app.sheets.now is not None:
                        self.press("Yes, this is so")
                        return seen
            if pages == 0:
                return seen
            pages = None if pages is None else pages - 1
            self.read_on()
        return seen

    def read_on(self) -> None:
        """Presses the button below the ticks until another page comes; where they do not fit, it scrolls first."""
        page, asked = self.driver.app.screen, getattr(self.driver.app.screen, "questions", None)
        for _ in range(8):
            page._next.dispatch("on_release")
            self.driver.settle()
            if self.driver.app.screen is not page or getattr(page, "questions", None) is not asked:
                return

    def check_in(self, score: int, *ticks: str) -> None:
        """Answers a check-in that is open; `ticks` begin the lines that hold."""
        app = self.driver.app
        self.driver.frames(1)
        app.screen.keys[score].dispatch("on_release")
        self.press("Next")
        left = set(ticks)
        while hasattr(page := app.screen, "ticks"):
            for tap in page.ticks.taps:
                for words in [words for words in left if tap.words.startswith(words)]:
                    tap.dispatch("on_release")
                    left.discard(words)
            self.driver.frames(1)
            self.read_on()
        assert not left, f"no line begins with {left}"

    def rate(self, score: int) -> None:
        """Answers one score that is asked for by itself."""
        self.driver.frames(1)
        self.driver.app.screen.keys[score].dispatch("on_release")
        self.press("See advice")

    def settle_in(self) -> Driver:
        """Opens the app for a runner who has answered all safety questions, and stands on Today."""
        store = opened(self.profile, self.time)
        store.back.answer(all_no(), self.time)  # one test gives these answers by taps
        store.close()
        return self.open()

    @property
    def store(self) -> Any:
        return self.driver.app.gate.back.record

    @property
    def in_session(self) -> bool:
        frame = self.driver.player.frame
        return frame is not None and not frame.over

    def offers(self) -> list[str]:
        """Titles of what the page of advice offers."""
        return list(getattr(self.driver.app.screen, "offered", []))


def words_of(driver: Driver) -> Iterator[str]:
    """Texts of more than one character that hold letters; icons are one private character."""
    return (text for text in driver.texts() if len(text) > 1 and any(map(str.isalpha, text)))
