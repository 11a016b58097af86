"""Looks who has signed a build: `python -m tools.signature FILE.apk FILE.aab`.

An update is installed over an app, and finds its history, only where the same key has signed both. Each
machine makes up a key of its own for builds that nobody signs; what was installed with one of those has to be
removed, history and all, before anything else can be installed. So such a build fails here.

Android's `apksigner` reads an APK, Java's `keytool` a bundle. LIMBER_SIGNED_BY in the environment holds the
SHA-256 of the one certificate that counts, as either of them prints it; without it any key but a throw-away
one will do.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

WANTED = "LIMBER_SIGNED_BY"
_THROW_AWAY = "CN=Android Debug"
_NAMES = re.compile(r"(?:certificate DN|Owner): (.+)")
_DIGESTS = re.compile(r"SHA-?256(?: digest)?: ([0-9A-Fa-f:]{64,95})")
_LONGEST_S = 300
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def main(files: Sequence[str], environment: Mapping[str, str] = os.environ, run: Run = subprocess.run) -> int:
    """Looks at each file and says what is wrong; returns the exit code.

    Args:
        files: Paths of APKs and bundles.
        environment: Where the digest is, and where Android's tools are (ANDROID_HOME).
        run: Runs a command.
    """
    if not files:
        print("usage: python -m tools.signature FILE.apk|FILE.aab ...", file=sys.stderr)
        return 2
    wrong = 0
    for name in files:
        said = printed(Path(name), environment, run)
        problem = fault(said, environment.get(WANTED, ""))
        wrong += bool(problem)
        print(f"{name}: {problem or f'signed by {_NAMES.findall(said)[0].strip()}'}")
    return 1 if wrong else 0


def fault(said: str, wanted: str) -> str:
    """Why a build must not be given to anybody, or "".

    Args:
        said: What `apksigner verify --print-certs` or `keytool -printcert -jarfile` has printed.
        wanted: SHA-256 of the certificate, with or without colons, in capitals or not; "" for any.
    """
    names, digests = _NAMES.findall(said), {_plain(each) for each in _DIGESTS.findall(said)}
    if not names or not digests:
        return "it is not signed, or its signature cannot be read"
    if any(_THROW_AWAY in name for name in names):
        return "a throw-away key has signed it; no later build could be installed over it"
    if wanted and _plain(wanted) not in digests:
        return (
            f"another key than that of {WANTED} has signed it; it could not be installed over earlier builds"
        )
    return ""


def printed(path: Path, environment: Mapping[str, str], run: Run) -> str:
    """What Android's or Java's own tool says about a file; "" where it finds no signature that holds."""
    if path.suffix == ".aab":
        words = ["keytool", "-printcert", "-jarfile", str(path)]
    else:
        words = [apksigner(environment), "verify", "--print-certs", str(path)]
    try:
        done = run(words, capture_output=True, text=True, timeout=_LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{words[0]}: {error}", file=sys.stderr)
        return ""
    return done.stdout if done.returncode == 0 else ""


def apksigner(environment: Mapping[str, str]) -> str:
    """The newest `apksigner` of the SDK that has built; else whichever is on the path."""
    home = Path(environment.get("HOME", "~")).expanduser() / ".buildozer/android/platform/android-sdk"
    places = [home, *(Path(environment[name]) for name in ("ANDROID_HOME",) if environment.get(name))]
    found = [path for place in places for path in (place / "build-tools").glob("*/apksigner")]
    return (
        str(max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)]))
        if found
        else "apksigner"
    )


def _plain(digest: str) -> str:
    return digest.replace(":", "").strip().lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
