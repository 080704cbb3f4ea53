"""The text of one article, to be pasted into a page that somebody else makes."""

from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

from magcli.exporters import _addresses
from magcli.exporters._proofs import setting
from magcli.model import Article, Magazine
from magcli.text import xml
from magcli.text.html import render

_OURS = "magcli."


def fragment(magazine: Magazine, article: Article) -> bytes:
    """Return the text of *article* of the public *magazine*, with its notes.

    Its ids start with a word that no other page has a reason to use, and hold the article's name. Links and images
    are whole when the magazine has an address, else as they are written.
    """
    leads_to = partial(_leads_to, magazine, article)
    of_its_own = replace(
        setting(article, magazine),
        heading_ids=f"{_OURS}{_addresses.id_of(article)}.",
        note_ids=_OURS,
        link=leads_to,
        image=leads_to,
    )
    return xml.allowed(render(article.source.body, of_its_own)).encode()


def _leads_to(magazine: Magazine, article: Article, target: str) -> str | None:
    """Return where *target* leads from a page elsewhere; `None` when readers do not get there."""
    address = _addresses.of_target(target, article, magazine)
    if address is None or not magazine.url:
        return None if address is None else target
    try:
        return urljoin(magazine.url, address)
    except ValueError:  # a host in brackets that is no IPv6 address
        return None
