import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import signature

DIGEST = "3b7f0c" + "0" * 52 + "a1b2c3"
COLONS = ":".join(DIGEST[at : at + 2] for at in range(0, 64, 2)).upper()
OURS = f"""\
Signer #1 certificate DN: CN=Limber, O=Somebody
Signer #1 certificate SHA-256 digest: {DIGEST}
Signer #1 certificate SHA-1 digest: 0000000000000000000000000000000000000000
"""
THROW_AWAY = f"""\
Signer #1 certificate DN: C=US, O=Android, CN=Android Debug
Signer #1 certificate SHA-256 digest: {DIGEST}
"""
BUNDLE = f"""\
Signer #1:

Certificate #1:
Owner: CN=Limber, O=Somebody
Issuer: CN=Limber, O=Somebody
Certificate fingerprints:
\t SHA1: 00:11:22
\t SHA256: {COLONS}
"""
Answer = Callable[..., "subprocess.CompletedProcess[str]"]


def says(text: str, code: int = 0) -> Answer:
    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(words, code, text, "")

    return run


@pytest.mark.parametrize("wanted", ["", DIGEST, DIGEST.upper(), COLONS])
@pytest.mark.parametrize(("said", "name"), [(OURS, "limber.apk"), (BUNDLE, "limber.aab")])
def test_a_build_that_the_one_key_has_signed_is_fine(
    said: str, name: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signature.main([name], {signature.WANTED: wanted}, says(said)) == 0
    assert "signed by CN=Limber, O=Somebody" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "code", "why"),
    [
        (THROW_AWAY, 0, "a throw-away key has signed it"),
        (OURS.replace(DIGEST, "f" * 64), 0, "another key than that of LIMBER_SIGNED_BY"),
        (
            OURS,
            1,
            "not signed",
        ),  # apksigner prints the certificate of a file that was changed afterwards, too
        ("", 0, "not signed"),
        ("Not a signed jar file\n", 0, "not signed"),
        ("Signer #1 certificate DN: CN=Limber\n", 0, "not signed"),
    ],
    ids=["throw-away", "another", "broken", "nothing", "unsigned", "half"],
)
def test_any_other_build_fails_with_the_reason(
    said: str, code: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signature.main(["limber.apk"], {signature.WANTED: DIGEST}, says(said, code)) == 1
    assert why in capsys.readouterr().out


def test_one_bad_build_among_good_ones_fails() -> None:
    answers = iter([OURS, THROW_AWAY])

    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(words, 0, next(answers), "")

    assert signature.main(["a.apk", "b.apk"], {}, run) == 1


def test_without_the_tool_the_build_does_not_pass() -> None:
    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        raise FileNotFoundError(words[0])

    assert signature.main(["limber.apk"], {}, run) == 1


def test_without_a_file_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert signature.main([], {}, says("")) == 2
    assert capsys.readouterr().err.startswith("usage:")


def test_the_newest_of_the_tools_is_taken(tmp_path: Path) -> None:
    sdk = tmp_path / ".buildozer/android/platform/android-sdk/build-tools"
    for version in ("9.0.0", "36.0.0", "35.0.1"):
        (sdk / version).mkdir(parents=True)
        (sdk / version / "apksigner").touch()
    assert signature.apksigner({"HOME": str(tmp_path)}) == str(sdk / "36.0.0" / "apksigner")
    assert signature.apksigner({"HOME": str(tmp_path / "elsewhere")}) == "apksigner"


@pytest.mark.parametrize("debug", [True, False])
def test_javas_own_tool_prints_what_is_read(tmp_path: Path, debug: bool) -> None:
    """A real key and a real signature, as far as a machine has Java."""
    import shutil
    import zipfile

    if not shutil.which("keytool") or not shutil.which("jarsigner"):
        pytest.skip("needs a Java Development Kit")
    store, bundle = tmp_path / "key.store", tmp_path / "limber.aab"
    name = "C=US, O=Android, CN=Android Debug" if debug else "CN=Limber"
    password = ["-storepass", "secret", "-keystore", str(store)]
    make = [
        "keytool",
        "-genkeypair",
        "-alias",
        "k",
        "-keyalg",
        "RSA",
        "-dname",
        name,
        "-validity",
        "9",
        *password,
    ]
    subprocess.run(make, check=True, capture_output=True)
    with zipfile.ZipFile(bundle, "w") as made:
        made.writestr("base/x", b"x")
    assert signature.main([str(bundle)], {}) == 1, "nobody has signed it yet"
    subprocess.run(["jarsigner", *password, str(bundle), "k"], check=True, capture_output=True)
    assert signature.main([str(bundle)], {}) == (1 if debug else 0)
