"""Word files: real ones, made here, read as the finished copy and written clean."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review import documents
from review.documents import Block, Unreadable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def word_file(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """A Word file with this body; `parts` are the insides of its styles, numbering, footnotes, …"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{namespace}" {markup}>{inner}</w:{name}>')
    return out.getvalue()


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def text(body: str, **parts: str) -> str:
    return documents.read("docx", word_file(body, **parts)).text


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_styles_give_the_roles():
    document = docx.Document()
    document.add_paragraph("Ferry returns", style="Title")
    document.add_paragraph("By Rita Moss", style="Subtitle")
    document.add_paragraph("The “ferry” sailed at noon.")
    document.add_paragraph("")
    document.add_heading("What next", level=2)
    document.add_paragraph("It’s late.")
    content = saved(document)
    assert documents.identify("story.docx", content) == "docx"
    copy = documents.read("docx", content)
    assert copy.text == "Ferry returns\n\nBy Rita Moss\n\nThe “ferry” sailed at noon.\n\nWhat next\n\nIt’s late."
    assert [(block.role, block.anchor) for block in copy.blocks] == [
        ("headline", "paragraph 0"),
        ("byline", "paragraph 1"),
        ("paragraph", "paragraph 2"),
        ("subhead", "paragraph 4"),
        ("paragraph", "paragraph 5"),
    ]
    assert (copy.headline, copy.byline) == ("Ferry returns", "By Rita Moss")


def test_a_first_heading_is_the_headline_and_a_later_one_a_subhead():
    document = docx.Document()
    for words, style in (("Ferry returns", "Heading 1"), ("One.", None), ("Tides", "Heading 1")):
        document.add_paragraph(words, style=style)
    assert [block.role for block in documents.read("docx", saved(document)).blocks] == [
        "headline",
        "paragraph",
        "subhead",
    ]


def test_a_house_style_counts_as_what_it_is_based_on():
    styles = (
        '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Kop"><w:name w:val="Desk kop"/><w:basedOn w:val="Titel"/></w:style>'
        '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    )
    body = p("Ferry returns", '<w:pStyle w:val="Kop"/>') + p("One.", '<w:pStyle w:val="Loop"/>')
    blocks = documents.read("docx", word_file(body, styles=styles)).blocks
    assert [block.role for block in blocks] == ["headline", "paragraph"]


def test_insertions_stay_deletions_and_comments_go():
    body = (
        f"<w:p>{run('The ')}<w:del>{run('old ').replace('w:t', 'w:delText')}</w:del><w:ins>{run('new ')}</w:ins>"
        f"<w:moveFrom>{run('gone ')}</w:moveFrom><w:commentRangeStart/>{run('ferry')}<w:commentRangeEnd/>"
        "<w:r><w:commentReference/></w:r></w:p>"
    )
    assert text(body, comments="<w:comment><w:p><w:r><w:t>Check this!</w:t></w:r></w:p></w:comment>") == "The new ferry"


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_a_paragraph_whose_end_was_deleted_runs_on(gone):
    assert text(p("The ferry ", f"<w:rPr><w:{gone}/></w:rPr>") + p("sailed.")) == "The ferry sailed."


def test_deleted_rows_go():
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>"
    rows += f"<w:tr><w:tc>{p('Port')}{p('Ellis')}</w:tc><w:tc>{p('4')}</w:tc></w:tr>"
    assert text(f"<w:tbl>{rows}</w:tbl>") == "Port Ellis\t4"


def test_a_table_of_one_cell_is_a_frame_around_copy():
    assert text(f"<w:tbl><w:tr><w:tc>{p('One.')}{p('Two.')}</w:tc></w:tr></w:tbl>") == "One.\n\nTwo."


def test_breaks_links_fields_and_hidden_words():
    shown = '<w:vanish w:val="0"/>'
    body = (
        f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two')}<w:r><w:tab/></w:r><w:hyperlink>{run('three')}</w:hyperlink>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('x', '<w:vanish/>')}{run(' four', shown)}"
        "<w:r><w:softHyphen/></w:r><w:r><w:noBreakHyphen/></w:r></w:p>"
    )
    assert text(body) == "One\ntwo\tthree four\u2011"


def test_content_controls_and_text_boxes_are_read_once():
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt><w:p>{run('Around.')}<w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text(body) == "Controlled.\n\nAround.\n\nIn the box."


def test_boxes_in_boxes_are_read_once_however_deep():
    body = p("Deep.")
    for depth in range(70):
        body = f"<w:p>{run(f'{depth}.')}<w:r><w:txbxContent>{body}</w:txbxContent></w:r></w:p>"
    assert text(body).split("\n\n") == [*(f"{depth}." for depth in reversed(range(70))), "Deep."]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def item(words: str, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_list_items_keep_their_marks():
    body = item("one") + item("inner", 1) + item("two") + p("Not in it.")
    assert text(body, numbering=NUMBERING) == "1. one\n\n• inner\n\n2. two\n\nNot in it."


def test_a_list_style_numbers_its_paragraphs():
    document = docx.Document()
    document.add_paragraph("red", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    assert documents.read("docx", saved(document)).text == "• red\n\n1. first\n\n2. second"


def test_footnotes_come_last():
    notes = f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p(" See it.")}</w:footnote>'
    copy = documents.read("docx", word_file(p("One.") + p("Two."), footnotes=notes))
    assert copy.text == "One.\n\nTwo.\n\nSee it."
    assert copy.blocks[-1] == Block("footnote", 12, 19, "footnote 2")


def test_the_strict_format_is_read_too():
    assert documents.read("docx", word_file(p("One."), namespace=STRICT)).text == "One."


@pytest.mark.parametrize(
    "content",
    [
        word_file(p("One."))[:-40],
        word_file("<w:p>"),
        word_file(p("One.")).replace(b"word/document.xml", b"word/nothing__.xml"),
    ],
    ids=["cut off", "not XML", "no main part"],
)
def test_a_damaged_file_is_refused(content):
    with pytest.raises(Unreadable, match="damaged"):
        documents.read("docx", content)


def test_a_damaged_member_is_refused():
    whole = word_file(p("One. " * 200))
    at = whole.index(b"word/document.xml") + 40
    with pytest.raises(Unreadable, match="damaged"):
        documents.read("docx", whole[:at] + bytes(byte ^ 0xFF for byte in whole[at : at + 30]) + whole[at + 30 :])


def test_an_entity_bomb_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE w [{entities}]><w:document xmlns:w="{W}"><w:body>{p("&a9;")}</w:body></w:document>',
        )
    with pytest.raises(Unreadable, match="damaged"):
        documents.read("docx", out.getvalue())


def test_a_zip_bomb_is_refused():
    with pytest.raises(Unreadable, match="unpacks to more"):
        documents.read("docx", word_file(p("ha" * 12 * 1024 * 1024)))


def test_a_file_from_elsewhere_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
            f'<w:document xmlns:w="{W}"><w:body>{p("&x;")}</w:body></w:document>',
        )
    with pytest.raises(Unreadable):
        documents.read("docx", out.getvalue())


def test_the_clean_copy_opens_as_a_word_file():
    story = "By Rita Moss\n\nThe “ferry” sailed.\n\n• red\n\nWhat next\n\nOne\ntwo."
    blocks = [
        Block("byline", 0, 12, ""),
        Block("paragraph", 14, 33, ""),
        Block("paragraph", 35, 40, ""),
        Block("subhead", 42, 51, ""),
        Block("paragraph", 53, 61, ""),
    ]
    written = docx.Document(io.BytesIO(documents.write("docx", "Ferry returns", "By Rita Moss", story, blocks)))
    assert [(paragraph.style and paragraph.style.name, paragraph.text) for paragraph in written.paragraphs] == [
        ("Title", "Ferry returns"),
        ("Byline", "By Rita Moss"),
        ("Normal", "The “ferry” sailed."),
        ("List Bullet", "red"),
        ("Heading 2", "What next"),
        ("Normal", "One\ntwo."),
    ]
    assert (written.core_properties.title, written.core_properties.comments) == ("Ferry returns", "")


def test_without_blocks_a_line_is_a_paragraph():
    written = docx.Document(io.BytesIO(documents.write("docx", "", "", "One.\nTwo.\n\nThree.\n")))
    assert [paragraph.text for paragraph in written.paragraphs] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("story", "blocks", "paragraphs"),
    [
        ("One, and more.\n\nTwo.", [(0, 4), (16, 20)], ["One, and more.", "Two."]),
        ("So, one.\n\nTwo.", [(4, 8), (10, 14)], ["So, one.", "Two."]),
        ("One. Two.", [(0, 4), (5, 9)], ["One. Two."]),
        ("One.\n\nTwo.", [(0, 10)], ["One.", "Two."]),
        ("One.", [(0, 400)], ["One."]),
    ],
    ids=["grown at its end", "grown at its start", "joined", "parted", "out of range"],
)
def test_edits_across_blocks_do_not_break_paragraphs(story, blocks, paragraphs):
    given_blocks = [Block("paragraph", start, end, "") for start, end in blocks]
    written = docx.Document(io.BytesIO(documents.write("docx", "", "", story, given_blocks)))
    assert [paragraph.text for paragraph in written.paragraphs] == paragraphs


lines = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zs", "Zl", "Zp"]), min_size=1, max_size=40).filter(
        lambda line: line.strip() and not line.startswith(("•", "By", "by", "bY", "BY", "\ufeff"))
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=30)
@given(lines)
def test_what_is_written_is_read_again(paragraphs):
    story = "\n\n".join(paragraphs)
    assert documents.read("docx", documents.write("docx", "", "", story)).text == story
