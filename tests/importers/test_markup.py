"""What HTML becomes as Markdown."""

import pytest

from magcli.importers._markup import markdown


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<h2>Un <em>titre</em></h2><p>Un texte.</p>", "## Un *titre*\n\nUn texte.\n", id="a heading"),
        pytest.param("<p>Du <b>gras</b><b> coupé </b>net.</p>", "Du **gras coupé** net.\n", id="a run cut in two"),
        pytest.param("<p>a<b>\u00a0b </b>c</p>", "a\u00a0**b** c\n", id="spaces stand outside of a run"),
        pytest.param(
            "<p>H<sub>2</sub>O, 1<sup>er</sup></p>", "H<sub>2</sub>O, 1<sup>er</sup>\n", id="signs that are no notes"
        ),
        pytest.param(
            "<p>un nom_de_code [sic] 2*3*4</p>",
            "un nom_de_code [sic] 2\\*3\\*4\n",
            id="what needs no backslash has none",
        ),
        pytest.param(
            "<p>1. Non</p><p># Non</p><p>[^1] non</p>",
            "1\\. Non\n\n\\# Non\n\n\\[^1\\] non\n",
            id="no Markdown by accident",
        ),
        pytest.param("<p>a<!-- b --><script>c</script><style>d</style></p>", "a\n", id="what could run"),
        pytest.param(
            '<p>Voir</p><iframe src="https://v.example/1"></iframe>',
            'Voir\n\n<iframe src="https://v.example/1"></iframe>\n',
            id="a player",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_html_becomes_the_markdown_that_one_would_type(html, expected):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p>Un mot<sup><a href="#fn1" id="fnref1">1</a></sup>.</p><ol><li id="fn1"><p>La note. <a href="#fnref1">↩</a></p></li></ol>', id="a list"),
        pytest.param('<p>Un mot<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p><div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> La note.</p></div></div>', id="Word"),
        pytest.param('<p>Un mot<a href="#_ftn1">[1]</a>.</p><p><a href="#_ftnref1">[1]</a> La note.</p>', id="pasted, without ids"),
        pytest.param('<p>Un mot<sup data-fn="u" class="fn"><a href="#u" id="u-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="u">La note. <a href="#u-link">↩︎</a></li></ol>', id="WordPress"),
        pytest.param('<p>Un mot<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> La note.</span></p></div>', id="Google Docs"),
    ],
)  # fmt: skip
def test_a_note_of_any_program_becomes_a_note(html):
    assert markdown(html) == "Un mot[^1].\n\n[^1]: La note.\n"
