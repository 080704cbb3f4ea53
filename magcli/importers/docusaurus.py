"""A folder of Docusaurus: a blog in MDX, with its imports, its components and its admonitions."""

import re
from collections.abc import Iterator

from magcli.importers import _constructs, _folder, _layouts
from magcli.importers._habits import Around, Construct, Habits, Known, Leaf
from magcli.importers._site import Site
from magcli.importers._values import Found, Material


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Docusaurus."""
    return _layouts.kind(material) == "docusaurus"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Docusaurus, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Docusaurus puts an article: by its slug, or by the day and the name of its file."""
    leaf = known.leaf
    home = "blog" if "blog" in leaf.path.parts or not leaf.folders else leaf.path.parts[0]
    if known.path == leaf.name and known.day:
        yield f"/{home}/{known.day:%Y/%m/%d}/{known.slug}"
    yield f"/{home}/{known.path}"


def _hides(leaf: Leaf, site: Site) -> str:
    """Return why Docusaurus makes no page of *leaf*: its name, or that of a folder, starts with a low line."""
    is_part = any(part.startswith("_") for part in leaf.inner.parts)
    return "Docusaurus makes no page of files and folders whose names start with _" if is_part else ""


def _gone(match: re.Match[str], around: Around) -> str:
    return ""


def _comment(match: re.Match[str], around: Around) -> str | None:
    return None if "--" in match["inner"] else f"<!--{match['inner']}-->"


_IMPORT = Construct(
    "import",
    re.compile(
        r"^(?P<name>import\s(?:[^\n'\"`]*?\sfrom\s+)?(?P<quote>['\"])[^'\"\n]+(?P=quote);?)[ \t]*(?:\n|\Z)",
        re.MULTILINE,
    ),
    _gone,
    told="left out: it names a file of the site's program",
)
_COMMENT = Construct("comment", re.compile(r"\{/\*(?P<inner>(?:(?!\*/\}|\{/\*).)*)\*/\}", re.DOTALL), _comment)
_EXPORT = Construct(
    "export",
    re.compile(r"^(?P<name>export\s+(?:const|default|function|let)\b[^\n]*)", re.MULTILINE),
    lambda match, around: None,
)
_COMPONENT = Construct("component", re.compile(r"<(?P<name>[A-Z][\w.]*)(?=[\s/>])"), lambda match, around: None)

_HABITS = Habits(
    configs=("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"),
    content=("blog", "docs", "i18n", "src/pages"),
    assets=("static",),
    suffixes=(".md", ".mdx"),
    url_keys=(),
    constructs=(
        _IMPORT,
        _COMMENT,
        _EXPORT,
        _COMPONENT,
        _constructs.NAMED_CONTAINER,
        _constructs.OPEN_CONTAINER,
        _constructs.HEADING_ID,
    ),
    addresses=_addresses,
    hides=_hides,
)
