"""What can go wrong around a session, one thing at a time; each row says how, and what has to hold then."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults import around, devices, disk, drawing, kept
from tests.faults.world import FaultyWorld

Break = Callable[[FaultyWorld], None]


def nothing(_world: FaultyWorld) -> None:
    """Is right as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is broken while a whole session runs.

    Attributes:
        name: What is broken.
        before: Breaks it before the app is opened.
        opened: Breaks it on Today, before the session.
        during: Breaks it in the middle of the session.
        says: Part of the sentence that says what is missing; "" where nothing is.
        gone: Channels that raise from then on.
        passes: It is over before the app is closed.
        kept: The session is on record afterwards; else it was said that it is not saved.
        environment: Of a process of its own, for what has to be broken before Python starts.
        itself: Of the same: what that process breaks before it imports the app.
        check: What else has to hold at the end, with the app still open.
    """

    name: str
    before: Break = nothing
    opened: Break = nothing
    during: Break = nothing
    says: str = ""
    gone: tuple[str, ...] = ()
    passes: bool = False
    kept: bool = True
    environment: dict[str, str | None] = field(default_factory=dict)
    itself: Break | None = None
    check: Break = nothing

    @property
    def apart(self) -> bool:
        """Whether it needs a process of its own."""
        return bool(self.environment) or self.itself is not None


SOUND = Fault(name="nothing")  # the session that all others are held against
FAULTS = (
    SOUND,
    # --- what cues are given on -----------------------------------------------------------------------
    Fault(
        name="no audio device",
        environment={"SDL_AUDIODRIVER": "no-such-driver"},
        before=devices.real_sounds,
        says="no sound output",
        check=devices.sounds_are_silent,
    ),
    Fault(
        name="audio device vanishing",
        environment={"SDL_AUDIODRIVER": "dummy"},
        before=devices.real_sounds,
        during=devices.take_the_mixer_away,
        says="The sound output is gone",
    ),
    Fault(
        name="sound raising", during=devices.raising("sound"), says="sound output does not", gone=("sound",)
    ),
    Fault(name="no voice", before=devices.no_speech_program, says="No speech program was found"),
    Fault(
        name="a voice that hangs",
        before=devices.voice_that_hangs,
        during=devices.wait_for_the_hang,
        says="speech program does not answer",
    ),
    Fault(
        name="a voice that fails", before=devices.voice_that_fails, says="speech program ended with an error"
    ),
    Fault(name="voice raising", during=devices.raising("voice"), says="The voice does not answer"),
    Fault(
        name="vibrator raising",
        before=devices.raising("vibration"),
        says="vibration motor does not",
        gone=("vibration",),
    ),
    Fault(name="no vibrator", before=devices.no_vibrator, says="This phone has no vibration motor"),
    # --- the display, and what is drawn with ----------------------------------------------------------
    Fault(
        name="no multisampling",
        environment={"GALLIUM_DRIVER": "softpipe"},
        before=drawing.sharp,
        during=drawing.see_the_figure,
        check=drawing.draws_without_multisampling,
    ),
    Fault(
        name="GLES2 only",
        environment={"MESA_GLES_VERSION_OVERRIDE": "2.0"},
        itself=drawing.only_gles2,
        during=drawing.see_the_figure,
        check=drawing.draws_with_gles2,
    ),
    Fault(name="lettering missing", before=drawing.share_without("fonts/LimberSans-*.ttf"), says="lettering"),
    Fault(name="signs missing", before=drawing.share_without("fonts/LimberIcons*.ttf"), says="lettering"),
    Fault(name="lettering damaged", before=drawing.share_with_torn_fonts, says="lettering"),
    # --- languages ------------------------------------------------------------------------------------
    Fault(name="locale missing", before=drawing.language("de"), says="so Limber speaks English"),
    Fault(name="locale damaged", before=drawing.torn_words("de"), says="so Limber speaks English"),
    Fault(name="system language unknown", before=drawing.system_language("tlh_KX.UTF-8")),
    Fault(name="system language nonsense", before=drawing.system_language("../../\udcff%s{0}")),
    # --- what is kept ---------------------------------------------------------------------------------
    Fault(name="caches damaged", before=kept.damage_caches),
    Fault(name="caches in the way", before=kept.files_for_caches),
    Fault(name="look damaged", before=kept.damage_look),
    Fault(name="settings damaged", before=kept.damage_settings, says="settings could not be read"),
    Fault(
        name="record locked before the start",
        before=disk.lock_by_another_process,
        says="holds your record",
        kept=False,
    ),
    Fault(
        name="record locked in the middle",
        during=disk.lock_by_another_process,
        says="holds your record",
        passes=True,
    ),
    Fault(name="read-only folder", before=disk.read_only, says="cannot be written here", kept=False),
    Fault(
        name="read-only in the middle", during=disk.refuse_writes, says="cannot be written here", passes=True
    ),
    Fault(name="full disk before the start", before=disk.full, says="no room left", kept=False),
    Fault(
        name="full disk in the middle", before=disk.small, during=disk.fill, says="no room left", passes=True
    ),
    # --- time -----------------------------------------------------------------------------------------
    Fault(name="clock set back", during=around.set_clock(hours=-5)),
    Fault(name="clock set forward", during=around.set_clock(hours=7)),
    Fault(name="clock set back in a pause", during=around.set_clock_in_a_pause(hours=-5)),
    Fault(name="clock set forward in a pause", during=around.set_clock_in_a_pause(hours=7)),
    Fault(name="suspended for hours", during=around.suspend(hours=6)),
    # --- whose machine it is --------------------------------------------------------------------------
    Fault(
        name="HOME unset",
        environment={"HOME": None, "XDG_DATA_HOME": None, "USERPROFILE": None},
        itself=around.nobody_knows_home,
        says="does not say where your home folder is",
        check=around.kept_among_temporary_files,
    ),
    Fault(name="a second copy is opened in the middle", during=around.open_a_second_copy),
    Fault(
        name="this is the second copy",
        before=around.another_copy_is_open,
        opened=around.it_must_not_start_until_the_other_is_closed,
        says="Limber is open in another window",
    ),
)


def fault(name: str) -> Fault:
    """A row by its name."""
    return next(one for one in FAULTS if one.name == name)
