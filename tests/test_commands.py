"""The commands, as they are called: what they print, where, and their exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from review.actions.import_list import import_list
from review.models import ListVersion, NameEntry, WordEntry

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
DRAFT = "Ferry returns\n\nThe harbor office will utilize two boats.\n"
STYLE = "term,use,match\nutilize,use,lemma\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a desk's lists and a draft."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "style.csv").write_text(STYLE)
    (tmp_path / "draft.txt").write_text(DRAFT)
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], name: str, *args: object) -> tuple[str, str, int]:
    """What a command printed, what it complained of, and its exit status."""
    status = 0
    try:
        call_command(name, *map(str, args))
    except SystemExit as left:
        status = int(left.code or 0)
    printed, complained = capsys.readouterr()
    return printed, complained, status


def test_a_draft_is_checked_against_a_folder_without_the_database(desk, capsys):
    printed, _, status = call(capsys, "check_draft", "--lists", desk / "lists", "--format", "json", desk / "draft.txt")
    (line,) = printed.splitlines()
    answer = json.loads(line)
    assert (answer["file"], answer["words"], status) == (str(desk / "draft.txt"), 9, 0)
    flag = next(flag for flag in answer["flags"] if flag["rule"] == "style.utilize")
    assert DRAFT[flag["start"] : flag["end"]] == flag["text"] == "utilize"
    assert (flag["check"], flag["severity"], flag["suggestions"]) == ("style", "warning", ["use"])
    assert {"quotes", "names"} <= answer.keys()


@pytest.mark.django_db
def test_without_a_folder_the_lists_are_the_databases(desk, capsys):
    assert "style.utilize" not in call(capsys, "check_draft", desk / "draft.txt")[0]
    import_list(None, "style", STYLE)
    printed, _, status = call(capsys, "check_draft", desk / "draft.txt")
    assert f"{desk / 'draft.txt'}:3:24: warning style.utilize: “utilize” → “use”" in printed
    assert status == 0


def test_offsets_are_those_of_the_files_own_text(desk, capsys):
    text = "\u201cEllis\u201d \U0001d518\r\n\r\nThe office will utilize boats.\r"
    (desk / "draft.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    printed, *_ = call(capsys, "check_draft", "--lists", desk / "lists", "--format", "json", desk / "draft.txt")
    flag = next(flag for flag in json.loads(printed)["flags"] if flag["rule"] == "style.utilize")
    assert text[flag["start"] : flag["end"]] == "utilize"


def test_standard_input_is_a_file_too(desk, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    printed, _, status = call(capsys, "check_draft", "--lists", desk / "lists", "--format", "json", "-")
    assert (json.loads(printed)["file"], status) == ("-", 0)


def test_an_empty_draft_has_no_flags(desk, capsys):
    (desk / "draft.txt").write_text("")
    printed, _, status = call(capsys, "check_draft", "--lists", desk / "lists", "--format", "json", desk / "draft.txt")
    answer = json.loads(printed)
    assert (answer["words"], answer["flags"], answer["quotes"], answer["names"], status) == (0, [], [], [], 0)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No such file"),
        ("folder", "directory"),
        (b"caf\xe9", "not UTF-8"),
        (b"GIF8\0\0", "not a text file"),
        (b"word " * 500_000, "longer than 2 MB"),
    ],
)
def test_a_bad_draft_is_named_and_the_others_are_checked(desk, capsys, content, says):
    bad = desk / "bad.txt"
    if content == "folder":
        bad.mkdir()
    elif content is not None:
        bad.write_bytes(content)
    printed, complained, status = call(capsys, "check_draft", "--lists", desk / "lists", bad, desk / "draft.txt")
    assert status == 2
    assert complained.count("\n") == 1 and complained.startswith(str(bad)) and says in complained
    assert "style.utilize" in printed


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("names.csv", b"surname\nMoss\n", "names.csv"),
        ("names.csv", b"name,kind\nMoss,ship\n", "line 2"),
        ("style.csv", b"term,match\n(a,regex\n", "line 2"),
        ("words.txt", b"\xff\xfe\xff", "UTF-8"),
        ("house.toml", b"dialect = welsh", "TOML"),
    ],
)
def test_a_bad_list_is_named(desk, capsys, name, content, says):
    (desk / "lists" / name).write_bytes(content)
    printed, complained, status = call(capsys, "check_draft", "--lists", desk / "lists", desk / "draft.txt")
    assert (printed, status) == ("", 2)
    assert name in complained and says in complained


def test_a_folder_that_is_none_is_named(desk, capsys):
    _, complained, status = call(capsys, "check_draft", "--lists", desk / "nowhere", desk / "draft.txt")
    assert status == 2 and "nowhere is not a folder" in complained


def test_from_the_shell_a_database_without_tables_is_a_clear_message(desk):
    environment = {**os.environ, "VAR_DIR": str(desk / "var"), "DATABASE_URL": f"sqlite:///{desk / 'empty.sqlite3'}"}
    ended = subprocess.run(
        [sys.executable, MANAGE, "check_draft", desk / "draft.txt"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "run migrate, or give --lists DIR" in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.django_db
def test_a_list_is_imported(desk, capsys):
    (desk / "names.csv").write_text("name,kind\nNadia Brandt,person\nPort Ellis,place\n")
    assert call(capsys, "import_list", "names", desk / "names.csv") == (
        "names.csv: 2 new, 0 changed, 0 as before\n",
        "",
        0,
    )
    assert NameEntry.objects.count() == 2
    assert call(capsys, "import_list", "names", desk / "names.csv")[0] == "names.csv: 0 new, 0 changed, 2 as before\n"


@pytest.mark.django_db
def test_bad_rows_are_named_and_keep_the_file_out(desk, capsys):
    (desk / "words.txt").write_text("quay\nNew York\n")
    printed, complained, status = call(capsys, "import_list", "words", desk / "words.txt")
    assert (printed, status) == ("", 2)
    assert f"{desk / 'words.txt'}:2: “New York” holds a space" in complained
    assert "Nothing was imported: 1 bad row." in complained
    assert not WordEntry.objects.exists() and not ListVersion.objects.exists()
    printed, complained, status = call(capsys, "import_list", "--skip-bad", "words", desk / "words.txt")
    assert (printed, status) == ("words.txt: 1 new, 0 changed, 0 as before\n", 0)
    assert ":2:" in complained


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "name"), [("names", "draft.txt"), ("names", "nowhere.csv"), ("house", "draft.txt")])
def test_a_file_that_is_no_list_is_named(desk, capsys, kind, name):
    printed, complained, status = call(capsys, "import_list", kind, desk / name)
    assert (printed, status) == ("", 2)
    assert complained.startswith(str(desk / name))
