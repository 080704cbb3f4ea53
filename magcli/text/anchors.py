"""What a link can point at inside a text: its headings, and the elements of its raw HTML that have an id."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from unicodedata import normalize

from magcli.text import names
from magcli.text.html import Setting, render
from magcli.text.nearest import MANY, nearest

# In a tag as a page has it; a text that speaks of HTML may have it elsewhere.
_ID = re.compile(r'<\w+(?: [\w-]+="[^"]*")*? id="([^"]*)"')

# Ids that programs make for notes: fnref:2, _ftn3, footnote-4, cite_note-5.
_OF_NOTE = re.compile(
    r"_?(?:ftn|fn|edn|(?:sd)?(?:foot|end)?note|cite[-_]note)s?[-_:.]?(?:ref)?[-_:.]?\d+\w*", re.IGNORECASE
)

# What a browser understands without an id (HTML, 7.4.6.4), and the directive that has it look for words.
_ALWAYS = re.compile(r"(?:top)?\Z|:~:", re.IGNORECASE)


@lru_cache(maxsize=256)  # many texts point into few
def ids(body: str) -> frozenset[str]:
    """Return the ids on the page of *body*, those of its notes left out."""
    return frozenset(name for name in _shown(body) if not is_of_note(name))


@lru_cache(maxsize=256)
def notes(body: str) -> frozenset[str]:
    """Return the ids on the page of *body* that are called like notes and their references."""
    return frozenset(name for name in _shown(body) if is_of_note(name))


@lru_cache(maxsize=4)  # the two above ask in turn
def _shown(body: str) -> frozenset[str]:
    # The page itself says it best: whatever is said twice about headings is said in two ways one day.
    return frozenset(unescape(name) for name in _ID.findall(render(body, Setting(slug="", heading_ids=""))))


def is_of_note(fragment: str) -> bool:
    """Whether *fragment* is what programs call notes and their references."""
    return bool(_OF_NOTE.fullmatch(fragment)) or names.is_of_note(fragment)


def is_always_there(fragment: str) -> bool:
    """Whether browsers know where *fragment* is on any page."""
    return bool(_ALWAYS.match(fragment))


def meant(fragment: str, body: str) -> str:
    """Return the id on the page of *body* that looks like *fragment*; empty when none does."""
    wanted, known = _plain(fragment), _by_look(body)
    if wanted in known:
        return known[wanted]
    close = known if len(known) <= MANY else [name for name in known if name[:1] == wanted[:1]][:MANY]
    return next((known[name] for name in nearest(wanted, close, most=1)), "")


def same_letters(fragment: str, body: str) -> str:
    """Return the one id on the page of *body* that has the letters of *fragment*; empty when it is there itself.

    Programs make ids of headings each in its way, with accents or without: `#cles-d-ete` is `#clés-dété`.
    """
    wanted, known = _letters(fragment), ids(body) if fragment else frozenset()
    found = [name for name in known if _letters(name) == wanted] if wanted and fragment not in known else []
    return found[0] if len(found) == 1 else ""


def _letters(name: str) -> str:
    return "".join(sign for sign in normalize("NFKD", name).casefold() if sign.isalnum())


@lru_cache(maxsize=2)  # asked for once for every link that is at fault
def _by_look(body: str) -> Mapping[str, str]:
    return {_plain(name): name for name in sorted(ids(body))}


def _plain(name: str) -> str:
    return normalize("NFC", name).casefold()
