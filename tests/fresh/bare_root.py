"""The README's two commands on a Debian that has nothing: `python3 tests/fresh/bare_root.py [PACKAGE ...]`.

Makes a folder with a Debian in it that holds Python, make and git and nothing else, clones what is committed into it,
and does there what the README says: `make run`, each of the other commands, `make test`. Packages named as arguments
are installed there first, for machines that have a part of what is needed.

What this machine tells pip and apt (settings, proxies, certificates, folders of packages) holds in there too: they may
know no other way to a package. Whatever is mounted is so in a namespace of its own, and gone however this ends. Needs
nothing installed but Python; as root on Debian or a system made from it.

Exit codes: 0 fine, 1 one of the commands failed, 3 such a folder cannot be made here.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
FAILED, CANNOT = 1, 3
_HELD = ("python3", "python3-venv", "make", "git")
_HOME = Path("/srv/limber")  # where whoever is not root may look as well
_COMMANDS = (
    ("make", "run"),
    (".venv/bin/python", "tests/fresh/newcomer.py"),
    ("make", "test"),
)
_PIP = ("/etc/pip.conf", "/etc/xdg/pip", "~/.config/pip", "~/.pip")
_APT = (
    "sources.list",
    "sources.list.d",
    "apt.conf.d",
    "auth.conf.d",
    "preferences.d",
    "trusted.gpg.d",
    "keyrings",
)
_KEYS, _CERTIFICATES = Path("/usr/share/keyrings"), Path("/etc/ssl/certs")
_PASSED_ON = re.compile(r"PIP_.*|.*_proxy|SSL_CERT_(FILE|DIR)|(REQUESTS|CURL)_CA_BUNDLE|CI", re.IGNORECASE)
# A path of this machine, bare or as file://, among settings; not the end of another address.
_PATH = re.compile(r"(?<![\w:/.@-])(?:file://)?(/[^\s'\",:]+)")
_ENTER = """
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do mkdir -p "$root$1"; mount --bind -o ro "$1" "$root$1"; shift; done
shift
exec chroot "$root" "$@"
"""


class CannotBeMadeError(Exception):
    """A bare Debian cannot be had on this machine; the message says why."""


def main(packages: Sequence[str]) -> int:
    """Carries it all out; returns the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FAILED))  # so that what was made is removed
    root = Path(tempfile.mkdtemp(prefix="limber-bare-"))
    root.chmod(0o755)  # it is everybody's "/" in there, also of whoever is not root
    try:
        make(root)
        if packages:
            install(root, packages)
        return visit(root)
    except CannotBeMadeError as why:
        print(f"No bare Debian here: {why}", flush=True)
        return CANNOT
    finally:
        shutil.rmtree(root, ignore_errors=True)


def visit(root: Path) -> int:
    """Gives the commands one after the other, up to the first that fails."""
    for command in _COMMANDS:
        words = " ".join(command)
        print(f"== bare Debian: {words}", flush=True)
        if code := inside(root, command):
            print(f"{words} failed in a bare Debian: it ended with {code}", file=sys.stderr)
            return FAILED
    return 0


def make(root: Path) -> None:
    """Puts a bare Debian with what is committed here into an empty folder."""
    if os.geteuid() != 0:
        raise CannotBeMadeError("only root can make one.")
    if not shutil.which("apt-get"):
        raise CannotBeMadeError("this is neither Debian nor made from it.")
    if subprocess.call(["unshare", "--mount", "--pid", "--fork", "true"], stderr=subprocess.DEVNULL):
        raise CannotBeMadeError("this machine lets nothing be mounted.")
    apt = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "debootstrap"]
    _quietly(["apt-get", "update", "-q"], "the lists of packages cannot be had.")
    if not shutil.which("debootstrap"):
        _quietly(apt, "debootstrap cannot be installed.")
    mirror, suite, components = source()
    print(f"Making a bare Debian ({suite}) ...", flush=True)
    words = ["debootstrap", "--variant=minbase", f"--components={','.join(components)}"]
    words += [f"--include={','.join(_HELD)}", suite, str(root), mirror]
    _quietly(words, "debootstrap has failed.")
    for path in (*_settings(), Path("/etc/hosts"), Path("/etc/resolv.conf"), *_named_files()):
        _copy(path, root)
    clone = ["git", "-c", "safe.directory=*", "clone", "--quiet", "--no-hardlinks"]
    subprocess.check_call([*clone, str(REPOSITORY), f"{root}{_HOME}"])


def source() -> tuple[str, str, list[str]]:
    """Where this machine has its own system from: address, suite and components."""
    release = Path("/etc/os-release").read_text("utf-8")
    found = re.search(r"^VERSION_CODENAME=\"?(\w+)", release, re.MULTILINE)
    asked = [
        "apt-get",
        "indextargets",
        "--format",
        "$(REPO_URI) $(CODENAME) $(COMPONENT)",
        "Created-By: Packages",
    ]
    listed = [line.split() for line in subprocess.check_output(asked, text=True).splitlines()]
    mine = [(uri, component) for uri, suite, component in listed if found and suite == found[1]]
    if found is None or not mine:
        raise CannotBeMadeError("apt does not say where this system has its packages from.")
    components = {component: None for uri, component in mine if uri == mine[0][0]}
    return mine[0][0], found[1], list(components)


def install(root: Path, packages: Sequence[str]) -> None:
    """Installs Debian packages there."""
    for words in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
    ):
        if inside(root, words, stdout=subprocess.DEVNULL):
            raise CannotBeMadeError(f"{' '.join(packages)} cannot be installed there.")


def inside(root: Path, words: Sequence[str], **more: int) -> int:
    """Carries out one command there, in the clone; returns its exit code."""
    told = [f"{name}={value}" for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)]
    path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    there = [
        "env",
        "-i",
        f"--chdir={_HOME}",
        path,
        "HOME=/root",
        "LANG=C.UTF-8",
        "DEBIAN_FRONTEND=noninteractive",
    ]
    own = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"]
    shown = [str(folder) for folder in sorted(set(_named_folders()))]
    enter = [*own, "sh", "-euc", _ENTER, "enter", str(root), *shown, "--"]
    return subprocess.call([*enter, *there, *told, *words], stdin=subprocess.DEVNULL, **more)  # type: ignore[call-overload]


def _settings() -> Iterator[Path]:
    """Files and folders that say where packages come from."""
    yield from (path for name in _PIP if (path := Path(name).expanduser()).exists())
    yield from (path for name in _APT if (path := Path("/etc/apt") / name).exists())
    yield from (path for path in (_KEYS,) if path.exists())


def _named() -> Iterator[Path]:
    """What the settings of pip and the environment name on this machine's disk."""
    texts: list[str] = [value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)]
    for settings in (Path(name).expanduser() for name in _PIP):
        files = sorted(settings.glob("*.conf")) if settings.is_dir() else [settings]
        texts += [file.read_text("utf-8") for file in files if file.is_file()]
    found: dict[Path, None] = {Path(path): None for text in texts for path in _PATH.findall(text)}
    yield from (path for path in found if path.exists())


def _named_files() -> Iterator[Path]:
    yield from (path for path in _named() if path.is_file())


def _named_folders() -> Iterator[Path]:
    for path in (*_named(), _CERTIFICATES):
        if path.is_dir():  # the pages of an index lead to files beside it
            yield path.parent if path.name == "simple" else path


def _copy(path: Path, root: Path) -> None:
    target = Path(f"{root}{path}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target, dirs_exist_ok=True, ignore_dangling_symlinks=True)
    else:
        shutil.copyfile(path, target)


def _quietly(words: list[str], why: str) -> None:
    """Does something; its words are only seen where it fails."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run = subprocess.run(words, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode:
        print("\n".join(run.stdout.splitlines()[-20:]), file=sys.stderr)
        raise CannotBeMadeError(why)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
