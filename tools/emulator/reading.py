"""Reads what Android's own tools say about the app: its service, its sounds, its vibration, its log."""

import re
from collections.abc import Iterator

# What ends a try, wherever in the log it stands. The log is cleared before the app is started.
_FAULTS = re.compile(
    r"Traceback \(most recent call last\)"
    r"|FATAL EXCEPTION"
    r"|Fatal signal \d+"
    r"|ANR in (?P<app>\S+)"
    r"|JNI DETECTED ERROR IN APPLICATION"
)
_MOST_LINES = 25


def faults(log: str, package: str) -> list[str]:
    """What went wrong, each with the lines after it; what other apps do is none of ours.

    Args:
        log: As `logcat -d -v threadtime` prints it.
        package: Whose process may not stop answering.
    """
    lines, found = log.splitlines(), []
    for at, line in enumerate(lines):
        hit = _FAULTS.search(line)
        if hit is None or (hit["app"] and not hit["app"].startswith(package)):
            continue
        after = lines[at : at + _MOST_LINES]
        if hit[0].startswith("FATAL") and not any(f"Process: {package}" in each for each in after[:3]):
            continue
        if (
            hit[0].startswith("Fatal signal") and package[-15:] not in line
        ):  # the log cuts long names in front
            continue
        found.append("\n".join(_of_one_process(after)))
    return found


def _of_one_process(lines: list[str]) -> Iterator[str]:
    """Of lines of several processes those of the first; `threadtime` has the process in the third place."""
    process = lines[0].split()[2:3]
    return (line for line in lines if line.split()[2:3] == process)


def in_foreground(dump: str, service: str) -> bool:
    """Whether a service runs with a notification, as `dumpsys activity services PACKAGE` says.

    Args:
        dump: What it has printed.
        service: The class of the service, without its package.
    """
    records = re.split(r"(?=\* ServiceRecord\{)", dump)
    return any(service in each.splitlines()[0] and "isForeground=true" in each for each in records[1:])


def vibrations(dump: str, package: str) -> int:
    """How many vibrations of an app the system knows of: `dumpsys vibrator_manager`, or `vibrator` before."""
    return sum(package in line for line in dump.splitlines() if re.search(r"effect|duration|Vibration", line))


def plays(dump: str, uid: int) -> bool:
    """Whether an app has a player that is started, or holds the focus, as `dumpsys audio` says."""
    players = re.findall(r"AudioPlaybackConfiguration .*", dump)
    started = any(f"u/pid:{uid}/" in each and "state:started" in each for each in players)
    return started or bool(re.search(rf"source:.*\buid: {uid}\b", dump))


def asleep(dump: str) -> bool:
    """Whether the screen is off, as `dumpsys power` says."""
    return bool(re.search(r"mWakefulness=(Asleep|Dozing)", dump))


def on_screen(dump: str, package: str) -> bool:
    """Whether the app is what is seen, as `dumpsys activity activities` says."""
    seen = re.findall(r"(?:topResumedActivity|mResumedActivity|ResumedActivity)[:=]\s*(.*)", dump)
    return any(f" {package}/" in each for each in seen)


def in_recents(dump: str, package: str) -> bool:
    """Whether a task of the app is there, as `dumpsys activity recents` says."""
    return any(package in line for line in dump.splitlines() if "Recent #" in line)


def uid_of(dump: str) -> int:
    """The number under which an app runs, as `dumpsys package PACKAGE` says.

    Raises:
        LookupError: The app is not installed.
    """
    found = re.search(r"(?:userId|appId)=(\d+)", dump)
    if found is None:
        raise LookupError("the app is not installed")
    return int(found[1])


def size_of(said: str) -> tuple[int, int]:
    """Width and height of the screen in pixels, as `wm size` says; an override counts."""
    found = re.findall(r"size: (\d+)x(\d+)", said)
    width, height = found[-1] if found else ("1080", "1920")
    return int(width), int(height)
