"""`magcli new`."""

import re

import pytest

from tests.conftest import snapshot

SERIES = (
    "---\ntitle: Été\nparts:\n  - un   # le premier\n  - title: Les marchés verticaux\n    date: 2015-07-18\n---\n"
)


def test_new_prints_the_path_of_the_draft_and_nothing_else(run, magazine_at):
    folder = magazine_at({})
    result = run("new", "L’été à Paris : où aller ?", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "articles/l-ete-a-paris-ou-aller.md\n")


def test_a_draft_holds_all_that_was_given(run, magazine_at):
    folder = magazine_at({})
    run(
        *("new", "Big data", "--author", "redaction", "--tag", "usages", "--tag", "données", "--date", "2015-07-04"),
        *("--guest", "Jean, prospectiviste, Pôle", "--section", "Le Mag"),
        cwd=folder,
    )
    text = (folder / "articles/big-data.md").read_text()
    assert re.sub(r"id: [0-9a-f-]{36}", "id: …", text) == (
        "---\ntitle: Big data\nstatus: draft\ndate: 2015-07-04\nauthors: [redaction]\n"
        "guests:\n  - {name: Jean, role: prospectiviste, organisation: Pôle}\n"
        "section: Le Mag\ntags: [usages, données]\nid: …\n---\n\n"
    )


def test_a_new_part_goes_to_the_end_of_its_series_and_no_other_line_changes(run, magazine_at):
    folder = magazine_at({"ete/_index.md": SERIES})
    run("new", "Deux", "--series", "ete", cwd=folder)
    index = (folder / "articles/ete/_index.md").read_text()
    assert index == SERIES.replace("    date: 2015-07-18\n", "    date: 2015-07-18\n  - deux\n")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["new", "?!…"], "no slug can be made of '?!…'", id="only punctuation"),
        pytest.param(["new", "Un", "--series", "hiver"], "there is no series 'hiver'", id="unknown series"),
        pytest.param(["new", "X", "--date", "4 juil 2015"], "write 2015-07-04", id="French date"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at({"ete/_index.md": SERIES})
    before = snapshot(folder)
    result = run(*words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
