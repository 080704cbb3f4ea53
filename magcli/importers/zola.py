"""A folder of Zola: `content/` with TOML above its texts, taxonomies in a table of their own, links like `@/x.md`."""

import re
from collections.abc import Iterator

from magcli.importers import _constructs, _folder, _layouts
from magcli.importers._habits import Around, Construct, Habits, Known
from magcli.importers._values import Found, Material
from magcli.text.slug import slugify

KIND = "shortcode"


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Zola, or an article with its front matter."""
    return _layouts.kind(material) == "zola"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Zola, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Zola puts an article: below its section, without the day that the name of its file starts with."""
    leaf = known.leaf
    before = f"/{leaf.lang.lower()}" if leaf.lang and leaf.lang != known.site.lang else ""
    name = known.path if known.path != leaf.name else slugify(leaf.name)
    yield before + "/" + "/".join((*map(slugify, leaf.folders), name)) + "/"


def _internal(match: re.Match[str], around: Around) -> str | None:
    return around.link(match["name"]) or None


def _stays(match: re.Match[str], around: Around) -> None:
    return None


_LINK = Construct(
    kind="link",
    pattern=re.compile(r"@/(?:(?<=\]\(@/)|(?<=\]: @/))(?P<name>[^\s)\"]+)"),
    write=_internal,
)
_OTHER = Construct(
    KIND,
    re.compile(
        r"\{\{\s*(?P<name>\w+)\((?:(?!\{\{|\}\}).)*\}\}|\{%\s*(?!end\b)(?:\w+)\((?:(?!\{%|%\}).)*%\}", re.DOTALL
    ),
    _stays,
)

_HABITS = Habits(
    configs=("zola.toml", "config.toml"),
    content=("content",),
    assets=("static",),
    url_keys=("path",),
    constructs=(_LINK, _OTHER, _constructs.HEADING_ID),
    addresses=_addresses,
)
