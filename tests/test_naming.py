"""What the names that users type stand for."""

import pytest

from magcli import naming
from magcli.errors import NotAllowed, Unknown
from tests.conftest import magazine_of

FILES = {
    "ete/_index.md": "---\ntitle: Un été numérique\nparts: [un, {title: Les marchés}, {title: 2015}]\n---\n",
    "ete/un.md": "---\ntitle: Un\n---\n",
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [un]\n---\n",
    "hiver/un.md": "---\ntitle: Un\n---\n",
    "edito.md": "---\ntitle: Édito\n---\n",
}


@pytest.mark.parametrize("name", ["ete/un", "ete/un.md", "/ete/un/"])
def test_an_article_is_found_by_series_and_slug(name):
    assert naming.article(magazine_of(FILES), name).name == "ete/un"


@pytest.mark.parametrize("name", ["edito", "edito.md"])
def test_an_article_is_found_by_its_slug(name):
    assert naming.article(magazine_of(FILES), name).name == "edito"


def test_a_slug_of_two_articles_names_neither():
    with pytest.raises(NotAllowed, match="write ete/un or hiver/un"):
        naming.article(magazine_of(FILES), "un")


@pytest.mark.parametrize(("name", "meant"), [("edit", "edito"), ("Édito", "edito"), ("ete/uns", "ete/un")])
def test_an_unknown_article_gets_the_nearest(name, meant):
    with pytest.raises(Unknown) as told:
        naming.article(magazine_of(FILES), name)
    assert meant in told.value.nearest


@pytest.mark.parametrize("name", ["ete", "ete/", "ete/_index.md", "Un été numérique", "un ete numerique"])
def test_a_series_is_found_by_slug_path_and_title(name):
    assert naming.series(magazine_of(FILES), name).slug == "ete"


def test_an_unknown_series_says_how_to_start_it():
    with pytest.raises(Unknown) as told:
        naming.series(magazine_of(FILES), "printemps")
    assert str(told.value) == (
        "there is no series 'printemps'; there is: ete, hiver; start it with: magcli series new 'printemps'"
    )


def test_of_many_series_an_unknown_one_is_told_five():
    many = {f"s{number}/_index.md": "---\ntitle: S\n---\n" for number in range(1, 8)}
    with pytest.raises(Unknown, match="'été'; there is: s1, s2, s3, s4, s5 …; start it with"):
        naming.series(magazine_of(many), "été")


def test_where_there_is_no_series_an_unknown_one_is_told_how_to_start_it():
    with pytest.raises(Unknown, match="there is no series 'été'; start it with: magcli series new 'été'"):
        naming.series(magazine_of({}), "été")


@pytest.mark.parametrize("name", ["les-marches", "ete/les-marches", "ete/les-marches.md", "Les marchés"])
def test_an_article_that_is_only_planned_is_told_as_such(name):
    told = f'{name!r} is planned as part 2 of ete; write it with: magcli new "…" --planned les-marches'
    with pytest.raises(NotAllowed) as refused:
        naming.article(magazine_of(FILES), name)
    assert str(refused.value) == told


def test_what_two_series_plan_is_written_for_one_of_them():
    planned = "---\ntitle: S\nparts: [{title: Neige}]\n---\n"
    with pytest.raises(NotAllowed, match='of ete; write it with: magcli new "…" --series ete --planned neige'):
        naming.article(magazine_of({"ete/_index.md": planned, "hiver/_index.md": planned}), "neige")


def test_what_another_series_plans_is_no_article_of_this_one():
    with pytest.raises(Unknown):
        naming.article(magazine_of(FILES), "hiver/les-marches")


@pytest.mark.parametrize(
    ("name", "place"), [("un", 0), ("les-marches", 1), ("Les marchés", 1), ("3", 2), ("2015", 2)]
)
def test_a_part_is_found_by_slug_title_and_number(name, place):
    assert naming.place(magazine_of(FILES).series["ete"], name) == place


@pytest.mark.parametrize("name", ["0", "4", "deux", ""])
def test_an_unknown_part_says_which_there_are(name):
    with pytest.raises(Unknown):
        naming.place(magazine_of(FILES).series["ete"], name)


@pytest.mark.parametrize(
    ("title", "asked", "problem"),
    [
        pytest.param("?!", "", "no slug can be made of '\\?!'", id="punctuation"),
        pytest.param("Un", "Été 1", "write ete-1", id="no slug"),
        pytest.param("Tags", "", "kept for other pages", id="reserved"),
        pytest.param("Un", "../un", "is no slug", id="leaves the folder"),
        pytest.param("CON", "", "kept for other pages", id="a device of Windows"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(title, asked, problem):
    with pytest.raises(NotAllowed, match=problem):
        naming.new_slug(title, asked)
