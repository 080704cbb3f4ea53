"""What a text of WordPress becomes as Markdown, whatever editor and plugins it was written with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.importers import _wpclassic, _wpnotes
from magcli.text import footnotes, markdown
from tests.importers.wxr import attachment, found, item, one, told

WHY = "a plugin gave it its meaning"


def body(text, **more):
    return one(item(text, **more)).body


# ---- the classic editor -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Un.\n\nDeux.", "Un.\n\nDeux.\n", id="a blank line parts paragraphs"),
        pytest.param("Un.\r\n\r\nDeux.", "Un.\n\nDeux.\n", id="lines of Windows"),
        pytest.param("Un.\nDeux.", "Un.\\\nDeux.\n", id="a line end is a break"),
        pytest.param("Un.<br />\nDeux.", "Un.\\\nDeux.\n", id="a break is one, not two"),
        pytest.param("Un.\n&nbsp;\n\n&nbsp;\n\nDeux.", "Un.\n\nDeux.\n", id="spaces that hold a line open"),
        pytest.param("<h2>Titre</h2>\nUn.", "## Titre\n\nUn.\n", id="a heading"),
        pytest.param("<h2>Un\ntitre</h2>Un.", "## Un titre\n\nUn.\n", id="a heading in two lines"),
        pytest.param("<ul>\n\t<li>un</li>\n\t<li>deux</li>\n</ul>\nFin", "- un\n- deux\n\nFin\n", id="a list"),
        pytest.param("<ol>\n<li>un\n<ul>\n<li>a</li>\n</ul>\n</li>\n</ol>", "1. un\n   - a\n", id="a list in a list"),
        pytest.param("<blockquote>Un.\n\nDeux.</blockquote>\nFin", "> Un.\n>\n> Deux.\n\nFin\n", id="a quotation"),
        pytest.param("<pre>a\n\n  b</pre>\nFin", "```\na\n\n  b\n```\n\nFin\n", id="lines that stay"),
        pytest.param("Un.<!--more-->Deux.", "Un.\n\nDeux.\n", id="where the front page stops"),
        pytest.param("Un.\n\n<!--nextpage-->\n\nDeux.", "Un.\n\nDeux.\n", id="where a page stops"),
        pytest.param(
            "<table>\n<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n</tr>\n</table>",
            "| a |\n| --- |\n| b |\n",
            id="a table",
        ),
        pytest.param("<div>Un.\n\nDeux.</div>", "Un.\n\nDeux.\n", id="paragraphs in a box"),
        pytest.param(
            '<img class="alignleft size-full wp-image-1" src="a.jpg" alt="x" />Un.',
            "![x](a.jpg)\n\nUn.\n",
            id="a picture that the text runs around",
        ),
        pytest.param('Un <img src="a.png" alt="x"> deux.', "Un ![x](a.png) deux.\n", id="a picture in a line"),
        pytest.param("Un <em>mot</em>,\net <strong>deux</strong>.", "Un *mot*,\\\net **deux**.\n", id="marks"),
    ],
)
def test_a_classic_text(text, expected):
    assert body(text) == expected


def test_an_address_on_a_line_of_its_own_is_a_link():
    text = "Un.\nhttps://v.example/1\nDeux https://v.example/2."
    links = [link.target for link in markdown.links(body(text))]
    assert links == ["https://v.example/1"]


@given(st.lists(st.text("ab \n<>/lipuo&;[](){}", max_size=30), max_size=6))
def test_no_word_of_a_classic_text_is_lost(parts):
    text = "\n\n".join(parts)
    letters = [sign for sign in _wpclassic.html(text) if sign in "&;[](){}"]
    assert letters == [sign for sign in text if sign in "&;[](){}"]


# ---- the block editor -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<!-- wp:paragraph -->\n<p>Un\nmot.</p>\n<!-- /wp:paragraph -->\n\n"
            '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">Titre</h3>\n<!-- /wp:heading -->',
            "Un mot.\n\n### Titre\n",
            id="a paragraph, where a line end is a space",
        ),
        pytest.param(
            '<!-- wp:image {"id":1} -->\n<figure class="wp-block-image"><img src="a.jpg" alt="x"/>'
            "<figcaption>Une <em>légende</em></figcaption></figure>\n<!-- /wp:image -->",
            '![x](a.jpg "Une légende")\n',
            id="an image",
        ),
        pytest.param(
            '<!-- wp:image {"id":1} -->\n<figure class="wp-block-image"><img src="a.jpg" alt="x"/>'
            '<figcaption>Une <em>légende</em>, <a href="/b">là</a></figcaption></figure>\n<!-- /wp:image -->',
            "![x](a.jpg)\n\n*Une légende, [là](/b)*\n",
            id="an image with a link in its caption",
        ),
        pytest.param(
            '<!-- wp:gallery -->\n<figure class="wp-block-gallery"><!-- wp:image -->\n<figure><img src="a.jpg" alt="x"/>'
            "<figcaption>Un.</figcaption></figure>\n<!-- /wp:image --><figcaption>Deux.</figcaption></figure>\n"
            "<!-- /wp:gallery -->",
            '![x](a.jpg "Un.")\n\n*Deux.*\n',
            id="a gallery with captions",
        ),
        pytest.param(
            "<!-- wp:table -->\n<figure><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>"
            "</table><figcaption>Un tableau</figcaption></figure>\n<!-- /wp:table -->",
            "| a | b |\n| --- | --- |\n| c | d |\n\n*Un tableau*\n",
            id="a table with a caption",
        ),
        pytest.param(
            '<!-- wp:audio -->\n<figure><audio controls src="https://v.example/a.mp3"></audio>'
            "<figcaption>Un son</figcaption></figure>\n<!-- /wp:audio -->",
            "<https://v.example/a.mp3>\n\n*Un son*\n",
            id="a sound with a caption",
        ),
        pytest.param(
            '<!-- wp:gallery {"ids":[1,2]} -->\n<figure class="wp-block-gallery"><ul><li><figure><img src="a.jpg" '
            'alt="x"/></figure></li><li><figure><img src="b.jpg" alt="y"/></figure></li></ul></figure>\n'
            "<!-- /wp:gallery -->",
            "![x](a.jpg)\n\n![y](b.jpg)\n",
            id="an old gallery",
        ),
        pytest.param(
            '<!-- wp:gallery -->\n<figure class="wp-block-gallery"><!-- wp:image -->\n<figure><img src="a.jpg" '
            'alt="x"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->',
            "![x](a.jpg)\n",
            id="a gallery",
        ),
        pytest.param(
            "<!-- wp:quote -->\n<blockquote><!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->"
            "<cite>Qui</cite></blockquote>\n<!-- /wp:quote -->",
            "> Un.\n>\n> Qui\n",
            id="a quotation",
        ),
        pytest.param(
            "<!-- wp:pullquote -->\n<figure><blockquote><p>Un.</p></blockquote></figure>\n<!-- /wp:pullquote -->",
            "> Un.\n",
            id="a pulled quotation",
        ),
        pytest.param(
            "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>un</li>\n<!-- /wp:list-item -->\n\n"
            "<!-- wp:list-item -->\n<li>deux</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->",
            "- un\n- deux\n",
            id="a list",
        ),
        pytest.param(
            '<!-- wp:embed {"url":"https://v.example/1"} -->\n<figure><div>\nhttps://v.example/1\n</div>'
            "<figcaption>Un film</figcaption></figure>\n<!-- /wp:embed -->",
            "<https://v.example/1>\n\n*Un film*\n",
            id="what is shown of another site",
        ),
        pytest.param(
            "<!-- wp:core-embed/youtube -->\n<figure><div>\nhttps://v.example/1?a=1&amp;b=2\n</div></figure>\n"
            "<!-- /wp:core-embed/youtube -->",
            "<https://v.example/1?a=1&b=2>\n",
            id="the same, in old versions",
        ),
        pytest.param(
            '<!-- wp:audio -->\n<figure><audio controls src="a.mp3"></audio></figure>\n<!-- /wp:audio -->',
            "[a.mp3](a.mp3)\n",
            id="a sound",
        ),
        pytest.param(
            '<!-- wp:file -->\n<div><a href="a.pdf">Rapport</a><a href="a.pdf" download>Télécharger</a></div>\n'
            "<!-- /wp:file -->",
            "[Rapport](a.pdf)\n",
            id="a file",
        ),
        pytest.param(
            '<!-- wp:code {"language":"php"} -->\n<pre class="wp-block-code"><code>[gallery] ((a b))\n\n&lt;p&gt;</code>'
            "</pre>\n<!-- /wp:code -->",
            "```php\n[gallery] ((a b))\n\n<p>\n```\n",
            id="code, in which nothing is a shortcode",
        ),
        pytest.param(
            '<!-- wp:verse -->\n<pre class="wp-block-verse">Un\ndeux\n\ntrois</pre>\n<!-- /wp:verse -->',
            "Un\\\ndeux\n\ntrois\n",
            id="verses",
        ),
        pytest.param(
            '<!-- wp:separator -->\n<hr class="wp-block-separator"/>\n<!-- /wp:separator -->\n'
            '<!-- wp:spacer {"height":"9px"} -->\n<div style="height:9px" class="wp-block-spacer"></div>\n'
            "<!-- /wp:spacer -->\n<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->",
            "---\n\nUn.\n",
            id="a rule and a space",
        ),
        pytest.param(
            "<!-- wp:columns -->\n<div><!-- wp:column -->\n<div><!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->"
            "</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->",
            "Un.\n",
            id="columns",
        ),
        pytest.param(
            '<!-- wp:buttons -->\n<div><!-- wp:button -->\n<div><a href="/x">Lire</a></div>\n<!-- /wp:button --></div>\n'
            "<!-- /wp:buttons -->",
            "[Lire](/x)\n",
            id="a button",
        ),
        pytest.param(
            "<!-- wp:table -->\n<figure><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>"
            "</table></figure>\n<!-- /wp:table -->",
            "| a |\n| --- |\n| b |\n",
            id="a table",
        ),
        pytest.param(
            "<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->\n\nDeux\ntrois.\n\nQuatre.",
            "Un.\n\nDeux\\\ntrois.\n\nQuatre.\n",
            id="a classic text among blocks",
        ),
        pytest.param("<!-- wp:freeform -->\nUn\ndeux.\n<!-- /wp:freeform -->", "Un\\\ndeux.\n", id="one in a block"),
        pytest.param("<!-- wp:shortcode -->\n[ref]Un.[/ref]\n<!-- /wp:shortcode -->", "[^1]\n\n[^1]: Un.\n", id="a shortcode"),
        pytest.param(
            '<!-- wp:cover {"url":"a.jpg"} -->\n<div style="background-image:url(a.jpg)"><p>Un.</p></div>\n'
            "<!-- /wp:cover -->",
            "![](a.jpg)\n\nUn.\n",
            id="a picture that is a background",
        ),
        pytest.param(
            "<!-- wp:details -->\n<details><summary>Titre</summary><!-- wp:paragraph -->\n<p>Un[ref]Deux.[/ref].</p>\n"
            "<!-- /wp:paragraph --></details>\n<!-- /wp:details -->",
            "**Titre**\n\nUn[^1].\n\n[^1]: Deux.\n",
            id="what a reader unfolds",
        ),
        pytest.param(
            '<!-- wp:social-links -->\n<ul><!-- wp:social-link {"url":"https://x.example/a"} /--></ul>\n'
            "<!-- /wp:social-links -->",
            "<https://x.example/a>\n",
            id="links to other networks",
        ),
        pytest.param("<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->", "", id="where the front page stops"),
        pytest.param("<!-- wp:paragraph -->\n<p>Un.</p>", "Un.\n", id="a block without its end"),
        pytest.param('<!-- wp:preformatted --><pre>a <a href="/x">b</a>\nc</pre><!-- /wp:preformatted -->', "a [b](/x)\\\nc\n", id="preformatted with a link"),
        pytest.param('<!-- wp:heading --><h2 id="sig">Un, deux</h2><!-- /wp:heading --><p><a href="#sig">x</a></p>', "## Un, deux\n\n[x](#un-deux)\n", id="a link to a heading"),
        pytest.param("<!-- /wp:paragraph --><p>Un.</p><!-- wp:x", "Un.\n", id="an end without its block"),
        pytest.param('<!-- wp:paragraph {"a": -->\n<p>Un.</p>\n<!-- /wp:paragraph -->', "Un.\n", id="attributes that are none"),
    ],
)  # fmt: skip
def test_a_text_of_blocks(text, expected):
    assert body(text) == expected


def test_a_reusable_block_is_part_of_each_text_that_shows_it():
    shared = item("<!-- wp:paragraph -->\n<p>Partout.</p>\n<!-- /wp:paragraph -->", id=9, post_type="wp_block")
    assert found(shared, item('<!-- wp:block {"ref":9} /-->')).pieces[0].body == "Partout.\n"


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([item('Un.\n\n<!-- wp:block {"ref":9} /-->')], id="that is not in the export"),
        pytest.param(
            [
                item('<!-- wp:block {"ref":9} /-->', id=9, post_type="wp_block"),
                item('Un.\n\n<!-- wp:block {"ref":9} /-->'),
            ],
            id="that shows itself",
        ),
    ],
)
def test_a_reusable_block_that_cannot_be_shown_is_reported(parts):
    post = one(*parts)
    assert (post.body, told(post.remarks)) == (
        "Un.\n",
        [("open", "text", "the reusable block 9 is not in the export")],
    )


def test_blocks_that_double_each_other_end():
    blocks = [
        item(f'<!-- wp:block {{"ref":{number + 1}}} /-->' * 2, id=number, post_type="wp_block")
        for number in range(10, 40)
    ]
    assert one(*blocks, item('Un.\n\n<!-- wp:block {"ref":10} /-->')).body == "Un.\n"


HIDDEN = '<!-- wp:%s {"metadata":{"blockVisibility":false}} -->\n%s\n<!-- /wp:%s -->'


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        pytest.param(
            HIDDEN % ("paragraph", "<p>Un <em>prix</em> &amp; secret.</p>", "paragraph"),
            [("open", "text", "a block that is hidden on the site is left out: “Un prix & secret.”")],
            id="a paragraph",
        ),
        pytest.param(
            HIDDEN % ("group", "<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->", "group"),
            [("open", "text", "a block that is hidden on the site is left out: “Un.”")],
            id="with blocks in it",
        ),
        pytest.param(
            '<!-- wp:block {"ref":10,"metadata":{"blockVisibility":false}} /-->',
            [("open", "text", "a block that is hidden on the site is left out: block")],
            id="one that only refers to others",
        ),
    ],
)
def test_a_block_that_is_hidden_is_left_out(text, remarks):
    shared = item("Deux.", id=10, post_type="wp_block")
    post = one(shared, item(f"<!-- wp:paragraph -->\n<p>Ici.</p>\n<!-- /wp:paragraph -->\n\n{text}"))
    assert (post.body, told(post.remarks)) == ("Ici.\n", remarks)


def test_a_block_that_is_hidden_on_some_screens_alone_stays():
    given = '{"metadata":{"blockVisibility":{"viewport":{"mobile":false}}}}'
    assert body(f"<!-- wp:paragraph {given} -->\n<p>Un.</p>\n<!-- /wp:paragraph -->") == "Un.\n"


def test_what_a_site_makes_is_reported_and_what_a_person_wrote_in_it_is_kept():
    text = '<!-- wp:latest-posts {"count":3} /-->\n\n<!-- wp:acf/avis {"data":{"texte":"Très bien"}} /-->\n<p>Un.</p>'
    post = one(item(text))
    why = "shows what the site makes of it: it is no text, and not in the article"
    assert post.body == "Un.\n"
    assert [(remark.told, remark.line) for remark in post.remarks] == [
        (f"the block latest-posts {why}", 20),
        (f"the block acf/avis {why}", 22),
    ]
    assert post.extra == {"blocks": ['acf/avis {"data":{"texte":"Très bien"}}']}


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="prix">Ce que ça coûte</h2>',
        '<h2><a name="prix"></a>Ce que ça coûte</h2>',
        '<!-- wp:heading {"anchor":"prix"} -->\n<h2 id="prix">Ce que ça coûte</h2>\n<!-- /wp:heading -->',
    ],
)
def test_the_ids_of_headings_say_how_these_are_called_here(heading):
    assert one(item(f"{heading}\n<p>Un.</p>")).places == {"prix": "ce-que-ça-coûte"}


# ---- notes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Un mot[ref]La <em>note</em>.[/ref].", id="Footnotes for WordPress, Simple Footnotes"),
        pytest.param("Un mot[efn_note]La <em>note</em>.[/efn_note].", id="Easy Footnotes"),
        pytest.param("Un mot[mfn]La <em>note</em>.[/mfn].", id="Modern Footnotes"),
        pytest.param("<p>Un mot<mfn>La <em>note</em>.</mfn>.</p>", id="Modern Footnotes among blocks"),
        pytest.param("Un mot[footnote]La <em>note</em>.[/footnote].", id="Better Footnotes"),
        pytest.param("Un mot[fn]La <em>note</em>.[/fn].\n\n[footnotes]", id="with a place for the list"),
        pytest.param("Un mot[REF] La <em>note</em>. [/REF].", id="in capitals"),
        pytest.param("Un mot ((La <em>note</em>.)).", id="WP Footnotes, Footnotes Made Easy"),
        pytest.param("Un mot [1. La <em>note</em>.].", id="FD Footnotes"),
        pytest.param(
            'Un mot<sup><a id="_ftnref1" href="#_ftn1">[1]</a></sup>.\n\n'
            '<a id="_ftn1" href="#_ftnref1">[1]</a> La <em>note</em>.',
            id="pasted from Word",
        ),
    ],
)
def test_a_note_of_a_plugin_becomes_a_note(text):
    assert body(text) == "Un mot[^1].\n\n[^1]: La *note*.\n"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("Un mot [1. Autre [lien] x] fin.", "Autre [lien] x", id="brackets"),
        pytest.param("Un mot [1. De [0, 1[ x] fin.", r"De \[0, 1\[ x", id="one that opens alone"),
    ],
)
def test_a_note_in_brackets_may_hold_brackets(text, note):
    assert body(text) == f"Un mot[^1] fin.\n\n[^1]: {note}\n"


BLOCK_NOTES = '[{"content":"La <em>note</em>.","id":"aa-bb"},{"content":"Deux.","id":"cc"}]'


def reference(id, shown):
    return f'<sup data-fn="{id}" class="fn"><a href="#{id}" id="{id}-link">{shown}</a></sup>'


def test_the_notes_of_the_block_editor_stand_beside_its_text():
    text = (
        f"<!-- wp:paragraph -->\n<p>Un{reference('aa-bb', 1)}, deux{reference('cc', 2)}, un{reference('aa-bb', 1)}.</p>\n"
        "<!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->"
    )
    post = one(item(text, meta={"footnotes": BLOCK_NOTES}))
    assert post.body == "Un[^1], deux[^2], un[^1].\n\n[^1]: La *note*.\n\n[^2]: Deux.\n"
    assert (post.remarks, post.extra) == ((), {})


def test_notes_without_a_text_and_texts_that_nothing_calls_are_reported():
    post = one(item(f"<p>Un</p>\n<p>Deux{reference('zz', 3)}.</p>", meta={"footnotes": BLOCK_NOTES}))
    assert post.body == "Un\n\nDeux<sup>3</sup>.\n"
    assert [(remark.certainty, remark.told, remark.line) for remark in post.remarks] == [
        ("open", "nothing calls this note of the block editor: La <em>note</em>.", 20),
        ("open", "nothing calls this note of the block editor: Deux.", 20),
        ("open", "the note 3 has no text in the export", 21),
    ]


def test_notes_typed_by_hand_go_where_their_numbers_call_them():
    text = (
        "<p>Un mot<sup>1</sup> et deux<sup>2</sup>.</p>\n<hr />\n<p><sup>1</sup> La <em>note</em>.</p>\n"
        "<p><sup>2</sup> Deux.</p>"
    )
    post = one(item(text))
    assert post.body == "Un mot[^1] et deux[^2].\n\n[^1]: La *note*.\n\n[^2]: Deux.\n"
    assert [(remark.certainty, remark.what, remark.line) for remark in post.remarks] == [("guessed", "note", 20)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("<p>Un.</p>\n<p>Deux<sup>3</sup>.</p>", "the text of note 3 is not there", id="without a list"),
        pytest.param(
            "<p>Un.</p>\n<p>Deux<sup>1</sup>, trois<sup>1</sup>.</p>\n<hr />\n<p><sup>1</sup> La note.</p>",
            "the text of note 1 is not there, unless it is “<sup>1</sup> La note.” in line 23",
            id="called twice",
        ),
        pytest.param(
            "<p>Un.</p>\n<p>Deux<sup>2</sup>[ref]La note.[/ref].</p>",
            "the text of note 2 is not there",
            id="beside a note",
        ),
    ],
)
def test_a_typed_number_without_a_note_for_sure_stays_and_is_told(text, why):
    post = one(item(text))
    assert "<sup>" in post.body
    assert {
        (remark.certainty, remark.what, remark.told.partition(":")[0], remark.line) for remark in post.remarks
    } == {("open", "note", why, 21)}


@pytest.mark.parametrize("text", ["Dix m<sup>2</sup>.", "Le 1<sup>er</sup> mai.", "Dix m²."])
def test_a_power_or_an_ordinal_is_no_typed_note(text):
    post = one(item(text))
    assert (post.body, post.remarks) == (f"{text}\n", ())


@pytest.mark.parametrize("written", ["[{", "3", '[{"id":"a"}]', "[" * 100_000])
def test_notes_of_the_block_editor_that_cannot_be_read_are_kept(written):
    post = one(item(f"<p>Un{reference('aa-bb', 1)}.</p>", meta={"footnotes": written}))
    assert post.extra == {"footnotes": written}
    assert ("open", "note", "the notes of the block editor cannot be read: they are kept as x: footnotes") in told(
        post.remarks
    )
    assert _wpnotes.of_block_editor(written) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Un[ref name="a"]La note.[/ref] deux[ref name="a" /] trois[backref name="a"].',
            "Un[^1] deux[^1] trois[^1].\n\n[^1]: La note.\n",
            id="by its name",
        ),
        pytest.param(
            "Un ((La note 1.)) deux ((ref:1)).", "Un[^1] deux[^1].\n\n[^1]: La note 1.\n", id="by its number"
        ),
        pytest.param("Un ((ref:7)).", "Un ((ref:7)).\n", id="that is none"),
    ],
)
def test_a_note_can_be_called_again(text, expected):
    assert body(text) == expected


def test_a_note_without_a_text_stays_and_is_reported():
    post = one(item("Un mot[ref]."))
    assert (post.body, told(post.remarks)) == ("Un mot[ref].\n", [("open", "note", "the note [ref] has no text")])


def test_a_note_in_a_table_that_markdown_cannot_write_is_reported():
    cells = '<tr><td colspan="2">Un[ref]La note.[/ref]</td></tr><tr><td>a</td><td>b</td></tr>'
    post = one(item(f"<table>{cells}</table>"))
    assert "[^1]: La note." in post.body
    why = "the note 1 is called within HTML, where Markdown has no notes"
    assert told(post.remarks) == [("open", "note", why)]


def test_a_note_of_several_paragraphs_keeps_them():
    assert body("Un[ref]La note.\n\nSa suite.[/ref].") == "Un[^1].\n\n[^1]: La note.\n\n    Sa suite.\n"


@pytest.mark.parametrize("name", ["note", "sidenote"])
def test_what_may_be_a_box_is_a_note_behind_a_word(name):
    post = one(item(f"Un[{name}]La note.[/{name}] mot."))
    assert post.body == "Un[^1] mot.\n\n[^1]: La note.\n"
    assert told(post.remarks) == [("guessed", "note", f"1 note, from [{name}]…[/{name}]")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Un.\n\n[note]Une boîte.[/note]", id="on a line of its own"),
        pytest.param("<p>[note]Une boîte.[/note]</p>", id="in a paragraph of its own"),
        pytest.param('Un[note title="x"]Une boîte.[/note]', id="with a title"),
        pytest.param("Un[note]Une\n\nboîte.[/note]", id="of several paragraphs"),
        pytest.param("Un[note]", id="that says nothing"),
    ],
)
def test_what_may_be_a_box_is_one_elsewhere(text):
    assert "[^" not in body(text)


def test_scripts_and_forms_are_told():
    post = one(item("Un.\n<script>a()</script><form><label>Nom</label></form>\n\n[code]<script>[/code]"))
    assert [(remark.certainty, remark.told, remark.line) for remark in post.remarks] == [
        ("open", "1 script is left out: it would run in the browser of the reader", 21),
        ("open", "1 form is left out: only its words stay", 21),
    ]


def test_notes_of_a_plugin_stand_beside_those_that_were_pasted():
    text = 'Un<a href="#_ftn1">[1]</a>, deux[ref]Deux.[/ref].\n\n<a href="#_ftnref1">[1]</a> La note.'
    assert body(text) == "Un[^1], deux[^2].\n\n[^1]: La note.\n\n[^2]: Deux.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Un[ref]La note.[/ref](non)", "Un[^1]\\(non)", id="a parenthesis"),
        pytest.param("Un[ref]La note.[/ref][non]", "Un[^1] [non]", id="a bracket"),
        pytest.param('Un[ref]La note.[/ref]<a href="/x">x</a>', "Un[^1] [x](/x)", id="a link"),
        pytest.param("[ref]La note.[/ref]: un", "[^1]\\: un", id="a colon at the start of a line"),
        pytest.param("<b>Un.</b>[ref]La note.[/ref]", "**Un.**[^1]", id="a mark in front"),
        pytest.param("Un \u2e223\u2e23[ref]La note.[/ref]", "Un \u2e223\u2e23[^1]", id="a sign that is a text's own"),
    ],
)
def test_a_reference_stays_one_whatever_stands_beside_it(text, expected):
    assert body(text) == f"{expected}\n\n[^1]: La note.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[ref]A.[/ref]<sup>,</sup>[ref]B.[/ref]", "[^1][^2]", id="a comma"),
        pytest.param('[ref]A.[/ref]<sup class="note-ref">, </sup>[ref]B.[/ref]', "[^1][^2]", id="as our own pages have it"),
        pytest.param("<sup>[ref]A.[/ref], [ref]B.[/ref]</sup>", "[^1][^2]", id="a mark around both"),
        pytest.param("[ref]A.[/ref]<sup>2</sup>[ref]B.[/ref]", "[^1]<sup>2</sup>[^2]", id="a number is none"),
        pytest.param("[ref]A.[/ref] x<sup>,</sup>[ref]B.[/ref]", "[^1] x<sup>,</sup>[^2]", id="nor what stands elsewhere"),
    ],
)  # fmt: skip
def test_what_parts_two_references_is_no_text(text, expected):
    assert body(f"Un{text} mot.") == f"Un{expected} mot.\n\n[^1]: A.\n\n[^2]: B.\n"


def test_a_note_in_a_caption_is_a_note():
    text = '[caption]<img src="a.jpg" alt="x" /> Une légende[ref]La note.[/ref][/caption]'
    assert body(text) == "![x](a.jpg)\n\n*Une légende[^1]*\n\n[^1]: La note.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("f((x)) vaut 2.", id="a function"),
        pytest.param("Voir (ceci (et cela)).", id="a parenthesis in another"),
        pytest.param("Un ((mot)) seul.", id="a word"),
        pytest.param("Un ((mot sans fin.", id="without an end"),
        pytest.param("Un [1.", id="a number without an end"),
        pytest.param("Il dit [sic] et [NDLR : non] [...].", id="words in brackets"),
    ],
)
def test_what_only_looks_like_a_note_or_a_shortcode_stays(text):
    post = one(item(text))
    assert (post.body.replace("\\", ""), post.remarks) == (f"{text}\n", ())


def test_forms_that_are_no_shortcodes_are_guesses():
    post = one(item("Un.\n\nDeux ((la note)) et ((une autre)), [1. la dernière]."))
    assert [(remark.certainty, remark.told, remark.line) for remark in post.remarks] == [
        ("guessed", "2 notes, from ((…))", 22),
        ("guessed", "1 note, from [1. …]", 22),
    ]


@given(
    st.lists(
        st.sampled_from(["Un[ref]La note.[/ref]", " mot", "[ref]", "[/ref]", "\n\n", "(", ")", ":", "[mfn]x[/mfn]"])
    )
)
def test_each_note_that_is_called_is_there(parts):
    noted = footnotes.scan(body("".join(parts)))
    assert not noted.undefined
    assert len(noted.references) == len(noted.definitions)


# ---- shortcodes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '[caption id="attachment_1" align="alignnone" width="9"]<a href="b.jpg"><img src="a.jpg" alt="x" /></a> '
            "Une <em>légende</em>[/caption]",
            '[![x](a.jpg "Une légende")](b.jpg)\n',
            id="a caption",
        ),
        pytest.param(
            '[caption width="9" caption="Une légende"]<img src="a.jpg" alt="x" />[/caption]',
            '![x](a.jpg "Une légende")\n',
            id="a caption of old",
        ),
        pytest.param(
            "[embed width=9]https://v.example/1?a=1&amp;b=2[/embed]",
            "<https://v.example/1?a=1&b=2>\n",
            id="what is shown of another site",
        ),
        pytest.param("[youtube https://v.example/1]", "<https://v.example/1>\n", id="a film elsewhere"),
        pytest.param("[vimeo 123]", "<https://vimeo.com/123>\n", id="a film by its number"),
        pytest.param('[audio src="/a.mp3"]', "[/a.mp3](/a.mp3)\n", id="a sound"),
        pytest.param('[video mp4="/a.mp4" webm="/a.webm"][/video]', "[/a.mp4](/a.mp4)\n", id="a film"),
        pytest.param(
            '[sourcecode language="php"]\n&lt;?php\n\necho "[ref]";\n[/sourcecode]',
            '```php\n<?php\n\necho "[ref]";\n```\n',
            id="code",
        ),
        pytest.param("[[gallery]] montre des images.", "[gallery] montre des images.\n", id="one that is shown"),
        pytest.param("[caption]Sans image[/caption]", "Sans image\n", id="a caption without a picture"),
    ],
)
def test_a_shortcode_becomes_what_it_shows(text, expected):
    assert body(text) == expected


PICTURES = (
    attachment(5, "a.jpg", alt="Un", excerpt="Une <em>légende</em>", post_parent=1, menu_order=2),
    attachment(6, "b.jpg", alt="Deux", post_parent=1, menu_order=1),
    attachment(7, "c.pdf", post_parent=1),
)
A = '![Un](https://mag.example.org/wp-content/uploads/a.jpg "Une légende")\n'
B = "![Deux](https://mag.example.org/wp-content/uploads/b.jpg)\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('[gallery ids="5,6" columns="2"]', f"{A}\n{B}", id="the ones that it lists"),
        pytest.param("[gallery]", f"{B}\n{A}", id="those of the post, in their order"),
    ],
)
def test_a_gallery_shows_its_pictures(text, expected):
    assert found(*PICTURES, item(text)).pieces[0].body == expected


def test_pictures_of_a_gallery_that_are_not_in_the_export_are_reported():
    post = one(item('Un.\n\n[gallery ids="8,9"]'))
    assert [(remark.told, remark.line) for remark in post.remarks] == [
        ("of a gallery, the pictures 8, 9 are not in the export", 22)
    ]


def test_unknown_shortcodes_stay_and_are_told_once_each():
    text = (
        '[vc_row][vc_column width="1/2"]Un.[/vc_column][/vc_row]\n\n[vc_row]Deux.[/vc_row]\n\n[contact-form-7 id="1"]'
    )
    post = one(item(text))
    assert post.body.replace("\\", "") == f"{text}\n"
    assert [(remark.certainty, remark.told, remark.line) for remark in post.remarks] == [
        ("open", f"the shortcode [vc_row] stays as it is, 2 times: {WHY}", 20),
        ("open", f"the shortcode [vc_column] stays as it is: {WHY}", 20),
        ("open", f"the shortcode [contact-form-7] stays as it is: {WHY}", 24),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a x=1]" * 20_000 + "[/a]", id="shortcodes that one end may belong to"),
        pytest.param("[ref]" * 20_000, id="notes without an end"),
        pytest.param("((" * 20_000, id="parentheses"),
        pytest.param("<pre>" * 20_000, id="code without an end"),
        pytest.param("<!-- " * 20_000, id="comments without an end"),
        pytest.param("<!-- wp:group -->" * 20_000, id="blocks in blocks"),
        pytest.param("[1. " * 20_000, id="numbers"),
        pytest.param("<" * 50_000, id="signs"),
        pytest.param("<img " * 20_000, id="tags without an end"),
    ],
)
def test_a_hostile_text_takes_time_that_grows_with_its_length_alone(text):
    assert len(found(item(text)).pieces) == 1


FRAGMENTS = (
    "[ref]", "[/ref]", "[ref name=a]", "[caption]", "[/caption]", "[gallery]", "[gallery ids='1,x']", "[embed]",
    "[/embed]", "[code]", "[/code]", "[[a]]", "[a b=c]", "((", "))", "[1. ", "]", "<mfn>", "</mfn>", "<pre>", "</pre>",
    '<sup data-fn="a">', "</sup>", "<!--more-->", "<!--", "-->", "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->",
    '<!-- wp:block {"ref":1} /-->', "<!-- wp:gallery -->", "<!-- /wp:gallery -->", "<!-- wp:code -->",
    "<!-- /wp:code -->", "<!-- wp:embed -->", "<!-- /wp:embed -->", '<!-- wp:x {"a":[[', "<p>", "</p>", "<ul><li>",
    "</li></ul>", "<table><tr><td colspan=2>", "</td></tr></table>", "<img src=a alt=b>", "<figure>", "</figure>",
    "Un mot ", "\n", "\n\n", "&amp;", "&lt;", "\u2e22", "1\u2e23", "https://v.example/1", "<details>", "é",
)  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
def test_whatever_is_written_becomes_an_article(parts):
    text = "".join(parts)
    post = one(
        item(text, post_type="wp_block"), item(text, id=2, meta={"footnotes": '[{"id":"a","content":"<p>x"}]'})
    )
    assert post.body.count("mot") <= text.count("mot") * (1 + text.count("wp:block"))


@given(
    st.lists(st.sampled_from([one for one in FRAGMENTS if not re.search("<!--(?! (/?wp|-->))|-->$|<sup|wp:x", one)]))
)
def test_no_word_is_lost(parts):
    text = re.sub(r"<!--.*?-->", "", "".join(parts), flags=re.DOTALL)
    assert body("".join(parts)).count("mot") == text.count("mot")
