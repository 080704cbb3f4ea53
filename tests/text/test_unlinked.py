"""What was meant for a link, and is shown with its brackets."""

import pytest

from magcli.text import unlinked


@pytest.mark.parametrize(
    ("body", "place", "written"),
    [
        ("é [x](la suite.md)", "[x](la suite.md)", "[x](la%20suite.md)"),
        ("![été](une vue.png)", "[été](une vue.png)", "[été](une%20vue.png)"),
        ("[x](https://a.b/c d)", "[x](https://a.b/c d)", "[x](https://a.b/c%20d)"),
        ("[la suite] (https://a.b/c)", "[la suite] (https://a.b/c)", "[la suite](https://a.b/c)"),
        ("[la suite]\u00a0(suite.md)", "[la suite]\u00a0(suite.md)", "[la suite](suite.md)"),
        ("(la suite)[https://a.b/c]", "(la suite)[https://a.b/c]", "[la suite](https://a.b/c)"),
    ],
)
def test_what_was_meant_for_a_link_is_found_with_how_it_is_written(body, place, written):
    ((span, _, found),) = unlinked.scan(body)
    assert (body[span.start : span.end], found) == (place, written)


@pytest.mark.parametrize(
    "body",
    [
        "[x](un.md) [x](<la suite.md>) [x](un.md 'Titre')",
        "« […] (https://a.b/c) », [1] (https://a.b/c), [^note] (https://a.b/c)",
        "[sic] (voir page 3), tableau[i](a b), f(x)[a.md]",
        "`[x] (https://a.b/c)` et\n\n    [x](la suite.md)",
        "\\[x\\] (https://a.b/c)",
        "[x](un.md) (https://a.b/c)",
        "[x] (https://a.b/c)\n\n[x]: un.md",
        "[x]( https://a.b/c )",
    ],
)
def test_what_is_a_link_or_was_never_meant_for_one_is_fine(body):
    assert list(unlinked.scan(body)) == []
