"""`magcli series plan`."""

import pytest

from tests.conftest import snapshot

INDEX = """\
---
title:  Été  # provisoire
parts:
  - un         # écrit
  - title: Marchés   # à confirmer

season: été 2015
---
"""
FILES = {"ete/_index.md": INDEX, "ete/un.md": "---\ntitle: Un\nauthors: [redaction]\n---\n"}


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        pytest.param(["La suite"], "  - title: La suite\n", id="a title"),
        pytest.param(
            ["La suite", "--date", "2015-07-18"], "  - title: La suite\n    date: 2015-07-18\n", id="and a day"
        ),
        pytest.param(
            ["La suite", "--author", "redaction", "--author", "Anne Martin"],
            "  - title: La suite\n    authors: [redaction, Anne Martin]\n",
            id="and authors",
        ),
        pytest.param(
            ["La suite", "--announce"], "  - title: La suite\n    announce: true\n", id="for readers to see"
        ),
        pytest.param(
            ["La suite", "--announce", "--author", "redaction", "--date", "2015-07-18"],
            "  - title: La suite\n    date: 2015-07-18\n    authors: [redaction]\n    announce: true\n",
            id="all of it",
        ),
        pytest.param(["Marchés : suite # 2"], "  - title: 'Marchés : suite # 2'\n", id="a colon and a hash"),
        pytest.param(['« L\'été » "ici"'], '  - title: « L\'été » "ici"\n', id="quotes"),
        pytest.param(["2015"], "  - title: '2015'\n", id="digits"),
    ],
)
def test_a_planned_part_holds_its_place_at_the_end_and_no_other_line_changes(run, magazine_at, words, lines):
    folder = magazine_at(FILES)
    result = run("series", "plan", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "articles/ete/_index.md").read_text() == INDEX.replace("\nseason", f"{lines}\nseason")


@pytest.mark.parametrize(
    ("words", "order"),
    [
        pytest.param([], ["un", "marches", "la-suite"], id="at the end unless told otherwise"),
        pytest.param(["--to", "1"], ["la-suite", "un", "marches"], id="to the front"),
        pytest.param(["--to", "2"], ["un", "la-suite", "marches"], id="to the middle"),
        pytest.param(["--before", "un"], ["la-suite", "un", "marches"], id="before a part"),
        pytest.param(["--before", "Marchés"], ["un", "la-suite", "marches"], id="before a planned part"),
        pytest.param(["--after", "un"], ["un", "la-suite", "marches"], id="after a part"),
        pytest.param(["--after", "marches"], ["un", "marches", "la-suite"], id="after a planned part"),
    ],
)
def test_its_place_can_be_chosen(run, magazine_at, words, order):
    folder = magazine_at(FILES)
    result = run("series", "plan", "ete", "La suite", *words, cwd=folder)
    assert result.stderr == f"la-suite is part {order.index('la-suite') + 1} of 3, planned\n"
    shown = run("series", "show", "ete", cwd=folder).stdout
    assert [line.split("\t")[1] for line in shown.splitlines()] == order


def test_a_planned_part_is_shown_with_its_day_and_is_no_mistake(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "plan", "ete", "La suite", "--date", "2015-07-18", cwd=folder)
    shown = run("series", "show", "ete", cwd=folder).stdout
    assert shown.endswith("3\tla-suite\tplanned\t2015-07-18\tLa suite\n")
    assert run("validate", "articles/ete/_index.md", cwd=folder).stdout == ""


def test_a_dry_run_shows_the_lines_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "plan", "ete", "La suite", "--announce", "--dry-run", cwd=folder)
    assert "+  - title: La suite\n+    announce: true\n" in result.stdout
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["ete", "?!"], "'?!' has no letter in it", id="only punctuation"),
        pytest.param(["ete", "Marches"], "'marches'", id="planned already"),
        pytest.param(["ete", "Un"], "'un'", id="written already"),
        pytest.param(["hiver", "Neige"], "there is no series 'hiver'", id="no such series"),
        pytest.param(["ete", "X", "--date", "18 juillet 2015"], "write 2015-07-18", id="a day in French"),
        pytest.param(["ete", "X", "--date", "2015-02-30"], "there is no 2015-02-30", id="no such day"),
        pytest.param(["ete", "X", "--to", "4"], "there is no place 4; give one from 1 to 3", id="too far"),
        pytest.param(["ete", "X", "--after", "y"], "its parts: un, marches", id="after nothing"),
        pytest.param(["ete", "X", "--before", "marche"], "did you mean marches?", id="before nearly a part"),
        pytest.param(["ete", "X", "--before", "un", "--after", "un"], "a part has one place", id="two places"),
        pytest.param(["ete", "Un\x07deux"], "holds characters that no page can show", id="a bell in the title"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "plan", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
