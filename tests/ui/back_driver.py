"""What the tests of the back check-in in the app share: a calendar moved by hand, and answers given by taps."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.core.back import NOON, RULES, all_no
from tests.fakes import FakeClock
from tests.ui.driver import Driver

NEW = "Is the pain new, or different from the pain you know?"


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
        screen = driver.app.screen
        if hasattr(screen, "close"):
            screen.close()
        if driver.app._looking is not None:
            driver.app._looking.cancel()
        driver.window.remove_widget(driver.root)
        driver.window.unbind(on_key_down=driver.app._key)

    def later(self, **span: float) -> None:
        self.time += timedelta(**span)

    def advance(self, seconds: float, step: float = 0.5) -> None:
        self.time += timedelta(seconds=seconds)
        self.driver.advance(seconds, step)

    def questions(self, *yes: str, leave_after: int | None = None) -> int:
        """Answers the safety questions that are open, no but for those named; returns how many were asked."""
        by_words = {question.ask: question.id for question in RULES.safety.questions} | {NEW: "new"}
        asked = 0
        while (name := next((by_words[t] for t in self.driver.texts() if t in by_words), None)) is not None:
            if self.driver.sees("You answered yes to"):
                break
            asked += 1
            self.driver.tap("Yes" if name in yes else "No")
            if asked == leave_after:
                break
        return asked

    def check_in(self, score: int, *ticks: str, direction: str = "Neither", got_up: str = "No") -> None:
        """Answers a check-in that is open."""
        driver = self.driver
        driver.tap(str(score))
        driver.tap("Yes" if ticks else "No")
        for tick in ticks:
            driver.tap(tick)
        if ticks:
            driver.tap("Go on")
        driver.tap(direction)
        driver.tap(got_up)

    def settle_in(self) -> Driver:
        """Opens the app for a runner who has answered all safety questions, and stands on Today."""
        driver = self.open()
        driver.app.gate.back.answer(all_no(), new_pain=False)  # one test gives these answers by taps
        driver.app.sheets.close()
        driver.app.dress()
        driver.frames(2)
        return driver

    @property
    def store(self) -> Any:
        return self.driver.app.gate.back.record

    @property
    def in_session(self) -> bool:
        frame = self.driver.player.frame
        return frame is not None and not frame.over

    def offers(self) -> list[str]:
        """Words of the choices on the sheet that is open."""
        sheet = self.driver.app.sheets.now
        return [button.words for button in sheet.buttons] if sheet else []


def words_of(driver: Driver) -> Iterator[str]:
    """Texts of more than one character that hold letters; icons are one private character."""
    return (text for text in driver.texts() if len(text) > 1 and any(map(str.isalpha, text)))
