"""Prints what the rules of the check-in make of a scenario, with the rule and its source for each event."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.back.scenario import Event, findings
from app.data.exchange.scenarios import read_scenario
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from app.data.shipped.checkin_rules import load_rules

if TYPE_CHECKING:
    from app.core.back.replay import Finding
    from app.ui.base.translator import Translator

_FINE, _PROBLEM = 0, 1


def advise(path: Path, words: "Translator", *, as_json: bool) -> int:
    """Prints one outcome for each event; returns 1 where the file is faulty or expects another outcome."""
    share = share_folder()
    rules = load_rules(share)
    try:
        file = read_scenario(path, share / "assets" / "scenario.schema.json", rules)
    except BadFileError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return _PROBLEM
    library = Library(share)  # Limber's own: what a rule offers is among them
    routines = {name: library.routine(name) for name in library.routine_ids()}
    events = file.scenario.events
    found = list(findings(file.scenario, rules, routines))
    if as_json:
        rows = [_row(event, finding) for event, finding in zip(events, found, strict=True)]
        print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]")
    else:
        for event, finding in zip(events, found, strict=True):
            print("\n".join(_lines(event, finding, words)))
    problems = file.problems(found)
    for problem in problems:
        print(problem, file=sys.stderr)
    return _PROBLEM if problems else _FINE


def _row(event: Event, finding: "Finding") -> dict[str, Any]:
    return {
        "at": f"{event.at:%Y-%m-%d %H:%M}",
        "event": event.kind,
        "state": finding.state,
        "run": finding.run,
        "offers": list(finding.offers),
        "rule": finding.rule,
        "sources": list(finding.sources),
    }


def _lines(event: Event, finding: "Finding", words: "Translator") -> list[str]:
    given = [] if event.score is None else [str(event.score)]
    given += sorted(event.names)
    run = "may run" if finding.run else "no run"
    lines = [f"{event.at:%Y-%m-%d %H:%M}  {event.kind} {' '.join(given)}".rstrip()]
    lines.append(
        f"    {finding.state}, {run}" + (f": {words(finding.words.heading)}" if finding.words else "")
    )
    if finding.offers:
        lines.append(f"    offers {', '.join(finding.offers)}")
    sources = f" ({', '.join(finding.sources)})" if finding.sources else ""
    lines.append(f"    rule {finding.rule}{sources}")
    return lines
