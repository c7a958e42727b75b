"""Settling: one mistake is one flag. And a draft's own marks."""

from review.checks.engine import dress, settle
from review.checks.flag import Flag, Severity
from review.checks.manuscript import read


def flag(rule: str, start: int, end: int, *suggestions: str, text: str = "") -> Flag:
    return Flag(rule, Severity.ERROR, start, end, text or "x" * (end - start), "", suggestions)


def test_of_two_flags_on_the_same_words_the_one_already_taken_stands():
    assert settle([flag("spelling.misspelling", 10, 16)], [flag("entity.misspelled-name", 4, 16)]) == []


def test_a_word_inside_a_long_passage_is_a_mistake_of_its_own():
    word = flag("spelling.misspelling", 600, 606)
    assert settle([word], [flag("attribution.unattributed-quote", 0, 2_000)]) == [word]


def test_a_word_inside_a_misspelled_name_is_the_same_mistake():
    name = flag("entity.misspelled-name", 0, 40)
    assert settle([flag("spelling.misspelling", 25, 34)], [name]) == []


def test_within_a_check_the_longer_flag_stands():
    longer, shorter = flag("style.in-order-to", 0, 11), flag("style.order", 3, 8)
    assert settle([shorter, longer], []) == [longer]


def test_flags_side_by_side_both_stand_in_the_order_of_the_text():
    first, second = flag("a.b", 511, 513), flag("a.b", 513, 516)
    assert settle([second, first], []) == [first, second]


def test_suggestions_take_the_marks_of_the_draft():
    curly = read("“It’s a start,” she said.")
    straight = read('"It\'s a start," she said.')
    suggestion = flag("spelling.confusion", 0, 3, "it's")
    assert dress(suggestion, curly).suggestions == ("it’s",)
    assert dress(suggestion, straight).suggestions == ("it's",)
    assert dress(flag("attribution.quote-punctuation", 0, 2, '."', text="”."), curly).suggestions == (".”",)
