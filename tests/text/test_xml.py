"""XML, written."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import xml


@given(st.text(), st.text())
def test_any_text_reads_back_without_what_xml_forbids(content, value):
    read = ElementTree.fromstring(xml.element("e", content, a=value))
    # A carriage return becomes a line end in text, every white space a space in an attribute (XML 1.0, 2.11, 3.3.3).
    assert (read.text or "") == xml.allowed(content).replace("\r\n", "\n").replace("\r", "\n")
    assert read.get("a", "").split() == xml.allowed(value).split()


@pytest.mark.parametrize(
    ("text", "kept"), [("a\x0bb", "ab"), ("a\ufffe", "a"), ("a\ud800", "a"), ("é\t😀\n", "é\t😀\n")]
)
def test_forbidden_characters_are_left_out(text, kept):
    assert xml.allowed(text) == kept


def test_children_stand_on_lines_of_their_own():
    assert xml.parent("a", ["<b/>", "<c/>"], xmlns_x="y") == '<a xmlns:x="y">\n<b/>\n<c/>\n</a>'


def test_a_document_is_its_lines_behind_the_declaration():
    lines = [xml.stylesheet("a/b.css"), xml.start("a", b="é & 1"), xml.element("c", "d"), "</a>"]
    assert xml.document(lines).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<?xml-stylesheet type="text/css" href="a/b.css"?>\n'
        '<a b="é &amp; 1">\n<c>d</c>\n</a>\n'
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a & b < c", "a &#x26; b &#x3C; c"),
        ("a <b", "a &#x3C;b"),
        ("<b>gras</b> !", "&#x3C;\u2060b&gt;gras&#x3C;\u2060/b&gt; !"),
    ],
)
def test_what_is_no_html_closes_no_element(content, told):
    assert xml.plain("e", content) == f"<e>{told}</e>"
