"""The admins' pages: who gets in, what they change, and what that publishes."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from review.models import Desk, HouseSettings, ListVersion, NameEntry, Role, StyleEntry, User, WordEntry
from review.queries.lists import house_lists, lists_version

from .factories import PASSWORD, DraftFactory, NameEntryFactory, StyleEntryFactory, UserFactory, WordEntryFactory

pytestmark = pytest.mark.django_db

MODELS = ("user", "desk", "nameentry", "styleentry", "wordentry", "housesettings", "listversion")
AGAINST_THE_POLICY = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))|<style|\sstyle=|\son\w+=")
LISTS = ("nameentry", "styleentry", "wordentry")


@pytest.fixture
def desk(client, ada):
    """A browser that the admin is signed in to."""
    client.force_login(ada)
    return client


def post(client, name, /, *args, **cells):
    return client.post(reverse(f"admin:{name}", args=args), cells, follow=True)


def uploaded(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


# --- Who gets in ----------------------------------------------------------------------------------------------------


def pages():
    yield reverse("admin:index")
    for model in MODELS:
        yield reverse(f"admin:review_{model}_changelist")
    for model in LISTS:
        yield reverse(f"admin:review_{model}_export")
        yield reverse(f"admin:review_{model}_import")
        yield reverse(f"admin:review_{model}_add")


def test_every_page_opens_for_an_admin(desk):
    NameEntryFactory()
    StyleEntryFactory()
    WordEntryFactory()
    for page in pages():
        answer = desk.get(page, follow=True)
        assert answer.status_code == 200, page
        if "html" in answer["Content-Type"]:
            # The policy allows neither.
            assert not re.search(
                r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=", answer.text
            ), page


def test_no_page_opens_for_an_editor_or_a_reporter(client, eve, rita):
    for user in (eve, rita):
        client.force_login(user)
        for page in pages():
            assert client.get(page).status_code == 403, page


def test_a_stranger_signs_in_at_the_desks_own_door(client):
    answer = client.get(reverse("admin:review_nameentry_changelist"), follow=True)
    assert answer.redirect_chain[-1][0] == f"{reverse('sign-in')}?next={reverse('admin:review_nameentry_changelist')}"


# --- Single entries -------------------------------------------------------------------------------------------------


def test_an_added_name_is_published(desk, ada):
    post(desk, "review_nameentry_add", name=" Nadia  Brandt ", kind="person", aliases="N. Brandt | ", title="mayor")
    entry = NameEntry.objects.get()
    assert (entry.name, entry.aliases, entry.title) == ("Nadia Brandt", "N. Brandt", "mayor")
    assert ListVersion.objects.get().by == ada
    assert house_lists().names[0].aliases == ("N. Brandt",)


def test_a_change_and_a_removal_are_published_and_saving_unchanged_is_not(desk):
    word = WordEntryFactory(word="quay")
    post(desk, "review_wordentry_change", word.pk, word="quay")
    assert lists_version() == 0
    post(desk, "review_wordentry_change", word.pk, word="quays")
    assert house_lists().words == {"quays"}
    post(desk, "review_wordentry_delete", word.pk, post="yes")
    assert house_lists().words == set()
    assert [version.what for version in ListVersion.objects.order_by("number")] == [
        "quays changed (word entry)",
        "quays removed (word entry)",
    ]


def test_several_entries_are_removed_as_one_change(desk):
    words = [WordEntryFactory(word=word) for word in ("quay", "wharf")]
    post(
        desk,
        "review_wordentry_changelist",
        action="delete_selected",
        _selected_action=[word.pk for word in words],
        post="yes",
    )
    assert not WordEntry.objects.exists()
    assert ListVersion.objects.get().what == "2 word entries removed"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"term": "(?<=a)b", "match": "regex"}, "look-around"),
        ({"term": "b*", "match": "regex"}, "matches the empty text"),
        ({"term": "!!", "match": "word"}, "needs a letter"),
    ],
)
def test_a_style_entry_that_cannot_work_is_refused(desk, cells, says):
    answer = post(desk, "review_styleentry_add", severity="warning", use="", why="", **cells)
    assert says in answer.text
    assert not StyleEntry.objects.exists() and lists_version() == 0


def test_a_word_of_two_words_is_refused(desk):
    assert "without spaces" in post(desk, "review_wordentry_add", word="New York").text
    assert not WordEntry.objects.exists()


def test_a_name_is_found_by_its_alias(desk):
    NameEntryFactory(name="Nadia Brandt", aliases="N. Brandt")
    NameEntryFactory(name="Omar Ruiz")
    answer = desk.get(reverse("admin:review_nameentry_changelist"), {"q": "N. Brandt"})
    assert "Nadia Brandt" in answer.text and "Omar Ruiz" not in answer.text


# --- The house ------------------------------------------------------------------------------------------------------


def test_the_house_has_one_page(desk):
    answer = desk.get(reverse("admin:review_housesettings_changelist"), follow=True)
    assert answer.redirect_chain and HouseSettings.objects.count() == 1
    assert desk.get(reverse("admin:review_housesettings_add")).status_code == 403


def house(desk, rules):
    HouseSettings.objects.get_or_create(pk=1)
    cells = {"dialect": "british", "attribution_tense": "past", "quotation_marks": "single", "rules": rules}
    return post(desk, "review_housesettings_change", 1, **cells)


def test_single_rules_are_set_a_line_each(desk):
    house(desk, "attribution.hearsay = off\r\nspelling.variant=error\r\n\r\nstyle.utilize = note")
    lists = house_lists().house
    assert (lists.dialect, lists.quotation_marks) == ("british", "single")
    assert lists.rules == {"attribution.hearsay": None, "spelling.variant": "error", "style.utilize": "note"}
    answer = desk.get(reverse("admin:review_housesettings_change", args=[1]))
    assert "attribution.hearsay = off" in answer.text


def test_a_rule_that_is_none_is_named_with_its_line(desk):
    answer = house(desk, "attribution.hearsay = off\nspelling.mispelling = off\nspelling.variant = loud\n")
    assert "Line 2: there is no rule “spelling.mispelling”" in answer.text
    assert "Line 3: spelling.variant is “loud”" in answer.text
    assert HouseSettings.objects.get().rules == {}


# --- Lists as files -------------------------------------------------------------------------------------------------


def test_a_list_is_exported_whole_or_in_part_with_formulas_made_harmless(desk):
    NameEntryFactory(name="=SUM(A1)")
    kept = NameEntryFactory(name="Nadia Brandt", title="mayor")
    whole = desk.get(reverse("admin:review_nameentry_export"))
    assert whole["Content-Type"] == "text/csv; charset=utf-8"
    assert whole["Content-Disposition"] == 'attachment; filename="names.csv"'
    assert whole.text == "name,kind,aliases,title,note\n'=SUM(A1),person,,,\nNadia Brandt,person,,mayor,\n"
    part = post(desk, "review_nameentry_changelist", action="export_selected", _selected_action=[kept.pk])
    assert part.text == "name,kind,aliases,title,note\nNadia Brandt,person,,mayor,\n"


def test_words_are_exported_as_plain_text(desk):
    WordEntryFactory(word="wharf")
    WordEntryFactory(word="quay")
    answer = desk.get(reverse("admin:review_wordentry_export"))
    assert (answer["Content-Type"], answer.text) == ("text/plain; charset=utf-8", "quay\nwharf\n")


def test_an_import_shows_what_it_changes_before_it_changes_anything(desk, ada):
    NameEntryFactory(name="Omar Ruiz")
    content = "\ufeffname,kind\nNadia Brandt,person\nOmar Ruiz,place\nThe Gull,ship\n"
    shown = post(desk, "review_nameentry_import", file=uploaded("names.csv", content))
    assert "1 new, 1 changed, 0 as before" in shown.text
    assert "Line 4: kind is “ship”" in shown.text
    assert "Import the good rows" in shown.text
    assert NameEntry.objects.count() == 1 and lists_version() == 0
    done = post(desk, "review_nameentry_import", token=shown.context["token"])
    assert "Imported names.csv: 1 new, 1 changed" in done.text
    assert set(NameEntry.objects.values_list("name", "kind")) == {("Omar Ruiz", "place"), ("Nadia Brandt", "person")}
    assert ListVersion.objects.get().by == ada


def test_another_admins_file_is_not_imported(desk, client):
    shown = post(desk, "review_wordentry_import", file=uploaded("words.txt", "quay\n"))
    client.force_login(UserFactory(role=Role.ADMIN))
    answer = post(client, "review_wordentry_import", token=shown.context["token"])
    assert "Choose it again" in answer.text and not WordEntry.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the first line must be the header"),
        (b"surname\nMoss\n", "no column “name”"),
        ("name\nJosé\n".encode("cp1252"), "CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_list_is_refused_on_the_form(desk, content, says):
    answer = post(desk, "review_nameentry_import", file=uploaded("names.csv", content))
    assert says in answer.text and "token" not in answer.context
    assert not NameEntry.objects.exists()


def test_a_file_over_the_limit_is_refused(desk, settings):
    settings.REVIEW_MAX_FILE_BYTES = 3
    assert "import_list" in post(desk, "review_wordentry_import", file=uploaded("words.txt", "quay\n")).text


def test_what_a_file_says_is_shown_as_text(desk):
    answer = post(desk, "review_nameentry_import", file=uploaded("names.csv", "name,kind\nA,<script>x</script>\n"))
    assert "<script>x" not in answer.text and "&lt;script&gt;x" in answer.text


# --- Desks and accounts ---------------------------------------------------------------------------------------------


def test_a_desk_with_drafts_is_not_removed(desk, world):
    DraftFactory(desk=world, text="One.")
    post(desk, "review_desk_delete", world.pk, post="yes")
    assert Desk.objects.filter(pk=world.pk).exists()


def test_an_account_is_made_with_a_role_and_a_password(desk, client):
    cells = {"username": "mo", "role": "editor", "usable_password": "true"}
    post(desk, "review_user_add", **cells, password1="a long salt road", password2="a long salt road")
    mo = User.objects.get(username="mo")
    assert (mo.role, mo.is_staff, mo.check_password("a long salt road")) == ("editor", False, True)


def test_a_weak_password_is_refused(desk):
    answer = post(desk, "review_user_add", username="mo", role="editor", password1="password1", password2="password1")
    assert "too common" in answer.text and not User.objects.filter(username="mo").exists()


def test_a_password_is_set_anew(desk, rita):
    url = reverse("admin:auth_user_password_change", args=[rita.pk])
    desk.post(url, {"password1": "a long salt road", "password2": "a long salt road", "usable_password": "true"})
    rita.refresh_from_db()
    assert rita.check_password("a long salt road")


def account(user, **changed):
    cells = {"username": user.username, "first_name": "", "last_name": "", "email": "", "role": user.role}
    return {**cells, "is_active": "on", **changed}


def test_a_role_is_changed(desk, rita):
    post(desk, "review_user_change", rita.pk, **account(rita, role="admin"))
    rita.refresh_from_db()
    assert (rita.role, rita.is_staff) == ("admin", True)


@pytest.mark.parametrize("changed", [{"role": "reporter"}, {"is_active": ""}])
def test_nobody_shuts_themselves_out(desk, ada, changed):
    assert "your own account" in post(desk, "review_user_change", ada.pk, **account(ada, **changed)).text
    ada.refresh_from_db()
    assert ada.is_active and ada.is_admin


def test_an_account_with_a_past_is_closed_and_not_deleted(desk, rita, client):
    DraftFactory(reporter=rita, text="One.")
    answer = post(desk, "review_user_delete", rita.pk, post="yes")
    assert "Close the account instead" in answer.text
    post(desk, "review_user_changelist", action="close", _selected_action=[rita.pk])
    rita.refresh_from_db()
    assert not rita.is_active
    client.logout()
    client.post(reverse("sign-in"), {"username": "rita", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_an_account_without_a_past_is_deleted(desk, ray):
    post(desk, "review_user_delete", ray.pk, post="yes")
    assert not User.objects.filter(pk=ray.pk).exists()


def test_closing_accounts_leaves_ones_own_open(desk, ada, rita):
    answer = post(desk, "review_user_changelist", action="close", _selected_action=[ada.pk, rita.pk])
    assert "Accounts closed: 1" in answer.text
    assert list(User.objects.filter(is_active=True)) == [ada]


def test_an_account_that_was_locked_may_try_again(desk, rita):
    AccessAttempt.objects.create(username="rita", ip_address="127.0.0.1", failures_since_start=9)
    post(desk, "review_user_changelist", action="unlock", _selected_action=[rita.pk])
    assert not AccessAttempt.objects.exists()


def test_an_account_made_on_the_command_line_is_an_admins(client):
    client.force_login(User.objects.create_superuser("root", password=PASSWORD))
    assert client.get(reverse("admin:index")).status_code == 200
    assert User.objects.get(username="root").role == Role.ADMIN


def test_the_lists_history_is_read_only(desk):
    post(desk, "review_wordentry_add", word="quay")
    assert "quay added (word entry)" in desk.get(reverse("admin:review_listversion_changelist")).text
    assert desk.get(reverse("admin:review_listversion_add")).status_code == 403


def test_a_new_password_ends_a_lock(desk, rita):
    for _ in range(5):
        Client().post(reverse("sign-in"), {"username": rita.username, "password": "wrong"})
    new = {"username": rita.username, "password": "a long salt road"}
    url = reverse("admin:auth_user_password_change", args=[rita.pk])
    desk.post(url, {"password1": new["password"], "password2": new["password"], "usable_password": "true"})
    assert Client().post(reverse("sign-in"), new).status_code == 302
