"""YAML front matter in, values that know their place out.

Events, not `yaml.compose`: the C composer recurses, and 30,000 nested brackets end the process. Scalars stay
the text that was typed, for what YAML makes of `no`, `12:30` or `2015-02-30` is not what a writer means.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import SafeLoader

from magcli.model import Fix, Node, Span
from magcli.text.position import line_extent

# Beyond these nobody writes front matter by hand; within them no hostile file can cost time or stack.
LONGEST = 64 * 1024
DEEPEST = 12
MOST = 10_000

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


# Any: PyYAML's type stubs leave out the attributes that tell one kind of event from another.
Event = Any


class Problem(NamedTuple):
    """What is wrong with a front matter, and where in the text."""

    code: str
    span: Span
    message: str
    hint: str
    fix: Fix | None = None


class Refused(Exception):
    """The YAML is none that magcli reads. Raised by `Composer` alone; `frontmatter.parse` reports it."""

    def __init__(self, code: str, at: int, message: str, hint: str, fix: Fix | None = None) -> None:
        self.problem = Problem(code, Span(at, at), message, hint, fix)
        super().__init__(message)


def _start(event: Event) -> int:
    return int(event.start_mark.index)


def _end(event: Event) -> int:
    return int(event.end_mark.index)


class Composer:
    """Makes Nodes of the lines *head*, which start at the offset *base* of their file."""

    def __init__(self, head: str, base: int) -> None:
        # YAML passes over a byte order mark, and counts the places from behind it.
        self.head = head.removeprefix("\ufeff")
        self.base = base + len(head) - len(self.head)
        self.problems: list[Problem] = []
        self.values = 0

    def compose(self) -> tuple[dict[str, Node], tuple[Problem, ...]]:
        """Return the values by key, and what is wrong that still lets the rest be read.

        Raises Refused when nothing can be read.
        """
        if len(self.head) > LONGEST:
            raise self._refused("FM017", 0, f"the front matter is longer than {LONGEST} characters", "shorten it")
        try:
            return self._document(yaml.parse(self.head, Loader=SafeLoader)), tuple(self.problems)
        except yaml.reader.ReaderError as error:
            # The C reader counts bytes.
            at = len(self.head.encode()[: error.position].decode(errors="ignore"))
            problem = f"YAML forbids the character U+{_code_point(error.character):04X}"
            raise self._refused("FM011", at, problem, "remove it") from error
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from error

    def _syntax(self, error: yaml.MarkedYAMLError) -> Refused:
        # What is never closed is noticed at the end, or at the next key; the mistake is where it was opened. So is a
        # line without a colon.
        context = error.context or ""
        opened = "quoted scalar" in context or "flow" in context or "simple key" in context
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        at = min(mark.index if mark else 0, len(self.head))
        if "nesting depth" in (error.problem or ""):  # a limit of the parser's own, from PyYAML 6.0.4 on
            return self._too_deep(at)
        if "scalar" not in context and (uneven := _uneven(self.head, at)):
            return self._refused("FM011", *uneven)
        hint = _cause(self.head, at)
        if "quoted scalar" in context and "unexpected" in (error.problem or ""):
            hint = f"close the quotes: {self.head[at : at + 1]} at the end of the value"
        elif "flow" in context and self.head[at : at + 1] in ("[", "{"):
            hint = f"close the bracket with {']' if self.head[at] == '[' else '}'}, and quote what holds : or #"
        told = f"YAML: {error.problem or context}"
        if (plainly := _plainly(self.head, at)) and "quoted scalar" not in context:
            told, hint = plainly
        return self._refused("FM011", at, told, hint)

    def _document(self, events: Iterator[Event]) -> dict[str, Node]:
        values: dict[str, Node] = {}
        for event in events:
            at = _start(event)
            if isinstance(event, yaml.MappingStartEvent) and not values:
                self._check(event, depth=0)
                values = self._values(events, depth=1)
            elif isinstance(event, yaml.DocumentStartEvent) and values:
                raise self._refused("FM011", at, "a second YAML document starts here", "remove its first line")
            elif isinstance(event, yaml.NodeEvent):
                raise self._refused(
                    "FM011", at, "the front matter is not made of keys", "write key: value, one a line"
                )
        return values

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        self._check(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._node(item, events, depth + 1) for item in self._until(yaml.SequenceEndEvent, events))
            return Node(items, self._extent(event, items))
        if isinstance(event, yaml.MappingStartEvent):
            values = self._values(events, depth + 1)
            return Node(values, self._extent(event, tuple(values.values())))
        return self._scalar(event)

    def _until(self, end: type[yaml.Event], events: Iterator[Event]) -> Iterator[Event]:
        """Yield the events before the one of type *end*, and remember where that one stops."""
        for event in events:
            if isinstance(event, end):
                self.stopped = _end(event)
                return
            yield event

    def _values(self, events: Iterator[Event], depth: int) -> dict[str, Node]:
        values: dict[str, Node] = {}
        for event in self._until(yaml.MappingEndEvent, events):
            name, span = self._key(event, depth)
            node = self._node(next(events), events, depth)
            if name in values:
                self.problems.append(
                    Problem("FM012", span, f"the key {name!r} is written twice", "keep one of the two")
                )
            else:
                values[name] = Node(node.value, node.span, span, node.quote)
        return values

    def _key(self, event: Event, depth: int) -> tuple[str, Span]:
        self._check(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            at = _start(event)
            raise self._refused("FM011", at, "a list or a mapping cannot be a key", "write a word before the colon")
        return event.value, self._span(_start(event), _end(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        quote = event.style or ""
        value = None if not quote and event.value in NULLS else event.value
        start, end = _start(event), _end(event)
        if quote in ("|", ">"):  # the parser counts the blank lines that follow to a block scalar
            end = start + len(self.head[start:end].rstrip(" \t\r\n"))
        return Node(value, self._span(start, end), quote=quote)

    def _extent(self, start: Event, children: tuple[Node, ...]) -> Span:
        if start.flow_style and self.head[_start(start)] in "[{":  # not a lone pair in a list: [a: b]
            return self._span(_start(start), self.stopped)
        # In block style the parser's end mark lies past the comments and blank lines that follow.
        return Span(self.base + _start(start), max(child.span.end for child in children))

    def _check(self, event: Event, depth: int) -> None:
        at = _start(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refused("FM017", at, "magcli reads no YAML anchors and aliases", "write the value itself")
        if getattr(event, "tag", None):
            raise self._refused("FM017", at, "magcli reads no YAML tags", f"remove {getattr(event, 'tag', '')}")
        self.values += 1
        if self.values > MOST:
            raise self._refused("FM017", at, f"the front matter holds more than {MOST} values", "shorten it")
        if depth > DEEPEST:
            raise self._too_deep(at)

    def _too_deep(self, at: int) -> Refused:
        return self._refused("FM017", at, f"the front matter is nested more than {DEEPEST} deep", "make it flatter")

    def _span(self, start: int, end: int) -> Span:
        return Span(self.base + start, self.base + end)

    def _refused(self, code: str, at: int, message: str, hint: str) -> Refused:
        return Refused(code, self.base + at, message, hint)


def _code_point(character: str | int) -> int:
    return character if isinstance(character, int) else ord(character)


_VALUE = re.compile(r"[ \t-]*+(?P<key>[^\s:#'\"[{][^:#'\"]*):[ \t]+(?P<value>.*)")


def _plainly(head: str, at: int) -> tuple[str, str] | None:
    """Return what is wrong at *at* as its writer would say it, and what to write; `None` when YAML has to say it."""
    start, end = line_extent(head, at)
    line = head[start:end]
    if head[at : at + 1] == "," and head[start:at].rstrip()[-1:] in ("[", ","):
        return "a comma has nothing before it", "remove one comma"
    if found := _INDENTED.fullmatch(line):
        return "this line is indented otherwise than those above", f"remove the spaces in front of {found['key']}"
    if ":" in line or not line.strip() or line.lstrip(" ")[:1] in "\t[]{}'\"#":
        return None
    glued = re.fullmatch(r"\s*-(?=[^\s-]).*", line)
    return "this line has no colon after a key", "put a space after the hyphen" if glued else "write key: value"


def _uneven(head: str, at: int) -> tuple[int, str, str] | None:
    """Return where an item that is not indented as those above it stands, what is wrong and what to write.

    It is one below the key that *at* belongs to; `None` when there is no such item.
    """
    indents: list[int] = []
    found, before = None, ""
    for line in _LINE.finditer(head, 0, line_extent(head, at)[1]):
        own = len(line["indent"])
        if not line["hyphen"] and not own:  # another key
            indents, found = [], None
        elif line["hyphen"] and own not in indents:
            if indents and not before.endswith(":") and not found:
                found = line.start(), min(indents, key=lambda other: abs(other - own))
            indents.append(own)
        before = line["rest"].rstrip()
    if found is None:
        return None
    spaces = {0: "no space", 1: "1 space"}.get(found[1], f"{found[1]} spaces")
    told = "this item is indented otherwise than those above"
    return found[0], told, f"indent all items alike: {spaces} in front of the hyphen"


# Not blank, and no comment.
_LINE = re.compile(r"(?<![^\r\n])(?P<indent> *)(?P<hyphen>-(?=[ \t\r\n]|\Z))?(?P<rest>[^\s#][^\r\n]*|(?<=-)[^\r\n]*)")

# A key with a value that holds nothing of YAML's own.
_INDENTED = re.compile(r" +(?P<key>[^\W\d][\w-]*):[ \t]+(?!.*(?:: |:$| #))[^\s\[{&*!|>'\"%@`].*")


def _cause(head: str, at: int) -> str:
    """Return what to write instead of what stopped the parser at *at*: mostly a value that wants quotes."""
    start, end = line_extent(head, at)
    if head[start:end].lstrip(" ").startswith("\t"):
        return "indent with spaces: YAML takes no tab"
    if at == start and start and head[start : start + 1] not in (" ", "[", "{"):  # seen on the line after the culprit
        start, end = line_extent(head, start - 1)
    line = head[start:end]
    found = _VALUE.fullmatch(line)
    if not found:
        return "check the colons, quotes and indentation of this line"
    key, value = found["key"], found["value"].strip()
    if not value:
        return "check the colons, quotes and indentation of this line"
    if value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1:
        value = value[1:-1]
    elif value[0] == "'":  # opened as a quotation, ended by its own apostrophe
        value = value[1:]
    elif line[0] == " " and not re.search(r": |:$| #|^[\[{&*!|>'\"%@`]", value):
        return f"remove the spaces in front of {key}"
    return _in_quotes(key, value)


def _in_quotes(key: str, value: str) -> str:
    """Return how to write *value* so that it is one text; of a list or mapping, what of it looks like a comment."""
    comment = re.search(r"(?<=[:,{\[] )#\w+", value) if value.startswith(("{", "[")) else None
    if comment:
        return f'put it in quotes: "{comment.group()}"; behind a blank, # starts a comment'
    return f"put the value in quotes: {key}: {quoted(value)}"


def quoted(text: str) -> str:
    """Return *text* in the kind of quotes that need the fewest escapes."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
