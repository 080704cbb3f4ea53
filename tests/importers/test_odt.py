"""What OpenDocument texts become."""

from datetime import date

import pytest

from magcli.importers import odt
from magcli.importers._values import Piece
from magcli.model import Person
from tests.importers.documents import PNG, material, opentext

TITLE = '<text:p text:style-name="Title">Un titre</text:p>'


def piece(body: str, **parts: str) -> Piece:
    """The article that a document with this *body* becomes."""
    (found,) = odt.find(material("essai.odt", **{"essai.odt": opentext(body, **parts)})).pieces
    return found


def remarks(found: Piece) -> list[tuple[str, str, str]]:
    return [(remark.certainty, remark.what, remark.told) for remark in found.remarks]


def style(name: str, family: str, properties: str, parent: str = "") -> str:
    """A style that the program made of what its user did."""
    of = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{of}><style:text-properties {properties}/></style:style>'


AUTOMATIC = (
    style("T1", "text", 'fo:font-weight="bold"')
    + style("T2", "text", 'fo:font-style="italic"')
    + style("T3", "text", 'style:text-position="super 58%"')
    + style("T4", "text", 'style:text-line-through-style="solid"')
    + style("T5", "text", 'fo:font-weight="normal"')
    + style("P1", "paragraph", 'fo:font-weight="bold"', "Standard")
    + style("P2", "paragraph", 'fo:color="#000000"', "Quotations")
    + style("P3", "paragraph", 'fo:color="#000000"', "Preformatted_20_Text")
    + '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>'
)
STYLES = (
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"/>'
    '<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"/>'
    + style("Heading_20_1", "paragraph", 'fo:font-weight="bold"')
    + style("Strong_20_Emphasis", "text", 'fo:font-weight="bold"')
)


def p(text: str, name: str = "Standard") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def note(text: str, kind: str = "footnote") -> str:
    return f'<text:note text:note-class="{kind}"><text:note-citation>9</text:note-citation><text:note-body>{text}</text:note-body></text:note>'


def frame(inner: str) -> str:
    return f'<draw:frame draw:name="x">{inner}</draw:frame>'


IMAGE = frame('<draw:image xlink:href="Pictures/1.png"/><svg:desc>Une image</svg:desc>')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("Un texte."), "Un texte.", id="a paragraph"),
        pytest.param('<text:h text:style-name="Heading_20_1" text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>', "## A\n\n### B", id="headings, whose style is bold"),
        pytest.param(p(f"a {span('b', 'T1')}{span(' c', 'Strong_20_Emphasis')}{span('d', 'T2')}"), "a **b c**_d_", id="emphasis"),
        pytest.param(p(f"a {span('b', 'T5')} c", "P1"), "**a** b **c**", id="a bold paragraph with a word that is not"),
        pytest.param(p(f"1{span('er', 'T3')} {span('a', 'T4')} {span('b', 'Source_20_Text')}"), "1<sup>er</sup> ~~a~~ `b`", id="other marks"),
        pytest.param(p('<text:a xlink:href="https://exemple.example/a">a</text:a>'), "[a](https://exemple.example/a)", id="a link"),
        pytest.param(p(IMAGE), "![Une image](essai-1.png)", id="an image"),
        pytest.param(p("a", "P2") + p("b", "Quotations"), "> a\n>\n> b", id="a quotation"),
        pytest.param(p('a<text:s text:c="2"/>b', "P3") + p("<text:s/>c", "P3"), "```\na  b\n c\n```", id="code"),
        pytest.param('<text:list text:style-name="L1"><text:list-item>' + p("a") + "<text:list><text:list-item>" + p("b") + "</text:list-item></text:list></text:list-item><text:list-item>" + p("c") + "</text:list-item></text:list>", "- a\n  1. b\n- c", id="lists"),
        pytest.param("<table:table>" + "".join(f"<table:table-row>{''.join(f'<table:table-cell>{p(cell)}</table:table-cell>' for cell in row)}</table:table-row>" for row in ("ab", "cd")) + "</table:table>", "| a | b |\n| --- | --- |\n| c | d |", id="a table"),
        pytest.param(p("a<text:line-break/>b\u00a0!"), "a\\\nb\u00a0!", id="a break and a no-break space"),
        pytest.param(f"<text:section>{p('a')}</text:section>", "a", id="a section"),
        pytest.param(p(frame(f"<draw:text-box>{p('a')}{p('b')}</draw:text-box>")), "a\n\nb", id="a text box"),
        pytest.param(p('<text:bookmark text:name="x"/>a<text:soft-page-break/>b<text:date>4 juillet</text:date>'), "ab4 juillet", id="fields, and what shows nothing"),
        pytest.param(p("2 &lt; 3 &amp; *c*"), "2 < 3 & \\*c\\*", id="what would mean something"),
        pytest.param(p("") + p("a"), "a", id="an empty paragraph"),
        pytest.param(p('<text:title>T</text:title> <text:author-name>A</text:author-name> <text:user-field-get>U</text:user-field-get> <text:sequence>1</text:sequence>'), "T A U 1", id="what fields show"),
        pytest.param("<text:list><text:list-item><text:list><text:list-item><text:h text:outline-level='2'>A</text:h></text:list-item></text:list></text:list-item></text:list>", "## A", id="a list that only numbers headings"),
        pytest.param(frame(f"<draw:text-box>{p(IMAGE + 'Figure 1')}</draw:text-box>"), "![Une image](essai-1.png)\n\nFigure 1", id="an image with its caption"),
        pytest.param("<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'>" + p("a") + "</table:table-cell></table:table-row><table:table-row><table:table-cell>" + p("b") + "</table:table-cell><table:table-cell>" + p("c") + "</table:table-cell></table:table-row></table:table>", "| a | a |\n| --- | --- |\n| b | c |", id="cells that are alike"),
    ],
)  # fmt: skip
def test_the_text_is_kept(body, expected):
    assert piece(TITLE + body, automatic=AUTOMATIC, styles=STYLES).body == f"{expected}\n"


def numbered(*items: str, more: str = "") -> str:
    """A list of numbers."""
    inner = "".join(one if one.startswith("<text:list-item") else item(one) for one in items)
    return f'<text:list text:style-name="L2" {more}>{inner}</text:list>'


def item(text: str, more: str = "") -> str:
    return f"<text:list-item {more}>{p(text)}</text:list-item>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(numbered("a", "b") + p("x") + numbered("c", more='text:continue-numbering="true"'), "1. a\n2. b\n\nx\n\n3. c", id="goes on"),
        pytest.param(numbered("a", more='xml:id="l"') + p("x") + numbered("b", more='text:continue-list="l"'), "1. a\n\nx\n\n2. b", id="goes on with a certain one"),
        pytest.param(numbered(item("a", 'text:start-value="4"'), "b"), "4. a\n5. b", id="begins elsewhere"),
        pytest.param(numbered("a", "b", item("c", 'text:start-value="1"')), "1. a\n2. b\n1) c", id="begins again"),
        pytest.param(numbered("a") + p("x") + numbered("b"), "1. a\n\nx\n\n1. b", id="is another"),
    ],
)  # fmt: skip
def test_a_list_has_the_numbers_that_readers_see(body, expected):
    style = '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
    assert piece(TITLE + body, automatic=style).body == f"{expected}\n"


@pytest.mark.parametrize("number", ["", "x", "²", "-1", "0", "9" * 5000])
def test_numbers_that_are_none_harm_nobody(number):
    heading = f'<text:h text:outline-level="{number}">a</text:h>'
    cell = f'<table:table-cell table:number-columns-repeated="{number}" table:number-columns-spanned="{number}">{p("c")}</table:table-cell>'
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    body = heading + numbered(item("b", f'text:start-value="{number}"')) + table + p(f'd<text:s text:c="{number}"/>e')
    found = piece(TITLE + body).body
    assert all(letter in found for letter in "abcde")


def test_links_within_the_text_lead_to_headings():
    links = "".join(p(f'<text:a xlink:href="#{to}">{to[0]}</text:a>') for to in ("1.Un titre bis|outline", "b", "c"))
    heading = '<text:h text:outline-level="1"><text:bookmark-start text:name="b"/>Un titre bis</text:h>'
    found = piece(TITLE + links + heading + p('<text:bookmark text:name="c"/>x'))
    assert found.body.startswith("[1](#un-titre-bis)\n\n[b](#un-titre-bis)\n\nc\n")
    assert [remark.told for remark in found.remarks] == [
        "1 link within the text leads to no heading, and became plain words: c"
    ]


def test_a_style_is_what_it_is_made_from_or_called():
    own = (
        '<style:style style:name="Intertitre" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/>'
    )
    body = (
        p("a", "Intertitre") + p("b", "Titre_20_2") + p("c", "Citation") + p("d", "Note_20_de_20_bas_20_de_20_page")
    )
    assert piece(TITLE + body, styles=own).body == "## a\n\n### b\n\n> c\n\nd\n"


def test_what_stands_above_and_below_pages_is_told_but_for_their_numbers():
    pages = p("Page <text:page-number>3</text:page-number> sur <text:page-count>9</text:page-count>")
    margins = (
        f"<style:header>{p('Un titre')}{p('Été 2015')}</style:header><style:footer-left>{pages}</style:footer-left>"
    )
    found = piece(TITLE + p("a"), master=margins)
    told = ("open", "text", "left out, for it stands above or below each page: Été 2015")
    assert (found.body, remarks(found)) == ("a\n", [told])


def test_notes_are_kept_with_all_their_paragraphs():
    note_of_two = note(p("Une " + span("note", "T2") + ".") + p("Suite."))
    body = p(f"a{note_of_two} b{note(p('De fin.'), 'endnote')}.")
    found = piece(TITLE + body, automatic=AUTOMATIC)
    assert found.body == "a[^1] b[^2].\n\n[^1]: Une *note*.\n\n    Suite.\n\n[^2]: De fin.\n"


def test_a_note_in_a_table_and_one_in_a_note():
    body = f"<table:table><table:table-row><table:table-cell>{p('a' + note(p('n' + note(p('m')))))}</table:table-cell><table:table-cell>{p('b')}</table:table-cell></table:table-row></table:table>"
    assert piece(TITLE + body).body == "| a[^1] | b |\n| --- | --- |\n\n[^1]: n[^2]\n\n[^2]: m\n"


def test_images_come_with_their_bytes_once():
    assert piece(TITLE + p(IMAGE) + p(IMAGE)).files == {"essai-1.png": PNG}


def test_the_properties_are_guesses():
    found = piece(
        p("a"),
        meta="<dc:title>T</dc:title><meta:initial-creator>La rédaction</meta:initial-creator><dc:creator>X</dc:creator>"
        "<meta:creation-date>2015-06-28T09:00:00.5</meta:creation-date><dc:date>2015-07-02T09:00:00</dc:date>"
        "<meta:keyword>plateformes</meta:keyword><meta:keyword>données</meta:keyword><dc:subject>Essai</dc:subject>",
    )
    assert (found.title, found.authors, found.date) == (
        "T",
        (Person(id="la-redaction", name="La rédaction"),),
        date(2015, 6, 28),
    )
    assert (found.tags, found.extra) == (("plateformes", "données"), {"subject": "Essai"})
    assert [remark.what for remark in found.remarks] == ["title", "authors", "date"]


def test_the_language_is_that_of_most_of_the_text():
    usual = '<style:default-style style:family="paragraph"><style:text-properties fo:language="en"/></style:default-style>'
    french = style("T9", "text", 'fo:language="fr"')
    found = piece(TITLE + p("An " + span("un texte plus long", "T9")), automatic=french, styles=usual)
    assert (found.lang, remarks(found)) == ("fr", [("guessed", "lang", "fr, in which the text was proofread")])


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        pytest.param(
            f"<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info>{p('perdu')}</text:deletion></text:changed-region>"
            f"<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>{p('a<text:change/>b')}",
            "ab\n",
            ("guessed", "text", "1 insertion and 1 deletion that were only suggested are accepted; left out: perdu"),
            id="changes that were suggested",
        ),
        pytest.param(
            p(f"a<office:annotation><dc:creator>La rédaction</dc:creator>{p('À vérifier')}</office:annotation>"),
            "a\n",
            ("open", "text", "1 comment is left out: La rédaction: À vérifier"),
            id="a comment",
        ),
        pytest.param(
            f"<text:table-of-content><text:index-body>{p('Partie 1')}</text:index-body></text:table-of-content>{p('a')}",
            "a\n",
            ("guessed", "text", "the table of contents is left out: pages make their own"),
            id="a table of contents",
        ),
        pytest.param(
            p(
                "Soit "
                + frame('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/1"/>')
            ),
            "Soit E = m c^2\n",
            ("open", "text", "1 equation has become plain text: E = m c^2"),
            id="an equation",
        ),
        pytest.param(
            p(frame('<draw:image xlink:href="../p.png"/><svg:title>Fin\u00a0!</svg:title>')),
            "![Fin\u00a0!](p.png)\n",
            ("open", "image", "p.png is linked to, and neither in the document nor beside it"),
            id="an image that is elsewhere",
        ),
        pytest.param(
            f"<text:illustration-index><text:index-body>{p('Figure 1 3')}</text:index-body></text:illustration-index>{p('a')}",
            "a\n",
            ("guessed", "text", "the table of contents is left out: pages make their own"),
            id="a table of figures",
        ),
        pytest.param(
            p(span("b", "TH") + 'a<text:hidden-text text:is-hidden="true"/>')
            + f'<text:section text:display="none">{p("c")}</text:section>'
            + p('<text:hidden-paragraph text:is-hidden="true"/>d'),
            "a\n",
            ("open", "text", "hidden text is left out: b; c; d"),
            id="hidden text",
        ),
        pytest.param(
            p("a<text:placeholder>&lt;Nom&gt;</text:placeholder>"),
            "a\n",
            ("guessed", "text", "left out, for nobody has filled it in: <Nom>"),
            id="what nobody has filled in",
        ),
        pytest.param(
            p('p. <text:bookmark-ref text:reference-format="page">4</text:bookmark-ref>'),
            "p. 4\n",
            ("open", "text", "1 number of a page stays in the text, where there are no pages: 4"),
            id="a page",
        ),
        pytest.param(
            p("le " + span("xix", "TS") + "e"),
            "le xixe\n",
            ("guessed", "text", "in small capitals, which have become plain letters: xix"),
            id="small capitals",
        ),
        pytest.param(
            p("a" + note(p(""))),
            "a[^1]\n",
            ("open", "note", "the text of note 1 is not there: write [^1]: …"),
            id="a note without a text",
        ),
        pytest.param(
            p("a<draw:custom-shape/>"),
            "a\n",
            ("open", "image", "left out, for they are no images: 1 drawing"),
            id="a drawing",
        ),
    ],
)
def test_what_has_no_place_is_told(body, text, told):
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>E</mi><annotation>E = m c^2</annotation></semantics></math>'
    looks = style("TH", "text", 'text:display="none"') + style("TS", "text", 'fo:font-variant="small-caps"')
    found = piece(TITLE + body, automatic=looks, **{"Object 1/content.xml": formula})
    assert (found.body, remarks(found)) == (text, [told])


LOOKS = (
    AUTOMATIC
    + style("T8", "text", 'fo:font-size="18pt"')
    + style("P8", "paragraph", 'fo:font-size="18pt"', "Standard")
    + '<style:style style:name="P9" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>'
)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(p(span("Qui paie ?", "T1")), id="bold"),
        pytest.param(p("Qui paie ?", "P1"), id="a bold paragraph"),
        pytest.param(p("Qui paie ?", "P8"), id="larger"),
        pytest.param(p(span("Qui paie ?", "T8")), id="a larger piece"),
        pytest.param(p("Qui paie ?", "P9"), id="centred"),
    ],
)
def test_a_first_line_that_stands_out_is_the_title(first):
    found = piece(first + p("Par La rédaction") + p("Le 4 juillet 2015") + p("Le lecteur paie."), automatic=LOOKS)
    assert (found.title, found.body, found.date) == ("Qui paie ?", "Le lecteur paie.\n", date(2015, 7, 4))
    assert [one.name for one in found.authors] == ["La rédaction"]
    assert [(one, what) for one, what, _ in remarks(found)] == [
        ("guessed", "title"),
        ("guessed", "authors"),
        ("guessed", "date"),
    ]


@pytest.mark.parametrize("first", [p("Qui paie ?"), p(span("Qui", "T8") + " paie ?")])
def test_another_first_line_is_text(first):
    assert piece(first + p("Le lecteur paie."), automatic=LOOKS).title == "essai"
