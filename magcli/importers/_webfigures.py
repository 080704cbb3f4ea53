"""What stands below images on a page: the caption of one is its title, and no paragraph of the text."""

from turbohtml import Document, Element

from magcli.importers._webarticle import said

_FIGURES = "figure, .wp-caption"
_CAPTIONS = "figcaption, .wp-caption-text"
_SAID = "blockquote, pre"
"""What is quoted rather than shown: below it stands who says so."""
_MEANINGFUL = "a, sup, br, code, img, p + p"
"""What a caption may hold that no title can say."""


def settle(element: Document | Element, call: str = "") -> None:
    """Make the caption of each figure in *element* the title of its image, or a line in italics below it.

    In a caption, *call* says that a note is called there.
    """
    for figure in element.select(_FIGURES):
        captions, images = _own(figure, _CAPTIONS), _own(figure, "img[src]")
        if len(captions) != 1 or figure.select_one(_SAID):
            continue
        (caption,) = captions
        text = said(caption)
        is_plain = not caption.select_one(_MEANINGFUL) and not (call and call in text)
        if len(images) == 1 and is_plain and not images[0].attrs.get("title"):
            if text:
                images[0].attrs["title"] = text
            caption.decompose()
        elif text and not caption.select_one("p, div"):
            _set_in_italics(caption)


def _own(figure: Element, selector: str) -> list[Element]:
    """Return what *selector* finds in *figure*, and not in another one within it."""
    return [one for one in figure.select(selector) if one.closest(_FIGURES) is figure]


def _set_in_italics(caption: Element) -> None:
    for mark in caption.select("em, i"):
        mark.unwrap()
    inner = Element("em")
    for node in caption.children:
        inner.append(node)
    caption.append(inner)
