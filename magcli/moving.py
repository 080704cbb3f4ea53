"""Articles that move, to another slug or into another series: files, lists of parts, and every link follow."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any

from magcli import links, naming, ordering
from magcli.drafting import free_path
from magcli.errors import AlreadyThere, NotAllowed, UnsafeEdit, told_of
from magcli.model import Article, Change, Magazine, Move, Series, Source, Span
from magcli.text import frontmatter, markdown
from magcli.text.emitter import Value, plain
from magcli.text.position import locate
from magcli.text.relinking import relink
from magcli.text.url import quoted

Moved = Mapping[PurePosixPath, PurePosixPath]
"""Files that move, and where each of them goes."""


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
    lists = _listed_as(series, article, magazine, slug) if series else ()
    return _changes(magazine, article, {article.path: new}, lists)


def move(magazine: Magazine, article: Article, series: Series, to: int) -> tuple[Change | Move, ...]:
    """Return the changes that make *article*, which lies elsewhere, the part of *series* at the place *to* (from 0).

    Its new file comes first, its images last: those that it alone shows or links to, of its own folder, move along.
    Raises what `rename` raises, and NotAllowed when several series list it.
    """
    new = free_path(
        magazine, series.slug, article.slug, "give one of the two another slug: magcli rename", of=article
    )
    old = _former_list(magazine, article, series)
    lists = _listed_as(old, article, magazine, "") if old else ()
    if naming.listed_place(series, article, magazine) == to:
        lists += ordering.edited(series.source, lambda text: frontmatter.set_value(text, ("parts", to), article.slug))
    else:
        lists += ordering.listed(series, article, to)
    images = _images(magazine, article, new.parent)
    own, *changes = _changes(magazine, article, {article.path: new, **images}, lists)
    with told_of(article.path):
        planned = ordering.planned_for(series, article)
        own = replace(own, text=ordering.taken_over(own.text or "", article, planned, magazine))
    return (own, *changes, *(Move(path, image) for image, path in images.items()))


def unfollowed(magazine: Magazine, article: Article) -> tuple[PurePosixPath, ...]:
    """Return the files that may link to *article* where they cannot be read: no such link follows when it moves."""
    sources = (other.source for other in _others(magazine, article))
    return tuple(source.path for source in sources if source.is_closed or _may_hide_a_link(source, article.path))


def _may_hide_a_link(source: Source, path: PurePosixPath) -> bool:
    """Whether *source* may link to *path* in what cannot be read of it."""
    if not links.may_name(source.text, [path]):  # quicker than reading it
        return False
    front_matter = source.text[: source.body_start] if source.broken else ""
    body = "" if markdown.is_whole(source.body) else source.body
    return links.may_name(f"{front_matter}\n{body}", [path])


def place_for(
    magazine: Magazine, article: Article, series: Series, to: int | None, before: str, after: str
) -> tuple[int, int]:
    """Return the place (from 0) that `move` gives *article* in *series*, and how many parts there are then.

    It is that of the part that listed it before it came, or the one that `ordering.place_for` returns.
    Raises NotAllowed when both are there.
    """
    listed = naming.listed_place(series, article, magazine)
    if listed is None:
        return ordering.place_for(series, article, to, before, after)
    if to is not None or before or after:
        raise NotAllowed(f"{article.slug} is listed as part {listed + 1}", "add it there, and move it afterwards")
    return listed, len(series.parts)


def _former_list(magazine: Magazine, article: Article, series: Series) -> Series | None:
    """Return the series that *article* belongs to. Raises NotAllowed when another than that and *series* lists it."""
    old = magazine.series_of(article)
    places = ((other, naming.listed_place(other, article, magazine)) for other in magazine.series.values())
    listing = [(other, place + 1) for other, place in places if place is not None]
    if len(listing) > 1 or any(other not in (old, series) for other, _ in listing):
        names = " and ".join(f"part {number} of {other.slug}" for other, number in listing)
        raise NotAllowed(f"{article.slug} is {names}", "take it off the wrong list first: magcli series remove")
    return old


def _changes(magazine: Magazine, article: Article, moved: Moved, lists: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what changes when the files *moved*, *article* among them, go; *lists* are indexes as edited."""
    own = Change(moved[article.path], _own_text(article, moved), moved_from=article.path)
    gone = Change(article.path, None, article.source.text)
    listed = {change.path: change.text or "" for change in lists}
    sources = [other.source for other in _others(magazine, article)]
    others = (
        Change(source.path, _relinked(source, listed.get(source.path, source.text), moved), source.text)
        for source in sources
    )
    return (own, gone, *(change for change in others if change.text != change.was))


def _others(magazine: Magazine, article: Article) -> list[Article]:
    """Return all texts of *magazine* but *article*."""
    return [*magazine.introductions, *(other for other in magazine.articles.values() if other is not article)]


# ---- lists of parts --------------------------------------------------------------------------------------


def _listed_as(series: Series, article: Article, magazine: Magazine, new: str) -> tuple[Change, ...]:
    """Return the change that puts *new* for *article* in the list of *series*, or nothing when *new* is empty."""
    if series.source.broken:
        fault = series.source.faults[0]
        raise UnsafeEdit(f"{fault.message}; mend it first", fault.line, series.path)

    def edit(text: str) -> str:
        for place, part in reversed(list(enumerate(series.parts))):
            if naming.names(series, part, article, magazine):
                path = ("parts", place)
                text = frontmatter.set_value(text, path, new) if new else frontmatter.remove(text, path)
        return text

    return ordering.edited(series.source, edit)


# ---- the article -----------------------------------------------------------------------------------------


def _own_text(article: Article, moved: Moved) -> str:
    """Return the text of *article* as it is in its new place."""
    new = moved[article.path]
    text = _relinked(article.source, article.source.text, moved)
    with told_of(article.path):
        if article.image:
            node = article.source.fields["image"]
            path = ("image",) if isinstance(node.value, str) else ("image", "src")
            src = links.led(article.image.src, article.path, new, moved)
            text = text if src == article.image.src else frontmatter.set_value(text, path, src)
        aliases = _former_addresses(article, new)
        if aliases != _aliases(article):
            text = frontmatter.set_value(text, "aliases", aliases) if aliases else frontmatter.remove(text, "aliases")
    return text


def _former_addresses(article: Article, new: PurePosixPath) -> list[Value]:
    """Return the aliases of *article* in the file *new*."""
    # The address it has now is none of the former ones; only one that readers could know becomes one.
    address, former = str(new.with_suffix("")), quoted(f"/{article.address}")
    aliases = [alias for alias in _aliases(article) if not isinstance(alias, str) or alias.strip("/") != address]
    return [*aliases, former] if article.status == "published" and former not in aliases else aliases


def _aliases(article: Article) -> list[Value]:
    """Return what the file of *article* lists as its aliases, readable or not."""
    node = article.source.fields.get("aliases")
    listed: Any = plain(node) if node else None  # any value that YAML can hold
    return listed if isinstance(listed, list) else [listed] if listed else []


# ---- its images ------------------------------------------------------------------------------------------


def _images(magazine: Magazine, article: Article, folder: PurePosixPath) -> Moved:
    """Return the files of its folder that only *article* shows or links to, and their places in *folder*."""
    home = article.path.parent
    folders = {*magazine.series, *(other.series for other in magazine.articles.values())} - {home.name}
    images = {path for path in _shown(article) & magazine.files if _belongs(path, home, folders)}
    for reader in _others(magazine, article):
        if images and reader.source.is_closed:
            return {}
        if images and links.may_name(reader.source.text, images):
            images -= _shown(reader) | links.named(_obscure(reader.source), images)
    return _placed(magazine, sorted(images), home, folder)


def _obscure(source: Source) -> str:
    """Return what of *source* may show images in ways that `_shown` does not know."""
    return f"{source.text[: source.body_start]}\n{markdown.unread(source.body)}"


def _shown(article: Article) -> set[PurePosixPath]:
    """Return the files that *article* shows or links to."""
    found = (links.file_of(target, article.path) for _, target, _ in links.targets(article))
    return {path for path in found if path}


def _belongs(path: PurePosixPath, home: PurePosixPath, folders: Container[str | None]) -> bool:
    """Whether *path* is no text, and lies in the folder *home* or below, but in none of the other *folders*."""
    is_text = path.suffix.lower() == ".md"
    return not is_text and path.is_relative_to(home) and (len(path.parts) == 1 or path.parts[0] not in folders)


def _placed(magazine: Magazine, images: Sequence[PurePosixPath], home: PurePosixPath, folder: PurePosixPath) -> Moved:
    """Return where in *folder* each of *images*, which lie in *home*, finds a name that no other file has."""
    taken = {str(path).casefold() for file in magazine.files for path in (file, *file.parents)}
    places = {}
    for image in images:
        wanted = folder / image.relative_to(home)
        names = chain([wanted.name], (f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2)))
        free = (path for name in names if str(path := wanted.with_name(name)).casefold() not in taken)
        places[image] = next(free)
        taken.add(str(places[image]).casefold())
    return places


# ---- links -----------------------------------------------------------------------------------------------


def _relinked(source: Source, text: str, moved: Moved) -> str:
    """Return *text*, that of *source* with the front matter as it will be, once *moved* are elsewhere."""
    was = source.path
    now = moved.get(was, was)
    if now.parent == was.parent and not links.may_name(source.text, moved):
        return text
    targets = {link.target: links.led(link.target, was, now, moved) for link in links.of(source)}
    targets = {target: led for target, led in targets.items() if led != target}
    if not targets:
        return text
    try:
        body = relink(source.body, targets)
    except UnsafeEdit as error:
        above = locate(source.text, source.body_start)[0] - 1
        raise UnsafeEdit(error.reason, above + error.line, source.path) from error
    return frontmatter.replace_body(text, Span(len(text) - len(source.body), len(text)), body)
