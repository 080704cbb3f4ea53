"""Whatever the front matter looks like, an edit changes what was asked for, and nothing else.

What the edited file says is read by PyYAML itself, not by magcli. To try more than the default run does:
`pytest tests/text/test_frontmatter_properties.py --hypothesis-profile=thorough`.
"""

import re
from datetime import UTC, timedelta, timezone
from itertools import cycle
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from magcli.errors import UnsafeEdit
from magcli.model import Span
from magcli.text import frontmatter
from tests.text.layouts import (
    LAYOUTS,
    Path,
    asked,
    assert_cut,
    assert_edited,
    changed,
    lines,
    parts,
    paths,
    said,
    settled,
    touched,
    tried,
    value_at,
)

# ---- files as people write them ------------------------------------------------------------------------

WORDS = [
    "un",
    "deux mots",
    "l'été",
    "C#",
    "a:b",
    "2015-07-04",
    "no",
    "y",
    "é😀",
    "cafe\u0301",
    "Le\u00a0mag",
    "quoi\u202f!",
]
words = st.sampled_from(WORDS)
quoted_words = st.sampled_from([*WORDS, "x, y", "- z", "a: b", "u #v", "", "\u2028", "a\u0085b", "[x]", "tab\tici"])
names = ["title", "on", "été", "e\u0301te\u0301", "a b", "content", '"q"', "'x: y'", "1", "a-b"]
# Behind a value: nothing mostly, white space, comments with what YAML reads otherwise elsewhere.
tails = st.sampled_from(["", "", "", " # c", "  # l'été : 'fin", " #", "\t# tab", "  ", "\t", " # [", ' # "'])
between = st.sampled_from(
    [[], [], [], [""], ["# seul"], ["  # au milieu : ["], ["", "#", "   "], ["      # loin", ""]]
)
spaces = st.sampled_from([" ", " ", "   "])


@st.composite
def scalars(draw: st.DrawFn) -> str:
    quote = draw(st.sampled_from(["", "", "'", '"']))
    if not quote:
        return draw(words)
    word = draw(quoted_words)
    return "'" + word.replace("'", "''") + "'" if quote == "'" else f'"{word}"'


# All below return lines: the first goes on behind a colon or hyphen, the others are indented as seen from its key.


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """A text on one line or several, in any style."""
    if draw(st.integers(0, 2)):
        return [draw(spaces) + draw(scalars()) + draw(tails)]
    several = [
        [" |", "  un # non", "", "  - deux", "    trois : x"],
        [" >-  # en tête", "  un", "  deux", ""],
        [" |+", "  gardé", "", ""],
        [" >", "  plié"],
        [" nu", "  sur deux", "", "  lignes"],
        [' "un', "", '  deux # non" # oui'],
        [" 'un", "  l''autre : x'"],
        ["", "  ligne suivante # c"],
        [" a\u2028{0}b\u0085{0}c".format(" " * 40)],
        ["  # avant", "  'ligne suivante'"],
    ]
    return draw(st.sampled_from(several))


@st.composite
def flows(draw: st.DrawFn) -> list[str]:
    """A list or a mapping in brackets, on one line or several."""
    items = draw(st.lists(scalars() | st.sampled_from(["{k: v}", "[w]", "{}", "[]"]), max_size=4))
    opening, closing = "[]"
    if draw(st.integers(0, 3)) == 0:
        items = [f"{key}: {item}" for key, item in zip("abcd", items, strict=False)]
        opening, closing = "{}"
    if draw(st.integers(0, 2)) or not items:
        inside = "".join(item + draw(st.sampled_from([", ", ",", " ,  "])) for item in items[:-1]) + "".join(
            items[-1:]
        )
        edge = draw(st.sampled_from(["{}", " {}"] + ["{} ,", "{},"] * bool(items)))
        return [draw(spaces) + opening + edge.format(inside) + closing + draw(tails)]
    rows = [f"  {item}," + draw(tails) for item in items[:-1]]
    last = f"  {items[-1]}" + draw(st.sampled_from(["", ",", " # fin", ", # fin"]))
    return [
        f" {opening}" + draw(st.sampled_from(["", " # c"])),
        *rows,
        *draw(between),
        last,
        f"  {closing}" + draw(tails),
    ]


def nested(depth: int) -> st.SearchStrategy[list[str]]:
    if depth > 2:
        return texts() | flows()
    return st.one_of(
        texts(), flows(), sequences(depth), mappings(depth), st.sampled_from([[""], [" "], [" ~"], ["  # rien"]])
    )


def _indented(rows: list[str], indent: str) -> list[str]:
    return [indent + row if row.strip() else row for row in rows]


@st.composite
def items_of(draw: st.DrawFn, depth: int) -> list[str]:
    kind = draw(st.sampled_from(["text", "text", "flow", "mapping", "mapping", "list"]))
    if kind in ("text", "flow") or depth > 2:
        first, *rest = draw(texts() if kind == "text" else flows())
        return ["-" + first, *rest]
    # A collection begins on the line of the hyphen, or on the next one.
    rows = draw(entries(depth + 1) if kind == "mapping" else runs(depth + 1))
    rows = rows[next(at for at, row in enumerate(rows) if row.strip() and not row.lstrip().startswith("#")) :]
    if draw(st.integers(0, 4)) == 0:
        return ["-" + draw(st.sampled_from(["", "  # c"])), *_indented(rows, "  ")]
    return ["- " + rows[0], *_indented(rows[1:], "  ")]


@st.composite
def runs(draw: st.DrawFn, depth: int) -> list[str]:
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        rows += draw(items_of(depth)) + draw(between)
    return rows


@st.composite
def sequences(draw: st.DrawFn, depth: int) -> list[str]:
    indent = draw(st.sampled_from(["", "  ", "    "]))
    return [draw(tails), *draw(between), *_indented(draw(runs(depth)), indent)]


@st.composite
def mappings(draw: st.DrawFn, depth: int) -> list[str]:
    return [draw(tails), *draw(between), *_indented(draw(entries(depth + 1)), draw(st.sampled_from(["  ", "    "])))]


@st.composite
def entries(draw: st.DrawFn, depth: int) -> list[str]:
    rows = []
    for key in draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=2 if depth else 4)):
        rows += draw(between)
        first, *rest = draw(nested(depth))
        rows += [f"{key}:{first}", *rest]
    return rows


BODIES = ["", "Corps", "\nUn\n---\ndeux\n...\n---\n", "title: x\n", "# Titre\n\u2028 e\u0301 😀\n\n", "...\n"]
ENDS = [["\n"], ["\n"], ["\r\n"], ["\r"], ["\r\n", "\n"], ["\r", "\r\n"]]


@st.composite
def generated(draw: st.DrawFn) -> str:
    rows = draw(st.one_of(entries(0), entries(0), entries(0), between)) + draw(between)
    opening = draw(st.sampled_from(["---", "---", "\ufeff---", "---  ", "---\t"]))
    ends = cycle(draw(st.sampled_from(ENDS)))
    closing, *body = ("---\n" + draw(st.sampled_from(BODIES))).split("\n")
    if body == [""] and draw(st.booleans()):
        body = []  # no line end behind the closing line
    *all_but_last, last = [opening, *rows, closing, *body]
    return "".join(row + next(ends) for row in all_but_last) + last


def _can_be_read(text: str) -> bool:
    return not frontmatter.parse(text).problems


files = st.one_of(generated(), generated(), generated(), st.sampled_from(LAYOUTS))
readable = files.filter(_can_be_read)

# ---- what is asked for ---------------------------------------------------------------------------------

any_text = st.one_of(
    words,
    quoted_words,
    st.text(
        st.characters(codec="utf-8")
        | st.sampled_from("'\"\\:#,-[]{}&*!|>%@`~\u00a0\u202f\u2028\x85\ufeff\r\n\t é😀\u0301"),
        max_size=20,
    ),
)
instants = st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=-3, minutes=-30))]))
single = st.one_of(any_text, any_text, st.dates(), instants, st.booleans(), st.integers(), st.none())
keyed = st.dictionaries(
    st.sampled_from(["title", "date", "on", "a b", "x: y", "#", ""]), single, min_size=1, max_size=3
)
values = st.one_of(single, single, st.lists(single, max_size=3), keyed, st.lists(single | keyed, max_size=3))


class Place(NamedTuple):
    """A file, what it says, and where in it something is."""

    text: str
    said: dict[str, object]
    path: Path

    @property
    def value(self) -> object:
        return value_at(self.said, self.path)


@st.composite
def places(draw: st.DrawFn, kind: type = object, least: int = 1) -> Place:
    text = draw(readable)
    before = said(text)
    found = [path for path in [(), *paths(before)] if len(path) >= least and isinstance(value_at(before, path), kind)]
    assume(found)
    return Place(text, before, draw(st.sampled_from(found)))


def _without(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != step}
    return [*value[:step], *value[step + 1 :]]


# ---- what holds of all of them -------------------------------------------------------------------------


@given(generated())
def test_both_readers_find_the_same(text):
    matter = frontmatter.parse(text)
    assert matter.problems == ()
    assert frontmatter.plain(matter.fields) == settled(said(text))


@given(places(), values)
def test_a_value_is_set_and_the_rest_stays(place, value):
    text, before, path = place
    edited = tried(frontmatter.set_value, text, path, value)
    if edited is not None:
        assert_edited(text, edited, path, changed(before, path, asked(value)))
        assert frontmatter.set_value(edited, path, value) == edited


@given(places(str), any_text)
def test_a_text_can_always_take_the_place_of_a_text(place, value):
    text, before, path = place
    try:
        edited = frontmatter.set_value(text, path, value)
    except UnsafeEdit:
        assert "#" in text[slice(*touched(text, path))]  # a comment would be lost
        return
    assert_edited(text, edited, path, changed(before, path, value))


@given(places(dict, least=0), st.lists(st.sampled_from(["new", "clé: neuve"]), min_size=1, max_size=3), values)
def test_a_key_is_added_and_taken_out_again(place, keys, value):
    text, before, home = place
    path = (*home, *keys)
    edited = tried(frontmatter.set_value, text, path, value)
    if edited is not None:
        assert_edited(text, edited, home, changed(before, path, asked(value)))
        if place.value:
            assert tried(frontmatter.remove, edited, (*home, keys[0])) in (text, None)


@given(files, single | st.lists(any_text, max_size=3))
def test_a_key_can_always_be_added_to_lines_of_keys(text, value):
    assume(not parts(text).head.lstrip().startswith("{") and "\n..." not in parts(text).head)
    before = said(text)
    edited = frontmatter.set_value(text, "new", value)
    assert_edited(text, edited, (), before | {"new": asked(value)})
    assert frontmatter.remove(edited, "new") == text


@given(places())
def test_what_is_removed_is_cut_out_in_one_piece(place):
    text, before, path = place
    edited = tried(frontmatter.remove, text, path)
    if edited is not None:
        home = value_at(before, path[:-1])
        assert_cut(text, edited, path, changed(before, path[:-1], _without(home, path[-1])))


@given(places((list, type(None))), values, st.integers(0, 4))
def test_an_item_that_comes_and_goes_leaves_no_trace(place, value, at):
    text, before, path = place
    items = place.value or []
    at = min(at, len(items))
    edited = tried(frontmatter.insert_item, text, path, at, value)
    if edited is not None:
        wanted = changed(before, path, [*items[:at], asked(value), *items[at:]])
        assert_edited(text, edited, path, wanted, whole_lines=True)
        if items:
            assert tried(frontmatter.remove, edited, (*path, at)) in (text, None)


@given(places(list), st.data())
def test_an_order_and_its_inverse_restore_every_byte(place, data):
    text, before, path = place
    order = data.draw(st.permutations(range(len(place.value))))
    edited = tried(frontmatter.reorder_items, text, path, order)
    if edited is not None:
        assert_edited(text, edited, path, changed(before, path, [place.value[at] for at in order]))
        assert frontmatter.reorder_items(edited, path, [order.index(at) for at in range(len(order))]) == text
        if "[" not in text[slice(*touched(text, path))]:
            assert sorted(lines(edited)) == sorted(lines(text))


plain_words = st.sampled_from(["un", "deux mots", "C#x", "é", "cafe\u0301", "Le\u00a0mag"])


@given(
    files,
    plain_words,
    plain_words,
    st.sampled_from(["", "'", '"']),
    tails,
    st.sampled_from(["{}", "[{}]", "{{k: {}}}"]),
)
def test_a_word_that_is_set_back_restores_every_byte(text, word, other, quote, tail, home):
    written = home.format(quote + word + quote)
    end = re.search(r"\r\n?|\n", text)[0]
    opening, head, rest = parts(text)
    assume(not head.lstrip().startswith(("{", " ")) and not re.search(r"^[ ]+\S[^\r\n]*:", head.split("\n")[0]))
    text = f"{opening}new: {written}{tail}{end}{head}{rest}"
    assume(_can_be_read(text))
    path = {"{}": ("new",), "[{}]": ("new", 0)}.get(home, ("new", "k"))
    edited = frontmatter.set_value(text, path, other)
    assert_edited(text, edited, path, changed(said(text), path, other))
    assert frontmatter.set_value(edited, path, word) == text


@given(files, st.data(), st.sampled_from(["", "Neuf", "\n---\nx: y\n---\n", "\u2028# e\u0301\r", "..."]))
def test_the_body_is_replaced_and_put_back(text, data, new):
    rest = parts(text).rest
    body = len(text) - len(rest) + len(lines(rest)[0])
    start = data.draw(st.integers(body, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edited = tried(frontmatter.replace_body, text, Span(start, end), new)
    if edited is None:
        # The line end of the dashes is no body: what is written right behind them, or a line feed behind their
        # carriage return, would be theirs.
        assert start == body
        assert text[start - 1] in "-\r"
        return
    assert edited == text[:start] + new + text[end:]
    back = tried(frontmatter.replace_body, edited, Span(start, start + len(new)), text[start:end])
    assert back == text


@given(readable, st.integers(0, 200), st.integers(0, 200))
def test_the_front_matter_is_no_body(text, start, length):
    start = min(start, len(text) - len(parts(text).rest))
    with pytest.raises(UnsafeEdit):
        frontmatter.replace_body(text, Span(start, start + length), "x")


missing = st.lists(st.sampled_from([*names, "nulle part", 0, 1, 7]), min_size=1, max_size=3).map(tuple)
edits = st.one_of(
    st.tuples(st.just(frontmatter.set_value), missing, values),
    st.tuples(st.just(frontmatter.remove), missing),
    st.tuples(st.just(frontmatter.insert_item), missing, st.integers(0, 3), values),
    st.tuples(st.just(frontmatter.reorder_items), missing, st.just([])),
)


@given(files, edits)
def test_an_edit_of_any_place_is_made_or_refused_or_finds_nothing(text, edit):
    function, path, *how = edit
    try:
        edited = tried(function, text, path, *how)
    except KeyError:
        assert not {step for step in path if isinstance(step, str)} or path not in list(paths(said(text)))
        return
    except ValueError:
        assert function == frontmatter.reorder_items
        assert value_at(said(text), path)
        return
    assert edited is None or parts(edited).rest == parts(text).rest


flaws = st.sampled_from(
    ["zz: &a x", "zz: [*a]", "zz: !!str x", "zz:  !x [y]", "zz: [x", "zz: 'x", "zz: x\nzz: y", "zz: x\n zz: y"]
)


@given(entries(0), flaws, st.sampled_from(ENDS), edits)
def test_what_magcli_does_not_read_it_does_not_edit(rows, flaw, ends, edit):
    before = ["---", *rows, "# la faute"]
    all_rows = [*before, *flaw.split("\n"), "---", "Corps", ""]
    text = "".join(row + end for row, end in zip(all_rows, cycle(ends), strict=False))
    function, path, *how = edit
    with pytest.raises(UnsafeEdit) as refusal:
        function(text, path, *how)
    assert refusal.value.line == len(lines(text[: text.index("# la faute")])) + len(["# la faute", *flaw.split("\n")])


@given(files, edits)
def test_a_front_matter_that_is_never_closed_is_not_edited(text, edit):
    opening, head, _ = parts(text)
    function, path, *how = edit
    with pytest.raises(UnsafeEdit, match=r"line 1: the front matter is never closed"):
        function(opening + head, path, *how)


@given(any_text)
def test_any_text_can_be_a_value(value):
    text = "---\na: x  # c\nb: 'x'  # c\nc: \"x\"\nd: [x]\ne:\n  - x\n---\nCorps\n"
    before = said(text)
    for key in "abc":
        assert_edited(text, frontmatter.set_value(text, key, value), (key,), before | {key: value})
    for key in "de":
        edited = frontmatter.insert_item(text, key, 1, value)
        assert_edited(text, edited, (key,), before | {key: ["x", value]}, whole_lines=True)
        assert_edited(text, frontmatter.set_value(text, (key, 0), value), (key, 0), before | {key: [value]})


@given(readable.filter(lambda text: "\r" not in text), st.data())
def test_line_ends_make_no_difference_to_an_edit(unix, data):
    assume(not re.search("[\u2028\u0085]", unix))
    found = list(paths(said(unix)))
    path = data.draw(st.sampled_from(found)) if found else ("new",)
    for edit in (
        lambda text: frontmatter.set_value(text, "new", "x"),
        lambda text: frontmatter.set_value(text, path, "x"),
        lambda text: frontmatter.insert_item(text, path, 0, "x") if value_at(said(text), path) else text,
        lambda text: frontmatter.reorder_items(text, path, range(len(value_at(said(text), path) or []))[::-1]),
    ):
        edited = tried(edit, unix)
        for end in ("\r\n", "\r"):
            other = tried(edit, unix.replace("\n", end))
            assert other == (edited and edited.replace("\n", end))
