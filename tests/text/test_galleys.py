"""Texts of an article as a page shows them: set as one, with all else left alone."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.html import Setting, render


def page(body, lang="fr"):
    """Return the page of *body*, with no-break spaces that can be seen."""
    return (
        render(body, Setting(slug="a", lang=lang))
        .replace("\u00a0", "␣")
        .replace("&nbsp;", "␣")
        .replace("\u202f", "⍽")
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Quoi ?", "<p>Quoi⍽?</p>\n", id="a mark"),
        pytest.param("Un *mot* !", "<p>Un <em>mot</em>⍽!</p>\n", id="a mark behind emphasis"),
        pytest.param("« **mot** »", "<p>«␣<strong>mot</strong>␣»</p>\n", id="guillemets around emphasis"),
        pytest.param('Le "*mot*" dit', "<p>Le «␣<em>mot</em>␣» dit</p>\n", id="quotes around emphasis"),
        pytest.param("Le `a ? b` ?", "<p>Le <code>a ? b</code>⍽?</p>\n", id="a mark behind code"),
        pytest.param("```\na ? b\n```", "<code>a ? b\n</code></pre>\n", id="a block of code"),
        pytest.param("Un&nbsp;: deux", "<p>Un␣: deux</p>\n", id="an entity"),
        pytest.param("Quoi&nbsp;?", "<p>Quoi⍽?</p>\n", id="the entity of another space"),
        pytest.param("a &lt; b ?", "<p>a &lt; b⍽?</p>\n", id="a sign that HTML escapes"),
        pytest.param('\\"mot\\"', "<p>«␣mot␣»</p>\n", id="escaped quotes"),
        pytest.param(
            '[Quoi ?](b.md "Quoi ?")', '<p><a href="b.md" title="Quoi ?">Quoi⍽?</a></p>\n', id="a link and its title"
        ),
        pytest.param(
            "![Quoi ?](b.svg)", '<p><img src="b.svg" alt="Quoi ?"></p>\n', id="the alternative text of a picture"
        ),
        pytest.param("<http://a.fr/?b>?", '<p><a href="http://a.fr/?b">http://a.fr/?b</a>⍽?</p>\n', id="an address"),
        pytest.param("## L'été : quoi ?", '<h2 id="lété--quoi-">L’été␣: quoi⍽?</h2>\n', id="a heading keeps its id"),
        pytest.param("Un<br>- deux ?", "<p>Un<br>- deux⍽?</p>\n", id="a line break"),
        pytest.param(
            '<span lang="en">What ?</span> Si ?', '<p><span lang="en">What ?</span> Si⍽?</p>\n', id="English"
        ),
        pytest.param("<kbd>a ?</kbd> Si ?", "<p><kbd>a ?</kbd> Si⍽?</p>\n", id="a key"),
        pytest.param("<div>Quoi ?</div>", "<div>Quoi ?</div>", id="a block of HTML"),
        pytest.param("| Quoi ? | b |\n|---|---|\n| c ! | d |", "Quoi⍽?", id="the head of a table"),
        pytest.param("| Quoi ? | b |\n|---|---|\n| c ! | d |", "c⍽!", id="a table"),
        pytest.param("- un ;\n- deux !", "<ul>\n<li>un⍽;</li>\n<li>deux⍽!</li>\n</ul>\n", id="a list"),
        pytest.param('Un "mot\n\ndeux" là', '<p>Un "mot</p>\n<p>deux" là</p>\n', id="quotes of two paragraphs"),
        pytest.param("*[CSE]: ici", "<p>*[CSE]: ici</p>\n", id="an abbreviation that nobody reads"),
        pytest.param("{{ a : b }}", "<p>{{ a : b }}</p>\n", id="a template"),
        pytest.param("Un[^1]\n\n[^1]: Quoi ?", "<p>Quoi⍽?␣", id="a note"),
        pytest.param("Un[^1] ?\n\n[^1]: Note.", "</sup>⍽?</p>", id="a mark behind a reference"),
    ],
)
def test_the_texts_of_a_page_are_set(body, expected):
    """Text becomes as a printer would set it; code, attributes, addresses and ids do not change."""
    assert expected in page(body)


def test_the_language_says_how():
    """No language, or one that is not known, leaves all as it is written."""
    body = '"Quoi" ?'
    assert page(body, "en") == "<p>“Quoi” ?</p>\n"
    assert page(body, "") == page(body, "pt") == '<p>"Quoi" ?</p>\n'


PIECES = st.lists(
    st.sampled_from([
        *("mot", " ", "\n\n", "\n", "*", "**", "`", '"', "'", "« ", " »", " ?", "!", " : ", "...", " - ", "10 %"),
        *("# ", "- ", "[", "](a.md)", "[^1]", "\n\n[^1]: ", "<b>", "</b>", "<code>", "</code>", "&amp;", "\\", "|"),
        *("http://a.fr/?b:c", "<http://a.fr/!>", "$x$", "{{ a }}", "```\n", "![", "1914-1918"),
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES, st.sampled_from(["fr", "en", "de", "es", "it"]))
def test_tags_code_and_words_never_change(body, lang):
    """Without its signs and spaces, the page is the same with typography as without it."""
    plain, as_set = render(body, Setting(slug="a")), render(body, Setting(slug="a", lang=lang))
    inside = re.compile(r"<[^>]*>|<code>.*?</code>", re.DOTALL)
    assert inside.findall(as_set) == inside.findall(plain)
    texts = (unescape(re.sub(r"<[^>]*>", "", html)) for html in (plain, as_set))
    one, other = ("".join(filter(str.isalnum, text)) for text in texts)
    assert one == other
