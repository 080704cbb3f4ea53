"""The feeds of a site: what they hold besides what one alone does, archives and a style."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import urljoin

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magcli import store
from magcli.exporters import atom, html, rss
from magcli.exporters._exporter import Options
from magcli.model import Page
from magcli.publishing import public
from tests.conftest import HOME, magazine_of
from tests.exporters import w3c

THEME = store.theme()
NOW = datetime(2016, 7, 1, tzinfo=UTC)
FIRST = date(2015, 7, 1)
URL = "https://mag.example.org/"
BOUND = pytest.mark.parametrize("file", ["feed.xml", "atom.xml", "ete/feed.xml", "ete/atom.xml"])


def _magazine(count, feed="{limit: 4}", series="ete"):
    """The files of a magazine of *count* articles, a1 the oldest of them, all parts of one series."""
    files = {
        f"{series}/a{at}.md": f"---\ntitle: A{at}\nstatus: published\ndate: {FIRST + timedelta(at)}\n"
        f"authors: redaction\nid: a{at}\n---\nTexte {at}[^1].\n\n[^1]: Note.\n"
        for at in range(1, count + 1)
    }
    parts = ", ".join(f"a{at}" for at in range(1, count + 1))
    index = f"---\ntitle: Été\nparts: [{parts}]\n---\n"
    return {"_index.md": HOME.replace("lang: fr", f"lang: fr\nfeed: {feed}"), f"{series}/_index.md": index, **files}


def _site(files, now=NOW):
    pages = html.export(public(magazine_of(files), now), Options(theme=THEME))
    return {str(page.path): page.render() for page in pages if isinstance(page, Page) and page.path.suffix != ".html"}


def _titles(feed):
    return " ".join(entry.title for entry in feedparser.parse(feed).entries)


def _links(feed):
    """The links of *feed* to feeds and hubs, by their kind; where they lead to is told from the top of the site."""
    links = feedparser.parse(feed).feed.links
    return {link.rel: link.href.removeprefix(URL) for link in links if link.rel != "alternate"}


def _volumes(site):
    """The ids and titles that each volume of *site* holds, by its path."""
    bound = {path: feed for path, feed in site.items() if re.search(r"-\d+-\d+\.xml$", path)}
    return {
        path: [(entry.id, entry.title) for entry in feedparser.parse(feed).entries] for path, feed in bound.items()
    }


# -- archives (RFC 5005, section 4)


def test_what_a_feed_no_longer_shows_is_in_the_volumes_beside_it():
    site = _site(_magazine(7))
    assert _titles(site["feed.xml"]) == "A7 A6 A5 A4"
    assert sorted(path for path in site if re.search(r"\d\.xml", path)) == [
        "atom-1-2.xml",
        "atom-3-4.xml",
        "ete/atom-1-2.xml",
        "ete/atom-3-4.xml",
        "ete/feed-1-2.xml",
        "ete/feed-3-4.xml",
        "feed-1-2.xml",
        "feed-3-4.xml",
    ]
    assert (_titles(site["feed-3-4.xml"]), _titles(site["atom-1-2.xml"])) == ("A4 A3", "A2 A1")


@BOUND
def test_the_volumes_lead_from_one_to_the_other(file):
    site = _site(_magazine(9))
    first, second, third = (file.replace(".xml", f"-{name}.xml") for name in ("1-2", "3-4", "5-6"))
    assert _links(site[file]) == {"self": file, "prev-archive": third}
    assert _links(site[third]) == {"self": third, "current": file, "prev-archive": second}
    assert _links(site[second]) == {"self": second, "current": file, "prev-archive": first, "next-archive": third}
    assert _links(site[first]) == {"self": first, "current": file, "next-archive": second}


@BOUND
def test_only_a_volume_says_that_it_is_one(file):
    site = _site(_magazine(7))
    archive = b"<fh:archive/>"
    assert archive not in site[file]
    assert b"syndication/history" not in site[file]
    for name in ("1-2", "3-4"):
        volume = site[file.replace(".xml", f"-{name}.xml")]
        assert volume.count(archive) == volume.count(b'xmlns:fh="http://purl.org/syndication/history/1.0"') == 1


@BOUND
@given(count=st.integers(1, 30), limit=st.integers(1, 7))
@settings(max_examples=10)
def test_whoever_follows_the_links_backwards_finds_every_article(file, count, limit):
    site = _site(_magazine(count, f"{{limit: {limit}}}"))
    found, path = [], file
    while path:
        found += _titles(site[path]).split()
        path = _links(site[path]).get("prev-archive")
    assert set(found) == {f"A{at}" for at in range(1, count + 1)}
    assert len(found) <= count + 2 * limit


@given(count=st.integers(1, 24), limit=st.integers(1, 7), days=st.integers(0, 24))
@settings(max_examples=20)
def test_a_volume_never_holds_other_articles_than_on_its_first_day(count, limit, days):
    files = _magazine(count, f"{{limit: {limit}}}")
    day = datetime(2015, 7, 1, 12, tzinfo=UTC)
    now = _volumes(_site(files, day + timedelta(min(days, count))))
    later = _volumes(_site(files, day + timedelta(min(days + 3, count))))
    assert {path: later.get(path) for path in now} == now


def test_another_limit_makes_volumes_of_other_names():
    names = [
        {path for path in _site(_magazine(24, f"{{limit: {limit}}}")) if path.startswith("atom-")} for limit in (4, 6)
    ]
    assert all(names)
    assert names[0] & names[1] == set()


@pytest.mark.parametrize(
    ("count", "feed"),
    [
        pytest.param(4, "{limit: 4}", id="all is shown"),
        pytest.param(9, "{limit: 4, content: summary}", id="summaries: the archive is the site"),
    ],
)
def test_there_is_no_archive_where_it_would_add_nothing(count, feed):
    site = _site(_magazine(count, feed))
    assert _volumes(site) == {}
    assert "prev-archive" not in _links(site["atom.xml"])


def test_an_archive_holds_nothing_that_is_not_out():
    files = _magazine(9)
    files["ete/a2.md"] = files["ete/a2.md"].replace("published", "draft")
    held = {title for entries in _volumes(_site(files)).values() for _, title in entries}
    assert held == {"A1", "A3", "A4", "A5"}


@pytest.mark.parametrize("form", [rss, atom])
def test_a_feed_that_is_written_alone_names_neither_archive_nor_style(form):
    (page,) = form.export(public(magazine_of(_magazine(9)), NOW), Options())
    assert set(_links(page.render())) == {"self"}
    assert b"xml-stylesheet" not in page.render()


@pytest.mark.parametrize("count", [5, 24])
def test_the_validator_of_the_w3c_has_nothing_to_say(count):
    site = _site(_magazine(count, "{limit: 4, hub: 'https://hub.example.org/?a=1&b=2'}"))
    feeds = {path: feed for path, feed in site.items() if re.search(r"(feed|atom)[\d-]*\.xml$", path)}
    assert len(feeds) > 12
    assert [path for path, feed in feeds.items() if w3c.complaints(feed, URL + path)] == []


# -- hubs, which tell programs of news (WebSub)


def test_all_feeds_name_the_hub_and_volumes_do_not():
    site = _site(_magazine(7, "{limit: 4, hub: 'https://hub.example.org/?a=1&b=2'}"))
    for path in ("feed.xml", "atom.xml", "ete/feed.xml", "people/redaction/feed.xml"):
        assert _links(site[path])["hub"] == "https://hub.example.org/?a=1&b=2"
    assert (
        b'"hubs": [\n  {\n   "type": "WebSub",\n   "url": "https://hub.example.org/?a=1&b=2"\n  }\n ]'
        in site["feed.json"]
    )
    assert "hub" not in _links(site["feed-1-2.xml"])


def test_without_a_hub_no_feed_speaks_of_one():
    site = _site(_magazine(3))
    assert [path for path in site if b"hub" in site[path] and not path.startswith("assets/")] == []


# -- what browsers show


def test_each_feed_names_the_style_that_browsers_show_it_with():
    site = _site(_magazine(7))
    feeds = [path for path in site if re.fullmatch(r"(.*/)?(feed|atom)[\d-]*\.xml", path)]
    assert len(feeds) == 13
    for path in feeds:
        _, instruction, root = site[path].decode().split("\n", 2)
        (style,) = re.findall(r'^<\?xml-stylesheet type="text/css" href="([^"]+)"\?>$', instruction)
        assert urljoin(f"{URL}{path}", style).removeprefix(URL) in site
        assert root.startswith(("<rss ", "<feed "))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        pytest.param("fr", "Ceci est un flux, fait pour les lecteurs de flux\u00a0: copiez-y", id="in French"),
        pytest.param("de", "Dies ist ein Feed", id="in German"),
        pytest.param("ar", "This is a feed", id="in a language that magcli does not speak"),
    ],
)
def test_the_style_says_what_a_feed_is_in_the_language_of_the_magazine(lang, told):
    files = _magazine(1)
    files["_index.md"] = files["_index.md"].replace("lang: fr", f"lang: {lang}")
    (style,) = [content.decode() for path, content in _site(files).items() if PurePosixPath(path).match("feed-*.css")]
    assert f':root::before {{ content: "{told}' in style
    assert f"direction: {'rtl' if lang == 'ar' else 'ltr'};" in style


@pytest.mark.parametrize(
    ("lang", "called"),
    [
        pytest.param("fr", "Flux RSS", id="French"),
        pytest.param("en", "RSS feed", id="English"),
        pytest.param("de", "RSS-Feed", id="German"),
        pytest.param("es", "Canal RSS", id="Spanish"),
        pytest.param("it", "Feed RSS", id="Italian"),
    ],
)
def test_pages_call_a_feed_as_their_readers_do(lang, called):
    files = {**_magazine(1), "_index.md": HOME.replace("lang: fr", f"lang: {lang}")}
    pages = html.export(public(magazine_of(files), NOW), Options(theme=THEME))
    (home,) = (page.render().decode() for page in pages if str(page.path) == "index.html")
    assert re.findall(r">([^<]*RSS[^<]*)<", home) == [called]
