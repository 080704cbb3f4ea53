"""Links led elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.errors import UnsafeEdit
from magcli.text.markdown import events, links
from magcli.text.relinking import relink

TARGETS = {"un.md": "debut.md"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[a](un.md)", "[a](debut.md)", id="inline"),
        pytest.param("[a](un.md 'un.md')", "[a](debut.md 'un.md')", id="with a title"),
        pytest.param("[a](\n  un.md\n  'b')", "[a](\n  debut.md\n  'b')", id="over lines"),
        pytest.param("[a](<un.md>)", "[a](<debut.md>)", id="in angle brackets"),
        pytest.param("![a](un.md)", "![a](debut.md)", id="image"),
        pytest.param("[![i](un.md)](un.md)", "[![i](debut.md)](debut.md)", id="image in a link"),
        pytest.param("[a][r] [r][] [r]\n\n[r]: un.md", "[a][r] [r][] [r]\n\n[r]: debut.md", id="by reference"),
        pytest.param("[a]\n\n[a]:\n  <un.md>\n  'b'", "[a]\n\n[a]:\n  <debut.md>\n  'b'", id="by reference, over lines"),
        pytest.param("[a] [b]\n\n[a]: un.md\n[b]: un.md", "[a] [b]\n\n[a]: debut.md\n[b]: debut.md", id="two references"),
        pytest.param("> [a]\n>\n> [a]: un.md", "> [a]\n>\n> [a]: debut.md", id="by reference, in a quote"),
        pytest.param('<a href="un.md">un.md</a>', '<a href="debut.md">un.md</a>', id="raw HTML"),
        pytest.param("<div>\n<img src=un.md>\n</div>", "<div>\n<img src=debut.md>\n</div>", id="HTML block"),
        pytest.param("[a](un.md)[b](un.md)", "[a](debut.md)[b](debut.md)", id="side by side"),
        pytest.param("é 😀 `é` [a](un.md) é", "é 😀 `é` [a](debut.md) é", id="behind accents, emoji and code"),
        pytest.param("[un.md](un.md) un.md", "[un.md](debut.md) un.md", id="its name in the text"),
        pytest.param("`[a](un.md)` [a](un.md)", "`[a](un.md)` [a](debut.md)", id="beside code"),
        pytest.param("éééééééééé `[a](un.md)` [b](un.md)", "éééééééééé `[a](un.md)` [b](debut.md)", id="beside code, behind accents"),
        pytest.param("```\n[a]: un.md\n```\n[a](un.md)", "```\n[a]: un.md\n```\n[a](debut.md)", id="below code"),
        pytest.param("<!-- [a](un.md) -->\n\n[a](un.md)", "<!-- [a](un.md) -->\n\n[a](debut.md)", id="below a comment"),
        pytest.param("[a](un.md)\r\n\r\n[b](un.md)\r\n", "[a](debut.md)\r\n\r\n[b](debut.md)\r\n", id="CRLF"),
        pytest.param("[a](un.md#a) [b](un.md)", "[a](un.md#a) [b](debut.md)", id="no other target"),
        pytest.param("[a](deux.md)", "[a](deux.md)", id="no such link"),
        pytest.param("un.md", "un.md", id="no link"),
        pytest.param("", "", id="no text"),
    ],
)  # fmt: skip
def test_links_lead_elsewhere_and_nothing_else_changes(body, expected):
    assert relink(body, TARGETS) == expected


def test_targets_are_led_on_at_once_not_one_after_the_other():
    swapped = {"un.md": "deux.md", "deux.md": "un.md"}
    assert relink("[a](un.md) [b](deux.md)", swapped) == "[a](deux.md) [b](un.md)"


def test_a_target_means_itself_not_a_pattern():
    assert relink("[a](u.n+1.md) [b](uxn1.md)", {"u.n+1.md": "v.md"}) == "[a](v.md) [b](uxn1.md)"


@pytest.mark.parametrize(
    ("body", "targets", "line"),
    [
        pytest.param("a\n\n[a](un&#46;md)", TARGETS, 3, id="entity"),
        pytest.param("a\n[a](un\\.md)", TARGETS, 2, id="backslash"),
        pytest.param("[a](un.md)\n\n[b](un&#46;md)", TARGETS, 1, id="one of two"),
        pytest.param("<a href='un&#46;md'>a</a>", TARGETS, 1, id="entity in raw HTML"),
        pytest.param("a\n\n[a](un.md)", {"un.md": "le début.md"}, 3, id="a new name that would end the link"),
        pytest.param("a\n\n[a](un.md)", {"un.md": "debut).md"}, 3, id="a new name that would close it"),
    ],
)
def test_a_link_that_cannot_be_changed_alone_is_told_with_its_line(body, targets, line):
    with pytest.raises(UnsafeEdit, match=f"line {line}: the link to un.md is written in a way"):
        relink(body, targets)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("\\[a](un.md)", id="escaped"),
        pytest.param("[^un]: un.md\n\nUn mot[^un].", id="text of a note"),
        pytest.param("[a](deux.md) \\[b](un.md)", id="behind a link"),
    ],
)
def test_what_only_looks_like_a_link_stays(body):
    assert relink(body, TARGETS) == body


def test_the_link_that_is_told_is_one_to_be_led_on():
    with pytest.raises(UnsafeEdit, match=r"line 3: the link to un\.md"):
        relink("[a](deux.md)\n\n[b](un&#46;md)", TARGETS)


PIECES = st.sampled_from([
    "[a](un.md)", "\\[a](un.md)", "[a](<un.md> 'b')", "![é](un.md)", "[r]", "[a][r]", "\n\n[r]: un.md\n\n", "[b](deux.md)", "un.md", "é😀",
    "`", "`[a](un.md)`", "\n\n    [a](un.md)\n\n", "\n```\n", "<a href='un.md'>", "</a>", "<!--", "-->", "[", "](un.md)",
    "\\", "\n", "\r\n", "\n\n", "> ", "- ", "|", "[^1]", "[^1]: ", "*", " ",
])  # fmt: skip


def words(body):
    return "".join(event.data for event in events(body) if event.name in ("Text", "Code"))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_link_is_led_on_or_the_text_is_refused(body):
    body = f"[a](un.md)\n\n{body}"
    try:
        changed = relink(body, TARGETS)
    except UnsafeEdit:
        return
    assert [link.target for link in links(changed)] == [TARGETS.get(link.target, link.target) for link in links(body)]
    assert changed.replace("debut.md", "un.md") == body
    assert words(changed) == words(body)


@given(st.lists(PIECES.filter(lambda piece: "un.md" not in piece), max_size=12).map("".join))
def test_a_text_without_such_a_link_stays_as_it_is(body):
    assert relink(body, TARGETS) == body
