"""The other pages: submitting, the queue, handing over, the journal, the rules, the door."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from review.models import Desk, Draft

from ..factories import PASSWORD, DraftFactory, FlagFactory, StyleEntryFactory


def html(response) -> str:
    return response.content.decode()


def fields(desk, **more):
    return {"headline": "Ferry resumes", "byline": "By Rita Moss", "desk": desk.pk, "priority": 2} | more


class TestSubmit:
    def test_a_pasted_draft_is_taken_in(self, rita, world, sign_in):
        answer = sign_in(rita).post("/submit", fields(world, text="One.\r\n\r\nTwo.\r\n", deadline="2026-11-24T18:00"))
        draft = Draft.objects.get()
        assert answer["Location"] == reverse("draft", args=[draft.pk])
        assert draft.revisions.get().text == "One.\n\nTwo.\n"
        assert (draft.state, draft.reporter, draft.deadline.hour) == ("working", rita, 23)

    def test_a_file_is_kept_for_the_worker_to_read(self, eve, world, sign_in):
        upload = SimpleUploadedFile("story.md", b"# Ferry resumes\n\nIt sails.\n")
        sign_in(eve).post("/submit", fields(world, headline="", file=upload))
        draft = Draft.objects.get()
        assert (draft.head, draft.original.filename, draft.state) == (0, "story.md", "filed")

    @pytest.mark.parametrize(
        ("more", "message"),
        [
            ({"text": " \n"}, "Paste the draft’s text, or upload its file."),
            ({"text": "é" * (1024 * 1024 + 1)}, "at most 2 MB of text"),
            ({"text": "Words.", "headline": ""}, "headline"),
            ({"text": "Words.", "deadline": "tomorrow"}, "valid date"),
            ({"file": ("story.pdf", b"%PDF-1.7 ...")}, "This is a PDF"),
            ({"file": ("story.txt", b"x" * (10 * 1024 * 1024 + 1))}, "at most 10 MB"),
            ({"file": ("story.txt", b"")}, "empty"),
        ],
    )
    def test_what_cannot_be_used_is_said_and_what_was_typed_is_kept(self, rita, world, sign_in, more, message):
        if isinstance(more.get("file"), tuple):
            more = {"file": SimpleUploadedFile(*more["file"])}
        answer = sign_in(rita).post("/submit", fields(world, byline="By Rita & Co", **more))
        assert answer.status_code == 422
        assert message.replace("’", "&#x27;") in html(answer) or message in html(answer)
        assert "By Rita &amp; Co" in html(answer)
        assert more.get("text", "").strip() in html(answer)
        assert Draft.objects.count() == 0

    def test_a_leading_empty_line_survives_being_shown_again(self, rita, world, sign_in):
        answer = sign_in(rita).post("/submit", fields(world, headline="", text="\n\nWords."))
        assert ">\n\n\nWords.</textarea>" in html(answer).replace("\r\n", "\n")


class TestQueue:
    def test_it_tells_what_an_editor_needs_to_choose(self, rita, eve, ed, world, sign_in):
        late = timezone.now() - timedelta(minutes=5)
        draft = DraftFactory(
            text="one two three\n", reporter=rita, desk=world, state="in_review", taken_by=ed, priority=1, deadline=late
        )
        FlagFactory(draft=draft, text="one")
        FlagFactory(draft=draft, text="two", rule="style.two")
        FlagFactory(draft=draft, text="three", rule="entity.unknown-name", severity="note")
        shown = html(sign_in(eve).get("/"))
        for told in ("In review", "Ed Marsh", "late", "Urgent", "Spelling: </span>1", "House style: </span>1", ">3<"):
            assert told in shown
        assert "Names: " not in shown

    def test_the_urgent_and_the_early_come_first(self, rita, eve, world, sign_in):
        now = timezone.now()
        for headline, priority, hours in (("C", 2, None), ("B", 2, 9), ("A", 2, 1), ("First", 1, None)):
            deadline = now + timedelta(hours=hours) if hours else None
            DraftFactory(headline=f"Story {headline}", priority=priority, deadline=deadline, state="filed", desk=world)
        shown = html(sign_in(eve).get("/"))
        places = [shown.index(f"Story {headline}") for headline in ("First", "A", "B", "C")]
        assert places == sorted(places)

    def test_it_is_searched_and_filtered(self, eve, world, metro, sign_in):
        DraftFactory(headline="Ferry resumes", desk=world, state="filed")
        DraftFactory(headline="School opens", desk=metro, state="filed", byline="By Ann Ferry")
        DraftFactory(headline="Old news", desk=metro, state="cleared")
        client = sign_in(eve)

        def found(**query):
            shown = html(client.get("/", query))
            return [headline for headline in ("Ferry resumes", "School opens", "Old news") if headline in shown]

        assert found() == ["Ferry resumes", "School opens"]
        assert found(q="ferry") == ["Ferry resumes", "School opens"]
        assert found(q="ferry ann") == ["School opens"]
        assert found(desk="metro") == ["School opens"]
        assert found(state="cleared") == ["Old news"]
        assert found(q="nothing like it") == []
        assert found(state="rubbish", page="x") == ["Ferry resumes", "School opens"]

    def test_it_comes_in_pages_for_few_queries(self, eve, world, sign_in, django_assert_max_num_queries):
        for number in range(120):
            DraftFactory(headline=f"Story {number}", desk=world, state="filed", reporter=eve)
        client = sign_in(eve)
        client.get("/")
        with django_assert_max_num_queries(6):
            shown = html(client.get("/", {"page": 2, "q": "story"}))
        assert "Page 2 of 3" in shown
        assert "?state=desk&amp;q=story&amp;page=3" in shown
        assert "<html" not in html(client.get("/", headers={"HX-Request": "true"}))

    def test_taking_from_the_queue_comes_back_to_it_and_nowhere_else(self, draft, eve, sign_in):
        client = sign_in(eve)
        answer = client.post(reverse("take", args=[draft.pk]), {"next": "/?desk=world"})
        assert answer["Location"] == "/?desk=world"
        answer = client.post(reverse("release", args=[draft.pk]), {"next": "https://evil.example/"})
        assert answer["Location"] == reverse("draft", args=[draft.pk])


class TestHandling:
    def test_taken_by_another_is_a_conflict_until_it_is_taken_over(self, draft, eve, ed, sign_in):
        take = reverse("take", args=[draft.pk])
        sign_in(ed).post(take)
        client = sign_in(eve)
        assert client.post(take).status_code == 409
        assert "Take over" in html(client.get(reverse("draft", args=[draft.pk])))
        client.post(take, {"over": "1"})
        draft.refresh_from_db()
        assert draft.taken_by == eve

    def test_clearing_with_errors_open_asks_once(self, draft, eve, sign_in):
        client = sign_in(eve)
        clear = reverse("clear", args=[draft.pk])
        client.post(reverse("take", args=[draft.pk]))
        asked = client.post(clear)
        assert asked.status_code == 409
        assert "2 errors are still open" in html(asked)
        draft.refresh_from_db()
        assert draft.state == "in_review"
        client.post(clear, {"confirmed": "1"})
        draft.refresh_from_db()
        assert draft.state == "cleared"
        assert "2 errors" in draft.decisions.get(verb="clear").note

    def test_a_returned_draft_comes_with_a_note(self, draft, eve, rita, sign_in):
        client = sign_in(eve)
        give_back = reverse("give-back", args=[draft.pk])
        assert client.post(give_back, {"note": " "}).status_code == 422
        client.post(give_back, {"note": "More on the wind, please."})
        shown = html(sign_in(rita).get(reverse("draft", args=[draft.pk])))
        assert "More on the wind, please." in shown
        assert "File to the desk" in shown


class TestJournal:
    def test_it_lists_every_decision_and_the_difference_from_the_original(self, draft, eve, sign_in):
        client = sign_in(eve)
        client.post(reverse("accept", args=[draft.flags.get(text="harbour").pk]), {"seen": 1})
        client.post(reverse("edit", args=[draft.pk]), {"base": 2, "start": 0, "end": 3, "text": "The"})
        client.post(reverse("undo-last", args=[draft.pk]))
        shown = html(client.get(reverse("journal", args=[draft.pk])))
        assert "Eve Lindqvist</b> accepted" in shown
        assert "<del>harbour</del><ins>harbor</ins>" in shown
        assert "undid step 2" in shown
        difference = shown[shown.index("Since the original") :]
        assert difference.count("<ins>") == 1
        assert "Teh ferry sails at noon." in difference

    def test_copy_and_downloads_are_the_text_as_it_stands(self, draft, rita, sign_in):
        client = sign_in(rita)
        copy = client.get(reverse("copy", args=[draft.pk]))
        assert copy["Content-Type"] == "text/plain; charset=utf-8"
        assert html(copy) == draft.revisions.get().text
        text = client.get(reverse("download", args=[draft.pk, "txt"]))
        assert 'filename="ferry-service-resumes-after-storm.txt"' in text["Content-Disposition"]
        assert "The harbour master" in html(text)
        word = client.get(reverse("download", args=[draft.pk, "docx"]))
        with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
            assert "The harbour master" in archive.read("word/document.xml").decode()
        assert client.get(reverse("download", args=[draft.pk, "exe"])).status_code == 404


class TestRules:
    def test_every_rule_has_its_page(self, rita, sign_in):
        client = sign_in(rita)
        index = html(client.get("/rules"))
        rules = set(index.split('href="/rules/')[1:])
        assert len(rules) > 15
        for rule in rules:
            path = f"/rules/{rule.split(chr(34))[0]}"
            shown = html(client.get(path))
            assert "It lets pass" in shown, path
            assert "<del>" in shown, path

    def test_an_entry_of_the_house_list_has_one_too(self, rita, sign_in):
        StyleEntryFactory(term="try and", use="try to", why="And joins two verbs.")
        shown = html(sign_in(rita).get("/rules/style.try-and"))
        assert "try to" in shown
        assert "And joins two verbs." in shown
        assert sign_in(rita).get("/rules/style.nothing").status_code == 404
        assert sign_in(rita).get("/rules/nothing").status_code == 404


class TestDoor:
    def test_signing_in_and_out(self, rita, client):
        assert client.get("/submit")["Location"] == "/sign-in?next=/submit"
        answer = client.post("/sign-in", {"username": "rita", "password": PASSWORD, "next": "/submit"})
        assert answer["Location"] == "/submit"
        assert client.post("/sign-out")["Location"] == "/sign-in"
        assert client.get("/").status_code == 302

    def test_wrong_passwords_are_slowed_down(self, rita, client):
        for _ in range(4):
            answer = client.post("/sign-in", {"username": "rita", "password": "guess"})
            assert "don’t go together" in html(answer)
        answer = client.post("/sign-in", {"username": "rita", "password": "guess"})
        assert answer.status_code == 429
        assert "Locked for now" in html(answer)
        assert client.post("/sign-in", {"username": "rita", "password": PASSWORD}).status_code == 429

    def test_a_password_is_changed(self, rita, sign_in):
        client = sign_in(rita)
        new = {"old_password": PASSWORD, "new_password1": "pencil-eraser-9", "new_password2": "pencil-eraser-9"}
        assert "too common" in html(
            client.post("/password", new | {"new_password1": "password12", "new_password2": "password12"})
        )
        assert client.post("/password", new).status_code == 302
        rita.refresh_from_db()
        assert rita.check_password("pencil-eraser-9")

    def test_a_wrong_turn_gets_a_page_that_helps(self, draft, rita, sign_in):
        client = sign_in(rita)
        for answer, words in (
            (client.get("/nowhere"), "No such page"),
            (client.get(f"/drafts/{draft.pk}/edit"), "The draft is with the desk."),
            (client.post(f"/drafts/{draft.pk}/take"), "editor"),
        ):
            assert words in html(answer)
            assert "Copy Desk" in html(answer)

    def test_a_fault_of_ours_gets_a_plain_page(self, rita, sign_in, monkeypatch):
        monkeypatch.setattr(Desk.objects, "all", None)
        client = sign_in(rita)
        client.raise_request_exception = False
        answer = client.get("/")
        assert answer.status_code == 500
        assert "Something broke" in html(answer)

    def test_without_its_token_a_form_gets_a_page_too(self, rita):
        client = Client(enforce_csrf_checks=True)
        client.force_login(rita)
        answer = client.post("/sign-out")
        assert answer.status_code == 403
        assert "gone stale" in html(answer)
