"""A file that WordPress imports, as its importer reads it."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from magcli.errors import NotAllowed
from magcli.exporters import rss, wordpress
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of
from tests.exporters.test_hugo import FILES, NOW

WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def written(files=FILES, now=NOW):
    (page,) = wordpress.export(public(magazine_of(files), now), Options())
    return page.render()


def channel(files=FILES, now=NOW):
    return ET.fromstring(written(files, now)).find("channel")


def item(name, files=FILES):
    return next(found for found in channel(files).iter("item") if found.findtext(f"{WP}post_name") == name)


def metas(element, kind="post"):
    return {
        found.findtext(f"{WP}meta_key"): found.findtext(f"{WP}meta_value")
        for found in element.iter(f"{WP}{kind}meta")
    }


def terms(element, kind):
    """The children of each term of this *kind*, by their names."""
    return [
        {child.tag.removeprefix(WP): child.text for child in found if not len(child)}
        for found in element.iter(f"{WP}{kind}")
    ]


def test_the_channel_says_what_it_is_of():
    found = channel()
    assert found.findtext(f"{WP}wxr_version") == "1.2"
    assert (found.findtext("title"), found.findtext("link")) == ("Le Mag numérique", "https://mag.example.org/")
    assert (found.findtext("language"), found.findtext(f"{WP}base_blog_url")) == ("fr", "https://mag.example.org/")


def test_authors_sections_tags_and_series_are_there_before_the_posts():
    found = channel()
    authors = [(a["author_id"], a["author_login"], a["author_display_name"]) for a in terms(found, "author")]
    assert authors == [("1", "redaction", "La rédaction"), ("2", "ali-baba", "Ali Baba")]
    assert [(c["term_id"], c["category_nicename"], c["cat_name"]) for c in terms(found, "category")] == [
        ("2", "le-mag", "Le Mag")
    ]
    assert [(t["term_id"], t["tag_slug"], t["tag_name"]) for t in terms(found, "tag")] == [
        ("3", "usages", "usages"),
        ("4", "oeuvre", "œuvre"),
    ]
    (series,) = terms(found, "term")
    assert series == {
        "term_id": "5",
        "term_taxonomy": "series",
        "term_slug": "saga",
        "term_parent": None,
        "term_name": "La saga",
        "term_description": "Une série.",
    }
    kinds = [element.tag for element in found]
    assert kinds.index("item") == max(kinds.index(f"{WP}{kind}") for kind in ("author", "category", "tag", "term")) + 1  # fmt: skip


def test_a_post_says_what_the_article_said():
    post = item("un")
    assert (post.findtext("title"), post.findtext("link")) == ("Un : le début", "https://mag.example.org/saga/un/")
    assert (post.findtext("guid"), post.find("guid").attrib) == (
        "urn:uuid:4a3601c4-8b5b-4b0f-bd80-afbd9175e8a8",
        {"isPermaLink": "false"},
    )
    assert (post.findtext(CREATOR), post.findtext(EXCERPT)) == ("redaction", "Court.")
    assert (post.findtext(f"{WP}status"), post.findtext(f"{WP}post_type")) == ("publish", "post")
    assert post.findtext(f"{WP}comment_status") == "closed"
    assert [(c.get("domain"), c.get("nicename"), c.text) for c in post.iter("category")] == [
        ("category", "le-mag", "Le Mag"),
        ("post_tag", "usages", "usages"),
        ("post_tag", "oeuvre", "œuvre"),
        ("series", "saga", "La saga"),
    ]


def test_several_authors_are_those_of_co_authors_plus():
    text = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction, Zoé]\n---\n"
    post = item("un", {"un.md": text})
    assert post.findtext(CREATOR) == "redaction"
    found = [(c.get("domain"), c.get("nicename"), c.text) for c in post.iter("category")]
    assert found == [("author", "cap-redaction", "La rédaction"), ("author", "cap-zoe", "Zoé")]


@pytest.mark.parametrize(
    ("name", "local", "utc"),
    [
        pytest.param("un", "2015-07-04 00:00:00", "2015-07-03 22:00:00", id="a day"),
        pytest.param("deux", "2015-07-11 08:30:00", "2015-07-11 06:30:00", id="a moment"),
    ],
)
def test_a_date_is_that_of_the_magazine_and_that_of_greenwich(name, local, utc):
    post = item(name)
    assert (post.findtext(f"{WP}post_date"), post.findtext(f"{WP}post_date_gmt")) == (local, utc)


def test_a_part_has_its_number_under_both_names_that_plugins_know():
    found = metas(item("deux"))
    assert (found["_series_part"], found["_series_part_5"]) == ("4", "4")


def test_the_text_is_blocks_whose_links_lead_to_the_site():
    content = item("un").findtext(CONTENT)
    assert content.startswith("<!-- wp:paragraph -->\n<p>Le client paie<sup data-fn=")
    assert '<a href="https://mag.example.org/saga/deux/#fin">la suite</a>' in content
    assert "un secret.</p>" in content


def test_notes_are_those_of_the_block_editor():
    post = item("un")
    (note,) = json.loads(metas(post)["footnotes"])
    assert note["content"] == "<em>Les Échos</em>."
    content = post.findtext(CONTENT)
    assert f'<a href="#{note["id"]}" id="{note["id"]}-link">1</a>' in content
    assert content.endswith("<!-- wp:footnotes /-->")


def test_pictures_are_there_to_be_fetched():
    picture, post = item("a"), item("un")
    address = "https://mag.example.org/saga/images/a.svg"
    assert (picture.findtext(f"{WP}post_type"), picture.findtext(f"{WP}attachment_url")) == ("attachment", address)
    assert (picture.findtext(EXCERPT), metas(picture)["_wp_attachment_image_alt"]) == ("Là", "Une vue")
    assert metas(post)["_thumbnail_id"] == picture.findtext(f"{WP}post_id")
    assert f'<img src="{address}" alt="vue"/>' in post.findtext(CONTENT)


def test_what_wordpress_has_no_place_for_is_kept():
    found = metas(item("un"))
    assert (found["_wp_old_slug"], json.loads(found["_magcli"])) == (
        "deux",
        {
            "authors": [{"id": "redaction", "name": "La rédaction", "organisation": "Le Mag numérique"}],
            "guests": [
                {"id": "ali-baba", "name": "Ali Baba", "role": "prospectiviste", "organisation": "Les Voleurs"}
            ],
            "image": {"credit": "Zoé"},
            "lang": "en",
            "aliases": ["/avant/", "/%C3%A9t%C3%A9/", "/saga/deux/"],
        },
    )


def test_so_is_what_is_said_of_a_series():
    kept = json.loads(metas(channel().find(f"{WP}term"), "term")["_magcli"])
    assert (kept["season"], kept["total"]) == ("été 2015", 4)
    assert kept["introduction"] == "Voir [le début](https://mag.example.org/saga/un/)."
    (planned,) = kept["planned"]
    assert (planned["number"], planned["title"], planned["date"]) == (3, "À venir", "2015-08-01")


@pytest.mark.parametrize(
    ("title", "read"),
    [
        pytest.param("'A & B <i>'", "A &amp; B &lt;i&gt;", id="what WordPress would take for HTML"),
        pytest.param("'a ]]> b'", "a ]]&gt; b", id="the end of a section"),
        pytest.param('"a\\u0085\\uFFFEb"', "a\u0085b", id="what XML forbids"),
    ],
)
def test_titles_are_shown_as_they_are_written(title, read):
    text = f"---\ntitle: {title}\nstatus: published\ndate: 2015-07-04\n---\n"
    assert item("un", {"un.md": text}).findtext("title") == read


def test_a_text_may_hold_what_ends_a_section():
    text = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n`]]>`\n"
    assert "<code>]]&gt;</code>" in item("un", {"un.md": text}).findtext(CONTENT)


def test_nothing_published_gives_an_empty_channel():
    assert list(channel(now=datetime(2015, 1, 1, tzinfo=UTC)).iter("item")) == []


def test_a_magazine_without_an_address_is_refused():
    files = {**FILES, "_index.md": HOME.replace("url: https://mag.example.org/\n", "")}
    with pytest.raises(NotAllowed, match="WordPress needs the address"):
        written(files)


@pytest.mark.parametrize("id", ["3f0c2b1e-0000-4000-8000-000000000001", "123", ""])
def test_a_post_has_the_guid_that_our_feed_gave_it(id):
    said = f"id: '{id}'\n" if id else ""
    text = f"---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n{said}---\n\nTexte.\n"
    magazine = public(magazine_of({"un.md": text}), NOW)
    (page,) = rss.export(magazine, Options())
    assert item("un", {"un.md": text}).findtext("guid") == ET.fromstring(page.render()).find(".//item/guid").text
