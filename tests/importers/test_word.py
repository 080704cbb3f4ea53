"""What the constructs of Word become: fields, controls, changes, text boxes, styles of all languages, numbers of lists."""

import pytest

from magcli.importers import docx
from magcli.importers._values import Piece
from tests.importers.documents import PICTURE, material, paragraph, run, word

CONTENTS = ("guessed", "text", "the table of contents is left out: pages make their own")


def piece(body: str, **parts: str) -> Piece:
    """The article that a document with this title and this *body* becomes."""
    document = word(paragraph("Un titre", "Title") + body, **parts)
    (found,) = docx.find(material("essai.docx", **{"essai.docx": document})).pieces
    return found


def remarks(found: Piece) -> list[tuple[str, str, str]]:
    return [(remark.certainty, remark.what, remark.told) for remark in found.remarks]


def begun(instruction: str) -> str:
    """The beginning of a field, up to what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str) -> str:
    return begun(instruction) + run(shown) + END


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def styled(kind: str, id: str, inner: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}">{inner}</w:style>'


# ---- changes, fields, controls ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph(f"<w:moveFrom>{run('parti')}</w:moveFrom>" + run("reste")) + paragraph(f"<w:moveTo>{run('parti')}</w:moveTo>"), "reste\n\nparti", id="moved text"),
        pytest.param("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("a") + "</w:p>" + paragraph("b"), "ab", id="the end of a paragraph taken away"),
        pytest.param(paragraph(field(' HYPERLINK "https://exemple.example/a?b=1&amp;c=2" ', "a")), "[a](https://exemple.example/a?b=1&c=2)", id="a link"),
        pytest.param(paragraph(field(' HYPERLINK "https://exemple.example/a" \\o "Bulle" \\t "_blank" ', "a")), "[a](https://exemple.example/a)", id="a link with more"),
        pytest.param(paragraph(field(' HYPERLINK "https://exemple.example/a" \\l "b" ', "a")), "[a](https://exemple.example/a#b)", id="a link to a place"),
        pytest.param(paragraph('<w:fldSimple w:instr=" HYPERLINK &quot;https://exemple.example/a&quot; ">' + run("a") + "</w:fldSimple>"), "[a](https://exemple.example/a)", id="a link as a simple field"),
        pytest.param(paragraph(run("voir ") + field(" REF _Ref1 \\h ", "Figure 1")), "voir Figure 1", id="a reference"),
        pytest.param(control(paragraph("a")) + paragraph(run("b ") + control(run("c"))), "a\n\nb c", id="controls"),
        pytest.param(paragraph(f"<w:smartTag>{run('a')}</w:smartTag><w:customXml>{run('b')}</w:customXml>"), "ab", id="tags"),
        pytest.param(paragraph("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>"), "a\\\nb\\\nc", id="the end of a page in a line"),
        pytest.param(paragraph("<w:r><w:br w:type='page'/></w:r>") + paragraph("a"), "a", id="the end of a page"),
        pytest.param(paragraph("<w:r><w:t>télé</w:t><w:softHyphen/><w:t>phone, « a\u202f! »</w:t></w:r>"), "télé\u00adphone, « a\u202f! »", id="soft hyphens and narrow spaces"),
        pytest.param(paragraph(run("Le 1") + run("er", "<w:vertAlign w:val='superscript'/>") + run(" a 3 m²")), "Le 1<sup>er</sup> a 3 m²", id="what is raised and no note"),
        pytest.param(paragraph('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="00E9"/><w:sym w:char="zz"/></w:r>'), "αé", id="signs"),
        pytest.param(paragraph(run("a", "<w:dstrike/>")), "~~a~~", id="struck twice"),
        pytest.param(paragraph('<w:hyperlink r:id="web">' + run("a", "<w:u w:val='single'/>") + "</w:hyperlink>"), "[a](https://exemple.example/a)", id="a link with a line below"),
        pytest.param(f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("L")}</w:p>' + paragraph("a presse."), "La presse.", id="a large first letter"),
        pytest.param(paragraph(begun(" TOC ") + run("a")) + paragraph("b"), "a\n\nb", id="a field without an end"),
        pytest.param(f'<w:p><w:pPr><w:bidi/></w:pPr>{run("שלום עולם", "<w:rtl/>")}</w:p>', "שלום עולם", id="from right to left"),
    ],
)  # fmt: skip
def test_the_text_is_kept(body, text):
    assert piece(body).body == f"{text}\n"


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        pytest.param(paragraph(begun(" TOC \\o ") + run("Un") + field(" PAGEREF _Toc1 ", "3")) + paragraph(run("Deux 4") + END) + paragraph("a"), "a", CONTENTS, id="a field of contents without its style"),
        pytest.param(control(paragraph("Sommaire") + paragraph("Un 3"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>') + paragraph("a"), "a", CONTENTS, id="a control of contents"),
        pytest.param(paragraph(run("a ") + control(run("Cliquez ici."), "<w:showingPlcHdr/>")), "a", ("guessed", "text", "left out, for nobody has filled it in: Cliquez ici."), id="a control that is empty"),
        pytest.param(paragraph(run("a") + run("b", "<w:vanish/>") + run("c", "<w:vanish w:val='0'/>")), "ac", ("open", "text", "hidden text is left out: b"), id="hidden text"),
        pytest.param(paragraph(run("voir p. ") + field(" PAGEREF x ", "3")), "voir p. 3", ("open", "text", "1 number of a page stays in the text, where there are no pages: 3"), id="a page"),
        pytest.param(paragraph(run("le ") + run("xix", "<w:smallCaps/>") + run("e")), "le xixe", ("guessed", "text", "in small capitals, which have become plain letters: xix"), id="small capitals"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_told(body, text, told):
    found = piece(body)
    assert (found.body, remarks(found)) == (f"{text}\n", [told])


def hiding(kind: str, id: str, inner: str = "<w:rPr><w:vanish/></w:rPr>", parent: str = "") -> str:
    above = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{above}{inner}</w:style>'


@pytest.mark.parametrize(
    ("body", "shown", "hidden"),
    [
        pytest.param(paragraph("S", "Cache"), "a", "S", id="the style of a paragraph"),
        pytest.param(paragraph("S", "Fils"), "a", "S", id="one that is made from it"),
        pytest.param(paragraph("b", "Montre"), "a\n\nb", "", id="one that is made from it and says no"),
        pytest.param(paragraph(run("b") + run("S", '<w:rStyle w:val="Mot"/>')), "a\n\nb", "S", id="the style of words"),
        pytest.param(paragraph(run("S") + run("b", '<w:vanish w:val="0"/>'), "Cache"), "a\n\nb", "S", id="words that say no"),
        pytest.param(paragraph(run("b", '<w:rStyle w:val="Mot"/>'), "Cache"), "a\n\nb", "", id="both, which shows it"),
        pytest.param(paragraph('<w:r><w:t>S</w:t></w:r>', "Cache"), "a", "S", id="words without properties"),
    ],
)  # fmt: skip
def test_what_a_style_hides_is_left_out_and_told(body, shown, hidden):
    styles = (
        hiding("paragraph", "Cache")
        + hiding("paragraph", "Fils", "", "Cache")
        + hiding("paragraph", "Montre", '<w:rPr><w:vanish w:val="0"/></w:rPr>', "Cache")
        + hiding("character", "Mot")
    )
    found = piece(paragraph("a") + body, usual=styles)
    told = [("open", "text", f"hidden text is left out: {hidden}")] if hidden else []
    assert (found.body, remarks(found)) == (f"{shown}\n", told)


def anchored(name: str, text: str) -> str:
    return f'<w:bookmarkStart w:name="{name}"/>{run(text)}<w:bookmarkEnd/>'


def test_links_within_the_text_lead_to_headings():
    link = paragraph(
        f'<w:hyperlink w:anchor="_Toc2">{run("a")}</w:hyperlink>' + field(' HYPERLINK \\l "_Toc1" ', "b")
    )
    headings = (paragraph(anchored(name, "L’état &amp; nous"), "Titre2") for name in ("_Toc1", "_Toc2"))
    found = piece(link + "".join(headings))
    assert found.body.startswith("[a](#létat--nous-1)[b](#létat--nous)\n")


def test_links_to_other_places_become_words():
    link = paragraph(f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>')
    found = piece(link + paragraph(anchored("x", "b")))
    assert (found.body, remarks(found)) == (
        "a\n\nb\n",
        [("guessed", "link", "1 link within the text leads to no heading, and became plain words: a")],
    )


# ---- text boxes and drawings ------------------------------------------------------------------------------


def drawing(inner: str) -> str:
    return (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


BOX = f"<w:txbxContent>{paragraph('b')}</w:txbxContent>"
SHAPE = drawing(f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
OLD = f"<w:pict><v:rect><v:textbox>{BOX}</v:textbox></v:rect></w:pict>"
PIC = PICTURE.partition("<a:graphicData>")[2].partition("</a:graphicData>")[0]


@pytest.mark.parametrize(
    ("fallback", "choice"),
    [
        pytest.param(OLD, SHAPE, id="said twice"),
        pytest.param("", SHAPE, id="said to new programs alone"),
        pytest.param("<w:pict><v:rect/></w:pict>", SHAPE, id="drawn for old programs"),
        pytest.param(OLD, "", id="said to old programs alone"),
    ],
)
def test_a_text_box_is_read_once(fallback, choice):
    both = f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    found = piece(paragraph(run("a") + f"<w:r>{both}</w:r>"))
    assert (found.body, found.remarks) == ("a\n\nb\n", ())


def test_images_of_a_group_are_images():
    one = PIC.replace("<pic:pic>", '<pic:pic><pic:nvPicPr><pic:cNvPr descr="Une image"/></pic:nvPicPr>')
    found = piece(paragraph(f"<w:r>{drawing(f'<wps:grp>{one}{one}</wps:grp>')}</w:r>"))
    assert found.body == "![Une image](essai-1.png)![Une image](essai-1.png)\n"


# ---- styles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        pytest.param("Titre1", "## x", id="a heading"),
        pytest.param("Titre 3", "## x", id="with a blank"),
        pytest.param("berschrift1", "## x", id="a German one without its first letter"),
        pytest.param("Citationintense", "> x", id="a quotation"),
        pytest.param("PrformatHTML", "```\nx\n```", id="code"),
        pytest.param("Notedebasdepage", "x", id="of a note"),
        pytest.param("Sansinterligne", "x", id="of text"),
    ],
)
def test_a_style_that_is_not_defined_is_told_by_its_id(style, expected):
    found = piece(paragraph("x", style) + paragraph("y"), usual="")
    assert (found.body, found.remarks) == (f"{expected}\n\ny\n", ())


def test_a_style_is_what_it_is_made_from():
    own = styled("paragraph", "A", '<w:name w:val="Intertitre"/><w:basedOn w:val="Titre1"/>') + styled(
        "paragraph", "B", '<w:name w:val="Exergue"/><w:basedOn w:val="Citation"/>'
    )
    assert piece(paragraph("x", "A") + paragraph("q", "B"), usual=own).body == "## x\n\n> q\n"


def test_a_level_of_the_outline_makes_a_heading_and_its_lowest_makes_none():
    own = styled("paragraph", "A", '<w:name w:val="A"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + styled(
        "paragraph", "B", '<w:name w:val="B"/><w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
    )
    direct = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("z")}</w:p>'
    assert piece(paragraph("x", "A") + paragraph("y", "B") + direct, usual=own).body == "### x\n\ny\n\n## z\n"


def test_what_only_the_style_of_letters_tells_is_kept():
    own = styled("character", "Gras", '<w:name w:val="Gras"/><w:rPr><w:b/></w:rPr>') + styled(
        "character", "Appel", '<w:name w:val="Appel note"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    )
    bold, raised = '<w:rStyle w:val="Gras"/>', '<w:rStyle w:val="Appel"/>'
    body = paragraph(run("a ") + run("b", bold) + run(" c", bold + '<w:b w:val="0"/>') + run("d", raised))
    assert piece(body, usual=own).body == "a **b** cd\n"


# ---- lists ------------------------------------------------------------------------------------------------

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, level: int = 0, number: int = 1) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}</w:p>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            item("a") + item("b") + paragraph("x") + item("c"), "1. a\n2. b\n\nx\n\n3. c", id="that goes on"
        ),
        pytest.param(item("a", 0, 2) + item("b", 0, 2), "5. a\n6. b", id="that begins elsewhere"),
        pytest.param(item("a") + item("b", 0, 2), "1. a\n\n5) b", id="of which another begins"),
        pytest.param(
            item("a") + item("b", 1) + item("c") + item("d", 1), "1. a\n   1. b\n2. c\n   1. d", id="in another"
        ),
        pytest.param(
            item("a")
            + item("b").replace("<w:r>", "<w:moveFrom><w:r>").replace("</w:r>", "</w:r></w:moveFrom>")
            + item("c"),
            "1. a\n2. c",
            id="of which an item was moved",
        ),
        pytest.param(item("a") + item("") + item("b"), "1. a\n2. b", id="with an empty item"),
        pytest.param(item("a", 0, 3) + item("b", 0, 4), "- a\n- b", id="of bullets that begins again"),
        pytest.param(
            item("a") + item("b", 0, 3) + item("c", 0, 4), "1. a\n- b\n- c", id="of numbers, then of bullets"
        ),
    ],
)
def test_a_list_has_the_numbers_that_readers_see(body, expected):
    assert piece(body, numbering=NUMBERING).body == f"{expected}\n"


# ---- notes and pages --------------------------------------------------------------------------------------


def test_a_mark_of_its_own_is_no_text():
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    note = f'<w:footnote w:id="2">{paragraph(run("*") + run(" Une note."))}</w:footnote>'
    assert piece(paragraph(run("a") + call + run(".")), footnotes=note).body == "a[^1].\n\n[^1]: Une note.\n"


def test_what_stands_above_and_below_pages_is_told_but_for_their_numbers():
    pages = paragraph(run("Page ") + field(" PAGE ", "3") + run(" sur ") + field(" NUMPAGES ", "9"))
    simple = paragraph(f'{run("Le Mag")}<w:r><w:tab/></w:r><w:fldSimple w:instr="PAGE">{run("4")}</w:fldSimple>')
    found = piece(
        paragraph("Un texte, la suite."),
        header1=paragraph("Un titre") + paragraph("Été 2015") + paragraph("un texte"),
        header2=simple,
        footer1=pages + paragraph("7") + paragraph("Été 2015"),
    )
    told = ("open", "text", "left out, for it stands above or below each page: Été 2015; Le Mag")
    assert (found.body, remarks(found)) == ("Un texte, la suite.\n", [told])
