"""`magcli series remove`."""

import pytest

from tests.conftest import snapshot

INDEX = """\
---
title:  Été  # provisoire
parts:
  # le début
  - un         # écrit

  - title: 'Marchés : suite'   # à confirmer
    date: 2015-07-18
  - trois
season: été 2015
---

Deux   espaces.
"""
FILES = {"ete/_index.md": INDEX, "ete/un.md": "---\ntitle: Un\n---\n"}


@pytest.mark.parametrize(
    ("name", "gone", "told"),
    [
        pytest.param(
            "un",
            "  - un         # écrit\n",
            "ete/un.md stays; list it again with: magcli series add ete un\nun was part 1; 2 are left\n",
            id="a slug",
        ),
        pytest.param(
            "Marchés : suite",
            "  - title: 'Marchés : suite'   # à confirmer\n    date: 2015-07-18\n",
            "marches-suite was part 2; 2 are left\n",
            id="a planned title",
        ),
        pytest.param(
            "marches-suite",
            "  - title: 'Marchés : suite'   # à confirmer\n    date: 2015-07-18\n",
            "marches-suite was part 2; 2 are left\n",
            id="the slug of a planned title",
        ),
        pytest.param("3", "  - trois\n", "trois was part 3; 2 are left\n", id="a number"),
    ],
)
def test_a_part_goes_with_its_own_lines_and_no_other_line_changes(run, magazine_at, name, gone, told):
    folder = magazine_at(FILES)
    result = run("series", "remove", "ete", name, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(told)
    assert (folder / "articles/ete/_index.md").read_text() == INDEX.replace(gone, "")


def test_the_file_of_a_written_part_stays(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "remove", "ete", "un", cwd=folder)
    assert snapshot(folder)["articles/ete/un.md"] == FILES["ete/un.md"].encode()


def test_of_a_part_without_a_file_nothing_is_said_to_stay(run, magazine_at):
    result = run("series", "remove", "ete", "trois", cwd=magazine_at(FILES))
    assert result.stderr == "trois was part 3; 2 are left\n"


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        pytest.param("parts: [un, deux]", "parts: [deux]", id="in brackets"),
        pytest.param("parts: [un]", "parts: []", id="alone in brackets"),
        pytest.param("parts:\n  - un", "parts:", id="alone on its line"),
        pytest.param("parts:\n- un\n- deux", "parts:\n- deux", id="not indented"),
    ],
)
def test_the_list_keeps_the_way_it_is_written(run, magazine_at, parts, left):
    folder = magazine_at({"ete/_index.md": f"---\n{parts}\n---\n"})
    run("series", "remove", "ete", "un", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == f"---\n{left}\n---\n"


def test_a_dry_run_shows_the_line_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "remove", "ete", "trois", "--dry-run", cwd=folder)
    assert [line for line in result.stdout.splitlines() if line[0] in "+-"][2:] == ["-  - trois"]
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["ete", "troi"], "there is no part of ete 'troi'; did you mean trois?", id="nearly a part"),
        pytest.param(["ete", "xyz"], "its parts: un, marches-suite, trois", id="like no part"),
        pytest.param(["ete", "4"], "there is no part of ete '4'", id="a number too far"),
        pytest.param(["ete", "0"], "there is no part of ete '0'", id="no number"),
        pytest.param(["hiver", "un"], "there is no series 'hiver'", id="no such series"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "remove", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
