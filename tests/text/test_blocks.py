"""A text in the blocks of WordPress's editor."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.blocks import blocks
from magcli.text.html import Setting, render


def made(body):
    return blocks(render(body, Setting(slug="un")), "n{}".format)


def _wrapped(name, html, attributes=""):
    return f"<!-- wp:{name} {attributes}-->\n{html}\n<!-- /wp:{name} -->"


LI = '<ul class="wp-block-list">{}</ul>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Un *texte*\nsur deux lignes.", _wrapped("paragraph", "<p>Un <em>texte</em> sur deux lignes.</p>"), id="a paragraph"),
        pytest.param("a\\\nb", _wrapped("paragraph", "<p>a<br>b</p>"), id="a line break"),
        pytest.param("## Été", _wrapped("heading", '<h2 class="wp-block-heading" id="été">Été</h2>'), id="a heading"),
        pytest.param("- a\n- b", _wrapped("list", LI.format("\n\n".join(_wrapped("list-item", f"<li>{x}</li>") for x in "ab"))), id="a list"),
        pytest.param("- a\n  - b", _wrapped("list", LI.format(_wrapped("list-item", f"<li>a{_wrapped('list', LI.format(_wrapped('list-item', '<li>b</li>')))}</li>"))), id="a list in a list"),
        pytest.param("3. a", _wrapped("list", f'<ol start="3" class="wp-block-list">{_wrapped("list-item", "<li>a</li>")}</ol>', '{"ordered":true,"start":3} '), id="a list with numbers"),
        pytest.param("- a\n\n  b", _wrapped("list", LI.format(_wrapped("list-item", "<li>a<br><br>b</li>"))), id="an item of two paragraphs"),
        pytest.param("- [x] a", _wrapped("list", LI.format(_wrapped("list-item", "<li>☑ a</li>"))), id="a task"),
        pytest.param("> a", _wrapped("quote", f'<blockquote class="wp-block-quote">{_wrapped("paragraph", "<p>a</p>")}</blockquote>'), id="a quotation"),
        pytest.param("![A](a.png)", _wrapped("image", '<figure class="wp-block-image"><img src="a.png" alt="A"/></figure>'), id="an image"),
        pytest.param("```py\n1 < 2\n```", _wrapped("code", '<pre class="wp-block-code language-py"><code>1 &lt; 2\n</code></pre>', '{"className":"language-py"} '), id="code"),
        pytest.param("---", _wrapped("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>'), id="a rule"),
        pytest.param("| a |\n|:-:|\n| b |", _wrapped("table", '<figure class="wp-block-table"><table><thead><tr><th scope="col" class="has-text-align-center" data-align="center">a</th></tr></thead><tbody><tr><td class="has-text-align-center" data-align="center">b</td></tr></tbody></table></figure>', '{"hasFixedLayout":false} '), id="a table"),
        pytest.param('<div class="x">\n\na\n\n</div>', _wrapped("html", '<div class="x">\n<p>a</p>\n</div>'), id="HTML"),
        pytest.param("- > a", _wrapped("html", "<ul>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>"), id="a list that the editor has none of"),
        pytest.param("[gallery] et [1]", _wrapped("paragraph", "<p>&#91;gallery] et [1]</p>"), id="what WordPress would run"),
    ],
)  # fmt: skip
def test_each_piece_is_the_block_that_the_editor_makes_of_it(body, expected):
    assert made(body).content == expected


def test_notes_are_those_of_the_editor():
    found = made('A[^a] b[^b] a[^a].\n\n[^a]: *Un* [lien](x.md "t").\n\n    Et plus.\n[^b]: Deux.\n')
    assert found.notes == (("n1", "<em>Un</em> <a href='x.md' title='t'>lien</a>.<br><br>Et plus."), ("n2", "Deux."))
    assert found.content == (
        "<!-- wp:paragraph -->\n<p>"
        'A<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup>'
        ' b<sup data-fn="n2" class="fn"><a href="#n2" id="n2-link">2</a></sup>'
        ' a<sup data-fn="n1" class="fn"><a href="#n1">1</a></sup>.'
        "</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->"
    )


def test_what_a_note_says_survives_importers_that_take_backslashes_away():
    (note,) = made('A[^a].\n\n[^a]: « C:\\dossier », "cité", `l\'un`, [x](y.md "d\'été").\n').notes
    assert "\\" not in json.dumps({"content": note[1]}, ensure_ascii=False)
    assert note[1].startswith("« C:&#92;dossier », &quot;cité&quot;, <code>l'un</code>")


def test_no_break_spaces_stay():
    found = made("Qui\u00a0?\nMoi\u202f![^a]\n\n[^a]: « Oui\u00a0»\u202f!\n")
    assert "<p>Qui\u00a0? Moi\u202f!<sup" in found.content
    assert found.notes[0][1] == "« Oui\u00a0»\u202f!"


def _sound(content):
    """Whether each block that begins ends, in its order, with attributes that can be read."""
    begun = []
    for end, name, attributes in re.findall(r"<!-- (/?)wp:([a-z-]+) (.*?)/?-->", content):
        if end:
            assert begun.pop() == name
        elif name != "footnotes":
            begun.append(name)
            json.loads(attributes or "{}")
    return not begun


PIECES = ["a", "*", "`", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", "| a |\n|---|\n", "![x](y)", "[^n]", "[^n]: ", "```", "<b>", "</div>", "<div>\n", "--", "<!-- wp:x -->", "-->", "[x](y)"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_blocks_are_closed_whatever_a_text_holds(pieces):
    assert _sound(made("".join(pieces)).content)
