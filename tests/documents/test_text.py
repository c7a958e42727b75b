"""Plain text: every encoding that a newsroom's files come in gives the same words."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from review import documents
from review.documents import Block, Unreadable

STORY = "“It’s late,” said José Brontë.\n\nThe café’s prices rose by half — again — to £3."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_the_words_do_not_depend_on_the_encoding(encoding):
    content = STORY.encode(encoding)
    assert documents.identify("story.txt", content) == "txt"
    assert documents.read("txt", content).text == STORY


@pytest.mark.parametrize(
    "word", ["don’t", "café", "naïve", "5 °C", "Zoë", "Ångström", "façade — déjà vu", "“Ja”", "H’m…"]
)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_one_accent_is_enough_to_tell_windows_from_macintosh(word, encoding):
    text = f"She wrote {word} on the wall and left."
    assert documents.read("txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр заявил, что переговоры продолжатся на следующей неделе в столице.", "cp1251"),
        ("知事は会見で、橋の工事は来月に終わると述べた。", "shift_jis"),
    ],
)
def test_other_old_encodings_are_guessed(text, encoding):
    assert documents.read("txt", text.encode(encoding)).text == text


def test_a_stray_byte_does_not_spoil_the_rest():
    content = "“It’s late,” said ".encode() + "José.".encode("cp1252")
    assert documents.read("txt", content).text == "“It’s late,” said José."


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")))
@example("\u00ad")
@example("İstanbul 𝔘")
def test_any_unicode_text_survives_utf8_and_utf16(text):
    if not text.strip():
        return
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert documents.read("txt", text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_what_to_do(content):
    try:
        copy = documents.read(documents.identify("upload.txt", content), content)
    except Unreadable as refused:
        assert refused.message.endswith(".")
    else:
        assert "\r" not in copy.text and "\0" not in copy.text
        for block in copy.blocks:
            assert copy.text[block.start : block.end].strip()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\u2029", "\x85"])
def test_every_newline_becomes_a_line_feed(newline):
    assert documents.read("txt", f"One.{newline}Two.".encode()).text == "One.\nTwo."


def test_text_is_stored_without_what_a_database_refuses():
    assert documents.tidy("\ufeffOne\0.\tTwo\x1b.\ud800") == "One.\tTwo."


def test_a_line_is_a_block_the_first_the_headline_where_it_reads_as_one():
    copy = documents.read("txt", b"Ferry returns\nBy Rita Moss\n\n  The ferry sailed at noon.\n")
    assert copy.text == "Ferry returns\nBy Rita Moss\n\n  The ferry sailed at noon.\n"
    assert copy.blocks == (
        Block("headline", 0, 13, "line 1"),
        Block("byline", 14, 26, "line 2"),
        Block("paragraph", 30, 55, "line 4"),
    )
    assert (copy.headline, copy.byline) == ("Ferry returns", "By Rita Moss")


@pytest.mark.parametrize(
    "source",
    ["The ferry sailed at noon.\n\nIt came back.", "“It’s late.”\n\nShe left.", "Ferry returns", "• one\n• two"],
    ids=["a sentence", "a quotation", "a line alone", "a list"],
)
def test_not_every_first_line_is_a_headline(source):
    assert documents.read("txt", source.encode()).headline == ""


def test_the_same_line_twice_gives_two_blocks():
    copy = documents.read("txt", b"No.\nNo.\n")
    assert [(block.start, block.end) for block in copy.blocks] == [(0, 3), (4, 7)]


@pytest.mark.parametrize("line", ["By the time they came, it was over.", "Bypass closed", "By 2030"])
def test_not_every_line_that_starts_with_by_is_a_byline(line):
    assert documents.read("txt", line.encode()).byline == ""


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Unreadable, match="not a text file"):
        documents.read("txt", bytes(range(256)))


def test_damaged_utf16_is_refused():
    with pytest.raises(Unreadable, match="save it again as UTF-8"):
        documents.read("txt", codecs.BOM_UTF16_LE + b"a\0b\0\x00\xd8")


def test_a_file_without_words_or_with_too_many_is_refused():
    with pytest.raises(Unreadable, match="no words"):
        documents.read("txt", b" \n\n\t ")
    with pytest.raises(Unreadable, match=r"longer than 2 MB"):
        documents.read("txt", b"word " * 500_000)


def test_the_copy_is_written_under_its_headline_and_byline():
    assert documents.write("txt", "Ferry returns", "By Rita Moss", "One.\n\nTwo.\n") == (
        b"Ferry returns\n\nBy Rita Moss\n\nOne.\n\nTwo.\n"
    )


def test_a_headline_that_the_copy_opens_with_is_not_written_twice():
    text = "Ferry  Returns\n\nBy Rita Moss\n\nOne."
    assert documents.write("txt", "Ferry returns", "By Rita Moss", text).decode() == text + "\n"
