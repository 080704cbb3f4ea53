"""What holds of a feed whatever its format: RSS, Atom and JSON Feed say the same."""

import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import atoma
import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magcli import store
from magcli.errors import NotAllowed, Unknown
from magcli.exporters import atom, jsonfeed, rss
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "articles"
FORMS = {"rss": rss, "atom": atom, "jsonfeed": jsonfeed}
EACH = pytest.mark.parametrize("form", FORMS)
BODY = (
    "Le client paie[^1], encore[^1].\n\n![Courbe](images/courbe.svg) et [la suite](deux.md), [plus bas](#fin).\n\n"
    '## Fin\n\n<p id="a"><img src="images/courbe.svg"><a href="deux.md">x</a></p>\n'
    '<video poster="images/courbe.svg" src="images/courbe.svg"></video>\n\n[^1]: *Les Échos*, [là](#fin).\n'
)


def _article(title="Un", date="2015-07-04", more="", body=BODY, id="3f0c2b1e-0000-4000-8000-000000000001"):
    return f"---\ntitle: {title}\nstatus: published\ndate: {date}\nauthors: redaction\nid: {id}\n{more}---\n{body}"


FILES = {
    "_index.md": HOME,
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux, {title: Trois}]\n---\n",
    "ete/un.md": _article(
        more="guests: [Jean]\ntags: [Usages]\nsection: Le Mag\nsummary: Court.\nupdated: 2015-07-12\n"
    ),
    "ete/deux.md": _article(
        "Deux",
        "2015-07-11T08:30:00+02:00",
        "image: {src: images/courbe.svg, alt: Une courbe}\ntags: [usages]\n",
        id="3f0c2b1e-0000-4000-8000-000000000002",
    ),
    "seul.md": _article(
        "Seul",
        "2015-07-07",
        "lang: en\n",
        BODY.replace("deux.md", "ete/deux.md"),
        "3f0c2b1e-0000-4000-8000-000000000003",
    ),
    "ete/images/courbe.svg": "<svg/>",
    "images/courbe.svg": "<svg/>",
}


def _bytes(form, files=FILES, now=NOW, **options):
    known = {"weighs": lambda path: (2073, "image/svg+xml"), "sizes": lambda path: (640, 480)}
    (page,) = FORMS[form].export(public(magazine_of(files), now), Options(**known, **options))
    return page.render()


def _entries(form, files=FILES, **options):
    """Return the id, title, moment, people, tags, summary and text of each entry, as a newsreader reads them."""
    feed = _bytes(form, files, **options)
    if form == "jsonfeed":
        return [
            (
                item["id"],
                item["title"],
                datetime.fromisoformat(item["date_published"]).timestamp(),
                [person["name"] for person in item["authors"]],
                item.get("tags", []),
                item.get("summary", ""),
                item.get("content_html", ""),
            )
            for item in json.loads(feed)["items"]
        ]
    parsed = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    return [
        (
            entry.id,
            entry.title,
            datetime(*entry.published_parsed[:6], tzinfo=UTC).timestamp(),
            [person.name for person in (*entry.get("authors", []), *entry.get("contributors", []))],
            [tag.term for tag in entry.get("tags", [])],
            entry.get("summary", ""),
            entry.content[0].value.strip() + "\n" if "content" in entry else "",
        )
        for entry in parsed.entries
    ]


def _titles(form, files=FILES, **options):
    return [title for _, title, *_ in _entries(form, files, **options)]


class _Ids(HTMLParser):
    """Collects the ids and the addresses of a text."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.addresses, self.names = [], [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.names |= values.keys()
        self.ids += [values["id"]] if "id" in values else []
        self.addresses += [values[name] for name in ("href", "src", "poster", "srcset") if name in values]


def test_all_formats_say_the_same():
    assert _entries("rss") == _entries("atom") == _entries("jsonfeed")
    assert _titles("rss") == ["Deux", "Seul", "Un"]


def _read_by_feedparser(feed):
    entries = feedparser.parse(feed).entries
    return [(entry.id, entry.title, datetime(*entry.published_parsed[:6], tzinfo=UTC)) for entry in entries]


def _read_by_atoma(feed):
    if feed.find(b"<rss ") >= 0:
        items = atoma.parse_rss_bytes(feed).items
        return [(item.guid, item.title, item.pub_date) for item in items]
    entries = atoma.parse_atom_bytes(feed).entries
    # feedparser drops the fraction of the second by which entries of one day have an order.
    return [(entry.id_, entry.title.value, entry.published.replace(microsecond=0)) for entry in entries]


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("magazine", ["sample", "hostile"])
def test_programs_agree_on_ids_titles_and_moments(form, magazine):
    titles = {f"un{at}.md": _article(f"'{title}'", id=f"u{at}") for at, title in enumerate(HOSTILE)}
    files = {"_index.md": HOME.replace("lang: fr", "lang: fr\ntypography: off"), **titles}
    known = store.load(SAMPLE) if magazine == "sample" else magazine_of(files)
    (page,) = FORMS[form].export(public(known, NOW), Options())
    feed = page.render()
    assert _read_by_feedparser(feed) == _read_by_atoma(feed)
    assert len(_read_by_atoma(feed)) == (2 if magazine == "sample" else len(HOSTILE))


@EACH
def test_an_entry_says_who_what_and_when(form):
    *_, un = _entries(form)
    assert un[:6] == (
        "urn:uuid:3f0c2b1e-0000-4000-8000-000000000001",
        "Un",
        1435960800.0,
        ["La rédaction", "Jean"],
        ["Le Mag", "Usages"],
        "Court.",
    )


@EACH
def test_no_address_is_relative_and_no_id_is_there_twice(form):
    texts = [_Ids(text) for *_, text in _entries(form)]
    addresses = [address for text in texts for address in text.addresses]
    ids = [id for text in texts for id in text.ids]
    assert len(addresses) > 30
    assert [address for address in addresses if not address.startswith("https://mag.example.org/")] == []
    assert len(ids) == len(set(ids)) > 8


@EACH
def test_a_link_between_a_note_and_its_reference_stays_in_its_item(form):
    for id, _, _, _, _, _, text in _entries(form):
        read = _Ids(text)
        own = [address for address in read.addresses if "#fn" in address]
        assert len(own) == 4, id
        assert {address.partition("#")[2] for address in own} <= set(read.ids)


@EACH
def test_the_text_has_nothing_that_the_feed_validator_of_the_w3c_calls_a_risk(form):
    files = {**FILES, "_index.md": HOME.replace("lang: fr", "lang: fr\nhtml: trusted")}
    files["seul.md"] = _article(
        "Seul", body='A[^1].\n\n<p style="x" onclick="y">B</p><script>z</script>\n\n[^1]: C.\n'
    )
    for *_, text in _entries(form, files):
        assert not {"role", "aria-label", "aria-labelledby", "style", "onclick"} & _Ids(text).names
        assert "<script" not in text


@EACH
def test_an_item_says_where_it_stands_in_its_series(form):
    deux, seul, un = (text for *_, text in _entries(form))
    assert un.startswith("<p><em>Été · Partie 1 sur 3</em></p>\n<p>Le client")
    assert deux.startswith("<p><em>Été · Partie 2 sur 3</em></p>\n")
    assert seul.startswith("<p>Le client")


@EACH
def test_summaries_have_no_text_and_no_note_marks(form):
    un = _entries(form, content="summary")[-1]
    deux = _entries(form, content="summary")[0]
    assert un[5:] == ("Été · Partie 1 sur 3 – Court.", "")
    assert deux[5:] == ("Été · Partie 2 sur 3 – Le client paie, encore.", "")
    assert "fn-" not in _bytes(form, content="summary").decode()


@EACH
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"series": "ete"}, ["Deux", "Un"], id="series"),
        pytest.param({"series": "ete", "order": "series"}, ["Un", "Deux"], id="series in order"),
        pytest.param({"series": "ete", "order": "series", "limit": 1}, ["Un"], id="first of a series"),
        pytest.param({"tag": "USAGES"}, ["Deux", "Un"], id="tag however it is spelt"),
        pytest.param({"section": "le mag"}, ["Un"], id="section"),
        pytest.param({"author": "redaction"}, ["Deux", "Seul", "Un"], id="author by id"),
        pytest.param({"author": "La rédaction", "limit": 2}, ["Deux", "Seul"], id="author by name"),
        pytest.param({"author": "jean"}, ["Un"], id="guest"),
    ],
)
def test_a_feed_can_be_narrowed(form, options, expected):
    assert _titles(form, **options) == expected


@EACH
@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        pytest.param({"tag": "usagse"}, Unknown, "no tag 'usagse'; did you mean Usages", id="no such tag"),
        pytest.param({"author": "zz"}, Unknown, "there is: ", id="no such person"),
        pytest.param({"tag": "usages", "series": "ete"}, NotAllowed, "--series and --tag ask for", id="two at once"),
        pytest.param({"order": "series"}, NotAllowed, "--order series is for a series", id="order of no series"),
        pytest.param({"now": datetime(2015, 1, 1, tzinfo=UTC)}, NotAllowed, "publish one first", id="of nothing"),
    ],
)
def test_what_cannot_be_is_refused(form, options, error, message):
    with pytest.raises(error, match=message):
        _bytes(form, **options)


@EACH
def test_a_feed_lies_beside_the_page_that_shows_the_same(form):
    feed = _bytes(form, tag="usages").decode()
    assert f"https://mag.example.org/tags/usages/{FORMS[form].FILE}" in feed
    assert '"https://mag.example.org/tags/usages/"' in feed or ">https://mag.example.org/tags/usages/<" in feed
    without = {**FILES, "_index.md": HOME.replace("lang: fr", "lang: fr\npages: [people]")}
    feed = _bytes(form, without, tag="usages").decode()
    assert '"https://mag.example.org/tags/usages/"' not in feed
    assert ">https://mag.example.org/tags/usages/<" not in feed


def test_it_changed_when_an_article_last_did():
    assert "<lastBuildDate>Sun, 12 Jul 2015 00:00:00 +0200<" in _bytes("rss").decode()
    assert re.search(r"<updated>2015-07-12T00:00:00.\d+\+02:00</updated>\n<author>", _bytes("atom").decode())
    assert '"date_modified": "2015-07-12T00:00:00+02:00"' in _bytes("jsonfeed").decode()


def test_a_picture_is_told_with_its_bytes_and_its_type():
    url = "https://mag.example.org/ete/images/courbe.svg"
    feed = _bytes("rss").decode()
    assert f'<enclosure url="{url}" length="2073" type="image/svg+xml"/>' in feed
    assert (
        f'<media:content url="{url}" type="image/svg+xml" fileSize="2073" medium="image" width="640" height="480"/>'
        in feed
    )
    assert "Une courbe" not in feed  # newsreaders made with feedparser would take it for the text
    assert f'<link rel="enclosure" type="image/svg+xml" length="2073" href="{url}"/>' in _bytes("atom").decode()
    item = json.loads(_bytes("jsonfeed"))["items"][0]
    assert item["image"] == url
    assert item["attachments"] == [{"url": url, "mime_type": "image/svg+xml", "size_in_bytes": 2073}]


def test_an_article_in_another_language_says_so():
    assert [item.get("language") for item in json.loads(_bytes("jsonfeed"))["items"]] == [None, "en", None]
    assert '<entry xml:lang="en">\n<id>urn:uuid:3f0c2b1e-0000-4000-8000-000000000003</id>' in _bytes("atom").decode()
    assert '<item xml:lang="en">\n<title>Seul</title>' in _bytes("rss").decode()


HOSTILE = [
    "Fin de CDATA ]]> ici",
    "a < b & c > d &amp; &lt;",
    "Été 😀 👩‍👩‍👧",
    "\u202bעברית\u202c",
    "x" * 5000,
    "<![CDATA[ x ]]>",
]


@EACH
@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_come_out_as_they_went_in(form, title):
    home = HOME.replace("lang: fr", "lang: fr\ntypography: off")
    quoted = "'" + title.replace("'", "''") + "'"
    feed = _bytes(form, {"_index.md": home, "un.md": _article(quoted, body=f"{title}\n")})
    if form == "jsonfeed":
        assert json.loads(feed)["items"][0]["title"] == title
    else:
        root = ET.fromstring(feed)
        names = {"rss": "channel/item/title", "atom": "{*}entry/{*}title"}
        assert [found.text for found in root.iterfind(names[form])] == [title]


@EACH
def test_characters_that_no_feed_may_hold_are_left_out(form):
    (entry,) = _entries(
        form, {"_index.md": HOME, "un.md": _article("Un", body="un\x0bdeux\ufffe\x93&#x7f;\ufdd0\U0001ffff\n")}
    )
    assert entry[1] == "Un"
    assert "undeux<" in entry[-1]


# -- what a subscriber sees


def _magazine(titles, order, days, url):
    articles = {
        f"ete/{name}.md": _article(
            title, f"2015-07-{day:02}", body=f"Texte de {name}.\n", id=f"3f0c2b1e-0000-4000-8000-00000000000{name}"
        )
        for (name, title), day in zip(titles.items(), days, strict=False)
    }
    home = HOME.replace("https://mag.example.org/", url)
    return {"_index.md": home, "ete/_index.md": f"---\ntitle: Été\nparts: [{', '.join(order)}]\n---\n", **articles}


@EACH
@given(
    order=st.permutations(["a", "b", "c", "d"]),
    days=st.lists(st.integers(1, 19), min_size=5, max_size=5),
    title=st.sampled_from(["Corrigé", "Un !", "É"]),
    url=st.sampled_from(["https://mag.example.org/", "https://autre.example.net/mag/"]),
)
@settings(max_examples=25)
def test_a_subscriber_sees_as_new_what_is_new_and_nothing_else(form, order, days, title, url):
    """Whatever is reordered, dated anew, corrected or moved; and one new article is one new item."""
    before = _magazine(dict.fromkeys("abcd", "Un"), "abcd", [4, 5, 6, 7], "https://mag.example.org/")
    seen = {entry[0] for entry in _entries(form, before)}
    after = _magazine({**dict.fromkeys("abcd", "Un"), "b": title}, order, days, url)
    assert {entry[0] for entry in _entries(form, after)} == seen
    more = _magazine({**dict.fromkeys("abcd", "Un"), "b": title, "e": "Neuf"}, [*order, "e"], days, url)
    assert {entry[0] for entry in _entries(form, more)} - seen == {"urn:uuid:3f0c2b1e-0000-4000-8000-00000000000e"}
    renamed = {path.replace("/a.md", "/z.md"): text for path, text in after.items()}
    assert {entry[0] for entry in _entries(form, renamed)} == seen


@EACH
def test_what_a_feed_does_not_show_is_not_made(form):
    looked = []
    pictured = {
        name: text.replace("id:", "image: images/courbe.svg\nid:") for name, text in FILES.items() if "status" in text
    }
    pages = FORMS[form].export(
        public(magazine_of({**FILES, **pictured}), NOW), Options(limit=1, weighs=looked.append)
    )
    assert all(page.render() for page in pages)
    assert [str(path) for path in looked] == ["ete/images/courbe.svg"]


@EACH
def test_the_bytes_are_the_same_on_another_day_and_however_the_files_come(form):
    files = dict(reversed(FILES.items()))
    assert _bytes(form, files, now=NOW + timedelta(days=4000)) == _bytes(form)


@EACH
@pytest.mark.parametrize(
    ("date", "updated", "told"),
    [
        pytest.param("2015-07-04", "2015-07-06", "2015-07-06T00:00:00+02:00", id="later"),
        pytest.param("2015-07-04", "2015-07-01", "", id="earlier: a slip, for nothing changes before it is there"),
        pytest.param("2015-07-04", "2015-07-04", "", id="the same day"),
        pytest.param("2015-07-04T08:00:00+02:00", "2015-07-04", "", id="the day of its hour"),
    ],
)
def test_an_update_is_told_when_it_is_later_than_the_date(form, date, updated, told):
    feed = _bytes(form, {"_index.md": HOME, "un.md": _article(date=date, more=f"updated: {updated}\n")})
    if form == "jsonfeed":
        assert json.loads(feed)["items"][0].get("date_modified", "") == told
        return
    root = ET.fromstring(
        re.sub(rb"(T[\d:]+)\.\d+", rb"\1", feed)
    )  # an entry of Atom has a fraction of a second of its own
    name, whole = {"rss": ("channel/item", "channel/lastBuildDate"), "atom": ("{*}entry", "{*}updated")}[form]
    published = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo("Europe/Paris")).isoformat()
    # Atom wants one of every entry: without another, it is the date.
    assert root.findtext(f"{name}/{{*}}updated") == (told or (published if form == "atom" else None))
    changed = datetime.fromisoformat(told or published)
    assert root.findtext(whole) == (format_datetime(changed) if form == "rss" else changed.isoformat())
