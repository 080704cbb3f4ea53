"""What an export of WordPress becomes."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.errors import CannotRead
from magcli.importers import page, wordpress
from magcli.importers._values import Row
from magcli.model import Image, Person
from tests.importers.wxr import (
    HEAD,
    TAIL,
    attachment,
    author,
    cdata,
    export,
    filed,
    found,
    item,
    material,
    one,
    term,
    told,
)

UPLOADS = "https://mag.example.org/wp-content/uploads"
PARIS = timezone(timedelta(hours=2))
JULIE = Person(id="julie", name="Julie Martin")


# ---- what is an export ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("export.xml", export(), True, id="an export"),
        pytest.param("export.txt", export(), False, id="by another name"),
        pytest.param("feed.xml", "<rss version='2.0'><channel/></rss>", False, id="a feed"),
        pytest.param("notes.xml", "<!-- wordpress.org/export/ -->", False, id="that only speaks of one"),
        pytest.param("empty.xml", "", False, id="nothing"),
    ],
)
def test_an_export_is_recognised(name, text, expected):
    assert wordpress.recognises(material(text, name=name)) is expected


def test_of_several_files_beside_each_other_only_the_named_one_is_read():
    beside = material(export(item("Un.")), files=["other.xml"])
    assert [piece.body for piece in wordpress.find(beside).pieces] == ["Un.\n"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="with a mark of its order"),
        pytest.param(lambda text: text.replace("UTF-8", "ISO-8859-1").encode("latin-1"), id="Latin-1"),
    ],
)
def test_an_export_in_another_encoding_is_one(change):
    whole = material(change(export(item("été"))))
    assert wordpress.recognises(whole)
    assert wordpress.find(whole).pieces[0].body == "été\n"


def test_an_encoding_that_nobody_knows_is_refused():
    with pytest.raises(CannotRead, match="unknown encoding: KLINGON; save it as UTF-8"):
        wordpress.find(material(export(item("x")).replace("UTF-8", "KLINGON")))


def test_a_folder_of_exports_is_one():
    second = {"site/export.002.xml": export(item("Deux.", id=2)), "site/sitemap.xml": "<urlset/>"}
    whole = material(export(item("Un.")), name="site/export.001.xml", others=second)
    assert wordpress.recognises(whole)
    assert [piece.origin for piece in wordpress.find(whole).pieces] == [
        "site/export.001.xml#1",
        "site/export.002.xml#2",
    ]


# ---- one article ------------------------------------------------------------------------------------------


def test_a_post_says_all_that_a_magazine_has_a_place_for():
    post = one(
        term("series", 9, "revolution", "La révolution"),
        attachment(7, "2015/07/kiosque.jpg", alt="Un kiosque", excerpt="Place de la <em>Bourse</em>"),
        item(
            "Le lecteur.",
            title="Qui paie &amp; <em>combien</em> ?",
            excerpt="<p>En deux</p>\n<p>lignes.</p>",
            terms=filed("category le-mag Le Mag", "post_tag donnees Données &amp; usages", "series revolution x"),
            meta={
                "_series_part_9": "2",
                "_thumbnail_id": "7",
                "humeur": "vive",
                "note": ["a", "b"],
                "_edit_last": "1",
            },
            comment_status="closed",
            post_name="qui-paie-%e2%80%99",
            is_sticky=1,
            post_modified="2015-07-10 09:30:00",
            post_modified_gmt="2015-07-10 07:30:00",
        ),
        files=["2015/07/kiosque.jpg"],
    )
    picture = "https://mag.example.org/wp-content/uploads/2015/07/kiosque.jpg"
    assert (post.title, post.slug, post.status, post.origin) == (
        "Qui paie & combien ?",
        "qui-paie-’",
        "published",
        "export.xml#1",
    )
    assert post.date == datetime(2015, 7, 4, 8, tzinfo=PARIS)
    assert post.updated == datetime(2015, 7, 10, 9, 30, tzinfo=PARIS)
    assert post.authors == (JULIE,)
    assert (post.section, post.tags, post.summary) == ("Le Mag", ("Données & usages",), "En deux lignes.")
    assert (post.series, post.place) == ("revolution", 2)
    assert post.image == Image(src=picture, alt="Un kiosque", caption="Place de la Bourse")
    assert post.files == {picture: PurePosixPath("2015/07/kiosque.jpg")}
    assert (post.comments, post.lang) == ("closed", "fr")
    assert post.aliases == ("/2015/07/article-1/",)
    assert post.extra == {"sticky": True, "humeur": "vive", "note": ["a", "b"]}
    assert post.remarks == ()


def test_links_of_the_site_find_an_article_by_all_of_its_addresses():
    assert one(item("x", id=12)).addresses == (
        "https://mag.example.org/2015/07/article-12/",
        "http://mag.example.org/2015/07/article-12/",
        "/?p=12",
        "https://mag.example.org/?p=12",
        "https://mag.example.org/?p=12",
    )


def test_a_page_is_an_article_that_knows_the_page_above_it():
    above, below = found(
        item("Un.", id=1, post_type="page", post_name="le-mag"),
        item("Deux.", id=2, post_type="page", post_parent=1, menu_order=3),
    ).pieces
    assert (above.extra, below.extra) == ({}, {"parent": "le-mag", "menu_order": "3"})
    assert "/?page_id=2" in below.addresses


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("https://mag.example.org/2015/07/a/", ("/2015/07/a/",), id="an address"),
        pytest.param("https://mag.example.org/?p=12", (), id="of what is not out"),
        pytest.param("https://mag.example.org/", (), id="the front page"),
        pytest.param("", (), id="none"),
        pytest.param("https://[mag/a/", (), id="no address at all"),
        pytest.param("https://mag.example.org/a/%2e%2e/b/", (), id="that leads out of a folder"),
    ],
)
def test_the_address_that_readers_knew_stays_alive(link, expected):
    assert one(item("x", link=link)).aliases == expected


@pytest.mark.parametrize(
    ("link", "former"),
    [
        pytest.param("https://mag.example.org/2015/07/article-1/", "/2015/07/avant/", id="below a month"),
        pytest.param("https://mag.example.org/article-1.html", "/avant.html", id="with an end"),
        pytest.param("https://mag.example.org/archives/12", None, id="without its name"),
        pytest.param("https://mag.example.org/?p=1", None, id="of what is not out"),
    ],
)
def test_a_name_that_it_had_before_stays_alive(link, former):
    post = one(item("x", link=link, meta={"_wp_old_slug": ["avant", "article-1", ""]}))
    assert [alias for alias in post.aliases if "avant" in alias] == ([former] if former else [])
    assert (f"https://mag.example.org{former}" in post.addresses) is bool(former)


def test_a_name_that_it_had_before_and_another_one_has_now_leads_there():
    first, _ = found(item("x", meta={"_wp_old_slug": "article-2"}), item("y", id=2)).pieces
    assert first.aliases == ("/2015/07/article-1/",)


def test_an_article_has_the_same_id_whatever_its_export_is_called():
    text = export(item("x"))
    first, second = (wordpress.find(material(text, name=name)).pieces[0] for name in ("mai.xml", "juin.xml"))
    assert first.id == second.id != ""


def test_a_guid_that_is_a_uuid_is_the_id():
    guid = "3f0c2b1e-0000-4000-8000-00000000000a"
    text = export(item("x")).replace("https://mag.example.org/?p=1<", f"urn:uuid:{guid}<")
    assert wordpress.find(material(text)).pieces[0].id == guid


def test_a_guid_that_two_posts_have_tells_nothing():
    text = export(item("x"), item("y", id=2)).replace("?p=2<", "?p=1<")
    assert [piece.id for piece in wordpress.find(material(text)).pieces] == ["", ""]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fr-FR", "fr"), ("en-US", "en"), ("fr-CA", "fr-CA"), ("en-GB", "en-GB"), ("pt-BR", "pt-BR"), ("fr", "fr")],
)
def test_the_language_is_that_of_the_site(tag, expected):
    head = HEAD.replace("fr-FR", tag)
    assert found(item("x"), head=head).pieces[0].lang == expected


def test_an_article_of_a_site_in_several_languages_says_its_own():
    assert one(item("x", terms=filed("language en English"))).lang == "en"


# ---- status -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "status", "remarks"),
    [
        pytest.param({"status": "publish"}, "published", [], id="out"),
        pytest.param({"status": "draft"}, "draft", [], id="a draft"),
        pytest.param({"status": "pending"}, "review", [], id="to be reviewed"),
        pytest.param(
            {"status": "private"},
            "draft",
            [("guessed", "status", "draft, from 'private': only its editors could read it")],
            id="private",
        ),
        pytest.param(
            {"status": "pitch"},
            "draft",
            [("guessed", "status", "draft, from 'pitch': only its editors could read it")],
            id="of a plugin",
        ),
        pytest.param(
            {"post_password": "été"},
            "draft",
            [("guessed", "status", "draft: readers needed a password for it, and a magazine has none")],
            id="with a password",
        ),
    ],
)
def test_the_status_is_what_the_source_says(given, status, remarks):
    post = one(item("x", **given))
    assert (post.status, told(post.remarks)) == (status, remarks)
    assert post.is_hidden is bool(remarks)


@pytest.mark.parametrize(
    ("made", "status", "remarks"),
    [
        pytest.param("Fri, 03 Jul 2015 06:00:00 +0000", "published", [], id="to come"),
        pytest.param(
            "Mon, 06 Jul 2015 06:00:00 +0000",
            "draft",
            [
                "draft: it was to come out on 2015-07-04 08:00:00+02:00, and had not when the export was made, "
                "on 2015-07-06 06:00:00+00:00"
            ],
            id="missed",
        ),
        pytest.param(
            "",
            "published",
            ["published: it was to come out on 2015-07-04 08:00:00+02:00, and is public at once if that is past"],
            id="nobody knows",
        ),
    ],
)
def test_what_was_to_come_out_is_published_unless_its_day_passed_without_it(made, status, remarks):
    head = HEAD.replace("<language>", f"<pubDate>{made}</pubDate><language>") if made else HEAD
    (post,) = found(item("x", status="future"), head=head).pieces
    assert (post.status, post.is_hidden) == (status, False)
    assert told(post.remarks) == [("guessed", "status", why) for why in remarks]


def test_what_needs_a_password_is_hidden_while_it_is_a_draft_too():
    assert one(item("x", status="draft", post_password="été")).is_hidden


def test_what_is_no_article_is_counted():
    whole = found(
        item("x"),
        item("y", id=2, status="trash"),
        item("z", id=3, status="trash"),
        item("", id=4, status="auto-draft"),
        item("r", id=5, post_type="revision", status="inherit"),
        item("n", id=6, post_type="nav_menu_item"),
        attachment(7, "a.jpg"),
    )
    assert len(whole.pieces) == 1
    assert told(whole.remarks) == [
        ("taken", "left out", "export.xml: 2 texts in the trash"),
        ("taken", "left out", "export.xml: 1 text that nobody saved (auto-draft)"),
        ("taken", "left out", "export.xml: items of other types: 1 attachment, 1 nav_menu_item, 1 revision"),
    ]


def test_types_of_a_plugin_are_for_a_person_to_see():
    whole = found(item("x", post_type="product"), item("y", id=2, post_type="product"), attachment(3, "a.jpg"))
    assert told(whole.remarks) == [("open", "left out", "export.xml: items of other types: 1 attachment, 2 product")]


def test_comments_that_no_reader_wrote_are_counted_apart():
    kinds = (("1", ""), ("spam", ""), ("1", "pingback"))
    comments = (
        f"<wp:comment><wp:comment_approved>{is_approved}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type></wp:comment>"
        for is_approved, kind in kinds
    )
    assert told(found(item("x", more="".join(comments))).remarks) == [
        ("taken", "comments", "export.xml: 1 comment of a reader stays on the site, 2 more are spam or tell of links")
    ]


def test_a_text_that_a_page_builder_keeps_is_reported():
    post = one(item("", meta={"_elementor_data": '[{"id":"a"}]'}))
    told_of_it = "it has none in the export: a page builder keeps it in _elementor_data; copy it from the site"
    assert told(post.remarks) == [("open", "text", told_of_it)]


def test_comments_of_readers_are_counted():
    comment = "<wp:comment><wp:comment_content>Bravo</wp:comment_content></wp:comment>"
    assert told(found(item("x", more=comment * 3)).remarks) == [
        ("taken", "comments", "export.xml: 3 comments of readers stay on the site")
    ]


# ---- dates ------------------------------------------------------------------------------------------------

NONE = "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("given", "day", "remarks"),
    [
        pytest.param(
            {"post_date": "2015-01-04 08:00:00", "post_date_gmt": "2015-01-04 02:30:00"},
            datetime(2015, 1, 4, 8, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            [],
            id="with the offset that the two clocks tell",
        ),
        pytest.param(
            {"post_date": "2015-07-04 00:00:00", "post_date_gmt": "2015-07-03 22:00:00"}, date(2015, 7, 4), [], id="a day"
        ),
        pytest.param({"post_date_gmt": NONE, "status": "draft"}, None, [], id="a draft, whose date moves"),
        pytest.param(
            {"post_date_gmt": NONE},
            datetime(2015, 7, 4, 8),
            ["2015-07-04 08:00:00, in the time zone of the magazine: wp:post_date_gmt is empty"],
            id="without that of Greenwich",
        ),
        pytest.param(
            {"post_date": NONE},
            datetime(2015, 7, 4, 6, tzinfo=UTC),
            ["2015-07-04 06:00:00 UTC, from wp:post_date_gmt: there is no 0000-00-00 00:00:00"],
            id="without its own",
        ),
        pytest.param(
            {"post_date": "2015-02-30 08:00:00"},
            datetime(2015, 7, 4, 6, tzinfo=UTC),
            ["2015-07-04 06:00:00 UTC, from wp:post_date_gmt: there is no 2015-02-30 08:00:00"],
            id="that cannot be",
        ),
        pytest.param(
            {"post_date_gmt": "2015-02-30 08:00:00"},
            datetime(2015, 7, 4, 8),
            ["2015-07-04 08:00:00 in the time zone of the magazine: there is no 2015-02-30 08:00:00"],
            id="that cannot be at Greenwich",
        ),
        pytest.param(
            {"post_date": "2015-07-04 08:17:00"},
            datetime(2015, 7, 4, 6, tzinfo=UTC),
            ["2015-07-04 06:00:00 UTC, from wp:post_date_gmt: wp:post_date, 2015-07-04 08:17:00, is of no time zone beside it"],
            id="that differ by no offset",
        ),
        pytest.param(
            {"post_date": NONE, "post_date_gmt": NONE},
            datetime(2015, 7, 4, 6, tzinfo=UTC),
            ["Sat, 04 Jul 2015 06:00:00 +0000, from pubDate: there is no 0000-00-00 00:00:00"],
            id="that only the feed tells",
        ),
        pytest.param(
            {"post_date": NONE, "post_date_gmt": NONE, "pub_date": "Mon, 30 Nov -0001 00:00:00 +0000"},
            None,
            ["it has none: 0000-00-00 00:00:00 is no date"],
            id="that nobody tells",
        ),
        pytest.param(
            {"post_date": NONE, "post_date_gmt": NONE, "pub_date": "", "status": "draft"},
            None,
            [],
            id="that a draft has none of",
        ),
        pytest.param(
            {"post_date": "0203-07-04 08:00:00", "post_date_gmt": "0203-07-04 06:00:00", "pub_date": ""},
            None,
            ["it has none: 0203-07-04 08:00:00 is no date"],
            id="long ago",
        ),
    ],
)  # fmt: skip
def test_a_date_is_that_of_the_source_or_reported(given, day, remarks):
    post = one(item("x", **given))
    assert (post.date, [remark.told for remark in post.remarks]) == (day, remarks)
    assert {remark.line for remark in post.remarks} <= {23}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param("2015-07-04 07:00:00", None, id="before it came out"),
        pytest.param("2015-07-04 08:00:00", None, id="when it came out"),
        pytest.param("2015-07-04 09:00:00", datetime(2015, 7, 4, 9, tzinfo=PARIS), id="later"),
    ],
)
def test_a_change_counts_from_the_day_on_that_it_is_out(changed, expected):
    greenwich = changed.replace("07:00", "05:00").replace("08:00", "06:00").replace("09:00", "07:00")
    assert one(item("x", post_modified=changed, post_modified_gmt=greenwich)).updated == expected


def test_an_article_that_was_never_changed_has_no_second_date():
    same = {"post_modified": "2015-07-04 08:00:00", "post_modified_gmt": "2015-07-04 06:00:00"}
    assert one(item("x", **same)).updated is None


# ---- people -----------------------------------------------------------------------------------------------


def test_people_are_those_whom_the_export_lists():
    whole = found(author("j.dupont", "Jean &amp; Co"), item("x", creator="j.dupont"))
    jean = Person(id="j-dupont", name="Jean & Co")
    assert whole.people == (JULIE, jean)
    assert whole.pieces[0].authors == (jean,)


def test_who_is_not_listed_is_reported_once():
    whole = found(item("x", creator="marc"), item("y", id=2, creator="marc"), item("z", id=3, creator=""))
    assert [piece.authors for piece in whole.pieces] == [(Person(id="marc", name="marc"),)] * 2 + [()]
    why = "and is no author of the export: the name is what articles say"
    assert told(whole.remarks) == [
        ("guessed", "authors", f"export.xml: marc signs 2 articles, {why}"),
    ]


def test_an_old_export_signs_with_the_name_that_readers_see():
    assert one(item("x", creator="Julie Martin")).authors == (JULIE,)


def test_several_authors_are_those_of_the_plugin():
    own = {
        "display_name": "Ada L.",
        "user_login": "ada",
        "website": "https://ada.example",
        "description": "Elle écrit.",
    }
    guest = item("", id=8, post_type="guest-author", meta={f"cap-{key}": value for key, value in own.items()})
    whole = found(guest, item("x", terms=filed("author cap-ada ada", "author cap-julie julie")))
    assert whole.pieces[0].authors == (Person(id="ada", name="Ada L.", url="https://ada.example"), JULIE)
    portrait = "export.xml: the portrait of Ada L. has no place in a magazine: Elle écrit."
    assert ("open", "people", portrait) in told(whole.remarks)


# ---- terms ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "section", "tags", "remarks"),
    [
        pytest.param(filed("category mag Le Mag"), "Le Mag", (), [], id="one category"),
        pytest.param(filed("category uncategorized Uncategorized"), "", (), [], id="no category"),
        pytest.param(filed("category non-classe Non classé"), "", (), [], id="no category, in French"),
        pytest.param(filed("category non-classe-2 Non classé"), "", (), [], id="no category, a second time"),
        pytest.param(filed("post_tag r-d R&amp;D"), "", ("R&D",), [], id="a tag"),
        pytest.param(
            filed("category a Analyses", "category mag Le Mag", "post_tag x Usages"),
            "Analyses",
            ("Le Mag", "Usages"),
            ["Analyses, the first of its categories; the others became tags: Le Mag"],
            id="several categories",
        ),
        pytest.param(
            "<category><![CDATA[Le Mag]]></category>" + filed("category mag Le Mag", "tag x Usages"),
            "Le Mag",
            ("Usages",),
            [],
            id="each twice, in WXR 1.0",
        ),
    ],
)
def test_categories_and_tags(terms, section, tags, remarks):
    post = one(item("x", terms=terms))
    assert (post.section, post.tags, [remark.told for remark in post.remarks]) == (section, tags, remarks)


def test_the_category_that_an_editor_called_the_main_one_is_the_section():
    mag = (
        "<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>mag</wp:category_nicename>"
        "<wp:cat_name>Le Mag</wp:cat_name></wp:category>"
    )
    terms = filed("category a Analyses", "category mag Le Mag")
    post = one(mag, item("x", terms=terms, meta={"_yoast_wpseo_primary_category": "4"}))
    assert (post.section, post.tags, post.remarks) == ("Le Mag", ("Analyses",), ())


def test_terms_without_a_key_are_kept():
    terms = filed("post_format post-format-aside Aside", "lieu paris Paris", "lieu lyon Lyon")
    assert one(item("x", terms=terms)).extra == {"format": "aside", "lieu": ["Paris", "Lyon"]}


# ---- series -----------------------------------------------------------------------------------------------

REVOLUTION = term("series", 9, "revolution", "La révolution", "Quatre &amp; un <em>été</em>")


@pytest.mark.parametrize(
    ("meta", "place"),
    [
        pytest.param({"_series_part_9": "3"}, 3, id="of PublishPress Series"),
        pytest.param({"_series_part": "3"}, 3, id="of Organize Series"),
        pytest.param({"series_part": "3"}, 3, id="of its first versions"),
        pytest.param({"_series_part_9": "3", "_series_part": "1"}, 3, id="of both, when one came after the other"),
        pytest.param({"_series_part_9": "", "_pending_series_part_9": "2"}, 1_000_002, id="that is not out"),
        pytest.param({"_series_part_8": "3"}, None, id="of another series"),
        pytest.param({}, None, id="nowhere"),
    ],
)
def test_the_place_in_a_series_is_what_its_plugin_says(meta, place):
    post = one(REVOLUTION, item("x", terms=filed("series revolution La révolution"), meta=meta))
    assert (post.series, post.place, post.remarks) == ("revolution", place, ())


def test_a_place_that_is_none_is_reported():
    post = one(REVOLUTION, item("x", terms=filed("series revolution La rév"), meta={"_series_part_9": "deux"}))
    assert (post.place, told(post.remarks)) == (
        None,
        [("open", "series", "'deux' is no place in La rév; it goes by its date")],
    )


def test_an_export_of_posts_alone_does_not_list_its_series():
    whole = found(item("x", terms=filed("series revolution La révolution"), meta={"_series_part_9": "2"}))
    assert whole.series == (Row(name="revolution", title="La révolution", slug="revolution"),)
    assert whole.pieces[0].place == 2


def test_a_series_says_what_it_is():
    whole = found(REVOLUTION, item("x", terms=filed("series revolution La révolution")))
    assert whole.series == (
        Row(name="revolution", title="La révolution", slug="revolution", description="Quatre & un été"),
    )


def test_a_series_without_articles_is_reported():
    assert told(found(REVOLUTION, item("x")).remarks) == [
        ("open", "series", "export.xml: La révolution has no article; start it with: magcli series new")
    ]


def test_of_several_series_one_is_chosen():
    other = term("series", 3, "autre", "Autre")
    terms = filed("series autre Autre", "series revolution La révolution")
    post = found(REVOLUTION, other, item("x", terms=terms, meta={"_series_part_9": "1"})).pieces[0]
    assert (post.series, post.place, post.extra) == ("revolution", 1, {"series": ["Autre"]})
    assert told(post.remarks) == [
        ("open", "series", "La révolution; it is also a part of Autre, and an article has one place")
    ]


# ---- summary and picture ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "summary", "remarks"),
    [
        pytest.param({"excerpt": "Un résumé."}, "Un résumé.", [], id="an excerpt"),
        pytest.param(
            {"meta": {"_yoast_wpseo_metadesc": "Pour les moteurs."}},
            "Pour les moteurs.",
            [("taken", "summary", "from _yoast_wpseo_metadesc")],
            id="what search engines are told",
        ),
        pytest.param({"excerpt": "Un.", "meta": {"_yoast_wpseo_metadesc": "Deux."}}, "Un.", [], id="both"),
        pytest.param({"meta": {"_yoast_wpseo_metadesc": "%%title%% en bref"}}, "", [], id="a pattern"),
    ],
)
def test_the_summary_is_what_an_editor_wrote(given, summary, remarks):
    post = one(item("x", **given))
    assert (post.summary, told(post.remarks)) == (summary, remarks)


@pytest.mark.parametrize("key", ["_yoast_wpseo_metadesc", "rank_math_description", "_seopress_titles_desc"])
@pytest.mark.parametrize(
    ("given", "told", "kept"),
    [
        pytest.param({}, "Pour les moteurs.", False, id="it is the summary"),
        pytest.param({"excerpt": "Pour les moteurs."}, "Pour les moteurs.", False, id="it says the same"),
        pytest.param({"excerpt": "Un résumé."}, "Pour les moteurs.", True, id="it says something else"),
        pytest.param({}, "%%title%% en bref", True, id="it is a pattern"),
        pytest.param({}, "%title% en bref", True, id="it is a pattern of another plugin"),
    ],
)
def test_what_search_engines_are_told_is_the_summary_or_kept(key, given, told, kept):
    post = one(item("x", meta={key: told}, **given))
    assert post.extra == ({key: told} if kept else {})
    assert (post.summary == told) == (not kept)


def test_a_picture_that_is_not_in_the_export_is_reported():
    post = one(item("x", meta={"_thumbnail_id": "99"}))
    assert (post.image, told(post.remarks)) == (
        None,
        [("open", "image", "its picture, the attachment 99, is not in the export; export all content")],
    )


# ---- what our own export keeps ----------------------------------------------------------------------------


def test_what_our_own_export_keeps_beside_a_post_comes_back():
    kept = (
        '{"authors":[{"id":"julie","name":"Julie Martin","role":"journaliste"}],"guests":[{"name":"Ada L.","organisation":"Pôle"}],'
        '"image":{"credit":"La rédaction"},"comments":"par lettre","lang":"en","aliases":["/avant/"]}'
    )
    whole = found(attachment(7, "a.jpg"), item("x", meta={"_magcli": kept, "_thumbnail_id": "7"}), files=["a.jpg"])
    (post,) = whole.pieces
    julie = Person(id="julie", name="Julie Martin", role="journaliste")
    assert (post.authors, post.guests) == ((julie,), (Person(id="ada-l", name="Ada L.", organisation="Pôle"),))
    assert whole.people == (julie,)
    assert (post.comments, post.lang, post.aliases) == ("par lettre", "en", ("/avant/", "/2015/07/article-1/"))
    assert post.image == Image(src=f"{UPLOADS}/a.jpg", credit="La rédaction")
    assert (post.extra, post.remarks) == ({}, ())


@pytest.mark.parametrize("kept", ["{", "[]", '{"guests":3,"authors":[3,{}],"image":"x","lang":4,"aliases":[1]}'])
def test_what_somebody_changed_in_it_is_no_harm(kept):
    post = one(item("x", meta={"_magcli": kept}))
    assert (post.authors, post.guests, post.lang) == ((JULIE,), (), "fr")


def test_what_it_keeps_beside_a_series_is_said_of_it():
    kept = "<wp:termmeta><wp:meta_key>_magcli</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:termmeta></wp:term>"
    values = {
        "season": "été 2015",
        "editors": [{"id": "julie", "name": "Julie Martin"}],
        "introduction": "Une série.",
        "planned": [{"number": 2, "title": "La suite", "date": "2015-07-11"}, {"number": "x"}, 3],
    }
    series = REVOLUTION.replace("</wp:term>", kept.replace("{}", json.dumps(values)))
    result = found(series, item("x", terms=filed("series revolution x")))
    assert told(result.remarks) == []
    row = result.series[0]
    assert (row.season, [someone.id for someone in row.editors], row.page.body) == (
        "été 2015",
        ["julie"],
        "Une série.",
    )
    assert [(place, part.title, part.date, part.announce) for place, part in row.planned] == [
        (2, "La suite", date(2015, 7, 11), True)
    ]


@pytest.mark.parametrize("slug", ["été", "%c3%a9t%c3%a9"])
def test_a_series_is_known_however_its_slug_is_escaped(slug):
    term = REVOLUTION.replace("revolution", "%c3%a9t%c3%a9")
    result = found(term, item("x", terms=filed(f"series {slug} x")))
    assert [(row.name, row.title) for row in result.series] == [("été", "La révolution")]
    assert result.pieces[0].series == "été"


# ---- uploads ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "files", "expected"),
    [
        pytest.param(f"{UPLOADS}/2015/07/a.jpg", ["2015/07/a.jpg"], "2015/07/a.jpg", id="itself"),
        pytest.param(f"{UPLOADS}/2015/07/a-300x200.jpg", ["2015/07/a.jpg"], "2015/07/a.jpg", id="the original"),
        pytest.param(
            f"{UPLOADS}/2015/07/a-300x200.jpg",
            ["2015/07/a-300x200.jpg", "2015/07/a.jpg"],
            "2015/07/a-300x200.jpg",
            id="the variant, when it is there",
        ),
        pytest.param(f"{UPLOADS}/2015/07/a-scaled.jpg", ["2015/07/a.jpg"], "2015/07/a.jpg", id="a scaled one"),
        pytest.param(f"{UPLOADS}/2015/07/a.jpg?w=300", ["2015/07/a.jpg"], "2015/07/a.jpg", id="with a query"),
        pytest.param("/wp-content/uploads/2015/07/a.jpg", ["2015/07/a.jpg"], "2015/07/a.jpg", id="by a path"),
        pytest.param(
            "http://www.mag.example.org/wp-content/uploads/2015/07/a.jpg",
            ["2015/07/a.jpg"],
            "2015/07/a.jpg",
            id="by another scheme and host name",
        ),
        pytest.param(f"{UPLOADS}/e%CC%81te%CC%81.jpg", ["été.jpg"], "été.jpg", id="with composed letters"),
        pytest.param(f"{UPLOADS}/a.jpg", ["wp-content/uploads/a.jpg"], "wp-content/uploads/a.jpg", id="of a whole site"),
        pytest.param(f"{UPLOADS}/b.jpg", ["a.jpg"], None, id="that is not there"),
        pytest.param("https://autre.example/wp-content/uploads/a.jpg", ["a.jpg"], None, id="of another site"),
    ],
)  # fmt: skip
def test_a_picture_in_the_text_is_the_file_that_was_uploaded(target, files, expected):
    post = one(item(f'<img src="{target}" alt="Un kiosque">'), files=files)
    assert post.body == f"![Un kiosque]({target})\n"
    assert post.files == ({target: PurePosixPath(expected)} if expected else {})


def test_a_file_of_a_host_of_its_own_is_known_by_its_attachment():
    files = "https://mag.files.example.net"
    kept = attachment(7, "2015/07/a.jpg", url=f"{files}/2015/07/a.jpg")
    post = one(kept, item(f'<img src="{files}/2015/07/a-150x150.jpg?w=90" alt="x">'), files=["2015/07/a.jpg"])
    assert list(post.files.values()) == [PurePosixPath("2015/07/a.jpg")]


def test_files_that_are_not_at_hand_are_told_once_an_article():
    text = f'<img src="{UPLOADS}/a.jpg" alt="x"> <a href="{UPLOADS}/b.pdf">le rapport</a>'
    assert told(one(item(text)).remarks) == [
        ("open", "image", "2 files stay on the site: a.jpg, b.pdf; bring them with: --uploads FOLDER")
    ]


def test_files_that_a_given_folder_of_uploads_lacks_are_told_as_they_are_called_there():
    text = f'<img src="{UPLOADS}/2015/07/a.jpg" alt="x"> <img src="{UPLOADS}/b.jpg" alt="x">'
    (post,) = wordpress.find(replace(material(export(item(text)), ["b.jpg"]), has_uploads=True)).pieces
    assert told(post.remarks) == [("open", "image", "not in the folder of uploads: 2015/07/a.jpg")]


# ---- damaged, and refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            export(item("x")).replace("]]></content:encoded>", "</content:encoded>"),
            "line 21, column 32: it is no sound XML: <content:encoded> of line 20 is not closed there, "
            "or the text of line 20 has no end (]]>)",
            id="a text without its end",
        ),
        pytest.param(
            HEAD + "<item>\n<title><![CDATA[Un titre\net la suite",
            "line 14: the text that begins there has no end (]]>); it was cut off",
            id="cut off within a text",
        ),
        pytest.param(
            HEAD + "<item>\n<title>Un titre</title>\n",
            "line 15, column 1: it ends within <item> of line 13; it was cut off",
            id="cut off within a post",
        ),
        pytest.param(export()[: -len(TAIL)] + "</channel>\n</rs", "it was cut off", id="cut off at its end"),
        pytest.param(export("<b>&eacute;</b>"), "line 14, column 4: it is no sound XML: undefined entity", id="an entity"),
        pytest.param(
            export().encode() + b"<!-- \xe9 -->",
            "line 16, column 6: the byte 0xE9 is not UTF-8; save it as UTF-8",
            id="another encoding",
        ),
        pytest.param(
            "<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY a 'b'>]>\n" + export().split("\n", 1)[1],
            "line 2: a document type could make it read other files; WordPress writes none",
            id="a document type",
        ),
        pytest.param(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss>&b;</rss>",
            "line 1: a document type",
            id="billion laughs",
        ),
        pytest.param(
            '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>',
            "line 1: a document type",
            id="an external document type",
        ),
        pytest.param(
            export("<a>" * 10_000 + "</a>" * 10_000), "line 14: elements are nested too deep", id="10,000 elements deep"
        ),
        pytest.param("<rss><channel/></rss>", "it has no wp:wxr_version, so it is no export of WordPress", id="a feed"),
        pytest.param("", "line 1, column 1: it is no sound XML: no element found", id="an empty file"),
        pytest.param("bonjour", "line 1, column 1: it is no sound XML: syntax error", id="no XML"),
    ],
)  # fmt: skip
def test_a_damaged_export_is_refused_with_the_place_and_what_to_do(text, reason):
    with pytest.raises(CannotRead) as error:
        wordpress.find(material(text))
    assert reason in str(error.value)


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0b", "\x1f", "\uffff"])
def test_control_characters_in_a_text_are_left_out(character):
    whole = found(item(f"Un{character} mot.\n\nUn{character} autre."))
    assert whole.pieces[0].body == "Un mot.\n\nUn autre.\n"
    assert told(whole.remarks) == [
        ("guessed", "text", "export.xml: 2 control characters were left out, which XML forbids")
    ]
    assert whole.remarks[0].line == 20


def test_a_blank_line_in_front_of_the_file_is_no_harm_and_lines_are_those_of_the_file():
    text = "\n\n" + export(item("x", status="private"))
    assert wordpress.find(material(text)).pieces[0].remarks[0].line == 29


def test_a_byte_order_mark_is_no_harm():
    assert wordpress.find(material(b"\xef\xbb\xbf" + export(item("x")).encode())).pieces[0].body == "x\n"


def test_an_export_in_utf_16_is_read():
    text = export(item("Été")).replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert wordpress.find(material(text.encode("utf-16"))).pieces[0].body == "Été\n"


def test_the_end_of_a_section_within_a_text_is_no_harm():
    assert one(item("a ]]> b")).body == "a \\]\\]> b\n"


def test_two_readings_find_the_same():
    text = export(REVOLUTION, item("x", terms=filed("series revolution La rév", "category a A", "category b B")))
    assert wordpress.find(material(text)) == wordpress.find(material(text))


def test_a_post_without_anything_is_an_article_without_anything():
    (post,) = found("<item></item>").pieces
    assert (post.title, post.body, post.slug, post.status, post.date) == ("", "", "", "", None)
    assert {("open", "title", "there is none"), ("open", "text", "there is none")} <= {*told(post.remarks)}
    assert post.origin == "export.xml#14"


def test_wherever_an_export_is_cut_off_it_is_refused():
    whole = export(item("Un mot[ref]La note.[/ref]."), attachment(7, "a.jpg")).rstrip().encode()
    for end in range(1, len(whole), len(whole) // 60):
        with pytest.raises(CannotRead) as error:
            wordpress.find(material(whole[:end]))
        assert "line " in str(error.value)


def test_a_large_export_is_read():
    text = export(*(item(f"Un paragraphe. {cdata('x')}\n\n" * 20, id=number) for number in range(1, 501)))
    assert len(wordpress.find(material(text)).pieces) == 500


RICH = export(
    term("series", 9, "revolution", "La révolution"),
    attachment(7, "a.jpg"),
    item(
        "Un[ref]x[/ref].", terms=filed("series revolution La rév"), meta={"_series_part_9": "1", "_thumbnail_id": "7"}
    ),
)


@given(
    st.integers(0, len(RICH)), st.integers(0, 40), st.sampled_from(["", "<", ">", "]]>", "&", "\x00", "<item>", "é"])
)
def test_whatever_somebody_did_to_a_file_it_is_read_or_refused(start, length, instead):
    damaged = RICH[:start] + instead + RICH[start + length :]
    with suppress(CannotRead):
        assert len(wordpress.find(material(damaged)).pieces) <= 2


def test_an_export_by_the_name_of_a_page_is_refused():
    with pytest.raises(CannotRead, match=r"it is an export of WordPress: call it export\.xml"):
        page.find(material(export(item("x")), name="export.md"))
