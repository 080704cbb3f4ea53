"""`magcli series move`."""

import pytest

from tests.conftest import snapshot

FILES = {"ete/_index.md": "---\ntitle: Été\nparts:\n  - title: Un  # un\n  - title: Deux\n  - title: Trois\n---\n"}


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        pytest.param(["un", "--to", "2"], ["Deux", "Un", "Trois"], id="to a number"),
        pytest.param(["Trois", "--first"], ["Trois", "Un", "Deux"], id="to the front"),
        pytest.param(["1", "--last"], ["Deux", "Trois", "Un"], id="to the end"),
        pytest.param(["trois", "--before", "deux"], ["Un", "Trois", "Deux"], id="before another"),
        pytest.param(["un", "--after", "deux"], ["Deux", "Un", "Trois"], id="behind another"),
    ],
)
def test_one_part_gets_another_place(run, magazine_at, words, titles):
    folder = magazine_at(FILES)
    result = run("series", "move", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "")
    written = (folder / "articles/ete/_index.md").read_text()
    assert [line[11:].split("  #")[0] for line in written.splitlines() if line.startswith("  - ")] == titles
    assert "  - title: Un  # un\n" in written
    assert result.stdout.splitlines()[-1] == "undo: magcli series reorder ete un deux trois"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["un"], "a part goes to one place; say one of --to", id="nowhere"),
        pytest.param(["un", "--first", "--last"], "a part goes to one place", id="to two places"),
        pytest.param(["quatre", "--first"], "there is no part of ete 'quatre'", id="no such part"),
        pytest.param(["un", "--to", "9"], "there is no place 9; give one from 1 to 3", id="no such number"),
    ],
)
def test_a_place_that_is_none_is_refused(run, magazine_at, words, message):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "move", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert snapshot(folder) == before


def test_a_dry_run_shows_the_lines_that_would_move(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "move", "ete", "trois", "--first", "--dry-run", cwd=folder)
    assert [line for line in result.stdout.splitlines() if line[:2] in ("+ ", "- ")] == [
        "+  - title: Trois",
        "-  - title: Trois",
    ]
    assert snapshot(folder) == before
