"""Whom articles and series name: nobody whom the magazine knows, or somebody in a way that it does not."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

from magcli.fields import instead
from magcli.model import Diagnostic, Magazine, Node, Person, Source
from magcli.rules._rule import fault
from magcli.text.characters import may_be_garbled
from magcli.text.nearest import fold, nearest
from magcli.text.slug import is_slug


def strangers(source: Source, nodes: Iterable[Node], magazine: Magazine, code: str) -> Iterator[Diagnostic]:
    """Tell which *nodes* of *source* are ids that nobody of *magazine* has, or nearly somebody's name.

    Nothing is told of somebody who is written by a name like no other, or by keys; nor where nobody is known.
    """
    people = magazine.people
    for node in nodes if people else ():
        name = normalize("NFC", node.value.strip()) if isinstance(node.value, str) else ""
        if not name or may_be_garbled(name) or name in people or name in _by_look(_names(people)).values():
            continue
        if meant := _meant(name, people):
            told, fix = f"{name} is nearly {meant}, whom this magazine knows", instead(node, meant, is_safe=False)
            yield fault(source, node.span, code, told, f"write {meant}", "warning", fix)
        elif is_slug(name):
            told = f"nobody among the people of this magazine has the id {name}"
            hint = f"add it to people in _index.md, or write the whole name; there is: {_some(people)}"
            yield fault(source, node.span, code, told, hint, "warning")


def _names(people: Mapping[str, Person]) -> tuple[str, ...]:
    return tuple(normalize("NFC", person.name) for person in people.values())


@lru_cache(maxsize=2)  # every article asks for the same
def _by_look(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return *names* by what they are without accents and capitals."""
    return {fold(name): name for name in names}


def _meant(name: str, people: Mapping[str, Person]) -> str:
    """Return the id or the name of *people* that *name* is but for case and accents, or nearly; empty for none."""
    wanted, names = fold(name), _by_look(_names(people))
    known = {**names, **_by_look(tuple(people))}
    if wanted in known:
        return known[wanted]
    if is_slug(name):
        return next(iter(nearest(name, people, most=1)), "")
    return next((names[other] for other in names if _is_like(wanted, other)), "")


_LIKE = 0.85
_SHORT = 5
"""Letters of names that are all like each other."""


def _is_like(one: str, other: str) -> bool:
    # To compare takes long; most names differ in their first letter, or in length.
    if len(one) < _SHORT or one[:1] != other[:1] or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _LIKE


def _some(people: Mapping[str, Person]) -> str:
    ids = list(people)
    return ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
