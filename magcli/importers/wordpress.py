"""WordPress exports (WXR): posts and pages with their people, terms, series, notes and pictures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from magcli.errors import CannotRead
from magcli.importers import _wpours, _wxr
from magcli.importers._values import Found, Material, Piece, Remark, Row
from magcli.importers._wppiece import piece
from magcli.importers._wpsite import SERIES, Site, is_article, site
from magcli.importers._wpuploads import Uploads
from magcli.importers._wpwords import mapping, plain
from magcli.importers._wxr import Export
from magcli.model import Person
from magcli.text.words import counted

_HEAD = 1 << 14

ALSO = ("wp", "wxr", "xml", "rss")
"""What people call it, too."""


def recognises(material: Material) -> bool:
    """Whether *material* is the export of a WordPress site, or a folder of such files."""
    return any(_wxr.is_export(material.read(path)[:_HEAD]) for path in _candidates(material))


def find(material: Material) -> Found:
    """Return what the exports of *material* hold. Raises CannotRead when one is damaged, cut off or no export."""
    exports = list(_exports(material))
    # Twice: what an article shows may stand behind it, its picture before all.
    known = site(exports)
    if not known.is_export:
        why = "it has no wp:wxr_version, so it is no export of WordPress"
        raise CannotRead(material.name, f"{why}; make one with Tools > Export")
    shown = known.attachments.values()
    uploads = Uploads(known.urls, shown, material.paths, are_given=material.has_uploads)
    pieces = tuple(_pieces(exports, known, uploads))
    remarks = (*known.remarks, *_on_authors(known, pieces), *_on_series(known, pieces))
    name = PurePosixPath(material.name).name
    return Found(
        pieces=pieces,
        series=tuple(_rows(known, pieces)),
        people=tuple(_people(known, pieces)),
        remarks=(
            *(remark for export in exports for remark in export.remarks),
            *(replace(remark, told=f"{name}: {remark.told}") for remark in remarks),
        ),
    )


def _candidates(material: Material) -> Iterator[PurePosixPath]:
    """Yield the files of *material* that may be exports: itself, or those of a folder and the folders in it."""
    near = (path for path in material.paths if len(path.parts) <= 2) if material.is_folder else material.paths[:1]
    return (path for path in near if path.suffix.lower() in (".xml", ".wxr"))


def _exports(material: Material) -> Iterator[Export]:
    for path in _candidates(material):
        data = material.read(path)
        if not material.is_folder or _wxr.is_export(data[:_HEAD]):
            yield _wxr.export(path, data)


def _pieces(exports: Sequence[Export], known: Site, uploads: Uploads) -> Iterator[Piece]:
    for export in exports:
        for element in _wxr.elements(export):
            if element.name == "item" and is_article(element):
                yield piece(element, export.path, known, uploads)


def _rows(known: Site, pieces: Sequence[Piece]) -> Iterator[Row]:
    used = {piece.series for piece in pieces}
    for (taxonomy, slug), term in known.terms.items():
        if taxonomy in SERIES and slug in used:
            kept = mapping(term.kept)
            text = _wpours.told(kept, "introduction")
            yield Row(
                name=slug,
                title=term.name,
                slug=slug,
                description=plain(term.description),
                season=_wpours.told(kept, "season"),
                editors=_wpours.people(kept, "editors"),
                planned=tuple(_wpours.planned(kept)),
                page=Piece(origin=f"the series {slug}", title=term.name, body=text) if text else None,
            )


def _people(known: Site, pieces: Sequence[Piece]) -> Iterable[Person]:
    """Return the authors that the export lists, with all that articles tell of them."""
    people = {person.id: person for person in known.people.values()}
    for person in chain.from_iterable(one.authors for one in pieces):
        if person.id in people and (person.role or person.organisation or person.url):
            people[person.id] = person
    return people.values()


def _on_authors(known: Site, pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Yield what there is to remark of who signs *pieces*."""
    people = {person.id for person in known.people.values()}
    strange = Counter(person for piece in pieces for person in piece.authors if person.id not in people)
    for person, often in strange.items():
        told = f"{person.name} signs {counted(often, 'article')}, and is no author of the export"
        yield Remark(certainty="guessed", what="authors", told=f"{told}: the name is what articles say")


def _on_series(known: Site, pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Yield what there is to remark of series: those without articles, and what an index says besides its parts."""
    used = {piece.series for piece in pieces}
    for (taxonomy, slug), term in known.terms.items():
        if taxonomy in SERIES and slug not in used:
            told = f"{term.name} has no article; start it with: magcli series new"
            yield Remark(certainty="open", what="series", told=told)
