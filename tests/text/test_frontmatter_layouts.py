"""However other tools laid out a front matter, an edit changes what was asked for, and nothing else."""

import re
from datetime import UTC, date, datetime

import pytest

from magcli.errors import UnsafeEdit
from magcli.model import Span
from magcli.text import frontmatter
from tests.text.layouts import (
    LAYOUTS,
    REFUSED,
    WITHOUT,
    asked,
    assert_cut,
    assert_edited,
    changed,
    comments,
    lines,
    parts,
    paths,
    said,
    settled,
    touched,
    tried,
    value_at,
)

VALUES = (
    "mot",
    "a: b #c",
    'l\'un dit "non"',
    "",
    date(2024, 5, 6),
    datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
    "2024-05-06",
    True,
    12,
    None,
    "\U0001f680 e\u0301 \u2028\u0085 x",
    ["x", "y: z"],
    [],
    {"name": "N: m", "list": ["a", "b"]},
    [{"title": "A", "date": date(2024, 1, 2)}, "b"],
)


def layouts(texts):
    return pytest.mark.parametrize("text", [pytest.param(text, id=f"{at:02}") for at, text in enumerate(texts)])


def lists(text):
    """Where the lists of *text* are, with what they hold."""
    return [(path, items) for path in paths(said(text)) if isinstance(items := value_at(said(text), path), list)]


def in_turn(text):
    """Values for the places of *text*: each of its own, so that all are tried with all kinds of places."""
    first = LAYOUTS.index(text)
    return (VALUES[at % len(VALUES)] for at in range(first, first + 1000))


@layouts(LAYOUTS)
def test_both_readers_find_the_same(text):
    matter = frontmatter.parse(text)
    assert matter.problems == ()
    assert frontmatter.plain(matter.fields) == settled(said(text))
    assert text[matter.head.start : matter.head.end] == parts(text).head


@layouts(LAYOUTS)
def test_a_value_is_set_wherever_it_is(text):
    before = said(text)
    for path, value in zip(paths(before), in_turn(text), strict=False):
        edited = tried(frontmatter.set_value, text, path, value)
        if edited is not None:
            assert_edited(text, edited, path, changed(before, path, asked(value)))
            assert frontmatter.set_value(edited, path, value) == edited


@layouts(LAYOUTS)
def test_values_of_many_kinds_are_set_at_the_first_key(text):
    before = said(text)
    for key in list(before)[:1]:
        for value in VALUES[LAYOUTS.index(text) % 3 :: 3]:
            edited = tried(frontmatter.set_value, text, key, value)
            if edited is not None:
                assert_edited(text, edited, (key,), changed(before, (key,), asked(value)))


@layouts(LAYOUTS)
def test_a_key_is_added_and_taken_out_again(text):
    before = said(text)
    homes = [(), *(path for path in paths(before, 2) if isinstance(value_at(before, path), dict))]
    for home, value in zip(homes, in_turn(text), strict=False):
        path = (*home, "clé neuve")
        edited = tried(frontmatter.set_value, text, path, value)
        if edited is not None:
            assert_edited(text, edited, home, changed(before, path, asked(value)))
            assert tried(frontmatter.remove, edited, path) in (text, None)


@layouts(LAYOUTS)
def test_what_is_removed_is_cut_out_in_one_piece(text):
    before = said(text)
    for path in paths(before):
        edited = tried(frontmatter.remove, text, path)
        if edited is not None:
            home = value_at(before, path[:-1])
            items = home.items() if isinstance(home, dict) else enumerate(home)
            rest = [(step, item) for step, item in items if step != path[-1]]
            wanted = changed(before, path[:-1], dict(rest) if isinstance(home, dict) else [item for _, item in rest])
            assert_cut(text, edited, path, wanted)


@layouts(LAYOUTS)
def test_an_item_comes_and_goes(text):
    before = said(text)
    for (path, items), value in zip(lists(text), in_turn(text), strict=False):
        for place in sorted({0, len(items) // 2, len(items)}):
            edited = tried(frontmatter.insert_item, text, path, place, value)
            if edited is None:
                continue
            wanted = changed(before, path, [*items[:place], asked(value), *items[place:]])
            assert_edited(text, edited, path, wanted, whole_lines=True)
            if items:
                assert tried(frontmatter.remove, edited, (*path, place)) in (text, None)


@layouts(LAYOUTS)
def test_an_order_and_its_inverse_restore_every_byte(text):
    before = said(text)
    for path, items in lists(text):
        for order in (range(len(items))[::-1], [*range(1, len(items)), 0] if items else []):
            edited = tried(frontmatter.reorder_items, text, path, order)
            if edited is not None:
                assert_edited(text, edited, path, changed(before, path, [items[place] for place in order]))
                inverse = [list(order).index(place) for place in range(len(items))]
                assert frontmatter.reorder_items(edited, path, inverse) == text


WORD = re.compile(r"[^\W\d_][\w./-]{2,}")
WRITTEN = re.compile(r"[^\r\n|>]*")


@layouts(LAYOUTS)
def test_a_word_that_is_set_back_restores_every_byte(text):
    before = said(text)
    for path in paths(before):
        word = value_at(before, path)
        if isinstance(word, str) and WORD.fullmatch(word) and word not in ("true", "false", "yes", "NaN"):
            edited = tried(frontmatter.set_value, text, path, "autre")
            again = tried(frontmatter.set_value, edited, path, word) if edited else None
            if again and WRITTEN.fullmatch(text[slice(*touched(text, path))]):
                assert again == text


@layouts(LAYOUTS)
def test_the_body_is_replaced_and_put_back(text):
    start = len(text) - len(parts(text).rest) + len(lines(parts(text).rest)[0])
    for span, new in ((Span(start, len(text)), "Neuf\n---\n"), (Span(len(text), len(text)), "\u2028# fin")):
        edited = tried(frontmatter.replace_body, text, span, new)
        if edited is None:
            assert text.endswith("---")  # what comes would stand on the closing line
            continue
        assert edited == text[: span.start] + new + text[span.end :]
        back = Span(span.start, span.start + len(new))
        assert frontmatter.replace_body(edited, back, text[span.start : span.end]) == text


@layouts(WITHOUT)
def test_a_first_key_makes_a_front_matter(text):
    for value in VALUES:
        edited = frontmatter.set_value(text, "clé", value)
        assert said(edited) == {"clé": asked(value)}
        assert edited.removeprefix("\ufeff").endswith(text.removeprefix("\ufeff"))
        assert edited.startswith("\ufeff") == text.startswith("\ufeff")
        assert set(re.findall(r"\r\n?|\n", edited)) == set(re.findall(r"\r\n?|\n", text) or ["\n"])
        assert not comments(edited)


@pytest.mark.parametrize(("text", "line"), REFUSED)
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda text: frontmatter.set_value(text, "title", "x"), id="set"),
        pytest.param(lambda text: frontmatter.set_value(text, ("new", "a", "b"), ["x"]), id="add"),
        pytest.param(lambda text: frontmatter.remove(text, "title"), id="remove"),
        pytest.param(lambda text: frontmatter.insert_item(text, "tags", 0, "x"), id="insert"),
        pytest.param(lambda text: frontmatter.reorder_items(text, "tags", [0]), id="reorder"),
    ],
)
def test_what_magcli_does_not_read_it_does_not_edit(text, line, edit):
    with pytest.raises(UnsafeEdit, match=f"line {line}: "):
        edit(text)
