"""The order of a series: one list in one file, and every way to change it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from magcli import naming
from magcli.drafting import one_line, person_written
from magcli.errors import AlreadyThere, NotAllowed, Unknown, WrongOrder, told_of
from magcli.model import Article, Change, Day, Magazine, Part, Series, Source
from magcli.text import frontmatter, handles
from magcli.text.emitter import Value
from magcli.text.nearest import fold

Order = tuple[int, ...]
"""A new order: the present places, from 0, of the parts."""


def in_order(series: Series, names: Sequence[str]) -> Order:
    """Return the order that *names* every part once.

    Raises WrongOrder, which says what the list forgets, doubles or invents.
    """
    places, invented = [], []
    for name in names:
        try:
            places.append(naming.place(series, name))
        except Unknown:
            invented.append(name)
    counted = Counter(places)
    doubled = [naming.handle(series.parts[place]) for place, times in counted.items() if times > 1]
    forgotten = [naming.handle(part) for place, part in enumerate(series.parts) if place not in counted]
    if invented or doubled or forgotten:
        raise WrongOrder(forgotten, doubled, invented)
    return tuple(places)


def moved(series: Series, name: str, to: int) -> Order:
    """Return the order with the part *name* at the place *to* (from 0), the others as they were."""
    place = naming.place(series, name)
    rest = [at for at in range(len(series.parts)) if at != place]
    return (*rest[:to], place, *rest[to:])


def moved_beside(series: Series, name: str, other: str, after: bool) -> Order:
    """Return the order with the part *name* right before the part *other*, or right *after* it."""
    place, target = naming.place(series, name), naming.place(series, other)
    if place == target:
        raise NotAllowed(f"{name!r} cannot stand beside itself", "name another part")
    return moved(series, name, target - (place < target) + after)


def by_date(series: Series, magazine: Magazine) -> Order:
    """Return the order of the parts' dates; those without a date keep to the end, in the order they have."""

    def key(place: int) -> tuple[bool, float]:
        day = date(series, series.parts[place], magazine)
        return day is None, magazine.instant(day).timestamp() if day else 0.0

    return tuple(sorted(range(len(series.parts)), key=key))


def by_title(series: Series, magazine: Magazine) -> Order:
    """Return the alphabetical order of the parts' titles, accents and case left aside."""

    def key(place: int) -> str:
        return fold(title(series, series.parts[place], magazine))

    return tuple(sorted(range(len(series.parts)), key=key))


def title(series: Series, part: Part, magazine: Magazine) -> str:
    """Return what *part* is called for readers: its article's title, or its planned one."""
    article = magazine.article_of(series, part)
    return (article.title if article else part.title) or part.slug


def date(series: Series, part: Part, magazine: Magazine) -> Day | None:
    """Return the date of *part*: its article's, or its planned one."""
    article = magazine.article_of(series, part)
    return article.date if article else part.date


def reversed_(series: Series) -> Order:
    """Return the order from the last part to the first."""
    return tuple(reversed(range(len(series.parts))))


def names(series: Series) -> tuple[str, ...]:
    """Return what each part can be called in a list: its handle; its number when that is not enough to tell it."""
    return handles.names([naming.handle(part) for part in series.parts])


def reorder(series: Series, order: Order) -> tuple[Change, ...]:
    """Return the change that gives *series* the *order*; none when it has it already.

    Raises UnsafeEdit when `parts` is written in a way that cannot be edited safely.
    """
    return edited(series.source, lambda text: frontmatter.reorder_items(text, "parts", order))


def reordered(series: Series, order: Order) -> Series:
    """Return *series* as it is after `reorder`."""
    return replace(series, parts=tuple(series.parts[place] for place in order))


def add(series: Series, article: Article, to: int, magazine: Magazine) -> tuple[Change, ...]:
    """Return the changes that list *article*, a file of the series' folder, at the place *to* (from 0).

    A part that was planned under its name gives it its slot instead, and what it says.
    Raises AlreadyThere when it is listed.
    """
    told = edited(article.source, lambda text: taken_over(text, article, planned_for(series, article), magazine))
    return (*listed(series, article, to), *told)


def planned_for(series: Series, article: Article) -> Part:
    """Return the part of *series* that was planned under the name of *article*; an empty one when none was."""
    place = naming.planned_place(series, article.slug)
    return Part() if place is None else series.parts[place]


def taken_over(text: str, article: Article, part: Part, magazine: Magazine) -> str:
    """Return *text*, that of *article*, with what the planned *part* says and *article* does not.

    A published one stays as it is: with a date it might be out.
    """
    if article.status == "published":
        return text
    told: dict[str, Value] = {"announce": part.announce}
    told["date"] = part.date if article.date is None else None
    told["authors"] = [person_written(author, magazine) for author in part.authors if not article.authors]
    for key, value in told.items():
        text = frontmatter.set_value(text, key, value) if value else text
    return text


def listed(series: Series, article: Article, to: int) -> tuple[Change, ...]:
    """Return the change of the list alone that `add` makes. Raises AlreadyThere when *article* is listed."""
    if series.number_of(article.slug):
        raise AlreadyThere(
            f"part {series.number_of(article.slug)} of {series.slug}", "move it with: magcli series reorder"
        )
    if naming.planned_place(series, article.slug) == to:
        return edited(series.source, lambda text: frontmatter.set_value(text, ("parts", to), article.slug))
    return edited(series.source, lambda text: frontmatter.insert_item(text, "parts", to, article.slug))


def place_for(series: Series, article: Article, to: int | None, before: str, after: str) -> tuple[int, int]:
    """Return the place (from 0) that `add` gives *article*, and how many parts there are then.

    It is the one asked for, as `slot` reads it, or that of the part that was planned under its name.
    Raises NotAllowed when both are there.
    """
    planned = naming.planned_place(series, article.slug)
    if planned is None:
        return slot(series, to, before, after), len(series.parts) + 1
    if to is not None or before or after:
        raise NotAllowed(f"{article.slug} is planned as part {planned + 1}", "add it there, and move it afterwards")
    return planned, len(series.parts)


def plan(series: Series, part: Part, to: int, magazine: Magazine) -> tuple[Change, ...]:
    """Return the change that holds a slot for *part*, not written yet, at the place *to* (from 0).

    Raises AlreadyThere when a part is called so, NotAllowed when its title names nothing.
    """
    called = naming.handle(part)
    if called == "?":
        raise NotAllowed(f"the title {part.title!r} has no letter in it", "give the part a title")
    if any(naming.handle(known) == called for known in series.parts):
        raise AlreadyThere(f"a part {called!r} of {series.slug}", "give the new part another title")
    day: Day | None = part.date
    values: dict[str, Value] = {"title": one_line(part.title), "date": day}
    values["authors"] = [person_written(author, magazine) for author in part.authors]
    values["announce"] = part.announce
    written = {key: value for key, value in values.items() if value}
    return edited(series.source, lambda text: frontmatter.insert_item(text, "parts", to, written))


def remove(series: Series, place: int) -> tuple[Change, ...]:
    """Return the change that takes the part at *place* (from 0) off the list; its file, if any, stays."""
    return edited(series.source, lambda text: frontmatter.remove(text, ("parts", place)))


def slot(series: Series, to: int | None, before: str, after: str) -> int:
    """Return the place (from 0) that a new part is asked to take: a number from 1, beside another, or the end.

    Raises NotAllowed for a number outside the list, or for several places at once; Unknown for an unknown part.
    """
    if sum(map(bool, (to is not None, before, after))) > 1:
        raise NotAllowed("a part has one place", "give one of --to, --before and --after")
    if before:
        return naming.place(series, before)
    if after:
        return naming.place(series, after) + 1
    if to is None:
        return len(series.parts)
    return checked(to, len(series.parts) + 1)


def checked(number: int, most: int) -> int:
    """Return the place (from 0) of the part *number*. Raises NotAllowed when it is not among 1 to *most*."""
    if not 1 <= number <= most:
        raise NotAllowed(f"there is no place {number}", f"give one from 1 to {most}")
    return number - 1


def edited(source: Source, edit: Callable[[str], str]) -> tuple[Change, ...]:
    """Return the change that *edit*, from text to text, makes to the file *source*; none when it changes nothing.

    Raises UnsafeEdit, with the file, when that cannot be done safely.
    """
    with told_of(source.path):
        text = edit(source.text)
    return (Change(source.path, text, source.text),) if text != source.text else ()
