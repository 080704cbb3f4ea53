"""What a link can point at inside a text."""

import pytest

from magcli.text import anchors


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("# Été ! L’éco", {"été--léco"}, id="accents stay, punctuation goes"),
        pytest.param("## A `b` *c*", {"a-b-c"}, id="marks go"),
        pytest.param("# A[^1]\n\n[^1]: Note.", {"a"}, id="notes have no place in it, and no id of their own"),
        pytest.param("A\n=\n\nA\n-", {"a", "a-1"}, id="the second of one name has a number"),
        pytest.param('<p id="x">y</p>', {"x"}, id="raw HTML"),
        pytest.param('Un <a name="y">mot</a> <a id=z></a>', {"y", "z"}, id="anchors"),
        pytest.param('<a name="y" title="a>b" id="z">a</a>', {"z"}, id="an id goes before a name"),
        pytest.param('<a id="z" name="z">a</a>', {"z"}, id="one name twice"),
        pytest.param('<a name="y" title="a>b">a</a>', {"y"}, id="a bracket in a tag"),
        pytest.param('Un attribut ` id="x"` et id="y".', set(), id="a text about HTML"),
        pytest.param('<a name="fn-a-1">a</a> <p name="z">b</p>', set(), id="names that an export removes"),
        pytest.param('<script id="x"></script>\n', set(), id="what an export removes"),
        pytest.param("```\n# A\n```", set(), id="code"),
        pytest.param("Name.", set(), id="none"),
    ],
)
def test_the_ids_of_a_page_are_those_that_an_export_writes(body, expected):
    assert anchors.ids(body) == expected


@pytest.mark.parametrize("name", ["fn1", "fnref:1", "_ftn3", "_ftnref3", "footnote-4", "fn-un-1", "cite_note-2"])
def test_ids_that_programs_give_to_notes_are_known(name):
    assert anchors.is_of_note(name)


@pytest.mark.parametrize("name", ["enseignement2", "web2", "notes", "noter", "fin", "", "footnotes"])
def test_words_are_no_ids_of_notes(name):
    assert not anchors.is_of_note(name)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [("Les-Usages", "les-usages"), ("les-usage", "les-usages"), ("e\u0301te\u0301", "été"), ("zzz", "")],
)
def test_what_was_meant_looks_like_it(fragment, expected):
    assert anchors.meant(fragment, "# Les usages\n\n# été") == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param("cles-d-ete", "clés-dété", id="without accents"),
        pytest.param("clés-dété", "", id="there itself"),
        pytest.param("a_b", "", id="two of them"),
        pytest.param("", "", id="none"),
    ],
)
def test_an_id_of_the_same_letters_is_the_one(fragment, expected):
    assert anchors.same_letters(fragment, "# Clés d'été\n\n# AB\n\n# A b\n") == expected
