"""Files that a WordPress site was given: which file of an uploads folder the address of an image means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

_UPLOADS = re.compile(r"(?:^|/)(?:wp-content/(?:blogs\.dir/\d+/files|uploads(?:/sites/\d+)?)|uploads)/")
_VARIANT = re.compile(r"-(?:\d+x\d+|scaled|rotated|e\d{10,})(?=\.\w+$)")
"""What WordPress puts behind the name of a picture that it made from another: `a-300x200.jpg`."""

_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".heic"))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was uploaded."""

    url: str
    file: str
    """As seen from the uploads folder, if that is known."""
    alt: str
    caption: str
    """In HTML."""
    parent: str
    """The number of the post that it was uploaded for."""
    place: tuple[int, int]
    """What orders those of one post."""

    @property
    def is_picture(self) -> bool:
        """Whether its name is that of a picture."""
        return PurePosixPath(_address(self.url)).suffix.lower() in _PICTURES


class Uploads:
    """The uploads of a site: their addresses, and the files of them that are at hand."""

    def __init__(
        self,
        urls: Iterable[str],
        attachments: Iterable[Attachment],
        paths: Iterable[PurePosixPath],
        *,
        are_given: bool = False,
    ) -> None:
        self.are_given = are_given
        known = list(attachments)
        self._hosts = {_host(_address(url)) for url in (*urls, *(one.url for one in known))}
        self._by_address = {_address(one.url): _plain(one.file) or _name(one.url) for one in known if one.url}
        self._files: dict[str, PurePosixPath] = {}
        for path in paths:
            self._files.setdefault(_inner(str(path)) or _plain(str(path)), path)

    def is_one(self, target: str) -> bool:
        """Whether *target* is the address of an upload of the site."""
        return any(self._names(target))

    def name(self, target: str) -> str:
        """Return what *target* is called in the uploads folder."""
        return next(self._names(target), target)

    def file(self, target: str) -> PurePosixPath | None:
        """Return the file at hand that *target* means: itself, or else the original that it is a variant of."""
        names = list(self._names(target))
        tried = [*names, *(_VARIANT.sub("", name) for name in names)]
        return next((self._files[name] for name in tried if name in self._files), None)

    def _names(self, target: str) -> Iterator[str]:
        """Yield what *target* may be called in the uploads folder."""
        address = _address(target)
        if name := self._by_address.get(address):
            yield name
        original = _VARIANT.sub("", address)
        if original != address and (name := self._by_address.get(original)):
            yield str(PurePosixPath(name).with_name(PurePosixPath(address).name))
            yield name
        if address.startswith("/") or _host(address) in self._hosts:
            yield from filter(None, (_inner(address),))


def _address(target: str) -> str:
    """Return *target* without what differs between two ways to write one address: scheme, `www.`, query."""
    bare = re.split(r"[?#]", target, maxsplit=1)[0]
    return _plain(re.sub(r"^(?:https?:)?//(?:www\.)?", "", bare, flags=re.IGNORECASE))


def _host(address: str) -> str:
    return address.partition("/")[0].lower()


def _name(url: str) -> str:
    """Return the path of *url* below the uploads folder, or below its host where that is all it has."""
    return _inner(url) or _address(url).partition("/")[2]


def _inner(target: str) -> str:
    """Return the path that *target* has below an uploads folder; nothing when it is not below one."""
    found = _UPLOADS.search(target)
    return _plain(target[found.end() :]) if found else ""


def _plain(path: str) -> str:
    return normalize("NFC", unquote(path))
