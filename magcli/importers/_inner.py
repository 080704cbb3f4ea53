"""Files of a site that its generator reads itself: readers never got them as they are."""

import re
from pathlib import PurePosixPath

from magcli.importers._habits import Habits
from magcli.importers._site import Site

_TEXTS = frozenset(
    (
        *(".md", ".markdown", ".mdown", ".mkdown", ".mkdn", ".mkd", ".mdx", ".html", ".htm", ".rst", ".rest"),
        *(".adoc", ".asciidoc", ".ad", ".org", ".pdc", ".textile", ".tmpl"),
        *(".njk", ".liquid", ".hbs", ".handlebars", ".mustache", ".ejs", ".pug", ".haml", ".slim", ".webc"),
    )
)
_DATA = frozenset((".yml", ".yaml", ".toml", ".json"))
_FOR_READERS = frozenset(("static", "public", "assets", "extra", "files", "downloads", "media", "uploads"))
"""Folders whose data readers were given."""
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"))

TOLD = "not copied, for it is a text of the site, or one of its settings"


def is_inner(path: PurePosixPath, beside: PurePosixPath, site: Site, habits: Habits) -> bool:
    """Whether the generator of *site* reads the file *path*, which the text *beside* links to, or never shows it."""
    suffix = path.suffix.lower()
    if (
        suffix in _TEXTS
        or suffix in habits.suffixes
        or path.name in {PurePosixPath(name).name for name in habits.configs}
    ):
        return True
    if (suffix in _DATA and not _FOR_READERS & set(path.parts)) or (
        habits.unread and habits.unread.fullmatch(path.name)
    ):
        return True
    return _is_set_aside(path, beside) or _has_front_matter(path, site)


def _is_set_aside(path: PurePosixPath, beside: PurePosixPath) -> bool:
    """Whether *path* lies in a folder that generators keep to themselves, and the text *beside* does not."""
    inner = path if not path.is_relative_to(beside.parent) else path.relative_to(beside.parent)
    return path.name.startswith(".") or any(part[0] in "_." for part in inner.parts[:-1])


def _has_front_matter(path: PurePosixPath, site: Site) -> bool:
    if path.suffix.lower() in _PICTURES:  # large, and never so
        return False
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+|;;;)[ \t]*[a-z]*\r?\n", site.material.read(path)[:200]))
