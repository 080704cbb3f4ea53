"""A folder of Zola: `content/` with TOML above its texts, taxonomies in a table of their own, links like `@/x.md`."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import partial

from magcli.importers import _constructs, _folder, _heads, _hidden, _layouts
from magcli.importers._habits import Around, Construct, Default, Habits, Known, Leaf
from magcli.importers._sheet import texts
from magcli.importers._site import Site
from magcli.importers._values import Found, Material
from magcli.text.slug import is_slug, slugify

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


def _former(known: Known) -> str:
    """Return that address where Zola has nothing to rewrite in it."""
    is_plain = all(map(is_slug, (*known.leaf.folders, *known.path.split("/"))))
    return next(_addresses(known)) if is_plain and not known.pattern else ""


def _defaults(site: Site) -> Iterator[Default]:
    """Yield what pages of folders say that takes with it all that lies below: that they are drafts."""
    for path in site.material.paths:
        if path.name.partition(".")[0] == "_index" and any(path.is_relative_to(home) for home in site.content):
            values = _heads.read(_heads.decoded(site.material.read(path))[0]).values
            if _hidden.is_set(values.get("draft")):
                is_meant = partial(_is_in_language, path.suffixes[:-1])
                yield Default(path.parent, is_meant, {"draft": True}, str(path), is_binding=True)


def _is_in_language(suffixes: list[str], leaf: Leaf) -> bool:
    return leaf.path.suffixes[:-1] == suffixes


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Zola makes no page of *leaf*: the settings leave it out."""
    patterns = texts(site.config.get("ignored_content"), splits_on="")
    is_left_out = any(fnmatchcase(str(leaf.inner), pattern) for pattern in patterns)
    return "the settings leave it out: ignored_content" if is_left_out else ""


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
    lang_by_default="en",
    url_keys=("path",),
    constructs=(_LINK, _OTHER, _constructs.HEADING_ID),
    addresses=_addresses,
    former=_former,
    defaults=_defaults,
    hides=_hides,
)
