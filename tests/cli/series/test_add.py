"""`magcli series add`."""

import pytest

from tests.conftest import snapshot

INDEX = """\
---
title:  Été  # provisoire
parts:
  - un         # écrit
  # la suite
  - title: Marchés
    date: 2015-07-18

season: été 2015
---

Deux   espaces.
"""
ARTICLE = "---\ntitle: Trois\n---\n"
FILES = {"ete/_index.md": INDEX, "ete/un.md": ARTICLE, "ete/trois.md": ARTICLE, "seul.md": ARTICLE}


@pytest.mark.parametrize(
    ("words", "before", "number"),
    [
        pytest.param([], "\nseason", 3, id="the last one unless told otherwise"),
        pytest.param(["--to", "1"], "  - un", 1, id="to the front"),
        pytest.param(["--to", "2"], "  # la suite", 2, id="above the comment of the part it pushes down"),
        pytest.param(["--to", "3"], "\nseason", 3, id="to the end"),
        pytest.param(["--before", "un"], "  - un", 1, id="before a part"),
        pytest.param(["--before", "Marchés"], "  # la suite", 2, id="before a planned part"),
        pytest.param(["--after", "un"], "  # la suite", 2, id="after a part"),
        pytest.param(["--after", "2"], "\nseason", 3, id="after a number"),
    ],
)
def test_an_article_is_listed_and_no_other_line_changes(run, magazine_at, words, before, number):
    folder = magazine_at(FILES)
    result = run("series", "add", "ete", "trois", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"ete/trois is part {number} of 3\n"
    assert (folder / "articles/ete/_index.md").read_text() == INDEX.replace(before, f"  - trois\n{before}")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("trois", id="slug"),
        pytest.param("ete/trois", id="series and slug"),
        pytest.param("articles/ete/trois.md", id="path"),
    ],
)
def test_an_article_has_many_names(run, magazine_at, name):
    folder = magazine_at({**FILES, "trois.md": ARTICLE})
    assert run("series", "add", "ete", name, cwd=folder).stderr == "ete/trois is part 3 of 3\n"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param("parts: [un]", "parts: [un, trois]", id="in brackets"),
        pytest.param("parts: []", "parts:\n  - trois", id="empty brackets"),
        pytest.param("parts:", "parts:\n  - trois", id="nothing yet"),
        pytest.param("parts:   # l’ordre", "parts:   # l’ordre\n  - trois", id="nothing but a comment"),
        pytest.param("parts:\n- un", "parts:\n- un\n- trois", id="not indented"),
        pytest.param("parts:\n    -   un", "parts:\n    -   un\n    - trois", id="indented far"),
        pytest.param("season: été", "season: été\nparts:\n  - trois", id="no parts at all"),
    ],
)
def test_the_list_keeps_the_way_it_is_written(run, magazine_at, parts, expected):
    index = f"---\ntitle: Été\n{parts}\n---\n"
    folder = magazine_at({**FILES, "ete/_index.md": index})
    run("series", "add", "ete", "trois", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == index.replace(parts, expected)


def test_a_dry_run_shows_the_line_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "add", "ete", "trois", "--dry-run", cwd=folder)
    assert [line for line in result.stdout.splitlines() if line[0] in "+-"][2:] == ["+  - trois"]
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["ete", "un"], "part 1 of ete is already there; move it with", id="a part already"),
        pytest.param(["ete", "seul"], "git mv articles/seul.md articles/ete/seul.md", id="in another folder"),
        pytest.param(["ete", "troi"], "there is no article 'troi'; did you mean trois", id="no such article"),
        pytest.param(["hiver", "trois"], "there is no series 'hiver'", id="no such series"),
        pytest.param(["ete", "trois", "--to", "4"], "there is no place 4; give one from 1 to 3", id="too far"),
        pytest.param(["ete", "trois", "--to", "0"], "there is no place 0; give one from 1 to 3", id="no number"),
        pytest.param(["ete", "trois", "--before", "x"], "there is no part of ete 'x'", id="before nothing"),
        pytest.param(["ete", "trois", "--to", "1", "--after", "un"], "a part has one place", id="two places"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "add", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
