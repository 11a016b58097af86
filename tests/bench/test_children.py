"""The bench starts what it watches, and says so where that does not work."""

import json

import pytest

from tests.bench import __main__ as bench
from tests.bench.children import LIMBER, BenchError, run
from tests.bench.profiles import settled
from tests.bench.size import ROOT, travelling


def test_limber_tells_when_it_was_there_when_it_could_be_used_and_when_a_session_ran() -> None:
    with settled() as profile:
        said = run(LIMBER, {"do": "start", "data": profile, "session": "warmup-5-quick"}, memory=True)[-1]
    assert 0 < said["first"] < said["usable"] < said["session"]
    assert said["pss_mb"] is None or said["pss_mb"] > 20


def test_a_process_that_fails_is_told_with_its_reason() -> None:
    with pytest.raises(BenchError, match="KeyError: 'data'"):
        run(LIMBER, {"do": "start"})


def test_a_row_that_is_over_ends_the_bench_with_1_and_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench.machine, "describe", lambda: {"system": "any", "load": None})
    monkeypatch.setattr(bench.machine, "head", lambda *_, **__: "head")
    row = {"what": "first frame", "value": 1.4, "must": 1.35, "aim": 1.2}
    monkeypatch.setitem(bench.SECTIONS, "start", ("Start", lambda *, quick: [row]))
    out = tmp_path / "bench.json"
    assert bench.main(["--only", "start", "--out", str(out)]) == 1
    printed = capsys.readouterr()
    assert "over: first frame: 1.4, must be 1.35 at most" in printed.err
    assert json.loads(out.read_text("utf-8"))["sections"]["Start"][0]["verdict"] == "over"
    row["value"] = 1.35
    assert bench.main(["--only", "start", "--out", str(out)]) == 0


def test_what_travels_to_a_phone_is_picked_as_the_packagers_pick_it() -> None:
    names = {
        path.relative_to(ROOT).as_posix() for path in travelling((ROOT / "buildozer.spec").read_text("utf-8"))
    }
    assert {
        "main.py",
        "LICENSE",
        "app/player/player.py",
        "app/ui/widgets/vibration_frame.py",
        "assets/theme.json",
    } <= names
    assert not {"tools/shots.py", "README.md", "assets/locale/limber.pot"} & names
    assert not [
        name for name in names if name.startswith(("tests/", "docs/", "assets/icons/", "assets/android/"))
    ]
