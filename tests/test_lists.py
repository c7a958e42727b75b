"""The lists in the database: importing and publishing them, and what the checks are given."""

from __future__ import annotations

import pytest

from review.actions.add_name import add_name
from review.actions.errors import Invalid
from review.actions.import_list import import_list, preview
from review.actions.publish import publish
from review.checks.flag import Severity
from review.checks.lists import House, NameEntry, StyleEntry
from review.models import ListVersion, WordEntry
from review.models import NameEntry as NameRow
from review.queries.lists import house_lists, list_file, lists_version

from .factories import DraftFactory

pytestmark = pytest.mark.django_db

NAMES = """name,kind,aliases,title,note
Nadia Brandt,person,Nadja Brandt|N. Brandt,mayor|former pilot,Port Ellis
Port Ellis,place,,,
"""


def test_an_empty_database_gives_empty_lists_and_an_american_house():
    lists = house_lists()
    assert (lists.names, lists.style, lists.words, lists.house) == ((), (), frozenset(), House())
    assert lists_version() == 0


def test_what_is_imported_is_what_the_checks_are_given(ada):
    import_list(ada, "names", NAMES)
    import_list(ada, "style", "term,use,why,severity,match,in_quotes\nutilize,use|employ,Plainer.,error,lemma,yes\n")
    import_list(ada, "words", "# the port's own\nstevedoring\n")
    import_list(
        ada,
        "house",
        'dialect = "british"\nattribution_tense = "present"\n[rules]\nattribution.hearsay = "off"\n'
        '"spelling.variant" = "error"\n',
    )
    lists = house_lists()
    assert lists.names == (
        NameEntry("Nadia Brandt", "person", ("Nadja Brandt", "N. Brandt"), ("mayor", "former pilot"), "Port Ellis"),
        NameEntry("Port Ellis", "place"),
    )
    assert lists.style == (StyleEntry("utilize", ("use", "employ"), "Plainer.", Severity.ERROR, "lemma", True),)
    assert lists.words == {"stevedoring"}
    assert lists.house == House("british", "present", "double", lists.house.rules)
    assert lists.house.rules == {"attribution.hearsay": None, "spelling.variant": Severity.ERROR}
    assert lists_version() == ListVersion.objects.latest("number").number
    assert ListVersion.objects.filter(by=ada).count() == 4


def test_an_import_adds_changes_and_leaves_the_rest(ada):
    import_list(ada, "names", NAMES)
    before = {row.name: row.pk for row in NameRow.objects.all()}
    result = import_list(ada, "names", "name,kind,title\nNadia Brandt,person,boss\nPort Ellis,place,\nOmar Ruiz,,\n")
    assert (result.new, result.changed, result.same, result.errors) == (1, 1, 1, ())
    brandt = NameRow.objects.get(name="Nadia Brandt")
    assert (brandt.pk, brandt.title, brandt.aliases) == (before["Nadia Brandt"], "boss", "")
    assert NameRow.objects.count() == 3


def test_importing_the_same_file_again_publishes_nothing(ada):
    first = import_list(ada, "names", NAMES)
    again = import_list(ada, "names", NAMES)
    assert (again.new, again.changed, again.same, again.version) == (0, 0, 2, None)
    assert first.version and lists_version() == first.version.number


def test_one_bad_row_keeps_the_whole_file_out_unless_bad_rows_are_to_be_skipped(ada):
    bad = NAMES + "The Gull,ship,,,\n,person,,,\n"
    refused = import_list(ada, "names", bad)
    assert [(row.line, row.message.split(";")[0]) for row in refused.errors] == [
        (4, "kind is “ship”"),
        (5, "name is empty"),
    ]
    assert not NameRow.objects.exists() and refused.version is None and lists_version() == 0
    taken = import_list(ada, "names", bad, skip_bad=True)
    assert taken.new == NameRow.objects.count() == 2
    assert len(taken.errors) == 2


def test_a_row_that_contradicts_another_is_refused_and_one_that_repeats_it_is_not(ada):
    result = import_list(ada, "names", NAMES + "Port Ellis,place,,,\nNadia Brandt,place,,,\n", skip_bad=True)
    assert [row.line for row in result.errors] == [5]
    assert "line 2" in result.errors[0].message
    assert result.new == 2


def test_a_cell_too_long_for_its_column_is_a_bad_row():
    result = preview("words", "short\n" + "x" * 101 + "\n")
    assert [(row.line, result.new) for row in result.errors] == [(2, 1)]


def test_a_pattern_that_could_run_for_ever_or_not_compile_is_a_bad_row():
    result = preview("style", "term,match\n(?<=a)b,regex\nb*,regex\nve?ry unique,regex\n")
    assert ([row.line for row in result.errors], result.new) == ([2, 3], 1)


def test_a_preview_writes_nothing(ada):
    assert preview("names", NAMES).new == 2
    assert not NameRow.objects.exists() and not ListVersion.objects.exists()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("names", ""),
        ("names", "surname,kind\nBrandt,person\n"),
        ("style", "word\nx\n"),
        ("house", 'dialect = "welsh"'),
        ("house", "rules = 3"),
        ("house", '[rules]\nattribution.hearsay = "loud"'),
    ],
)
def test_a_file_that_cannot_be_read_at_all_says_why(ada, kind, content):
    with pytest.raises(Invalid) as refused:
        import_list(ada, kind, content)
    assert refused.value.errors["file"]
    assert not ListVersion.objects.exists()


def test_the_same_version_gives_the_same_object_and_a_new_version_a_fresh_one(ada, django_assert_max_num_queries):
    import_list(ada, "words", "stevedoring\n")
    first = house_lists()
    with django_assert_max_num_queries(1):
        assert house_lists() is first
    WordEntry.objects.create(word="wharfinger")
    assert house_lists() is first, "what is not published is not given"
    publish(ada, "wharfinger added")
    second = house_lists()
    assert second.words == {"stevedoring", "wharfinger"}
    assert house_lists(lists_version() - 1) is first


def test_reading_the_lists_takes_few_queries(ada, django_assert_max_num_queries):
    import_list(ada, "names", NAMES)
    with django_assert_max_num_queries(6):
        house_lists()


def test_publishing_numbers_changes_upwards_and_cuts_a_long_account(ada):
    first, second = publish(ada, "one"), publish(None, "x" * 500)
    assert second.number > first.number
    assert len(second.what) == 200


STYLE = 'term,use,why,severity,match,in_quotes\nutilize,use|employ,"Plainer, shorter.",error,lemma,yes\n'


@pytest.mark.parametrize(("kind", "content"), [("names", NAMES), ("style", STYLE), ("words", "quay\nstevedoring\n")])
def test_a_list_is_written_as_the_file_that_it_was_read_from(ada, kind, content):
    import_list(ada, kind, content)
    assert list_file(kind) == content


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text_and_read_back(ada):
    NameRow.objects.create(name="=HYPERLINK(1)", note="@home")
    written = list_file("names")
    assert "'=HYPERLINK(1)" in written and "'@home" in written
    assert preview("names", written).same == 1


def test_a_name_added_from_a_card_is_listed_once_and_its_draft_checked_again(ada, rita):
    draft = DraftFactory(reporter=rita, text="Nadia Brandt left.")
    entry = add_name(ada, "  Nadia \n Brandt ", "person", draft.pk)
    assert entry.name == "Nadia Brandt"
    assert [run.state for run in draft.runs.all()] == ["queued"]
    version = lists_version()
    assert add_name(ada, "Nadia Brandt", "place") == entry
    assert (lists_version(), NameRow.objects.get().kind) == (version, "person")


@pytest.mark.parametrize(
    ("name", "kind", "field"), [(" ", "person", "name"), ("x" * 201, "person", "name"), ("A", "ship", "kind")]
)
def test_a_name_that_is_none_is_not_listed(ada, name, kind, field):
    with pytest.raises(Invalid) as refused:
        add_name(ada, name, kind)
    assert list(refused.value.errors) == [field]
