"""The icon of a magazine without a logo: the first letter of its title on its colour, as SVG."""

import hashlib
from functools import partial
from html import escape
from pathlib import PurePosixPath

from magcli.exporters._cards import ACCENT
from magcli.model import Magazine, Page
from magcli.text import xml
from magcli.text.colours import contrast

_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="12" fill="{accent}"/>
<text x="32" y="47" text-anchor="middle" font-family="Georgia, serif" font-weight="700" font-size="44" fill="{ink}">\
{letter}</text>
</svg>
"""


def page(magazine: Magazine) -> Page:
    """Return the file of the icon of *magazine*; a new icon is a new file, so that no cache serves the old one."""
    content = _drawn(magazine).encode()
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Page(PurePosixPath(f"assets/icon-{digest}.svg"), partial(bytes, content))


def _drawn(magazine: Magazine) -> str:
    accent = magazine.theme.accent or ACCENT
    ink = max(("#ffffff", "#000000"), key=lambda colour: contrast(colour, accent))
    letter = next((sign for sign in magazine.title if sign.isalnum()), "·").upper()
    return xml.allowed(_DRAWING.format(accent=accent, ink=ink, letter=escape(letter)))
