"""A tag, a section or a name is spelt in two ways across the magazine.

`Big Data` and `big-data` are two tags to whoever searches for one of them, and two lines in every list. The
spelling that fewer articles have is told; capitals, accents, spaces and hyphens make no difference between two
words here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from magcli.fields import instead
from magcli.model import Article, Diagnostic, Magazine, Node
from magcli.rules._rule import fault
from magcli.text.nearest import fold
from magcli.text.slug import LIGATURES

CODE = "META019"
NAME = "two-spellings"
FIX = "unsafe"


class _Use(NamedTuple):
    article: Article
    node: Node
    spelling: str


_Word = tuple[str, str]
"""A word by its kind, as it is in whatever spelling."""

_KINDS = {"tags": "tag", "section": "section", "authors": "name", "guests": "name"}

_SPACES = str.maketrans("", "", " -_\u00a0\u202f\u2011")


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the spellings that fewer articles have than another one of the same word."""
    # Who is nearly somebody the magazine knows is told by the rule unknown-person.
    known = {("name", _folded(name)) for person in magazine.people.values() for name in (person.id, person.name)}
    articles: defaultdict[_Word, dict[str, Article]] = defaultdict(dict)
    spellings: dict[_Word, str] = {}
    several: set[_Word] = set()
    for article in magazine.articles.values():
        for kind, said in _said(article):
            spelling = normalize("NFC", said)
            word = kind, _folded(spelling)
            articles[word][article.name] = article
            if spellings.setdefault(word, spelling) != spelling:
                several.add(word)
    for word in sorted(several - known):
        uses = [use for article in articles[word].values() for use in _uses(word, article, magazine)]
        if len({use.spelling for use in uses}) > 1:
            yield from _rarer(word[0], uses)


def _said(article: Article) -> Iterator[_Word]:
    """Yield the words of *article* with their kinds: what it says, and not yet where, for which it had to be read."""
    yield from (("tag", tag) for tag in article.tags)
    yield from (("name", person.name) for person in (*article.authors, *article.guests))
    if article.section:
        yield "section", article.section


def _uses(word: _Word, article: Article, magazine: Magazine) -> Iterator[_Use]:
    """Yield where *article* writes *word*, in whatever spelling."""
    for kind, node in _words(article, magazine):
        spelling = normalize("NFC", str(node.value).strip())
        if (kind, _folded(spelling)) == word:
            yield _Use(article, node, spelling)


def _words(article: Article, magazine: Magazine) -> Iterator[tuple[str, Node]]:
    for key, kind in _KINDS.items():
        node = article.source.fields.get(key)
        if node is None or (key == "section" and magazine.sections):  # told by the rule unknown-section
            continue
        for found in (node, *node.items):
            if isinstance(found.value, str) and found.value.strip():
                yield kind, found


@lru_cache(maxsize=1000)  # a magazine has few words, over and over
def _folded(spelling: str) -> str:
    return fold(spelling.casefold().translate(LIGATURES)).translate(_SPACES)


def _rarer(kind: str, uses: list[_Use]) -> Iterator[Diagnostic]:
    count = Counter(use.spelling for use in uses)
    usual = max(count, key=lambda spelling: count[spelling])  # of as many, the one met first
    for use in uses:
        if use.spelling != usual:
            told = f"{use.spelling} is another spelling of the {kind} {usual}, which {_where(usual, use, uses)}"
            fix = instead(use.node, usual, is_safe=False)
            yield fault(use.article.source, use.node.span, CODE, told, f"write {usual}", "warning", fix)


def _where(usual: str, use: _Use, uses: list[_Use]) -> str:
    """Return who has the *usual* spelling, from where *use* stands."""
    others = {other.article.path for other in uses if other.spelling == usual} - {use.article.path}
    if not others:
        return "stands in this article, too"
    return "1 other article has" if len(others) == 1 else f"{len(others)} others have"
