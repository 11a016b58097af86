"""What the runner has chosen.

What a start asks for on its command line holds for that run alone: it is never stored, and it gives way as
soon as the runner chooses something else.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from app.core.settings import (
    CALM,
    COUNTDOWN,
    FIGURE,
    LANGUAGE,
    SKIN_TONE,
    SOUND,
    TEMPO,
    TEXT_SCALE,
    THEME,
    VIBRATION,
    VOICE,
    Setting,
    T,
)
from app.wiring.appearance import Appearance, spoken_of, theme_name

if TYPE_CHECKING:
    from app.data.store.settings import SettingsStore
    from app.device.surroundings import Surroundings
    from app.figure.look import Choice, Tone
    from app.player.channels import Wanted
    from app.wiring.options import Options


class Preferences:
    """Reads and changes settings; whoever puts them in force listens.

    Args:
        options: What this start asks for.
        store: Gives what is stored, opened when it is first asked for.
        opened: Whether anything has opened it.
        surroundings: Gives what the system says about itself.
        languages: Codes of the languages there are.
        now: The time of day, aware.

    Attributes:
        listeners: Called after every change.
    """

    def __init__(
        self,
        options: "Options",
        store: "Callable[[], SettingsStore]",
        opened: Callable[[], bool],
        surroundings: "Callable[[], Surroundings]",
        languages: Callable[[], list[str]],
        now: Callable[[], datetime],
    ) -> None:
        self._options, self._store, self._opened = options, store, opened
        self._surroundings, self._languages, self._now = surroundings, languages, now
        self._asked = _asked(options)
        self.listeners: list[Callable[[], None]] = []

    @property
    def readable(self) -> bool:
        """Whether there is a record to read: tools that play with no runner open none by themselves."""
        return self._options.ask or self._opened()

    def get(self, setting: Setting[T], *, asked: bool = True) -> T:
        """The value in force.

        Args:
            setting: Which.
            asked: What this start asked for comes first; False for what is stored.
        """
        if asked and setting.key in self._asked:
            return self._asked[setting.key]
        return self._store().get(setting) if self.readable else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Stores a value and has it put in force."""
        self._asked.pop(setting.key, None)
        self._store().set(setting, value, self._now())
        self.changed()

    def changed(self) -> None:
        """Has all of them put in force: others may be stored by now."""
        for listener in self.listeners:
            listener()

    def wanted(self) -> "Wanted":
        """The channels that cues take."""
        from app.player.channels import Wanted

        return Wanted(
            vibration=self.get(VIBRATION),
            sound=self.get(SOUND),
            voice=self.get(VOICE),
            countdown=self.get(COUNTDOWN) != "off",
        )

    def look(self, *, asked: bool = True) -> Appearance:
        """How the app looks, with what the system says where nothing was chosen."""
        around = self._surroundings()
        chosen = self.get(CALM, asked=asked)
        language = self.get(LANGUAGE, asked=asked)
        return Appearance(
            theme=theme_name(self.get(THEME, asked=asked), dark=around.dark()),
            text_scale=self._text_scale(around.text_scale(), asked=asked),
            language=language or spoken_of(around.languages(), self._languages()),
            calm=around.reduced_motion() if not chosen else chosen == "yes",
            body=cast("Choice", self.get(FIGURE, asked=asked)),
            tone=cast("Tone", self.get(SKIN_TONE, asked=asked)),
        )

    def _text_scale(self, system: float, *, asked: bool) -> float:
        chosen = (asked and TEXT_SCALE.key in self._asked) or self._store().has(TEXT_SCALE)
        if chosen:
            return float(self.get(TEXT_SCALE, asked=asked))
        assert TEXT_SCALE.least is not None, "a size of text has ends"
        assert TEXT_SCALE.most is not None, "a size of text has ends"
        return min(max(system, TEXT_SCALE.least), TEXT_SCALE.most)


def _asked(options: "Options") -> dict[str, Any]:
    off = {"vibration": VIBRATION, "sound": SOUND, "voice": VOICE}
    asked: dict[str, Any] = {off[name].key: False for name in options.without}
    named = ((THEME, options.theme), (TEXT_SCALE, options.text_scale), (LANGUAGE, options.language))
    asked |= {setting.key: value for setting, value in named if value}
    return asked | ({TEMPO.key: True} if options.tempo else {})
