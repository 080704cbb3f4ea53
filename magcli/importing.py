"""What was found elsewhere becomes articles: each gets its place, its name and its id, each series its folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from magcli import naming, reading, transcribing
from magcli.drafting import mapping
from magcli.errors import NotAllowed, told_of
from magcli.importers._values import Found, Piece, Remark, Row
from magcli.model import Article, Change, Magazine, Person, Series
from magcli.reading import INDEX, LARGEST
from magcli.seating import Seat, Seating, numbered, tops
from magcli.text import composer, emitter, frontmatter
from magcli.text.nearest import fold
from magcli.text.slug import is_slug, slugify
from magcli.transcribing import Places, shown

IMAGES = "images"
"""The folder beside articles that what they show goes to."""

State = Literal["new", "unchanged", "replaced", "kept", "taken"]
Shown = PurePosixPath | bytes
"""A file of the material, or what one holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user asked of an import."""

    series: str = ""
    """The slug of a series of the magazine that everything becomes a part of."""
    status: str = ""
    """What all articles get, whatever the source says, but for those that it hides."""
    taken: Literal["refuse", "replace", "rename", "keep"] = "refuse"
    """What happens where an article is already there and says something else."""
    digest: Callable[[PurePosixPath | bytes], str]
    """Returns what tells the content of a file of the material, or these bytes, from any other."""
    held: Callable[[PurePosixPath], str | None]
    """Returns the same of a file of the magazine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A piece, and what became of it."""

    piece: Piece
    path: PurePosixPath
    state: State
    remarks: tuple[Remark, ...]
    was_brought_in: bool = False
    """Whether the article that is there came from it: then it has its name already."""

    @property
    def comes(self) -> bool:
        """Whether an article is written of it; of the others there is nothing to tell."""
        return self.state in ("new", "replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import does: nothing as long as something is `taken`."""

    arrivals: tuple[Arrival, ...]
    changes: tuple[Change, ...]
    files: Mapping[PurePosixPath, Shown]
    """New files of the magazine, and what they are."""
    remarks: tuple[Remark, ...]

    @property
    def taken(self) -> tuple[Arrival, ...]:
        """The pieces whose place something else has."""
        return tuple(arrival for arrival in self.arrivals if arrival.state == "taken")


def plan(magazine: Magazine, found: Found, wishes: Wishes) -> Plan:
    """Return what bringing in *found* does to *magazine*.

    Raises UnsafeEdit when an index cannot be edited safely, NotAllowed when one would be too large to be read again.
    """
    magazine, home = _with_people(magazine, found)
    pieces = [_wished(piece, wishes) for piece in found.pieces if not _is_too_long(piece)]
    folders, rows = _folders(magazine, found, pieces, wishes)
    pieces.sort(key=lambda piece: _rank(piece, magazine))
    seating = Seating(magazine, folders, series=wishes.series, renames=wishes.taken == "rename")
    seats = [seating.seat(piece) for piece in pieces]
    pages = {PurePosixPath(folder, INDEX): row.page for folder, row in rows.items() if row.page}
    texts, paths = [*pieces, *pages.values()], [*(seat.path for seat in seats), *pages]
    bodies = {path: piece.body for path, piece in zip(paths, texts, strict=True)}
    headings = {path: piece.places for path, piece in zip(paths, texts, strict=True)}
    pictures, files = _pictures(magazine, texts, paths, wishes)
    articles = _addresses(texts, paths)
    placed = {path: Places(articles, images, bodies, headings) for path, images in zip(paths, pictures, strict=True)}
    arrivals, changes = [], []
    for piece, seat in zip(pieces, seats, strict=True):
        text, remarks = transcribing.text(piece, seat.path, seat.id, placed[seat.path], magazine)
        state = _state(seat, text, magazine, wishes)
        told = (*piece.remarks, *seat.remarks, *remarks)
        known = seat.there is not None and not seat.blocked
        arrivals.append(Arrival(piece=piece, path=seat.path, state=state, remarks=told, was_brought_in=known))
        if arrivals[-1].comes:
            changes.append(Change(seat.path, text, seat.there.source.text if seat.there else None))
    indexes, of_series = _indexes(magazine, rows, arrivals, placed)
    changes += [*indexes, *home]
    _require_readable((*indexes, *home))
    # Also what an article shows that is as it was, where somebody removed it.
    homes = {change.path for change in changes} | {one.path for one in arrivals if one.state == "unchanged"}
    pictured = {path for home in homes if home in placed for path in placed[home].images.values()}
    return Plan(
        arrivals=tuple(arrivals),
        changes=tuple(changes),
        files={path: what for path, what in files.items() if path in pictured},
        remarks=(
            *found.remarks,
            *_ties(pieces),
            *of_series,
            *_left_out(found, rows),
            *_unsigned(arrivals),
            *_still_hidden(arrivals, wishes),
        ),
    )


def _wished(piece: Piece, wishes: Wishes) -> Piece:
    """Return *piece* with the status that *wishes* give it, which is not that of what readers did not see."""
    return piece if piece.is_hidden else replace(piece, status=wishes.status or piece.status)


MOST = 5
"""Articles that one remark names."""


def _still_hidden(arrivals: Iterable[Arrival], wishes: Wishes) -> Iterator[Remark]:
    """Yield a remark when new articles do not get the status of *wishes*, for the source hides them."""
    new = (arrival.piece for arrival in arrivals if arrival.comes)
    hidden = [piece.origin for piece in new if piece.is_hidden]
    if hidden and wishes.status not in ("", "draft"):
        named = ", ".join(hidden[:MOST]) + (f" and {len(hidden) - MOST} more" if len(hidden) > MOST else "")
        told = f"what the source hides is not {wishes.status}: {named}"
        yield Remark(certainty="open", what="status", told=told)


def _unsigned(arrivals: Iterable[Arrival]) -> Iterator[Remark]:
    """Yield a remark when new articles that are public name no author, without whom no export takes them."""
    pieces = (arrival.piece for arrival in arrivals if arrival.comes)
    if unsigned := [piece.origin for piece in pieces if piece.status == "published" and not piece.authors]:
        many = f"{len(unsigned)} articles have" if len(unsigned) > 1 else f"{unsigned[0]} has"
        told = f"{many} no author: add one to each, for an export asks who signs what is public"
        yield Remark(certainty="open", what="authors", told=told)


def _require_readable(indexes: Iterable[Change]) -> None:
    """Raise NotAllowed when one of *indexes* is larger than a file may be: with it, its series would be gone."""
    for change in indexes:
        content = (change.text or "").encode(errors="replace")
        told = f"be larger than {LARGEST // 1024} KiB" if len(content) > LARGEST else ""
        if not told and reading.source(change.path, content).broken:
            told = f"have more than {composer.LONGEST} characters of front matter"
        if told:
            what = f"{change.path} would {told}, and no longer be read"
            raise NotAllowed(what, "bring in fewer articles at a time, each time into another series")


MARGIN = 16 * 1024
"""Bytes for what the file of an article says beside its text."""


def _is_too_long(piece: Piece) -> bool:
    """Whether no article that magcli reads can hold *piece*."""
    told = f"{piece.title}{piece.summary}{piece.extra}{piece.body}"
    return len(told.encode(errors="replace")) > LARGEST - MARGIN


def _state(seat: Seat, text: str, magazine: Magazine, wishes: Wishes) -> State:
    if seat.there and (seat.there.source.text == text or _says_the_same(seat.there, text, magazine)):
        return "unchanged"
    if not seat.there and not seat.blocked:
        return "new"
    if wishes.taken == "keep":
        return "kept"
    return "replaced" if seat.there and wishes.taken == "replace" else "taken"


def _says_the_same(there: Article, text: str, magazine: Magazine) -> bool:
    """Whether *text* differs from what is *there* only in how it is written: a person by name who has an id since."""
    new = reading.article(reading.source(there.path, text.encode(errors="surrogateescape")), magazine)
    said = replace(new, source=there.source) == there and new.source.body == there.source.body
    return said and _plain(new) == _plain(there)


def _plain(article: Article) -> Mapping[str, object]:
    """Return what the front matter of *article* holds that is no key of ours."""
    return {key: emitter.plain(node) for key, node in article.source.fields.items() if key == "x"}


# ---- people and sections ----------------------------------------------------------------------------------


def _with_people(magazine: Magazine, found: Found) -> tuple[Magazine, tuple[Change, ...]]:
    """Return *magazine* with the people and sections that *found* brings, and the change of its index, if any."""
    used = {someone.id for piece in found.pieces for someone in (*piece.authors, *piece.guests)}
    used |= {someone.id for row in found.series for someone in _people_of(row)}
    names = {someone.name for someone in magazine.people.values()}
    new = {
        person.id: person
        for person in found.people
        if person.id in used and person.id not in magazine.people and person.name not in names and is_slug(person.id)
    }
    met = dict.fromkeys(shown(piece.section) for piece in found.pieces)
    sections = [section for section in met if section and magazine.sections and section not in magazine.sections]
    text = magazine.source.text
    with told_of(magazine.path):
        for person in new.values():
            text = frontmatter.set_value(text, ("people", person.id), mapping(person))
        if sections:
            text = frontmatter.set_value(text, "sections", [*magazine.sections, *sections])
    changes = (Change(magazine.path, text, magazine.source.text),) if text != magazine.source.text else ()
    return replace(magazine, people={**magazine.people, **new}), changes


def _people_of(row: Row) -> Iterator[Person]:
    yield from row.editors
    for _, part in row.planned:
        yield from part.authors


# ---- series -----------------------------------------------------------------------------------------------


def _folders(
    magazine: Magazine, found: Found, pieces: Sequence[Piece], wishes: Wishes
) -> tuple[Mapping[str, str], Mapping[str, Row]]:
    """Return the folder of each series by the name that pieces call it, and what is known of it by its folder."""
    if wishes.series:
        return dict.fromkeys({piece.series for piece in pieces}, wishes.series), {wishes.series: Row(name="")}
    rows = {row.name: row for row in found.series}
    folders: dict[str, str] = {}
    known: dict[str, Row] = {}
    taken = tops(magazine) | {article.slug for article in magazine.articles.values() if not article.series}
    for name in dict.fromkeys(piece.series for piece in pieces if piece.series):
        row = rows.get(name, Row(name=name))
        title = shown(row.title or row.name)
        wanted = row.slug if is_slug(row.slug) else slugify(title) or "series"
        # One that was brought in before may have a number, because its name was taken.
        folder = next(slug for slug in numbered(wanted) if slug not in taken or _is_series(magazine, slug, title))
        folders[name] = folder
        known.setdefault(folder, replace(row, title=title))
        taken.add(folder)
    return folders, known


def _is_series(magazine: Magazine, slug: str, title: str) -> bool:
    """Whether *magazine* has a series of this *slug* and this *title*."""
    there = magazine.series.get(slug)
    return there is not None and fold(there.title) == fold(title)


def _rank(piece: Piece, magazine: Magazine) -> tuple[str, float, bool, float]:
    """Return what orders pieces: by series, by their place in it, and by date; else they stay as they were found."""
    place = float("inf") if piece.place is None else piece.place
    moment = magazine.instant(piece.date).timestamp() if piece.date else 0.0
    return piece.series, place, piece.date is None, moment


def _ties(ranked: Sequence[Piece]) -> Iterator[Remark]:
    """Yield a remark on each series of which several of the *ranked* pieces have the same place."""
    places: dict[str, dict[float, list[str]]] = {}
    for piece in ranked:
        if piece.series and piece.place is not None:
            places.setdefault(piece.series, {}).setdefault(piece.place, []).append(piece.origin)
    for series, told in places.items():
        several = [f"{place:g} ({', '.join(those)})" for place, those in told.items() if len(those) > 1]
        if several:
            told_twice = f"{series}: place {'; '.join(several)} is told more than once"
            why = f"{told_twice}: these parts follow by date, or as they were found"
            yield Remark(certainty="guessed", what="series", told=why)


def _indexes(
    magazine: Magazine, rows: Mapping[str, Row], arrivals: Sequence[Arrival], placed: Mapping[PurePosixPath, Places]
) -> tuple[list[Change], list[Remark]]:
    """Return the changes of the indexes of series that get parts, new ones and others, and what to remark of them."""
    changes: list[Change] = []
    remarks: list[Remark] = []
    for folder, row in rows.items():
        path = PurePosixPath(folder, INDEX)
        near = [arrival for arrival in arrivals if arrival.path.parent == path.parent]
        those = [arrival for arrival in near if arrival.state != "kept"]
        places = placed.get(path, Places({}, {}))
        if there := magazine.series.get(folder):
            # Those of --series have their places in other series.
            changes += _listed(there, near, has_places=bool(row.name))
            remarks += _of_planned(there, those)
            remarks += _another_text(there, row, places)
        elif those:  # not when somebody has called it otherwise since, and its articles are there
            text, told = transcribing.index(row, list(_in_place(those)), path, places, magazine)
            changes.append(Change(path, text))
            remarks += [replace(remark, told=f"{path}: {remark.told}") for remark in told]
    return changes, remarks


def _of_planned(series: Series, arrivals: Iterable[Arrival]) -> Iterator[Remark]:
    """Yield a remark on each of *arrivals* that takes a slot with a date, and has none: nobody gave it that one."""
    for arrival in arrivals:
        slug = arrival.path.stem
        planned = None if series.number_of(slug) else naming.planned_place(series, slug)
        if planned is not None and (day := series.parts[planned].date) and not arrival.piece.date:
            told = f"it was planned for {day}: magcli set {series.slug}/{slug} date={day}"
            yield Remark(certainty="open", what="date", told=told)


def _in_place(arrivals: Sequence[Arrival]) -> Iterator[tuple[float, str]]:
    """Yield the slug of each of *arrivals* behind its place; where that was not told, behind those before it."""
    last = 0.0
    for at, arrival in enumerate(arrivals, 1):
        last = max(last, at) if arrival.piece.place is None else arrival.piece.place
        yield last, arrival.path.stem


def _another_text(there: Series, row: Row, places: Places) -> Iterator[Remark]:
    """Yield a remark when the page of *row* says what the index of the series that is *there* does not."""
    body, _ = transcribing.introduction(row, there.path, places)
    if row.page and body.strip() not in ("", there.source.body.strip()):
        told = f"{there.path} is there already and stays as it is; {row.page.origin} has another text"
        yield Remark(certainty="open", what="series", told=told)


def _left_out(found: Found, rows: Mapping[str, Row]) -> Iterator[Remark]:
    """Yield a remark on each text of *found* that has no place: too long, or of a series that none of *rows* is."""
    for piece in filter(_is_too_long, found.pieces):
        told = f"{piece.origin} was left out: an article holds {LARGEST // 1024} KiB at most; make several of it"
        yield Remark(certainty="open", what="file", told=told)
    kept = {row.name for row in rows.values()}
    for row in found.series:
        if row.page and row.page.body.strip() and row.name not in kept:
            told = f"the text of {row.page.origin}, the page of {row.name!r}, was left out: put it where it belongs"
            yield Remark(certainty="open", what="series", told=told)


def _listed(series: Series, arrivals: Sequence[Arrival], *, has_places: bool) -> Iterator[Change]:
    """Yield the change that lists *arrivals* as parts of *series*, those that it does not list yet.

    They take the slots that were planned under their names. Else they come last, or, where the source *has_places*
    for them, before the next one that is listed.
    """
    text = series.source.text
    slots: list[int | None] = [*range(len(series.parts))]
    with told_of(series.path):
        for at, arrival in enumerate(arrivals):
            slug = arrival.path.stem
            if arrival.state == "kept" or series.number_of(slug):
                continue
            planned = naming.planned_place(series, slug)
            if planned is None:
                following = _following(series, arrivals[at:]) if has_places else None
                place = len(slots) if following is None else slots.index(following)
                text = frontmatter.insert_item(text, "parts", place, slug)
                slots.insert(place, None)
            else:
                text = frontmatter.set_value(text, ("parts", slots.index(planned)), slug)
    if text != series.source.text:
        yield Change(series.path, text, series.source.text)


def _following(series: Series, arrivals: Sequence[Arrival]) -> int | None:
    """Return the place (from 0) of the first of *arrivals* that *series* lists, if the source tells theirs."""
    placed = (series.number_of(one.path.stem) for one in arrivals if arrivals[0].piece.place is not None)
    number = next(filter(None, placed), None)
    return number - 1 if number else None


# ---- links and images -------------------------------------------------------------------------------------


def _addresses(texts: Sequence[Piece], paths: Sequence[PurePosixPath]) -> Mapping[str, PurePosixPath]:
    """Return where each address leads that links of the source call one of *texts*, which goes to *paths*, by."""
    found: dict[str, PurePosixPath] = {}
    for piece, path in zip(texts, paths, strict=True):
        for address in (piece.origin, *piece.addresses, *piece.aliases):
            if address.strip("/"):
                for form in (address, address.rstrip("/"), unquote(address), unquote(address.rstrip("/"))):
                    found.setdefault(form, path)
    return found


def _pictures(
    magazine: Magazine, texts: Sequence[Piece], paths: Sequence[PurePosixPath], wishes: Wishes
) -> tuple[list[Mapping[str, PurePosixPath]], Mapping[PurePosixPath, Shown]]:
    """Return where what each text shows goes, by target, and which of these files are new, with what they are."""
    placed: dict[tuple[PurePosixPath, str], PurePosixPath] = {}
    new: dict[PurePosixPath, Shown] = {}
    taken: dict[str, str] = {}
    known = {str(path).casefold(): path for path in magazine.files}
    found: list[Mapping[str, PurePosixPath]] = []
    for piece, home in zip(texts, paths, strict=True):
        images: dict[str, PurePosixPath] = {}
        for target, what in piece.files.items():
            digest = wishes.digest(what)
            folder = home.parent / IMAGES
            if (folder, digest) not in placed:
                path = next(
                    path
                    for path in _named(folder, target, what)
                    if _fits(str(path).casefold(), digest, taken, known, wishes)
                )
                taken[str(path).casefold()] = digest
                placed[folder, digest] = path
                if str(path).casefold() not in known:
                    new[path] = what
            images[target] = placed[folder, digest]
        found.append(images)
    return found, new


def _fits(
    name: str, digest: str, taken: Mapping[str, str], known: Mapping[str, PurePosixPath], wishes: Wishes
) -> bool:
    """Whether a file with this *digest* can be called *name*: nothing is, or just that."""
    if name in taken:
        return taken[name] == digest
    return name not in known or wishes.held(known[name]) == digest


def _named(folder: PurePosixPath, target: str, what: Shown) -> Iterator[PurePosixPath]:
    """Yield names in *folder* for the file that *target* shows, the plainest first."""
    name = PurePosixPath(unquote(target) if isinstance(what, bytes) else what)
    stem = slugify(name.stem) or sha256(str(name).encode()).hexdigest()[:8]
    return (folder / f"{called}{name.suffix.lower()}" for called in numbered(stem))


def merged(founds: Sequence[tuple[str, Found]]) -> Found:
    """Return all that *founds* hold, each with the name of the folder it comes from, if any, as one.

    The path of a file of the material begins with the number of its source, from 0.
    """
    return Found(
        pieces=tuple(
            _of_folder(piece, at, name) for at, (name, found) in enumerate(founds) for piece in found.pieces
        ),
        series=tuple(
            replace(row, page=row.page and _of_folder(row.page, at, name))
            for at, (name, found) in enumerate(founds)
            for row in found.series
        ),
        people=tuple(person for _, found in founds for person in found.people),
        remarks=tuple(remark for _, found in founds for remark in found.remarks),
    )


def _of_folder(piece: Piece, number: int, name: str) -> Piece:
    """Return *piece* of the source of this *number*, which is the folder *name*, if any."""
    return replace(
        piece,
        origin=f"{name}/{piece.origin}" if name else piece.origin,
        files={target: _of_source(number, what) for target, what in piece.files.items()},
    )


def _of_source(number: int, what: Shown) -> Shown:
    return what if isinstance(what, bytes) else PurePosixPath(str(number), what)
