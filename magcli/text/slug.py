"""Slugs: the part of an address that names an article, made of a-z, 0-9 and hyphens."""

import re
from unicodedata import category, combining, normalize

LONGEST = 80

_READ = 1000
"""What lies behind so many characters of a title no slug can hold."""

# Folders of an export, and names that Windows keeps for devices: no article or series can be called so.
PAGES = frozenset(
    {
        "404",
        "archive",
        "assets",
        "cards",
        "feed",
        "images",
        "index",
        "people",
        "robots",
        "sections",
        "sitemap",
        "tags",
    }
)
IMAGES = "images"
"""The one of them that holds nothing but files of the magazine."""

FEEDS = re.compile(r"(?:feed|atom)(?:-[0-9]+-[0-9]+)?\.xml|feed\.json")
"""How the feeds of an export are called, and the volumes of their archives, beside the page that shows the same."""

RESERVED = PAGES | frozenset(
    ["aux", "con", "nul", "prn"] + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)

# NFKD takes these letters for whole; anyascii would, too, but spells some of them otherwise than French does.
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})


def slugify(text: str) -> str:
    """Return the slug of *text*; empty when it holds no letter or digit.

    An elision is two words (`L'été` gives `l-ete`), and a long title is cut after a word.
    """
    # Compatibility forms first (№, bold letters of mathematics): what they stand for may be a capital.
    plain = normalize("NFKD", text[:_READ]).casefold().translate(LIGATURES)
    return _cut("-".join(re.findall(r"[a-z0-9]+", "".join(map(_ascii, plain)))))


def _ascii(character: str) -> str:
    kind = category(character)
    if character.isascii():
        return character
    if combining(character) or kind == "Cf":  # accents; soft hyphens and joiners, which nobody sees
        return ""
    if not character.isalnum() and kind[0] != "M":
        return " "
    from anyascii import anyascii  # tables that only other scripts than ours need

    return anyascii(character).casefold()


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]


def is_slug(text: str) -> bool:
    """Whether *text* can name an article: lower-case ASCII words joined by hyphens."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)) and len(text) <= LONGEST
