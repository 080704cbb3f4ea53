"""An article under another slug: its file, its place in its series, and the links that lead to it."""

from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from magcli import links, naming
from magcli.drafting import free_path
from magcli.errors import AlreadyThere, UnsafeEdit
from magcli.model import Article, Change, Magazine, Series, Source, Span
from magcli.text import frontmatter, markdown
from magcli.text.emitter import Value, plain
from magcli.text.position import locate
from magcli.text.relinking import relink
from magcli.text.url import quoted


def rename(magazine: Magazine, article: Article, slug: str) -> tuple[Change, ...]:
    """Return the changes that call *article* *slug*: its new file first; none when it is called so.

    Its id stays; when it is published, its former address becomes an alias.
    Raises NotAllowed when it cannot be called so, AlreadyThere when something else is, and UnsafeEdit when a file
    that speaks of it cannot be edited safely.
    """
    if naming.new_slug(slug, slug, "choose another slug") == article.slug:
        return ()
    series = magazine.series_of(article)
    new = free_path(magazine, article.series or "", slug, "choose another slug", of=article)
    if series and any(naming.handle(part) == slug for part in series.parts):
        raise AlreadyThere(f"a part {slug} of {series.slug}", "choose another slug")
    own = Change(new, _moved(article, new), moved_from=article.path)
    gone = Change(article.path, None, article.source.text)
    sources = [magazine.source, *(s.source for s in magazine.series.values())]
    sources += [other.source for other in magazine.articles.values() if other is not article]
    others = (Change(source.path, _speaking_of(source, series, article, new), source.text) for source in sources)
    return (own, gone, *(change for change in others if change.text != change.was))


def _moved(article: Article, new: PurePosixPath) -> str:
    """Return the text of *article* as it is in the file *new*."""
    text = _relinked(article.source, article.path, new)
    # The address it has now is none of the former ones; only one that readers could know becomes one.
    address, former = str(new.with_suffix("")), quoted(f"/{article.address}")
    aliases = [alias for alias in _aliases(article) if not isinstance(alias, str) or alias.strip("/") != address]
    if article.status == "published" and former not in aliases:
        aliases.append(former)
    if aliases == _aliases(article):
        return text
    try:
        return frontmatter.set_value(text, "aliases", aliases) if aliases else frontmatter.remove(text, "aliases")
    except UnsafeEdit as error:
        raise UnsafeEdit(error.reason, error.line, article.path) from error


def _aliases(article: Article) -> list[Value]:
    """Return what the file of *article* lists as its aliases, readable or not."""
    node = article.source.fields.get("aliases")
    listed: Any = plain(node) if node else None  # any value that YAML can hold
    return listed if isinstance(listed, list) else [listed] if listed else []


def _speaking_of(source: Source, series: Series | None, article: Article, new: PurePosixPath) -> str:
    """Return the text of *source*, which is not that of *article*, once *article* is in the file *new*."""
    text = _relinked(source, article.path, new)
    if series is None or source is not series.source:
        return text
    if source.broken:
        raise UnsafeEdit(f"{source.faults[0].message}; mend it first", source.faults[0].line, source.path)
    try:
        for place, part in enumerate(series.parts):
            if part.slug == article.slug:
                text = frontmatter.set_value(text, ("parts", place), new.stem)
    except UnsafeEdit as error:
        raise UnsafeEdit(error.reason, error.line, source.path) from error
    return text


def _relinked(source: Source, old: PurePosixPath, new: PurePosixPath) -> str:
    """Return the text of *source* with its links to the file *old* leading to *new*, in the same folder."""
    # Quicker than looking at every link of a magazine; a name can be written with escapes of three kinds.
    if old.name not in unescape(unquote(source.text)).replace("\\", ""):
        return source.text
    targets = {
        link.target: _renamed(link.target, new)
        for link in markdown.links(source.body)
        if links.file_of(link.target, source.path) == old
    }
    if not targets:
        return source.text
    try:
        body = relink(source.body, targets)
    except UnsafeEdit as error:
        above = locate(source.text, source.body_start)[0] - 1
        raise UnsafeEdit(error.reason, above + error.line, source.path) from error
    return frontmatter.replace_body(source.text, Span(source.body_start, len(source.text)), body)


def _renamed(target: str, new: PurePosixPath) -> str:
    """Return *target*, a relative link, with the name of *new* for its last component; what follows # or ? stays."""
    end = min((at for at in map(target.find, "#?") if at >= 0), default=len(target))
    return target[: target.rfind("/", 0, end) + 1] + new.name + target[end:]
