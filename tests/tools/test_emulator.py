from pathlib import Path

import pytest

from tests.tools.emulator_answers import (
    CRASH,
    FOCUS,
    NOT_ANSWERING,
    PACKAGE,
    PLAYS,
    QUIET,
    RECENT,
    SEEN,
    SERVICE,
    SIGNAL,
    TRACEBACK,
    UID,
    VIBRATES,
    Phone,
)
from tools.emulator import reading
from tools.emulator.__main__ import answered, main
from tools.emulator.device import Device

STEPS = [
    "installs",
    "starts",
    "begins a session",
    "goes on in the dark",
    "comes back",
    "survives being swiped away",
    "installs over",
]
OTHER = "com.example.other"


def tried(phone: Phone, tmp_path: Path) -> int:
    return main(["limber.apk", str(tmp_path / "seen")], Device(PACKAGE, phone.run, phone.sleep))


@pytest.mark.parametrize("level", [24, 30, 34, 36])
def test_a_phone_as_it_should_be_passes_every_step(
    level: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = Phone(level)
    assert tried(phone, tmp_path) == 0
    assert [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()] == [
        ["ok", name] for name in STEPS
    ]
    assert sorted(path.name for path in (tmp_path / "seen").iterdir()) == [
        "1-first-page.png",
        "2-session.png",
        "3-back.png",
        "4-opened-again.png",
        "5-installed-over.png",
        "last.png",
        "log.txt",
    ]
    granted = [command for command in phone.done if command.startswith("shell pm grant")]
    assert len(granted) == (1 if level >= 33 else 0)
    assert f"shell am start -W -a {PACKAGE}.COOL_DOWN -n {PACKAGE}/org.limber.LimberActivity" in phone.done


@pytest.mark.parametrize(
    ("broken", "step", "why"),
    [
        ("does not start", "starts", "it does not start: Error"),
        ("never runs", "starts", "SDL runs its main function"),
        ("black", "starts", "nothing is to be seen on 1-first-page.png"),
        ("traceback", "starts", "ZeroDivisionError"),
        ("never vibrates", "begins a session", "no cue has vibrated"),
        ("silent", "begins a session", "a cue is heard, or the focus held"),
        ("no notification", "goes on in the dark", "the service runs with its notification"),
        ("silent in the dark", "goes on in the dark", "a cue vibrates with the screen off"),
        ("dies with the app", "survives being swiped away", "the service goes on without the app"),
        ("other key", "installs over", "signatures do not match"),
        ("forgets", "installs over", "the record is another one"),
    ],
)
def test_whatever_is_wrong_ends_the_try_at_its_step_with_the_reason(
    broken: str, step: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(Phone(is_broken=broken), tmp_path) == 1
    out = capsys.readouterr().out
    assert f"FAILED  {step}: " in out
    assert why in out
    assert out.count("\nok ") + out.startswith("ok ") == STEPS.index(step)
    assert (tmp_path / "seen" / "log.txt").exists(), "what there is to look at is kept"


def test_what_is_drawn_late_is_waited_for(tmp_path: Path) -> None:
    assert tried(Phone(is_broken="draws late"), tmp_path) == 0


def test_without_a_device_it_says_what_adb_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(words: list[str], **_: object) -> None:
        raise FileNotFoundError("adb")

    assert main(["limber.apk", str(tmp_path)], Device(PACKAGE, run, lambda _: None)) == 1  # type: ignore[arg-type]
    assert "FAILED  installs: adb wait-for-device: adb" in capsys.readouterr().out


def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_record_that_is_laid_there_lets_a_cool_down_begin(tmp_path: Path) -> None:
    from datetime import timedelta

    from app.core.back.eligibility import Allowed, may_start
    from app.device.clock import local_now
    from tests.core.back_cases import routine
    from tests.data.profile_helpers import opened

    path = answered(tmp_path / "made")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "limber.db").write_bytes(path.read_bytes())  # one file alone, as it is pushed
    now = local_now() + timedelta(minutes=5)
    store = opened(tmp_path / "files", now)
    state = store.back.state(now)
    store.close()
    assert state.safety.version
    assert isinstance(may_start(routine("cooldown-5-static"), state, now), Allowed)


# --- reading ------------------------------------------------------------------------------------------


def test_a_log_in_which_others_have_their_troubles_is_no_fault_of_ours() -> None:
    log = (
        QUIET + CRASH.format(package=OTHER) + NOT_ANSWERING.format(package=OTHER) + SIGNAL.format(name=OTHER)
    )
    assert reading.faults(log, PACKAGE) == []


@pytest.mark.parametrize(
    "fault",
    [
        TRACEBACK,
        CRASH.format(package=PACKAGE),
        NOT_ANSWERING.format(package=PACKAGE),
        SIGNAL.format(name="g.limber.limber"),
    ],
    ids=["traceback", "crash", "not answering", "signal"],
)
def test_what_goes_wrong_is_found_with_what_belongs_to_it(fault: str) -> None:
    (found,) = reading.faults(QUIET + fault + QUIET, PACKAGE)
    assert fault.splitlines()[0] in found
    assert "nothing of ours" not in found


def test_a_service_counts_only_with_its_notification_and_by_its_own_name() -> None:
    assert reading.in_foreground(SERVICE.format(package=PACKAGE, foreground="true"), "ServiceLimber")
    assert not reading.in_foreground(SERVICE.format(package=PACKAGE, foreground="false"), "ServiceLimber")
    assert not reading.in_foreground("(nothing)", "ServiceLimber")


def test_vibrations_and_players_of_others_do_not_count() -> None:
    mine, others = VIBRATES.format(package=PACKAGE), VIBRATES.format(package=OTHER)
    assert reading.vibrations(mine * 3 + others, PACKAGE) == 3
    assert reading.plays(PLAYS.format(state="started"), UID)
    assert not reading.plays(PLAYS.format(state="paused"), UID)
    assert not reading.plays(PLAYS.format(state="started"), UID + 1)
    assert reading.plays(FOCUS.format(package=PACKAGE), UID)
    assert not reading.plays(FOCUS.format(package=PACKAGE), 1021)


def test_what_is_seen_and_what_is_there() -> None:
    assert reading.on_screen(SEEN.format(package=PACKAGE), PACKAGE)
    assert not reading.on_screen(SEEN.format(package=OTHER), PACKAGE)
    assert reading.in_recents(RECENT.format(package=PACKAGE), PACKAGE)
    assert not reading.in_recents("", PACKAGE)
    assert reading.asleep("  mWakefulness=Dozing\n")
    assert not reading.asleep("  mWakefulness=Awake\n")
    assert reading.size_of("Physical size: 1080x2400\nOverride size: 720x1600\n") == (720, 1600)
    assert reading.uid_of("    userId=10210\n") == reading.uid_of("    appId=10210\n") == 10210
    with pytest.raises(LookupError, match="not installed"):
        reading.uid_of("Unable to find package")
