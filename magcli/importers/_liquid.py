"""Liquid and its like: the tags of Jekyll and Eleventy that have one meaning in Markdown."""

import re
from pathlib import PurePosixPath

from magcli.importers import _configs, _constructs
from magcli.importers._habits import Around, Construct
from magcli.importers._sheet import spoken

KIND = "Liquid"


def _inner(match: re.Match[str], around: Around) -> str:
    return match["inner"]


def _code(match: re.Match[str], around: Around) -> str | None:
    # A fence that words follow on its line would not close.
    return None if _WORDS.match(match.string, match.end()) else _constructs.fenced(match, match["language"])


_WORDS = re.compile(r"[ \t]*[^ \t\n]")


def _post(match: re.Match[str], around: Around) -> str | None:
    return around.link(f"_posts/{match['target']}") or None


def _link(match: re.Match[str], around: Around) -> str | None:
    return around.link(match["target"]) or None


def _base(match: re.Match[str], around: Around) -> str:
    return around.site.url if "site.url" in match[0] and around.site.url else around.site.base


def _address(match: re.Match[str], around: Around) -> str:
    """Return the address that a filter would put the folder of the site in front of, which links of ours need not."""
    return match["target"]


def _include(match: re.Match[str], around: Around) -> str | None:
    """Return the image that an include shows whose name says that it shows one."""
    if not re.search(r"figure|image|img|picture", PurePosixPath(match["name"]).name):
        return None
    told = dict(_constructs.parameters(match["rest"]))
    source = next((key for key in ("src", "image_path", "image", "url", "path", "file") if key in told), "src")
    if "image_caption" in told or "description" in told:
        return None
    return _constructs.picture(match, told, source)


def _value(match: re.Match[str], around: Around) -> str | None:
    """Return what the front matter, or the settings, say where a text asks for it."""
    values = around.leaf.head.values if match["of"] == "page" else around.site.config
    found = _configs.under(values, *match["key"].split("."))
    return spoken(found) if isinstance(found, (str, int)) and not isinstance(found, bool) else None


def _stays(match: re.Match[str], around: Around) -> None:
    return None


# No tag holds the start of another one: so a text full of tags that nothing closes is read once, not once for each.
_WITHIN = r"(?:(?!%\}|\{[%{]).)*?"
_BASES = r"\{(?:\{\s*site\.(?:baseurl|url)\s*\}\}\s*\{){0,2}%-?\s*"


def _block(name: str, opening: str) -> re.Pattern[str]:
    """Return what finds the block called *name*, whose *opening* tag is given, and what is `inner`."""
    end = rf"\{{%-?\s*end(?:{name})\s*-?%\}}"
    return re.compile(rf"{opening}(?P<inner>(?:(?!\{{%-?\s*(?:end)?(?:{name})\b).)*){end}", re.DOTALL | re.MULTILINE)


RAW = Construct(KIND, _block("raw|verbatim", r"\{%-?\s*(?P<name>raw|verbatim)\s*-?%\}"), _inner, in_code=True)
HIGHLIGHT = Construct(
    KIND,
    _block(
        "highlight",
        r"^(?P<indent>[ \t]*)\{%-?\s*(?P<name>highlight)\s+(?P<language>[\w+#-]+)[^%\n]*%\}[ \t]*\n?",
    ),
    _code,
)
COMMENT = Construct(KIND, _block("comment", r"\{%-?\s*(?P<name>comment)\s*-?%\}"), _constructs.comment)
NOTE = Construct(KIND, re.compile(r"\{#-?(?P<inner>(?:(?!#\}|\{#).)*?)-?#\}", re.DOTALL), _constructs.comment)
"""`{# … #}`, as Nunjucks has it."""
POST = Construct(KIND, re.compile(rf"{_BASES}(?P<name>post_url)\s+(?P<target>[^\s%]+)\s*-?%\}}"), _post)
LINK = Construct(KIND, re.compile(rf"{_BASES}(?P<name>link)\s+(?P<target>[^\s%]+)\s*-?%\}}"), _link)
BASE = Construct(
    KIND,
    re.compile(
        r"\{\{-?\s*(?P<name>site\.(?:baseurl|url|github\.url))\s*-?\}\}"
        r"(?:\s*\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})?(?=/)"
    ),
    _base,
)
_FILTER = r"(?:relative_url|absolute_url|url|prepend:\s*site\.(?:baseurl|url))"
ADDRESS = Construct(
    KIND,
    re.compile(
        rf"\{{\{{-?\s*(?P<quote>['\"])(?P<target>[^'\"{{}}]+)(?P=quote)\s*\|\s*(?P<name>{_FILTER})"
        rf"(?:\s*\|\s*{_FILTER}){{0,4}}\s*-?\}}\}}"
    ),
    _address,
)
INCLUDE = Construct(
    KIND,
    re.compile(
        rf"\{{%-?\s*include(?:_cached|_relative)?\s+(?P<name>[^\s%{{}}]+)(?P<rest>{_WITHIN})-?%\}}", re.DOTALL
    ),
    _include,
)
VALUE = Construct(KIND, re.compile(r"\{\{-?\s*(?P<name>(?P<of>page|site)\.(?P<key>\w+(?:\.\w+)*))\s*-?\}\}"), _value)
OTHER = Construct(KIND, re.compile(rf"\{{%-?\s*(?P<name>\w+){_WITHIN}%\}}|\{{\{{[^{{}}\n]*\}}\}}", re.DOTALL), _stays)
