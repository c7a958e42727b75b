"""Edits can be applied, taken back, carried over one another, and found again as differences."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from review.checks.flag import Span
from review.editing import Edit, apply, carry, clip, difference, invert, meets, placed, rebase, without

TEXT = "The ferry sails at noon.\n"
words = st.text("ab .\n’é", max_size=30)


@st.composite
def text_and_steps(draw, steps=1):
    """A text and so many sets of edits of it."""
    text = draw(words)
    return text, [draw(edits_of(text)) for _ in range(steps)]


@st.composite
def edits_of(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return tuple(
        Edit(start, end, text[start:end], draw(st.text("xyz ", max_size=4)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )


@given(text_and_steps())
def test_an_inverted_edit_takes_it_back(case):
    text, [edits] = case
    after = apply(text, edits)
    assert apply(after, invert(edits)) == text


@given(text_and_steps())
def test_each_edit_puts_its_words_where_it_says(case):
    text, [edits] = case
    after = apply(text, edits)
    for edit, start in zip(edits, placed(edits), strict=True):
        assert after[start : start + len(edit.after)] == edit.after


@given(text_and_steps(), st.integers(0, 30), st.integers(0, 30))
def test_a_carried_span_keeps_its_words(case, one, other):
    text, [edits] = case
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    carried = carry(span, edits)
    if carried is not None:
        assert apply(text, edits)[carried.start : carried.end] == text[span.start : span.end]
    else:
        assert any(edit.start < span.end and span.start < edit.end for edit in edits)


@given(text_and_steps(), st.integers(0, 30), st.integers(0, 30))
def test_a_clipped_span_stays_inside_the_text(case, one, other):
    text, [edits] = case
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    clipped = clip(span, edits)
    assert 0 <= clipped.start <= clipped.end <= len(apply(text, edits))
    carried = carry(span, edits)
    if carried is not None and all(edit.span != span for edit in edits):
        assert clipped == carried


@given(text_and_steps(), st.data())
def test_an_edit_s_own_span_is_clipped_to_its_new_words(case, data):
    text, [edits] = case
    assume(edits)
    index = data.draw(st.integers(0, len(edits) - 1))
    assume(sum(edit.span == edits[index].span for edit in edits) == 1)
    clipped = clip(edits[index].span, edits)
    assert apply(text, edits)[clipped.start : clipped.end] == edits[index].after


@given(text_and_steps(2))
def test_edits_of_different_words_come_to_the_same_in_either_order(case):
    text, [mine, theirs] = case
    after_theirs, after_mine = rebase(mine, theirs), rebase(theirs, mine)
    assert (after_theirs is None) == (after_mine is None) == meets(mine, theirs)
    if after_theirs is not None and after_mine is not None:
        assert apply(apply(text, theirs), after_theirs) == apply(apply(text, mine), after_mine)


@given(text_and_steps(3))
def test_an_undone_step_leaves_those_after_it_as_they_were(case):
    text, [undone, *others] = case
    later = [rebase(edits, undone) for edits in others]
    assume(None not in later)
    first = later[0]
    later_on = rebase(others[1], others[0])
    assume(later_on is not None)
    second = rebase(later_on, rebase(undone, others[0]))
    back = rebase(invert(undone), first)
    assume(second is not None and back is not None)
    back = rebase(back, second)
    assume(back is not None)
    steps = [undone, first, second, back]
    whole = text
    for edits in steps:
        whole = apply(whole, edits)
    alone = text
    for edits in without(steps, 0, 3):
        alone = apply(alone, edits)
    assert alone == whole


def test_a_step_that_others_stand_on_cannot_be_left_out():
    steps = [(Edit(4, 9, "ferry", "boat"),), (Edit(4, 8, "boat", "ship"),), (Edit(4, 8, "ship", "ferry"),)]
    assert without(steps, 0, 2) is None


@given(words, words, st.integers(0, 5))
def test_a_difference_makes_the_one_text_of_the_other(before, after, at):
    edits = difference(before, after, at)
    assert apply("." * at + before, edits) == "." * at + after
    assert bool(edits) == (before != after)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The ferries sails at noon.\n", [(4, 9, "ferry", "ferries")]),
        ("The ferry sails at dawn.\n", [(19, 23, "noon", "dawn")]),
        ("The old ferry sails at noon.\n", [(4, 4, "", "old ")]),
        ("A boat sails at noon.\n", [(0, 9, "The ferry", "A boat")]),
        ("The ferry’s crew sails at noon!\n", [(4, 9, "ferry", "ferry’s crew"), (23, 24, ".", "!")]),
        ("The ferry sails at noon.\n\nIt is late.\n", [(25, 25, "", "\nIt is late.\n")]),
    ],
)
def test_a_difference_is_told_in_words(after, expected):
    assert [(e.start, e.end, e.before, e.after) for e in difference(TEXT, after)] == expected


def test_a_long_draft_is_compared_in_no_time():
    for most in (330, 7000):
        before = " ".join(f"word{n % 997} of the" for n in range(most))
        after = " ".join(f"word{n % 991} in a" for n in range(most))
        started = time.perf_counter()
        assert apply(before, difference(before, after)) == after
        assert time.perf_counter() - started < 3


def test_an_edit_whose_words_are_not_there_is_refused():
    with pytest.raises(ValueError, match="does not stand"):
        apply(TEXT, [Edit(0, 3, "Thy", "The")])


def test_two_words_put_into_one_gap_meet():
    assert rebase([Edit(4, 4, "", "old ")], [Edit(4, 4, "", "new ")]) is None


def test_an_insertion_beside_a_changed_word_does_not_meet_it():
    assert rebase([Edit(4, 4, "", "old ")], [Edit(0, 3, "The", "This")]) == (Edit(5, 5, "", "old "),)
