"""A folder of Hugo: `content/` with sections, bundles and translations, shortcodes in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import partial
from pathlib import PurePosixPath
from posixpath import normpath

from magcli.importers import _constructs, _folder, _heads, _hidden, _layouts
from magcli.importers._configs import under
from magcli.importers._habits import Around, Construct, Default, Habits, Known, Leaf
from magcli.importers._sheet import Sheet, spoken, texts
from magcli.importers._site import Site
from magcli.importers._values import Found, Material
from magcli.text.emitter import Value
from magcli.text.slug import slugify

KIND = "shortcode"


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Hugo, or an article with its front matter."""
    return _layouts.kind(material) == "hugo"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Hugo, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Hugo puts an article: below its section, or as the settings say."""
    leaf, before = known.leaf, _before(known)
    if sure := _former(known):
        yield sure
    if not leaf.is_list:
        for name in dict.fromkeys((_name(known), _stem(leaf), leaf.name)):
            yield before + _path((*leaf.folders, name)) + "/"


def _former(known: Known) -> str:
    """Return where Hugo put an article; nothing where it is in no page, or made its name in a way of its own."""
    leaf, config = known.leaf, known.site.config
    if known.pattern or _hides(leaf, known.site) or "." in _stem(leaf):  # what of a name may be a language
        return ""
    if leaf.is_list:
        return _before(known) + _path(leaf.inner.parts[:-1]) + "/"
    told = under(config, "permalinks", *leaf.folders[:1]) or under(config, "permalinks", "page", *leaf.folders[:1])
    if leaf.folders and (pattern := spoken(told)):
        filled = _filled(pattern, known)
        return _before(known) + filled if filled else ""
    end = ".html" if under(config, "uglyURLs") is True else "/"
    return _before(known) + _path((*leaf.folders, _name(known))) + end


def _before(known: Known) -> str:
    """Return the folder that the articles of a language have on the site."""
    lang = known.leaf.lang or known.site.lang
    is_below = lang != known.site.lang or under(known.site.config, "defaultContentLanguageInSubdir") is True
    return f"/{lang.lower()}" if lang and is_below else ""


def _path(parts: Iterable[str]) -> str:
    # Hugo writes small letters, and lines for blanks.
    return "".join(f"/{part.lower().replace(' ', '-')}" for part in parts)


def _name(known: Known) -> str:
    """Return the last step of the address: the slug that a key tells, or the name of the file with its day."""
    return known.path if known.path != known.leaf.name else _stem(known.leaf)


def _stem(leaf: Leaf) -> str:
    stem = leaf.path.stem.removesuffix(f".{leaf.lang}") if leaf.lang else leaf.path.stem
    return leaf.inner.parent.name if stem == "index" else stem


def _filled(pattern: str, known: Known) -> str:
    """Return *pattern* with the parts of an address in the place of their names; nothing when one is not known."""
    day, leaf = known.day, known.leaf
    has_slug = bool(Sheet(leaf.head).first("slug"))
    parts = {
        "filename": _stem(leaf),
        "contentbasename": _stem(leaf),
        "slugorfilename": known.slug if has_slug else _stem(leaf),
        "slugorcontentbasename": known.slug if has_slug else _stem(leaf),
        "section": "".join(leaf.folders[:1]),
        "sections": "/".join(leaf.folders),
    }
    if re.fullmatch(r"[A-Za-z0-9 -]+", known.title):  # of other titles, Hugo keeps more than we do
        parts["title"] = slugify(known.title)
    if has_slug or "title" in parts:
        parts["slug"] = known.slug if has_slug else parts["title"]
    if day:
        parts |= {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}", "yearday": f"{day:%j}"}
    filled = re.sub(r":([a-z]+)", lambda found: parts.get(found[1], found[0]), pattern)
    return "" if ":" in filled else re.sub(r"/{2,}", "/", f"/{filled}")


def _defaults(site: Site) -> Iterator[Default]:
    """Yield what the settings and the pages of folders say of all that lies below."""
    for one in _cascades(site.config):
        yield Default(site.root, partial(_is_meant, one, None, site), _of_pages(one), site.settings)
    for path in site.material.paths:
        if path.name.partition(".")[0] != "_index" or not any(path.is_relative_to(home) for home in site.content):
            continue
        values = _heads.read(_heads.decoded(site.material.read(path))[0]).values
        for one in _cascades(values):
            yield Default(path.parent, partial(_is_meant, one, path, site), _of_pages(one), str(path))
        # A page of a folder that is not built takes all with it that lies below.
        gone = {key: value for key, value in values.items() if key.casefold() in _GOING and _hidden.is_set(value)}
        start = {key: value for key, value in values.items() if key.casefold() == "publishdate"}
        for told in filter(None, (gone, start)):
            yield Default(path.parent, partial(_is_meant, {}, path, site), told, str(path), is_binding=told is gone)


_GOING = ("draft", "expirydate", "unpublishdate")


def _mounts(config: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Yield the folders that hold what Hugo takes to be below another one: by modules, and by language."""
    languages = under(config, "languages")
    for lang, told in languages.items() if isinstance(languages, Mapping) else ():
        if home := spoken(under(told, "contentDir")):
            yield home, "content", lang
    for one in _mounted(config):
        if under(one, "source") and under(one, "target"):
            yield spoken(under(one, "source")), spoken(under(one, "target")).strip("/"), spoken(under(one, "lang"))


def _mounted(config: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    told = under(config, "module", "mounts")
    yield from (one for one in (told if isinstance(told, list) else ()) if isinstance(one, Mapping))


def _cascades(values: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """Yield each mapping below `cascade`, which may be a list of some."""
    told = under(values, "cascade")
    yield from (one for one in (told if isinstance(told, list) else [told]) if isinstance(one, Mapping))


def _of_pages(cascade: Mapping[str, Value]) -> Mapping[str, Value]:
    inner = cascade.get("params")
    return {**inner, **cascade} if isinstance(inner, Mapping) else cascade


def _is_meant(cascade: Mapping[str, Value], path: PurePosixPath | None, site: Site, leaf: Leaf) -> bool:
    """Whether *leaf* is among what *cascade*, of the page *path*, is said of."""
    if path and _suffix(path, site) != _suffix(leaf.path, site):
        return False
    for target in (under(cascade, "_target"), under(cascade, "target")):
        told = {key.casefold(): spoken(value) for key, value in target.items()} if isinstance(target, Mapping) else {}
        said = {"kind": "page", "environment": "production", "lang": leaf.lang or site.lang}
        if any(told.get(key) and value and told[key] != value for key, value in said.items()):
            return False
        if told.get("path") and not _matches(told["path"], leaf):
            return False
    return True


def _suffix(path: PurePosixPath, site: Site) -> str:
    """Return the language that the name of *path* ends with, unless it is that of the site."""
    last = path.stem.rpartition(".")[2]
    return last if last in site.languages and last != site.lang else ""


def _matches(pattern: str, leaf: Leaf) -> bool:
    """Whether *pattern*, with stars and braces, is the path of *leaf* among the articles; one of too many is any."""
    if pattern.count("{") > 3 or pattern.count(",") > 12:
        return True
    if found := re.search(r"\{([^{}]*)\}", pattern):
        parts = (f"{pattern[: found.start()]}{part}{pattern[found.end() :]}" for part in found[1].split(","))
        return any(_matches(part, leaf) for part in parts)
    paths = (leaf.inner, leaf.inner.with_suffix(""), PurePosixPath(*leaf.folders, leaf.name))
    return any(fnmatchcase(f"/{path}".casefold(), pattern.casefold()) for path in paths)


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Hugo makes no page of *leaf*: it lies in the bundle of another one, or the settings leave it out."""
    if any(_names(pattern, leaf) for pattern in texts(site.config.get("ignoreFiles"), splits_on="")):
        return "the settings leave it out: ignoreFiles"
    if _is_unmounted(leaf, site):
        return "the settings leave it out: module.mounts"
    off = texts(site.config.get("disableLanguages"), splits_on="")
    if leaf.lang in off or under(site.config, "languages", leaf.lang, "disabled") is True:
        return f"the settings leave out what is in {leaf.lang}"
    is_index = leaf.path.name.partition(".")[0] == "index"
    above = leaf.path.parents[1 if is_index else 0 :] if leaf.path.parents else ()
    bundle = next((folder for folder in above if folder in site.bundles), None)
    return f"Hugo makes no page of what lies in the bundle {bundle}" if bundle else ""


def _is_unmounted(leaf: Leaf, site: Site) -> bool:
    """Whether the mount of *leaf* takes some of the files of its folder, and not this one."""
    for one in _mounted(site.config):
        home = site.root / normpath(spoken(under(one, "source")) or "?")
        if leaf.path.is_relative_to(home):
            inner = str(leaf.path.relative_to(home))
            only, out = (texts(under(one, key), splits_on="") for key in ("includeFiles", "excludeFiles"))
            is_in = not only or any(_is_like(inner, pattern) for pattern in only)
            return not is_in or any(_is_like(inner, pattern) for pattern in out)
    return False


def _is_like(inner: str, pattern: str) -> bool:
    # Two stars are any folders, none included.
    return fnmatchcase(inner, pattern.lstrip("/")) or fnmatchcase(inner, pattern.removeprefix("**/"))


def _names(pattern: str, leaf: Leaf) -> bool:
    """Whether what *pattern* says in plain letters is in the path of *leaf*; patterns of others are not run."""
    plain = re.sub(r"\\(.)", r"\1", re.sub(r"^\^?(\.\*)?|(\.\*)?\$?$", "", pattern))
    return bool(plain.strip("/")) and plain in f"content/{leaf.inner}"


def _shown(match: re.Match[str]) -> str:
    """Return a shortcode that is shown and not run, as readers saw it."""
    return f"{{{{<{match['angle']}>}}}}" if match["percent"] is None else f"{{{{%{match['percent']}%}}}}"


def _ref(match: re.Match[str], around: Around) -> str | None:
    return around.link(match["quoted"] or match["raw"] or match["bare"]) or None


def _figure(match: re.Match[str], around: Around) -> str | None:
    return _constructs.picture(match, _constructs.parameters(match["rest"]))


def _code(match: re.Match[str], around: Around) -> str:
    # Hugo reads what is within before it sets it as code.
    return _ESCAPED.pattern.sub(_shown, _constructs.fenced(match, "".join(_constructs.positional(match["rest"])[:1])))


def _stays(match: re.Match[str], around: Around) -> None:
    return None


# No shortcode holds the start of another one: so a text full of some that nothing closes is read once.
_WITHIN = r"(?:(?![>%]\}\}|\{\{).)*?"
_ESCAPED = Construct(
    KIND,
    re.compile(
        r"\{\{(?:</\*(?P<angle>(?:(?!\*/>\}\}|\{\{[<%]).)*)\*/>|%/\*(?P<percent>(?:(?!\*/%\}\}|\{\{[<%]).)*)\*/%)\}\}",
        re.DOTALL,
    ),
    lambda match, around: _shown(match),
    in_code=True,
)
_REF = Construct(
    KIND,
    re.compile(
        r"\{\{[<%]\s*(?P<name>relref|ref)\s+(?:path=)?"
        r"(?:\"(?P<quoted>[^\"\n]+)\"|`(?P<raw>[^`\n]+)`|(?P<bare>[^\s\"`=]+))\s*[>%]\}\}"
    ),
    _ref,
)
_FIGURE = Construct(
    KIND, re.compile(rf"\{{\{{[<%]\s*(?P<name>figure)\s+(?P<rest>{_WITHIN})/?\s*[>%]\}}\}}", re.DOTALL), _figure
)
_HIGHLIGHT = Construct(
    KIND,
    re.compile(
        r"^(?P<indent>[ \t]*)\{\{[<%]\s*(?P<name>highlight)\b(?P<rest>[^\n{}]*?)[>%]\}\}[ \t]*\n"
        r"(?P<inner>(?:(?!\{\{[<%]\s*/?\s*highlight).)*)\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
        re.DOTALL | re.MULTILINE,
    ),
    _code,
)
_COMMENT = Construct(
    KIND,
    re.compile(
        r"\{\{[<%]\s*comment\s*[>%]\}\}(?P<inner>(?:(?!\{\{[<%]\s*/?\s*comment).)*)"
        r"\{\{[<%]\s*/\s*comment\s*[>%]\}\}",
        re.DOTALL,
    ),
    _constructs.comment,
)
_OTHER = Construct(KIND, re.compile(rf"\{{\{{[<%]\s*(?!/)(?P<name>[\w./-]+){_WITHIN}[>%]\}}\}}", re.DOTALL), _stays)

_SUFFIXES = ("toml", "yaml", "yml", "json")
_TABLES = ("permalinks", "languages", "module", "cascade")
_STEMS = ("hugo", "config", *_TABLES)

_HABITS = Habits(
    configs=(
        *(f"config/production/{stem}.{suffix}" for stem in _STEMS for suffix in _SUFFIXES),
        *(f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in _SUFFIXES),
        *(f"config/_default/{stem}.{suffix}" for stem in _STEMS for suffix in _SUFFIXES),
    ),
    tables=_TABLES,
    content=("content",),
    mounts=_mounts,
    assets=("static", "assets"),
    lang_by_default="en",
    url_keys=("url",),
    constructs=(
        _ESCAPED,
        _REF,
        _FIGURE,
        _HIGHLIGHT,
        _COMMENT,
        _OTHER,
        _constructs.HEADING_ID,
        _constructs.ATTRIBUTES,
    ),
    addresses=_addresses,
    former=_former,
    defaults=_defaults,
    hides=_hides,
    has_relative_aliases=True,
)
