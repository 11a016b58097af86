"""Whatever is broken, the session ends in time, it is said once what is missing, and nothing is lost."""

from pathlib import Path

import pytest

from tests.faults.disk import UnableError
from tests.faults.run import survive
from tests.faults.table import FAULTS, Fault


@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.name)
def test_a_whole_session_survives(one: Fault, tmp_path: Path) -> None:
    try:
        lost = survive(one, tmp_path)
    except UnableError as error:
        pytest.skip(str(error))
    assert lost == []
