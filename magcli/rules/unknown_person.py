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
from functools import lru_cache
from unicodedata import normalize

from magcli.fields import instead
from magcli.model import Article, Diagnostic, Magazine, Node, Person
from magcli.rules._rule import fault
from magcli.text.nearest import fold, nearest
from magcli.text.slug import is_slug

CODE = "META017"
NAME = "unknown-person"
FIX = "unsafe"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the ids that nobody has, and the names that are nearly those of somebody known."""
    people = magazine.people
    known = _known(tuple(person.name for person in people.values()))
    for node in _names(article):
        name = normalize("NFC", str(node.value).strip())
        if not name or name in people or name in known.values():
            continue
        meant = next(iter(nearest(name, people, most=1)), "") if is_slug(name) else _meant(name, known)
        if meant:
            told, fix = f"{name} is nearly {meant}, whom this magazine knows", instead(node, meant, is_safe=False)
            yield fault(article.source, node.span, CODE, told, f"write {meant}", "warning", fix)
        elif is_slug(name) and people:
            told = f"nobody among the people of this magazine has the id {name}"
            hint = f"add it to people in _index.md, or write the whole name; there is: {_some(people)}"
            yield fault(article.source, node.span, CODE, told, hint, "warning")


def _names(article: Article) -> Iterator[Node]:
    """Yield where *article* names somebody in one word or more, not by keys."""
    for key in ("authors", "guests"):
        node = article.source.fields.get(key)
        nodes = (node, *node.items) if node else ()
        yield from (found for found in nodes if isinstance(found.value, str))


@lru_cache(maxsize=1)  # every article asks for the same
def _known(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return *names* by what they are without accents and capitals."""
    return {fold(name): normalize("NFC", name) for name in names}


_LIKE = 0.85


def _meant(name: str, known: Mapping[str, str]) -> str:
    """Return which of those *known* the *name* is nearly; empty when it is like none."""
    wanted = fold(name)
    if wanted in known:
        return known[wanted]
    # To compare takes long; most names differ in their first letter, or in length.
    like = (folded for folded in known if folded[:1] == wanted[:1] and abs(len(folded) - len(wanted)) <= 2)
    if len(wanted) < 5:
        return ""
    return next((known[folded] for folded in like if SequenceMatcher(None, wanted, folded).ratio() >= _LIKE), "")


def _some(people: Mapping[str, Person]) -> str:
    ids = list(people)
    return ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
