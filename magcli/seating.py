"""Where what is brought in goes: a path for each piece, and an id that it keeps from one import to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePosixPath
from urllib.parse import unquote

from magcli.drafting import derived_id
from magcli.importers._values import Piece, Remark
from magcli.model import Article, Magazine
from magcli.text.slug import LONGEST, RESERVED, is_slug, slugify


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a piece goes, its id, the article that is there already, and what there is to remark of that."""

    path: PurePosixPath
    id: str
    there: Article | None = None
    blocked: bool = False
    remarks: tuple[Remark, ...] = ()


class Seating:
    """Finds a path for one piece after the other."""

    def __init__(
        self, magazine: Magazine, folders: Mapping[str, str], *, series: str = "", renames: bool = False
    ) -> None:
        """Take *folders* of series by their names, or that of the one *series* for all.

        A piece whose path an article has gets another one if it *renames*.
        """
        self._magazine, self._folders, self._series, self._renames = magazine, folders, series, renames
        self._by_id = {article.id: article for article in magazine.articles.values() if article.id}
        self._files = {str(path).casefold() for path in magazine.files}
        self._former = {alias.casefold() for alias in magazine.by_alias}
        self._tops = tops(magazine) | {*folders.values()}
        self._taken: set[PurePosixPath] = set()
        self._given: set[str] = set()
        self._numbers: dict[tuple[str, str, int], Iterator[int]] = {}
        """By folder, stem and digits, the numbers that are left: what could not be taken once never can."""

    def seat(self, piece: Piece) -> Seat:
        """Return where *piece* goes: to the article that it became before, or to one of its name, or a new place."""
        folder = self._series or self._folders.get(piece.series, "")
        wanted = _slug(piece)
        id = self._id(piece, wanted)
        known = self._by_id.get(id)
        if known and known.path not in self._taken:
            return self._taking(Seat(known.path, id, known))
        path = next(filter(self._may_be, self._paths(folder, wanted)))
        blocked = self._is_there(path)
        is_there = self._renames and self._is_there(PurePosixPath(folder, f"{wanted}.md"))
        why = "an article is called so" if is_there else "another one of the source, or a page, is called so"
        told = f"{path.stem} instead of {wanted}: {why}"
        remarks = (Remark(certainty="guessed", what="slug", told=told),) if path.stem != wanted else ()
        there = self._magazine.articles.get(str(path.with_suffix(""))) if blocked else None
        # What takes the place of an article goes on under its id, by which readers know it.
        return self._taking(Seat(path, there.id or id if there else id, there, blocked, remarks))

    def _id(self, piece: Piece, wanted: str) -> str:
        """Return the id of *piece*, which no other one gets: its own, or one made of its place in the source."""
        derived = (derived_id(self._magazine, f"import/{piece.origin}#{name}") for name in numbered(wanted))
        id = next(id for id in chain((piece.id,), derived) if id and id not in self._given)
        self._given.add(id)
        return id

    def _taking(self, seat: Seat) -> Seat:
        self._taken.add(seat.path)
        return seat

    def _paths(self, folder: str, slug: str) -> Iterator[PurePosixPath]:
        """Yield the files that an article called *slug* can be, the plainest first, then those that are left."""
        yield PurePosixPath(folder, f"{slug}.md")
        for digits in count(1):
            stem = _stem(slug, digits)
            every = iter(range(max(2, 10 ** (digits - 1)), 10**digits))
            for number in self._numbers.setdefault((folder, stem, digits), every):
                yield PurePosixPath(folder, f"{stem}-{number}.md")

    def _may_be(self, path: PurePosixPath) -> bool:
        """Whether a piece may be called so: no other piece is, no page of an export, and no article if it renames."""
        is_page = path.stem in (self._tops if len(path.parts) == 1 else RESERVED)
        return path not in self._taken and not is_page and not (self._renames and self._is_there(path))

    def _is_there(self, path: PurePosixPath) -> bool:
        """Whether the magazine has such a file, or sends readers of such an address elsewhere."""
        return str(path).casefold() in self._files or str(path.with_suffix("")) in self._former


def _slug(piece: Piece) -> str:
    """Return what *piece* is to be called."""
    if is_slug(piece.slug):
        return piece.slug
    origin = PurePosixPath(piece.origin.partition("#")[0]).stem
    return slugify(unquote(piece.slug)) or slugify(piece.title) or slugify(origin) or "article"


def tops(magazine: Magazine) -> set[str]:
    """Return what nothing new at the top of *magazine* can be called: pages of an export, series, other folders."""
    return {*RESERVED, *magazine.series, *(path.parts[0] for path in magazine.files if len(path.parts) > 1)}


def numbered(slug: str) -> Iterator[str]:
    """Yield *slug*, then `slug-2`, `slug-3`, …"""
    yield slug
    for number in count(2):
        yield f"{_stem(slug, len(str(number)))}-{number}"


def _stem(slug: str, digits: int) -> str:
    """Return *slug*, cut where a number of so many *digits* needs room behind it."""
    return slug[: LONGEST - 1 - digits].rstrip("-")
