"""What may leave the folder, and what stands in its way."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath

from magcli import editing, reading
from magcli.errors import NotAllowed
from magcli.model import Article, Change, Diagnostic, Magazine, Node, Part, Schedule, Series, Source


def is_out(article: Article, magazine: Magazine, now: datetime) -> bool:
    """Whether *article* says that it is published and its date has come."""
    if article.status != "published" or article.date is None:
        return False
    return magazine.instant(article.date) <= now


def next_out(magazine: Magazine, now: datetime) -> datetime | None:
    """Return the next moment after *now* at which an article comes out; `None` when none is scheduled."""
    dated = (article.date for article in magazine.articles.values() if article.status == "published" and article.date)
    return min((moment for date in dated if (moment := magazine.instant(date)) > now), default=None)


def public(magazine: Magazine, now: datetime) -> Magazine:
    """Return *magazine* as its readers may see it at *now*: what they may not see is not in it.

    The slots of a series stay, so that its numbers hold, but those that are neither published nor
    announced hold nothing; of an announced article that is not out, readers see what they saw while it was planned.
    Exporters get only this, so they have nothing to leak.
    """
    articles = {
        name: _as_told(article, magazine)
        for name, article in magazine.articles.items()
        if is_out(article, magazine, now)
    }
    series = {slug: _public(found, articles, magazine) for slug, found in magazine.series.items()}
    hidden = {article.path for name, article in magazine.articles.items() if name not in articles}
    return replace(
        magazine,
        source=_text_alone(magazine.source),
        articles=articles,
        files=magazine.files - hidden,
        faults=(),
        series={slug: found for slug, found in series.items() if any(p.slug or p.title for p in found.parts)},
    )


def _as_told(article: Article, magazine: Magazine) -> Article:
    """Return *article* without an update that says nothing: this decides for all exporters."""
    updated = magazine.update_of(article)
    return article if updated == article.updated else replace(article, updated=updated)


def _public(series: Series, out: Mapping[str, Article], magazine: Magazine) -> Series:
    parts = (
        part if f"{series.slug}/{part.slug}" in out else _announced(series, part, magazine) for part in series.parts
    )
    return replace(series, source=_text_alone(series.source), schedule=Schedule(), parts=tuple(parts))


def _text_alone(source: Source) -> Source:
    """Return *source* without its front matter, which names planned parts and people that nobody may see yet."""
    return Source(path=source.path, written=source.body, has_html=source.has_html)


def _announced(series: Series, part: Part, magazine: Magazine) -> Part:
    """Return what readers may know of *part*, which is not out: what is announced of it, or nothing."""
    article = magazine.article_of(series, part)
    if article and article.announce and article.status is not None:
        return Part(title=article.title, date=article.date, authors=article.authors, announce=True, id=article.id)
    return part if part.announce and not part.slug else Part()


def in_the_way(findings: Iterable[Diagnostic], magazine: Magazine, shown: Magazine) -> tuple[Diagnostic, ...]:
    """Return the errors among *findings* in the files that an export of *shown*, the public magazine, is made from.

    An article that says it is published but has no date that can be read belongs to them, and so does the index
    of each series that a public article is in: one that cannot be read would take the series from its readers.
    """
    undated = [a for a in magazine.articles.values() if a.status == "published" and a.date is None]
    articles = (*shown.articles.values(), *undated)
    homes = (magazine.series_of(article) for article in shown.articles.values())
    used = {shown.path, *(a.path for a in articles), *(home.path for home in homes if home)}
    used |= {series.path for series in shown.series.values()}
    return tuple(found for found in findings if found.severity == "error" and found.path in used)


def left_out(findings: Iterable[Diagnostic], magazine: Magazine, shown: Magazine) -> tuple[Diagnostic, ...]:
    """Return the errors among *findings* that keep an article out of *shown*, the public magazine, or will do so.

    Nobody should have to wonder why an article does not appear because of a typing error in its status, or
    learn on the day of a scheduled one that it has errors.
    """
    hidden = {a.path: a for name, a in magazine.articles.items() if name not in shown.articles}
    scheduled = {path for path, a in hidden.items() if a.status == "published" and a.date is not None}
    errors = (found for found in findings if found.severity == "error" and found.path in hidden)
    return tuple(
        found
        for found in errors
        if found.path in scheduled
        or found.code.startswith("FM")
        or (found.code.startswith("META") and _is_unclear(hidden[found.path]))
    )


def _is_unclear(article: Article) -> bool:
    """Whether *article* does not say how far it is, or not in a way that can be read."""
    return article.status is None or "status" not in article.source.fields


def vanishing(findings: Iterable[Diagnostic], online: Set[PurePosixPath]) -> tuple[Diagnostic, ...]:
    """Return those of *findings* whose article is *online*, for it is in the last export.

    A typing error in a front matter must not take down what readers have.
    """
    return tuple(found for found in findings if found.path in online)


def is_published(article: Article) -> bool:
    """Whether *article* says that it is published, and when: it is out, or will be on its day."""
    return article.status == "published" and article.date is not None


def written(series: Series, magazine: Magazine) -> tuple[Article, ...]:
    """Return the articles that are parts of *series*, in their order."""
    found = (magazine.article_of(series, part) for part in series.parts)
    return tuple({article.name: article for article in found if article}.values())


def to_publish(series: Series, magazine: Magazine, *, unready: bool = False) -> tuple[Article, ...]:
    """Return the parts of *series* that are ready; with *unready* drafts and those in review, too.

    Raises NotAllowed when there are none.
    """
    parts = written(series, magazine)
    wanted = ("ready", "review", "draft") if unready else ("ready",)
    found = tuple(a for a in parts if a.status in wanted or (a.status == "published" and not is_published(a)))
    if found:
        return found
    if parts and all(map(is_published, parts)):
        raise NotAllowed(f"what is written of {series.slug} is published already", "write another part first")
    instead = "set the status of a part first" if unready else "set a part's status=ready first, or give --all"
    raise NotAllowed(f"no part of {series.slug} is {' or '.join(wanted)}", instead)


def as_published(magazine: Magazine, articles: Iterable[Article], today: date) -> Magazine:
    """Return *magazine* as it is once *articles* are published *today*; their texts, and so all places, stay."""
    return replace(magazine, articles={**magazine.articles, **{a.name: _as_published(a, today) for a in articles}})


def _as_published(article: Article, today: date) -> Article:
    if article.source.broken:  # it refuses to be published, and has no date that could be compared
        return replace(article, status="published")
    day = today if _lacks_date(article) else article.date
    told = {"status": "published"} | ({"date": today.isoformat()} if _lacks_date(article) else {})
    nodes = {
        key: Node(value, article.source.value_span(key), article.source.key_span(key)) for key, value in told.items()
    }
    # What was wrong with its status is gone with it.
    faults = tuple(fault for fault in article.source.faults if fault.code != "META009")
    source = replace(article.source, front_matter={**article.source.fields, **nodes}, faults=faults)
    return replace(article, status="published", date=day, source=source)


def _lacks_date(article: Article) -> bool:
    """Whether *article* gives no date, which is not the same as one that cannot be read."""
    node = article.source.fields.get("date")
    return not node or not node.value


def about(findings: Iterable[Diagnostic], magazine: Magazine, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Return those of *findings* that are about *articles*, the indexes of their series, or that of *magazine*."""
    articles = tuple(articles)
    homes = (magazine.series_of(article) for article in articles)
    files = {magazine.path, *(article.path for article in articles), *(home.path for home in homes if home)}
    return tuple(found for found in findings if found.path in files)


def publish(magazine: Magazine, articles: Iterable[Article], today: date) -> tuple[Change, ...]:
    """Return the changes that publish *articles*: on their dates, or *today* when they have none.

    Raises UnsafeEdit when a file cannot be edited safely.
    """
    changes: tuple[Change, ...] = ()
    for article in articles:
        dated = [f"date={today.isoformat()}"] if _lacks_date(article) else []
        changes += editing.assign(magazine, article, ["status=published", *dated])
    return changes


def require_as_public(magazine: Magazine, article: Article, changes: Iterable[Change]) -> None:
    """Raise NotAllowed when *changes* of *article* publish it, which nobody has checked, or take it back unsaid."""
    for change in changes:
        found = reading.source(change.path, (change.text or "").encode())
        status = reading.article(found, magazine).status
        if status == "published" != article.status:
            raise NotAllowed("what is published is checked first", f"do it with: magcli publish {article.name}")
        if status != "published" == article.status:
            raise NotAllowed(f"{article.name} is published", f"take it back with: magcli unpublish {article.name}")


def unpublish(magazine: Magazine, articles: Iterable[Article]) -> tuple[Change, ...]:
    """Return the changes that make *articles* drafts again, announced to nobody; their dates stay.

    Raises UnsafeEdit when a file cannot be edited safely.
    """
    changes: tuple[Change, ...] = ()
    for article in articles:
        changes += editing.assign(magazine, article, ["status=draft", *(["announce="] if article.announce else [])])
    return changes
