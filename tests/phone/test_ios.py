"""What Xcode is given, read as Apple's tools read it; none of it has been on a device."""

import plistlib
import struct
from pathlib import Path
from typing import Any

IOS = Path(__file__).parents[2] / "assets" / "ios"


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = plistlib.loads((IOS / name).read_bytes())
    return found


def test_the_privacy_manifest_says_that_nothing_is_collected_or_tracked() -> None:
    privacy = read("PrivacyInfo.xcprivacy")
    assert privacy["NSPrivacyTracking"] is False
    assert privacy["NSPrivacyTrackingDomains"] == []
    assert privacy["NSPrivacyCollectedDataTypes"] == []


def test_every_interface_that_needs_a_reason_has_one_that_apple_accepts() -> None:
    reasons = {
        api["NSPrivacyAccessedAPIType"].removeprefix("NSPrivacyAccessedAPICategory"): api[
            "NSPrivacyAccessedAPITypeReasons"
        ]
        for api in read("PrivacyInfo.xcprivacy")["NSPrivacyAccessedAPITypes"]
    }
    assert reasons == {"FileTimestamp": ["C617.1"], "SystemBootTime": ["35F9.1"], "DiskSpace": ["E174.1"]}


def test_cues_go_on_with_the_screen_off_and_the_phone_may_turn() -> None:
    info = read("Info.fragment.plist")
    assert info["UIBackgroundModes"] == ["audio"]
    turns = {name.removeprefix("UIInterfaceOrientation") for name in info["UISupportedInterfaceOrientations"]}
    assert turns == {"Portrait", "LandscapeLeft", "LandscapeRight"}
    assert len(info["UISupportedInterfaceOrientations~ipad"]) == 4


def test_it_asks_for_nothing_that_the_runner_would_have_to_allow() -> None:
    assert not [key for key in read("Info.fragment.plist") if key.endswith("UsageDescription")]
    assert read("Info.fragment.plist")["ITSAppUsesNonExemptEncryption"] is False


def test_the_icon_is_opaque_and_of_the_size_that_the_store_wants() -> None:
    png = (IOS / "icon-1024.png").read_bytes()
    width, height, depth, colour_type = struct.unpack(">IIBB", png[16:26])
    assert (width, height, depth) == (1024, 1024, 8)
    assert colour_type in (2, 3), "no transparency"
    assert b"tRNS" not in png


def test_the_line_of_the_guide_merges_the_fragment(tmp_path: Path) -> None:
    import subprocess
    import sys

    guide = (IOS.parents[1] / "docs" / "building-for-phones.md").read_text("utf-8")
    start = guide.index("python3 - <<'EOF'\n") + len("python3 - <<'EOF'\n")
    script = guide[start : guide.index("\nEOF", start)]
    ours = tmp_path / "limber" / "assets" / "ios"
    ours.mkdir(parents=True)
    (ours / "Info.fragment.plist").write_bytes((IOS / "Info.fragment.plist").read_bytes())
    made = tmp_path / "limber-ios"
    made.mkdir()
    (made / "limber-Info.plist").write_bytes(plistlib.dumps({"CFBundleDisplayName": "limber", "Theirs": 1}))
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    merged = plistlib.loads((made / "limber-Info.plist").read_bytes())
    assert merged["CFBundleDisplayName"] == "Limber"
    assert merged["Theirs"] == 1
    assert merged["UIBackgroundModes"] == ["audio"]
