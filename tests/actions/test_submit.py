import io
import zipfile

import pytest

from review.actions import check
from review.actions.edit import edit
from review.actions.errors import Invalid
from review.actions.submit import UploadedCopy, submit
from review.models import CheckRun, Draft
from tests.factories import StyleEntryFactory

TEXT = "The harbor board will utilize two ferries.\n"


def _submit(by, desk, **fields):
    return submit(by, **{"headline": "Two ferries", "byline": "By Rita Moss", "desk": desk, "text": TEXT, **fields})


def test_pasted_text_is_the_first_revision_and_waits_for_its_check(rita, world):
    draft = _submit(rita, world, text="\ufeffOne line.\r\nAnother.\rA third.\0\n")
    draft.refresh_from_db()
    assert draft.revisions.get(number=draft.head).text == "One line.\nAnother.\nA third.\n"
    assert (draft.state, draft.head, draft.words) == (Draft.State.WORKING, 1, 5)
    assert [run.state for run in draft.runs.all()] == [CheckRun.State.QUEUED]
    assert [decision.verb for decision in draft.decisions.all()] == ["submit"]


def test_an_editor_s_own_copy_is_filed_at_once(eve, world):
    draft = _submit(eve, world)
    assert draft.state == Draft.State.FILED
    assert draft.filed_at == draft.created_at


@pytest.mark.parametrize(
    ("fields", "where", "what"),
    [
        ({"text": " \r\n "}, "text", "Paste the draft"),
        ({"text": "é" * (1024 * 1024 + 1)}, "text", "2 MB"),
        ({"headline": "  "}, "headline", "headline"),
        ({"headline": "H" * 301}, "headline", "300"),
        ({"text": "", "upload": UploadedCopy("a.pdf", b"%PDF-1.7 ...")}, "file", "PDF"),
        ({"text": "", "upload": UploadedCopy("a.txt", b"a" * (10 * 1024 * 1024 + 1))}, "file", "10 MB"),
        ({"upload": UploadedCopy("a.txt", b"Some copy.")}, "text", "not both"),
    ],
)
def test_what_cannot_be_used_is_told_by_field_and_kept_nowhere(rita, world, fields, where, what):
    with pytest.raises(Invalid, match=what) as refused:
        _submit(rita, world, **fields)
    assert list(refused.value.errors) == [where]
    assert not Draft.objects.exists()


def test_a_file_is_kept_whole_and_read_by_the_worker(rita, world):
    StyleEntryFactory()
    content = b"Two ferries\r\n\r\nBy Rita Moss\r\n\r\nThe harbor board will utilize them.\r\n"
    draft = _submit(rita, world, headline="", byline="", text="", upload=UploadedCopy("c:\\copy\\ferries.txt", content))
    assert (draft.head, draft.original.filename) == (0, "ferries.txt")

    check.perform(draft.runs.get().pk)

    draft.refresh_from_db()
    assert (draft.head, draft.trouble, draft.byline) == (1, "", "By Rita Moss")
    assert draft.headline in ("Two ferries", "ferries")
    first = draft.revisions.get(number=1)
    assert "\r" not in first.text
    assert any(block["role"] == "paragraph" for block in first.blocks)
    assert bytes(draft.original.content) == content
    assert [run.state for run in draft.runs.all()] == [CheckRun.State.DONE]


def test_the_blocks_of_a_file_stay_on_their_words_through_edits(eve, world):
    content = b"# Two ferries\n\nThe board chose two.\n\nNobody objected.\n\nThey sail at noon.\n"
    draft = _submit(eve, world, text="", upload=UploadedCopy("ferries.md", content))
    check.perform(draft.runs.get().pk)
    first = draft.revisions.get(number=1)

    def words(revision):
        return [(block["role"], revision.text[block["start"] : block["end"]]) for block in revision.blocks]

    start = first.text.index("Nobody")
    edit(eve, draft.pk, base=1, start=start, end=start + len("Nobody objected."), text="")
    start = first.text.index("two.")
    edit(eve, draft.pk, base=1, start=start, end=start + 3, text="three of them")
    assert words(draft.revisions.get(number=3)) == [
        ("headline", "Two ferries"),
        ("paragraph", "The board chose three of them."),
        ("paragraph", "They sail at noon."),
    ]


def test_a_file_that_cannot_be_read_is_told_on_the_draft_and_again_after_another_try(rita, world):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "not XML at all")
    draft = _submit(rita, world, text="", upload=UploadedCopy("story.docx", file.getvalue()))
    check.perform(draft.runs.get().pk)
    draft.refresh_from_db()
    assert draft.head == 0
    assert draft.trouble
    run = draft.runs.get()
    assert (run.state, run.error) == (CheckRun.State.FAILED, draft.trouble)
