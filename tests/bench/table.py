"""Rows of the bench: how they are counted, judged, printed and kept."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NotRequired, TypedDict


class Row(TypedDict):
    """One line of the table.

    Attributes:
        what: What was measured, with its unit.
        value: The figure; None where this machine cannot tell.
        must: The most it may be.
        aim: The most it should be.
    """

    what: str
    value: float | str | None
    must: NotRequired[float]
    aim: NotRequired[float]


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of all do not exceed (nearest rank); nan of none."""
    ordered = sorted(values)
    if not ordered:
        return math.nan
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def verdict(row: Any) -> str:
    """ "over", "held", "aim", "not measured", or "" where nothing is asked of it.

    A value is judged as it is printed. One that is not a number was not measured.
    """
    if "must" not in row:
        return ""
    value = row["value"]
    if not isinstance(value, int | float) or math.isnan(value):
        return "not measured"
    if value > row["must"]:
        return "over"
    return "aim" if "aim" in row and value <= row["aim"] else "held"


def over(rows: Iterable[Any]) -> list[Any]:
    """Those that are over what they must keep to."""
    return [row for row in rows if verdict(row) == "over"]


def section(title: str, rows: Sequence[Any]) -> str:
    """A section of the table as text."""
    width = 78
    lines = ["", f"{title:{width}} {'value':>10} {'must':>7} {'aim':>7}"]
    lines.append("-" * (width + 38))
    for row in rows:
        what, rest = row["what"], ""
        while len(what) > width:  # the figure stands beside the last line
            cut = what.rfind(" ", 0, width)
            lines.append(what[:cut])
            what = "  " + what[cut + 1 :]
        value = "-" if row["value"] is None else row["value"]
        rest = f"{value!s:>10} {row.get('must', '')!s:>7} {row.get('aim', '')!s:>7}  {verdict(row)}"
        lines.append(f"{what:{width}} {rest}".rstrip())
    return "\n".join(lines)


def keep(file: Path, machine: dict[str, Any], sections: dict[str, Sequence[Any]], seconds: float) -> None:
    """Writes all of it as JSON."""
    rows = {
        title: [{**row, **({"verdict": verdict(row)} if "must" in row else {})} for row in found]
        for title, found in sections.items()
    }
    whole = {"machine": machine, "took_s": round(seconds), "sections": rows}
    file.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
