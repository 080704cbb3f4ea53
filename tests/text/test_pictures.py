"""The images that say nothing to whoever cannot see them."""

import pytest

from magcli.text import pictures


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("é ![](a.png) ![ ](b.png)", ["![](a.png)", "![ ](b.png)"]),
        ("![x](a.png) ![`x`](a.png) ![*x*](a.png)", []),
        ('![](a.png "Titre")', ['![](a.png "Titre")']),
        ("[![](a.png)](b.html)", ["![](a.png)"]),
        ("![a ![](b.png)](c.png)", ["![](b.png)"]),
        ("![][x]\n\n[x]: a.png", ["![][x]"]),
        ('é <img src="a.png"> <img src="b.png" alt> <img src="c.png" alt="">', ['<img src="a.png">']),
        ("<p>\n<IMG\n src='a.png'>\n</p>", ["<IMG\n src='a.png'>"]),
        ('<img alt="x" src="a.png"> `<img src="b.png">` <img>', []),
        ("<!-- <img src='a.png'> -->", []),
        ("`![](a.png)`\n\n    ![](b.png)", []),
    ],
)
def test_images_without_words_are_found(body, expected):
    assert [body[start:end] for start, end in pictures.without_words(body)] == expected
