"""The sample magazine: an example that is right, and that shows what magcli does."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from magcli import store
from magcli.exporters import html, ics, rss
from magcli.exporters._exporter import Options
from magcli.model import Page
from magcli.publishing import public
from magcli.validating import validate

ROOT = Path(__file__).parents[1] / "articles"
MAGAZINE = store.load(ROOT)
SERIES = MAGAZINE.series["la-revolution-numerique"]
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def test_nothing_is_wrong_with_it():
    assert validate(MAGAZINE) == ()


def test_two_parts_are_published_one_is_a_draft_and_one_is_planned():
    articles = [MAGAZINE.article_of(SERIES, part) for part in SERIES.parts]
    assert [article.status if article else "planned" for article in articles] == [
        "published",
        "published",
        "draft",
        "planned",
    ]


@pytest.mark.parametrize("article", MAGAZINE.articles.values(), ids=lambda article: article.slug)
def test_an_article_shows_all_that_an_article_can_hold(article):
    body = article.source.body
    words = re.findall(r"[\w’'-]+", re.sub(r"^\[\^.*$|\]\([^)]*\)", "", body, flags=re.MULTILINE))
    assert 500 <= len(words) <= 900
    for held in (
        r"^## ",
        r"^- ",
        r"^> ",
        r"^> — ",
        r"\w\[\^\d\]",
        r"^\[\^\d\]: ",
        r"^\| ---",
        r"^!\[[^\]]+\]\(images/.*\.svg\)",
    ):
        assert re.search(held, body, re.MULTILINE), held


def test_what_is_not_published_is_in_no_byte_of_an_export():
    shown = public(MAGAZINE, LATER)
    options = Options(theme=store.theme())
    pages = [*html.export(shown, options), *rss.export(shown, options), *ics.export(shown, options)]
    everything = "".join(f"{page.path} {page.render().decode()}" for page in pages if isinstance(page, Page)).lower()
    copied = " ".join(str(page.path) for page in pages)
    (draft,) = (article for article in MAGAZINE.articles.values() if article.status == "draft")
    for hidden in (draft.title.lower(), draft.slug, draft.id, draft.summary.lower()):
        assert hidden not in everything
        assert hidden not in copied
