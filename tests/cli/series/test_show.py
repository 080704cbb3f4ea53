"""`magcli series show`."""

import pytest

FILES = {
    "ete/_index.md": (
        "---\ntitle: La saison chaude\nparts:\n  - un\n  - title: 'Marchés : suite'\n    date: 2015-07-18\n"
        "  - absent\n  - deux\n  - {title: '2015'}\n---\n"
    ),
    "ete/un.md": "---\ntitle: Un début\nstatus: published\ndate: 2015-07-04\n---\n",
    "ete/deux.md": "---\ntitle: Deux\nstatus: publié\n---\n",
    "ete/hors.md": "---\ntitle: Hors liste\n---\n",
}
SHOWN = (
    "1\tun\tpublished\t2015-07-04\tUn début\n"
    "2\tmarches-suite\tplanned\t2015-07-18\tMarchés : suite\n"
    "3\tabsent\tmissing\t\tabsent\n"
    "4\tdeux\t?\t\tDeux\n"
    "5\t2015\tplanned\t\t2015\n"
)


def test_the_parts_are_shown_in_their_order_the_planned_ones_included(run, magazine_at):
    result = run("series", "show", "ete", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, result.stderr) == (0, SHOWN, "")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("La saison chaude", id="its title"),
        pytest.param("la saison chaude !", id="its title, more or less"),
        pytest.param("articles/ete", id="its folder"),
        pytest.param("articles/ete/", id="its folder, as a shell completes it"),
        pytest.param("articles/ete/_index.md", id="its file"),
    ],
)
def test_a_series_has_many_names(run, magazine_at, name):
    assert run("series", "show", name, cwd=magazine_at(FILES)).stdout == SHOWN


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("etee", "there is no series 'etee'; did you mean ete?", id="a letter too many"),
        pytest.param("hiver", "start it with: magcli series new 'hiver'", id="like none that there is"),
        pytest.param("L’hiver ?", "start it with: magcli series new 'L’hiver ?'", id="a title like none"),
    ],
)
def test_an_unknown_series_is_told_with_the_nearest_one(run, magazine_at, name, message):
    result = run("series", "show", name, cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_series_whose_file_cannot_be_read_is_not_shown_as_an_empty_one(run, magazine_at):
    folder = magazine_at({**FILES, "ete/_index.md": "---\ntitle: Été\n".encode("latin-1")})
    result = run("series", "show", "ete", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ete/_index.md:2:8: the file is not UTF-8" in result.stderr
