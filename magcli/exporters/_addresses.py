"""The addresses of an export, and how pages reach them.

An address is a path from the top of the export, percent-encoded: `la-serie/un-article/`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from magcli import links
from magcli.exporters._own_site import is_nowhere
from magcli.model import Article, Copy, Magazine, Person
from magcli.reading import INDEX
from magcli.text.nearest import fold
from magcli.text.slug import slugify
from magcli.text.url import is_whole


def of_article(article: Article) -> str:
    """Return the address of the page of *article*."""
    return quote(article.address)


def of_series(slug: str) -> str:
    """Return the address of the page of the series *slug*."""
    return f"{quote(slug)}/"


def id_of(article: Article) -> str:
    """Return what makes the ids of *article* differ from those of all other articles."""
    return re.sub(r"[^\w.-]", lambda found: f".{ord(found[0]):x}.", article.name.replace("/", "."))


def file_at(address: str) -> PurePosixPath:
    """Return the file of an export that a server sends for *address*."""
    return PurePosixPath(unquote(address)) / "index.html"


def of_names(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the address below *folder* of the page of each of *names*.

    Two spellings of one share it, `C++` and `C#` do not.
    """
    folded = {name: fold(name) for name in names}
    slugs = apart({name: slugify(name) for name in folded.values()})
    return {name: f"{folder}/{slugs[folded[name]]}/" for name in folded}


def apart(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return for each name the slug *wanted* for it, with a number when another name has that already.

    Neither the order in which names come nor a number takes a slug from a name that is its own slug.
    """
    order = sorted(wanted, key=lambda name: (name != wanted[name], name))
    first: dict[str, str] = {}
    for name in order:
        first.setdefault(wanted[name] or "other", name)
    found = {name: slug for slug, name in first.items()}
    taken, tried = set(first), Counter[str]()
    for name in order:
        if name not in found:
            found[name] = _numbered(wanted[name] or "other", taken, tried)
    return found


def _numbered(slug: str, taken: set[str], tried: Counter[str]) -> str:
    """Return *slug* with the first number that makes it none of *taken*, which it belongs to from then on."""
    while (free := f"{slug}-{tried[slug] + 2}") in taken:
        tried[slug] += 1  # so that the next one need not begin at 2 again: thousands may have no letters
    taken.add(free)
    return free


def of_list(kind: str) -> str:
    """Return the address of the page that lists all tags, sections, people or years."""
    return "archive/" if kind == "years" else f"{kind}/"


@lru_cache  # a site names the same few people on every page
def of_person(person: Person) -> str:
    """Return the address of the page of *person*."""
    return f"people/{slugify(person.id) or 'other'}/"


def of_target(target: str, article: Article, magazine: Magazine) -> str | None:
    """Return where *target*, as *article* writes it, leads in an export: an address, or a URL as it is.

    `None` when it leads to a file that is not public: a draft, a secret part, or one that is not there; or to an
    address of our own site at which readers find nothing.
    """
    path = links.file_of(target, article.path)
    if path is None:
        # Without a path it leads to the page that it stands on (RFC 3986, section 4.4).
        own = "" if is_elsewhere(target) else _of_file(article.path, magazine) or ""
        return None if is_nowhere(target, magazine) else own + target
    parts = urlsplit(target)
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    address = _of_file(path, magazine)
    return None if address is None else address + rest


def _of_file(path: PurePosixPath, magazine: Magazine) -> str | None:
    folder = path.parent if path.name == INDEX else path
    if str(folder) == ".":
        return ""
    if str(folder) in magazine.series:
        return of_series(str(folder))
    if path.suffix == ".md":
        article = magazine.articles.get(str(path.with_suffix("")))
        return of_article(article) if article else None
    return quote(str(path)) if path in magazine.files else None


def copies(article: Article, magazine: Magazine) -> list[Copy]:
    """Return the files that the page of *article* shows or links to, each to its own place."""
    is_read = article.image or article.source.links is not None
    if not is_read and not links.may_end(article.source.body, _endings(magazine.files)):
        return []
    shown = [article.image.src] if article.image else []
    targets = (*shown, *(link.target for link in links.of(article.source)))
    paths = {links.file_of(target, article.path) for target in targets}
    files = [path for path in paths if path and path.suffix != ".md" and path in magazine.files]
    return [Copy(path, path) for path in sorted(files)]


@lru_cache(maxsize=1)  # asked for with every article
def _endings(files: frozenset[PurePosixPath]) -> frozenset[str]:
    return links.endings(path for path in files if path.suffix != ".md")


def is_elsewhere(address: str) -> bool:
    """Whether *address* is a URL, or a path from the top of its host, rather than one of ours."""
    return is_whole(address) or address.startswith(("/", "#"))


def relative(address: str, page: str) -> str:
    """Return *address* as a link on the page at the address *page*."""
    if is_elsewhere(address):
        return address
    path, sign, fragment = address.partition("#")
    if path == page and sign:
        return sign + fragment
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    found = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (found or "./") + sign + fragment
