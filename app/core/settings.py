"""The settings there are, each with its type and what holds until it is changed."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T", bool, int, float, str, tuple[str, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: Name in the database; never reused for something else.
        default: Decides the type.
        options: For text: what it may be; () for anything.
        least, most: For numbers: the range.
    """

    key: str
    default: T
    options: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def accepts(self, value: object) -> bool:
        """Whether a value is one that this setting may have."""
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(value, bool) and isinstance(self.default, bool)
        if isinstance(self.default, int | float):
            if not isinstance(value, int if isinstance(self.default, int) else int | float):
                return False
            return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        if isinstance(self.default, str):
            return isinstance(value, str) and (not self.options or value in self.options)
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


VIBRATION = Setting(key="vibration", default=True)
SOUND = Setting(key="sound", default=True)
VOICE = Setting(key="voice", default=True)
TEMPO = Setting(key="tempo", default=False)
COUNTDOWN = Setting(key="countdown", default="last-3", options=("last-3", "off"))
KEEP_SCREEN_ON = Setting(key="keep-screen-on", default=True)
KEEP_GOING = Setting(key="keep-going", default=True)  # with the screen off
LIGHT_SESSION = Setting(key="light-session", default=False)  # a light page in place of the phase's colours
THEME = Setting(key="theme", default="system", options=("system", "light", "dark", "contrast"))
TEXT_SCALE = Setting(key="text-scale", default=1.0, least=0.85, most=2.0)  # never set, it follows the device
LANGUAGE = Setting(key="language", default="")  # "" follows the device
FIGURE = Setting(key="figure", default="both", options=("both", "woman", "man"))  # both take turns
SKIN_TONE = Setting(key="skin-tone", default="medium", options=("light", "medium", "deep"))
CALM = Setting(key="calm", default="", options=("", "yes", "no"))  # reduced motion; "" follows the device

# The runner's profile. Past cancer is "yes", "no", or "" where it was never asked.
PROFILE_TAGS: Setting[tuple[str, ...]] = Setting(key="profile-tags", default=())
PAST_CANCER = Setting(key="past-cancer", default="", options=("", "yes", "no"))
CANCER_ASKED = Setting(key="past-cancer-asked", default="")  # day of that answer, 2026-07-04
# What a professional said the runner may run with, and when: "recent-surgery 2026-07-04".
CLEARED_TO_RUN: Setting[tuple[str, ...]] = Setting(key="cleared-to-run", default=())

# When the runner was asked about a move that had hurt, and left it out again: "bird-dog 2026-07-04".
LEFT_OUT_AGAIN: Setting[tuple[str, ...]] = Setting(key="left-out-again", default=())

FAVOURITES: Setting[tuple[str, ...]] = Setting(key="favourites", default=())  # ids of routines
PLANS: Setting[tuple[str, ...]] = Setting(key="plans", default=())  # that are followed; see core/plans.py

LAST_TIP = Setting(key="last-tip", default="")  # id of the card that was offered after the last warm-up

# The reminder on running days; see core/reminder.py.
REMIND_DAYS: Setting[tuple[str, ...]] = Setting(key="remind-days", default=())  # mon to sun
REMIND_AT = Setting(key="remind-at", default="18:00")
REMIND_ALARM = Setting(key="remind-alarm", default="at", options=("at", "15", "30", "60", "evening"))
REMIND_ROUTINE = Setting(key="remind-routine", default="")  # id; "" for a warm-up, a run and a cool-down
REMIND_UID = Setting(key="remind-uid", default="")  # what calendars know it by, once it was handed to one
REMIND_COUNT = Setting(key="remind-count", default=0, least=0)  # how often it was
REMIND_OFFERED = Setting(key="remind-offered", default=False)

EVERY: tuple[Setting[Any], ...] = (
    *(VIBRATION, SOUND, VOICE, TEMPO, COUNTDOWN, KEEP_SCREEN_ON, KEEP_GOING, LIGHT_SESSION),
    *(THEME, TEXT_SCALE, LANGUAGE, CALM, FIGURE, SKIN_TONE),
    *(PROFILE_TAGS, PAST_CANCER, CANCER_ASKED, CLEARED_TO_RUN, LEFT_OUT_AGAIN, FAVOURITES, PLANS, LAST_TIP),
    *(REMIND_DAYS, REMIND_AT, REMIND_ALARM, REMIND_ROUTINE, REMIND_UID, REMIND_COUNT, REMIND_OFFERED),
)
