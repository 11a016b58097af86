"""The settings and the profile on record."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.core import trouble as words
from app.core.back.check_in import Profile
from app.core.settings import (
    CANCER_ASKED,
    CLEARED_TO_RUN,
    EVERY,
    LEFT_OUT_AGAIN,
    PAST_CANCER,
    PROFILE_TAGS,
    Setting,
    T,
)
from app.core.trouble import Trouble, TroubleKind
from app.data.files.characters import deeper_than, odd_places
from app.data.store.database import Database
from app.data.store.times import to_ms

_MOST_WRITTEN = 10_000  # characters; the longest there is has a few hundred, and an export takes no more

_MOST_ITEMS = 1_000
_MOST_DIGITS = 19
_DEEPEST = 8  # lists within lists; an import bounds them by what the machine can follow


class SettingsStore:
    """Settings by their type; read once, then kept at hand, so that reading costs nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, object] | None = None

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting; its default where none is stored, or one that makes no sense."""
        value = self._all().get(setting.key, setting.default)
        return value if setting.accepts(value) else setting.default  # type: ignore[return-value]

    def has(self, setting: Setting[T]) -> bool:
        """Whether the runner has ever chosen a value that still makes sense."""
        return setting.accepts(self._all().get(setting.key))

    def set(self, setting: Setting[T], value: T, now: datetime) -> None:
        """Stores a value.

        Raises:
            ValueError: The setting cannot have it.
        """
        if not setting.accepts(value):
            raise ValueError(f"the setting {setting.key} cannot be {value!r}")
        text = json.dumps(value)

        def store(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO settings (key, value, changed_ms) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms",
                (setting.key, text, to_ms(now)),
            )

        self._database.write(store)
        self._all()[setting.key] = _parsed(text)

    def profile(self) -> Profile:
        """The runner's profile."""
        past = {"yes": True, "no": False}.get(self.get(PAST_CANCER))
        return Profile(
            tags=frozenset(self.get(PROFILE_TAGS)),
            past_cancer=past,
            cancer_asked=_day(self.get(CANCER_ASKED)),
            cleared=_days(self.get(CLEARED_TO_RUN)),
        )

    def set_profile(self, profile: Profile, now: datetime) -> None:
        """Stores the profile; what a professional said of a fact that holds no longer goes with it."""
        self.set(PROFILE_TAGS, tuple(sorted(profile.tags)), now)
        self.set(PAST_CANCER, {True: "yes", False: "no", None: ""}[profile.past_cancer], now)
        self.set(CANCER_ASKED, profile.cancer_asked.isoformat() if profile.cancer_asked else "", now)
        cleared = {tag: day for tag, day in profile.cleared.items() if tag in profile.tags}
        self.set(CLEARED_TO_RUN, _lines(cleared), now)

    def left_out_again(self) -> Mapping[str, date]:
        """Day on which the runner last left a move out again that had hurt, by its id."""
        return _days(self.get(LEFT_OUT_AGAIN))

    def set_left_out_again(self, days: Mapping[str, date], now: datetime) -> None:
        """Stores that."""
        self.set(LEFT_OUT_AGAIN, _lines(days), now)

    def forget(self) -> None:
        """Reads everything again the next time."""
        self._known = None

    def _all(self) -> dict[str, object]:
        if self._known is None:
            rows = self._database.read(lambda c: c.execute("SELECT key, value FROM settings").fetchall())
            self._known = {key: _parsed(written) for key, written in rows}
            # The rows stay as they are: what a newer Limber has written means something again one day.
            lost = [s for s in EVERY if s.key in self._known and not s.accepts(self._known[s.key])]
            if lost:
                self._database.tell(Trouble(kind=TroubleKind.DAMAGED, text=words.SETTINGS))
        return self._known


def _day(written: str) -> date | None:
    """A day as it is stored; None for "" and for what is damaged."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _days(lines: tuple[str, ...]) -> dict[str, date]:
    """Names with a day each, from lines such as "recent-surgery 2026-07-04"; without what is damaged."""
    parts = (line.rpartition(" ") for line in lines)
    return {name: day for name, _, written in parts if (day := _day(written)) is not None}


def _lines(days: Mapping[str, date]) -> tuple[str, ...]:
    return tuple(sorted(f"{name} {day}" for name, day in days.items()))


def stored_value(written: object) -> Any:
    """What was stored as JSON; None, which no setting accepts, where that is damaged."""
    if not isinstance(written, str) or len(written) > _MOST_WRITTEN:
        return None
    try:
        value = json.loads(written, parse_int=_short)
        if deeper_than(value, _DEEPEST) or (isinstance(value, list) and len(value) > _MOST_ITEMS):
            return None
        json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):  # damaged, not finite, nested without end
        return None
    if any(odd_places(value)):
        return None
    return value if isinstance(value, bool | int | float | str | list) else None


def _parsed(written: object) -> object:
    value = stored_value(written)
    return tuple(value) if isinstance(value, list) else value


def _short(written: str) -> int:
    if len(written) > _MOST_DIGITS:
        raise ValueError("no setting counts that far")
    return int(written)
