"""The front matter of an article or a series, changed key by key."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from magcli import fields, naming, ordering, reading
from magcli.drafting import day, guest, one_line, person_written
from magcli.errors import AlreadyThere, NotAllowed, UnsafeEdit, told_of
from magcli.model import Article, Change, Diagnostic, Magazine, Series, Source
from magcli.text import frontmatter
from magcli.text.emitter import Value, plain
from magcli.text.position import line_at, locate

LISTS = ("tags", "aliases")
PEOPLE = ("authors", "editors", "guests")
DAYS = ("date", "updated", "schedule.start")
PLANNED = ("title", "date", "authors", "announce")

# What another command sees to, or nobody; {name} is the article or series, {series} that of the article.
OF_ARTICLES = {
    "id": ("the id of an article never changes", "feeds know it by that; leave it out"),
    "slug": ("the slug of an article is the name of its file", "change it with: magcli rename {name} SLUG"),
    "series": ("the series of an article is its folder", "list it there with: magcli series add SERIES {name}"),
    "parts": ("the order stands in the series", "change it with: magcli series reorder {series}"),
}
OF_SERIES = {
    "slug": (
        "the slug of a series is the name of its folder",
        "rename that; to keep the address of each article, write aliases: [/{name}/ARTICLE/] in it",
    ),
    "parts": ("the order of a series is no single value", "change it with: magcli series reorder {name}"),
}


def assign(magazine: Magazine, edited: Article | Series, assignments: Sequence[str]) -> tuple[Change, ...]:
    """Return the change that makes *edited* say what the *assignments* do; none when it does already.

    Each is `key=value`, or `image.alt=value` for a key inside another. Lists are written with commas, or by naming
    their key once for each item; `key+=value` adds to one, `key-=value` takes away. An empty value takes the key out.
    Raises NotAllowed when a key or value is none that can be used, UnsafeEdit when the file cannot be edited safely.
    """
    source = edited.source
    text = source.text
    for (key, sign), values in _grouped(assignments).items():
        _require_here(edited, key)
        with told_of(source.path):
            if sign:
                text = _with_items(magazine, text, key, sign, values)
            else:
                text = _edited(text, tuple(key.split(".")), _value(magazine, key, values))
    return _checked(magazine, source, text)


def assign_planned(magazine: Magazine, series: Series, place: int, assignments: Sequence[str]) -> tuple[Change, ...]:
    """Return the change that makes the planned part at *place* (from 0) of *series* say what the *assignments* do.

    They are written as for `assign`. Raises what it raises, and AlreadyThere when another part is called so.
    """

    def edit(text: str) -> str:
        for (key, sign), values in _grouped(assignments).items():
            if sign or key not in PLANNED:
                raise NotAllowed(f"{key}{sign} is nothing that a planned part has", f"set {', '.join(PLANNED)}")
            if key == "title" and not any(values):
                raise NotAllowed("a planned part needs its title", "take it off the list with: magcli series remove")
            text = _edited(text, ("parts", place, key), _value(magazine, key, values))
        return text

    changes = ordering.edited(series.source, edit)
    found = _checked(magazine, series.source, changes[0].text or "") if changes else ()
    for change in found:
        after = reading.magazine((reading.source(series.path, (change.text or "").encode()),)).series[series.slug]
        handles = [naming.handle(part) for part in after.parts]
        if handles.count(handles[place]) > 1:
            raise AlreadyThere(f"a part {handles[place]!r} of {series.slug}", "give this one another title")
    return found


def _checked(magazine: Magazine, source: Source, text: str) -> tuple[Change, ...]:
    """Return the change of *source* to *text*. Raises NotAllowed when something is wrong with it that was not."""
    known = {(fault.code, fault.message) for fault in source.faults}
    for fault in _faults(magazine, source.path, text):
        if (fault.code, fault.message) not in known:
            raise NotAllowed(fault.message, _hint(magazine, source.path, text, fault))
    return (Change(source.path, text, source.text),) if text != source.text else ()


def _hint(magazine: Magazine, path: PurePosixPath, text: str, found: Diagnostic) -> str:
    """Return the hint of *found* in *text*; of a key that is none, whether or not the one that is meant is there."""
    alone = f"---\n{line_at(text, found.line)}\n---\n"
    told = _faults(magazine, path, alone) if found.code == "META005" else ()
    return next((fault.hint for fault in told if fault.message == found.message), found.hint)


def _require_here(edited: Article | Series, key: str) -> None:
    """Raise NotAllowed when *key* is none that is set in the file of *edited*."""
    what, instead = (OF_ARTICLES if isinstance(edited, Article) else OF_SERIES).get(key, ("", ""))
    if what:
        name, series = (edited.name, edited.series) if isinstance(edited, Article) else (edited.slug, None)
        raise NotAllowed(what, instead.format(name=name, series=series or "SERIES"))


def _grouped(assignments: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Return the values for each key, and for each sign before the equals sign, in their order."""
    given: dict[tuple[str, str], list[str]] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        key, sign = (key[:-1], key[-1:]) if key[-1:] in ("+", "-") else (key, "")
        if not equals or not key.strip():
            raise NotAllowed(f"{assignment!r} sets nothing", "write KEY=VALUE, such as status=ready")
        given.setdefault((one_line(key, "the key"), sign), []).append(value.strip())
    return given


def _value(magazine: Magazine, key: str, values: list[str]) -> Value:
    if key in LISTS or key in PEOPLE:
        return _items(magazine, key, values)
    if len(values) > 1:
        raise NotAllowed(f"{key} is set twice", "keep one of the two")
    if key in DAYS and values[0]:
        return day(values[0])
    if key == "announce" and values[0] in ("true", "false"):
        return values[0] == "true"
    return one_line(values[0], key) or None


def _items(magazine: Magazine, key: str, values: list[str]) -> list[Value]:
    """Return the items that *values* list for *key*: guests one by one, all others with commas."""
    if key == "guests":
        return [guest(value, magazine) for value in values if value]
    # Also written as in the file, between brackets.
    values = [value[1:-1] if value[:1] + value[-1:] == "[]" else value for value in values]
    words = (one_line(word, key) for value in values for word in value.split(","))
    items = list(dict.fromkeys(filter(None, words)))
    if key in LISTS:
        return [*items]
    return [person_written(fields.person(name, magazine.people), magazine) for name in items]


def _with_items(magazine: Magazine, text: str, key: str, sign: str, values: list[str]) -> str:
    """Return *text* with the items of *values* added to its list *key*, or, by the *sign*, taken out of it."""
    if key not in LISTS and key not in PEOPLE:
        raise NotAllowed(f"{key} is no list", f"write {key}={values[0]}")
    node = frontmatter.parse(text).fields.get(key)
    if node and isinstance(node.value, str) and "," in node.value and not node.quote:
        raise NotAllowed(f"{key} is {node.value!r}, which is no list", f"write the whole of it: {key}={node.value}")
    written: Any = plain(node)  # any value that YAML can hold
    items = written if isinstance(written, list) else [written] if written else []
    held = [_called(magazine, key, item) for item in items]
    asked = {_called(magazine, key, item): item for item in _items(magazine, key, values)}
    if sign == "+":
        changed = [*items, *(item for name, item in asked.items() if name not in held)]
    else:
        changed = [item for name, item in zip(held, items, strict=True) if name not in asked]
    return _edited(text, (key,), changed) if changed != items else text


def _called(magazine: Magazine, key: str, item: Any) -> str:  # Any: any value that YAML can hold
    """Return what tells *item* of the list *key* from the others: of a person the id."""
    if key not in PEOPLE:
        return str(item)
    name = item.get("name") if isinstance(item, Mapping) else item
    return fields.person(str(name), magazine.people).id


def _edited(text: str, path: tuple[str | int, ...], value: Value) -> str:
    if value is not None and value != []:
        return frontmatter.set_value(text, path, value)
    try:
        edited = frontmatter.remove(text, path)
    except KeyError:
        return text
    if frontmatter.comments(edited) != frontmatter.comments(text):
        key = frontmatter.parse(text).fields[str(path[0])].key
        line = locate(text, key.start)[0] if key else 1
        raise UnsafeEdit("a comment on its lines would be lost; move it above the key, or edit by hand", line)
    return edited


def _faults(magazine: Magazine, path: PurePosixPath, text: str) -> tuple[Diagnostic, ...]:
    found = reading.magazine((magazine.source, reading.source(path, text.encode())))
    sources = [thing.source for things in (found.articles, found.series) for thing in things.values()]
    return sources[0].faults
