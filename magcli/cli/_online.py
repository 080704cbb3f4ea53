"""Asks other sites whether what the magazine links to is there, without bothering anybody."""

import socket
import ssl
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from magcli import __version__, store
from magcli.model import Diagnostic, Magazine
from magcli.rules import _answers, _online
from magcli.rules._answers import Answer
from magcli.text.url import quoted

HOSTS = 4
"""Those that are asked at once."""

PAUSE = 1.0
PATIENCE = 10.0
"""Seconds between two questions to one host, and those that an answer may take."""

STEPS = 10
"""Times that one link is sent on."""

NAME = f"magcli/{__version__} (checks the links of a magazine)"

# What hosts answer that know no HEAD, or show nothing to whom uses it: then the page itself is asked for, unread.
_ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 501})
_SENT_ON = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


def findings(
    magazine: Magazine, root: Path, now: datetime, files: Collection[PurePosixPath] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links of *files* of *magazine*, or of all, to other sites.

    What its hosts say is kept below *root*.
    """
    ask = Asking(now)
    known, kept = _answers.check(_online.addresses(magazine, files), ask.all, store.remembered(root), now)
    store.remember(root, kept)
    yield from _online.findings(magazine, known, files)


class _Stay(HTTPRedirectHandler):
    """Follows nothing: where a page has moved is what we want to know."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """Return that there is nothing to ask next."""
        return None


@dataclass(frozen=True, slots=True)
class Asking:
    """A round of questions."""

    now: datetime
    pause: float = PAUSE
    patience: float = PATIENCE
    opener: OpenerDirector = field(default_factory=lambda: build_opener(_Stay))
    stopped: threading.Event = field(default_factory=threading.Event)

    def all(self, links: Collection[str]) -> Mapping[str, Answer]:
        """Return what is said of *links*: few hosts at a time, each one question after another."""
        by_host: dict[str, list[str]] = {}
        for link in links:
            by_host.setdefault(_host(link), []).append(link)
        pool = ThreadPoolExecutor(HOSTS)
        try:
            return {link: answer for found in pool.map(self.one_host, by_host.values()) for link, answer in found}
        finally:  # also when somebody pressed Ctrl-C
            self.stopped.set()
            pool.shutdown(cancel_futures=True)

    def one_host(self, links: Collection[str]) -> list[tuple[str, Answer]]:
        """Return what a host says of *links*, one after another."""
        found: list[tuple[str, Answer]] = []
        for link in links:
            if found and self.stopped.wait(self.pause):
                break
            found.append((link, self.one(link)))
        return found

    def one(self, link: str) -> Answer:
        """Return what is said of *link*, wherever it is sent on to."""
        address, is_for_good, moved_to = link, True, ""
        for _ in range(STEPS):
            try:
                status, to = self.said(address)
            except (OSError, HTTPException, ValueError) as error:
                return Answer(self.now, trouble=_trouble(error), is_nowhere=_is_nowhere(error))
            if status not in _SENT_ON or not to:
                return Answer(self.now, status, moved_to=moved_to)
            address = urljoin(address, to)
            is_for_good = is_for_good and status in _FOR_GOOD
            moved_to = address if is_for_good else moved_to
        return Answer(self.now, trouble=f"it is sent on more than {STEPS} times")

    def said(self, address: str) -> tuple[int, str]:
        """Return the status that a host gives *address*, and where it sends us on to."""
        status, to = self._asked(address, "HEAD")
        return self._asked(address, "GET") if status in _ASK_AGAIN else (status, to)

    def _asked(self, address: str, method: str) -> tuple[int, str]:
        request = Request(_plain(address), method=method, headers={"User-Agent": NAME, "Accept": "*/*"})  # noqa: S310
        try:
            with self.opener.open(request, timeout=self.patience) as answer:
                return int(answer.status), ""
        except HTTPError as error:
            with error:
                return error.code, quoted(error.headers.get("Location") or "")


def _host(link: str) -> str:
    return link.partition("//")[2].partition("/")[0].lower()


def _plain(address: str) -> str:
    """Return *address* in ASCII. Raises ValueError when it is none of the web."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{address} is no address of the web")
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    return quoted(urlunsplit((parts.scheme, host, parts.path or "/", parts.query, "")))


def _is_nowhere(error: Exception) -> bool:
    reason = getattr(error, "reason", error)
    return isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME


_TOLD: tuple[tuple[type[Exception], Callable[[Exception], str]], ...] = (
    (TimeoutError, lambda _: "the host takes too long"),
    (ssl.SSLCertVerificationError, lambda error: f"its certificate does not hold: {_words(error)}"),
    (ConnectionRefusedError, lambda _: "the host refuses the connection"),
    (socket.gaierror, lambda _: "its host was not found"),
    (OSError, lambda error: f"the connection failed: {_words(error)}"),
    (HTTPException, lambda _: "the host speaks no HTTP"),
    (ValueError, lambda _: "it is no address"),
)


def _trouble(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    return next(told(reason) for kind, told in _TOLD if isinstance(reason, kind))


def _words(error: Exception) -> str:
    return getattr(error, "verify_message", "") or getattr(error, "strerror", None) or str(error)
