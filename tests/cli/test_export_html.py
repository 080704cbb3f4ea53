"""`magcli export html`: the folder that it fills, and whose files it touches there."""

import json
import re

import pytest

from tests.conftest import snapshot

NOW = "1436500000"  # 2015-07-10


def article(title, status="published", body="Texte."):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n{body}\n"


FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n",
    "ete/un.md": article("Un", body="![Une courbe](images/courbe.svg)"),
    "ete/deux.md": article("Deux"),
    "ete/images/courbe.svg": "<svg/>",
    "seul.md": article("Seul"),
}


@pytest.fixture
def export(run):
    """Export in *folder*, on a day when all that is published is due."""
    return lambda folder, *words: run("export", "html", *words, cwd=folder, SOURCE_DATE_EPOCH=NOW)


def test_every_page_has_its_place(export, magazine_at):
    folder = magazine_at(FILES)
    result = export(folder)
    names = [re.sub("-[0-9a-f]{10}", "-…", name) for name in snapshot(folder / "public")]
    assert names == [
        ".magcli.json",
        "404.html",
        "archive/2015/index.html",
        "archive/index.html",
        "assets/icon-….svg",
        "assets/style-….css",
        "ete/deux/index.html",
        "ete/feed.xml",
        "ete/images/courbe.svg",
        "ete/index.html",
        "ete/un/index.html",
        "feed.xml",
        "index.html",
        "people/index.html",
        "people/redaction/index.html",
        "robots.txt",
        "seul/index.html",
        "sitemap.xml",
    ]
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "public: 17 files, 17 written, 0 removed\n"


def test_the_manifest_lists_what_was_written(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    listed = json.loads((folder / "public/.magcli.json").read_text())
    assert listed["version"] == 1
    assert sorted([*listed["files"], ".magcli.json"]) == list(snapshot(folder / "public"))


def test_the_folder_can_be_chosen_and_is_made(export, magazine_at):
    folder = magazine_at(FILES)
    assert export(folder, "-o", "sortie/web").exit_code == 0
    assert "sortie/web/index.html" in snapshot(folder)
    assert not (folder / "public").exists()


def test_a_second_export_writes_nothing_anew(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    times = {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")}
    assert export(folder).stderr == "public: 17 files, 0 written, 0 removed\n"
    assert {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")} == times


def test_a_page_that_is_no_longer_wanted_goes_and_so_does_its_empty_folder(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    (folder / "articles/seul.md").write_text(article("Seul", "draft"))
    (folder / "articles/ete/un.md").write_text(article("Un"))
    result = export(folder)
    assert result.stderr.endswith(" 2 removed\n")
    assert not (folder / "public/seul").exists()
    assert not (folder / "public/ete/images").exists()
    assert "public/ete/un/index.html" in snapshot(folder)


def test_a_file_that_magcli_did_not_write_stays_even_in_a_folder_that_goes(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    (folder / "public/CNAME").write_text("mag.example.org\n")
    (folder / "public/seul/notes.txt").write_text("à nous\n")
    (folder / "articles/seul.md").unlink()
    export(folder)
    files = snapshot(folder / "public")
    assert (files["CNAME"], files["seul/notes.txt"]) == (b"mag.example.org\n", "à nous\n".encode())
    assert "seul/index.html" not in files


def test_a_list_that_somebody_changed_removes_nothing_outside_the_folder(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    (folder / "dehors.txt").write_text("à nous\n")
    listed = ["../dehors.txt", "ete/../../dehors.txt", str(folder / "dehors.txt"), "../articles/seul.md"]
    (folder / "public/.magcli.json").write_text(json.dumps({"version": 1, "files": listed}))
    before = snapshot(folder)
    assert export(folder).exit_code == 0
    assert set(snapshot(folder)) == set(before)


@pytest.mark.parametrize(
    ("foreign", "named"),
    [
        pytest.param("public/index.html", "public/index.html", id="a page"),
        pytest.param("public/ete/images/courbe.svg", "public/ete/images/courbe.svg", id="a picture"),
        pytest.param("public/ete", "public/ete", id="a file where a folder must be"),
        pytest.param("public/seul/index.html/x", "public/seul/index.html", id="a folder where a file must be"),
        pytest.param("public/.magcli.json", "public/.magcli.json", id="a list that magcli did not write"),
    ],
)
def test_a_foreign_file_in_the_way_is_named_and_nothing_at_all_is_written(export, magazine_at, foreign, named):
    folder = magazine_at(FILES)
    (folder / foreign).parent.mkdir(parents=True)
    (folder / foreign).write_text("à nous\n")
    before = snapshot(folder)
    result = export(folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert named in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("out", "message"),
    [
        pytest.param("papier/web", "papier", id="below a file"),
        pytest.param("papier", "cannot write papier:", id="a file"),
        pytest.param("articles", "it lies inside the magazine", id="the magazine"),
        pytest.param("articles/public", "it lies inside the magazine", id="in the magazine"),
        pytest.param("public/../articles/ete/..", "it lies inside the magazine", id="in the magazine, roundabout"),
        pytest.param("/proc/magcli", "/proc/magcli", id="where the system lets nobody write"),
        pytest.param("-", "folder", id="standard output"),
    ],
)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_written(export, magazine_at, out, message):
    folder = magazine_at(FILES)
    (folder / "papier").write_text("à nous\n")
    before = snapshot(folder)
    result = export(folder, "-o", out)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr
    assert "fault of magcli" not in result.stderr
    assert ".magcli.json" not in result.stderr
    assert snapshot(folder) == before


def test_no_temporary_file_is_left_beside_the_folder(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "public"]


def test_a_picture_that_is_a_link_out_of_the_magazine_is_not_published(export, magazine_at):
    folder = magazine_at(FILES)
    (folder / "secret.txt").write_text("mot de passe\n")
    (folder / "articles/ete/images/courbe.svg").unlink()
    (folder / "articles/ete/images/courbe.svg").symlink_to(folder / "secret.txt")
    export(folder)
    out = snapshot(folder / "public") if (folder / "public").exists() else {}
    assert b"mot de passe\n" not in out.values()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--series", "ete"], id="a series"),
        pytest.param(["--limit", "3"], id="a limit"),
        pytest.param(["--single", "ete", "--limit", "3"], id="a limit on a page"),
        pytest.param(["--single", "ete", "--series", "ete"], id="a series twice"),
    ],
)
def test_what_only_feeds_know_is_refused(export, magazine_at, words):
    folder = magazine_at(FILES)
    result = export(folder, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--series and --limit are for feeds" in result.stderr
    assert not (folder / "public").exists()


def test_a_series_as_one_page_goes_to_standard_output(export, magazine_at):
    folder = magazine_at(FILES)
    result = export(folder, "--single", "Été")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("<!doctype html>\n")
    assert re.findall(r"(?:Un|Deux)(?=</h\d>)", result.stdout) == ["Un", "Deux"]
    assert sorted(path.name for path in folder.iterdir()) == ["articles"]


def test_no_id_stands_twice_on_a_page_that_holds_several_articles(export, magazine_at):
    noted = article("Un", body="## Suite\n\nOui[^1], et oui[^1].\n\n[^1]: Note.\n")
    folder = magazine_at({**FILES, "ete/un.md": noted, "ete/deux.md": noted})
    ids = re.findall(r'\bid="([^"]*)"', export(folder, "--single", "ete").stdout)
    assert len(ids) > 8
    assert len(set(ids)) == len(ids)


def test_a_refused_export_leaves_the_folder_as_the_last_one_made_it(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    (folder / "articles/seul.md").write_text(article("Seul", body="Non[^1]."))
    before = snapshot(folder)
    assert export(folder).exit_code == 1
    assert snapshot(folder) == before


def test_an_article_and_a_series_of_one_address_are_refused_and_neither_is_lost(export, magazine_at):
    folder = magazine_at({**FILES, "ete.md": article("Sur l’été")})
    result = export(folder)
    assert result.exit_code == 1
    assert "articles/ete.md" in result.stderr
    assert not (folder / "public").exists()


def test_without_an_address_there_are_pages_but_no_feeds(export, magazine_at):
    folder = magazine_at({**FILES, "_index.md": "---\ntitle: Le Mag\n---\n"})
    assert export(folder).exit_code == 0
    assert {"feed.xml", "ete/feed.xml", "sitemap.xml"}.isdisjoint(snapshot(folder / "public"))
