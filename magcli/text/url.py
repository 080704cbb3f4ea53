"""Addresses of links: which may be followed, and how they are written."""

import re
from ipaddress import IPv6Address
from urllib.parse import quote, unquote

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Those whose links run nothing."""


# A host, or an address in brackets, and a port (RFC 3986, section 3.2).
_AUTHORITY = re.compile(r"(?:[^@]*@)?(?:[^\[\]:@%\\^|<>\x00-\x20]+|\[(?P<ip>[0-9a-fA-F:.]+)\])(?::(?P<port>\d*))?")
_WEB = re.compile(r"(https?:)?//([^/?#]*)", re.IGNORECASE)


_PLAIN = re.compile(r"[a-zA-Z0-9/:._~-]*(?:#[a-zA-Z0-9._~-]*)?")


def quoted(address: str) -> str:
    """Return *address* with what no URL may hold percent-encoded (RFC 3986, section 2)."""
    if _PLAIN.fullmatch(address):  # nine of ten
        return address
    host = _WEB.match(address)
    at = host.end() if host else 0
    rest, sign, fragment = address[at:].partition("#")
    written = quote(rest, safe=_PUNCTUATION) + (sign + quote(fragment, safe=_PUNCTUATION))
    return quote(address[:at], safe=f"{_PUNCTUATION}[]") + _BARE_PERCENT.sub("%25", written)


_PUNCTUATION = "!$%&'()*+,-./:;=?@_~"
_BARE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")


_UNRESERVED = re.compile("%(2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])")


def spelt(address: str) -> str:
    """Return *address* as it is spelt for programs: in ASCII, the host in small letters (RFC 3986, section 6.2)."""
    written = _UNRESERVED.sub(lambda found: unquote(found[0]), quoted(address))
    written = re.sub("%[0-9a-fA-F]{2}", lambda found: found[0].upper(), written)
    found = _WEB.match(written)
    if not found:
        return written
    scheme, host = (found[1] or "").lower(), unquote(found[2]).lower()
    host = host.removesuffix({"http:": ":80", "https:": ":443"}.get(scheme, "")) if scheme else host
    try:
        return f"{scheme}//{host.encode('idna').decode()}{written[found.end() :]}"
    except UnicodeError:  # no name of a host has so many letters
        return written


_ON_WEB = re.compile(r"https?:|//", re.IGNORECASE)


def leads_somewhere(address: str) -> bool:
    """Whether *address* can be one: of the web, it names a host that there can be."""
    if not _ON_WEB.match(address):
        return True
    found = _WEB.match(address)
    host = found and _AUTHORITY.fullmatch(unquote(found[2]))
    if not host or int(host["port"] or 0) > 65535:
        return False
    return host["ip"] is None or _is_address(host["ip"])


def _is_address(text: str) -> bool:
    try:
        return bool(IPv6Address(text))
    except ValueError:
        return False


def is_whole(address: str) -> bool:
    """Whether *address* names a scheme or a host, and so leads away from where it is written (RFC 3986, 4.2)."""
    # Not urlsplit(), which raises where a host in brackets is no IPv6 address.
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address))


def is_safe(address: str) -> bool:
    """Whether following *address* runs nothing: a relative one, or the web, mail or telephone."""
    # Browsers pass over white space and control characters in a scheme.
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE)
    return scheme is None or scheme[1].lower() in SCHEMES
