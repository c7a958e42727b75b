"""What the rules say of themselves: the pages that every flag links to, made from the checks' own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checks import engine
from ..checks.rule import Rule, plain
from ..models import StyleEntry


@dataclass(frozen=True)
class CheckTitle:
    """A check as the screen names it."""

    name: str
    title: str


@dataclass(frozen=True)
class Piece:
    """A stretch of an example: plain words, or a mistake with its fix."""

    text: str
    wrong: bool = False
    right: str = ""


@dataclass(frozen=True)
class RulePage:
    """A rule with its examples. `entry` is the house's own entry for a rule of its style list."""

    rule: Rule
    check: CheckTitle
    flags: tuple[tuple[Piece, ...], ...]
    passes: tuple[str, ...]
    entry: StyleEntry | None = None


CHECKS: tuple[CheckTitle, ...] = tuple(CheckTitle(check.name, check.title) for check in engine.CHECKS)
_TITLES = {check.name: check for check in CHECKS}
_HOUSE_STYLE = "style.entry"


def index() -> list[tuple[CheckTitle, tuple[Rule, ...]]]:
    """Every check with its rules, in the order in which they run."""
    return [(_TITLES[check.name], check.rules) for check in engine.CHECKS]


def title(rule_id: str) -> str:
    """What a rule is called. An entry of the style list goes by the style check's rule, a retired rule by its id."""
    rule = _rule(rule_id)
    return rule.title if rule else rule_id


def page(rule_id: str) -> RulePage | None:
    """A rule's page, None where there is no such rule. `style.<slug>` is a page for each of the house's entries."""
    rule = _rule(rule_id)
    if rule is None:
        return None
    entry = None
    if rule.id != rule_id:
        entry = next((entry for entry in StyleEntry.objects.all() if f"style.{entry.slug}" == rule_id), None)
        if entry is None:
            return None
    return RulePage(
        rule, _TITLES[rule.check], tuple(tuple(_pieces(example)) for example in rule.flags), rule.passes, entry
    )


def _rule(rule_id: str) -> Rule | None:
    found = engine.RULES.get(rule_id)
    if found is None and rule_id.startswith("style."):
        return engine.RULES.get(_HOUSE_STYLE)
    return found


def _pieces(example: str) -> Iterator[Piece]:
    text, places = plain(example)
    at = 0
    for span, right in places:
        if at < span.start:
            yield Piece(text[at : span.start])
        yield Piece(text[span.start : span.end], wrong=True, right=right)
        at = span.end
    if at < len(text):
        yield Piece(text[at:])
