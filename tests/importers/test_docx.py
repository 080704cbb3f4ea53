"""What Word documents become."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from magcli.errors import CannotRead
from magcli.importers import docx
from magcli.importers._values import Piece
from magcli.model import Person
from tests.importers.documents import PICTURE, PNG, changed, material, paragraph, run, word


def piece(body: str, **parts: str | bytes) -> Piece:
    """The article that a document with this *body* becomes."""
    (found,) = docx.find(material("essai.docx", **{"essai.docx": word(body, **parts)})).pieces
    return found


def remarks(found: Piece) -> list[tuple[str, str, str]]:
    return [(remark.certainty, remark.what, remark.told) for remark in found.remarks]


TITLE = paragraph("Un titre", "Title")
NOTE = '<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>'
CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(paragraph("Un texte."), "Un texte.", id="a paragraph"),
        pytest.param(paragraph("A", "Titre1") + paragraph("B", "Titre2") + paragraph("C", "Titre1"), "## A\n\n### B\n\n## C", id="headings"),
        pytest.param(paragraph(run("a ") + run("b", "<w:b/>") + run(" c", "<w:b/>") + run("d", "<w:i/>")), "a **b c**_d_", id="emphasis"),
        pytest.param(paragraph(run("a", "<w:u w:val='single'/>") + run("b", "<w:strike/>")), "<u>a</u>~~b~~", id="other marks"),
        pytest.param(paragraph(run("x") + run("e", "<w:vertAlign w:val='superscript'/>")), "x<sup>e</sup>", id="raised"),
        pytest.param(paragraph(f'<w:hyperlink r:id="web">{run("a")}</w:hyperlink>'), "[a](https://exemple.example/a)", id="a link"),
        pytest.param(paragraph(PICTURE), "![Une image](essai-1.png)", id="an image"),
        pytest.param(paragraph("a", "Citation") + paragraph("b", "Citation"), "> a\n>\n> b", id="a quotation"),
        pytest.param(paragraph("a  b", "PrformatHTML") + paragraph("  c", "PrformatHTML"), "```\na  b\n  c\n```", id="code"),
        pytest.param(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in (f'<w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc>' for a, b in ('ab', 'cd')))}</w:tbl>", "| a | b |\n| --- | --- |\n| c | d |", id="a table"),
        pytest.param(paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b\u00a0!</w:t></w:r>"), "a\\\nb\u00a0!", id="a break and a no-break space"),
        pytest.param(paragraph('<w:fldSimple w:instr="SEQ Figure">' + run("1") + "</w:fldSimple>"), "1", id="a field"),
        pytest.param(paragraph("<w:bdo>" + run("a") + "</w:bdo>"), "a", id="a direction"),
        pytest.param(paragraph("<w:r><mc:AlternateContent><mc:Choice>" + run("a") + "</mc:Choice></mc:AlternateContent></w:r>"), "a", id="a choice of one"),
        pytest.param(paragraph("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + paragraph("a") + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"), "a", id="a text box"),
    ],
)  # fmt: skip
def test_the_text_is_kept(body, expected):
    assert piece(TITLE + body).body == f"{expected}\n"


def test_lists_are_lists():
    numbering = '<w:abstractNum w:abstractNumId="1">' + "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level, kind in ((0, "bullet"), (1, "decimal"))
    ) + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'  # fmt: skip
    items = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>{run(text)}</w:p>'
        for level, text in ((0, "a"), (1, "b"), (1, "c"), (0, "d"))
    )
    assert piece(TITLE + items, numbering=numbering).body == "- a\n  1. b\n  2. c\n- d\n"


def test_notes_are_kept_with_all_their_paragraphs():
    notes = f'<w:footnote w:id="2">{paragraph(run("Une ") + run("note", "<w:i/>") + run("."))}{paragraph("Suite.")}</w:footnote>'
    ends = f'<w:endnote w:id="2">{paragraph("De fin.")}</w:endnote>'
    body = paragraph(run("a") + CALL + run(" b") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + run("."))
    found = piece(TITLE + body, footnotes=notes, endnotes=ends)
    assert found.body == "a[^1] b[^2].\n\n[^1]: Une *note*.\n\n    Suite.\n\n[^2]: De fin.\n"


def test_notes_that_somebody_typed_are_put_where_they_are_called():
    raised = run("1", "<w:vertAlign w:val='superscript'/>")
    found = piece(
        TITLE
        + paragraph(run("Un mot") + raised + run("."))
        + paragraph("Notes", "Titre1")
        + paragraph("1. Un rapport.")
    )
    assert found.body == "Un mot[^1].\n\n[^1]: Un rapport.\n"
    told = "note 1 is put where it is called, by its number; “Notes” above it is left out"
    assert remarks(found) == [("guessed", "note", told)]


def call(number: int | str, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


@pytest.mark.parametrize(
    ("calls", "expected", "missing"),
    [
        pytest.param(call(2) + run(" b") + call(7), "a[^1] b[^2]\n\n[^1]: n", [2], id="a note that is not there"),
        pytest.param(call(7) + run(" b") + call(2), "a[^1] b[^2]\n\n[^2]: n", [1], id="before one that is"),
        pytest.param(call(7, "endnote"), "a[^1]", [1], id="of a part that is not there"),
        pytest.param(call(0), "a[^1]", [1], id="the line above the notes"),
        pytest.param(call(3), "a[^1]", [1], id="without a text"),
        pytest.param("<w:r><w:footnoteReference/></w:r>", "a[^1]", [1], id="a call of none"),
        pytest.param(call(7) + call(7), "a[^1][^1]", [1], id="called twice"),
        pytest.param(call(2) + call(2), "a[^1][^1]\n\n[^1]: n", [], id="one that is there called twice"),
    ],
)
def test_a_call_without_its_note_is_open(calls, expected, missing):
    notes = f'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>{NOTE.format(run("n"))}<w:footnote w:id="3"><w:p/></w:footnote>'
    found = piece(TITLE + paragraph(run("a") + calls), footnotes=notes)
    assert found.body == f"{expected}\n"
    assert remarks(found) == [
        ("open", "note", f"the text of note {label} is not there: write [^{label}]: …") for label in missing
    ]


def test_a_link_without_an_address_leaves_its_text():
    found = piece(TITLE + paragraph(f'<w:hyperlink r:id="none">{run("a")}</w:hyperlink>'))
    told = ("open", "link", "1 link leads nowhere, for the document does not say the address: a")
    assert (found.body, remarks(found)) == ("a\n", [told])


@pytest.mark.parametrize(
    ("picture", "body", "told"),
    [
        pytest.param(PICTURE.replace("image1", "x"), "a\n", "an image is left out: it is not in the document", id="of no name"),
        pytest.param(PICTURE, "a![Une image](word/media/image1.png)\n", "word/media/image1.png is linked to, and neither in the document nor beside it", id="of a name"),
    ],
)  # fmt: skip
def test_an_image_that_is_not_there_is_told(picture, body, told):
    document = changed(word(TITLE + paragraph(run("a") + picture)), {"word/media/image1.png": None})
    (found,) = docx.find(material("essai.docx", **{"essai.docx": document})).pieces
    assert (found.body, remarks(found)) == (body, [("open", "image", told)])


def test_a_note_of_the_title_goes_to_the_text():
    found = piece(paragraph(run("Un titre") + CALL, "Title") + paragraph("a"), footnotes=NOTE.format(run("n")))
    assert (found.title, found.body) == ("Un titre", "a[^1]\n\n[^1]: n\n")


def test_images_come_with_their_bytes_once():
    found = piece(TITLE + paragraph(PICTURE) + paragraph(PICTURE))
    assert found.files == {"essai-1.png": PNG}


@pytest.mark.parametrize(
    ("held", "suffix", "told"),
    [
        pytest.param(b"GIF89a", "gif", [], id="an image of another kind than its name says"),
        pytest.param(
            b"\1" * 40 + b" EMF", "emf", ["no browser shows essai-1.emf; save it as PNG or SVG"], id="Windows"
        ),
        pytest.param(b"?", "png", [], id="of no known kind"),
    ],
)
def test_an_image_is_called_by_what_it_is(held, suffix, told):
    document = changed(word(TITLE + paragraph(PICTURE)), {"word/media/image1.png": held})
    (found,) = docx.find(material("essai.docx", **{"essai.docx": document})).pieces
    assert (found.body, found.files) == (f"![Une image](essai-1.{suffix})\n", {f"essai-1.{suffix}": held})
    assert [remark.told for remark in found.remarks] == told


@pytest.mark.parametrize(
    ("body", "core", "title", "told"),
    [
        pytest.param(TITLE + paragraph("A", "Titre1"), "<dc:title>T</dc:title>", "Un titre", [], id="its style says so"),
        pytest.param(paragraph("A", "Titre1") + paragraph("b"), "", "A", ['"A", from the heading that the text begins with'], id="the heading that the text begins with"),
        pytest.param(paragraph("A", "Titre1") + paragraph("b"), "<dc:title>T</dc:title>", "A", ['"A", from the heading that the text begins with; the properties of the file say "T"'], id="which readers see, and not the properties"),
        pytest.param(paragraph("A", "Titre1") + paragraph("B", "Titre1"), "<dc:title>T</dc:title>", "T", ['"T", from the properties of the file'], id="the properties, where there are several headings"),
        pytest.param(paragraph("a"), "", "essai", ['"essai", from the name of the file'], id="the name of the file"),
    ],
)  # fmt: skip
def test_the_title_is_the_one_that_readers_see(body, core, title, told):
    found = piece(body, core=core)
    assert (found.title, [(remark.certainty, remark.told) for remark in found.remarks]) == (
        title,
        [("guessed", one) for one in told],
    )


CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default/></Types>'
LARGE, CENTRED = "<w:sz w:val='36'/>", "<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{}</w:p>"
TEXT = paragraph("Le lecteur paie toujours, et le texte est bien plus long que la ligne qui est au-dessus de lui.")


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(paragraph(run("Qui paie ?", "<w:b/>")), id="bold"),
        pytest.param(paragraph(run("Qui ", "<w:b/>") + run("paie ?", "<w:b/><w:i/>")), id="bold in two pieces"),
        pytest.param(paragraph(run("Qui paie ?", LARGE)), id="larger"),
        pytest.param(CENTRED.format(run("Qui paie ?")), id="centred"),
        pytest.param("<w:p/>" + paragraph(run("Qui paie ?", "<w:b/>")), id="below an empty line"),
    ],
)
def test_a_first_line_that_stands_out_is_the_title(first):
    found = piece(first + TEXT)
    assert (found.title, found.body.startswith("Le lecteur paie")) == ("Qui paie ?", True)
    assert remarks(found) == [("guessed", "title", '"Qui paie ?", from the first line, which stands out')]


def test_a_picture_may_stand_above_it():
    found = piece(paragraph(PICTURE) + paragraph(run("Qui paie ?", "<w:b/>")) + TEXT)
    assert (found.title, found.body.startswith("![Une image](essai-1.png)\n\nLe lecteur")) == ("Qui paie ?", True)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(paragraph("Qui paie ?"), id="it looks as the text does"),
        pytest.param(paragraph(run("Qui paie ? ", "<w:b/>") + run("Le lecteur.")), id="bold in part"),
        pytest.param(paragraph(run("Le lecteur paie toujours.", "<w:b/>")), id="a sentence"),
        pytest.param(paragraph(run("Un mot " * 20, "<w:b/>")), id="long"),
        pytest.param(paragraph(run("Qui ", LARGE) + run("paie ?")), id="larger in part"),
    ],
)
def test_another_first_line_is_text(first):
    assert piece(first + TEXT).title == "essai"


def test_the_text_of_a_document_that_is_large_throughout_does_not_stand_out():
    assert piece(paragraph(run("Qui paie ?", LARGE)) + paragraph(run("Le lecteur.", LARGE))).title == "essai"


def test_a_style_of_the_writer_may_make_the_title_larger():
    own = f'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Une"/><w:rPr>{LARGE}</w:rPr></w:style>'
    assert piece(paragraph("Qui paie ?", "A") + TEXT, usual=own).title == "Qui paie ?"


def test_who_signs_below_the_title_and_when():
    first = paragraph(run("Qui paie ?", "<w:b/>")) + paragraph("Par La rédaction") + paragraph("4 juillet 2015")
    found = piece(first + TEXT, core="<dc:creator>Poste 4</dc:creator><dcterms:created>2016-01-01</dcterms:created>")
    assert (found.title, [one.name for one in found.authors], found.date) == (
        "Qui paie ?",
        ["La rédaction"],
        date(2015, 7, 4),
    )
    assert found.body.startswith("Le lecteur paie")
    assert remarks(found)[1:] == [
        ("guessed", "authors", "La rédaction, from “Par La rédaction”"),
        ("guessed", "date", "2015-07-04, from “4 juillet 2015”"),
        ("open", "authors", 'the properties of the file say "Poste 4"; who signs the text counts'),
    ]


@pytest.mark.parametrize("line", ["By La rédaction, July 4th, 2015", "La rédaction le dit, le 4 juillet 2015."])
def test_a_line_below_the_title_is_taken_whole_or_not_at_all(line):
    found = piece(TITLE + paragraph(line) + TEXT)
    assert (found.date is None) == (line in found.body)


@pytest.mark.parametrize(
    ("part", "held", "told"),
    [
        ("word/document.xml", "<a/>", "it has no text where that must be"),
        ("word/footnotes.xml", "<a/>", "it calls the footnote 2, which is not there"),
        ("[Content_Types].xml", CONTENT_TYPES, "something in it has no Extension"),
    ],
)
def test_what_is_wrong_with_a_damaged_document_is_told_in_words_of_ours(part, held, told):
    document = changed(word(TITLE + paragraph(run("a") + CALL), footnotes=NOTE.format(run("n"))), {part: held})
    with pytest.raises(CannotRead, match=f"it is damaged: {told}.*; open it in Word and save it again"):
        docx.find(material("essai.docx", **{"essai.docx": document}))


def test_the_properties_are_guesses():
    found = piece(
        TITLE + paragraph("a"),
        core="<dc:creator>La rédaction</dc:creator><cp:lastModifiedBy>X</cp:lastModifiedBy>"
        "<dcterms:created>2015-06-28T09:00:00Z</dcterms:created><dcterms:modified>2015-07-02T09:00:00Z</dcterms:modified>"
        "<cp:keywords>plateformes; données</cp:keywords><dc:description>Un résumé.</dc:description><cp:category>Essai</cp:category>",
    )
    assert (found.authors, found.date, found.updated) == (
        (Person(id="la-redaction", name="La rédaction"),),
        date(2015, 6, 28),
        None,
    )
    assert (found.tags, found.summary, found.extra) == (
        ("plateformes", "données"),
        "Un résumé.",
        {"category": "Essai"},
    )
    assert [(remark.certainty, remark.what) for remark in found.remarks] == [
        ("guessed", "authors"),
        ("guessed", "date"),
    ]


@pytest.mark.parametrize(
    "name",
    ["Microsoft Office User", "python-docx", "Auteur inconnu", "Utilisateur Windows", "Windows User", "ACER-PC"],
)
def test_a_program_is_no_author(name):
    found = piece(TITLE + paragraph("a"), core=f"<dc:creator>{name}</dc:creator>")
    assert (found.authors, remarks(found)) == ((), [("open", "authors", f'the file says "{name}", which is nobody')])


def test_the_language_is_that_of_most_of_the_text():
    usual = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    french = paragraph(run("Un texte en français, assez long.", '<w:lang w:val="fr-FR"/>'))
    assert piece(TITLE + french, usual=usual).lang == "fr"
    assert piece(TITLE, usual=usual).lang == "en"
    assert piece(TITLE).lang == ""


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        pytest.param(
            paragraph(run("a ") + f"<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"),
            "a b\n",
            ("guessed", "text", "1 insertion and 1 deletion that were only suggested are accepted; left out: c"),
            id="changes that were suggested",
        ),
        pytest.param(
            paragraph(run("Soit ") + "<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>"),
            "Soit E=mc²\n",
            ("open", "text", "1 equation has become plain text: E=mc²"),
            id="an equation",
        ),
        pytest.param(
            paragraph("Partie 1\t3", "TM1") + paragraph("a"),
            "a\n",
            ("guessed", "text", "the table of contents is left out: pages make their own"),
            id="a table of contents",
        ),
        pytest.param(
            paragraph('<w:r><w:t>a</w:t><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'),
            "a\n",
            ("open", "image", "left out, for they are no images: 1 chart"),
            id="a chart",
        ),
        pytest.param(
            paragraph(run("a") + '<w:r><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>'),
            "a\n",
            ("open", "text", "a sign is left out: char F0FF in font Wingdings"),
            id="a sign of a font that readers do not have",
        ),
    ],
)  # fmt: skip
def test_what_has_no_place_is_told(body, text, told):
    found = piece(TITLE + body)
    assert (found.body, remarks(found)) == (text, [told])


def test_comments_are_told():
    found = piece(
        TITLE + paragraph(run("a") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        comments=f'<w:comment w:id="0" w:author="La rédaction">{paragraph("À vérifier")}</w:comment>',
    )
    told = ("open", "text", "1 comment is left out: La rédaction: À vérifier")
    assert (found.body, remarks(found)) == ("a\n", [told])


@pytest.mark.parametrize(
    ("target", "files", "told"),
    [
        pytest.param("https://exemple.example/p.png", {}, [], id="on the web"),
        pytest.param("images/p.png", {"images/p.png": PurePosixPath("images/p.png")}, [], id="beside it"),
        pytest.param(
            "file:///home/a/p.png",
            {"file:///home/a/p.png": PurePosixPath("images/p.png")},
            [],
            id="on the machine of its writer",
        ),
        pytest.param("p.png", {}, ["p.png is linked to, and neither in the document nor beside it"], id="nowhere"),
    ],
)
def test_a_linked_image_stays_a_link(target, files, told):
    body = paragraph(PICTURE.replace("r:embed", "r:link").replace("image1", "far"))
    document = word(TITLE + body, links=f'<Relationship Id="far" Type="x" Target="{target}" TargetMode="External"/>')
    (found,) = docx.find(material("essai.docx", **{"essai.docx": document, "images/p.png": PNG})).pieces
    assert (found.body, found.files) == (f"![Une image]({target})\n", files)
    assert [remark.told for remark in found.remarks] == told
