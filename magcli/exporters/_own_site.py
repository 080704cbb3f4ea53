"""Addresses of the magazine's own site, as writers copy them from a browser: which of them readers can follow."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from magcli.model import Magazine
from magcli.text.slug import FEEDS, IMAGES, PAGES


def is_nowhere(target: str, magazine: Magazine) -> bool:
    """Whether *target* lies below the address of *magazine*, the public one, and neither page nor file is there.

    What stands there may be a draft: the public magazine does not know, so that it cannot tell.
    """
    home = _home(magazine.url)
    # Nine of ten lead elsewhere, and need no more than a look.
    if not home.host or (target[:1] not in ("/", "\\") and home.host not in unquote(target).lower()):
        return False
    path = _path(target, home)
    return path is not None and not _is_found(path, magazine)


class _Home(NamedTuple):
    """Where a magazine is read: all empty without an address."""

    host: str
    port: int | None
    path: str


@lru_cache(maxsize=8)
def _home(url: str) -> _Home:
    parts = urlsplit(url)
    return _Home(_host(parts), _port(parts), normpath(unquote(parts.path) or "/").rstrip("/") + "/")


def _path(target: str, home: _Home) -> str | None:
    """Return the path of *target* from *home*, without strokes around it; `None` when it leads elsewhere."""
    try:
        parts = urlsplit(target.replace("\\", "/"))  # as browsers read it
        is_elsewhere = parts.scheme not in ("", "http", "https") or (
            bool(parts.netloc) and (_host(parts), _port(parts)) != (home.host, home.port)
        )
    except ValueError:  # neither a host nor a port
        return None
    # normpath() leaves two strokes at the start, which mean something to POSIX alone.
    path = "/" + normpath(unquote(parts.path) or "/").strip("/") + "/"
    path = "/" if path == "//" else path
    return None if is_elsewhere or not path.startswith(home.path) else path.removeprefix(home.path).strip("/")


def _host(parts: SplitResult) -> str:
    return unquote(parts.hostname or "").lower().rstrip(".")


def _port(parts: SplitResult) -> int | None:
    """Return the port that *parts* name, unless it is that of the web."""
    return None if parts.port in (80, 443) else parts.port


_SITEMAP = re.compile(r"sitemap-\d+\.xml")


def _folder(page: str) -> str:
    """Return the folder that *page* is the feed of; *page* as it is when it is no feed."""
    folder, _, name = page.rpartition("/")
    return folder if FEEDS.fullmatch(name) else page


def _is_found(path: str, magazine: Magazine) -> bool:
    """Whether an export of *magazine* may have a page or a file at *path*."""
    page = path.removesuffix("index.html").rstrip("/")
    listed = _folder(page)
    if not listed or page in magazine.articles or listed in magazine.series:
        return True
    if path in magazine.by_alias or page in magazine.by_alias:
        return True
    first = path.partition("/")[0]
    # Lists, cards, feeds; an image is there when the magazine has it.
    if (first.partition(".")[0] in PAGES and first != IMAGES) or _SITEMAP.fullmatch(path):
        return True
    return not path.endswith(".md") and PurePosixPath(path) in magazine.files
