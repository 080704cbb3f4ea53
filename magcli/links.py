"""Where links and images of an article lead: to a file of the magazine, to the web, or nowhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from itertools import chain, repeat
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

from magcli.model import Article, Link, Magazine, Source, Span


def file_of(target: str, path: PurePosixPath) -> PurePosixPath | None:
    """Return the file that *target* means in the file *path*; `None` when it leads to the web, or into this page.

    Both are relative to the magazine's root; a result that starts with `..` lies outside. RFC 3986, section 4.2
    calls relative what has neither scheme nor host.
    """
    try:
        parts = urlsplit(target)
    except ValueError:  # an unclosed bracket in a host
        return None
    way = unquote(parts.path)
    if parts.scheme or parts.netloc or not way or way.startswith("/"):
        return None
    return PurePosixPath(normpath(f"{path.parent}/{way}"))


def of(source: Source) -> tuple[Link, ...]:
    """Return the links and images in the body of *source*, in their order."""
    if source.links is not None:
        return source.links
    from magcli.text import markdown  # and the parser, 10 ms that only a text should cost

    return markdown.links(source.body)


def targets(article: Article) -> Iterator[tuple[Span, str, bool]]:
    """Yield what *article* links to and shows: where it says so, the target as written, whether it is an image."""
    if article.image:
        yield _cover(article.source), article.image.src, True
    start = article.source.body_start
    for link in of(article.source):
        yield link.span.moved(start), link.target, link.is_image


def _cover(source: Source) -> Span:
    """Return where *source* names the picture of an article, or, as the magazine's index, its logo."""
    for key, inner in (("image", "src"), ("theme", "logo")):
        if node := source.fields.get(key):
            found = node.value.get(inner) if isinstance(node.value, Mapping) else node
            return found.span if found else node.span
    return Span(0, 0)  # readers of an export see no front matter


_FEW = 20
"""Names that are looked for in a text sooner than its links are read."""


def may_name(text: str, paths: Collection[PurePosixPath]) -> bool:
    """Whether a link of *text* may lead to one of *paths*: quicker than looking at every link, if they are few."""
    return len(paths) > _FEW or bool(named(text, paths))


def named(text: str, paths: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    """Return those of *paths* whose name stands in *text*, or may, however it is written."""
    # A name can be written with escapes of three kinds; one that looks like an escape itself is not looked for.
    written = unescape(unquote(text)).replace("\\", "")
    return {path for path in paths if path.name in written or not {"%", "&", "\\"}.isdisjoint(path.name)}


def endings(paths: Iterable[PurePosixPath]) -> frozenset[str]:
    """Return what addresses of *paths* end with: what stands behind their last stop, or else their whole name."""
    return frozenset(path.suffix or path.name for path in paths)


def may_end(text: str, known: Collection[str]) -> bool:
    """Whether an address in *text* may have one of the *known* endings; so it may where anything is escaped.

    To know it takes 0.02 ms for 8 kB, and to read the links that stand there 0.35.
    """
    if len(known) > _FEW or any(not _PLAIN.fullmatch(ending) for ending in known):
        return True
    if known and ("\\" in text or "&" in text or _ESCAPED.search(text)):
        return True
    if "<" in text:  # in HTML an address goes on behind the end of a line
        text = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return any(ending in text for ending in known)


_PLAIN = re.compile(r"[^\s%&\\]+")
_ESCAPED = re.compile("%[0-9a-fA-F]")


def led(target: str, was: PurePosixPath, now: PurePosixPath, moved: Mapping[PurePosixPath, PurePosixPath]) -> str:
    """Return *target*, a link in the file *was*, as it leads to the same from the file *now*, once files *moved*.

    What of it can stay as it is written stays; one that takes the shortest way does so from its new place, too.
    """
    file = file_of(target, was)
    if file is None or target.startswith("www."):  # meant for the web, as the rule broken-link tells
        return target
    end = min((at for at in map(target.find, "#?") if at >= 0), default=len(target))
    path, rest = target[:end], target[end:]
    wanted = moved.get(file, file)
    beside = path[: path.rfind("/") + 1] + _spelt(wanted.name, "")
    shortest = way(wanted, now.parent, path)
    ways: tuple[str, ...] = (shortest, f"./{shortest}")
    if was.parent == now.parent or path != way(file, was.parent, path):
        ways = (path, beside, *ways)
    return next(known for known in ways if file_of(known, now) == wanted) + rest


def way(path: PurePosixPath, folder: PurePosixPath, typed: str = "") -> str:
    """Return the way from *folder* to *path*, each name spelt as at its place in *typed* if it stands there."""
    shared = 0
    while path.parts[shared : shared + 1] == folder.parts[shared : shared + 1] != ():
        shared += 1
    steps = [*[".."] * (len(folder.parts) - shared), *path.parts[shared:]]
    spellings = chain(reversed(typed.rstrip("/").split("/")), repeat(""))
    spelt = [_spelt(step, spelling) for step, spelling in zip(reversed(steps), spellings, strict=False)]
    return ("/".join(reversed(spelt)) or ".") + ("/" if typed.endswith("/") else "")


def _spelt(name: str, typed: str) -> str:
    """Return *name* as it is *typed*, or else with all that may mean something in a link percent-encoded."""
    if unquote(typed) == name:
        return typed
    return "".join(sign if sign.isalnum() or sign in "-._~" else quote(sign) for sign in name)


def exists(path: PurePosixPath, magazine: Magazine) -> bool:
    """Whether *path* is a file of *magazine*, or a folder that has a page."""
    return path in magazine.files or str(path) == "." or (path.name in magazine.series and len(path.parts) == 1)
