"""The feed, as its readers see it."""

from datetime import UTC, datetime

import feedparser
import pytest

from magcli.errors import NotAllowed
from magcli.exporters import rss
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
BODY = "Le client paie[^1].\n\n![Courbe](images/courbe.svg) et [la suite](deux.md), [plus bas](#fin).\n\n[^1]: *Les Échos*.\n"


def _text(title="Un", date="2015-07-04", more="", body=BODY, status="published"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {date}\nauthors: redaction\nid: 3f0c2b1e-0000-4000-8000-000000000001\n{more}---\n{body}"


SERIES = "---\ntitle: Été\ndescription: Une série\nparts: [un, deux]\n---\n"
FILES = {
    "ete/_index.md": SERIES,
    "ete/un.md": _text(more="guests: [Jean]\ntags: [usages]\nsection: Le Mag\nsummary: Court.\n"),
    "ete/deux.md": _text("Deux", "2015-07-11T08:30:00+02:00", "image: images/courbe.svg\n", "Suite.\n").replace(
        "3f0c2b1e-0000-4000-8000-000000000001", "3f0c2b1e-0000-4000-8000-000000000002"
    ),
    "ete/images/courbe.svg": "<svg/>",
}


def _feed_of(files, now=NOW, **options):
    (page,) = rss.export(public(magazine_of(files), now), Options(**options))
    return page.render()


def _parsed(files, **options):
    parsed = feedparser.parse(_feed_of(files, **options))
    assert not parsed.bozo
    return parsed


def test_an_item_says_who_when_and_what():
    deux, un = _parsed(FILES).entries
    assert (un.title, un.link) == ("Un", "https://mag.example.org/ete/un/")
    assert (un.id, un.guidislink) == ("urn:uuid:3f0c2b1e-0000-4000-8000-000000000001", False)
    assert un.published == "Sat, 04 Jul 2015 00:00:00 +0200"
    assert deux.published == "Sat, 11 Jul 2015 08:30:00 +0200"
    assert [author.name for author in un.authors] == ["La rédaction", "Jean"]
    assert [tag.term for tag in un.tags] == ["Le Mag", "usages"]
    assert un.summary == "Court."


def test_the_channel_says_where_it_is_and_when_it_changed():
    feed = _parsed(FILES).feed
    links = {link.rel: link.href for link in feed.links}
    assert links == {"alternate": "https://mag.example.org/", "self": "https://mag.example.org/feed.xml"}
    assert (feed.language, feed.updated) == ("fr", "Sat, 11 Jul 2015 08:30:00 +0200")


def test_every_link_in_the_text_is_whole():
    content = _parsed(FILES).entries[1].content[0].value
    assert 'src="https://mag.example.org/ete/images/courbe.svg"' in content
    assert 'href="https://mag.example.org/ete/deux/"' in content
    assert 'href="https://mag.example.org/ete/un/#fin"' in content
    assert 'href="https://mag.example.org/ete/un/#fn-ete.un-1"' in content
    assert 'href="#' not in content


def test_the_text_of_summaries_has_no_note_marks():
    files = {"ete/_index.md": SERIES, "ete/un.md": _text(), "ete/deux.md": _text()}
    assert _parsed(files).entries[0].summary == "Le client paie."


def test_a_feed_of_summaries_has_no_content():
    home = HOME.replace("people:", "feed: {limit: 1, content: summary}\npeople:")
    entries = _parsed({"_index.md": home, **FILES}).entries
    assert [entry.title for entry in entries] == ["Deux"]
    assert "content" not in entries[0]


def test_a_series_has_its_own_feed():
    parsed = _parsed({**FILES, "edito.md": _text("Édito")}, series="ete")
    assert (parsed.feed.title, parsed.feed.link) == ("Été – Le Mag numérique", "https://mag.example.org/ete/")
    assert [entry.title for entry in parsed.entries] == ["Deux", "Un"]


def test_a_limit_keeps_the_newest():
    assert [entry.title for entry in _parsed(FILES, limit=1).entries] == ["Deux"]


def test_without_an_id_the_address_is_the_guid():
    feed = _feed_of({"un.md": _text().replace("id: 3f0c2b1e-0000-4000-8000-000000000001\n", "")}).decode()
    assert '<guid isPermaLink="true">https://mag.example.org/un/</guid>' in feed


@pytest.mark.parametrize(
    "title",
    [
        "Fin de CDATA ]]> ici",
        "a < b & c > d",
        'Des "guillemets" et l\'été',
        "Été 😀",
        "\u202bעברית\u202c",
        "x" * 5000,
    ],
)
def test_hostile_titles_come_out_as_they_went_in(title):
    quoted = "'" + title.replace("'", "''") + "'"
    home = HOME.replace("lang: fr", "lang: fr\ntypography: off")
    (entry,) = _parsed({"_index.md": home, "un.md": _text(quoted, body=f"{title}\n")}).entries
    assert entry.title == title


def test_characters_that_xml_forbids_are_left_out():
    (entry,) = _parsed({"un.md": _text(body="un\x0bdeux\ufffe\n")}).entries
    assert "undeux" in entry.content[0].value


def test_a_link_to_a_host_that_cannot_be_leads_nowhere_and_stops_nothing():
    (entry,) = _parsed({"un.md": _text(body="[a](http://[^1]) [b](http://[::1) [c](//[x])\n")}).entries
    assert entry.content[0].value == "<p>a b c</p>"


def test_without_an_address_there_is_no_feed():
    home = HOME.replace("url: https://mag.example.org/\n", "")
    with pytest.raises(NotAllowed, match="write url: https://"):
        _feed_of({"_index.md": home, **FILES})


def test_the_same_magazine_gives_the_same_bytes_on_another_day():
    files = dict(reversed(FILES.items()))
    assert _feed_of(files, datetime(2030, 1, 1, tzinfo=UTC)) == _feed_of(FILES)


def test_a_summary_with_angle_brackets_keeps_them():
    (entry,) = _parsed({"un.md": _text(more='summary: "Le type <T> & Cie"\n')}).entries
    assert entry.summary == "Le type &lt;T&gt; &amp; Cie"
