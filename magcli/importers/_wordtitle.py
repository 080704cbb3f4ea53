"""The first line of a Word document that is its title by its looks alone: it is larger than the text, or centred."""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from magcli.importers._archive import local, value
from magcli.importers._word import children, named, said

_LARGER = 1.2
"""How many times the size of the text a title has at least."""
_USUAL = 20
"""Half points of letters of which nothing says how large they are."""


def mark(texts: Iterable[Element], styles: Element, style: str, known: tuple[str, ...]) -> None:
    """Give the first paragraph of the document among *texts* that says anything *style*, if it stands out.

    Those of a style that is *known* say themselves what they are.
    """
    bodies = (body for root in texts for body in children(root, "body"))
    paragraphs = [one for body in bodies for one in children(body, "p") if said(one)]
    if not paragraphs:
        return
    sizes = _Sizes(styles)
    first, *others = paragraphs
    usual = Counter[int]()
    for paragraph in others:
        for run, size in sizes.of_runs(paragraph):
            usual[size] += len(said(run))
    least = min((size for _, size in sizes.of_runs(first)), default=0)
    is_larger = bool(usual) and least >= usual.most_common(1)[0][0] * _LARGER
    if (is_larger or sizes.is_centred(first)) and sizes.style(first) not in known:
        _set(first, style)


def _set(paragraph: Element, style: str) -> None:
    properties = next(children(paragraph, "pPr"), None)
    if properties is None:
        properties = Element(named(paragraph, "pPr"))
        paragraph.insert(0, properties)
    told = next(children(properties, "pStyle"), None)
    told = SubElement(properties, named(properties, "pStyle")) if told is None else told
    told.set(named(told, "val"), style)


class _Sizes:
    """How large letters are, by their own properties and by those of their styles."""

    def __init__(self, styles: Element) -> None:
        self._styles = {value(one, "styleId"): one for one in children(styles, "style")}
        self._normal = next((id for id, one in self._styles.items() if value(one, "default") in ("1", "true")), "")
        defaults = [one for one in styles.iter() if local(one) == "rPrDefault"]
        self._usual = next((size for one in defaults if (size := _size(one))), _USUAL)

    def style(self, paragraph: Element) -> str:
        """Return the id of the style that *paragraph* has."""
        return next((value(one, "val") for one in _properties(paragraph) if local(one) == "pStyle"), self._normal)

    def of_runs(self, paragraph: Element) -> Iterator[tuple[Element, int]]:
        """Yield the runs of *paragraph* that say something, each with the size of its letters in half points."""
        of_style = next((size for one in self._line(self.style(paragraph)) if (size := _size(one))), self._usual)
        for run in paragraph.iter():
            if local(run) == "r" and said(run):
                yield run, _size(run) or of_style

    def is_centred(self, paragraph: Element) -> bool:
        """Whether *paragraph* stands in the middle of its line."""
        told = [_aligned(one) for one in (paragraph, *self._line(self.style(paragraph)))]
        return next(filter(None, told), "") == "center"

    def _line(self, id: str) -> Iterator[Element]:
        """Yield the style *id* and those that it is made from, the nearest first."""
        seen: set[str] = set()
        while id in self._styles and id not in seen:
            seen.add(id)
            yield self._styles[id]
            id = next((value(one, "val") for one in children(self._styles[id], "basedOn")), "")


def _properties(paragraph: Element) -> Iterator[Element]:
    return (one for properties in children(paragraph, "pPr") for one in properties)


def _aligned(element: Element) -> str:
    return next((value(one, "val") for one in _properties(element) if local(one) == "jc"), "")


def _size(element: Element) -> int:
    """Return the size that the properties of *element*, a run or a style, tell; 0 when they tell none."""
    told = (value(one, "val") for properties in children(element, "rPr") for one in children(properties, "sz"))
    return next((int(size) for size in told if size.isascii() and size.isdecimal() and len(size) < 5), 0)
