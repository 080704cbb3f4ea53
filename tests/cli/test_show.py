"""`magcli show`."""

import pytest

ARTICLE = """\
---
title: "Révolution : sociale ?"
status: review
date: 2015-07-04
authors: [redaction, Julie]
guests: [{name: Jean, role: prospectiviste}]
---

La rupture[^1] est **ici**.

[^1]: *Les Échos*.
"""
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts:\n  - title: Avant\n  - sociale\n---\n",
    "ete/sociale.md": ARTICLE,
    "ete/un.md": "---\ntitle: Un\n---\n",
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [un]\n---\n",
    "hiver/un.md": "---\ntitle: Un autre\n---\n",
    "editorial.md": "---\n---\nBonjour\n",
}


def test_in_a_pipe_show_prints_who_when_and_where_and_the_text_as_it_is_written(run, magazine_at):
    result = run("show", "sociale", cwd=magazine_at(FILES))
    assert result.stdout == (
        "# Révolution : sociale ?\n\n"
        "review · 2015-07-04 · Été 2/2 · La rédaction, Julie · + Jean · articles/ete/sociale.md\n\n"
        "La rupture[^1] est **ici**.\n\n[^1]: *Les Échos*.\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_article_that_says_next_to_nothing_is_shown_too(run, magazine_at):
    result = run("show", "editorial", cwd=magazine_at(FILES))
    assert result.stdout == "# editorial\n\ndraft · articles/editorial.md\n\nBonjour\n"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        pytest.param("sociale", "", id="its slug"),
        pytest.param("ete/sociale", "", id="series and slug"),
        pytest.param("ete/sociale.md", "", id="its path in the magazine"),
        pytest.param("articles/ete/sociale.md", "", id="its path from here"),
        pytest.param("./articles/ete/../ete/sociale.md", "", id="its path, roundabout"),
        pytest.param("sociale.md", "articles/ete", id="its file, in its folder"),
        pytest.param("../ete/sociale.md", "articles/hiver", id="its path, from another folder"),
    ],
)
def test_an_article_has_many_names(run, magazine_at, name, folder):
    result = run("show", name, cwd=magazine_at(FILES) / folder)
    assert result.stdout.startswith("# Révolution : sociale ?\n")


def test_an_absolute_path_is_a_name_too(run, magazine_at):
    folder = magazine_at(FILES)
    result = run("show", folder / "articles/ete/sociale.md", cwd=folder)
    assert result.stdout.startswith("# Révolution : sociale ?\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("social", "there is no article 'social'; did you mean sociale", id="a letter short"),
        pytest.param("ete/societale", "did you mean ete/sociale", id="in its series"),
        pytest.param("hiver/sociale", "did you mean", id="in another series"),
        pytest.param("xyz", "there is no article 'xyz'; magcli list shows what there is", id="like none"),
        pytest.param("un", "several articles are called 'un'; write ete/un or hiver/un", id="the slug of two"),
        pytest.param("/etc/hostname", "there is no article '/etc/hostname'", id="a file of the system"),
    ],
)
def test_a_name_that_stands_for_no_article_is_told_with_the_nearest_ones(run, magazine_at, name, message):
    result = run("show", name, cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_what_cannot_be_read_is_told_and_not_shown_as_an_empty_article(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: Un\n---\ncaf\u00e9\n".encode("latin-1")})
    result = run("show", "un", cwd=folder)
    assert result.exit_code == 2
    assert "articles/un.md:4:4: the file is not UTF-8" in result.stderr


def test_what_is_only_planned_is_told_with_the_command_that_writes_it(run, magazine_at):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [{title: Les bains}]\n---\n"})
    result = run("show", "les-bains", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "magcli: 'les-bains' is planned as part 1 of ete; write it with: magcli new \"…\" --planned les-bains\n"
    )
    assert run("new", "Les bains de mer", "--planned", "les-bains", cwd=folder).exit_code == 0
