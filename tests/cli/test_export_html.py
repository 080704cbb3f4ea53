"""`magcli export html`: the folder that it fills, and whose files it touches there."""

import json
import re
from posixpath import normpath

import pytest

from tests.conftest import HOME, snapshot

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
        "assets/feed-….css",
        "assets/icon-….svg",
        "assets/style-….css",
        "atom.xml",
        "ete/atom.xml",
        "ete/deux/index.html",
        "ete/feed.json",
        "ete/feed.xml",
        "ete/images/courbe.svg",
        "ete/index.html",
        "ete/un/index.html",
        "feed.json",
        "feed.xml",
        "index.html",
        "people/index.html",
        "people/redaction/feed.xml",
        "people/redaction/index.html",
        "robots.txt",
        "seul/index.html",
        "sitemap.xml",
    ]
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "public: 23 files, 23 written, 0 removed\n"


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
    assert export(folder).stderr == "public: 23 files, 0 written, 0 removed\n"
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


@pytest.mark.parametrize("words", [[], ["--dry-run"]], ids=["", "dry run"])
def test_a_file_that_has_the_name_of_a_page_is_told_and_the_page_stays(export, magazine_at, words):
    home = HOME.replace("lang: fr", "lang: fr\nvalidate: {ignore: [LINK]}")
    linking = article("Deux", body="[f](feed.xml) [encore](feed.xml) ![](../assets/a.svg)")
    files = {"_index.md": home, "ete/deux.md": linking, "ete/feed.xml": "<à/>", "assets/a.svg": "<svg/>"}
    folder = magazine_at({**FILES, **files, "_theme/assets/a.svg": "<svg>du thème</svg>"})
    result = export(folder, *words)
    assert result.exit_code == 0
    told = "is left out: a page of the site has its address; give it another name"
    assert [line for line in result.stderr.splitlines() if "left out" in line] == [
        f"articles/assets/a.svg {told}",
        f"articles/ete/feed.xml {told}",
    ]
    if not words:
        public = snapshot(folder / "public")
        assert b"<rss" in public["ete/feed.xml"]
        assert public["assets/a.svg"] == "<svg>du thème</svg>".encode()


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
    result = export(folder, "--force")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert named in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize("words", [[], ["--dry-run"]], ids=["", "dry run"])
def test_a_folder_of_other_files_is_left_alone_until_somebody_insists(export, magazine_at, words):
    folder = magazine_at(FILES)
    (folder / "public").mkdir()
    (folder / "public/notes.txt").write_text("à nous\n")
    before = snapshot(folder)
    result = export(folder, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    typed = " ".join(["magcli export html", *words, "--force"])
    assert result.stderr == (
        "magcli: public holds files that magcli did not write; choose another folder with -o, "
        f"or leave them there: {typed}\n"
    )
    assert snapshot(folder) == before


def test_with_force_other_files_stay_and_nobody_asks_again(export, magazine_at):
    folder = magazine_at(FILES)
    (folder / "public").mkdir()
    (folder / "public/notes.txt").write_text("à nous\n")
    assert export(folder, "--force").exit_code == 0
    assert export(folder).exit_code == 0
    assert (folder / "public/notes.txt").read_text() == "à nous\n"


def test_a_folder_of_hidden_files_alone_is_free(export, magazine_at):
    folder = magazine_at(FILES)
    (folder / "public").mkdir()
    (folder / "public/.gitkeep").write_text("")
    assert export(folder).exit_code == 0


def test_a_list_of_a_later_magcli_is_not_touched(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    (folder / "public/.magcli.json").write_text('{"version": 2, "files": []}')
    before = snapshot(folder)
    result = export(folder)
    assert (result.exit_code, "it was written by a later magcli; use that one" in result.stderr) == (2, True)
    assert snapshot(folder) == before


def links_of(files):
    """Where the pages of a site lead within it, by page."""
    for name, content in files.items():
        if name.endswith(".html") and name != "404.html":  # which is sent for any address
            for target in re.findall(r'(?:href|src)="([^":#?]+)["#?]', content.decode()):
                yield (
                    name,
                    normpath(f"{name.rpartition('/')[0]}/{target}{'index.html' if target.endswith('/') else ''}"),
                )


@pytest.mark.parametrize(
    "words", [[], ["--base-url", "https://essai.example.org/sous/dossier"]], ids=["", "elsewhere"]
)
def test_links_lead_to_pages_whatever_folder_the_site_is_served_from(export, magazine_at, words):
    folder = magazine_at(FILES)
    export(folder, *words)
    files = snapshot(folder / "public")
    assert {target.lstrip("/") for _, target in links_of(files)} <= set(files)


def test_a_preview_has_an_address_of_its_own(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder, "-o", "a")
    export(folder, "-o", "b", "--base-url", "http://localhost:8000/essai")
    first, second = snapshot(folder / "a"), snapshot(folder / "b")
    everything = b"".join(content for content in second.values())
    assert b"mag.example.org" not in everything
    assert b'<link rel="canonical" href="http://localhost:8000/essai/ete/un/">' in second["ete/un/index.html"]
    assert b'href="/essai/"' in second["404.html"]
    assert first.keys() - second.keys() == {"robots.txt"}  # which only counts at the top of a host
    assert second.keys() <= first.keys()


def test_a_preview_can_have_feeds_where_the_magazine_has_no_address_yet(export, magazine_at):
    folder = magazine_at({**FILES, "_index.md": "---\ntitle: Le Mag\n---\n"})
    export(folder, "--base-url", "http://localhost:8000")
    assert b"<link>http://localhost:8000/</link>" in snapshot(folder / "public")["feed.xml"]


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
    ("words", "message"),
    [
        pytest.param(
            ["--series", "ete"], "--series is for atom, ics, jsonfeed and rss, not html; leave it out", id="a series"
        ),
        pytest.param(["--limit", "3"], "--limit is for atom, jsonfeed and rss, not html; leave it out", id="a limit"),
        pytest.param(
            ["--single", "ete", "--limit", "3"], "--limit is for atom, jsonfeed and rss", id="a limit on a page"
        ),
        pytest.param(
            ["--single", "ete", "--series", "ete"], "--series is for atom, ics, jsonfeed and rss", id="a series twice"
        ),
        pytest.param(
            ["--single", "ete", "--fragment", "un"],
            "--single and --fragment ask for two things; ask for one at a time",
            id="a page and a text",
        ),
        pytest.param(["--single", "ete", "--force"], "--force is for a folder", id="force for a page"),
        pytest.param(["--base-url", "mag.example.org"], "--base-url is 'mag.example.org'; write", id="no address"),
    ],
)
def test_what_does_not_fit_is_refused(export, magazine_at, words, message):
    folder = magazine_at(FILES)
    result = export(folder, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
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


def test_a_typing_error_takes_no_page_from_readers(export, magazine_at):
    """What cannot be read is left out as long as it was never there; a page that readers have stays."""
    folder = magazine_at(FILES)
    export(folder)
    before = snapshot(folder / "public")
    for name in ("seul", "nouveau"):
        (folder / f"articles/{name}.md").write_text(article("Seul : la suite"))
    result = export(folder)
    assert result.exit_code == 1
    assert "articles/seul.md:2:" in result.stderr
    assert "articles/nouveau.md" not in result.stderr
    assert snapshot(folder / "public") == before
    (folder / "articles/seul.md").write_text(article("Seul"))
    assert (export(folder).exit_code, "left out" in export(folder).stderr) == (0, True)


@pytest.mark.parametrize("url", ["https://a b/", "https://a/<b>/", "a.example", "https://"])
def test_an_address_that_is_none_is_refused(export, magazine_at, url):
    folder = magazine_at(FILES)
    result = export(folder, "--base-url", url)
    assert (result.exit_code, "write it whole: https://…/" in result.stderr) == (2, True)
    assert not (folder / "public").exists()
