"""Front matter: what it says, where it says it, and edits that change nothing else.

Reading goes through python-frontmatter with a YAML handler of our own, because the library's default loses
what an editor needs: places, duplicate keys, the text as typed (`no`, `12:30`), and it raises bare errors.
Editing never dumps a file: it splices one value between the characters that stay.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from magcli.errors import UnsafeEdit
from magcli.model import Node, Span, replacement
from magcli.text import characters, splices
from magcli.text.composer import Composer, Problem, Refused
from magcli.text.conflicts import conflicts
from magcli.text.emitter import Value, plain
from magcli.text.gist import FENCE
from magcli.text.mending import mend
from magcli.text.position import LINE_END, line_extent, locate


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a front matter by key, where its lines are, and what is wrong with it."""

    fields: Mapping[str, Node] = field(default_factory=dict)
    head: Span = Span(0, 0)
    body_start: int = 0
    problems: tuple[Problem, ...] = ()
    broken: bool = False


class _Handler(YAMLHandler):
    """Front matter between two lines of three dashes, as values that know their place."""

    FM_BOUNDARY = FENCE

    def load(self, fm: str, **kwargs: Any) -> Any:  # Any: the library's own signature
        return Composer(fm, **kwargs).compose()


_HANDLER = _Handler()


@lru_cache(maxsize=4)  # an edit compares what was with what is, and the next one goes on from there
def parse(text: str) -> FrontMatter:
    """Return the front matter of *text*; what is wrong with it is among its problems, never raised."""
    opening = FENCE.match(text)
    if not opening:
        return _unread(*_missing(text))
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        return _unread(len(text), _unclosed(text, opening))
    body_start = len(text) - len(body)
    start = opening.end()
    if conflict := next(conflicts(text[:body_start]), None):
        return _unread(body_start, conflicting(conflict))
    try:
        fields, problems = _HANDLER.load(head, base=start)
    except Refused as error:
        return _unread(body_start, _explained(text, head, start, error.problem))
    return FrontMatter(fields, Span(start, start + len(head)), body_start, problems)


def conflicting(place: Span) -> Problem:
    """Return what is wrong where git left two versions of the same lines."""
    hint = "keep one of the two versions, and remove the lines that start with <<<<<<<, ======= and >>>>>>>"
    return Problem("FM006", place, "git left two versions of these lines here", hint)


def _explained(text: str, head: str, start: int, problem: Problem) -> Problem:
    """Return *problem* of *head*, which starts at *start* of *text*, with its usual cause and what mends it."""
    at = problem.span.start
    if character := characters.at(text, at):
        return character
    line = text[at : line_extent(text, at)[1]]
    if problem.code != "FM011" and not _PROSE.match(line):
        return problem
    meant = mend(head, at - start)
    if meant is None:
        return problem
    fix = replacement(meant.edit.span.moved(start), meant.edit.text, is_safe=meant.is_safe)
    place = meant.place.moved(start) if meant.place else problem.span
    return Problem("FM011", place, meant.cause, meant.hint, fix)


# A value that starts like an alias or a tag of YAML, and goes on like a text: *Le web* ou rien, ! important.
_PROSE = re.compile(r"\*[^\r\n]*[* ]|! ")


def _unclosed(text: str, opening: re.Match[str]) -> Problem:
    """Return that the front matter of *text* is never closed, and where that is meant."""
    hint = "write a line of three dashes (---) after its last key"
    end = opening.end()
    while found := _HEAD_LINE.match(text, end):
        end = found.end()
    almost = _ALMOST_FENCE.match(text, end)
    newline = splices.newline_before(text, end)
    stop = almost.end() if almost else end
    closed = f"{text[:end]}---{newline}{text[stop:]}"
    told = Problem("FM015", Span(0, 3), "the front matter is never closed", hint)
    if end == opening.end() or not LINE_END.match(text, end - 1) or parse(closed).problems:
        return told
    return told._replace(fix=replacement(Span(end, stop), f"---{newline}", is_safe=False))


# A key, what is indented below one, an item, a comment; not a blank line, behind which the text may start, nor a
# line that is meant to close.
_HEAD_LINE = re.compile(
    r"(?:[^\W\d][\w-]*[ \t]*:(?:[ \t][^\r\n]*)?|[ \t]+[^ \t\r\n][^\r\n]*|- (?![- \t]*[\r\n])[^\r\n]*|#(?!#)[^\r\n]*)"
    r"(?:\r\n?|\n|\Z)"
)
_ALMOST_FENCE = re.compile(r"(?:[ \t]*-(?:[ \t]*-){1,20}|[—–]{1,3}|\.\.\.|\*\*\*|===)[ \t]*(?:\r\n?|\n|\Z)")


def _unread(body_start: int, problem: Problem) -> FrontMatter:
    return FrontMatter(body_start=body_start, problems=(problem,), broken=True)


# What looks like front matter and is none: TOML, or dashes that are not the first characters.
_OTHER_FENCE = re.compile(r"[\ufeff \t\r\n]*(---|\+\+\+)[ \t]*(?:\r\n?|\n)[^\r\n:=]+[:=]")

# Hyphens that are not three, or what a word processor makes of them, above a key.
_NEAR_FENCE = re.compile(r"\ufeff?([-–—]{1,80})[ \t]*(?:\r\n?|\n)[^\W\d][\w-]*[ \t]*:(?:[ \t\r\n]|\Z)")

# Front matter below a text, which nobody writes on purpose: the first keys of ours, right below the dashes.
_BELOW = re.compile(r"^(---)[ \t]*(?:\r\n?|\n)(?:title|status|date|authors|id)[ \t]*:", re.MULTILINE)


def is_missing(text: str) -> bool:
    """Whether *text* has no front matter at all, and so can be given one."""
    return not any(match(text) for match in (FENCE.match, _OTHER_FENCE.match, _NEAR_FENCE.match, _below))


def _missing(text: str) -> tuple[int, Problem]:
    """Return where the body of *text*, which does not start with front matter, starts, and what to tell of it."""
    if not text.strip("\ufeff \t\r\n"):
        hint = "write its front matter and its text, or remove it"
        return 0, Problem("FM007", Span(0, 0), "the file is empty", hint)
    if near := _NEAR_FENCE.match(text):
        return _near(text, Span(*near.span(1)))
    other = _OTHER_FENCE.match(text) or _below(text)
    if other and other[1] == "+++":
        hint = "write it as YAML, between lines of three dashes"
        return 0, Problem("FM014", Span(*other.span(1)), "this front matter is TOML", hint)
    if other:
        return _late(text, other.start(1))
    hint = "start it with three lines: ---, title: … and ---"
    return 0, Problem("FM014", Span(0, 0), "the file has no front matter", hint)


def _near(text: str, line: Span) -> tuple[int, Problem]:
    """Return where the body of *text* starts, whose first *line* is meant to be three dashes, and what is wrong."""
    typed = text[line.start : line.end]
    many = abs(len(typed) - 3)
    told = f"{'one hyphen' if many == 1 else f'{many} hyphens'} too {'few' if len(typed) < 3 else 'many'}"
    if typed.strip("-"):
        told = "a dash where hyphens belong"
    hint = "start the file with a line of three hyphens: ---"
    moved = parse(f"---{text[line.end :]}")
    return moved.body_start + line.end - 3, Problem("FM014", line, f"the first line has {told}", hint)


def _below(text: str) -> re.Match[str] | None:
    found = _BELOW.search(text, 0, 2000)
    # Behind the start of code it is an example, in a text about YAML.
    return None if found and re.search("```|~~~", text[: found.start()]) else found


def _late(text: str, at: int) -> tuple[int, Problem]:
    """Return where the body of *text* starts, whose front matter starts late, *at* some place, and what is wrong."""
    moved = parse(text[at:])
    body_start = at + moved.body_start
    before = text[:at]
    if not before.strip("\ufeff"):
        (mark,) = characters.marks(before)
        return body_start, mark
    what = "a text stands" if before.strip("\ufeff \t\r\n") else "blank lines or spaces stand"
    told = Problem("FM016", Span(0, at), f"{what} before the front matter", "start the file with its dashes (---)")
    if what.startswith("a text"):
        start, end = line_extent(text, at)
        hint = "move the front matter to the top of the file"
        return body_start, told._replace(span=Span(start, end), hint=hint)
    return body_start, told._replace(fix=replacement(Span(0, at), ""))


# ---- editing -------------------------------------------------------------------------------------------

KeyPath = str | tuple[str | int, ...]
"""Where a value is: a key, or the keys and places (from 0) that lead to it, such as `("parts", 2, "date")`."""


def set_value(text: str, path: KeyPath, value: Value) -> str:
    """Return *text* with the value at *path* set to *value*: in its place if it is there, as the last key otherwise.

    What stays the same in a list or a mapping keeps its lines and its comments.
    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    if is_missing(text):
        newline, mark = splices.newline_before(text, 0), "\ufeff" if text.startswith("\ufeff") else ""
        text = f"{mark}---{newline}---{newline}{text.removeprefix(mark)}"
    found = _find(text, path)
    node, key = found.node, found.steps[-1]
    if node is None and isinstance(key, int):
        raise KeyError(path)
    if not found.home:
        return _started(text, found.steps[:-1], {str(key): value})
    if node is None:
        edited = _with_text(text, found.home, found, value)
    elif plain(node) == plain(value):
        return text
    elif isinstance(value, Mapping) and isinstance(node.value, Mapping) and node.value.keys() & value.keys():
        return _with_all_comments(text, _merge_keys(text, found, node.value, value), found)
    elif value and _are_few(node.items) and isinstance(value, Sequence) and not isinstance(value, str):
        return _with_all_comments(text, _merge_items(text, found, node.items, value), found)
    else:
        edited = _with_text(text, found.home, found, value)
    return _verified(text, edited, found, value)


def _started(text: str, path: KeyPath, value: Mapping[str, Value]) -> str:
    """Return *text* with *value*, which has one key, at *path*, where nothing is."""
    found = _find(text, path)
    holds_mappings = any(isinstance(inner, Mapping) for inner in value.values())
    if not holds_mappings or len(found.steps) > 1 or not found.home or splices.is_flow(text, found.home):
        return set_value(text, path, value)
    edited = splices.start_mapping(text, found.home, str(found.steps[0]), value)
    return _verified(text, edited, found, value)


def set_texts(text: str, values: Mapping[KeyPath, Value]) -> str:
    """Return *text* with each of *values*, none of them a collection, at its path: as `set_value`, but all at once.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    found = [(_find(text, path), value) for path, value in values.items()]
    found = [(place, value) for place, value in found if place.node is None or plain(place.node) != plain(value)]
    if not found:
        return text
    edited = text
    wanted: object = found[0][0].matter.fields
    for place, value in sorted(found, key=lambda pair: pair[0].at, reverse=True):  # what is further up stays in place
        if place.home is None:
            raise KeyError(place.steps)
        edited = _with_text(edited, place.home, place, value)
        wanted = _changed(wanted, place.steps, value, gone=False)
    return _with_all_comments(text, _proved(text, edited, found[0][0], wanted), found[0][0])


def _with_text(text: str, home: Node, place: "_Found", value: Value) -> str:
    if place.node is None:
        return splices.add_key(text, home, str(place.steps[-1]), value)
    return splices.replace(text, place.node, value, in_flow=splices.is_flow(text, home))


def _are_few(items: Sequence[Node]) -> bool:
    """Whether *items* can be changed one by one, each with its own proof that it came out right."""
    return 0 < len(items) <= 100


def _merge_keys(text: str, found: "_Found", old: Mapping[str, Node], new: Mapping[str, Value]) -> str:
    for key, value in new.items():
        text = set_value(text, (*found.steps, key), value)
    for key in [key for key in old if key not in new]:
        text = remove(text, (*found.steps, key))
    return text


def _merge_items(text: str, found: "_Found", old: Sequence[Node], new: Sequence[Value]) -> str:
    """Return *text* with the items of a list as in *new*: what is kept moves with its lines."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(old):
        places.setdefault(repr(plain(item)), []).append(place)
    taken = [places[key].pop(0) if places.get(key := repr(plain(value))) else None for value in new]
    kept = [place for place in taken if place is not None]
    # Those that stay change places among themselves, so that what goes stays where its comments are.
    order: list[int | None] = list(range(len(old)))
    for place, comes in zip(sorted(kept), kept, strict=True):
        order[place] = comes
    text = reorder_items(text, found.steps, [place for place in order if place is not None])
    at = len(order)
    for value, came in zip(reversed(new), reversed(taken), strict=True):
        if came is not None:
            at = order.index(came)
        else:
            text = insert_item(text, found.steps, at, value)
            order.insert(at, None)
    for at in reversed(range(len(order))):
        if order[at] is not None and order[at] not in kept:
            text = remove(text, (*found.steps, at))
    return text


def remove(text: str, path: KeyPath) -> str:
    """Return *text* without the key or the list item at *path*; the comments above it stay.

    Raises UnsafeEdit when that cannot be done without changing anything else, KeyError when it is not there.
    """
    found = _find(text, path)
    if found.home is None or found.node is None:
        raise KeyError(path)
    gone = splices.extent(text, found.home, found.node)
    return _verified(text, text[: gone.start] + text[gone.end :], found, None, gone=True)


def insert_item(text: str, path: KeyPath, place: int, value: Value) -> str:
    """Return *text* with *value* put at *place* (from 0) of the list at *path*, which is made when missing.

    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    found = _find(text, path)
    items = _items(found)
    if items and found.node:
        edited = splices.insert_item(text, found.node, place, value)
    elif len(found.steps) == 1 and found.home and not splices.is_flow(text, found.home):
        edited = splices.start_list(text, found.home, str(found.steps[0]), value)
    else:
        return set_value(text, path, [value])
    return _verified(text, edited, found, [*items[:place], value, *items[place:]])


def reorder_items(text: str, path: KeyPath, order: Sequence[int]) -> str:
    """Return *text* with the items of the list at *path* in the *order* of their present places (from 0).

    The lines of a block list move with the comments on and right above them; blank lines stay.
    Raises UnsafeEdit when that cannot be done without changing anything else.
    """
    found = _find(text, path)
    items = _items(found)
    if sorted(order) != list(range(len(items))):
        raise ValueError(f"{order} is no permutation of {len(items)} items")
    if not items or not found.node:
        return text
    edited = splices.reorder(text, found.node, order)
    return _verified(text, edited, found, [items[place] for place in order])


def replace_body(text: str, span: Span, new: str) -> str:
    """Return *text* with *span*, a stretch of what is below its front matter, replaced by *new*.

    Raises UnsafeEdit when that would change the front matter.
    """
    before = parse(text)
    edited = text[: span.start] + new + text[span.end :]
    after = parse(edited)
    if span.start < before.body_start or (before.body_start, before.fields) != (after.body_start, after.fields):
        raise UnsafeEdit("this would change the front matter", locate(text, span.start)[0])
    return edited


@dataclass(frozen=True, slots=True)
class _Found:
    """Where *steps* lead in *matter*: to a node, and the collection that is its home; `None` for what is missing."""

    matter: FrontMatter
    steps: tuple[str | int, ...]
    line: int
    home: Node | None
    node: Node | None

    @property
    def at(self) -> int:
        """Where an edit takes place: at the node, or behind all that its home holds."""
        return self.node.span.start if self.node else self.home.span.end if self.home else 0


def _find(text: str, path: KeyPath) -> _Found:
    steps = (path,) if isinstance(path, str) else path
    matter = parse(text)
    if matter.problems:
        problem = matter.problems[0]
        raise UnsafeEdit(f"{problem.message}; mend it first", locate(text, problem.span.start)[0])
    home: Node | None = None
    node: Node | None = Node(matter.fields, matter.head)
    for depth, step in enumerate(steps):
        if node is None or (depth and node.value is None):
            return _Found(matter, steps, 1, None, None)
        home, node = node, _child(text, node, steps[:depth], step)
    line = locate(text, node.span.start)[0] if node else 1
    return _Found(matter, steps, line, home, node)


def _child(text: str, home: Node, above: Sequence[str | int], step: str | int) -> Node | None:
    if isinstance(step, str) and isinstance(home.value, Mapping):
        return home.value.get(step)
    if isinstance(step, int) and isinstance(home.value, tuple):
        return home.value[step] if 0 <= step < len(home.value) else None
    due = "list" if isinstance(step, int) else "mapping"
    raise UnsafeEdit(f"{'.'.join(map(str, above))} is no {due}", locate(text, home.span.start)[0])


def _items(found: _Found) -> tuple[Node, ...]:
    node = found.node
    if node is not None and node.value is not None and not isinstance(node.value, tuple):
        raise UnsafeEdit(f"{'.'.join(map(str, found.steps))} is no list", found.line)
    return node.items if node else ()


def _verified(text: str, edited: str, found: _Found, value: object, *, gone: bool = False) -> str:
    """Return *edited* when it says what *text* does, but for *value* at the place *found*; refuse it otherwise."""
    edited = _proved(text, edited, found, _changed(found.matter.fields, found.steps, value, gone=gone))
    return edited if gone else _with_all_comments(text, edited, found)


def _proved(text: str, edited: str, found: _Found, wanted: object) -> str:
    """Return *edited* when it says what is *wanted* above the body of *text*; refuse it otherwise."""
    after = parse(edited)
    same_body = text[found.matter.body_start :] == edited[after.body_start :]
    if after.problems or not same_body or plain(after.fields) != plain(wanted):
        raise UnsafeEdit(splices.UNEDITABLE, found.line)
    return edited


def _with_all_comments(text: str, edited: str, found: _Found) -> str:
    """Return *edited* when it has all the comments that *text* has; refuse it otherwise."""
    if comments(text) != comments(edited):
        raise UnsafeEdit("a comment inside would be lost; move it above, or edit by hand", found.line)
    return edited


def comments(text: str) -> list[str]:
    """Return the comments in the front matter of *text*, sorted."""
    matter = parse(text)
    return sorted(text[start:end] for start, end in splices.comments(text, Node(matter.fields, matter.head)))


def _changed(old: object, steps: Sequence[str | int], value: object, *, gone: bool) -> object:
    """Return *old*, a Node or its value, with *value* where *steps* lead, or nothing there when it is *gone*."""
    old = old.value if isinstance(old, Node) else old
    if not steps:
        return value
    step, *rest = steps
    items = enumerate(old) if isinstance(old, (tuple, list)) else ()
    parts: dict[str | int, object] = dict(old) if isinstance(old, Mapping) else dict(items)
    if gone and not rest:
        del parts[step]
    else:
        parts[step] = _changed(parts.get(step), rest, value, gone=gone)
    return parts if isinstance(step, str) else [parts[place] for place in sorted(parts, key=int)]
