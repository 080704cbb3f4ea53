"""A post or page of WordPress as it was found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from magcli.importers import _wpdates, _wpours, _wpterms, _wptext
from magcli.importers._values import Piece, Remark
from magcli.importers._wpnotes import of_block_editor
from magcli.importers._wpours import Kept
from magcli.importers._wpsite import Passage, Site, metas
from magcli.importers._wpuploads import Uploads
from magcli.importers._wpwords import mapping, plain
from magcli.importers._wxr import Element
from magcli.model import Day, Image, Person
from magcli.text import markdown
from magcli.text.emitter import Value
from magcli.text.handover import WORDPRESS_KEY
from magcli.text.slug import slugify
from magcli.text.words import counted

_STATUSES = {"publish": "published", "future": "published", "draft": "draft", "pending": "review"}
_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
)
"""Where plugins keep what a page says of itself to search engines."""
_READ = frozenset(("footnotes", "series_part", "rank_math_primary_category"))
"""Public post meta that are read elsewhere."""
_BUILDERS = ("_elementor_data", "_fl_builder_data", "panels_data", "_bricks_page_content_2", "ct_builder_shortcodes")
"""Where plugins that draw whole pages keep what they say."""
_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Post:
    """An item of an export with what is known around it."""

    item: Element
    metas: Mapping[str, tuple[str, ...]]
    site: Site
    uploads: Uploads
    kept: Kept
    """What our own export added."""

    def told(self, name: str) -> str:
        return self.item.told(name)

    def meta(self, key: str) -> str:
        return self.metas.get(key, ("",))[-1].strip()

    def line(self, name: str) -> int:
        return self.item.line_of(name)

    @property
    def is_hidden(self) -> bool:
        """Whether not everybody could read it."""
        return bool(self.told("wp:post_password")) or self.told("wp:status") not in ("", *_STATUSES)


def piece(item: Element, path: PurePosixPath, site: Site, uploads: Uploads) -> Piece:
    """Return the article that *item* of the export *path* is."""
    own = metas(item)
    post = _Post(item, own, site, uploads, mapping(own.get(WORDPRESS_KEY, ("",))[-1]))
    filed = _wpterms.filed(item, post.metas, site)
    date, on_date = _wpdates.published(item)
    status, on_status = _status(post, date)
    text, on_notes = _text(post)
    summary, on_summary = _summary(post)
    title, on_title = _title(post)
    image, on_image = _image(post)
    files, on_files = _files(post, text.body, image)
    return Piece(
        origin=f"{path}#{post.told('wp:post_id') or post.told('wp:post_name') or item.line}",
        title=title,
        body=text.body,
        slug=unquote(post.told("wp:post_name")),
        status=status,
        is_hidden=post.is_hidden,
        date=date,
        updated=_wpdates.updated(item, date),
        authors=_wpours.people(post.kept, "authors") or _authors(post),
        guests=_wpours.people(post.kept, "guests"),
        section=filed.section,
        tags=filed.tags,
        summary=summary,
        image=image,
        comments=_comments(post),
        lang=_wpours.told(post.kept, "lang") or filed.lang or site.lang,
        aliases=(*_wpours.texts(post.kept, "aliases"), *_aliases(post)),
        id=_id(post),
        series=filed.series,
        place=filed.place,
        addresses=tuple(_addresses(post)),
        places=text.places,
        files=files,
        extra={**filed.extra, **dict(_extra(post, summary)), **({"blocks": [*text.unread]} if text.unread else {})},
        remarks=(
            *on_title,
            *on_status,
            *on_date,
            *filed.remarks,
            *on_summary,
            *on_image,
            *text.remarks,
            *on_notes,
            *on_files,
        ),
    )


def _title(post: _Post) -> tuple[str, tuple[Remark, ...]]:
    title = plain(post.told("title"))
    missing = Remark(certainty="open", what="title", told="there is none", line=post.line("title"))
    return title, () if title else (missing,)


def _status(post: _Post, date: Day | None) -> tuple[str, tuple[Remark, ...]]:
    written = post.told("wp:status")
    line = post.line("wp:status")
    if post.told("wp:post_password"):
        told = "draft: readers needed a password for it, and a magazine has none"
        return "draft", (Remark(certainty="guessed", what="status", told=told, line=line),)
    if written == "future" and date:
        return _scheduled(date, post.site.exported, line)
    if written in _STATUSES or not written:
        return _STATUSES.get(written, ""), ()
    told = f"draft, from {written!r}: only its editors could read it"
    return "draft", (Remark(certainty="guessed", what="status", told=told, line=line),)


def _scheduled(date: Day, exported: datetime | None, line: int) -> tuple[str, tuple[Remark, ...]]:
    """Return the status of what was to come out on *date*, and was not out when its site was *exported*."""
    if not exported:
        told = f"published: it was to come out on {date}, and is public at once if that is past"
        return "published", (Remark(certainty="guessed", what="status", told=told, line=line),)
    if not _wpdates.is_past(date, exported):
        return "published", ()
    told = f"draft: it was to come out on {date}, and had not when the export was made, on {exported}"
    return "draft", (Remark(certainty="guessed", what="status", told=told, line=line),)


def _comments(post: _Post) -> str:
    return _wpours.told(post.kept, "comments") or ("closed" if post.told("wp:comment_status") == "closed" else "")


def _text(post: _Post) -> tuple[_wptext.Written, tuple[Remark, ...]]:
    """Return the text of *post*, and what there is to remark of the notes that stand beside it."""
    content = post.item.child("content:encoded")
    passage = Passage(content.text if content else "", post.line("content:encoded"))
    kept = post.meta("footnotes")
    notes = of_block_editor(kept) if kept else {}
    text = _wptext.written(passage, post.told("wp:post_id"), post.site, notes or {})
    remarks = [] if text.body else [_without_text(post)]
    if notes is None:
        told = "the notes of the block editor cannot be read: they are kept as x: footnotes"
        remarks.append(Remark(certainty="open", what="note", told=told, line=_line_of_meta(post, "footnotes")))
    return text, tuple(remarks)


def _without_text(post: _Post) -> Remark:
    key = next((key for key in _BUILDERS if post.meta(key)), "")
    told = (
        f"it has none in the export: a page builder keeps it in {key}; copy it from the site"
        if key
        else "there is none"
    )
    line = _line_of_meta(post, key) if key else post.line("content:encoded")
    return Remark(certainty="open", what="text", told=told, line=line)


def _line_of_meta(post: _Post, key: str) -> int:
    found = (child.line for child in post.item.children if child.told("wp:meta_key") == key)
    return next(found, post.item.line)


def _summary(post: _Post) -> tuple[str, tuple[Remark, ...]]:
    if excerpt := plain(post.told("excerpt:encoded")):
        return excerpt, ()
    for key in _DESCRIPTIONS:
        if (told := plain(post.meta(key))) and not _PATTERN.search(told):
            line = _line_of_meta(post, key)
            return told, (Remark(certainty="taken", what="summary", told=f"from {key}", line=line),)
    return "", ()


_PATTERN = re.compile(r"%%?\w+%")
"""What stands for something of each page: `%%title%%`, `%excerpt%`."""


def _image(post: _Post) -> tuple[Image | None, tuple[Remark, ...]]:
    number = post.meta("_thumbnail_id")
    if not number or number in ("0", "-1"):
        return None, ()
    shown = post.site.attachments.get(number)
    if shown and shown.url:
        more = post.kept.get("image")
        credit = _wpours.told(more, "credit") if isinstance(more, dict) else ""
        return Image(src=shown.url, alt=shown.alt, caption=plain(shown.caption), credit=credit), ()
    told = f"its picture, the attachment {number}, is not in the export; export all content"
    return None, (Remark(certainty="open", what="image", told=told, line=_line_of_meta(post, "_thumbnail_id")),)


def _files(post: _Post, body: str, image: Image | None) -> tuple[Mapping[str, PurePosixPath], tuple[Remark, ...]]:
    """Return the files at hand of what *post* shows, and a remark on those that are not."""
    targets = dict.fromkeys(link.target for link in markdown.links(body))
    if image:
        targets[image.src] = None
    uploads = [target for target in targets if post.uploads.is_one(target)]
    files = {target: path for target in uploads if (path := post.uploads.file(target))}
    missing = [target for target in uploads if target not in files]
    if not missing:
        return files, ()
    line = post.line("content:encoded")
    return files, (Remark(certainty="open", what="image", told=_told_of(missing, post), line=line),)


_MOST = 5
"""Files that one remark names."""


def _told_of(missing: Sequence[str], post: _Post) -> str:
    """Return what is told of files that *post* shows, and that are *missing*: as the folder of uploads calls them."""
    names = [post.uploads.name(target) for target in missing]
    named = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")
    if post.uploads.are_given:
        return f"not in the folder of uploads: {named}"
    many = counted(len(missing), "file stays on the site", "files stay on the site")
    return f"{many}: {named}; bring {'them' if len(missing) > 1 else 'it'} with: --uploads FOLDER"


def _authors(post: _Post) -> tuple[Person, ...]:
    """Return who signs *post*: the terms of a plugin for several authors, or its creator."""
    signed = [term for term in _wpterms.entries(post.item) if term.taxonomy == "author"]
    if signed:
        return tuple(dict.fromkeys(_person(post.site, term.slug.removeprefix("cap-"), term.name) for term in signed))
    creator = unescape(post.told("dc:creator"))
    return (_person(post.site, creator, creator),) if creator else ()


def _person(site: Site, login: str, name: str) -> Person:
    known = site.people.get(login.casefold()) or site.people.get(name.casefold())
    return known or Person(id=slugify(login) or slugify(name), name=name)


def _links(post: _Post) -> Iterator[str]:
    """Yield the address of *post*, and those that it had under the names that it was called before."""
    link, name = post.told("link"), post.told("wp:post_name")
    yield link
    above, slash, last = link.rstrip("/").rpartition("/")
    others = set(post.site.paths.values())  # the site leads to whom a name belongs now
    for former in post.metas.get("_wp_old_slug", ()):
        if former and name and PurePosixPath(last).stem == name and former not in others:
            yield above + slash + former + link.removeprefix(f"{above}{slash}{name}")


def _aliases(post: _Post) -> Iterator[str]:
    """Yield the paths of the addresses that readers knew *post* by."""
    for link in _links(post):
        path = _path(link)
        # What is not out has no other address than its number.
        if path and path != "/" and "?" not in link and not re.search(r"//|/\.|[\\:\s\x00-\x1f]", unquote(path)):
            yield path


def _path(link: str) -> str:
    try:
        return urlsplit(link).path
    except ValueError:
        return ""


def _addresses(post: _Post) -> Iterator[str]:
    """Yield what the texts of the site may call *post* by."""
    number = post.told("wp:post_id")
    for link in filter(None, _links(post)):
        yield link
        yield re.sub(r"^https?:", lambda found: "http:" if found[0] == "https:" else "https:", link)
    key = "page_id" if post.told("wp:post_type") == "page" else "p"
    for base in ("", *post.site.urls, *(re.sub("^http:", "https:", url) for url in post.site.urls)):
        if number:
            yield f"{base}/?{key}={number}"


def _id(post: _Post) -> str:
    """Return the uuid that *post* has whatever the export is called that it is found in."""
    guid = post.told("guid")
    if found := _UUID.fullmatch(guid):
        return str(UUID(found[1]))
    return str(uuid5(NAMESPACE_URL, guid)) if guid in post.site.guids else ""


def _extra(post: _Post, summary: str) -> Iterator[tuple[str, Value]]:
    """Yield what *post* says besides its *summary*, and a magazine has no key for."""
    if post.told("wp:is_sticky") == "1":
        yield "sticky", True
    if parent := post.site.paths.get(post.told("wp:post_parent")):
        yield "parent", unquote(parent)
    if (place := post.told("wp:menu_order")) not in ("", "0"):
        yield "menu_order", place
    if short := post.meta("_spost_short_title"):
        yield "short_title", plain(short)
    for key, values in post.metas.items():
        told = [value for value in values if value]
        is_described = key in _DESCRIPTIONS and plain(values[-1]) == summary
        is_hidden = key.startswith("_") and key not in _DESCRIPTIONS
        is_read = key in _READ and not (key == "footnotes" and of_block_editor(told[0] if told else "[]") is None)
        if told and not (is_hidden or is_described or is_read):
            yield key, told[0] if len(told) == 1 else [*told]
