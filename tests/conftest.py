"""What every test may use: a clock that is moved by hand, Limber's own library, a profile to write into."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.core.routine import Routine
from app.data.files.paths import share_folder
from app.data.library.library import Library
from tests.environment import prepare
from tests.helpers import FakeClock

prepare()  # before any test imports Kivy

_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]
settings.register_profile("desk", deadline=None, max_examples=60, suppress_health_check=_QUIET)
settings.register_profile("ci", parent=settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI", "").lower() in ("1", "true") else "desk")


_PHONE = Path(__file__).parent / "phone"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Keeps away from what needs a JDK and the packagers, unless it is named: `make test-phone` does."""
    if collection_path != _PHONE:
        return None
    asked = [(config.invocation_params.dir / arg.split("::")[0]).resolve() for arg in config.args]
    return None if any(path.is_relative_to(_PHONE) for path in asked) else True


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(share_folder())


@pytest.fixture(scope="session")
def routine(library: Library) -> Callable[[str], Routine]:
    """Gives one of Limber's routines by its id."""
    return library.routine


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """An empty folder of a user's own."""
    folder = tmp_path / "profile"
    (folder / "routines").mkdir(parents=True)
    (folder / "exercises").mkdir()
    return folder
