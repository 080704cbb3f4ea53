"""The XML of Word documents: what is counted in it, and what mammoth would leave out put as it reads it."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from magcli.importers import _office
from magcli.importers._office import counted, shortened
from magcli.importers._values import Remark

_UNWRAPPED = frozenset({"fldSimple", "dir", "bdo", "ruby", "rubyBase", "AlternateContent", "Choice"})
"""What holds text that mammoth does not look for."""
_LEFT_OUT = frozenset({"rt", "rubyPr"})
_CHANGED = frozenset({"ins", "moveTo", "del", "moveFrom"})
_DRAWN = {"chart": "chart", "relIds": "diagram", "OLEObject": "embedded object"}


def local(element: Element) -> str:
    """Return the name of *element* without its namespace: strict and transitional documents differ only in that."""
    return element.tag.rpartition("}")[2]


def value(element: Element, name: str) -> str:
    """Return the attribute *name* of *element*, of whatever namespace; nothing when there is none."""
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield what is called *name* directly below *element*."""
    return (child for child in element if local(child) == name)


def made_readable(root: Element) -> bool:
    """Put equations as text and unwrap fields in *root*; return whether anything has changed."""
    changed = False
    for parent in [*root.iter()]:
        for child in [*parent]:
            instead = _instead_of(child, parent)
            if instead is not None:
                at = [*parent].index(child)
                parent[at : at + 1] = instead
                changed = True
    return changed


def _instead_of(child: Element, parent: Element) -> list[Element] | None:
    """Return what mammoth is to read for *child*; `None` when it reads it as it is."""
    name = local(child)
    if name in ("oMath", "oMathPara") and not local(parent).startswith("oMath"):
        return [_run(_equation(child), _namespace(parent))]
    if name == "drawing" and (boxes := [held for held in child.iter() if local(held) == "txbxContent"]):
        return boxes
    if name == "AlternateContent" and any(children(child, "Fallback")):
        return None
    if name not in _UNWRAPPED:
        return None
    inner = [grand for grand in child if local(grand) not in _LEFT_OUT]
    return [read for grand in inner for read in (_instead_of(grand, child) or [grand])]


def _namespace(element: Element) -> str:
    return element.tag.rpartition("}")[0].lstrip("{")


def _run(text: str, namespace: str) -> Element:
    run, held = Element(f"{{{namespace}}}r"), Element(f"{{{namespace}}}t")
    held.text = text
    run.append(held)
    return run


def _equation(element: Element) -> str:
    return "".join(held.text or "" for held in element.iter() if local(held) == "t")


def remarks(root: Element, comments: Element | None) -> Iterator[Remark]:
    """Yield what a person may want to know of the text *root*, as it was written, and the *comments* on it."""
    # A mark of the same name that holds no text is that of a paragraph's end.
    count = Counter(local(element) for element in root.iter() if local(element) not in _CHANGED or len(element))
    if any(count[name] for name in _CHANGED):
        yield _office.changes(count["ins"] + count["moveTo"], count["del"] + count["moveFrom"])
    if equations := [_equation(element) for element in root.iter() if local(element) == "oMath"]:
        yield _office.equations(equations)
    if drawn := [counted(count[name], one) for name, one in _DRAWN.items() if count[name]]:
        yield _office.drawings(drawn)
    if any(map(_is_contents, root.iter())):
        yield _office.CONTENTS
    if comments is not None and (beside := [*map(_comment, children(comments, "comment"))]):
        yield _office.comments(beside)


def _is_contents(element: Element) -> bool:
    return local(element) == "pStyle" and bool(re.match(r"(?:toc|tm|verzeichnis)\s?\d", value(element, "val"), re.I))


def _comment(element: Element) -> str:
    return f"{value(element, 'author') or 'somebody'}: {shortened(said(element), 120)}"


def said(element: Element) -> str:
    """Return the text in *element*."""
    return "".join(
        held.text or "" if local(held) == "t" else " " if local(held) == "p" else "" for held in element.iter()
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
