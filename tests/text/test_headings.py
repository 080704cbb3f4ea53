"""Headings that lost their look, or got too much of it."""

import pytest

from magcli.text.headings import restored_headings
from magcli.text.paragraphs import parted, together

TEXT = "Un texte, plus long que le titre qui se trouve au-dessus de lui.\n"


def _text(text):
    return together(restored_headings(parted(text)).paragraphs)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            f"*Un titre ?*\n\n{TEXT}\n### *Un autre*\n\n{TEXT}",
            f"### Un titre ?\n\n{TEXT}\n### Un autre\n\n{TEXT}",
            id="as another is",
        ),
        pytest.param(
            f"*Un*\n\n{TEXT}\n_Deux_\n\n{TEXT}", f"## Un\n\n{TEXT}\n## Deux\n\n{TEXT}", id="two and no other"
        ),
        pytest.param(f"## **Un titre**\n\n{TEXT}", f"## Un titre\n\n{TEXT}", id="a bold one"),
        pytest.param(f"## **Un** **_deux_**\n\n{TEXT}", f"## Un deux\n\n{TEXT}", id="one in runs"),
    ],
)
def test_a_heading_is_one_and_no_more(written, expected):
    assert _text(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"*Un titre*\n\n{TEXT}", id="one line in italics"),
        pytest.param(
            f"*Une phrase.*\n\n{TEXT}\n## *Un titre*\n\n{TEXT}".replace("## *Un titre*", "## Un titre"),
            id="a sentence",
        ),
        pytest.param(f"## Un *mot*\n\n{TEXT}", id="a word in a heading"),
        pytest.param("*Un*\n\n*Deux*\n\nFin.\n", id="lines in italics that follow each other"),
        pytest.param("```\n*Un*\n\n## **Deux**\n```\n", id="code"),
    ],
)
def test_other_emphasis_stays(text):
    assert _text(text) == text


def test_what_became_a_heading_is_told_once():
    (told,) = restored_headings(parted(f"*Un*\n\n{TEXT}\n*Deux*\n\n{TEXT}")).told
    assert (told.certainty, told.told, told.line) == (
        "guessed",
        "2 lines in italics are made headings, lines 1 and 5",
        1,
    )
