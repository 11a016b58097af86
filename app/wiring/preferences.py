"""What the runner has chosen, in force for the machine, the routines and the look.

What a start asks for on its command line holds for that run alone: it is never stored, and it gives way as
soon as the runner chooses something else.
"""

from typing import TYPE_CHECKING, Any

from app.core.settings import (
    CALM,
    COUNTDOWN,
    KEEP_SCREEN_ON,
    LANGUAGE,
    SOUND,
    TEMPO,
    TEXT_SCALE,
    THEME,
    VIBRATION,
    VOICE,
    Setting,
    T,
)
from app.wiring.appearance import Appearance, refresh_look, spoken_of, surroundings_of, theme_name

if TYPE_CHECKING:
    from app.player.channels import Wanted
    from app.wiring.context import AppContext
    from app.wiring.options import Options


class Preferences:
    """Reads and changes settings, and carries each change to where it has an effect.

    Args:
        house: Everything that has been built.
    """

    def __init__(self, house: "AppContext") -> None:
        self._house = house
        self._asked = _asked(house.options)

    @property
    def readable(self) -> bool:
        """Whether there is a record to read: tools that play with no runner open none by themselves."""
        return self._house.options.ask or self._house.record.opened

    def get(self, setting: Setting[T], *, asked: bool = True) -> T:
        """The value in force.

        Args:
            setting: Which.
            asked: What this start asked for comes first; False for what is stored.
        """
        if asked and setting.key in self._asked:
            return self._asked[setting.key]
        return self._house.store.settings.get(setting) if self.readable else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Stores a value and puts it in force."""
        self._asked.pop(setting.key, None)
        house = self._house
        house.store.settings.set(setting, value, house.now())
        self.apply()

    def apply(self) -> None:
        """Puts all of them in force."""
        house = self._house
        house.machine.want(self.wanted(), keep_on=self.get(KEEP_SCREEN_ON))
        house.routines.tempo = self.get(TEMPO)
        refresh_look(house)

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
        """The look, with what the system says where nothing was chosen."""
        around = surroundings_of(self._house)
        chosen = self.get(CALM, asked=asked)
        language = self.get(LANGUAGE, asked=asked)
        return Appearance(
            theme=theme_name(self.get(THEME, asked=asked), dark=around.dark()),
            text_scale=self._text_scale(around.text_scale(), asked=asked),
            language=language or spoken_of(around.languages(), self._house.tr.languages()),
            calm=around.reduced_motion() if not chosen else chosen == "yes",
        )

    def _text_scale(self, system: float, *, asked: bool) -> float:
        chosen = (asked and TEXT_SCALE.key in self._asked) or self._house.store.settings.has(TEXT_SCALE)
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
