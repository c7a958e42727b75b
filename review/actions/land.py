"""Landing what a check found: merge it with the draft's flags, so that nothing decided is lost and nothing doubles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from .. import editing
from ..checks.flag import Flag as Finding
from ..checks.flag import Span
from ..models import CheckRun, Decision, Draft, Flag, User
from . import journal
from .lease import LeaseLost, held

_NEIGHBOURS = 3  # words on each side that a flag is known again by
_REACH = 80  # code points on each side to look for them in
_WORD = re.compile(r"\w+")
_FIELDS = ("severity", "message", "suggestions", "fingerprint", "lists_version")
Key = tuple[str, int, int, str]
"""A flag's rule, place and words: found at the same key again, it is the same flag."""


@transaction.atomic
def land(run: CheckRun, check_name: str, findings: Iterable[Finding]) -> None:
    """Write one check's findings on the run's revision, and that the check is done. Landing twice changes nothing.

    A flag found again is kept, whatever its state; one that the check no longer finds goes, or is overtaken where the
    journal tells of it. Edits made since the run's revision are carried through: what they cut into is left alone for
    the check of their own revision. Raises LeaseLost where the run is another worker's by now.
    """
    draft = journal.lock(pk=run.draft_id)
    findings = list(findings)
    run.progress = {**run.progress, check_name: len(findings)}
    if not held(run).update(progress=run.progress):
        raise LeaseLost
    later = [step.edits for step in journal.steps(draft, since=run.revision)]
    text = draft.revisions.get(number=draft.head).text
    _merge(draft, run, check_name, _carried(findings, later), text, later)


def fingerprint(rule: str, text: str, start: int, end: int) -> str:
    """What a flag is known again by in other copy: its rule, its words and those around them."""
    before = _WORD.findall(text[max(0, start - _REACH) : start])[-_NEIGHBOURS:]
    after = _WORD.findall(text[end : end + _REACH])[:_NEIGHBOURS]
    return hashlib.sha256("\0".join([rule, *before, "", text[start:end], "", *after]).encode()).hexdigest()


def _carried(findings: Iterable[Finding], steps: list[editing.Edits]) -> Iterator[Finding]:
    """The findings where their words stand after later steps."""
    for finding in findings:
        span = _through(finding.span, steps)
        if span is not None:
            yield replace(finding, start=span.start, end=span.end)


def _through(span: Span | None, steps: Iterable[editing.Edits]) -> Span | None:
    for step in steps:
        span = span and editing.carry(span, step)
    return span


def _merge(
    draft: Draft, run: CheckRun, check_name: str, findings: Iterable[Finding], text: str, later: list[editing.Edits]
) -> None:
    flags = list(draft.flags.filter(check_name=check_name))
    flags.sort(key=lambda flag: flag.state == Flag.State.OPEN)  # of two at one place, the settled one is the flag
    known: dict[Key, Flag] = {}
    for flag in flags:
        if flag.state in (Flag.State.OPEN, Flag.State.DISMISSED):
            known.setdefault((flag.rule, flag.start, flag.end, flag.text), flag)
    adrift = {
        flag.fingerprint: flag
        for flag in flags
        if flag.state == Flag.State.DISMISSED and text[flag.start : flag.end] != flag.text
    }
    alike = {(flag.rule, flag.text): flag for flag in flags if flag.state == Flag.State.DISMISSED and flag.alike}

    kept: set[int] = set()
    changed: list[Flag] = []
    new: list[Flag] = []
    for finding in findings:
        row = _row(draft, run, finding, text)
        found = known.get((row.rule, row.start, row.end, row.text))
        if found is None and (found := adrift.pop(row.fingerprint, None)):
            found.start, found.end = row.start, row.end
            changed.append(found)
        if found is None:
            new.append(row)
            continue
        kept.add(found.pk)
        if found.state == Flag.State.OPEN and _update(found, row):
            changed.append(found)
    Flag.objects.bulk_update(changed, ["start", "end", "version", *_FIELDS])
    back = [editing.invert(step) for step in reversed(later)]
    _drop(
        flag
        for flag in flags
        if flag.state == Flag.State.OPEN and flag.pk not in kept and _through(Span(flag.start, flag.end), back)
    )
    _create(draft, run, new, alike)


def _row(draft: Draft, run: CheckRun, finding: Finding, text: str) -> Flag:
    return Flag(
        draft=draft,
        check_name=finding.check,
        rule=finding.rule,
        severity=finding.severity,
        start=finding.start,
        end=finding.end,
        text=finding.text,
        message=finding.message,
        suggestions=list(finding.suggestions),
        fingerprint=fingerprint(finding.rule, text, finding.start, finding.end),
        lists_version=run.lists_version,
    )


def _update(flag: Flag, row: Flag) -> bool:
    """Have an open flag say what it says today; whether that differs. An editor's decision is on what it offered."""
    flag.version += flag.suggestions != row.suggestions
    told = [getattr(flag, field) for field in _FIELDS]
    for field in _FIELDS:
        setattr(flag, field, getattr(row, field))
    return told != [getattr(row, field) for field in _FIELDS]


def _drop(flags: Iterable[Flag]) -> None:
    """Do away with open flags that are found no more; those that the journal tells of are overtaken."""
    gone = Flag.objects.filter(pk__in=[flag.pk for flag in flags]).annotate(
        is_told=Exists(Decision.flags.through.objects.filter(flag_id=OuterRef("pk")))
    )
    gone.filter(is_told=True).update(state=Flag.State.OVERTAKEN, version=F("version") + 1)
    gone.filter(is_told=False).delete()


def _create(draft: Draft, run: CheckRun, new: list[Flag], alike: dict[tuple[str, str], Flag]) -> None:
    """Make the new flags: open, unless all of their kind were dismissed here, or they were in copy filed before."""
    if not new:
        return
    before = _dismissed_before(draft, new)
    followers: dict[Flag, list[Flag]] = {}
    again: dict[User, list[Flag]] = {}
    for flag in new:
        if sibling := alike.get((flag.rule, flag.text)):
            flag.alike = True
            followers.setdefault(sibling, []).append(flag)
        elif dismisser := before.get(flag.fingerprint):
            again.setdefault(dismisser, []).append(flag)
        else:
            continue
        flag.state = Flag.State.DISMISSED
    Flag.objects.bulk_create(new)
    for sibling, flags in followers.items():
        for decision in journal.latest(draft, sibling):
            journal.attach(decision, flags)
    for actor, flags in again.items():
        journal.record(
            draft,
            actor,
            Decision.Verb.DISMISS,
            flags=flags,
            rule=flags[0].rule if len({flag.rule for flag in flags}) == 1 else "",
            lists_version=run.lists_version,
            base=draft.head,
            note="Dismissed in this story's copy before.",
        )


def _dismissed_before(draft: Draft, new: Iterable[Flag]) -> dict[str, User]:
    """Who dismissed the same in other copy of this story (the reporter's, under the same headline), by fingerprint."""
    copies = Draft.objects.filter(reporter=draft.reporter_id, headline=draft.headline).exclude(pk=draft.pk)
    decided = Flag.objects.filter(
        draft__in=copies, state=Flag.State.DISMISSED, fingerprint__in=[flag.fingerprint for flag in new]
    ).prefetch_related("decisions__actor")
    return {flag.fingerprint: decision.actor for flag in decided for decision in flag.decisions.all()}
