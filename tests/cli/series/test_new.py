"""`magcli series new`."""

import pytest

from tests.conftest import snapshot


def test_series_new_prints_the_path_of_its_file(run, magazine_at):
    folder = magazine_at({})
    result = run("series", "new", "L’été : où aller ?", cwd=folder)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "articles/l-ete-ou-aller/_index.md\n",
        "",
    )
    text = (folder / "articles/l-ete-ou-aller/_index.md").read_text()
    assert text == "---\ntitle: 'L’été : où aller ?'\nparts: []\n---\n"


def test_series_new_writes_what_it_is_told(run, magazine_at):
    folder = magazine_at({})
    run(
        *("series", "new", "Été", "--slug", "ete-2015", "--season", "été 2015", "--description", "Quatre textes."),
        *("--editor", "redaction", "--editor", "Anne Martin"),
        cwd=folder,
    )
    assert (folder / "articles/ete-2015/_index.md").read_text() == (
        "---\ntitle: Été\nseason: été 2015\ndescription: Quatre textes.\n"
        "editors: [redaction, Anne Martin]\nparts: []\n---\n"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("summer 2015", "été 2015", id="in the language of the magazine"),
        pytest.param("Ete 2015", "été 2015", id="spelt in full"),
        pytest.param("hiver 2015/16", "hiver 2015-2016", id="with its years in full"),
        pytest.param("Saison 3", "Saison 3", id="what is no season as it is"),
    ],
)
def test_a_season_is_written_as_the_magazine_says_it(run, magazine_at, typed, written):
    folder = magazine_at({})
    run("series", "new", "Un", "--season", typed, cwd=folder)
    assert f"\nseason: {written}\n" in (folder / "articles/un/_index.md").read_text()


def test_a_new_series_has_no_mistake_in_it_and_takes_parts_at_once(run, magazine_at):
    folder = magazine_at({})
    run("series", "new", "Été", cwd=folder)
    run("new", "Un", "--series", "ete", "--author", "redaction", "--date", "2015-07-04", cwd=folder)
    run("series", "plan", "ete", "Deux", cwd=folder)
    assert run("validate", cwd=folder).stderr == "nothing wrong in 3 files\n"
    assert (folder / "articles/ete/_index.md").read_text() == (
        "---\ntitle: Été\nparts:\n  - un\n  - title: Deux\n---\n"
    )


def test_articles_that_lie_in_its_folder_become_its_parts(run, magazine_at):
    folder = magazine_at({"ete/un.md": "---\ntitle: Un\n---\n", "ete/deux.md": "---\ntitle: Deux\n---\n"})
    run("series", "new", "Été", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == "---\ntitle: Été\nparts: [deux, un]\n---\n"


def test_a_dry_run_shows_the_file_and_writes_nothing(run, magazine_at):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("series", "new", "Été", "--dry-run", cwd=folder)
    assert result.stdout == (
        "--- /dev/null\n+++ b/articles/ete/_index.md\n@@ -0,0 +1,4 @@\n+---\n+title: Été\n+parts: []\n+---\n"
    )
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before
    assert not (folder / "articles/ete").exists()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["?!"], "no slug can be made of '?!'", id="only punctuation"),
        pytest.param(["Hiver"], "hiver/_index.md is already there", id="a series that exists"),
        pytest.param(["Hîver !"], "hiver/_index.md is already there", id="a series that exists, spelt otherwise"),
        pytest.param(["Éditorial"], "editorial.md is already there", id="called as an article"),
        pytest.param(["Tags"], "the slug 'tags' is kept for other pages", id="called as a page of the site"),
        pytest.param(["Été", "--slug", "été"], "'été' is no slug; write ete", id="a slug that is none"),
        pytest.param(["Été", "--slug", "../ete"], "'../ete' is no slug", id="a slug that leaves the magazine"),
        pytest.param(["Un\x1b[31m"], "holds characters that no page can show", id="an escape in the title"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at({"hiver/_index.md": "---\ntitle: Hiver\n---\n", "editorial.md": "---\ntitle: É\n---\n"})
    before = snapshot(folder)
    result = run("series", "new", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
