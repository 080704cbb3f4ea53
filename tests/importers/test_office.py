"""What Word documents and OpenDocument texts have in common: they come from anywhere."""

import contextlib
import random

import pytest

from magcli.errors import CannotRead
from magcli.importers import docx, odt
from magcli.importers._archive import DEEPEST
from tests.importers.documents import changed, material, opentext, packed, paragraph, word

WORD = word(paragraph("Un texte."))
OPEN = opentext("<text:p>Un texte.</text:p>")
BOTH = pytest.mark.parametrize(
    ("importer", "document", "name"), [(docx, WORD, "essai.docx"), (odt, OPEN, "essai.odt")], ids=["docx", "odt"]
)


def error_of(importer, name: str, data: bytes) -> str:
    """What is told when *data* is refused."""
    with pytest.raises(CannotRead) as refused:
        importer.find(material(name, **{name: data}))
    return str(refused.value)


@BOTH
def test_it_is_recognised_by_its_name(importer, document, name):
    assert importer.recognises(material(name, **{name: document}))
    assert not importer.recognises(material("essai.md", **{"essai.md": b"---"}))


@BOTH
def test_a_folder_of_documents_is_recognised_and_a_site_with_one_is_not(importer, document, name):
    assert importer.recognises(material("f/", **{name: document, "image.png": b""}))
    assert not importer.recognises(material("f/", **{name: document, "article.md": b""}))


@BOTH
def test_in_a_folder_a_damaged_one_does_not_stop_the_others(importer, document, name):
    found = importer.find(material("f/", **{f"a{name}": document, name: document[:100], f"~${name}": b"lock"}))
    assert [piece.origin for piece in found.pieces] == [f"a{name}"]
    assert [(remark.certainty, remark.told.split(":")[0]) for remark in found.remarks] == [
        ("open", f"cannot read {name}")
    ]


@BOTH
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        pytest.param(lambda document: b"Un texte.", "it is no document, or a damaged one", id="no archive"),
        pytest.param(lambda document: b"", "it is empty", id="nothing"),
        pytest.param(lambda document: b"%PDF-1.7", "it is a PDF; bring in the document that it was made from", id="a PDF"),
        pytest.param(lambda document: b"{\\rtf1 a}", "it is RTF; open it and save it as .docx", id="RTF"),
        pytest.param(lambda document: b"<html>", "give it a name that ends with .html", id="a page"),
        pytest.param(lambda document: packed({"xl/workbook.xml": "<a/>"}), "it is a spreadsheet", id="a spreadsheet"),
        pytest.param(lambda document: packed({"Index/Document.iwa": ""}), "export it as Word", id="of another program"),
        pytest.param(lambda document: document[: len(document) // 2], "it is no document, or a damaged one", id="half of it"),
        pytest.param(lambda document: packed({"a": "b"}), "which", id="another archive"),
        pytest.param(lambda document: b"\xd0\xcf\x11\xe0" + document, "it is an old .doc or locked", id="an old one, or locked"),
    ],
)  # fmt: skip
def test_a_damaged_one_is_refused(importer, document, name, damage, told):
    message = error_of(importer, name, damage(document))
    assert message.startswith(f"cannot read {name}: ")
    assert told in message


@pytest.mark.parametrize(
    ("importer", "name", "document", "told"),
    [
        (docx, "essai.docx", OPEN, "it is an OpenDocument text; give it a name that ends with .odt"),
        (odt, "essai.odt", WORD, "it is a Word document; give it a name that ends with .docx"),
    ],
)
def test_one_that_is_called_like_the_other_is_told(importer, name, document, told):
    assert error_of(importer, name, document).endswith(told)


def test_a_locked_one_is_told():
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    locked = changed(OPEN, {"META-INF/manifest.xml": manifest, "content.xml": bytes(range(256))})
    assert error_of(odt, "essai.odt", locked).endswith("it is locked with a password; save it without one")


@BOTH
def test_names_that_lead_out_of_the_document_lead_nowhere(importer, document, name):
    slip = changed(document, {"../../evil.txt": "x", "/evil.txt": "y", "word/media/../../../evil.png": "z"})
    (found,) = importer.find(material(name, **{name: slip})).pieces
    assert (found.body, found.files) == ("Un texte.\n", {})


@pytest.mark.parametrize(("importer", "name", "document"), [(docx, "a.docx", word("")), (odt, "a.odt", opentext(""))])
def test_one_without_a_text_is_told(importer, name, document):
    (found,) = importer.find(material(name, **{name: document})).pieces
    assert [(remark.certainty, remark.what, remark.told) for remark in found.remarks][1:] == [
        ("open", "text", "there is none")
    ]


@BOTH
def test_whatever_happens_to_its_bytes_it_is_read_or_refused(importer, document, name):
    chance = random.Random(1)
    for _ in range(60):
        broken = bytearray(document[: chance.randrange(len(document))] if chance.random() < 0.3 else document)
        for _ in range(chance.randrange(8) if broken else 0):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with contextlib.suppress(CannotRead):
            importer.find(material(name, **{name: bytes(broken)}))


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        pytest.param('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', "it has a DOCTYPE, which no office program writes", id="entities"),
        pytest.param('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "it has a DOCTYPE", id="a file of the system"),
        pytest.param("<a>" * 10_000 + "</a>" * 10_000, f"it nests deeper than {DEEPEST} levels", id="ten thousand levels"),
        pytest.param("<a><b></a>", "mismatched tag", id="no XML"),
        pytest.param("", "no element found", id="nothing"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("importer", "document", "name", "part"),
    [
        (docx, WORD, "essai.docx", "word/document.xml"),
        (docx, WORD, "essai.docx", "word/styles.xml"),
        (docx, WORD, "essai.docx", "_rels/.rels"),
        (odt, OPEN, "essai.odt", "content.xml"),
        (odt, OPEN, "essai.odt", "styles.xml"),
        (odt, OPEN, "essai.odt", "meta.xml"),
    ],
)
def test_xml_that_no_office_program_writes_is_refused(importer, document, name, part, xml, told):
    message = error_of(importer, name, changed(document, {part: xml}))
    assert message.startswith(f"cannot read {name}: {part} in it is no XML that can be read (")
    assert told in message


def test_a_part_that_unpacks_to_gigabytes_is_refused():
    bomb = changed(OPEN, {"Pictures/1.png": bytes(300_000_000)})
    assert error_of(odt, "essai.odt", bomb).endswith("what it holds takes more than 256 MB")


def test_huge_xml_is_refused():
    huge = changed(OPEN, {"content.xml": b" " * 33_000_000})
    assert error_of(odt, "essai.odt", huge).endswith("content.xml in it takes more than 32 MB")


def test_a_word_document_needs_its_text():
    told = "it has no word/document.xml, which such a document must have"
    assert error_of(docx, "essai.docx", changed(WORD, {"word/document.xml": None})).endswith(told)


def test_a_spreadsheet_is_no_text():
    sheet = changed(OPEN, {"content.xml": '<o:c xmlns:o="o"><o:body><o:spreadsheet/></o:body></o:c>'})
    assert error_of(odt, "essai.odt", sheet).endswith(
        "its content.xml holds no text; is it a spreadsheet or a presentation?"
    )


@pytest.mark.parametrize(
    "types", ["<Types/>", '<Types xmlns="x"><Default Extension="png" ContentType="text/plain"/></Types>']
)
def test_wrong_content_types_harm_nobody(types):
    (found,) = docx.find(
        material("essai.docx", **{"essai.docx": changed(WORD, {"[Content_Types].xml": types})})
    ).pieces
    assert found.body == "Un texte.\n"
