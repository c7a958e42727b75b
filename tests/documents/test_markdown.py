"""Markdown: the words as a reader sees them, the roles from the marks."""

from __future__ import annotations

import pytest

from review import documents


def lines(source: str) -> list[tuple[str, str]]:
    copy = documents.read("md", source.encode())
    return [(block.role, copy.text[block.start : block.end]) for block in copy.blocks]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The *ferry* was __late__ and ~~never~~ came.", "The ferry was late and never came."),
        ("The [harbor office](https://port.example/a?b=c) said so.", "The harbor office said so."),
        ("Tickets at <https://port.example>.", "Tickets at https://port.example."),
        ("Fish &amp; chips, 5 \\* 3, `code`.", "Fish & chips, 5 * 3, code."),
        ("A line\nthat goes on.", "A line that goes on."),
        ("A line  \nand another<br>and one.", "A line\nand another\nand one."),
        ("Word<!-- not for print --> and <b>bold</b>.", "Word and bold."),
        ("> Quoted **words**.", "Quoted words."),
        ("![The ferry at dawn](ferry.jpg)", "The ferry at dawn"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ("“It’s late,” she said.", "“It’s late,” she said."),
    ],
)
def test_the_marks_go_and_the_words_stay(source, words):
    assert [text for _, text in lines(source)] == [words]


def test_headings_give_headline_and_subheads():
    assert lines("# Ferry returns\n\nBy Rita Moss\n\nOne.\n\n## What next\n\nTwo.\n\n# Tides\n") == [
        ("headline", "Ferry returns"),
        ("byline", "By Rita Moss"),
        ("paragraph", "One."),
        ("subhead", "What next"),
        ("paragraph", "Two."),
        ("subhead", "Tides"),
    ]


def test_headline_and_byline_from_above_the_copy_stand_once():
    source = '---\ntitle: "Ferry returns"\nauthor: Rita Moss\ntags: [sea]\n---\n\n# Ferry returns\n\nOne.\n'
    copy = documents.read("md", source.encode())
    assert (copy.headline, copy.byline) == ("Ferry returns", "By Rita Moss")
    assert copy.text == "Ferry returns\n\nBy Rita Moss\n\nOne."
    assert [block.anchor for block in copy.blocks] == ["line 2", "line 3", "line 9"]


def test_a_rule_at_the_top_is_not_matter_above_the_copy():
    assert lines("---\n\nOne: two.\n") == [("paragraph", "One: two.")]


def test_lists_keep_their_marks_and_tables_their_rows():
    source = "3. three\n4. four\n   - inner\n\n     more\n\n| Port | Boats |\n|---|---|\n| Ellis | 4 |\n"
    assert [text for _, text in lines(source)] == ["3. three", "4. four", "• inner", "more", "Port\tBoats", "Ellis\t4"]


def test_code_and_raw_html_keep_their_words():
    assert [text for _, text in lines("```\nas typed\n```\n\n<div>\nin a <i>box</i> &amp; out\n</div>\n")] == [
        "as typed",
        "in a box & out",
    ]


def test_only_the_name_tells_markdown_from_plain_text():
    assert documents.identify("story.MD", b"# One") == "md"
    assert documents.identify("story.txt", b"# One") == "txt"


def test_deeply_nested_marks_do_no_harm():
    assert documents.read("md", (">" * 5_000 + " deep\n\nOne.").encode()).text == "One."
    nested = "".join(f"{'  ' * depth}- {depth}\n" for depth in range(30))
    assert documents.read("md", nested.encode()).text.endswith("• 29")
    assert documents.read("md", ("*a **b " * 3_000).encode()).text
