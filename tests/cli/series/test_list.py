"""`magcli series list`."""

import pytest

FILES = {
    "ete/_index.md": "---\ntitle: Été\nseason: {name: summer, year: 2015}\nparts:\n  - un\n  - deux\n  - title: X\n---\n",
    "ete/un.md": "---\ntitle: Un\nstatus: published\n---\n",
    "ete/deux.md": "---\ntitle: Deux\nstatus: publié\n---\n",
    "hiver/_index.md": "---\ntitle: La saison froide\nseason: Saison 3\n---\n",
    "seul.md": "---\ntitle: Seul\nstatus: published\n---\n",
}


def test_each_series_is_shown_with_how_many_of_its_parts_are_published(run, magazine_at):
    result = run("series", "list", cwd=magazine_at(FILES))
    assert result.stdout == "ete\t1/3\tété 2015\tÉté\nhiver\t0/0\tSaison 3\tLa saison froide\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_magazine_without_series_lists_nothing(run, magazine_at):
    result = run("series", "list", cwd=magazine_at({}))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["text", "json"])
def test_a_series_that_cannot_be_read_is_listed_and_what_is_wrong_with_it_told(run, magazine_at, words):
    result = run("series", "list", *words, cwd=magazine_at({"s/_index.md": "---\ntitle: [\n---\n"}))
    assert result.exit_code == 0
    assert '"slug": "s"' in result.stdout if words else result.stdout == "s\t0/0\t\ts\n"
    assert result.stderr.startswith("articles/s/_index.md:2:8: FM0")
