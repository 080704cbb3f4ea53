"""Lists in front matter: items come, go and change places, and take their comments along."""

import pytest

from magcli.errors import UnsafeEdit
from magcli.text import frontmatter


def within(head: str, ends: str) -> str:
    """Return a file with the front matter *head* and the line ends *ends*."""
    return f"---\n{head}---\nCorps\n".replace("\n", ends)


either_end = pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        pytest.param("parts:\n  - a\n  - b\n", 0, "parts:\n  - new\n  - a\n  - b\n", id="first"),
        pytest.param("parts:\n  - a\n  - b\n", 1, "parts:\n  - a\n  - new\n  - b\n", id="between"),
        pytest.param("parts:\n  - a\n  - b\nx: y\n", 2, "parts:\n  - a\n  - b\n  - new\nx: y\n", id="last"),
        pytest.param("parts:\n- a\n", 1, "parts:\n- a\n- new\n", id="not indented"),
        pytest.param("parts:\n    -   a\n", 1, "parts:\n    -   a\n    - new\n", id="deeply indented"),
        pytest.param("parts:\n- a  # un\n# sur b\n- b\n", 1, "parts:\n- a  # un\n- new\n# sur b\n- b\n", id="comments"),
        pytest.param("parts:\n- a\n\n# sur x\nx: y\n", 1, "parts:\n- a\n- new\n\n# sur x\nx: y\n", id="above a blank line"),
        pytest.param("parts:\n- t: A\n  # c\n  d: x\n- b\n", 1, "parts:\n- t: A\n  # c\n  d: x\n- new\n- b\n", id="mapping"),
        pytest.param("parts: [a, b] # c\n", 1, "parts: [a, new, b] # c\n", id="in brackets"),
        pytest.param("parts: [ a ,b, ]\n", 2, "parts: [ a ,b, new, ]\n", id="odd spacing in brackets"),
        pytest.param("parts: []\nx: y\n", 0, "parts:\n  - new\nx: y\n", id="empty brackets become lines"),
        pytest.param("parts:\nx: y\n", 0, "parts:\n  - new\nx: y\n", id="no value"),
        pytest.param("parts: # c\n# d\nx: y\n", 0, "parts: # c\n  - new\n# d\nx: y\n", id="no value but comments"),
        pytest.param("parts: ~\n", 0, "parts:\n  - new\n", id="null"),
        pytest.param("x: y\n", 0, "x: y\nparts:\n  - new\n", id="no such key"),
        pytest.param("", 0, "parts:\n  - new\n", id="no key at all"),
    ],
)  # fmt: skip
@either_end
def test_an_item_comes_in(before, place, after, ends):
    assert frontmatter.insert_item(within(before, ends), "parts", place, "new") == within(after, ends)


@pytest.mark.parametrize(
    ("value", "line", "in_brackets"),
    [
        pytest.param("Uber : fin", "- 'Uber : fin'", "'Uber : fin'", id="colon"),
        pytest.param("a, b", "- a, b", "'a, b'", id="comma"),
        pytest.param("[a]", "- '[a]'", "'[a]'", id="brackets"),
        pytest.param("un\ndeux", '- "un\\ndeux"', '"un\\ndeux"', id="line end"),
        pytest.param({"title": "A", "announce": True}, "- title: A\n    announce: true", "{title: A, announce: true}",
                     id="mapping"),
    ],
)  # fmt: skip
def test_an_item_is_written_as_its_list_is(value, line, in_brackets):
    text = "---\na:\n  - x\nb: [x]\n---\n"
    text = frontmatter.insert_item(text, "a", 1, value)
    text = frontmatter.insert_item(text, "b", 1, value)
    assert text == f"---\na:\n  - x\n  {line}\nb: [x, {in_brackets}]\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("parts:\n  - a\n  - b  # c\n", "parts:\n  - a\n  - new  # c\n", id="its comment stays"),
        pytest.param("parts:\n-   a\n-   b\n", "parts:\n-   a\n-   new\n", id="odd spacing stays"),
        pytest.param("parts:\n- a\n- 'b'\n", "parts:\n- a\n- 'new'\n", id="single quotes stay"),
        pytest.param('parts: [a, "b"]\n', 'parts: [a, "new"]\n', id="double quotes stay, in brackets"),
        pytest.param("parts:\n- a\n- t: B\n  d: x\n- c\n", "parts:\n- a\n- new\n- c\n", id="a planned part"),
        pytest.param("parts:\n- a\n- {t: B}\n", "parts:\n- a\n- new\n", id="a planned part in braces"),
        pytest.param("parts:\n- a\n- t: B # c\n- c\n", "parts:\n- a\n- new # c\n- c\n", id="a comment behind it"),
        pytest.param("parts:\n- a\n- >-\n  b\n  b\n- c\n", "parts:\n- a\n- new\n- c\n", id="a block scalar"),
        pytest.param("parts: [ a ,b, c]\n", "parts: [ a ,new, c]\n", id="in brackets"),
    ],
)
@either_end
def test_an_item_gives_way_to_another(before, after, ends):
    assert frontmatter.set_value(within(before, ends), ("parts", 1), "new") == within(after, ends)


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        pytest.param("parts:\n  - a\n  - b\n  - c\n", 1, "parts:\n  - a\n  - c\n", id="between"),
        pytest.param("parts:\n  - a\n  - b\nx: y\n", 1, "parts:\n  - a\nx: y\n", id="last"),
        pytest.param(
            "parts:\n  # sur a\n  - a # un\n  - b\n", 0, "parts:\n  # sur a\n  - b\n", id="the comment above stays"
        ),
        pytest.param(
            "parts:\n- a # un\n- b\n# sur c\n- c\n", 1, "parts:\n- a # un\n# sur c\n- c\n", id="others' stay"
        ),
        pytest.param("parts:\n- a\n- t: B\n  d: x\n- c\n", 1, "parts:\n- a\n- c\n", id="a planned part"),
        pytest.param("parts: # c\n- a\nx: y\n", 0, "parts: # c\nx: y\n", id="the only one"),
        pytest.param("parts: [a, b, c]\n", 1, "parts: [a, c]\n", id="in brackets"),
        pytest.param("parts: [a,b]\n", 1, "parts: [a]\n", id="last in brackets"),
        pytest.param("parts: [a]\n", 0, "parts: []\n", id="the only one in brackets"),
    ],
)
@either_end
def test_an_item_goes(before, place, after, ends):
    assert frontmatter.remove(within(before, ends), ("parts", place)) == within(after, ends)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("parts:\n- a\n- b\n- c\nx: y\n", "parts:\n- c\n- a\n- b\nx: y\n", id="lines"),
        pytest.param("parts:\n- a  # un\n# sur b\n- b\n-   'c'\n", "parts:\n-   'c'\n- a  # un\n# sur b\n- b\n",
                     id="comments and spacing go along"),
        pytest.param("parts:\n- a\n\n- b\n- c\n# fin\n", "parts:\n- c\n\n- a\n- b\n# fin\n", id="blank lines stay"),
        pytest.param("parts:\n- a\n- b\n- t: C\n  # c\n  d: x\n", "parts:\n- t: C\n  # c\n  d: x\n- a\n- b\n",
                     id="a planned part"),
        pytest.param("parts: [a ,b,  'c'] # z\n", "parts: ['c' ,a,  b] # z\n", id="in brackets"),
        pytest.param("parts: [{t: A}, [b], 'c, d']\n", "parts: ['c, d', {t: A}, [b]]\n", id="nested in brackets"),
        pytest.param("parts: [\n  a,\n  b,\n  c,\n]\n", "parts: [\n  c,\n  a,\n  b,\n]\n", id="a line each in brackets"),
    ],
)  # fmt: skip
@either_end
def test_the_last_item_comes_first(before, after, ends):
    assert frontmatter.reorder_items(within(before, ends), "parts", [2, 0, 1]) == within(after, ends)


@pytest.mark.parametrize("head", ["parts: []\n", "parts:\n", "x: y\n"])
def test_an_empty_list_has_one_order(head):
    text = within(head, "\n")
    assert frontmatter.reorder_items(text, "parts", []) == text


@pytest.mark.parametrize("order", [[0], [0, 0], [0, 1, 2], [1, 2], [-1, 0]])
def test_an_order_that_is_no_permutation_is_the_caller_s_mistake(order):
    with pytest.raises(ValueError, match="no permutation"):
        frontmatter.reorder_items("---\nparts: [a, b]\n---\n", "parts", order)


@pytest.mark.parametrize("head", ["parts: a\n", "parts: ''\n", "parts: {a: b}\n", "parts:\n  a: b\n"])
def test_what_is_no_list_is_not_edited_as_one(head):
    text = f"---\n{head}---\n"
    for edit in (
        lambda: frontmatter.insert_item(text, "parts", 0, "x"),
        lambda: frontmatter.set_value(text, ("parts", 0), "x"),
        lambda: frontmatter.remove(text, ("parts", 0)),
        lambda: frontmatter.reorder_items(text, "parts", [0]),
    ):
        with pytest.raises(UnsafeEdit, match="parts is no list"):
            edit()


@pytest.mark.parametrize(
    ("head", "edit"),
    [
        pytest.param("a: x\na: y\nparts: [a]\n", frontmatter.insert_item, id="a key twice"),
        pytest.param("? parts\n: - a\n  - b\n", frontmatter.reorder_items, id="the first item beside its key"),
        pytest.param(
            "parts:\n  - |+\n    a\n\n  - b\n", frontmatter.reorder_items, id="a text that owns a blank line"
        ),
        pytest.param("parts:\n- t: A\n  # c\n  d: x\n- b\n", frontmatter.set_value, id="a comment inside a part"),
        pytest.param("parts:\n- >- # c\n  a\n- b\n", frontmatter.set_value, id="a comment behind >-"),
        pytest.param("parts: [ # c\n]\n", frontmatter.insert_item, id="a comment in empty brackets"),
        pytest.param("parts: [a, # un\n  b # deux\n]\n", frontmatter.reorder_items, id="comments between brackets"),
        pytest.param("parts: [a, # un\n  b]\n", frontmatter.remove, id="the comment of another item"),
    ],
)
def test_what_cannot_be_edited_without_harm_is_refused(head, edit):
    asked = {
        frontmatter.insert_item: ("parts", 0, "x"),
        frontmatter.set_value: (("parts", 0), "x"),
        frontmatter.remove: (("parts", 1),),
        frontmatter.reorder_items: ("parts", [1, 0]),
    }
    with pytest.raises(UnsafeEdit):
        edit(f"---\n{head}---\nCorps\n", *asked[edit])


def test_a_list_in_a_file_without_front_matter_is_not_edited():
    with pytest.raises(UnsafeEdit, match="no front matter"):
        frontmatter.insert_item("Corps\n", "parts", 0, "a")
