"""Recheck equals check: whatever was decided, the open flags are those of the text as it stands, less the settled."""

import os

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from review.actions.accept import accept, accept_all
from review.actions.dismiss import dismiss
from review.actions.edit import edit
from review.actions.errors import Conflict
from review.actions.land import land
from review.actions.submit import submit
from review.actions.undo import undo
from review.checks import engine
from review.checks.flag import Flag as Finding
from review.checks.rule import Check
from review.models import CheckRun, Decision, Draft, Flag, Role
from review.queries.lists import house_lists
from tests.actions.conftest import (
    assert_as_checked_afresh,
    assert_sound,
    begin,
    check_now,
    end,
    open_flags,
    text_of,
)
from tests.factories import DeskFactory, StyleEntryFactory, UserFactory

PHRASES = (
    "utilize it",
    "prior to noon",
    "the cafe",
    "Mayor Holt said",
    "“We left,”",
    "teh",
    "colour",
    "\n\n",
    ". ",
    "",
)


class Desk(RuleBasedStateMachine):
    """Two editors at one draft, with checks that run now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        StyleEntryFactory(term="utilize", use="use", match="lemma")
        StyleEntryFactory(term="prior to", use="before", match="word")
        StyleEntryFactory(term="cafe", use="café|", match="word")
        self.started: tuple[CheckRun, list[tuple[Check, list[Finding]]]] | None = None
        self.people = [UserFactory.create(role=Role.EDITOR), UserFactory.create(role=Role.EDITOR)]
        text = "The crews utilize the cafe prior to noon.\n\nThey utilize it, Holt said. The cafe is shut.\n"
        self.draft = submit(self.people[0], headline="Cafe shut", byline="", desk=DeskFactory.create(), text=text)

    @rule()
    def check(self) -> None:
        self.land()
        check_now(self.draft)
        assert_as_checked_afresh(self.draft)

    @rule()
    def start(self) -> None:
        """A worker reads the draft; what it finds lands later, after whatever is done meanwhile."""
        self.land()
        run = begin(self.draft)
        text = self.draft.revisions.get(number=run.revision).text
        self.started = run, list(engine.run(engine.open_draft(text, house_lists())))

    @rule()
    def land(self) -> None:
        if self.started is None:
            return
        run, found = self.started
        settled = dict(self.draft.flags.exclude(state=Flag.State.OPEN).values_list("pk", "state"))
        for one, flags in found:
            land(run, one.name, flags)
        assert_sound(self.draft)
        assert settled.items() <= dict(self.draft.flags.values_list("pk", "state")).items()
        end(run)
        self.started = None

    @precondition(lambda self: bool(open_flags(self.draft)))
    @rule(data=st.data(), who=st.integers(0, 1))
    def accept(self, data: st.DataObject, who: int) -> None:
        flag = data.draw(st.sampled_from(open_flags(self.draft)))
        if flag.suggestions:
            accept(
                self.people[who], flag.pk, seen=flag.version, suggestion=data.draw(st.sampled_from(flag.suggestions))
            )

    @precondition(lambda self: bool(open_flags(self.draft)))
    @rule(data=st.data())
    def accept_all(self, data: st.DataObject) -> None:
        rule_ = data.draw(
            st.sampled_from(sorted({flag.rule for flag in open_flags(self.draft) if flag.suggestions}) or [""])
        )
        flags = [(flag.pk, flag.version) for flag in open_flags(self.draft) if flag.rule == rule_ and flag.suggestions]
        if flags:
            accept_all(self.people[0], self.draft.pk, flags)

    @precondition(lambda self: bool(open_flags(self.draft)))
    @rule(data=st.data(), alike=st.booleans())
    def dismiss(self, data: st.DataObject, alike: bool) -> None:
        flag = data.draw(st.sampled_from(open_flags(self.draft)))
        dismiss(self.people[1], flag.pk, seen=flag.version, alike=alike)

    @rule(data=st.data(), typed=st.sampled_from(PHRASES))
    def edit(self, data: st.DataObject, typed: str) -> None:
        """Replace a stretch of a revision of late; one that others changed since is refused, and nothing happens."""
        text_of(self.draft)
        base = max(1, self.draft.head - data.draw(st.integers(0, 2)))
        seen = self.draft.revisions.get(number=base).text
        start = data.draw(st.integers(0, len(seen)))
        end = min(len(seen), start + data.draw(st.integers(0, 20)))
        before = text_of(self.draft)
        try:
            edit(self.people[0], self.draft.pk, base=base, start=start, end=end, text=typed)
        except Conflict as conflict:
            assert conflict.others
            assert text_of(self.draft) == before

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Undo any step; where others stand on it, it is refused, and nothing happens."""
        steps = Decision.objects.filter(draft=self.draft, undone_by=None).exclude(verb=Decision.Verb.SUBMIT)
        if not steps:
            return
        step = data.draw(st.sampled_from(list(steps)))
        before = text_of(self.draft), Draft.objects.get(pk=self.draft.pk).journal_length
        try:
            undo(self.people[0], step.pk)
        except Conflict as conflict:
            assert conflict.others
            assert (text_of(self.draft), Draft.objects.get(pk=self.draft.pk).journal_length) == before

    def teardown(self) -> None:
        try:
            assert_sound(self.draft)
            self.land()
            check_now(self.draft)
            assert_sound(self.draft)
            assert_as_checked_afresh(self.draft)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)


def test_after_any_decisions_the_open_flags_are_those_of_a_fresh_check(db):
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=int(os.environ.get("EXAMPLES", "20")),
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
