"""The front matter of an article, changed key by key."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from magcli import fields, reading
from magcli.drafting import day, guest, one_line, person_written
from magcli.errors import NotAllowed, UnsafeEdit
from magcli.model import Article, Change, Diagnostic, Magazine
from magcli.text import frontmatter
from magcli.text.emitter import Value
from magcli.text.position import locate

LISTS = ("tags", "aliases")
PEOPLE = ("authors", "guests")
DAYS = ("date", "updated")


def assign(magazine: Magazine, article: Article, assignments: Sequence[str]) -> tuple[Change, ...]:
    """Return the change that makes *article* say what the *assignments* do; none when it does already.

    Each is `key=value`, or `image.alt=value` for a key inside another. Lists are written with commas, or by naming
    their key once for each item. An empty value takes the key out.
    Raises NotAllowed when a key or value is none that can be used, UnsafeEdit when the file cannot be edited safely.
    """
    was = text = article.source.text
    for path, value in _values(magazine, assignments):
        try:
            text = _edited(text, path, value)
        except UnsafeEdit as error:
            raise UnsafeEdit(error.reason, error.line, article.path) from error
    known = {(fault.code, fault.message) for fault in article.source.faults}
    for fault in _faults(magazine, article.path, text):
        if (fault.code, fault.message) not in known:
            raise NotAllowed(fault.message, fault.hint)
    return (Change(article.path, text, was),) if text != was else ()


def _values(magazine: Magazine, assignments: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield where each key is, and what it is to hold."""
    given: dict[str, list[str]] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key.strip():
            raise NotAllowed(f"{assignment!r} sets nothing", "write KEY=VALUE, such as status=ready")
        given.setdefault(one_line(key, "the key"), []).append(value.strip())
    for key, values in given.items():
        yield tuple(key.split(".")), _value(magazine, key, values)


def _value(magazine: Magazine, key: str, values: list[str]) -> Value:
    if key == "id":
        raise NotAllowed("the id of an article never changes", "feeds know it by that; leave it out")
    if key in LISTS or key == "authors":
        # Also written as in the file, between brackets.
        values = [value[1:-1] if value[:1] + value[-1:] == "[]" else value for value in values]
        words = (one_line(word, key) for value in values for word in value.split(","))
        items = list(dict.fromkeys(filter(None, words)))
        if key in LISTS:
            return items
        return [person_written(fields.person(name, magazine.people), magazine) for name in items]
    if key == "guests":
        return [guest(value, magazine) for value in values if value]
    if len(values) > 1:
        raise NotAllowed(f"{key} is set twice", "keep one of the two")
    if key in DAYS and values[0]:
        return day(values[0])
    return one_line(values[0], key) or None


def _edited(text: str, path: tuple[str, ...], value: Value) -> str:
    if value is not None and value != []:
        return frontmatter.set_value(text, path, value)
    try:
        edited = frontmatter.remove(text, path)
    except KeyError:
        return text
    if frontmatter.comments(edited) != frontmatter.comments(text):
        key = frontmatter.parse(text).fields[path[0]].key
        line = locate(text, key.start)[0] if key else 1
        raise UnsafeEdit("a comment on its lines would be lost; move it above the key, or edit by hand", line)
    return edited


def _faults(magazine: Magazine, path: PurePosixPath, text: str) -> tuple[Diagnostic, ...]:
    found = reading.magazine((magazine.source, reading.source(path, text.encode())))
    return next(iter(found.articles.values())).source.faults
