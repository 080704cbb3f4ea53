"""A folder of Jekyll: articles in `_posts/` with their day in the name, Liquid and kramdown in their text."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from itertools import chain

from magcli.importers import _constructs, _folder, _layouts, _liquid
from magcli.importers._configs import under
from magcli.importers._habits import Around, Construct, Default, Habits, Known, Leaf
from magcli.importers._sheet import spoken, texts
from magcli.importers._site import Site
from magcli.importers._values import Found, Material
from magcli.text.slug import slugify

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Jekyll."""
    return _layouts.kind(material) == "jekyll"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Jekyll, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Jekyll puts an article: as its settings say, or else as it does by itself."""
    if found := _former(known):
        yield found
    elif known.day and "_posts" in known.leaf.inner.parts:
        yield _filled(_STYLES.get(_pattern(known), _pattern(known)), known)
    if not known.site.config and known.day and "_posts" in known.leaf.inner.parts:
        yield from (_filled(_STYLES[style], known) for style in ("pretty", "none"))
        yield f"/{known.day:%Y/%m/%d}/{known.slug}.html"


def _former(known: Known) -> str:
    """Return where Jekyll put an article; nothing when its name, or its settings, leave that in doubt."""
    inner = known.leaf.inner
    if not re.fullmatch(r"[\w.~-]+", known.slug):
        return ""
    if "_posts" not in inner.parts:
        is_page = not known.pattern and not any(part.startswith("_") for part in inner.parts)
        return _of_page(known) if is_page else ""
    pattern = known.pattern or _pattern(known)
    found = _filled(pattern if known.pattern else _STYLES.get(pattern, pattern), known) if known.day else ""
    return "" if ":" in found else found


def _pattern(known: Known) -> str:
    return spoken(known.site.config.get("permalink")) or "date"


def _of_page(known: Known) -> str:
    """Return the address of a page: where it lies, with what the pattern of all articles ends with."""
    inner, pattern = known.leaf.inner, _pattern(known)
    if inner.stem == "index":
        return "/".join(("", *inner.parts[:-1], ""))
    pattern = _STYLES.get(pattern, pattern)
    end = "/" if pattern.endswith("/") else ".html" if pattern.endswith((".html", ":output_ext")) else ""
    return f"/{inner.with_suffix('')}{end}"


def _filled(pattern: str, known: Known) -> str:
    """Return *pattern* with the parts of an address in the place of their names."""
    day, inner = known.day, known.leaf.inner
    if isinstance(day, datetime) and day.tzinfo and known.site.zone:
        day = day.astimezone(known.site.zone)
    above = inner.parts[: inner.parts.index("_posts")]
    categories = dict.fromkeys(part.lower() for part in chain(above, known.categories))
    parts = {
        "categories": "/".join(categories).replace(" ", "%20"),
        "slugified_categories": "/".join(map(slugify, categories)),
        "title": known.slug,
        "slug": slugify(known.slug),
        "output_ext": ".html",
        "name": known.slug,
    }
    if day:
        parts |= {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}", "short_year": f"{day:%y}"}
        parts |= {"i_month": str(day.month), "i_day": str(day.day), "y_day": f"{day:%j}"}
        parts |= {"week": f"{day:%V}", "short_day": day.strftime("%a"), "hour": f"{day:%H}", "minute": f"{day:%M}"}
        parts |= {"second": f"{day:%S}"}
    filled = re.sub(r":([a-z_]+)", lambda found: _part(found[1], parts), pattern)
    return re.sub(r"/{2,}", "/", f"/{filled}")


def _part(name: str, parts: dict[str, str]) -> str:
    """Return the part called *name*, or the longest part that *name* starts with and what follows."""
    known = max((part for part in parts if name.startswith(part)), key=len, default="")
    return parts[known] + name[len(known) :] if known else f":{name}"


def _sections(leaf: Leaf) -> tuple[str, ...]:
    """Return the folders above `_posts`, which Jekyll takes for categories, but for that of a language."""
    folders = leaf.inner.parts
    above = folders[: folders.index("_posts")] if "_posts" in folders else ()
    return above[1:] if above and above[0] == leaf.lang else above


def _defaults(site: Site) -> Iterator[Default]:
    """Yield what the settings say of the articles of a folder, or of a kind."""
    told = site.config.get("defaults")
    for one in told if isinstance(told, list) else ():
        values, scope = under(one, "values"), under(one, "scope")
        if isinstance(values, Mapping):
            kind = spoken(under(scope, "type"))
            yield Default(site.root / spoken(under(scope, "path")), partial(_is_of, kind), values, site.settings)


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Jekyll makes no page of *leaf*: the settings leave it out, or do not name its folder."""
    if not site.config:
        return ""
    path = leaf.path.relative_to(site.root)
    left_out = texts(site.config.get("exclude"), splits_on="")
    if any(_is_in(str(path), pattern) for pattern in left_out):
        return "the settings leave it out: exclude"
    kept = texts(site.config.get("include"), splits_on="")
    strange = next((part for part in path.parts if part[0] in "_.~#" and part not in ("_posts", "_drafts")), "")
    is_shown = spoken(under(site.config, "collections", strange[1:], "output")) == "true"
    if not strange or strange in kept or is_shown:
        return ""
    return f"Jekyll makes no page of what lies in {strange}, unless the settings say so"


def _is_in(path: str, pattern: str) -> bool:
    """Whether *path* is what *pattern* of the settings, with stars or without, names, or lies in it."""
    name = pattern.strip("/")
    return bool(name) and (fnmatchcase(path, name) or path.startswith(f"{name}/"))


def _is_of(kind: str, leaf: Leaf) -> bool:
    """Whether *leaf* is of *kind*: one of the posts, a draft, a page, or of a collection."""
    folder = next((part[1:] for part in leaf.inner.parts[:-1] if part.startswith("_")), "pages")
    return kind in ("", folder)


def _gone(match: re.Match[str], around: Around) -> str:
    return ""


def _cloudinary(match: re.Match[str], around: Around) -> str | None:
    """Return the image that a tag of the plugin jekyll-cloudinary shows, without the sizes that it makes."""
    return _constructs.picture(match, {"src": match["src"], **_constructs.parameters(match["rest"])})


_CLOUDINARY = Construct(
    kind=_liquid.KIND,
    pattern=re.compile(
        r"\{%-?\s*(?P<name>cloudinary)\s+(?:[\w-]+\s+)?(?P<src>[^\s%]*[./][^\s%]*)(?P<rest>(?:(?!%\}|\{%).)*?)-?%\}",
        re.DOTALL,
    ),
    write=_cloudinary,
)
_COMMENT = Construct(
    kind="attributes",
    pattern=re.compile(r"\{::comment\}(?P<inner>(?:(?!\{::comment\}|\{:/).)*)\{:/(?:comment)?\}", re.DOTALL),
    write=_constructs.comment,
)
_LIST = r"\{:[ \t]*(?![ \t]*toc)(?=[.#\w])(?P<name>[^{}\n]*)\}"
_CONTENTS = Construct(
    kind="attributes",
    pattern=re.compile(r"^(?:[*+-]|1\.)[ \t]+[^\n]*\n\{:[ \t]*(?P<name>toc)[^}\n]*\}[ \t]*(?:\n|\Z)", re.MULTILINE),
    write=_gone,
    told="left out: the list of contents that kramdown made there",
)
_LINE = Construct(
    kind="attributes",
    pattern=re.compile(rf"^[ \t]*{_LIST}[ \t]*(?:\n|\Z)", re.MULTILINE),
    write=_gone,
    told="left out: Markdown has no attributes",
)
_INLINE = Construct(
    kind="attributes",
    pattern=re.compile(rf"(?<=[*_`)\]]){_LIST}"),
    write=_gone,
    told="left out: Markdown has no attributes",
)

_HABITS = Habits(
    configs=("_config.yml", "_config.yaml", "_config.toml"),
    suffixes=(".md", ".markdown", ".mkdown", ".mkdn", ".mkd"),
    wants_head=True,
    splits_tags_on=" ",
    url_keys=("permalink",),
    constructs=(
        _liquid.RAW,
        _liquid.HIGHLIGHT,
        _liquid.COMMENT,
        _liquid.POST,
        _liquid.LINK,
        _liquid.BASE,
        _liquid.ADDRESS,
        _liquid.INCLUDE,
        _CLOUDINARY,
        _liquid.VALUE,
        _liquid.OTHER,
        _COMMENT,
        _constructs.HEADING_ID,
        _CONTENTS,
        _LINE,
        _INLINE,
    ),
    addresses=_addresses,
    former=_former,
    hides=_hides,
    sections=_sections,
    defaults=_defaults,
)
