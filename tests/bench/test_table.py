"""The bench counts and judges rightly."""

import json
import math
from pathlib import Path

import pytest

from tests.bench.table import keep, over, percentile, section, verdict


def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed() -> None:
    hundred = list(range(100, 0, -1))
    assert [percentile(hundred, share) for share in (0.5, 0.95, 0.99, 1)] == [50, 95, 99, 100]
    assert percentile([7], 0.01) == 7
    assert percentile([1, 2, 3], 0.5) == 2
    assert math.isnan(percentile([], 0.5))


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.36, "over"), (1.35, "held"), (1.21, "held"), (1.2, "aim"), (None, "not measured")],
)
def test_a_row_is_judged_by_its_must_and_its_aim(value: float | None, said: str) -> None:
    assert verdict({"what": "a", "value": value, "must": 1.35, "aim": 1.2}) == said


def test_a_row_without_a_must_is_not_judged() -> None:
    assert verdict({"what": "a", "value": 99}) == ""
    assert over([{"what": "a", "value": 99}, {"what": "b", "value": 2, "must": 1}]) == [
        {"what": "b", "value": 2, "must": 1}
    ]


def test_the_table_says_over_in_the_line_of_the_row_that_is_over() -> None:
    rows = [{"what": "first", "value": 2.0, "must": 1.5, "aim": 1.2}, {"what": "second", "value": 1}]
    lines = section("Start", rows).splitlines()
    assert lines[1].split() == ["Start", "value", "must", "aim"]
    assert lines[3].split() == ["first", "2.0", "1.5", "1.2", "over"]
    assert lines[4].split() == ["second", "1"]


def test_a_long_row_is_broken_and_loses_no_word() -> None:
    what = " ".join(f"word-{number}" for number in range(30))
    text = section("Long", [{"what": what, "value": 5, "must": 6}])
    assert max(map(len, text.splitlines())) <= 120
    assert text.split()[5:-3] == what.split()
    assert text.split()[-3:] == ["5", "6", "held"]


def test_what_is_kept_has_the_machine_and_every_verdict(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    keep(file, {"cores": 2}, {"Start": [{"what": "first", "value": 2.0, "must": 1.5}]}, 12.4)
    assert json.loads(file.read_text("utf-8")) == {
        "machine": {"cores": 2},
        "took_s": 12,
        "sections": {"Start": [{"what": "first", "value": 2.0, "must": 1.5, "verdict": "over"}]},
    }
