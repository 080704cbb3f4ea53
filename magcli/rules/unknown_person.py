"""An author or a guest is nobody whom the magazine knows.

What is written like an id, in small letters without spaces, is looked for among the `people` of the magazine, and
what is nearly the name of one of them is probably theirs. Somebody who is met once is written by name: `Julie
Martin`.

Bad:

    ---
    title: Big data
    authors: [redacton]
    ---

Good:

    ---
    title: Big data
    authors: [redaction]
    ---
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from unicodedata import normalize

from magcli.fields import instead
from magcli.model import Article, Diagnostic, Magazine, Node, Person
from magcli.rules._rule import fault
from magcli.text.nearest import fold, nearest
from magcli.text.slug import is_slug
from magcli.text.traps import other_reading

CODE = "META017"
NAME = "unknown-person"
FIX = "unsafe"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has, and the names that are nearly those of somebody known."""
    for key in ("authors", "guests"):
        for node in _names(article.source.fields.get(key)):
            name = normalize("NFC", str(node.value).strip())
            if not name or _is_known(name, magazine.people) or (not node.quote and other_reading(name)):
                continue
            known = _meant(name, magazine.people)
            if known:
                told = f"{name} is nearly {known}, whom this magazine knows"
                fix = instead(node, known, is_safe=False)
                yield fault(article.source, node.span, CODE, told, f"write {known}", "warning", fix)
            elif is_slug(name) and magazine.people:
                told = f"nobody among the people of this magazine has the id {name}"
                hint = f"add it to people in _index.md, or write the whole name; there is: {_some(magazine.people)}"
                yield fault(article.source, node.span, CODE, told, hint, "warning")


def _names(node: Node | None) -> Iterator[Node]:
    nodes = (node, *node.items) if node else ()
    yield from (found for found in nodes if isinstance(found.value, str))


def _is_known(name: str, people: Mapping[str, Person]) -> bool:
    return name in people or any(name == normalize("NFC", person.name) for person in people.values())


_LIKE = 0.85


def _meant(name: str, people: Mapping[str, Person]) -> str:
    """Return the id or name that *name* is nearly; empty when it is like none."""
    if is_slug(name):
        return next(iter(nearest(name, people, most=1)), "")
    wanted = fold(name)
    for person in people.values():
        known = fold(person.name)
        # To compare takes long; most names differ in their first letter, or in length.
        if known[:1] == wanted[:1] and abs(len(known) - len(wanted)) <= 2 and _are_like(wanted, known):
            return person.name
    return ""


def _are_like(name: str, known: str) -> bool:
    return name == known or (len(name) >= 5 and SequenceMatcher(None, name, known).ratio() >= _LIKE)


def _some(people: Mapping[str, Person]) -> str:
    ids = list(people)
    return ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
