"""What the phone is told about the app, as python-for-android renders it."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.phone.conftest import Packed
from tests.phone.java_sources import OWN, compiled

NS = "{http://schemas.android.com/apk/res/android}"
ASKED = {
    "VIBRATE",
    "POST_NOTIFICATIONS",
    "FOREGROUND_SERVICE",
    "FOREGROUND_SERVICE_MEDIA_PLAYBACK",
    "WAKE_LOCK",
}
THEIRS = ("org/kivy/android/PythonService", "org/limber/limber/ServiceLimber")

pytestmark = pytest.mark.xdist_group("package")


@pytest.fixture(scope="module")
def manifest(packed: Packed) -> ET.Element:
    return ET.parse(packed.manifest).getroot()


def found(manifest: ET.Element, path: str) -> ET.Element:
    element = manifest.find(path)
    assert element is not None, path
    return element


def test_it_asks_for_five_permissions_and_the_internet_is_none_of_them(manifest: ET.Element) -> None:
    names = [element.get(f"{NS}name") for element in manifest.iter() if "permission" in element.tag]
    assert sorted(map(str, names)) == sorted(f"android.permission.{name}" for name in ASKED)


def test_it_runs_from_android_7_and_is_made_for_16(manifest: ET.Element, packed: Packed) -> None:
    sdk = found(manifest, "uses-sdk")
    assert sdk.get(f"{NS}minSdkVersion") == "24"
    assert sdk.get(f"{NS}targetSdkVersion") == "36"
    gradle = (packed.dist / "build.gradle").read_text()
    assert "compileSdkVersion 36" in gradle
    assert "minSdkVersion 24" in gradle
    assert "targetSdkVersion 36" in gradle


def test_the_service_plays_media_in_a_process_of_its_own(manifest: ET.Element, packed: Packed) -> None:
    service = found(manifest, "application/service")
    assert len(list(manifest.iter("service"))) == 1
    assert service.get(f"{NS}name") == "org.limber.limber.ServiceLimber"
    assert service.get(f"{NS}foregroundServiceType") == "mediaPlayback"
    assert service.get(f"{NS}process") == ":service_Limber"
    assert service.get(f"{NS}exported") != "true"
    java = (packed.dist / "src/main/java/org/limber/limber/ServiceLimber.java").read_text()
    assert 'intent.putExtra("serviceEntrypoint", "app/wiring/service_main.py")' in java
    assert 'intent.putExtra("serviceStartAsForeground", "true")' in java
    assert "START_STICKY" not in java
    assert "extends SessionService" in java


def test_the_java_that_travels_compiles_against_the_packagers_own_classes(
    packed: Packed, tmp_path: Path
) -> None:
    if shutil.which("javac") is None:
        pytest.skip("needs a Java Development Kit")
    added = re.findall(r"srcDir '(.+java)'", (packed.dist / "build.gradle").read_text())
    assert [Path(folder).resolve() for folder in added] == [OWN]
    theirs = [packed.dist / "src/main/java" / f"{name}.java" for name in THEIRS]
    classes = compiled(tmp_path, [*Path(added[0]).rglob("*.java"), *theirs])
    own = ("org/limber/LimberActivity", "org/limber/SessionService")
    assert all((classes / f"{name}.class").is_file() for name in (*own, *THEIRS))


def test_it_may_see_the_speech_engines(manifest: ET.Element) -> None:
    actions = [element.get(f"{NS}name") for element in manifest.findall("queries/intent/action")]
    assert actions == ["android.intent.action.TTS_SERVICE"]


def test_the_back_gesture_comes_as_the_key_that_kivy_knows(manifest: ET.Element) -> None:
    assert found(manifest, "application").get(f"{NS}enableOnBackInvokedCallback") == "false"


def test_the_phone_may_turn_and_turning_starts_nothing_again(manifest: ET.Element, packed: Packed) -> None:
    activity = found(manifest, "application/activity")
    assert activity.get(f"{NS}screenOrientation") == "fullUser"
    changes = str(activity.get(f"{NS}configChanges")).split("|")
    assert {"orientation", "screenSize", "smallestScreenSize", "uiMode", "locale", "fontScale"} <= set(
        changes
    )
    told = (packed.files / "app" / "p4a_env_vars.txt").read_text()
    assert "KIVY_ORIENTATION=Portrait LandscapeLeft PortraitUpsideDown LandscapeRight\n" in told
    assert "P4A_IS_WINDOWED=True\n" in told


def test_backups_hold_what_the_runner_made_and_nothing_else(manifest: ET.Element, packed: Packed) -> None:
    application = found(manifest, "application")
    assert application.get(f"{NS}allowBackup") == "true"
    assert application.get(f"{NS}fullBackupContent") == "@xml/backup_rules"
    assert application.get(f"{NS}dataExtractionRules") == "@xml/data_extraction_rules"
    before_12 = ET.parse(packed.res / "xml" / "backup_rules.xml").getroot()
    since_12 = ET.parse(packed.res / "xml" / "data_extraction_rules.xml").getroot()
    assert {rules.tag for rules in since_12} == {"cloud-backup", "device-transfer"}
    for rules in (before_12, *since_12):
        kept = [(rule.tag, rule.get("domain"), rule.get("path")) for rule in rules]
        assert kept == [("include", "file", "user/"), ("exclude", "file", "user/cache/")]


def test_what_is_not_for_a_store_stays_out(manifest: ET.Element) -> None:
    assert list(manifest.iter("receiver")) == []
    assert list(manifest.iter("provider")) == []
    assert list(manifest.iter("uses-library")) == []
    exported = [e for e in manifest.find("application") or [] if e.get(f"{NS}exported") == "true"]
    assert [element.tag for element in exported] == ["activity"]


def test_whoever_opens_it_there_is_one_limber(manifest: ET.Element) -> None:
    """Else each file that is opened would start a second window in the same process, of which SDL has one."""
    assert found(manifest, "application/activity").get(f"{NS}launchMode") == "singleTask"


def filters(manifest: ET.Element) -> list[ET.Element]:
    return manifest.findall("application/activity/intent-filter")


def actions(element: ET.Element) -> set[str]:
    return {
        str(action.get(f"{NS}name")).removeprefix("android.intent.action.")
        for action in element.iter("action")
    }


def kinds(element: ET.Element) -> set[str]:
    return {str(data.get(f"{NS}mimeType")) for data in element.iter("data") if data.get(f"{NS}mimeType")}


def test_the_icon_starts_it_as_ever(manifest: ET.Element) -> None:
    assert actions(filters(manifest)[0]) == {"MAIN"}
    assert len(filters(manifest)) == 4


def test_routines_and_exports_are_opened_and_shared_whatever_a_phone_calls_them(manifest: ET.Element) -> None:
    opened, shared = filters(manifest)[1:3]
    assert actions(opened) == {"VIEW"}
    assert actions(shared) == {"SEND", "SEND_MULTIPLE"}
    assert kinds(opened) == kinds(shared)
    assert {"application/yaml", "application/json", "application/octet-stream", "text/plain"} <= kinds(opened)
    assert not [kind for kind in kinds(opened) if "*" in kind], "not everything there is"


def test_only_content_addresses_are_opened(manifest: ET.Element) -> None:
    schemes = {data.get(f"{NS}scheme") for data in manifest.iter("data") if data.get(f"{NS}scheme")}
    assert schemes == {"content"}


def test_the_system_declares_no_shortcuts_itself(manifest: ET.Element, packed: Packed) -> None:
    """It would open them with FLAG_ACTIVITY_CLEAR_TASK, which destroys the activity of a running session."""
    assert manifest.findall("application/activity/meta-data") == []
    assert not (packed.res / "xml" / "shortcuts.xml").exists()
    assert list(packed.res.glob("values*/shortcuts.xml")) == []


def test_what_the_shortcuts_ask_for_is_named_by_a_filter_of_this_very_package(
    manifest: ET.Element, packed: Packed
) -> None:
    wanted = {f"{packed.report['package']}.{name}" for name in ("WARM_UP", "COOL_DOWN", "CHECK_IN")}
    assert actions(filters(manifest)[3]) == wanted


def test_the_only_activity_is_limbers_own(manifest: ET.Element) -> None:
    """With python-for-android's, any app could have Python of its own run in Limber's process."""
    activities = manifest.findall("application/activity")
    assert [each.get(f"{NS}name") for each in activities] == ["org.limber.LimberActivity"]
    assert "org.kivy.LAUNCH" not in {str(each.get(f"{NS}name")) for each in manifest.iter("action")}
