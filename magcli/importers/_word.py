"""The XML of Word documents: what is counted in it, and what mammoth would leave out put as it reads it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from magcli.importers import _office
from magcli.importers._archive import local, value
from magcli.importers._office import shortened
from magcli.importers._values import Remark
from magcli.text.words import counted

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_CHANGED = frozenset({"ins", "moveTo", "del", "moveFrom"})
_DRAWN = {"chart": "chart", "relIds": "diagram", "OLEObject": "embedded object"}


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield what is called *name* directly below *element*."""
    return (child for child in element if local(child) == name)


def is_on(mark: Element) -> bool:
    """Whether the property *mark* holds: it may be there only to say that it does not."""
    return value(mark, "val") not in ("0", "false", "off", "none")


def make_readable(root: Element) -> None:
    """Put what mammoth does not look for in *root* as it reads it: equations, simple fields, text boxes, signs."""
    for child in root:
        make_readable(child)
    if any(local(child) in _READINGS for child in root):
        root[:] = [read for child in root for read in _READINGS.get(local(child), _as_it_is)(child)]


def _as_it_is(child: Element) -> list[Element]:
    return [child]


def _unwrapped(child: Element) -> list[Element]:
    return [*child]


def _left_out(child: Element) -> list[Element]:
    return []


def _chosen(child: Element) -> list[Element]:
    """Return one of the ways in which *child* says the same: that for old programs, if it says as much."""
    first, *others = [*children(child, "Choice"), *children(child, "Fallback")] or [child]
    other = next((one for one in others if local(one) == "Fallback"), None)
    if other is None or (said(first) and not said(other)):
        return [*first]
    return [*other] if said(other) or any(local(one) in ("blip", "imagedata") for one in other.iter()) else [*first]


def _drawing(child: Element) -> list[Element]:
    """Return the text boxes of a drawing, and the images of one that holds more."""
    inside = [held for held in child.iter() if local(held) in ("txbxContent", "pic")]
    if [local(held) for held in inside] in ([], ["pic"]):
        return [child]
    return [held if local(held) == "txbxContent" else _of_picture(held, child) for held in inside]


def _of_picture(picture: Element, drawing: Element) -> Element:
    """Return a drawing that holds nothing but *picture*, which is one of several things in *drawing*."""
    outer = Element(drawing.tag)
    frame = SubElement(outer, f"{{{_DRAWING}/wordprocessingDrawing}}inline")
    told = next((one.attrib for one in picture.iter() if local(one) == "cNvPr"), {})
    SubElement(frame, named(frame, "docPr"), told)
    graphic = SubElement(frame, f"{{{_DRAWING}/main}}graphic")
    SubElement(graphic, named(graphic, "graphicData")).append(picture)
    return outer


def named(element: Element, name: str) -> str:
    """Return *name* in the namespace of *element*."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def _text(text: str, element: Element) -> Element:
    held = Element(named(element, "t"))
    held.text = text
    return held


def _equation_run(child: Element) -> list[Element]:
    run = Element(f"{{{_MAIN}}}r")
    run.append(_text(_equation(child), run))
    return [run]


def _field(child: Element) -> list[Element]:
    """Return a simple field as the other kind, which is all that mammoth knows of fields."""
    begin, told, separate, end = (Element(named(child, "r")) for _ in range(4))
    for run, what in ((begin, "begin"), (separate, "separate"), (end, "end")):
        SubElement(run, named(child, "fldChar"), {named(child, "fldCharType"): what})
    SubElement(told, named(child, "instrText")).text = value(child, "instr")
    return [begin, told, separate, *child, end]


_SIGNS = re.compile("Symbol|Wingdings|Webdings|Dingbats", re.IGNORECASE)
"""Fonts that show other signs than the letters they are typed with."""


def _sign(child: Element) -> list[Element]:
    code = value(child, "char")
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return []
    is_letter = not _SIGNS.search(value(child, "font")) and not "D800" <= code.upper().zfill(4) <= "F8FF"
    return [_text(chr(int(code, 16)), child)] if is_letter else [child]


def _line_end(child: Element) -> list[Element]:
    # A page's end in the middle of a paragraph: without anything there, two words would become one.
    return [Element(named(child, "br"))]


def _struck(child: Element) -> list[Element]:
    return [Element(named(child, "strike"), child.attrib)]


def _link(child: Element) -> list[Element]:
    """Return a link without lines below its words: that it is one says as much."""
    for properties in [one for one in child.iter() if local(one) == "rPr"]:
        properties[:] = [one for one in properties if local(one) != "u"]
    return [child]


def _body(child: Element) -> list[Element]:
    """Return a body, or what else holds paragraphs, whose large first letters are paragraphs of their own no more."""
    for initial, paragraph in pairwise([*child]):
        frames = [frame for properties in children(initial, "pPr") for frame in children(properties, "framePr")]
        is_initial = any(value(frame, "dropCap") in ("drop", "margin") for frame in frames)
        if is_initial and local(initial) == local(paragraph) == "p":
            at = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
            paragraph[at:at] = [run for run in initial if local(run) != "pPr"]
            child.remove(initial)
    return [child]


_READINGS: Mapping[str, Callable[[Element], list[Element]]] = {
    **dict.fromkeys(("dir", "bdo", "ruby", "rubyBase"), _unwrapped),
    **dict.fromkeys(("rt", "rubyPr", "moveFrom"), _left_out),
    **dict.fromkeys(("oMath", "oMathPara"), _equation_run),
    **dict.fromkeys(("br", "cr"), _line_end),
    **dict.fromkeys(("body", "sdtContent", "tc"), _body),
    "AlternateContent": _chosen,
    "drawing": _drawing,
    "dstrike": _struck,
    "fldSimple": _field,
    "hyperlink": _link,
    "sym": _sign,
}


def _equation(element: Element) -> str:
    return "".join(held.text or "" for held in element.iter() if local(held) == "t")


def remarks(root: Element, comments: Element | None) -> Iterator[Remark]:
    """Yield what a person may want to know of the text *root*, as it was written, and the *comments* on it."""
    # A mark of the same name that holds no text is that of a paragraph's end.
    count = Counter(local(element) for element in root.iter() if local(element) not in _CHANGED or len(element))
    if any(count[name] for name in _CHANGED):
        gone = (one for one in root.iter() if local(one) == "del")
        lost = ("".join(held.text or "" for held in one.iter() if local(held) == "delText") for one in gone)
        yield _office.changes(count["ins"] + count["moveTo"], count["del"] + count["moveFrom"], lost)
    if equations := [_equation(element) for element in root.iter() if local(element) == "oMath"]:
        yield _office.equations(equations)
    if drawn := [counted(count[name], one) for name, one in _DRAWN.items() if count[name]]:
        yield _office.drawings(drawn)
    if comments is not None and (beside := [*map(_comment, children(comments, "comment"))]):
        yield _office.comments(beside)


def _comment(element: Element) -> str:
    return f"{value(element, 'author') or 'somebody'}: {shortened(said(element), 120)}"


def said(element: Element) -> str:
    """Return the text in *element*."""
    return "".join(
        held.text or "" if local(held) == "t" else " " if local(held) in ("p", "tab", "br") else ""
        for held in element.iter()
    ).strip()


def lang(root: Element, styles: Element | None) -> str:
    """Return the language that most of the text is proofread in, without its country; nothing when none is."""
    usual = ""
    for defaults in styles.iter() if styles is not None else ():
        if local(defaults) == "rPrDefault":
            usual = next((value(told, "val") for told in defaults.iter() if local(told) == "lang"), "")
    letters: Counter[str] = Counter()
    for run in root.iter():
        if local(run) == "r":
            told = next((value(held, "val") for held in run.iter() if local(held) == "lang"), "")
            letters[(told or usual).partition("-")[0].lower()] += len(said(run))
    (most, number), *_ = letters.most_common(1) or [("", 0)]
    return most if number and re.fullmatch("[a-z]{2,3}", most) else ""
