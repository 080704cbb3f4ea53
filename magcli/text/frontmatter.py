"""Front matter: what it says, where it says it, and edits that change nothing else.

Reading goes through python-frontmatter with a YAML handler of our own, because the library's default loses
what an editor needs: places, duplicate keys, the text as typed (`no`, `12:30`), and it raises bare errors.
Editing never dumps a file: it splices one value between the characters that stay.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from magcli.errors import UnsafeEdit
from magcli.model import Node, Span
from magcli.text.composer import Composer, Problem, Refused
from magcli.text.emitter import Value, entry_lines, inline, item_lines, plain
from magcli.text.position import LINE_END, line_extent, locate


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a front matter by key, where its lines are, and what is wrong with it."""

    fields: Mapping[str, Node] = field(default_factory=dict)
    head: Span = Span(0, 0)
    body_start: int = 0
    problems: tuple[Problem, ...] = ()
    broken: bool = False


# \Z: the closing line may be the last of a file without a final newline.
_FENCE = re.compile(r"(?:\A\ufeff?|(?<=[\r\n]))---[ \t]*(?:\r\n?|\n|\Z)")


class _Handler(YAMLHandler):
    """Front matter between two lines of three dashes, as values that know their place."""

    FM_BOUNDARY = _FENCE

    def load(self, fm: str, **kwargs: Any) -> Any:  # Any: the library's own signature
        return Composer(fm, **kwargs).compose()


_HANDLER = _Handler()


def parse(text: str) -> FrontMatter:
    """Return the front matter of *text*; what is wrong with it is among its problems, never raised."""
    opening = _FENCE.match(text)
    if not opening:
        return _unread(0, _missing(text))
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        hint = "write a line of three dashes (---) after its last key"
        return _unread(len(text), Problem("FM015", Span(0, 3), "the front matter is never closed", hint))
    body_start = len(text) - len(body)
    start = opening.end()
    try:
        fields, problems = _HANDLER.load(head, base=start)
    except Refused as error:
        return _unread(body_start, error.problem)
    return FrontMatter(fields, Span(start, start + len(head)), body_start, problems)


def _unread(body_start: int, problem: Problem) -> FrontMatter:
    return FrontMatter(body_start=body_start, problems=(problem,), broken=True)


def _missing(text: str) -> Problem:
    if not text.strip("\ufeff \t\r\n"):
        return Problem("FM007", Span(0, 0), "the file is empty", "write its front matter and its text, or remove it")
    hint = "start it with three lines: ---, title: … and ---"
    return Problem("FM014", Span(0, 0), "the file has no front matter", hint)


# ---- editing -------------------------------------------------------------------------------------------


def set_value(text: str, key: str, value: Value) -> str:
    """Return *text* with *key* set to *value*: in its place when it is there, as the last key otherwise.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    if not _HANDLER.detect(text):
        newline, mark = _newline(text), "\ufeff" if text.startswith("\ufeff") else ""
        text = f"{mark}---{newline}---{newline}{text.removeprefix(mark)}"
    matter = _editable(text)
    node = matter.fields.get(key)
    if node is None:
        edited = _insert_lines(text, matter.head.end, entry_lines(key, value))
    else:
        edited = _replace_value(text, node, value)
    return _verified(text, edited, {**matter.fields, key: value})


def insert_item(text: str, key: str, place: int, value: Value) -> str:
    """Return *text* with *value* put at *place* (from 0) of the list *key*, which is made when missing.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    matter = _editable(text)
    node = matter.fields.get(key)
    items = list(_list(text, node, key))
    if node is None or not items:
        edited = _start_list(text, matter, key, value)
    elif _is_flow(text, node):
        edited = _insert_flow(text, node, place, inline(value, in_flow=True))
    else:
        chunks = _chunks(text, node)
        at = chunks[place].start if place < len(chunks) else chunks[-1].end
        edited = _insert_lines(text, at, item_lines(value, _indent(text, chunks[0], node)))
    return _verified(text, edited, {**matter.fields, key: [*items[:place], value, *items[place:]]})


def replace_item(text: str, key: str, place: int, value: Value) -> str:
    """Return *text* with the item at *place* (from 0) of the list *key* replaced by *value*.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    matter = _editable(text)
    node = matter.fields.get(key)
    items = list(_list(text, node, key))
    old = items[place]
    _without_comment(text, old)
    written = inline(value, old.quote, in_flow=node is not None and _is_flow(text, node))
    edited = text[: old.span.start] + written + text[old.span.end :]
    return _verified(text, edited, {**matter.fields, key: [*items[:place], value, *items[place + 1 :]]})


def remove_item(text: str, key: str, place: int) -> str:
    """Return *text* without the item at *place* (from 0) of the list *key*; the comments above it stay.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    matter = _editable(text)
    node = matter.fields[key]
    items = list(_list(text, node, key))
    if _is_flow(text, node):
        _without_comment(text, node)
        gone = _flow_extent(items, place)
    else:
        chunk, item = _chunks(text, node)[place], items[place]
        # Comments above stay: only their writer knows whether they were about this item alone.
        gone = Span(line_extent(text, _dash(text, item))[0], chunk.end)
    edited = text[: gone.start] + text[gone.end :]
    return _verified(text, edited, {**matter.fields, key: [*items[:place], *items[place + 1 :]] or None})


def reorder_items(text: str, key: str, order: Sequence[int]) -> str:
    """Return *text* with the items of the list *key* in the *order* of their present places (from 0).

    The lines of a block list move with the comments on and right above them; blank lines stay.
    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    matter = _editable(text)
    node = matter.fields.get(key)
    items = list(_list(text, node, key))
    if sorted(order) != list(range(len(items))):
        raise ValueError(f"{order} is no permutation of {len(items)} items")
    if node is None or not items:
        return text
    if _is_flow(text, node):
        _without_comment(text, node)
        slots = [item.span for item in items]
    else:
        slots = _chunks(text, node)
    pieces = [text[: slots[0].start]]
    for place, (slot, after) in enumerate(zip(slots, [*slots[1:], Span(len(text), len(text))], strict=True)):
        moved = slots[order[place]]
        pieces += [text[moved.start : moved.end], text[slot.end : after.start]]
    return _verified(text, "".join(pieces), {**matter.fields, key: [items[place] for place in order]})


def _editable(text: str) -> FrontMatter:
    matter = parse(text)
    if matter.problems:
        problem = matter.problems[0]
        raise UnsafeEdit(f"{problem.message}; mend it first", locate(text, problem.span.start)[0])
    return matter


def _verified(text: str, edited: str, wanted: Mapping[str, object]) -> str:
    """Return *edited* when it says exactly what is *wanted* above an untouched body; refuse it otherwise."""
    before, after = parse(text), parse(edited)
    same_body = text[before.body_start :] == edited[after.body_start :]
    if after.problems or not same_body or plain(after.fields) != plain(wanted):
        raise UnsafeEdit("this front matter is written in a way that magcli cannot edit safely", 1)
    return edited


def _list(text: str, node: Node | None, key: str) -> tuple[Node, ...]:
    if node is not None and node.value is not None and not isinstance(node.value, tuple):
        raise UnsafeEdit(f"{key} is no list", _line_number(text, node))
    return node.items if node else ()


def _without_comment(text: str, node: Node) -> None:
    """Raise UnsafeEdit when a comment stands inside *node*, which an edit would lose or tear from its place."""
    if "#" in _between(text, node):
        message = "a comment inside would be lost; move it above, or edit by hand"
        raise UnsafeEdit(message, _line_number(text, node))


def _between(text: str, node: Node) -> str:
    """Return what *node* is made of besides its keys and scalars: a # in those starts no comment."""
    start, end = node.span
    leaves = sorted(_leaves(text, node))
    gaps = zip([start, *(leaf.end for leaf in leaves)], [*(leaf.start for leaf in leaves), end], strict=True)
    return "".join(text[before:after] for before, after in gaps)


def _leaves(text: str, node: Node) -> Iterator[Span]:
    """Yield where the scalars of *node* stand, its keys too; of a block scalar, what follows its first line."""
    if isinstance(node.value, (str, type(None))):
        start = line_extent(text, node.span.start)[1] if node.quote in ("|", ">") else node.span.start
        yield Span(start, max(start, node.span.end))
        return
    for child in node.value.values() if isinstance(node.value, Mapping) else node.items:
        yield from (child.key,) if child.key else ()
        yield from _leaves(text, child)


def _line_number(text: str, node: Node) -> int:
    return locate(text, node.span.start)[0]


def _newline(text: str) -> str:
    found = LINE_END.search(text)
    return found.group() if found else "\n"


def _insert_lines(text: str, at: int, lines: list[str]) -> str:
    newline = _newline(text)
    return text[:at] + "".join(line + newline for line in lines) + text[at:]


def _replace_value(text: str, node: Node, value: Value) -> str:
    start, end = node.span
    if start == end and node.key:  # an empty value sits right behind its colon
        return f"{text[:start]} {inline(value)}{text[end:]}"
    _without_comment(text, node)
    if not _is_flow(text, node) and node.items:
        start -= len(text[:start]) - len(text[:start].rstrip())
        return f"{text[:start]} {inline(value)}{text[end:]}"
    return text[:start] + inline(value, node.quote) + text[end:]


def _is_flow(text: str, node: Node) -> bool:
    return text[node.span.start : node.span.start + 1] in ("[", "{") and not isinstance(node.value, str)


def _start_list(text: str, matter: FrontMatter, key: str, value: Value) -> str:
    node = matter.fields.get(key)
    if node is None:
        return _insert_lines(text, matter.head.end, [f"{key}:", *item_lines(value, "  ")])
    _without_comment(text, node)
    # An empty value, or one written as [] or ~, makes room for one item a line, which a diff shows best.
    text = text[: node.span.start].rstrip(" \t") + text[node.span.end :]
    end_of_line = _next_line(text, node.key.end if node.key else node.span.start)
    return _insert_lines(text, end_of_line, item_lines(value, "  "))


def _insert_flow(text: str, node: Node, place: int, written: str) -> str:
    items = node.items
    if place < len(items):
        at = items[place].span.start
        return f"{text[:at]}{written}, {text[at:]}"
    at = items[-1].span.end
    return f"{text[:at]}, {written}{text[at:]}"


def _flow_extent(items: Sequence[Node], place: int) -> Span:
    """Return the item and the comma that it no longer needs."""
    if place + 1 < len(items):
        return Span(items[place].span.start, items[place + 1].span.start)
    return Span(items[place - 1].span.end if place else items[place].span.start, items[place].span.end)


def _next_line(text: str, at: int) -> int:
    end = LINE_END.search(text, at)
    return end.end() if end else len(text)


def _chunks(text: str, node: Node) -> list[Span]:
    """Return the whole lines of each item of a block list, with the comment lines right above it."""
    chunks: list[Span] = []
    floor = _next_line(text, node.key.end) if node.key else 0
    for item in node.items:
        dash = _dash(text, item)
        if text[dash] != "-" or dash < floor:
            raise UnsafeEdit("this list is written in a way that magcli cannot edit safely", _line_number(text, item))
        start = line_extent(text, dash)[0]
        while start > floor and text[line_extent(text, start - 1)[0] : start].lstrip().startswith("#"):
            start = line_extent(text, start - 1)[0]
        chunks.append(Span(start, _next_line(text, item.span.end)))
        floor = chunks[-1].end
    return chunks


def _dash(text: str, item: Node) -> int:
    """Return where the hyphen of *item* must stand: nothing but white space is between the two."""
    return len(text[: item.span.start].rstrip()) - 1


def _indent(text: str, chunk: Span, node: Node) -> str:
    line = line_extent(text, node.items[0].span.start)[0]
    return text[max(line, chunk.start) : node.span.start]
