"""Addresses of links: which may be followed, and how they are written."""

import re
from urllib.parse import quote

# Punctuation that may stand in a URL; the rest is percent-encoded (RFC 3986, section 2).
_SAFE = "!#$%&'()*+,-./:;=?@_~[]"


SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Those whose links run nothing."""


def quoted(address: str) -> str:
    """Return *address* with what no URL may hold percent-encoded."""
    return quote(address, safe=_SAFE)


def is_whole(address: str) -> bool:
    """Whether *address* names a scheme or a host, and so leads away from where it is written (RFC 3986, 4.2)."""
    # Not urlsplit(), which raises where a host in brackets is no IPv6 address.
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address))


def is_safe(address: str) -> bool:
    """Whether following *address* runs nothing: a relative one, or the web, mail or telephone."""
    # Browsers pass over white space and control characters in a scheme.
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE)
    return scheme is None or scheme[1].lower() in SCHEMES
