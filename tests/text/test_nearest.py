"""What somebody probably meant."""

import pytest

from magcli.text.nearest import fold, nearest


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        pytest.param("tilte", ["title", "date", "tags"], ("title",), id="two letters swapped"),
        pytest.param("auteurs", ["authors", "date"], ("authors",), id="the French word"),
        pytest.param("NUMERIQUE", ["numérique", "données"], ("numérique",), id="without case and accents"),
        pytest.param("numérique", ["numerique"], ("numerique",), id="with an accent too many"),
        pytest.param("nume\u0301rique", ["numérique"], ("numérique",), id="decomposed accents"),
        pytest.param("strasse", ["Straße"], ("Straße",), id="sharp s"),
        pytest.param("big-dta", ["big-data", "bigdata", "uber"], ("big-data", "bigdata"), id="the likeliest first"),
        pytest.param("un-ete", ["un-ete-au-bord-de-l-eau", "sante"], ("un-ete-au-bord-de-l-eau",), id="its start"),
        pytest.param("l-ile", ["l-il", "l-ile-de-groix"], ("l-ile-de-groix", "l-il"), id="its start before all"),
        pytest.param("eau", ["eaux-de-source", "eaux"], ("eaux", "eaux-de-source"), id="the shortest of those first"),
        pytest.param("un", ["un-ete-au-bord"], (), id="a start of two letters"),
        pytest.param("zzz", ["title", "date"], (), id="nothing like it"),
        pytest.param("", ["title"], (), id="nothing typed"),
        pytest.param("title", [], (), id="nothing known"),
    ],
)
def test_what_was_typed_suggests_what_is_known(typed, known, meant):
    assert nearest(typed, known) == meant


def test_no_more_are_suggested_than_asked_for():
    known = ["part-1", "part-2", "part-3", "part-4"]
    assert len(nearest("part", known)) == 3
    assert len(nearest("part", known, most=1)) == 1


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        pytest.param("Été", "ete", id="case and accents"),
        pytest.param("e\u0301te\u0301", "ete", id="decomposed accents"),
        pytest.param("  publié ", "publie", id="white space around"),
        pytest.param("STRASSE", "strasse", id="capitals"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("big-data", "big-data", id="nothing to fold"),
    ],
)
def test_folding_leaves_what_people_remember(typed, folded):
    assert fold(typed) == folded
