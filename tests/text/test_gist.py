"""The gist of a front matter: the same values as with places, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import frontmatter
from magcli.text.emitter import plain
from magcli.text.gist import gist


def test_scalars_stay_as_typed():
    text = "---\ntitle: no\nparts:\n  - un  # le premier\n  - title: 'Données : la clé'\n    date: 2015-02-30\n---\nCorps\n"
    assert gist(text) == {"title": "no", "parts": ["un", {"title": "Données : la clé", "date": "2015-02-30"}]}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a byte order mark"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(newline, mark):
    assert gist(mark + "---\nparts: [a, b]\n---\n".replace("\n", newline)) == {"parts": ["a", "b"]}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Corps\n---\nparts: [a]\n---\n", id="not on the first line"),
        pytest.param("---\nparts: [a]\n", id="never closed"),
        pytest.param("---\nparts: [a\n---\n", id="no YAML"),
        pytest.param("---\n- a\n---\n", id="a list"),
        pytest.param("---\n---\n", id="nothing"),
        pytest.param("---\nparts: " + "[" * 30_000 + "\n---\n", id="deep"),
    ],
)
def test_what_cannot_be_read_says_nothing(text):
    assert gist(text) == {}


def test_a_list_is_no_key_and_an_alias_no_value():
    assert gist("---\n? [a]\n: b\nc: &x d\ne: *x\n---\n") == {"c": "d", "e": ""}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.lists(st.text("aé:#' -\"", max_size=8))))
def test_it_reads_what_the_whole_reader_reads(values):
    text = "---\n---\n"
    for key, value in values.items():
        text = frontmatter.set_value(text, key, value)
    read = {key: plain(node) for key, node in frontmatter.parse(text).fields.items()}
    assert {key: value or None for key, value in gist(text).items()} == {key: v or None for key, v in read.items()}
