"""`magcli theme`, and what an export makes of the folder `_theme`."""

import json
import re

import pytest

from tests.conftest import snapshot

NOW = "1436500000"  # 2015-07-10
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n",
    "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte.\n",
}


@pytest.fixture
def magcli(run):
    return lambda folder, *words: run(*words, cwd=folder, SOURCE_DATE_EPOCH=NOW)


def test_a_template_is_copied_prints_its_path_and_can_be_taken_back(magcli, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = magcli(folder, "theme", "eject", "article")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "articles/_theme/article.html\n", "")
    assert set(snapshot(folder)) - set(before) == {"articles/_theme/article.html"}
    assert magcli(folder, "undo").exit_code == 0
    assert snapshot(folder) == before
    assert not (folder / "articles/_theme").exists()
    assert magcli(folder, "redo").exit_code == 0
    assert "articles/_theme/article.html" in snapshot(folder)


def test_every_file_of_the_theme_can_be_copied_and_taken_back(magcli, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    names = [row.partition("\t")[0] for row in magcli(folder, "theme", "list").stdout.splitlines()]
    for name in names:
        assert magcli(folder, "theme", "eject", name).exit_code == 0
    export = magcli(folder, "export", "html")
    assert export.exit_code == 0
    for _ in names:
        assert magcli(folder, "undo").exit_code == 0
    assert {name for name in snapshot(folder) if name.startswith("articles")} == set(before)


def test_copies_change_no_page(magcli, magazine_at):
    folder = magazine_at(FILES)
    magcli(folder, "export", "html")
    before = snapshot(folder / "public")
    for name in ("article.html", "base.html", "_parts.html", "404.html"):
        magcli(folder, "theme", "eject", name)
    magcli(folder, "export", "html")
    assert snapshot(folder / "public") == before


def test_a_dry_run_shows_the_copy_and_writes_none(magcli, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = magcli(folder, "theme", "eject", "404.html", "--dry-run")
    assert result.stdout.startswith("--- /dev/null\n+++ b/articles/_theme/404.html\n")
    assert snapshot(folder) == before


def test_a_copy_is_never_overwritten(magcli, magazine_at):
    folder = magazine_at({**FILES, "_theme/article.html": "à nous"})
    result = magcli(folder, "theme", "eject", "article.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "articles/_theme/article.html is already there; edit it" in result.stderr
    assert (folder / "articles/_theme/article.html").read_text() == "à nous"


def test_what_is_no_template_gets_the_nearest(magcli, magazine_at):
    result = magcli(magazine_at(FILES), "theme", "eject", "artcle.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("magcli: there is no template 'artcle.html'; did you mean article.html?")


def test_the_list_says_whose_each_is_and_whether_it_is_outdated(magcli, magazine_at):
    folder = magazine_at({**FILES, "_theme/_mien.html": "", "_theme/home.html": "x", "_theme/artcle.html": "x"})
    magcli(folder, "theme", "eject", "article")
    path = folder / "articles/_theme/article.html"
    result = magcli(folder, "theme", "list")
    rows = dict(line.split("\t", 1) for line in result.stdout.splitlines())
    assert rows["base.html"] == "magcli\t"
    assert rows["article.html"] == "yours\tmagcli's is the same"
    assert rows["home.html"] == "yours\tnobody knows: it is no copy that magcli made"
    assert rows["_mien.html"] == "yours\tadded"
    assert result.stderr == "articles/_theme/artcle.html: no page is made with it; did you mean article.html?\n"
    path.write_text(re.sub(r"(?<= from )[0-9a-f]{12}", "0" * 12, path.read_text()))
    assert "article.html\tyours\tmagcli's has changed\n" in magcli(folder, "theme", "list").stdout


def test_the_list_as_json(magcli, magazine_at):
    folder = magazine_at({**FILES, "_theme/home.html": "x"})
    told = json.loads(magcli(folder, "theme", "list", "--json").stdout)
    rows = {row["name"]: row for row in told["templates"]}
    assert told["version"] == 1
    assert rows["home.html"] == {"name": "home.html", "path": "_theme/home.html", "replaces": True, "outdated": None}
    assert rows["base.html"] == {"name": "base.html", "path": None, "replaces": False, "outdated": None}


def test_a_diff_shows_what_a_copy_changes(magcli, magazine_at):
    folder = magazine_at(FILES)
    magcli(folder, "theme", "eject", "404")
    path = folder / "articles/_theme/404.html"
    assert magcli(folder, "theme", "diff", "404").stdout == ""
    path.write_text(path.read_text() + "<p>à nous</p>\n")
    shown = magcli(folder, "theme", "diff", "404").stdout
    assert "+<p>à nous</p>\n" in shown
    assert [line for line in shown.splitlines() if line.startswith("-") and not line.startswith("---")] == []


def test_a_template_of_the_magazine_takes_the_place_of_that_of_magcli(magcli, magazine_at):
    folder = magazine_at(
        {**FILES, "_theme/404.html": "{% include '_mien.html' %}", "_theme/_mien.html": "<p>Rien ici, {{ home }}</p>"}
    )
    assert magcli(folder, "export", "html").exit_code == 0
    assert snapshot(folder / "public")["404.html"] == b"<p>Rien ici, /</p>"


def test_assets_of_the_theme_go_along(magcli, magazine_at):
    folder = magazine_at(
        {**FILES, "_theme/assets/a.woff2": b"\0a", "_theme/assets/logos/b.svg": "<svg/>", "_theme/assets/.cache": "x"}
    )
    magcli(folder, "export", "html")
    files = snapshot(folder / "public")
    assert (files["assets/a.woff2"], files["assets/logos/b.svg"]) == (b"\0a", b"<svg/>")
    assert not any(name.endswith(".cache") for name in files)


def test_the_theme_is_no_series_and_its_files_are_no_articles(magcli, magazine_at):
    folder = magazine_at({**FILES, "_theme/_index.md": "---\ntitle: X\n---\n", "_theme/notes.md": "# Notes\n"})
    assert "notes" not in magcli(folder, "list").stdout
    assert "_theme" not in magcli(folder, "series", "list").stdout
    validated = magcli(folder, "validate")
    assert "_theme" not in validated.stdout + validated.stderr
    magcli(folder, "export", "html")
    assert not any("theme" in name or "notes" in name for name in snapshot(folder / "public"))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        pytest.param("404.html", "a\n{% if %}", "articles/_theme/404.html:2: unexpected end of block", id="syntax"),
        pytest.param("_mien.html", "{{ a|b }}{% if", "articles/_theme/_mien.html:1: ", id="a piece"),
        pytest.param("404.html", "{{ a.b.c }}", "articles/_theme/404.html:1: ", id="a value that is none"),
        pytest.param("404.html", "{% include '_rien.html' %}", "non-existing template '_rien.html'; ", id="no piece"),
        pytest.param("_parts.html", "", "one of yours may lack what it asks for: _parts.html", id="a macro lost"),
        pytest.param("404.html", b"\xe9t\xe9", "the file is not UTF-8", id="another encoding"),
        pytest.param("404.html", "x" * 600_000, "it is larger than 512 KiB", id="too large"),
    ],
)
def test_an_error_in_a_template_is_told_and_nothing_is_written(magcli, magazine_at, name, text, told):
    folder = magazine_at({**FILES, f"_theme/{name}": text})
    before = snapshot(folder)
    result = magcli(folder, "export", "html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "fault of magcli" not in result.stderr
    assert snapshot(folder) == before
    assert not (folder / "public").exists()


@pytest.mark.parametrize("place", ["_theme/404.html", "_theme/assets/a.txt", "_theme"])
def test_no_link_leads_a_theme_out_of_the_magazine(magcli, magazine_at, place):
    folder = magazine_at(FILES)
    (folder / "dehors").mkdir()
    (folder / "dehors/404.html").write_text("mot de passe")
    path = folder / "articles" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(folder / "dehors" if place == "_theme" else folder / "dehors/404.html")
    result = magcli(folder, "export", "html")
    assert (result.exit_code, "cannot read articles/_theme" in result.stderr) == (2, True)
    assert not (folder / "public").exists()


def test_other_exports_do_not_look_at_the_theme(magcli, magazine_at):
    folder = magazine_at({**FILES, "_theme/404.html": "{% if"})
    for words in (["rss"], ["ics"], ["html", "--fragment", "un"]):
        assert magcli(folder, "export", *words).exit_code == 0


@pytest.mark.parametrize(
    ("head", "told"),
    [
        pytest.param(
            "status: draft", "ete/deux is not published; publish it first: magcli publish ete/deux\n", id="a draft"
        ),
        pytest.param(
            "status: published\ndate: 2015-08-01",
            "ete/deux is to appear on 2015-08-01; export it from then on\n",
            id="scheduled",
        ),
    ],
)
def test_the_text_of_what_is_not_public_is_not_exported_alone(magcli, magazine_at, head, told):
    folder = magazine_at({**FILES, "ete/deux.md": f"---\ntitle: Deux\nauthors: [redaction]\n{head}\n---\n\nTexte.\n"})
    result = magcli(folder, "export", "html", "--fragment", "deux")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(told)


def test_the_text_of_an_article_goes_to_standard_output_or_a_file(magcli, magazine_at):
    folder = magazine_at({**FILES, "seul.md": FILES["ete/un.md"].replace("Texte", "Non[^1]")})
    shown = magcli(folder, "export", "html", "--fragment", "ete/un")
    # What is wrong with another article is no reason to refuse this one.
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, "<p>Texte.</p>\n", "")
    result = magcli(folder, "export", "html", "--fragment", "un", "-o", "un.html")
    assert (result.exit_code, result.stdout, (folder / "un.html").read_text()) == (0, "", "<p>Texte.</p>\n")
    assert magcli(folder, "export", "html", "--fragment", "seul").exit_code == 1
