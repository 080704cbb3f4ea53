"""What an export of WordPress knows of its site: people, terms, files, and the parts that several texts share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from urllib.parse import unquote

from magcli.importers import _wpdates
from magcli.importers._values import Remark
from magcli.importers._wpuploads import Attachment
from magcli.importers._wpwords import plain
from magcli.importers._wxr import Element, Export, elements
from magcli.model import Person
from magcli.text.handover import WORDPRESS_KEY
from magcli.text.slug import slugify
from magcli.text.words import counted

SERIES = frozenset({"series", "post_series"})
"""The taxonomies of plugins for series: Organize Series, which became PublishPress Series, and WP Post Series."""

ARTICLES = ("post", "page")
_TECHNICAL = frozenset(
    {
        "attachment", "revision", "nav_menu_item", "wp_block", "custom_css", "customize_changeset", "oembed_cache",
        "user_request", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
        "wp_font_face", "guest-author",
    }
)  # fmt: skip
"""Types of posts that hold nothing which readers read as a text of its own."""
_LEFT_OUT = {"trash": "in the trash", "auto-draft": "that nobody saved (auto-draft)"}


@dataclass(frozen=True, slots=True)
class Term:
    """A category, a tag, a series or what else a taxonomy has."""

    id: str
    slug: str
    name: str
    description: str
    kept: str = ""
    """What our own export added, as it is written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an export, and the line that it begins in."""

    text: str
    line: int

    def line_at(self, offset: int) -> int:
        """Return the line of the export that *offset* of the text stands in."""
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that is known before the first article is read."""

    is_export: bool = False
    urls: tuple[str, ...] = ()
    lang: str = ""
    people: Mapping[str, Person] = field(default_factory=dict)
    """By what articles call them."""
    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    """By taxonomy and slug."""
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    """By the number of their post."""
    shared: Mapping[str, Passage] = field(default_factory=dict)
    """Reusable blocks, by the number of their post."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """The slugs of articles, by the number of their post."""
    exported: datetime | None = None
    """When the export was made, the last of several."""
    guids: frozenset[str] = frozenset()
    """Those that one article has, and no other."""
    remarks: tuple[Remark, ...] = ()


def metas(item: Element) -> dict[str, tuple[str, ...]]:
    """Return the post meta of *item* by key, each with its values in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for child in item.children:
        if child.name == "wp:postmeta" and (key := child.told("wp:meta_key")):
            found[key] = (*found.get(key, ()), child.told("wp:meta_value"))
    return found


def meta(item: Element, key: str) -> str:
    """Return the last value that *item* has for the meta *key*."""
    return metas(item).get(key, ("",))[-1]


def is_article(item: Element) -> bool:
    """Whether *item* is to become an article."""
    return (item.told("wp:post_type") or "post") in ARTICLES and item.told("wp:status") not in _LEFT_OUT


def site(exports: Iterable[Export]) -> Site:
    """Return what all of *exports* know of their site. Raises CannotRead when one of them is damaged."""
    survey = _Survey()
    for export in exports:
        for element in elements(export):
            survey.look_at(element)
    return survey.result()


class _Survey:
    """Gathers what is known of a site, element by element."""

    def __init__(self) -> None:
        self.is_export = False
        self.urls: dict[str, None] = {}
        self.lang = ""
        self.exported: datetime | None = None
        self.people: dict[str, Person] = {}
        self.terms: dict[tuple[str, str], Term] = {}
        self.attachments: dict[str, Attachment] = {}
        self.shared: dict[str, Passage] = {}
        self.paths: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()
        self.technical: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        self.guids: Counter[str] = Counter()
        self.said: dict[str, str] = {}
        """The portraits of guests, by name."""
        self.comments: Counter[bool] = Counter()
        """How many are by readers, and how many are not."""

    def look_at(self, element: Element) -> None:
        """Keep what *element* says."""
        if element.name == "item":
            self._item(element)
        elif element.name == "wp:author":
            self._author(element)
        elif element.name in ("wp:category", "wp:tag", "wp:term"):
            self._term(element)
        elif element.name == "wp:wxr_version":
            self.is_export = True
        elif element.name in ("link", "wp:base_site_url", "wp:base_blog_url") and element.text.strip():
            self.urls[element.text.strip().rstrip("/")] = None
        elif element.name == "pubDate":
            self.exported = max(filter(None, (self.exported, _wpdates.moment_of(element.text))), default=None)
        elif element.name == "language":
            self.lang = self.lang or _language(element.text.strip())

    def _author(self, element: Element) -> None:
        login = unescape(element.told("wp:author_login"))
        full = f"{element.told('wp:author_first_name')} {element.told('wp:author_last_name')}".strip()
        name = unescape(element.told("wp:author_display_name") or full or login)
        if name:
            self._know(Person(id=slugify(login) or slugify(name), name=name), login, name)

    def _know(self, person: Person, *names: str) -> None:
        for name in names:
            self.people.setdefault(name.casefold(), person)

    def _term(self, element: Element) -> None:
        if element.name == "wp:category":
            keys = ("category", "wp:category_nicename", "wp:cat_name", "wp:category_description")
        elif element.name == "wp:tag":
            keys = ("post_tag", "wp:tag_slug", "wp:tag_name", "wp:tag_description")
        else:
            keys = (
                element.told("wp:term_taxonomy"),
                "wp:term_slug",
                "wp:term_name",
                "wp:term_description",
            )
        taxonomy, slug, name, description = keys[0], *(element.told(key) for key in keys[1:])
        slug = unquote(slug)  # as articles name it
        kept = next((one for one in element.children if one.told("wp:meta_key") == WORDPRESS_KEY), None)
        self.terms[taxonomy, slug] = Term(
            element.told("wp:term_id"),
            slug,
            unescape(name),
            unescape(description),
            kept.told("wp:meta_value") if kept else "",
        )

    def _item(self, item: Element) -> None:
        kind, status, id = item.told("wp:post_type") or "post", item.told("wp:status"), item.told("wp:post_id")
        self.comments.update(_is_of_reader(child) for child in item.children if child.name == "wp:comment")
        if kind not in ARTICLES:
            (self.technical if kind in _TECHNICAL else self.others)[kind] += 1
        elif status in _LEFT_OUT:
            self.left_out[status] += 1
        else:
            self.paths[id] = item.told("wp:post_name")
            self.guids[item.told("guid")] += 1
            self._series_of(item)
        if kind == "attachment":
            self.attachments[id] = _attachment(item)
        elif kind == "wp_block":
            content = item.child("content:encoded")
            self.shared[id] = Passage(content.text if content else "", item.line_of("content:encoded"))
        elif kind == "guest-author":
            name, login = meta(item, "cap-display_name"), meta(item, "cap-user_login")
            if name:
                person = Person(
                    id=slugify(login) or slugify(name), name=unescape(name), url=meta(item, "cap-website")
                )
                self._know(person, login, name)
                if says := plain(meta(item, "cap-description")):
                    self.said[person.name] = says

    def _series_of(self, item: Element) -> None:
        """Keep the series that *item* names: an export of posts alone lists none."""
        for child in item.children:
            taxonomy, slug = child.attributes.get("domain", ""), unquote(child.attributes.get("nicename", ""))
            if taxonomy in SERIES and slug:
                self.terms.setdefault((taxonomy, slug), Term("", slug, unescape(child.text.strip()), ""))

    def result(self) -> Site:
        """Return what was gathered."""
        return Site(
            is_export=self.is_export,
            urls=tuple(self.urls),
            lang=self.lang,
            people=self.people,
            terms=self.terms,
            attachments=self.attachments,
            shared=self.shared,
            paths=self.paths,
            exported=self.exported,
            guids=frozenset(guid for guid, many in self.guids.items() if guid and many == 1),
            remarks=tuple(self._remarks()),
        )

    def _remarks(self) -> Iterable[Remark]:
        for status, many in self.left_out.items():
            told = f"{counted(many, 'text')} {_LEFT_OUT[status]}"
            yield Remark(certainty="taken", what="left out", told=told)
        if self.others:
            yield Remark(certainty="open", what="left out", told=f"{_listed(self.others + self.technical)}")
        elif self.technical:
            yield Remark(certainty="taken", what="left out", told=_listed(self.technical))
        if self.comments:
            told = counted(self.comments[True], "comment of a reader stays", "comments of readers stay")
            others = f", {self.comments[False]} more are spam or tell of links" if self.comments[False] else ""
            yield Remark(certainty="taken", what="comments", told=f"{told} on the site{others}")
        for name, says in self.said.items():
            told = f"the portrait of {name} has no place in a magazine: {says}"
            yield Remark(certainty="open", what="people", told=told)


def _is_of_reader(comment: Element) -> bool:
    is_written = comment.told("wp:comment_type") in ("", "comment")
    return is_written and comment.told("wp:comment_approved") not in ("spam", "trash")


def _listed(kinds: Counter[str]) -> str:
    return "items of other types: " + ", ".join(f"{many} {kind}" for kind, many in sorted(kinds.items()))


def _language(tag: str) -> str:
    """Return *tag* without a region that says no more than the language: `fr-FR` and `en-US` do not."""
    main, _, region = tag.partition("-")
    return main if region.lower() in (main.lower(), "us") and main.lower() in (region.lower(), "en") else tag


def _attachment(item: Element) -> Attachment:
    excerpt = item.child("excerpt:encoded")
    return Attachment(
        url=item.told("wp:attachment_url") or item.told("guid"),
        file=meta(item, "_wp_attached_file"),
        alt=unescape(meta(item, "_wp_attachment_image_alt")),
        caption=(excerpt.text.strip() if excerpt else ""),
        parent=item.told("wp:post_parent"),
        place=(_number(item.told("wp:menu_order")), _number(item.told("wp:post_id"))),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
