"""What newsreaders are given of a rendered text."""

import pytest

from magcli.text.newsreaders import for_newsreaders, legible


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


_PLANES = [plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)]


def test_each_character_that_no_feed_may_hold_is_left_out_where_it_is_the_only_one():
    forbidden = [*range(0x7F, 0x85), *range(0x86, 0xA0), *range(0xFDD0, 0xFDF0), *_PLANES]
    assert [f"{point:X}" for point in forbidden if legible(f"é {chr(point)}\n€") != "é \n€"] == []


def test_the_characters_beside_them_stay():
    kept = [0x7E, 0xA0, 0xAB, 0xFDCF, 0xFDF0, 0xFFFD, 0x1FFFD, 0x20000, 0x10FFFD]
    assert [f"{point:X}" for point in kept if legible(f"é {chr(point)}\n€") != f"é {chr(point)}\n€"] == []
