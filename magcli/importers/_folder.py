"""The folder of a generator, brought in: every generator differs in its habits, and all else is here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli.importers import _constructs, _hidden, _inner, _keys, _leaves, _series, _unseen
from magcli.importers._habits import INDEXES, Around, Habits, Known, Leaf
from magcli.importers._sheet import Sheet
from magcli.importers._site import Site, tag
from magcli.importers._values import Found, Material, Piece, Remark, Row
from magcli.model import Day, Image
from magcli.text import markdown
from magcli.text.emitter import Value


def find(material: Material, habits: Habits) -> Found:
    """Return what *material*, the folder of a generator of these *habits*, holds."""
    site = _leaves.site_of(material, habits)
    leaves, others = _leaves.read(site, habits)
    library = _leaves.Library(leaves)
    lists = {leaf.path for leaf in leaves if _leaves.is_list(leaf, library)}
    pages = [leaf for leaf in leaves if leaf.is_list and not leaf.is_home]
    aside = lists | {leaf.path for leaf in pages}
    made = [_Making(leaf, site, habits, library).made() for leaf in leaves if leaf.path not in aside]
    pieces, spelt = _series.settled([one.piece for one in made], [one.series for one in made], site.lang)
    of_series = _series.described(pages, pieces)
    rows = [_Making(leaf, site, habits, library).row(name) for leaf, name in of_series]
    described = {leaf.path for leaf, _ in of_series}
    strange = [leaf for leaf in pages if leaf.path not in lists | described]
    further = [_Making(leaf, site, habits, library).made() for leaf in strange]
    gone = [*(one.gone for one in (*made, *further)), *(one.gone for one in rows)]
    empty = sorted(lists - described - site.pages_of_people)
    return Found(
        pieces=_apart((*pieces, *(one.piece for one in further)), site),
        series=_series.rows([one.row for one in rows], pieces, site),
        people=tuple(dict.fromkeys(site.people.values())),
        remarks=(
            *spelt,
            *chain(*(one.remarks for one in rows)),
            *_constructs.lost(list(chain(*gone))),
            *_leaves.remarks(empty, others, site, habits),
        ),
    )


class _Made(NamedTuple):
    """An article, the series that it is in, and what of its text was lost on the way."""

    piece: Piece
    series: _series.Told
    gone: tuple[tuple[str, str, str], ...]


class _MadeRow(NamedTuple):
    """A series, what there is to remark of its page, and what of the text of that was lost on the way."""

    row: Row
    remarks: tuple[Remark, ...]
    gone: tuple[tuple[str, str, str], ...]


class _State(NamedTuple):
    """How far an article is, and whether readers could find it where it was."""

    status: str
    was_there: bool
    is_hidden: bool = False


class _Making:
    """Makes an article of a leaf."""

    def __init__(self, leaf: Leaf, site: Site, habits: Habits, library: _leaves.Library) -> None:
        self.leaf, self.site, self.habits, self.library = leaf, site, habits, library
        self.sheet = Sheet(leaf.head)

    def made(self) -> _Made:
        """Return the article."""
        leaf, sheet, site = self.leaf, self.sheet, self.site
        day = _keys.day(sheet, leaf, site)
        state = self._state(day)
        text = self._written()
        title, body = _keys.title(sheet, leaf, text.body)
        called = _keys.called(sheet, leaf, self.habits)
        image = _keys.image(sheet)
        if image:
            _keys.drop_copies(sheet, image, lambda src: site.file(src, leaf.path))
        series = _series.of(sheet, leaf)
        known = self._known(called, title, day)
        sections, tags = _keys.listed(sheet, self.habits, self.habits.sections(leaf))
        aliases = tuple(dict.fromkeys(_keys.aliases(sheet, self._beside(known), home=site.url or "?")))
        files, missing = self._files(body, image)
        address = (called.address or self._sure(known)) if state.was_there else ""
        piece = Piece(
            origin=str(leaf.path),
            title=title,
            body=body,
            slug="" if called.slug in INDEXES else called.slug,
            status=state.status,
            is_hidden=state.is_hidden,
            date=day,
            updated=_keys.updated(sheet, site),
            authors=_keys.authors(sheet, site),
            guests=_keys.guests(sheet, site),
            section=sections,
            tags=tags,
            summary=_keys.summary(sheet),
            image=image,
            comments=_keys.comments(sheet),
            id=_keys.own_id(sheet),
            lang=self._language() or site.lang,
            aliases=tuple(dict.fromkeys((*self._former(address, called.slug, series.name), *aliases))),
            series=series.name,
            place=series.place,
            addresses=tuple(self._addresses(known, called.address, aliases)),
            files=files,
            extra=self._rest(),
        )
        remarks = (*sheet.remarks, *text.remarks, *missing)
        return _Made(replace(piece, remarks=remarks), series, text.gone)

    def row(self, name: str) -> _MadeRow:
        """Return the series called *name*, of which this is the page."""
        leaf, sheet, site = self.leaf, self.sheet, self.site
        if self._hidden() or _keys.said_status(sheet) in _keys.NOT_OUT:
            told = f"{leaf.path}: readers did not see it: what it says of the series was left out"
            return _MadeRow(Row(name=name), (Remark(certainty="open", what="series", told=told),), ())
        text = self._written()
        row = Row(
            name=name,
            title=sheet.text("title") or name,
            slug=_series.slug(leaf, name),
            description=_keys.summary(sheet),
            season=sheet.text("season"),
            editors=_keys.editors(sheet, site),
            planned=_series.planned(sheet, site),
        )
        called = _keys.called(sheet, leaf, self.habits)
        known = self._known(called, row.title, None)
        files, missing = self._files(text.body, None)
        page = Piece(
            origin=str(leaf.path),
            title=row.title,
            body=text.body,
            addresses=tuple(self._addresses(known, called.address, ())),
            files=files,
            extra=sheet.rest,
        )
        remarks = (*sheet.remarks, *text.remarks, *missing)
        named = tuple(replace(remark, told=f"{leaf.path}: {remark.told}") for remark in remarks)
        return _MadeRow(replace(row, page=page), named, text.gone)

    def _rest(self) -> dict[str, Value]:
        """Return what nobody has taken, without what files of settings say of who sees it."""
        given = _hidden.FOLDED & set(self.leaf.told_by)
        return {key: value for key, value in self.sheet.rest.items() if key.casefold() not in given}

    def _written(self) -> _constructs.Written:
        """Return the text as Markdown, without what readers did not see of it."""
        is_html, head = self.leaf.path.suffix.lower() in _leaves.HTML, self.leaf.head
        body, unseen = _unseen.of_html(head.body) if is_html else (head.body, ())
        if is_html:
            body = self._from_html(body)
        text = _constructs.write(body, self.habits.constructs, self._around(), head.body_line)
        shown, more = _unseen.of_markdown(text.body)
        told = _unseen.remarks((*unseen, *more), head.body, head.body_line)
        return text._replace(body=shown, remarks=(*text.remarks, *told))

    def _from_html(self, html: str) -> str:
        from magcli.importers import _markup  # a parser of HTML that folders of Markdown need not pay for

        self.sheet.remark("guessed", "text", "written as Markdown from HTML")
        return _markup.markdown(html)

    def _language(self) -> str:
        """Return the language of the article, and remark it where only the name of its file tells it."""
        said = bool(self.sheet.first("lang", "language", "locale"))
        if not said and self._is_language_guessed():
            why = ", which the settings do not name" if self.site.config else ""
            self.sheet.remark("guessed", "lang", f"{tag(self.leaf.lang)}, from the name of its file{why}")
        return _keys.language(self.sheet, self.leaf)

    def _is_language_guessed(self) -> bool:
        return self.leaf.is_named_in_language and self.leaf.lang not in self.site.known_languages

    def _around(self) -> Around:
        return Around(self.leaf, self.site, lambda name: self.library.link(name, self.leaf))

    def _former(self, address: str, slug: str, series: str) -> tuple[str, ...]:
        """Return the address that the article had, if it is another one now."""
        return () if not address or (address.strip("/") == slug and not series) else (address,)

    def _beside(self, known: Known) -> str:
        """Return the folder of the article on the site, where aliases of its generator start from there."""
        address = next(self.habits.addresses(known), "") if self.habits.has_relative_aliases else ""
        return str(PurePosixPath(address).parent) if address else ""

    def _state(self, day: Day | None) -> _State:
        """Return how far the article is, of which *day* is known."""
        sheet, hidden = self.sheet, self._hidden()
        if "_drafts" in self.leaf.path.parts or (self.leaf.folders and self.leaf.folders[-1] == "drafts"):
            sheet.drop("draft", "published")
            return _State("draft", was_there=False, is_hidden=bool(hidden))
        said = _keys.said_status(sheet)
        if said in _keys.NOT_OUT:
            self._tell_who_says_so()
            return _State(said, was_there=False, is_hidden=bool(hidden))
        if hidden:
            _keys.tell_hidden(sheet, hidden)
            return _State("draft", was_there=hidden.had_address, is_hidden=True)
        if self.leaf.is_home:
            sheet.remark("open", "text", "it is that of the home page; it belongs into _index.md of the magazine")
            return _State("draft", was_there=True)
        if not day and not any(remark.what == "date" for remark in sheet.remarks):
            told = "nothing tells on which day it came out; it is a draft until it has one"
            sheet.remark("open", "date", told)
        return _State("published" if day else "", was_there=True)

    def _tell_who_says_so(self) -> None:
        """Remark the file that makes a draft of the article, if another one does."""
        where = [self.leaf.told_by[key] for key in ("draft", "published", "status") if key in self.leaf.told_by]
        if where and not any(remark.what == "status" for remark in self.sheet.remarks):
            self.sheet.remark("taken", "status", f"draft, as {where[0]} says of it")

    def _hidden(self) -> _hidden.Hidden | None:
        """Return what hides the article, be it said elsewhere."""
        leaf = self.leaf
        if why := self.habits.hides(leaf, self.site):
            return _hidden.Hidden(why)
        found = _hidden.of(self.sheet)
        where = leaf.told_by.get(found.key.casefold(), "") if found else ""
        return found._replace(why=f"{found.why}; {where} says so") if found and where else found

    def _known(self, called: _keys.Called, title: str, day: Day | None) -> Known:
        """Return what is known of the article when its address is asked for."""
        leaf, told = self.leaf, self.sheet.peek(self.sheet.first(*self.habits.url_keys))
        every = (*_keys.categories(self.sheet, self.habits), *self.habits.sections(leaf))
        pattern = told if isinstance(told, str) else ""
        return Known(leaf, called.slug, called.path, title, day, tuple(dict.fromkeys(every)), pattern, self.site)

    def _sure(self, known: Known) -> str:
        """Return the address that the settings give it for sure; the key that told its pattern is then taken."""
        is_read = self.site.config and self.site.is_config_whole and not self._is_language_guessed()
        if not is_read or self.leaf.is_home:
            return ""
        found = self.habits.former(known if _keys.is_day_sure(self.leaf) else known._replace(day=None))
        if found and known.pattern:
            self.sheet.drop(*self.habits.url_keys)
        return found

    def _addresses(self, known: Known, address: str, aliases: Sequence[str]) -> Iterator[str]:
        """Yield what links call the article by."""
        # The home page of the magazine is another one.
        usual = () if self.leaf.is_home else self.habits.addresses(known)
        for one in dict.fromkeys((*([address] if address else usual), *aliases)):
            bare = one.removesuffix("index.html").removesuffix(".html").rstrip("/")
            for form in (one, f"{bare}/", bare, f"{bare}.html", f"{bare}/index.html"):
                yield from dict.fromkeys((form, f"{self.site.base}{form}"))
                if self.site.url:
                    yield f"{self.site.url}{form}"

    def _files(self, body: str, image: Image | None) -> tuple[dict[str, PurePosixPath], tuple[Remark, ...]]:
        """Return the files that the article shows, by target, and a remark on those that are not there."""
        links = markdown.links(body)
        shown = [link.target for link in links if link.is_image] + ([image.src] if image else [])
        files: dict[str, PurePosixPath] = {}
        missing: list[str] = []
        inner: list[str] = []
        for target in dict.fromkeys((*shown, *(link.target for link in links))):
            path = self.site.file(target, self.leaf.path)
            if path and _inner.is_inner(path, self.leaf.path, self.site, self.habits):
                inner += [] if self._may_be_brought_in(path) else [target]
            elif path:
                files[target] = path
            elif target in shown and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\{", target):
                missing.append(target)
        told = (*self._told("image", "not in the folder", missing), *self._told("link", _inner.TOLD, inner))
        return files, told

    def _may_be_brought_in(self, path: PurePosixPath) -> bool:
        """Whether *path* is an article, or may be one of another source when this one is a file alone."""
        is_text = path.suffix.lower() in (*self.habits.suffixes, *_leaves.HTML)
        return path in self.library.paths or (is_text and not self.site.material.is_folder)

    def _told(self, what: str, why: str, targets: Sequence[str]) -> Iterator[Remark]:
        """Yield a remark on *targets* of the text, if there are any, with the line of the first."""
        if targets:
            named = ", ".join(targets[:5]) + (f" and {len(targets) - 5} more" if len(targets) > 5 else "")
            at = self.leaf.head.body.find(targets[0])
            line = self.leaf.head.body_line + self.leaf.head.body.count("\n", 0, at) if at >= 0 else 0
            yield Remark(certainty="open", what=what, told=f"{why}: {named}", line=line)


def _apart(pieces: Sequence[Piece], site: Site) -> tuple[Piece, ...]:
    """Return *pieces* with translations that share a slug told apart: all but one get their language behind it."""
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(piece.slug, []).append(piece)
    original = {slug: _original(those, site) for slug, those in groups.items() if slug and len(those) > 1}
    return tuple(
        replace(piece, slug=f"{piece.slug}-{piece.lang.lower()}")
        if piece.slug in original and piece.lang not in ("", original[piece.slug])
        else piece
        for piece in pieces
    )


def _original(pieces: Sequence[Piece], site: Site) -> str:
    """Return the language of those of *pieces* that keep their slug."""
    langs = [piece.lang for piece in pieces]
    return site.lang if site.lang in langs else "" if "" in langs else langs[0]
