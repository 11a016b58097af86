import logging

import pytest

from app.device.tolerated import Tolerated


class Lenient(Tolerated):
    raised = (KeyError,)


def test_what_a_system_raises_is_logged_with_what_is_lost_and_goes_no_further(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), Lenient("A sound was lost"):
        raise KeyError("pool")
    assert [record.getMessage() for record in caplog.records] == ["A sound was lost: 'pool'"]


def test_anything_else_is_a_fault_of_ours_and_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), Lenient("A sound was lost"):
        raise ZeroDivisionError
