"""Loads the rules of the check-in and the cards to read from their files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from app.core.back.conditions import Bound, Compare, Condition, Every, Holds, Not, Some
from app.core.back.rules import (
    OUTCOME,
    AdaptRules,
    AfterRun,
    Band,
    CheckInRules,
    Filter,
    GentleOnly,
    Level,
    ProfileTag,
    Question,
    Rule,
    SafetyRules,
    StopSign,
    TrendRules,
    Words,
)
from app.core.i18n import InContext
from app.data.files.problems import BadFileError, Problem
from app.data.files.schema import Schema
from app.data.files.yaml_reader import Document, Path_, read

_DAY_S = 24 * 3600.0
_KINDS = ("value", "holds", "all", "any", "not")


def load_rules(share: Path) -> CheckInRules:
    """The rules as shipped; the tests have checked the file, a phone need not do it at every start.

    Raises:
        BadFileError: The file cannot be used. Only then is it looked at closely.
    """
    path = share / "assets" / "checkin.yaml"
    document = read(path)
    try:
        return _rules(document.data)
    except (LookupError, TypeError, ValueError, AttributeError):
        problems = check_rules(path, path.with_name("checkin.schema.json"))
        if not problems:
            raise
        raise BadFileError(problems) from None


def check_rules(path: Path, schema: Path) -> list[Problem]:
    """Everything wrong with a file of rules, in the order of its lines."""
    try:
        document = read(path)
    except BadFileError as error:
        return list(error.problems)
    problems = Schema(schema).problems(document)
    problems += _conditions(document, document.data, ())
    return sorted(set(problems)) or sorted(_gaps(document))


def _conditions(document: Document, data: Any, where: Path_) -> list[Problem]:
    """Conditions that say nothing or several things at once, which a JSON Schema cannot word well."""
    found: list[Problem] = []
    items: list[tuple[str | int, Any]] = []
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = list(enumerate(data))
    for key, value in items:
        if isinstance(value, dict) and {*_KINDS, *get_args(Bound), "plus"} & set(value):
            kinds = [kind for kind in _KINDS if kind in value]
            bounds = [bound for bound in get_args(Bound) if bound in value]
            if len(kinds) != 1 or len(bounds) != (1 if kinds == ["value"] else 0):
                message = "a condition is one of: value with one bound, holds, all, any, not"
                found.append(document.problem((*where, key), message))
        found += _conditions(document, value, (*where, key))
    return found


def _gaps(document: Document) -> list[Problem]:
    """Scores that fall into no band, or into two."""
    found = []
    for where in (("before_run", "bands"), ("after_run", "cool_down")):
        bands = document.data[where[0]][where[1]]
        for score in range(11):
            hits = [n for n, band in enumerate(bands) if band["min"] <= score <= band["max"]]
            if len(hits) != 1:
                message = f"the score {score} falls into {len(hits)} bands; it must be one"
                found.append(document.problem((*where, *hits[1:2]), message))
    return found


def _rules(data: Mapping[str, Any]) -> CheckInRules:
    before, gentle, during = data["before_run"], data["gentle_only"], data["during_run"]
    return CheckInRules(
        disclaimer_short=data["disclaimer_short"],
        disclaimer_full=data["disclaimer_full"],
        safety=_safety(data["safety"]),
        gentle_only=GentleOnly(
            phases=tuple(gentle["phases"]),
            least_max_pain=gentle["least_max_pain"],
            offer=tuple(gentle["offer"]),
        ),
        fresh_s=before["fresh_minutes"] * 60.0,
        score_counts_s=before["score_counts_hours"] * 3600.0,
        questions=before["questions"],
        bands=tuple(
            Band(least=band["min"], most=band["max"], rule=_rule(band, "before-run-"))
            for band in before["bands"]
        ),
        no_run_when=condition(before["no_run_when"]),
        no_run_s=before["no_run_hours"] * 3600.0,
        no_run=_words(before["no_run"], "no-run"),
        gentle_today_when=condition(before["gentle_today_when"]),
        gentle_today=_words(before["gentle_today"], "gentle-today"),
        gentle_after=before["gentle_after"],
        ask_run=_words(before["ask_run"], "ask-run"),
        may_run=before["may_run"],
        after_warm_up=tuple(_rule(item, "after-warm-up-") for item in data["after_warm_up"]["outcomes"]),
        watch=during["watch"],
        stop_signs=tuple(StopSign(**item) for item in during["stop_if"]),
        stop=_words(during, "during-run"),
        after_run=_after_run(data["after_run"]),
        filters=tuple(
            Filter(
                id=item["id"],
                when=condition(item["when"]),
                drop_tags=frozenset(item["drop_tags"]),
                drop_load=item["drop_load"],
                because=item["because"],
            )
            for item in data["filters"]
        ),
        profile=tuple(_profile_tag(item) for item in data["profile"]),
        adapt=AdaptRules(**data["adapt"]),
    )


def _profile_tag(data: Mapping[str, Any]) -> ProfileTag:
    lists = {key: tuple(data[key]) for key in ("also", "drop_moves") if key in data}
    return ProfileTag(**{**data, **lists})


def _safety(data: Mapping[str, Any]) -> SafetyRules:
    levels = (Level.EMERGENCY, Level.URGENT, Level.ROUTINE, Level.ADVISE)
    return SafetyRules(
        version=data["version"],
        ask_when=condition(data["ask_when"]),
        ask_first=_words(data["ask_first"], "ask-first"),
        ask_again_s=data["ask_again_days"] * _DAY_S,
        ease_in_s=data["ease_in_days"] * _DAY_S,
        easing_in=data["easing_in"],
        **{key: data[key] for key in ("leg_known", "unlock", "read", "checked", "gone", "told", "mistake")},
        questions=tuple(
            Question(level=level, **question) for level in levels for question in data[level]["questions"]
        ),
        words={level: _words(data[level], f"safety-{level}") for level in levels},
        retired=tuple(
            Question(id=item["id"], ask=item["ask"], level=Level(item["level"])) for item in data["retired"]
        ),
    )


def _after_run(data: Mapping[str, Any]) -> AfterRun:
    return AfterRun(
        questions=data["questions"],
        ask_within_s=data["ask_within_hours"] * 3600.0,
        cool_down=tuple(
            Band(
                least=item["min"],
                most=item["max"],
                rule=Rule(
                    state="", colour="", words=Words(word="", heading="", text=""), offer=tuple(item["offer"])
                ),
            )
            for item in data["cool_down"]
        ),
        settled=condition(data["settled"]),
        too_much=condition(data["too_much"]),
        provisional=data["provisional"],
        outcomes=tuple(_rule(item, "after-run-") for item in data["outcomes"]),
        seeking=data["seeking"],
        trend=TrendRules(**data["trend"]),
    )


def _rule(data: Mapping[str, Any], where: str) -> Rule:
    name = data.get("id", data["state"])
    return Rule(
        id=name,
        state=data["state"],
        colour=data["colour"],
        words=_words(data, f"{where}{name}".replace("_", "-")),
        when=condition(data["when"]) if "when" in data else None,
        phases=tuple(data.get("phases", ())),
        offer=tuple(data.get("offer", ())),
    )


def _words(data: Mapping[str, Any], rule: str) -> Words:
    return Words(
        word=InContext(OUTCOME, data["word"]) if data["word"] else "",
        heading=data["heading"],
        text=data["text"],
        rule=rule,
        sources=tuple(data.get("sources", ())),
    )


def condition(data: Mapping[str, Any]) -> Condition:
    """A condition from data that fits the schema."""
    if "all" in data:
        return Every(tuple(condition(item) for item in data["all"]))
    if "any" in data:
        return Some(tuple(condition(item) for item in data["any"]))
    if "not" in data:
        return Not(condition(data["not"]))
    if "holds" in data:
        return Holds(data["holds"])
    bounds: tuple[Bound, ...] = get_args(Bound)
    bound = next((name for name in bounds if name in data), bounds[0])
    return Compare(value=data["value"], bound=bound, to=data[bound], plus=data.get("plus", 0))
