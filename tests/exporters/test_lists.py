"""What a site lists its articles by."""

from datetime import UTC, datetime

from magcli.exporters._lists import lists
from magcli.exporters._selection import newest
from magcli.publishing import public
from tests.conftest import HOME, magazine_of


def _article(date, more):
    return f"---\ntitle: T\nstatus: published\ndate: {date}\n{more}---\nCorps.\n"


def _lists(files, home=HOME):
    magazine = public(magazine_of({"_index.md": home, **files}), datetime(2015, 8, 1, tzinfo=UTC))
    return lists(magazine, newest(magazine))


def _shown(entries):
    return [(entry.name, entry.address, [article.slug for article in entry.articles]) for entry in entries]


def test_two_spellings_of_a_tag_share_a_page_and_names_are_in_the_order_of_the_alphabet():
    found = _lists(
        {
            "a.md": _article("2015-07-01", "tags: [Zoo, économie]\n"),
            "b.md": _article("2015-07-02", "tags: [Économie, Eau]\n"),
        }
    )
    assert _shown(found["tags"]) == [
        ("Eau", "tags/eau/", ["b"]),
        ("Économie", "tags/economie/", ["b", "a"]),
        ("Zoo", "tags/zoo/", ["a"]),
    ]


def test_who_writes_and_is_interviewed_has_one_page_and_each_article_counts_once():
    jean = "{id: jean, name: Jean}"
    found = _lists(
        {
            "a.md": _article("2015-07-01", f"authors: [{jean}]\nguests: [{jean}]\n"),
            "b.md": _article("2015-07-02", f"guests: [{jean}]\n"),
        }
    )
    (entry,) = found["people"]
    assert (entry.name, entry.count) == ("Jean", 2)
    assert [article.slug for article in entry.articles] == ["a"]
    assert [article.slug for article in entry.appearances] == ["b", "a"]


def test_sections_and_people_that_nothing_public_names_are_on_no_list():
    home = HOME.replace("lang: fr", "lang: fr\nsections: [Vide, Pleine]")
    found = _lists(
        {
            "a.md": _article("2015-07-01", "section: Pleine\n"),
            "b.md": _article("2015-07-02", "section: Vide\nauthors: redaction\n").replace("published", "draft"),
        },
        home,
    )
    assert _shown(found["sections"]) == [("Pleine", "sections/pleine/", ["a"])]
    assert "people" not in found


def test_an_instant_belongs_to_the_year_that_it_is_where_the_magazine_is_read():
    home = HOME.replace("lang: fr", "lang: fr\ntimezone: Europe/Paris")
    found = _lists({"a.md": _article("2014-12-31T23:30:00Z", ""), "b.md": _article("2014-12-31", "")}, home)
    assert _shown(found["years"]) == [("2015", "archive/2015/", ["a"]), ("2014", "archive/2014/", ["b"])]
