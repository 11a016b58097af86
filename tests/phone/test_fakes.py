"""The fakes invent nothing: what they have, Android 16 and python-for-android have."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.phone.java_api import Stubs

FAKES = Path(__file__).parent / "jvm" / "fakes"
# What tests say to a fake, and ask of it.
HOOKS = {
    "android.app.Notification": {"button", "last"},
    "android.content.ClipData": {"of"},
    "android.content.Context": {"broadcast"},
    "android.media.AudioManager": {"tell"},
    "android.media.AudioTrack": {"die", "samples"},
    "android.speech.tts.TextToSpeech": {"ready"},
}
_PUBLIC = re.compile(r"^  public (?:[\w.$<>\[\], ]+ )?([\w.$]+)\((.*)\)(?: throws .*)?;$")


def public_methods(classes: Path, java: str) -> Iterator[tuple[str, int]]:
    """The public methods of a compiled class with the number of their parameters."""
    command = ["javap", "-public", "-cp", str(classes), java]
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        if found := _PUBLIC.match(line):
            name, parameters = found.groups()
            if "." not in name and name != "toString":
                yield name, len(re.sub(r"<[^>]*>", "", parameters).split(",")) if parameters else 0


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("javap") is None:
        pytest.skip("needs a Java Development Kit")
    folder = tmp_path_factory.mktemp("compiled")
    sources = sorted(map(str, FAKES.rglob("*.java")))
    subprocess.run(["javac", "-d", str(folder), *sources], check=True)
    return folder


@pytest.fixture(scope="module")
def stubs() -> Stubs:
    try:
        return Stubs(Path(str(distribution("chaquopy-stubs-android").locate_file(""))))
    except PackageNotFoundError:
        pytest.skip("the stubs of Android come with the extra `phone`")


def test_every_method_of_a_fake_is_one_of_androids(compiled: Path, stubs: Stubs) -> None:
    invented = []
    classes = sorted(path.relative_to(compiled) for path in (compiled / "android").rglob("*.class"))
    for path in classes:
        java = ".".join(path.with_suffix("").parts)
        if re.search(r"\$\d", java):  # a nameless class inside a fake
            continue
        real = stubs.methods(java)
        invented += [
            f"{java}.{name} with {count}"
            for name, count in public_methods(compiled, java)
            if name not in HOOKS.get(java, ()) and count not in real.get(name, set())
        ]
    assert len(classes) > 50
    assert invented == []


def test_every_method_has_all_its_overloads_since_pyjnius_chooses_among_them(
    compiled: Path, stubs: Stubs
) -> None:
    """A method tried against fewer overloads than a phone has proves nothing about the choice there."""
    lacking = []
    for path in sorted(path.relative_to(compiled) for path in (compiled / "android").rglob("*.class")):
        java = ".".join(path.with_suffix("").parts)
        fakes = Counter(name for name, _ in public_methods(compiled, java))
        real = stubs.overloads(java)
        lacking += [
            f"{java}.{name}: {count} of {real[name]}"
            for name, count in fakes.items()
            if name not in HOOKS.get(java, ()) and count < real[name]
        ]
    assert lacking == []


@pytest.mark.parametrize(
    ("source", "members"),
    [
        (
            "bootstraps/sdl2/build/src/main/java/org/kivy/android/PythonActivity.java",
            (
                "public class PythonActivity extends SDLActivity",
                "public static PythonActivity mActivity",
                "protected void onCreate(Bundle savedInstanceState)",
                'getIntent().getAction().equals("org.kivy.LAUNCH")',
                "public void registerActivityResultListener(ActivityResultListener listener)",
                "void onActivityResult(int requestCode, int resultCode, Intent data);",
                "public void registerNewIntentListener(NewIntentListener listener)",
                "public void unregisterNewIntentListener(NewIntentListener listener)",
                "void onNewIntent(Intent intent);",
                "public void addPermissionsCallback(PermissionsCallback callback)",
                "void onRequestPermissionsResult(int requestCode, String[] permissions, int[] grantResults);",
            ),
        ),
        (
            "bootstraps/common/build/src/main/java/org/kivy/android/PythonService.java",
            ("public class PythonService extends Service", "public static PythonService mService"),
        ),
        (
            "bootstraps/common/build/src/main/java/org/kivy/android/GenericBroadcastReceiver.java",
            ("public GenericBroadcastReceiver(GenericBroadcastReceiverCallback listener)",),
        ),
        (
            "bootstraps/common/build/src/main/java/org/kivy/android/GenericBroadcastReceiverCallback.java",
            ("void onReceive(Context context, Intent intent);",),
        ),
        (
            "bootstraps/common/build/templates/Service.tmpl.java",
            (
                "public class Service{{ name|capitalize }} extends",
                (
                    "static public void start(Context ctx, String smallIconName, String contentTitle, "
                    "String contentText, String pythonServiceArgument)"
                ),
                "static public void stop(Context ctx)",
            ),
        ),
    ],
    ids=lambda value: value.rpartition("/")[2] if isinstance(value, str) else "",
)
def test_python_for_android_has_what_is_used_of_it(source: str, members: tuple[str, ...]) -> None:
    pythonforandroid = pytest.importorskip("pythonforandroid")
    path = Path(pythonforandroid.__file__).parent / source
    text = " ".join(path.read_text("utf-8").split())
    assert [member for member in members if member not in text] == []
