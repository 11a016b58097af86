import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run = subprocess.run(words, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_routines_exercises_sounds_fonts_and_theme(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "routines/warmup-5-quick.yaml",
        "routines/routine.schema.json",
        "assets/exercises/hip-circles.yaml",
        "assets/sounds/countdown-go.wav",
        "assets/fonts/LimberSans-Regular.ttf",
        "assets/fonts/LICENSE-LimberSans-OFL.txt",
        "assets/theme.json",
        "assets/print/sheet.typ",
        "assets/print/figure.json",
    ):
        assert f"app/share/{name}" in names, name
    assert "app/ui/screens/session/page.kv" in names


def test_an_installed_wheel_runs_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    log = tmp_path / "cues.jsonl"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    words = [sys.executable, "-m", "app", "play", "warmup-5-quick", "--headless", "--speed", "200"]
    words += ["--log", str(log), "--data", str(tmp_path / "profile")]
    run = subprocess.run(words, cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    assert '"done"' in log.read_text("utf-8").splitlines()[-1]
    code = "import app, app.data.files.paths as p; print(app.__file__); print(p.share_folder())"
    where = subprocess.run(
        [sys.executable, "-c", code],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert where.count(str(installed)) == 2
