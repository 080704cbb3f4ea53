"""Values inside lists and mappings: set, added and taken out, in whatever style their home is written."""

from datetime import date

import pytest

from magcli.errors import UnsafeEdit
from magcli.model import Span
from magcli.text import frontmatter


def within(head):
    return f"---\n{head}---\nCorps\n"


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        pytest.param(
            "parts:\n  - a\n  - title: B  # c\n    date: 2015-07-04  # d\n",
            ("parts", 1, "date"),
            "2015-07-11",
            "parts:\n  - a\n  - title: B  # c\n    date: '2015-07-11'  # d\n",
            id="a key of a planned part",
        ),
        pytest.param(
            "parts:\n  - title: B  # c\n  - d\n",
            ("parts", 0, "announce"),
            True,
            "parts:\n  - title: B  # c\n    announce: true\n  - d\n",
            id="a new key of a planned part",
        ),
        pytest.param("image: {src: a.jpg}\n", ("image", "alt"), "Un, deux", "image: {src: a.jpg, alt: 'Un, deux'}\n", id="a new key in braces"),
        pytest.param("image: {}  # c\n", ("image", "src"), "a.jpg", "image: {src: a.jpg}  # c\n", id="the first key in braces"),
        pytest.param("image:\n    src: a.jpg\nx: y\n", ("image", "alt"), "A", "image:\n    src: a.jpg\n    alt: A\nx: y\n", id="a new key, indented as the others"),
        pytest.param("image:\n  src:\nx: y\n", ("image", "src"), "a", "image:\n  src: a\nx: y\n", id="an empty value"),
        pytest.param("x: y\n", ("image", "src"), "a.jpg", "x: y\nimage: {src: a.jpg}\n", id="a mapping that is missing"),
        pytest.param("image:\nx: y\n", ("image", "src"), "a.jpg", "image: {src: a.jpg}\nx: y\n", id="a mapping without keys"),
        pytest.param("x: y\n", ("people", "a"), {"name": "A"}, "x: y\npeople:\n  a: {name: A}\n", id="the first of mappings"),
        pytest.param("people:  # c\n#  b: {}\nx: y\n", ("people", "a"), {"name": "A"}, "people:  # c\n  a: {name: A}\n#  b: {}\nx: y\n", id="the first of mappings, below a comment"),
        pytest.param("people: ~\nx: y\n", ("people", "a"), {"name": "A"}, "people:\n  a: {name: A}\nx: y\n", id="the first of mappings, for nothing"),
        pytest.param("people:\n  a:\n    name: A\nx: y\n", ("people", "b"), {"name": "B"}, "people:\n  a:\n    name: A\n  b:\n    name: B\nx: y\n", id="another mapping, as the one above"),
        pytest.param("people:\n  a: {name: A}\nx: y\n", ("people", "b"), {"name": "B"}, "people:\n  a: {name: A}\n  b: {name: B}\nx: y\n", id="another mapping in braces"),
        pytest.param("tags: [a, [b, c]]\n", ("tags", 1, 0), "x: y", "tags: [a, ['x: y', c]]\n", id="a list in a list"),
        pytest.param("  a: 1\n  # c\n", "b", 2, "  a: 1\n  # c\n  b: 2\n", id="a new key below indented ones"),
        pytest.param("{a: 1}\n", "b", "x", "{a: 1, b: x}\n", id="a front matter in braces"),
        pytest.param("a: 1\n", "b: c", "x", "a: 1\n'b: c': x\n", id="a key that wants quotes"),
        pytest.param("-   a\n".join(["l:\n", "-   b\n"]), ("l", 0), {"t": "A"}, "l:\n-   {t: A}\n-   b\n", id="a mapping for a text"),
    ],
)  # fmt: skip
def test_a_value_inside_is_set(before, path, value, after):
    assert frontmatter.set_value(within(before), path, value) == within(after)


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        pytest.param("l:\n  - a  # un\n  - b\n", ["a", "c"], "l:\n  - a  # un\n  - c\n", id="the last one differs"),
        pytest.param("l:\n  - a  # un\n  - b\n", ["a", "b", "c"], "l:\n  - a  # un\n  - b\n  - c\n", id="one more"),
        pytest.param("l:\n  # sur a\n  - a\n  - b # deux\n  - c\n", ["b", "c"], "l:\n  # sur a\n  - b # deux\n  - c\n", id="one less"),
        pytest.param("l:\n- a # un\n- b # deux\n", ["x", "a", "b"], "l:\n- x\n- a # un\n- b # deux\n", id="one before"),
        pytest.param("l:\n- a\n- b # bb\n", ["b", "c", "a"], "l:\n- b # bb\n- c\n- a\n", id="another order, and one more"),
        pytest.param("l:\n- a # un\n- x\n- b # deux\n", ["b", "a"], "l:\n- b # deux\n- a # un\n", id="another order, and one less"),
        pytest.param("l: [a ,b,  c]\n", ["a", "c", "d"], "l: [a ,c, d]\n", id="in brackets"),
        pytest.param("l: []\n", ["a", "b"], "l: [a, b]\n", id="empty brackets"),
        pytest.param("l: a\n", ["a", "b"], "l: [a, b]\n", id="a text becomes a list"),
        pytest.param("l: {a: 1, b: 2}\n", {"b": "2", "c": "3"}, "l: {b: 2, c: '3'}\n", id="a mapping in braces"),
        pytest.param("l:\n  a: 1  # un\n  b: 2\n", {"a": "1", "b": "x"}, "l:\n  a: 1  # un\n  b: x\n", id="a mapping"),
    ],
)  # fmt: skip
def test_what_stays_the_same_in_a_collection_keeps_its_lines(before, value, after):
    assert frontmatter.set_value(within(before), "l", value) == within(after)


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        pytest.param("a: 1\nb: 2  # c\nd: 3\n", "b", "a: 1\nd: 3\n", id="a key, and the comment beside it"),
        pytest.param("a: 1\n# sur b\nb:\n  - x\n  - y\n", "b", "a: 1\n# sur b\n", id="the comment above stays"),
        pytest.param("a: |\n  un\n\n  deux\nb: 2\n", "a", "b: 2\n", id="a text of several lines"),
        pytest.param("a: 1\n", "a", "", id="the only key"),
        pytest.param("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n", id="the first in braces"),
        pytest.param("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n", id="the last in braces"),
        pytest.param("l:\n  - t: A\n    d: x\n", ("l", 0, "d"), "l:\n  - t: A\n", id="a key of an item"),
        pytest.param("l:\n  - t: A\n    d: x\n", ("l", 0, "t"), "l:\n  - d: x\n", id="the key beside the hyphen"),
        pytest.param("l: [a ,]\n", ("l", 0), "l: []\n", id="the only item, and its comma"),
        pytest.param("l:\n  -\n  - b\n", ("l", 0), "l:\n  - b\n", id="an empty item"),
    ],
)
def test_a_key_or_an_item_is_taken_out(before, path, after):
    assert frontmatter.remove(within(before), path) == within(after)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        pytest.param(lambda text: frontmatter.remove(text, ("l", 0, "t")), "line 4: it shares its line", id="the only key of an item"),
        pytest.param(lambda text: frontmatter.set_value(text, ("a", "b"), "x"), "line 2: a is no mapping", id="a key of a text"),
        pytest.param(lambda text: frontmatter.set_value(text, ("a", 0), "x"), "line 2: a is no list", id="an item of a text"),
        pytest.param(lambda text: frontmatter.set_value(text, "b", "x"), "line 5: a comment inside would be lost", id="a comment"),
        pytest.param(lambda text: frontmatter.remove(text, ("b", "c")), "line 5: a comment inside would be lost", id="a comment in braces"),
    ],
)  # fmt: skip
def test_what_would_do_harm_is_refused_with_its_line(edit, told):
    with pytest.raises(UnsafeEdit, match=told):
        edit(within("a: x\nl:\n  - t: A\nb: {c: 1, # c\n  d: 2}\n"))


@pytest.mark.parametrize("path", ["x", ("a", "x"), ("m", "x"), ("x", "y")])
def test_what_is_not_there_cannot_be_taken_out(path):
    with pytest.raises((KeyError, UnsafeEdit)):
        frontmatter.remove(within("a: 1\nm: {b: 2}\n"), path)


def test_a_stretch_of_the_body_is_replaced():
    text = "---\na: 1\n---\nUn [lien](vieux.md).\r\n"
    start = text.index("vieux.md")
    assert frontmatter.replace_body(text, Span(start, start + 8), "neuf.md") == text.replace("vieux", "neuf")


@pytest.mark.parametrize(
    ("text", "span", "new"),
    [
        pytest.param("---\na: 1\n---\nCorps\n", Span(4, 8), "b: 2", id="inside the front matter"),
        pytest.param("Corps\n", Span(0, 5), "---\na: 1\n---", id="a front matter comes in"),
    ],
)
def test_the_front_matter_is_no_body(text, span, new):
    with pytest.raises(UnsafeEdit, match="front matter"):
        frontmatter.replace_body(text, span, new)


PARTS = "---\nparts:  # l’ordre\n  - title: Un  # un\n    date:   2015-07-04   # sûr\n  - {title: Deux}\n  - title: Trois\n  # fin\nx: 1\n---\nCorps\n"


def test_texts_at_many_places_are_set_at_once():
    dates = {("parts", place, "date"): date(2015, 8, place + 1) for place in (2, 0, 1)}
    assert frontmatter.set_texts(PARTS, {**dates, "x": 2, "z": 3}) == (
        "---\nparts:  # l’ordre\n  - title: Un  # un\n    date:   2015-08-01   # sûr\n  - {title: Deux, date: 2015-08-02}\n"
        "  - title: Trois\n    date: 2015-08-03\n  # fin\nx: 2\nz: 3\n---\nCorps\n"
    )


def test_texts_that_are_there_already_change_nothing():
    assert frontmatter.set_texts(PARTS, {("parts", 0, "date"): "2015-07-04", "x": "1"}) == PARTS
    assert frontmatter.set_texts(PARTS, {}) == PARTS


def test_texts_at_many_places_are_what_each_alone_would_be():
    values = {("parts", 0, "title"): "1", ("parts", 2, "date"): "2", "z": "no", ("parts", 1, "title"): "a, b: c"}
    one_by_one = PARTS
    for path, value in values.items():
        one_by_one = frontmatter.set_value(one_by_one, path, value)
    assert frontmatter.set_texts(PARTS, values) == one_by_one


@pytest.mark.parametrize("path", [("parts", 3, "date"), ("y", "z")])
def test_a_text_has_no_place_where_nothing_is(path):
    with pytest.raises(KeyError):
        frontmatter.set_texts(PARTS, {path: "1"})
