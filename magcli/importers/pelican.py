"""A folder of Pelican: headers `Title: …` above the texts, links that start with {filename} or {static}."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from magcli.importers import _constructs, _folder, _layouts
from magcli.importers._habits import Around, Construct, Default, Habits, Known, Leaf
from magcli.importers._sheet import Sheet, spoken, texts
from magcli.importers._site import Site
from magcli.importers._values import Found, Material
from magcli.text.emitter import Value
from magcli.text.slug import slugify

KIND = "link"


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Pelican, or an article with its headers."""
    return _layouts.kind(material) == "pelican"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Pelican, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Pelican puts an article: as its settings say, or else at the top."""
    if known.site.config and (found := _former(known)):
        yield found
        return
    for slug in dict.fromkeys((known.path, slugify(known.title))):
        yield from filter(None, (_filled(_pattern(known), known, slug), f"/{slug}.html"))


def _former(known: Known) -> str:
    """Return where Pelican put an article; nothing when it made the name of a title in a way of its own."""
    slug = known.path
    if not Sheet(known.leaf.head).first("slug"):
        by_title = spoken(known.site.config.get("SLUGIFY_SOURCE")) != "basename"
        name = unicodedata.normalize("NFKD", known.title if by_title else known.leaf.stem)
        if not re.fullmatch(r"[A-Za-z0-9\s\u0300-\u036f-]+", name):
            return ""
        slug = slugify(name)
    return "" if known.pattern else _filled(_pattern(known), known, slug)


def _pattern(known: Known) -> str:
    """Return the pattern of the address: a page has another one than an article, a translation than the original."""
    is_page = "pages" in known.leaf.folders[:1]
    usual = "pages/{slug}" if is_page else "{slug}"
    kind, is_other = "PAGE" if is_page else "ARTICLE", _lang(known) != _main_lang(known)
    told = known.site.config.get(f"{kind}_LANG_URL" if is_other else f"{kind}_URL")
    return spoken(told) or (f"{usual}-{{lang}}.html" if is_other else f"{usual}.html")


def _lang(known: Known) -> str:
    return spoken(Sheet(known.leaf.head).peek("lang")) or known.leaf.lang or _main_lang(known)


def _main_lang(known: Known) -> str:
    return spoken(known.site.config.get("DEFAULT_LANG")) or "en"


def _sections(leaf: Leaf) -> tuple[str, ...]:
    """Return the folder of an article, which Pelican takes for its category, unless its name says nothing."""
    generic = ("articles", "blog", "content", "drafts", "pages", "posts")
    return leaf.folders[-1:] if leaf.folders and leaf.folders[-1] not in generic else ()


def _defaults(site: Site) -> Iterator[Default]:
    """Yield who wrote what nobody signs, and what the settings say of all articles, or of those of a folder."""
    author = site.config.get("AUTHOR")
    if isinstance(author, str) and author:
        yield Default(
            site.root,
            lambda leaf: not {"author", "authors"} & set(map(str.lower, leaf.head.values)),
            {"author": author},
        )
    told = site.config.get("DEFAULT_METADATA")
    pairs = told if isinstance(told, list) else []  # as it was written once
    values = told if isinstance(told, Mapping) else dict(pair for pair in pairs if _is_pair(pair))
    yield Default(site.root, lambda leaf: True, values, site.settings)
    paths = site.config.get("EXTRA_PATH_METADATA")
    for name, inner in paths.items() if isinstance(paths, Mapping) else ():
        if isinstance(inner, Mapping):
            yield from (Default(home / name, lambda leaf: True, inner, site.settings) for home in site.content)


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Pelican makes no page of *leaf*: the settings leave it out."""
    folders = texts(site.config.get("ARTICLE_EXCLUDES"), splits_on="")
    if any(leaf.inner.is_relative_to(folder.strip("/")) for folder in folders if folder.strip("/.")):
        return "the settings leave it out: ARTICLE_EXCLUDES"
    names = texts(site.config.get("IGNORE_FILES"), splits_on="")
    is_left_out = any(fnmatchcase(part, name) for part in leaf.inner.parts for name in names)
    return "the settings leave it out: IGNORE_FILES" if is_left_out else ""


def _is_pair(value: Value) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _filled(pattern: str, known: Known, slug: str) -> str:
    """Return *pattern* with the parts of an address in the place of their names; nothing when one is not known."""
    parts = {"slug": slug, "category": slugify("".join(known.categories[:1])), "lang": _lang(known)}

    def part(match: re.Match[str]) -> str:
        if match["name"] == "date" and known.day:
            return known.day.strftime(match["form"] or "%Y-%m-%d")
        return parts.get(match["name"]) or match[0]

    filled = re.sub(r"\{(?P<name>\w+)(?::(?P<form>[%\w/-]+))?\}", part, pattern)
    return "" if "{" in filled else f"/{filled.lstrip('/')}"


def _to_text(match: re.Match[str], around: Around) -> str | None:
    return around.link(match["target"]) or None


def _to_file(match: re.Match[str], around: Around) -> str:
    return match["target"]


_TEXT = Construct(
    KIND,
    re.compile(
        r"(?<=[(\"'<: ])(?P<name>[{|]filename[}|])"
        r"(?P<target>[^\s)\"'>]{1,500}?\.(?:md|markdown|html?)(?:#[^\s)\"'>]*)?)"
    ),
    _to_text,
)
_FILE = Construct(
    KIND, re.compile(r"(?<=[(\"'<: ])(?P<name>[{|](?:filename|static|attach)[}|])(?P<target>[^\s)\"'>]+)"), _to_file
)
_OTHER = Construct(
    KIND,
    re.compile(r"(?<=[(\"'<: ])(?P<name>[{|](?:tag|category|author|index|archives)[}|])[^\s)\"'>]*"),
    lambda match, around: None,
)
_CONTENTS = Construct(
    "contents",
    re.compile(r"^(?P<name>\[TOC\])[ \t]*(?:\n|\Z)", re.MULTILINE),
    lambda match, around: "",
    told="left out: the list of contents that Pelican made there",
)

_HABITS = Habits(
    configs=("pelicanconf.py",),
    content=("content",),
    assets=("content", "content/extra"),
    suffixes=(".md", ".markdown", ".mkd", ".mdown"),
    reads_meta=True,
    url_keys=("url", "save_as"),
    constructs=(_TEXT, _FILE, _OTHER, _CONTENTS, _constructs.HEADING_ID, _constructs.ATTRIBUTES),
    addresses=_addresses,
    sections=_sections,
    former=_former,
    defaults=_defaults,
    hides=_hides,
)
