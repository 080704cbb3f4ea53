"""docs/typography.md: what it says of each language is what an export does."""

import re
from pathlib import Path

import pytest

from magcli.text.typesetting import typeset_line

PAGE = (Path(__file__).parents[2] / "docs/typography.md").read_text("utf-8")
TAGS = {"French": "fr", "English": "en", "German": "de", "Spanish": "es", "Italian": "it"}
CHAPTERS = dict(chapter.split("\n", 1) for chapter in PAGE.split("\n## ")[1:])
ROWS = [
    (TAGS[title], written, as_set)
    for title in TAGS
    for written, as_set in re.findall(r"^\| `(.+)` \| `(.+)` \|$", CHAPTERS[title], re.MULTILINE)
]
UNTOUCHED = re.findall(r"`([^`]+)`", CHAPTERS["What is never touched"].partition("\nNor ")[0])


def test_every_language_has_examples():
    """The rows are found: a page that nobody reads is right about everything."""
    assert {lang for lang, _, _ in ROWS} == set(TAGS.values())
    assert (len(ROWS), len(UNTOUCHED)) == (22, 16)


@pytest.mark.parametrize(("lang", "written", "as_set"), ROWS)
def test_the_examples_are_true(lang, written, as_set):
    """Each example is set as the page shows it."""
    assert typeset_line(written, lang).replace("\u00a0", "␣").replace("\u202f", "⍽") == as_set


@pytest.mark.parametrize("lang", TAGS.values())
@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_never_touched_stays(text, lang):
    """In no language does any of it change."""
    assert typeset_line(text, lang) == text
