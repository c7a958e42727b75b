"""A draft as the checks see it: every folded place leads back to the draft as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.checks.manuscript import fold, paragraph_spans, read


def paragraphs(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraph_spans(text)]


def test_each_line_is_a_paragraph_with_or_without_blank_lines_between():
    assert paragraphs("One.\nTwo.\n\n  Three. \n") == ["One.", "Two.", "Three."]


def test_a_hard_wrapped_text_has_a_paragraph_a_block():
    text = (
        "The council met on Tuesday to hear what the engineers\nhad found under the old mill, and left with\n"
        "more questions than it had brought.\n\nNobody was surprised by the price of the new bridge, which\n"
        "had been in the papers since\nthe spring."
    )
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Council backs bridge\n\nBy Ann Poole\n\nThe vote was 5-2.", ["headline", "byline", "paragraph"]),
        ("By Ann Poole\nThe vote was 5-2.", ["byline", "paragraph"]),
        ("The vote was 5-2.\nWhat comes next\nA hearing.", ["paragraph", "subhead", "paragraph"]),
        ("Council backs bridge", ["paragraph"]),
    ],
)
def test_what_a_paragraph_is(text, roles):
    assert [paragraph.role for paragraph in read(text).paragraphs] == roles


@given(st.text(st.sampled_from("ae\u0301\u00ad\u200b’“ \tÅ\u030a\ufeffx-‑"), max_size=40))
def test_folding_never_loses_the_way_back(text):
    folded, back = fold(text)
    if back is None:
        assert len(folded) == len(text)
    else:
        assert len(back) == len(folded) + 1
        assert list(back) == sorted(back)
        assert all(0 <= place < len(text) for place in back[:-1])


def test_a_span_of_folded_text_takes_its_combining_marks_along():
    paragraph = read("A cafe\u0301 in so\u00adlid oak.").paragraphs[0]
    words = {token.text: paragraph.token_span(token, token) for token in paragraph.tokens}
    assert paragraph.text[words["café"].start : words["café"].end] == "cafe\u0301"
    assert paragraph.text[words["solid"].start : words["solid"].end] == "so\u00adlid"


@pytest.mark.parametrize("unit", ["The ferry sailed. ", "ferry ", "x"])
def test_a_paragraph_longer_than_any_in_print_is_read_in_portions(unit):
    text = unit * (25_000 // len(unit)) + "end"
    spans = list(paragraph_spans(text))
    assert len(spans) == 3
    assert all(span.end - span.start <= 10_000 for span in spans)
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "")
