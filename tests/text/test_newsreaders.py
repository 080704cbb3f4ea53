"""What newsreaders are given of a rendered text."""

import pytest

from magcli.text.newsreaders import for_newsreaders


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<a href="x" role="r" aria-label="é">1</a>', '<a href="x">1</a>', id="roles and labels"),
        pytest.param('<div class="scroll" tabindex="0">', '<div class="scroll">', id="a place for the keyboard"),
        pytest.param('<code>&lt;a role="r"></code>', '<code>&lt;a role="r"></code>', id="a text that shows a tag"),
        pytest.param(
            '<img alt="a role=b > c" src="d">', '<img alt="a role=b > c" src="d">', id="a text in an attribute"
        ),
        pytest.param("a\x0bb\x93c\ud800\x7f\ufdd0\U0010ffff", "abc", id="what no feed may hold"),
        pytest.param("a\x85b", "a\nb", id="the line end of other machines"),
    ],
)
def test_what_speaks_of_our_pages_alone_is_left_out(html, expected):
    assert for_newsreaders(html) == expected
