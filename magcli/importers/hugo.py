"""A folder of Hugo: `content/` with sections, bundles and translations, shortcodes in the text."""

import re
from collections.abc import Iterator

from magcli.importers import _constructs, _folder, _layouts
from magcli.importers._configs import under
from magcli.importers._habits import Around, Construct, Habits, Known
from magcli.importers._sheet import spoken
from magcli.importers._values import Found, Material
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
    leaf = known.leaf
    pattern = spoken(under(known.site.config, "permalinks", *leaf.folders[:1]))
    pattern = pattern or spoken(under(known.site.config, "permalinks", "page", *leaf.folders[:1]))
    before = f"/{leaf.lang.lower()}" if leaf.lang and leaf.lang != known.site.lang else ""
    if leaf.is_list:
        yield before + "/" + "/".join(part.lower() for part in leaf.inner.parts[:-1]) + "/"
        return
    if pattern and leaf.folders and (filled := _filled(pattern, known)):
        yield before + filled
    stem = leaf.inner.parent.name if leaf.path.stem.partition(".")[0] == "index" else leaf.path.name.partition(".")[0]
    for name in dict.fromkeys((known.path if known.path != leaf.name else stem, stem, leaf.name)):
        yield before + "/" + "/".join(part.lower() for part in (*leaf.folders, name)) + "/"


def _filled(pattern: str, known: Known) -> str:
    """Return *pattern* with the parts of an address in the place of their names; nothing when one is not known."""
    day, leaf = known.day, known.leaf
    parts = {
        "slug": known.slug,
        "title": slugify(known.title),
        "filename": leaf.path.stem,
        "contentbasename": leaf.path.stem,
        "slugorfilename": known.slug,
        "slugorcontentbasename": known.slug,
        "section": "".join(leaf.folders[:1]),
        "sections": "/".join(leaf.folders),
    }
    if day:
        parts |= {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}", "yearday": f"{day:%j}"}
    filled = re.sub(r":([a-z]+)", lambda found: parts.get(found[1], found[0]), pattern)
    return "" if ":" in filled else re.sub(r"/{2,}", "/", f"/{filled}")


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
_OTHER = Construct(KIND, re.compile(rf"\{{\{{[<%]\s*(?!/)(?P<name>[\w./-]+){_WITHIN}[>%]\}}\}}", re.DOTALL), _stays)

_HABITS = Habits(
    configs=(
        *(
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
        ),
        *("config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml"),
        *("config/_default/config.yaml",),
    ),
    content=("content",),
    assets=("static", "assets"),
    url_keys=("url",),
    constructs=(
        _ESCAPED,
        _REF,
        _FIGURE,
        _HIGHLIGHT,
        _OTHER,
        _constructs.HEADING_ID,
        _constructs.ATTRIBUTES,
    ),
    addresses=_addresses,
    has_relative_aliases=True,
)
