"""`magcli set`. What each kind of key is written as: tests/test_editing.py."""

import json
import stat

import pytest

from tests.conftest import snapshot

UN = """\
---
title:   "Un"   # provisoire
status: draft
date: 2015-07-04
authors: [redaction]
id: abc
---

Texte.
"""
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n",
    "ete/un.md": UN,
    "seul.md": "---\ntitle: Seul\n---\n",
}


def test_set_changes_the_keys_and_tells_on_stderr_which_file_it_was(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("set", "un", "title=Deux", "status=ready", cwd=folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "articles/ete/un.md: set\n")
    after = UN.replace('"Un"', '"Deux"').replace("draft", "ready")
    assert snapshot(folder) == {**before, "articles/ete/un.md": after.encode()}


@pytest.mark.parametrize(
    ("article", "below", "told"),
    [
        pytest.param("un", ".", "articles/ete/un.md", id="by slug"),
        pytest.param("ete/un", ".", "articles/ete/un.md", id="by name"),
        pytest.param("articles/ete/un.md", ".", "articles/ete/un.md", id="by path"),
        pytest.param("un.md", "articles/ete", "un.md", id="by path from its folder"),
        pytest.param("../ete/un.md", "articles/ete", "un.md", id="by path round about"),
    ],
)
def test_the_article_is_named_as_in_any_command(run, magazine_at, article, below, told):
    folder = magazine_at(FILES)
    result = run("set", article, "lang=fr", cwd=folder / below)
    assert (result.exit_code, result.stderr) == (0, f"{told}: set\n")
    assert (folder / "articles/ete/un.md").read_text() == UN.replace("abc\n", "abc\nlang: fr\n")


def test_a_series_is_set_by_its_slug_or_its_title(run, magazine_at):
    folder = magazine_at(FILES)
    result = run("set", "ete", "season=été 2015", cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "articles/ete/_index.md: set\n")
    assert run("set", "Été", "editors=redaction", cwd=folder).exit_code == 0
    written = "---\ntitle: Été\nparts: [un]\nseason: été 2015\neditors: [redaction]\n---\n"
    assert (folder / "articles/ete/_index.md").read_text() == written


def test_what_it_says_already_is_not_written_again(run, magazine_at):
    folder = magazine_at(FILES)
    before = (folder / "articles/ete/un.md").stat()
    result = run("set", "un", "title=Un", "lang=", cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "articles/ete/un.md: it says so already\n")
    after = (folder / "articles/ete/un.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_dry_run_shows_the_diff_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("set", "un", "title=Deux", "lang=fr", "--dry-run", cwd=folder)
    assert result.stdout == (
        "--- a/articles/ete/un.md\n+++ b/articles/ete/un.md\n@@ -1,9 +1,10 @@\n"
        ' ---\n-title:   "Un"   # provisoire\n+title:   "Deux"   # provisoire\n status: draft\n date: 2015-07-04\n'
        " authors: [redaction]\n id: abc\n+lang: fr\n ---\n \n Texte.\n"
    )
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


def test_a_dry_run_of_what_it_says_already_says_so(run, magazine_at):
    result = run("set", "un", "title=Un", "--dry-run", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing to change\n")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["un"], "Missing argument 'KEY=VALUE…'", id="nothing to set"),
        pytest.param(["un", "titre=Deux"], "magcli knows no key 'titre' here; write title", id="key in French"),
        pytest.param(["un", "status=publié"], "; write published", id="status in French"),
        pytest.param(["un", "date=4 juil 2015"], "write 2015-07-04", id="date in French"),
        pytest.param(["un", "lang=français"], "write fr", id="language by its name"),
        pytest.param(["un", "id=def"], "the id of an article never changes", id="id"),
        pytest.param(["un", "title"], "write KEY=VALUE", id="no equals sign"),
        pytest.param(["un", "title=Deux", "title=Trois"], "title is set twice", id="key twice"),
        pytest.param(["un", "title=Deux", "status=fini"], "'fini' is no status", id="one right, one wrong"),
        pytest.param(["hune", "title=Deux"], "did you mean un?", id="no article, nearly"),
        pytest.param(["zzz", "title=Deux"], "magcli list shows what there is", id="no article"),
        pytest.param(["_index.md", "title=Deux"], "there is no article or series '_index.md'", id="an index"),
        pytest.param(["title=Deux", "un"], "there is no article or series 'title=Deux'", id="the wrong way round"),
        pytest.param(["un", "title.a=b"], "articles/ete/un.md:2: title is no mapping", id="a key inside a text"),
        pytest.param(["faute", "lang=fr"], "articles/faute.md:3: the key 'title' is written twice", id="a faulty file"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told_and_every_byte_stays(run, magazine_at, words, problem):
    folder = magazine_at({**FILES, "faute.md": "---\ntitle: Un\ntitle: Deux\n---\n"})
    before = snapshot(folder)
    result = run("set", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("status", "assigned", "instead"),
    [
        pytest.param("draft", "status=published", "checked first; do it with: magcli publish seul", id="out"),
        pytest.param("publié", "status=published", "checked first; do it with: magcli publish seul", id="mended"),
        pytest.param(
            "published", "status=draft", "is published; take it back with: magcli unpublish seul", id="back"
        ),
        pytest.param("published", "status=review", "take it back with: magcli unpublish seul", id="back to be read"),
        pytest.param("published", "status=", "take it back with: magcli unpublish seul", id="back to no status"),
    ],
)
def test_what_goes_out_or_comes_back_is_left_to_the_commands_that_see_to_it(
    run, magazine_at, status, assigned, instead
):
    folder = magazine_at({"seul.md": f"---\ntitle: Seul\nstatus: {status}\n---\n\nMot[^9].\n"})
    before = snapshot(folder)
    for words in ((), ("--dry-run",)):
        result = run("set", "seul", "title=Deux", assigned, *words, cwd=folder)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(f"{instead}\n")
        assert snapshot(folder) == before


def test_what_is_published_can_be_set_as_it_is(run, magazine_at):
    folder = magazine_at({"seul.md": "---\ntitle: Seul\nstatus: published\n---\n"})
    assert run("set", "seul", "status=published", "title=Deux", cwd=folder).exit_code == 0
    assert "title: Deux\nstatus: published\n" in (folder / "articles/seul.md").read_text()


def test_a_value_can_start_with_a_hyphen(run, magazine_at):
    folder = magazine_at(FILES)
    assert run("set", "un", "title=--dry-run", cwd=folder).exit_code == 0
    assert 'title:   "--dry-run"   # provisoire\n' in (folder / "articles/ete/un.md").read_text()


@pytest.mark.parametrize("mode", [0o600, 0o664], ids=oct)
def test_the_permissions_of_the_file_stay(run, magazine_at, mode):
    folder = magazine_at(FILES)
    (folder / "articles/ete/un.md").chmod(mode)
    run("set", "un", "title=Deux", cwd=folder)
    assert stat.S_IMODE((folder / "articles/ete/un.md").stat().st_mode) == mode


def test_what_is_set_is_read_back_validates_and_goes_out(run, magazine_at):
    folder = magazine_at(FILES)
    (folder / "articles/seul.md").unlink()
    words = ("title=Données : la clé", "tags=usages,santé", "status=ready", "guests=Jean, économiste")
    run("set", "un", *words, cwd=folder)
    run("publish", "un", cwd=folder)
    assert run("validate", cwd=folder).exit_code == 0
    shown = run("list", cwd=folder).stdout
    assert "published" in shown
    assert shown.endswith("\tDonnées : la clé\n")
    assert run("export", "html", "-o", "site", cwd=folder, SOURCE_DATE_EPOCH="1436500000").exit_code == 0
    page = (folder / "site/ete/un/index.html").read_text()
    assert "Données" in page
    assert "économiste" in page
    assert "site/tags/sante/index.html" in snapshot(folder)


def test_set_tells_in_json_which_file_it_changed(run, magazine_at):
    result = run("set", "un", "title=Deux", "--json", cwd=magazine_at(FILES))
    assert json.loads(result.stdout) == {
        "version": 1,
        "path": "ete/un.md",
        "dry_run": False,
        "written": ["ete/un.md"],
        "removed": [],
        "moved": [],
    }
    assert result.stderr == ""


PLANNED = (
    "---\ntitle: Été\nparts:\n  - un\n  - title: Le lac  # à voir\n    date: 2015-07-11\n  - {title: La mer}\n---\n"
)


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        pytest.param(["le-lac", "announce=true"], "2015-07-11\n", "2015-07-11\n    announce: true\n", id="announced"),
        pytest.param(["ete/le-lac", "date=2015-07-18"], "07-11", "07-18", id="another day"),
        pytest.param(["Le lac", "date="], "    date: 2015-07-11\n", "", id="no day"),
        pytest.param(
            ["la-mer", "title=L’océan", "authors=redaction"],
            "{title: La mer}",
            "{title: L’océan, authors: [redaction]}",
            id="in braces",
        ),
    ],
)
def test_a_planned_part_is_set_in_the_list_of_its_series(run, magazine_at, words, old, new):
    folder = magazine_at({"ete/_index.md": PLANNED, "ete/un.md": "---\ntitle: Un\n---\n"})
    result = run("set", *words, cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "articles/ete/_index.md: set\n")
    assert (folder / "articles/ete/_index.md").read_text() == PLANNED.replace(old, new)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["le-lac", "status=draft"], "status is nothing that a planned part has; set title, date", id="a status"
        ),
        pytest.param(["le-lac", "authors+=Ali"], "authors+ is nothing that a planned part has", id="one more author"),
        pytest.param(["le-lac", "announce=oui"], "announce is 'oui'; write true", id="no such value"),
        pytest.param(["le-lac", "date=11/07/2015"], "2015-07-11 when the day comes first", id="no such date"),
        pytest.param(
            ["le-lac", "title=La mer"], "a part 'la-mer' of ete is already there", id="a title that is taken"
        ),
        pytest.param(["le-lac", "title="], "a planned part needs its title", id="no title"),
    ],
)
def test_what_no_planned_part_can_say_is_refused(run, magazine_at, words, message):
    folder = magazine_at({"ete/_index.md": PLANNED, "ete/un.md": "---\ntitle: Un\n---\n"})
    result = run("set", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert (folder / "articles/ete/_index.md").read_text() == PLANNED
