from django.db import connection

from tests.factories import PASSWORD, DraftFactory, FlagFactory


def test_the_cast_has_its_roles(rita, ray, eve, ed, ada):
    assert [user.is_editor for user in (rita, ray, eve, ed, ada)] == [False, False, True, True, True]
    assert [user.is_admin for user in (rita, ray, eve, ed, ada)] == [False, False, False, False, True]
    assert rita.check_password(PASSWORD)
    assert rita.display_name == "Rita Moss"


def test_a_flag_stands_on_its_words(rita, world):
    draft = DraftFactory(text="Teh ferry sails.\n", reporter=rita, desk=world)
    flag = FlagFactory(draft=draft, text="ferry")
    assert draft.revisions.get(number=draft.head).text[flag.start : flag.end] == "ferry"


def test_the_database_can_be_seen_by_other_processes(db):
    assert connection.vendor == "postgresql" or str(connection.settings_dict["NAME"]).endswith("test.sqlite3")
