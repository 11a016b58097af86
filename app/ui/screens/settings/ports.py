"""What Settings is handed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from app.core.settings import Setting, T
from app.ui.widgets.sheet import SheetContent


class PreferencesPort(Protocol):
    """The runner's choices; a change is kept and in force at once."""

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""

    def set(self, setting: Setting[T], value: T) -> None:
        """Takes a value."""


class Channel(NamedTuple):
    """One way in which cues reach the runner.

    Attributes:
        reason: What is missing on this device, translated; "" where nothing is.
        try_it: Gives a cue on it; None where nothing would come.
    """

    icon: str
    words: str
    setting: Setting[bool]
    reason: str
    try_it: Callable[[], None] | None


class Language(NamedTuple):
    """A language there is.

    Attributes:
        code: "" for the device's own.
        name: As those who speak it write it.
    """

    code: str
    name: str


class Told(NamedTuple):
    """How something with the runner's data has ended, translated.

    Attributes:
        title: "" where there is nothing to tell.
        place: A path to show, or "".
    """

    title: str
    text: str = ""
    place: str = ""


class Found(NamedTuple):
    """A file that may be imported."""

    path: Path
    detail: str


Tell = Callable[[Told], None]


class Data(Protocol):
    """The runner's data; every answer comes later, on the thread that draws.

    Attributes:
        place: Where it is, translated or a path.
        is_path: Whether that is a path.
        inbox: Folder in which files to import are looked for; None where the system has a way to pick them.
    """

    place: str
    is_path: bool
    inbox: Path | None

    def export(self, tell: Tell, *, table: bool) -> None:
        """Puts everything, or the table of sessions, into a file."""

    def pick(self, tell: Tell) -> None:
        """Lets the runner pick a file, and takes it in."""

    def found(self) -> Sequence[Found]:
        """Files in the inbox, the newest first."""

    def take_in(
        self, path: Path, tell: Tell, read: Callable[[], None] = ..., *, is_asked: bool = ...
    ) -> None:
        """Adds what a file holds; an export that nobody asked for only after a yes.

        `read` is called once the file is not needed any more.
        """

    def erase(self, tell: Tell) -> None:
        """Erases everything and begins afresh."""

    def reports(self) -> int:
        """How many reports of problems with the app there are."""

    def open_reports(self) -> None:
        """Shows them."""

    def troubles(self) -> Sequence[str]:
        """What is wrong with what is kept, translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPorts:
    """What Settings is handed.

    Attributes:
        ask: Shows a sheet.
        open: Shows a page over this one.
        leave: Leaves a page for the one below it.
        channels: Ways in which cues reach the runner.
        screen, going: Why the screen cannot be kept on, and why a session cannot go on without it; "" where
            they can.
        calm: Whether the system asks for less motion.
        languages: Those there are.
        language: Code of the one in force.
        text_scale: The size of text in force.
        facts, left_out: How many facts are noted, how many moves are left out.
        open_facts, open_left_out: Show them.
        check_in, questions: Ask.
        dial: Opens the dialler; returns why it cannot, translated, or "".
        running_days: The days on which the calendar reminds of a run, translated; "" for none.
        remind: Shows them.
        disclaimer: What the app is and is not, translated.
        about: Shows more about the app.
    """

    choices: PreferencesPort
    ask: Callable[[SheetContent], None]
    open: Callable[[object], None]
    leave: Callable[[], None]
    channels: Callable[[], Sequence[Channel]]
    screen: Callable[[], str]
    going: Callable[[], str]
    calm: Callable[[], bool]
    languages: Sequence[Language]
    language: Callable[[], str]
    text_scale: Callable[[], float]
    facts: Callable[[], int]
    left_out: Callable[[], int]
    open_facts: Callable[[], None]
    open_left_out: Callable[[], None]
    check_in: Callable[[], None]
    questions: Callable[[], None]
    dial: Callable[[], str]
    data: Data
    running_days: Callable[[], str]
    remind: Callable[[], None]
    disclaimer: Callable[[], str]
    about: Callable[[], None]
    version: str
