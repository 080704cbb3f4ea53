"""Typography: what is levelled, what is found, and that mending changes nothing else."""

import pytest

from magcli.text.typography import folded


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Quels usages?", "Quels usages\u202f?", id="no-break space"),
        pytest.param("«mot»", "«\u00a0mot\u00a0»", id="guillemets"),
        pytest.param('le "mot" dit', "le «\u00a0mot\u00a0» dit", id="straight quotes"),
        pytest.param("l'été", "l’été", id="apostrophe"),
        pytest.param("usages...", "usages…", id="three dots"),
        pytest.param("lin, etc... Puis", "lin, etc. Puis", id="etc with dots"),
        pytest.param("lin, etc…", "lin, etc.", id="etc with an ellipsis"),
        pytest.param("Oeuvre, coeur, OEUVRE", "Œuvre, cœur, ŒUVRE", id="ligature"),
        pytest.param("L'Etat, A partir", "L’État, À partir", id="capital"),
        pytest.param("2ème, 3èmes, XIXème, XIX ème", "2e, 3es, XIXe, XIXe", id="ordinal"),
        pytest.param("la 1ère", "la 1re", id="first"),
        pytest.param("un mot - ou deux - ici", "un mot – ou deux – ici", id="dash"),
        pytest.param("deux  mots , là", "deux mots, là", id="spaces"),
        pytest.param("numé- rique, auto- entrepreneur", "numérique, auto-entrepreneur", id="cut word"),
        pytest.param("10km, 10%, 10 000", "10\u00a0km, 10\u00a0%, 10\u202f000", id="units"),
    ],
)
def test_folded_levels_what_typography_may_change(before, after):
    """What differs in its typography alone is the same when folded."""
    assert folded(before) == folded(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("un mot", "un mot dit", id="a word more"),
        pytest.param("un mot", "unmot", id="two words in one"),
        pytest.param("élan", "elan", id="the accent of a small letter"),
        pytest.param("mot.", "mot", id="a full stop less"),
        pytest.param('"mot"', "mot", id="quotes less"),
        pytest.param("oui ?", "oui !", id="another mark"),
        pytest.param("2e", "3e", id="another number"),
        pytest.param("l'été", "l été", id="an apostrophe less"),
    ],
)
def test_folded_keeps_words_apart(before, after):
    """What differs in a word or a mark is not the same when folded."""
    assert folded(before) != folded(after)
