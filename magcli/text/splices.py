"""What an edit of a front matter takes out and puts in; whether it then says the right thing, `frontmatter` sees."""

import re
from collections.abc import Iterator, Mapping, Sequence

from magcli.errors import UnsafeEdit
from magcli.model import Node, Span
from magcli.text.emitter import Value, block_lines, entry_lines, inline, item_lines
from magcli.text.position import LINE_END, line_extent, locate

BLANK = " \t\r\n"
"""White space between values. Not `str.isspace`: a no-break space is a letter of somebody's text."""

# ---- in ------------------------------------------------------------------------------------------------


def add_key(text: str, home: Node, key: str, value: Value) -> str:
    """Return *text* with *key* as the last one of the mapping *home*."""
    if not is_flow(text, home):
        lines = block_lines if _ends_in_block(text, home) else entry_lines
        return _add_lines(text, home, lines(key, value))
    entry = f"{inline(key, in_flow=True)}: {inline(value, in_flow=True)}"
    return insert(text, home, len(_children(home)), entry)


def _ends_in_block(text: str, home: Node) -> bool:
    """Whether the last value of *home*, below a key of its own, is a mapping with one key a line."""
    last = _children(home)[-1:] if home.key else []
    return any(isinstance(child.value, Mapping) and not is_flow(text, child) for child in last)


def start_mapping(text: str, home: Node, key: str, value: Mapping[str, Value]) -> str:
    """Return *text* with *value*, one key a line, as the mapping *key* of *home*, which is empty or missing."""
    node = home.value.get(key) if isinstance(home.value, Mapping) else None
    first, *lines = entry_lines(key, value)
    if node is None:
        return _add_lines(text, home, [first, *lines])
    if not lines:
        return replace(text, node, value, in_flow=False)
    _without_comment(text, node)
    return _fill(text, node, [" " * _column(text, _start(node)) + line for line in lines])


def start_list(text: str, home: Node, key: str, value: Value) -> str:
    """Return *text* with *value* as the one item of the list *key* of *home*, which is empty or missing."""
    node = home.value.get(key) if isinstance(home.value, Mapping) else None
    if node is None:
        return _add_lines(text, home, [f"{inline(key)}:", *item_lines(value, _list_indent(text, home))])
    _without_comment(text, node)
    return _fill(text, node, item_lines(value, " " * _column(text, _start(node)) + _list_indent(text, home)))


def _fill(text: str, node: Node, lines: Sequence[str]) -> str:
    """Return *text* with *lines* below the key of *node*, which is empty."""
    # An empty value, or one written as [] or ~, makes room for one item a line, which a diff shows best.
    text = text[: node.span.start].rstrip(" \t") + text[node.span.end :]
    return _insert_lines(text, _next_line(text, _end_of_key(node)), lines)


def insert_item(text: str, node: Node, place: int, value: Value) -> str:
    """Return *text* with *value* at *place* of the list *node*, which has items."""
    quotes = {item.quote for item in node.items}
    quote = quotes.pop() if len(quotes) == 1 else ""
    if is_flow(text, node):
        return insert(text, node, place, inline(value, quote, in_flow=True))
    chunks = _chunks(text, node)
    at = chunks[place].start if place < len(chunks) else chunks[-1].end
    dash = _dash(text, node.items[0])
    return _insert_lines(text, at, item_lines(value, text[line_extent(text, dash)[0] : dash], quote))


def insert(text: str, home: Node, place: int, written: str) -> str:
    """Return *text* with *written* as what is at *place* between the brackets of *home*."""
    children = _children(home)
    if not children:
        at = home.span.start + 1
        return f"{text[:at]}{written}{text[at:]}"
    one_a_line = all(_starts_its_line(text, _start(child)) for child in children)
    at = _start(children[min(place, len(children) - 1)])
    indent, newline = text[line_extent(text, at)[0] : at], newline_before(text, at)
    if place < len(children):
        if not one_a_line:
            return f"{text[:at]}{written}, {text[at:]}"
        line = _above_comments(text, at, home.span.start)
        return f"{text[:line]}{indent}{written},{newline}{text[line:]}"
    end = children[-1].span.end
    if not one_a_line:
        return f"{text[:end]}, {written}{text[end:]}"
    behind = re.compile(r"([ \t]*,)?[ \t]*#[^\r\n]*").match(text, end)
    if not behind:
        return f"{text[:end]},{newline}{indent}{written}{text[end:]}"
    # A comment on the line of the last one stays there.
    comma, own_comma = ("", ",") if behind[1] else (",", "")
    return f"{text[:end]}{comma}{behind[0]}{newline}{indent}{written}{own_comma}{text[behind.end() :]}"


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
    written = inline(value, node.quote, in_flow=in_flow)
    if start == end:  # an empty value sits right behind its colon or hyphen
        space = re.compile(r" (?=[ \t]*([\r\n]|\Z))").match(text, end)  # typed already
        return f"{text[:start]} {written}{text[space.end() if space else end :]}"
    if isinstance(node.value, (str, type(None))) or is_flow(text, node):
        _without_comment(text, node)
        return text[:start] + written + text[end:]
    opening = text.index(":", node.key.end) + 1 if node.key else _dash(text, node) + 1
    behind = comments(text, node)
    if node.key or any(LINE_END.search(text, start, found.start) for found in behind):
        _without_comment(text, node)
    # Comments above the first line, and the one behind it, stay behind what takes the place of many lines.
    kept = "".join(f"  {text[found.start : found.end]}" for found in behind)
    return f"{text[:opening]} {written}{kept}{text[opening:start].rstrip(BLANK)}{text[end:]}"


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
    comma = re.compile(rf"[{BLANK}]*,").match(text, end)
    return Span(start, comma.end() if comma else end)


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


def _starts_its_line(text: str, at: int) -> bool:
    return not text[line_extent(text, at)[0] : at].strip(" \t")


def _list_indent(text: str, home: Node) -> str:
    """Return the spaces before the hyphens of a new list of *home*: as many as its other lists have, or two."""
    for child in _children(home):
        if child.items and child.key and not is_flow(text, child):
            return " " * (_column(text, child.span.start) - _column(text, child.key.start))
    return "  "


def _chunks(text: str, node: Node) -> list[Span]:
    """Return the whole lines of each item of a block list, with the comment lines right above it."""
    chunks: list[Span] = []
    floor = _next_line(text, node.key.end) if node.key else 0
    for item in node.items:
        dash = _dash(text, item)
        if dash < floor:
            raise UnsafeEdit(UNEDITABLE, line_of(text, item))
        start = _above_comments(text, dash, floor)
        end = _next_line(text, item.span.end)
        # Comments below that are indented further than the hyphen speak of this item.
        while (below := _COMMENT_LINE.match(text, end)) and len(below["indent"]) > _column(text, dash):
            end = below.end()
        chunks.append(Span(start, end))
        floor = end
    return chunks


_COMMENT_LINE = re.compile(r"(?P<indent>[ \t]*)#[^\r\n]*(?:\r\n?|\n|\Z)")


def _above_comments(text: str, at: int, floor: int) -> int:
    """Return the start of the line of *at*, or of the comments right above that are indented no further than it."""
    line = line_extent(text, at)[0]
    while line > floor:
        above = line_extent(text, line - 1)[0]
        found = _COMMENT_LINE.match(text, above)
        if above < floor or not found or len(found["indent"]) > _column(text, at):
            break
        line = above
    return line


UNEDITABLE = "this is written in a way that magcli cannot edit safely"


def _dash(text: str, item: Node) -> int:
    """Return where the hyphen of *item* stands: nothing but white space may be between the two."""
    dash = len(text[: item.span.start].rstrip(BLANK)) - 1
    if text[dash] != "-":
        raise UnsafeEdit(UNEDITABLE, line_of(text, item))
    return dash


def _next_line(text: str, at: int) -> int:
    end = LINE_END.search(text, at)
    return end.end() if end else len(text)


def _without_comment(text: str, node: Node) -> None:
    """Raise UnsafeEdit when a comment stands inside *node*, which an edit would lose or tear from its place."""
    if comments(text, node):
        message = "a comment inside would be lost; move it above, or edit by hand"
        raise UnsafeEdit(message, line_of(text, node))


def comments(text: str, node: Node) -> list[Span]:
    """Return where the comments inside *node* are: between its keys and scalars, for in those a # starts none."""
    start, end = node.span
    leaves = sorted(_leaves(text, node))
    gaps = zip([start, *(leaf.end for leaf in leaves)], [*(leaf.start for leaf in leaves), end], strict=True)
    return [
        Span(*found.span())
        for before, after in gaps
        for found in re.compile(r"#[^\r\n]*").finditer(text, before, after)
    ]


def _leaves(text: str, node: Node) -> Iterator[Span]:
    """Yield where the scalars of *node* stand, its keys too; of a block scalar, what follows its first line."""
    if isinstance(node.value, (str, type(None))):
        start = line_extent(text, node.span.start)[1] if node.quote in ("|", ">") else node.span.start
        yield Span(start, max(start, node.span.end))
        return
    for child in _children(node):
        yield from (child.key,) if child.key else ()
        yield from _leaves(text, child)
