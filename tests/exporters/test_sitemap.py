"""What search engines read first."""

from datetime import UTC, date, datetime

import pytest

from magcli.exporters import _sitemap
from magcli.exporters._sitemap import Entry
from tests.conftest import HOME, magazine_of

MAGAZINE = magazine_of({})
ENTRIES = [Entry(""), Entry("a/", date(2015, 7, 4)), Entry("b/", datetime(2015, 7, 4, 22, tzinfo=UTC))]


def files(entries=ENTRIES, magazine=MAGAZINE, **limits):
    return {str(page.path): page.render().decode() for page in _sitemap.pages(entries, magazine, **limits)}


def test_the_sitemap_holds_every_page_and_when_it_was_changed():
    assert files()["sitemap.xml"] == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url>\n<loc>https://mag.example.org/</loc>\n</url>\n"
        "<url>\n<loc>https://mag.example.org/a/</loc>\n<lastmod>2015-07-04</lastmod>\n</url>\n"
        "<url>\n<loc>https://mag.example.org/b/</loc>\n<lastmod>2015-07-05T00:00:00+02:00</lastmod>\n</url>\n"
        "</urlset>\n"
    )


@pytest.mark.parametrize(
    "limits", [pytest.param({"most": 2}, id="of addresses"), pytest.param({"largest": 280}, id="of bytes")]
)
def test_too_many_for_one_become_several_and_a_list_of_them(limits):
    found = files(**limits)
    assert found["sitemap.xml"] == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap>\n<loc>https://mag.example.org/sitemap-1.xml</loc>\n</sitemap>\n"
        "<sitemap>\n<loc>https://mag.example.org/sitemap-2.xml</loc>\n</sitemap>\n"
        "</sitemapindex>\n"
    )
    assert [found[f"sitemap-{number}.xml"].count("<loc>") for number in (1, 2)] == [2, 1]


def test_no_part_is_larger_than_it_may_be():
    entries = [Entry(f"{'é' * number}/") for number in range(50)]
    parts = [text for name, text in files(entries, largest=400).items() if name.startswith("sitemap-")]
    assert max(len(text.encode()) for text in parts) <= 400
    assert sum(text.count("<loc>") for text in parts) == 50


def test_robots_learn_where_the_sitemap_is():
    assert files()["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://mag.example.org/sitemap.xml\n"


def test_robots_do_not_look_below_the_top_of_a_host():
    below = magazine_of({"_index.md": HOME.replace("https://mag.example.org/", "https://example.org/mag/")})
    assert "robots.txt" not in files(magazine=below)


def test_the_newest_day_is_found_among_days_and_instants():
    days = [None, date(2015, 7, 4), datetime(2015, 7, 4, 12, tzinfo=UTC), date(2015, 7, 3)]
    assert _sitemap.newest(days, MAGAZINE) == days[2]
    assert _sitemap.newest([None], MAGAZINE) is None
