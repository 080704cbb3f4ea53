"""`magcli rename`. Which links follow, and what is refused: tests/test_moving.py."""

import re
import stat

import pytest

from tests.conftest import snapshot

NOW = "1436500000"  # 2015-07-10


def article(title, id, body="Texte.", status="published"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: 2015-07-04\nauthors: [redaction]\nid: {id}\n---\n\n{body}\n"


INDEX = "---\ntitle: Été\nparts:\n  - un   # le premier\n  - deux\n  - title: Trois\n---\n"
FILES = {
    "ete/_index.md": INDEX,
    "ete/un.md": article("Un", "a"),
    "ete/deux.md": article("Deux", "b", "Voir [un](un.md)."),
    "seul.md": article("Seul", "c", "Voir [un](ete/un.md#top) et `ete/un.md`.", status="draft"),
}


def test_rename_prints_the_new_path_and_tells_what_changed_with_it(run, magazine_at):
    folder = magazine_at(FILES)
    result = run("rename", "un", "debut", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "articles/ete/debut.md\n")
    assert result.stderr == "changed with it: articles/ete/_index.md, articles/ete/deux.md, articles/seul.md\n"


def test_every_file_that_speaks_of_it_follows_and_no_other_byte_changes(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("rename", "un", "debut", cwd=folder)
    moved = article("Un", "a").replace("id: a\n", "id: a\naliases: [/ete/un/]\n")
    del before["articles/ete/un.md"]
    assert snapshot(folder) == {
        **before,
        "articles/ete/debut.md": moved.encode(),
        "articles/ete/_index.md": INDEX.replace("- un ", "- debut ").encode(),
        "articles/ete/deux.md": FILES["ete/deux.md"].replace("(un.md)", "(debut.md)").encode(),
        "articles/seul.md": FILES["seul.md"].replace("(ete/un.md#top)", "(ete/debut.md#top)").encode(),
    }


def test_paths_can_be_typed_where_the_command_was(run, magazine_at):
    result = run("rename", "un.md", "debut", cwd=magazine_at(FILES) / "articles/ete")
    assert (result.stdout, result.stderr) == ("debut.md\n", "changed with it: _index.md, deux.md, ../seul.md\n")


def test_an_article_that_no_file_speaks_of_moves_alone(run, magazine_at):
    folder = magazine_at(FILES)
    result = run("rename", "seul", "unique", cwd=folder)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "articles/unique.md\n",
        "no other file speaks of it\n",
    )
    assert (folder / "articles/unique.md").read_text() == FILES["seul.md"]
    assert not (folder / "articles/seul.md").exists()


def test_the_name_that_it_has_changes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    stamp = (folder / "articles/ete/un.md").stat().st_mtime_ns
    result = run("rename", "un", "un", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "articles/ete/un.md\n")
    assert snapshot(folder) == before
    assert (folder / "articles/ete/un.md").stat().st_mtime_ns == stamp


def test_the_name_that_it_has_is_not_told_as_if_nobody_spoke_of_it(run, magazine_at):
    assert "no other file speaks of it" not in run("rename", "un", "un", cwd=magazine_at(FILES)).stderr


def test_a_dry_run_shows_every_file_that_would_change_and_writes_none(run, magazine_at):
    folder = magazine_at({**FILES, "ete/un.md": "---\ntitle: Un\n---\n", "seul.md": ""})
    before = snapshot(folder)
    result = run("rename", "un", "debut", "--dry-run", cwd=folder)
    assert result.stdout == (
        "--- /dev/null\n+++ b/articles/ete/debut.md\n@@ -0,0 +1,3 @@\n+---\n+title: Un\n+---\n"
        "--- a/articles/ete/un.md\n+++ /dev/null\n@@ -1,3 +0,0 @@\n----\n-title: Un\n----\n"
        "--- a/articles/ete/_index.md\n+++ b/articles/ete/_index.md\n@@ -1,7 +1,7 @@\n"
        " ---\n title: Été\n parts:\n-  - un   # le premier\n+  - debut   # le premier\n   - deux\n   - title: Trois\n ---\n"
        "--- a/articles/ete/deux.md\n+++ b/articles/ete/deux.md\n@@ -6,4 +6,4 @@\n"
        " id: b\n ---\n \n-Voir [un](un.md).\n+Voir [un](debut.md).\n"
    )
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


def test_a_dry_run_of_the_name_that_it_has_says_so(run, magazine_at):
    result = run("rename", "un", "un", "--dry-run", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing to change\n")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["un"], "Missing argument 'SLUG'", id="no new name"),
        pytest.param(["hune", "debut"], "did you mean un?", id="no article, nearly"),
        pytest.param(["_index.md", "debut"], "there is no article '_index.md'", id="an index"),
        pytest.param(["un", "deux"], "articles/ete/deux.md is already there; choose another slug", id="taken"),
        pytest.param(["un", "Début"], "'Début' is no slug; write debut", id="no slug"),
        pytest.param(["un", "../debut"], "'../debut' is no slug", id="a path"),
        pytest.param(["un", ""], "no slug can be made of ''", id="nothing"),
        pytest.param(["un", "tags"], "the slug 'tags' is kept for other pages", id="a page of the site"),
        pytest.param(["seul", "ete"], "articles/ete is already there; it is a series or a folder", id="a series"),
        pytest.param(["cible", "debut"], "articles/lien.md:6: the link to cible.md is written in a way", id="a link"),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_is_told_and_every_byte_stays(run, magazine_at, words, problem):
    link = "---\ntitle: Lien\n---\n\nLe fichier cible.md :\n[ici](cible&#46;md)\n"
    folder = magazine_at({**FILES, "cible.md": article("Cible", "d"), "lien.md": link})
    before = snapshot(folder)
    result = run("rename", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize("slug", ["tags", ""])
def test_no_option_is_offered_that_the_command_does_not_have(run, magazine_at, slug):
    assert "--slug" not in run("rename", "un", slug, cwd=magazine_at(FILES)).stderr


@pytest.mark.parametrize("mode", [0o600, 0o664], ids=oct)
def test_the_permissions_of_the_file_stay(run, magazine_at, mode):
    folder = magazine_at(FILES)
    (folder / "articles/ete/un.md").chmod(mode)
    run("rename", "un", "debut", cwd=folder)
    assert stat.S_IMODE((folder / "articles/ete/debut.md").stat().st_mode) == mode


@pytest.mark.parametrize("status", ["draft", "published"])
def test_only_the_capitals_of_a_name_can_change_even_on_a_disk_that_ignores_them(run, magazine_at, status):
    """To be run with --basetemp on such a disk, too."""
    folder = magazine_at(
        {"ete/_index.md": INDEX.replace("un ", "Un "), "ete/Un.md": article("Un", "a", status=status)}
    )
    before = snapshot(folder)
    assert run("rename", "Un.md", "un", cwd=folder / "articles/ete").exit_code == 0
    after = snapshot(folder)
    assert sorted(after) == ["articles/_index.md", "articles/ete/_index.md", "articles/ete/un.md"]
    assert run("undo", cwd=folder).exit_code == 0
    assert snapshot(folder) == before
    assert run("redo", cwd=folder).exit_code == 0
    assert snapshot(folder) == after


def test_what_was_sound_is_sound_and_the_former_address_leads_on(run, magazine_at):
    folder = magazine_at(FILES)
    assert run("validate", cwd=folder).exit_code == 0
    run("rename", "un", "debut", cwd=folder)
    assert run("validate", cwd=folder).exit_code == 0
    assert run("export", "html", "-o", "site", cwd=folder, SOURCE_DATE_EPOCH=NOW).exit_code == 0
    former = (folder / "site/ete/un/index.html").read_text()
    assert '<meta http-equiv="refresh" content="0; url=../debut/">' in former
    assert '<link rel="canonical" href="https://mag.example.org/ete/debut/">' in former
    assert re.search(r"<h1[^>]*>Un</h1>", (folder / "site/ete/debut/index.html").read_text())
    assert '<a href="../debut/">un</a>' in (folder / "site/ete/deux/index.html").read_text()


def test_renamed_back_its_page_stands_at_its_first_address_again(run, magazine_at):
    folder = magazine_at(FILES)
    run("rename", "un", "debut", cwd=folder)
    run("rename", "debut", "un", cwd=folder)
    assert "aliases: [/ete/debut/]\n" in (folder / "articles/ete/un.md").read_text()
    run("export", "html", "-o", "site", cwd=folder, SOURCE_DATE_EPOCH=NOW)
    assert "http-equiv" not in (folder / "site/ete/un/index.html").read_text()
    assert "url=../un/" in (folder / "site/ete/debut/index.html").read_text()


def test_the_feed_knows_it_by_the_same_id(run, magazine_at):
    folder = magazine_at(FILES)

    def feed():
        return run("export", "rss", cwd=folder, SOURCE_DATE_EPOCH=NOW).stdout

    before = re.findall("<guid.*?</guid>", feed())
    assert len(before) == 2
    run("rename", "un", "debut", cwd=folder)
    assert re.findall("<guid.*?</guid>", feed()) == before
    assert "/ete/debut/" in feed()


def test_a_text_whose_links_nobody_can_follow_is_told(run, magazine_at):
    folder = magazine_at({**FILES, "ete/trois.md": "---\nx: {voir: un.md\n---\n\n[un](un.md)\n"})
    result = run("rename", "un", "debut", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "articles/ete/debut.md\n")
    assert result.stderr.endswith(
        "articles/ete/trois.md cannot be read: links in it to articles/ete/un.md, if there are any, did not follow\n"
    )


def test_what_holds_no_links_needs_no_word(run, magazine_at):
    folder = magazine_at({**FILES, "vide.md": "", "illisible.md": b"\xe9"})
    (folder / "articles/rien.md").symlink_to("absent.md")
    told = run("rename", "un", "debut", cwd=folder).stderr
    assert re.findall(r"^(\S+) cannot be read", told, re.MULTILINE) == ["articles/illisible.md"]
