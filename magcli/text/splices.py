"""What an edit of a front matter takes out and puts in, character by character; whether it says the right thing then
is for `frontmatter` to see."""

from collections.abc import Iterator, Mapping, Sequence

from magcli.errors import UnsafeEdit
from magcli.model import Node, Span
from magcli.text.emitter import Value, entry_lines, inline, item_lines
from magcli.text.position import LINE_END, line_extent, locate

# ---- in ------------------------------------------------------------------------------------------------


def add_key(text: str, home: Node, key: str, value: Value) -> str:
    """Return *text* with *key* as the last one of the mapping *home*."""
    if not is_flow(text, home):
        return _add_lines(text, home, entry_lines(key, value))
    entry = f"{inline(key, in_flow=True)}: {inline(value, in_flow=True)}"
    return insert(text, home, len(_children(home)), entry)


def start_list(text: str, home: Node, key: str, value: Value) -> str:
    """Return *text* with *value* as the one item of the list *key* of *home*, which is empty or missing."""
    node = home.value.get(key) if isinstance(home.value, Mapping) else None
    if node is None:
        return _add_lines(text, home, [f"{inline(key)}:", *item_lines(value, "  ")])
    _without_comment(text, node)
    # An empty value, or one written as [] or ~, makes room for one item a line, which a diff shows best.
    text = text[: node.span.start].rstrip(" \t") + text[node.span.end :]
    lines = item_lines(value, f"{_indent(text, _start(node))}  ")
    return _insert_lines(text, _next_line(text, _end_of_key(node)), lines)


def insert_item(text: str, node: Node, place: int, value: Value) -> str:
    """Return *text* with *value* at *place* of the list *node*, which has items."""
    if is_flow(text, node):
        return insert(text, node, place, inline(value, in_flow=True))
    chunks = _chunks(text, node)
    at = chunks[place].start if place < len(chunks) else chunks[-1].end
    dash = _dash(text, node.items[0])
    return _insert_lines(text, at, item_lines(value, text[line_extent(text, dash)[0] : dash]))


def insert(text: str, home: Node, place: int, written: str) -> str:
    """Return *text* with *written* as what is at *place* between the brackets of *home*."""
    children = _children(home)
    if place < len(children):
        at = _start(children[place])
        return f"{text[:at]}{written}, {text[at:]}"
    at, comma = (children[-1].span.end, ", ") if children else (home.span.start + 1, "")
    return f"{text[:at]}{comma}{written}{text[at:]}"


def _add_lines(text: str, home: Node, lines: Sequence[str]) -> str:
    children = _children(home)
    indent = " " * (_column(text, _start(children[0])) if children else 0)
    end = home.span.end
    at = end if line_extent(text, end)[0] == end else _next_line(text, end)
    return _insert_lines(text, at, [indent + line for line in lines])


def _insert_lines(text: str, at: int, lines: Sequence[str]) -> str:
    newline = newline_before(text, at)
    return text[:at] + "".join(line + newline for line in lines) + text[at:]


def newline_before(text: str, at: int) -> str:
    """Return the line end right before *at*; where there is none, the first of *text*, or that of Unix."""
    ends = LINE_END.findall(text, 0, at) or LINE_END.findall(text)[:1] or ["\n"]
    return str(ends[-1])


# ---- in the place of what is there ---------------------------------------------------------------------


def replace(text: str, node: Node, value: Value, *, in_flow: bool) -> str:
    """Return *text* with *value* where *node* is; *in_flow* that is between brackets."""
    start, end = node.span
    if start == end:  # an empty value sits right behind its colon or hyphen
        return f"{text[:start]} {inline(value, in_flow=in_flow)}{text[end:]}"
    _without_comment(text, node)
    written = inline(value, node.quote, in_flow=in_flow)
    if not isinstance(node.value, (str, type(None))) and not is_flow(text, node):
        return f"{text[:start].rstrip()} {written}{text[end:]}"
    return text[:start] + written + text[end:]


def reorder(text: str, node: Node, order: Sequence[int]) -> str:
    """Return *text* with the items of the list *node* in the *order* of their places."""
    if is_flow(text, node):
        _without_comment(text, node)
        slots = [item.span for item in node.items]
    else:
        slots = _chunks(text, node)
    pieces = [text[: slots[0].start]]
    for place, (slot, after) in enumerate(zip(slots, [*slots[1:], Span(len(text), len(text))], strict=True)):
        moved = slots[order[place]]
        pieces += [text[moved.start : moved.end], text[slot.end : after.start]]
    return "".join(pieces)


# ---- out -----------------------------------------------------------------------------------------------


def extent(text: str, home: Node, node: Node) -> Span:
    """Return what goes when *node*, a key or an item of *home*, is taken out: its lines, or it and a comma."""
    children = _children(home)
    place = next(at for at, child in enumerate(children) if child is node)
    if is_flow(text, home):
        _without_comment(text, home)
        return _between_commas(text, children, place)
    # Comments above stay: only their writer knows whether they were about this alone.
    if node.key is None:
        return Span(line_extent(text, _dash(text, node))[0], _chunks(text, home)[place].end)
    start, end = line_extent(text, node.key.start)[0], _next_line(text, max(_end_of_key(node), node.span.end))
    if not text[start : node.key.start].strip():
        return Span(start, end)
    after = children[place + 1] if place + 1 < len(children) else None
    if after is None or "#" in text[node.span.end : _start(after)]:
        raise UnsafeEdit("it shares its line with the hyphen of its item; edit it by hand", line_of(text, node))
    return Span(node.key.start, _start(after))


def _between_commas(text: str, children: Sequence[Node], place: int) -> Span:
    start, end = _start(children[place]), children[place].span.end
    if place + 1 < len(children):
        return Span(start, _start(children[place + 1]))
    if place:
        return Span(children[place - 1].span.end, end)
    comma = len(text[end:]) - len(text[end:].lstrip())
    return Span(start, end + comma + 1 if text[end + comma] == "," else end)


# ---- where things are ----------------------------------------------------------------------------------


def is_flow(text: str, node: Node) -> bool:
    """Whether *node* is a collection in brackets or braces."""
    return text[node.span.start : node.span.start + 1] in ("[", "{") and not isinstance(node.value, str)


def line_of(text: str, node: Node) -> int:
    """Return the number of the line on which *node* starts."""
    return locate(text, node.span.start)[0]


def _children(home: Node) -> list[Node]:
    return list(home.value.values() if isinstance(home.value, Mapping) else home.items)


def _start(child: Node) -> int:
    return child.key.start if child.key else child.span.start


def _end_of_key(node: Node) -> int:
    return node.key.end if node.key else node.span.start


def _column(text: str, at: int) -> int:
    return at - line_extent(text, at)[0]


def _indent(text: str, at: int) -> str:
    return " " * _column(text, at)


def _chunks(text: str, node: Node) -> list[Span]:
    """Return the whole lines of each item of a block list, with the comment lines right above it."""
    chunks: list[Span] = []
    floor = _next_line(text, node.key.end) if node.key else 0
    for item in node.items:
        dash = _dash(text, item)
        if text[dash] != "-" or dash < floor:
            raise UnsafeEdit("this list is written in a way that magcli cannot edit safely", line_of(text, item))
        start = line_extent(text, dash)[0]
        while start > floor and text[line_extent(text, start - 1)[0] : start].lstrip().startswith("#"):
            start = line_extent(text, start - 1)[0]
        chunks.append(Span(start, _next_line(text, item.span.end)))
        floor = chunks[-1].end
    return chunks


def _dash(text: str, item: Node) -> int:
    """Return where the hyphen of *item* must stand: nothing but white space is between the two."""
    return len(text[: item.span.start].rstrip()) - 1


def _next_line(text: str, at: int) -> int:
    end = LINE_END.search(text, at)
    return end.end() if end else len(text)


def _without_comment(text: str, node: Node) -> None:
    """Raise UnsafeEdit when a comment stands inside *node*, which an edit would lose or tear from its place."""
    if "#" in _between(text, node):
        message = "a comment inside would be lost; move it above, or edit by hand"
        raise UnsafeEdit(message, line_of(text, node))


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
    for child in _children(node):
        yield from (child.key,) if child.key else ()
        yield from _leaves(text, child)
