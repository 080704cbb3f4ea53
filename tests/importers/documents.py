"""Documents of office programs, made as small as they can be."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

from magcli.importers._values import Material

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
PNG = b"\x89PNG\r\n\x1a\n and what makes an image"

_WORD_STYLES = {
    "Title": "Title",
    "Titre1": "heading 1",
    "Titre2": "heading 2",
    "Citation": "Quote",
    "PrformatHTML": "HTML Preformatted",
    "TM1": "toc 1",
}


def word(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this *body*, and parts of `word/` by their names without `.xml`; `core` is its properties."""
    links = str(parts.pop("links", ""))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _WORD_STYLES.items()
    )
    usual = str(parts.pop("usual", ""))
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(
            f'<Relationship Id="image1" Type="{R}/image" Target="media/image1.png"/>'
            f'<Relationship Id="web" Type="{R}/hyperlink" Target="https://exemple.example/a" TargetMode="External"/>{links}'
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{usual}{styles}</w:styles>",
        "word/media/image1.png": PNG,
    }
    if core := parts.pop("core", ""):
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{core}</cp:coreProperties>"
        )
    for name, held in parts.items():
        tag = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("123"), name)
        files[f"word/{name}.xml"] = f"<w:{tag} {_NAMES}>{held}</w:{tag}>"
    return packed(files)


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of Word with this *text*, which may be runs."""
    runs = text if text.startswith("<") else run(text)
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A piece of a paragraph of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="Une image"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)

_OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def opentext(
    body: str, *, automatic: str = "", styles: str = "", master: str = "", meta: str = "", **parts: str | bytes
) -> bytes:
    """An OpenDocument text with this *body*, and with styles, a page's margins, properties and more parts."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_OPEN}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_OPEN}><office:styles>{styles}</office:styles>"
        f"<office:master-styles><style:master-page>{master}</style:master-page></office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {_OPEN}><office:meta>{meta}</office:meta></office:document-meta>",
        "Pictures/1.png": PNG,
        **parts,
    }
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of *files*."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return written.getvalue()


def changed(document: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """The *document* with other *parts*, or without those that are `None`."""
    with ZipFile(BytesIO(document)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    held = {**files, **parts}
    return packed({name: part for name, part in held.items() if part is not None})


def material(name: str, **files: bytes) -> Material:
    """The document *name* with the files beside it; where the name ends with a slash, the folder of all of them."""
    held = {PurePosixPath(key): data for key, data in files.items()}
    return Material(name=name, paths=tuple(held), read=held.__getitem__, is_folder=name.endswith("/"))
