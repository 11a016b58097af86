"""Reads scenarios: files of dated answers that show what the rules make of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.back.check_in import Profile
from app.core.back.replay import Finding
from app.core.back.rules import CheckInRules
from app.core.back.scenario import Event, Scenario
from app.data.files.problems import BadFileError, Problem, did_you_mean
from app.data.files.schema import Schema, shown
from app.data.files.yaml_reader import Document, read

_KINDS = ("before", "after_warm_up", "stopped", "after", "morning", "safety", "unlock", "ask")
_FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
_YES = (True, "yes")


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario with what its author expects.

    Attributes:
        expected: What has to hold after each event, by the names of a Finding; empty where nothing was said.
    """

    document: Document
    scenario: Scenario
    expected: tuple[Mapping[str, Any], ...]

    def problems(self, found: list[Finding]) -> list[Problem]:
        """Where another outcome than the expected one follows."""
        return [
            self.document.problem(
                ("events", number, "expect", name),
                f"expected {name} to be {shown(wanted)}; the rules make it {_said(getattr(finding, name))}",
            )
            for number, (expected, finding) in enumerate(zip(self.expected, found, strict=True))
            for name, wanted in expected.items()
            if _plain(getattr(finding, name)) != wanted
        ]


def read_scenario(path: Path, schema: Path, rules: CheckInRules) -> ScenarioFile:
    """Reads a scenario.

    Args:
        path: The file.
        schema: Of scenarios.
        rules: The rules, which know the questions and the facts about a runner.

    Raises:
        BadFileError: The file cannot be used.
    """
    document = read(path)
    problems = Schema(schema).problems(document) or sorted(_sense(document, rules))
    if problems:
        raise BadFileError(problems)
    data = document.data
    events = tuple(_event(item) for item in data["events"])
    profile = Profile(tags=frozenset(data.get("profile", ())))
    expected = tuple(item.get("expect", {}) for item in data["events"])
    return ScenarioFile(document, Scenario(events=events, profile=profile), expected)


def _sense(document: Document, rules: CheckInRules) -> Iterator[Problem]:
    data = document.data
    tags = [tag.tag for tag in rules.profile]
    for number, tag in enumerate(data.get("profile", ())):
        if tag not in tags:
            message = f"{shown(tag)} is no fact about a runner{did_you_mean(tag, tags)}"
            yield document.problem(("profile", number), message)
    asked = ["new_pain", *(question.id for question in rules.safety.questions)]
    last: datetime | None = None
    for number, item in enumerate(data["events"]):
        where = ("events", number)
        kinds = [kind for kind in _KINDS if kind in item]
        if len(kinds) != 1:
            message = f"an event is one of {', '.join(_KINDS)}; this one has {len(kinds)} of them"
            yield document.problem(where, message)
        for name in item.get("safety", {}):
            if name not in asked:
                message = f"{shown(name)} is no safety question{did_you_mean(name, asked)}"
                yield document.problem((*where, "safety", name), message)
        signs = [sign.id for sign in rules.stop_signs]
        for index, name in enumerate(item.get("stopped", ())):
            if name not in signs:
                message = f"{shown(name)} is no sign to stop a run{did_you_mean(name, signs)}"
                yield document.problem((*where, "stopped", index), message)
        at = _time(item["at"])
        if at is None:
            message = f"{shown(item['at'])} is no time; write it as 2026-06-01 18:00"
            yield document.problem((*where, "at"), message)
        elif last is not None and at < last:
            message = "this is before the event above it; put the earliest first"
            yield document.problem((*where, "at"), message)
        last = at or last


def _time(text: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _event(item: Mapping[str, Any]) -> Event:
    at = _time(item["at"])
    assert at is not None, "looked at before"
    kind = next(kind for kind in _KINDS if kind in item)
    data = item[kind]
    if kind == "safety":
        names = frozenset(name for name, answer in data.items() if answer in _YES)
        return Event(at=at, kind=kind, names=names)
    if kind == "stopped":
        return Event(at=at, kind=kind, names=frozenset(data))
    if kind in ("unlock", "ask"):
        return Event(at=at, kind=kind, names=frozenset((data,)))
    return Event(at=at, kind=kind, score=data["score"], names=frozenset(data.get("ticks", ())))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _said(value: Any) -> str:
    return ", ".join(value) or "none" if isinstance(value, tuple) else shown(value)
