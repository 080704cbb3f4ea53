"""What was found elsewhere, as the changes of a magazine."""

import re
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import PurePosixPath
from time import process_time

import pytest

from magcli import importing, reading
from magcli.errors import NotAllowed
from magcli.importers._values import Found, Piece, Remark, Row
from magcli.model import Image, Part, Person
from magcli.seating import Seating
from tests.conftest import HOME
from tests.importers.folders import wishes

NOTHING = wishes()
JULIE = Person(id="julie", name="Julie Martin", role="journaliste")


def magazine(files=None):
    """Return the magazine that *files* are, its index as HOME when they have none."""
    given = {"_index.md": HOME, **(files or {})}
    sources = [reading.source(PurePosixPath(path), text.encode()) for path, text in given.items()]
    return reading.magazine(sources, [source.path for source in sources])


def plan(*pieces, into=None, wishes=NOTHING, **found):
    return importing.plan(into or magazine(), Found(pieces=pieces, **found), wishes)


def piece(title="Qui paie ?", body="Le lecteur.\n", origin="a.md", **more):
    return Piece(origin=origin, title=title, body=body, **more)


def written(plan):
    """Return the files of *plan* by path, ids left out."""
    return {str(change.path): re.sub(r"(?<=\nid: ).{36}", "…", change.text) for change in plan.changes}


def after(into, plan):
    """Return the magazine *into* with the changes of *plan*."""
    texts = {str(source.path): source.text for source in into.sources} | {
        str(change.path): change.text for change in plan.changes
    }
    sources = [reading.source(PurePosixPath(path), text.encode()) for path, text in texts.items()]
    return reading.magazine(sources, [*(source.path for source in sources), *plan.files])


def test_a_series_too_large_to_be_read_again_is_refused():
    planned = tuple((float(at), Part(title=f"{at} {'un titre ' * 60}")) for at in range(1000))
    told = "saga/_index.md would be larger than 512 KiB, and no longer be read; bring in fewer articles at a time"
    with pytest.raises(NotAllowed, match=told):
        plan(piece(series="saga"), series=(Row(name="saga", planned=planned),))


def test_a_series_with_more_parts_than_front_matter_can_hold_is_refused():
    parts = [piece(f"{'Un titre ' * 9} {at}", origin=f"{at}.md", series="S") for at in range(900)]
    told = "s/_index.md would have more than 65536 characters of front matter, and no longer be read; bring in fewer"
    with pytest.raises(NotAllowed, match=told):
        plan(*parts)


def test_slugs_that_are_cut_alike_take_no_time():
    """Each one goes on from the number of the one before, and not from the first."""
    seating = Seating(magazine(), {})
    start = process_time()
    seats = [seating.seat(piece(f"{'Un titre ' * 12} {at}", origin=f"{at}.md")) for at in range(3000)]
    assert process_time() - start < 10
    assert (len({seat.path for seat in seats}), seats[-1].path.stem[-5:]) == (3000, "-3000")


# ---- one article ------------------------------------------------------------------------------------------


def test_an_article_says_all_that_was_told_in_the_order_of_new():
    whole = piece(
        status="published",
        date=date(2015, 7, 4),
        updated=datetime(2015, 7, 10, 9, 30),
        authors=(Person(id="redaction", name="La rédaction"), JULIE),
        guests=(Person(id="x", name="Un invité", organisation="Pôle"),),
        section="Le Mag",
        tags=("usages", "données", "usages"),
        summary="En\ndeux lignes",
        image=Image(src="https://mag.example.org/a.jpg", alt="Un kiosque"),
        comments="closed",
        lang="en",
        aliases=("/2015/07/qui-paie/",),
        extra={"review": date(2026, 1, 1), "nested": {"a": ["b"]}},
    )
    assert written(plan(whole)) == {
        "qui-paie.md": (
            "---\ntitle: Qui paie ?\nstatus: published\ndate: 2015-07-04\n"
            "authors:\n  - redaction\n  - {name: Julie Martin, role: journaliste}\n"
            "guests:\n  - {name: Un invité, organisation: Pôle}\n"
            "section: Le Mag\ntags: [usages, données]\nsummary: En deux lignes\n"
            "image: {src: 'https://mag.example.org/a.jpg', alt: Un kiosque}\n"
            "comments: closed\nlang: en\nupdated: 2015-07-10T09:30:00+02:00\naliases: [/2015/07/qui-paie/]\n"
            "id: …\nx:\n  review: 2026-01-01\n  nested:\n    a: [b]\n---\n\nLe lecteur.\n"
        )
    }


def test_what_is_told_of_a_picture_at_length_stands_one_key_a_line():
    image = Image(src="https://mag.example.org/a.jpg", alt=f"Un kiosque, {'une place, ' * 6}un banc", credit="Le Mag")
    text = written(plan(piece(image=image)))["qui-paie.md"]
    assert f"\nimage:\n  src: https://mag.example.org/a.jpg\n  alt: {image.alt}\n  credit: Le Mag\nid: " in text


def test_a_title_that_speaks_of_front_matter_stays_as_it_is():
    text = written(plan(piece("Why title: null breaks YAML", summary="A date: null, too")))
    told = "title: 'Why title: null breaks YAML'\nstatus: draft\ndate:\nsummary: 'A date: null, too'\n"
    assert text == {"why-title-null-breaks-yaml.md": f"---\n{told}id: …\n---\n\nLe lecteur.\n"}


def test_what_was_not_told_is_a_draft_without_a_date():
    assert written(plan(piece(body="")))["qui-paie.md"] == (
        "---\ntitle: Qui paie ?\nstatus: draft\ndate:\nid: …\n---\n"
    )


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param(date(2015, 7, 4), "date: 2015-07-04", id="day"),
        pytest.param(datetime(2015, 7, 4), "date: 2015-07-04", id="midnight"),
        pytest.param(datetime(2015, 7, 4, 8), "date: 2015-07-04T08:00:00+02:00", id="no offset: as clocks are there"),
        pytest.param(datetime(2015, 7, 4, 8, tzinfo=UTC), "date: 2015-07-04T08:00:00+00:00", id="offset"),
    ],
)
def test_dates(given, line):
    assert f"\n{line}\n" in written(plan(piece(date=given)))["qui-paie.md"]


@pytest.mark.parametrize(
    ("title", "slug", "origin", "path"),
    [
        pytest.param("Où va l’été ?", "", "a.md", "ou-va-l-ete.md", id="title"),
        pytest.param("Été", "ma-page", "a.md", "ma-page.md", id="slug"),
        pytest.param("Été", "%C3%A9t%C3%A9_2015", "a.md", "ete-2015.md", id="escaped"),
        pytest.param("", "", "posts/vieux.md", "vieux.md", id="file"),
        pytest.param("???", "", "export.xml#12", "export.md", id="no letters"),
        pytest.param("Tags", "tags", "a.md", "tags-2.md", id="a page is called so"),
    ],
)
def test_what_it_is_called(title, slug, origin, path):
    assert list(written(plan(piece(title, slug=slug, origin=origin)))) == [path]


def test_what_the_source_hides_is_published_by_no_wish():
    hidden = piece(origin="b.md", title="Privé", status="draft", is_hidden=True)
    done = plan(piece(status="draft"), hidden, wishes=wishes(status="published"))
    assert [arrival.piece.status for arrival in done.arrivals] == ["published", "draft"]
    assert (
        Remark(certainty="open", what="status", told="what the source hides is not published: b.md") in done.remarks
    )


def test_no_control_character_comes_into_the_front_matter():
    text = written(plan(piece("Qui\u0007 paie ?", summary="a\u0000b", tags=("\u0001",))))["qui-paie.md"]
    assert "title: Qui paie ?\n" in text
    assert "summary: ab\n" in text
    assert "tags" not in text


# ---- again ------------------------------------------------------------------------------------------------


def test_a_second_import_changes_nothing():
    found = Found(
        pieces=(
            piece("Un", origin="un.md", series="Été", authors=(JULIE,), files={"a.png": b"a"}, body="![a](a.png)\n"),
            piece("Deux", origin="deux.md", series="Été"),
            piece("Seul", origin="seul.md"),
            piece("Seul", origin="autre.md"),
        ),
        people=(JULIE,),
    )
    first = magazine()
    once = importing.plan(first, found, NOTHING)
    second = after(first, once)
    twice = importing.plan(second, found, wishes(held=holds(once)))
    assert (twice.changes, twice.files) == ((), {})
    assert {arrival.state for arrival in twice.arrivals} == {"unchanged"}


def test_a_second_import_knows_a_series_whose_name_was_taken():
    pieces = (
        piece("Un", series="Images"),
        piece("Deux", origin="b.md", series="😀"),
        piece("Trois", origin="c.md", series="::"),
    )
    once = plan(*pieces)
    assert {path.parent.name for path in map(PurePosixPath, written(once))} == {"images-2", "series", "series-2"}
    assert plan(*pieces, into=after(magazine(), once)).changes == ()


def test_a_text_that_no_article_can_hold_is_left_out_and_told():
    made = plan(piece("Un", body="mot " * 200_000), piece("Deux", origin="b.md"))
    assert list(written(made)) == ["deux.md"]
    assert [(remark.certainty, remark.what, remark.told) for remark in made.remarks] == [
        ("open", "file", "a.md was left out: an article holds 512 KiB at most; make several of it")
    ]


def holds(plan):
    """Return what tells the content of a file that *plan* wrote."""
    return lambda path: sha256(plan.files[path]).hexdigest() if path in plan.files else None


def test_one_that_somebody_edited_is_in_the_way():
    first = magazine()
    edited = after(first, plan(piece(), into=first))
    again = plan(piece(body="Autre texte.\n"), into=edited)
    assert [str(arrival.path) for arrival in again.taken] == ["qui-paie.md"]
    assert again.changes == ()


@pytest.mark.parametrize(
    ("taken", "state", "paths"),
    [
        pytest.param("refuse", "taken", [], id="refuse"),
        pytest.param("keep", "kept", [], id="keep"),
        pytest.param("replace", "replaced", ["qui-paie.md"], id="replace"),
        pytest.param("rename", "new", ["qui-paie-2.md"], id="rename"),
    ],
)
def test_an_article_of_that_name_is_already_there(taken, state, paths):
    there = magazine({"qui-paie.md": "---\ntitle: Un autre\nid: 11111111-1111-4111-8111-111111111111\n---\n"})
    made = plan(piece(), into=there, wishes=wishes(taken=taken))
    assert [arrival.state for arrival in made.arrivals] == [state]
    assert list(written(made)) == paths
    kept = [change.text for change in made.changes if "id: 11111111-1111-4111-8111-111111111111" in change.text]
    assert bool(kept) == (taken == "replace")  # readers know it by that


def test_two_of_a_source_with_one_name_both_come():
    made = plan(piece("Un", origin="fr/a.md"), piece("Un", origin="en/a.md"))
    assert list(written(made)) == ["un.md", "un-2.md"]
    assert [remark.told for remark in made.arrivals[1].remarks] == [
        "un-2 instead of un: another one of the source, or a page, is called so"
    ]


def test_a_former_address_of_another_article_is_in_the_way():
    there = magazine({"autre.md": "---\ntitle: Autre\naliases: [/qui-paie/]\n---\n"})
    assert [arrival.state for arrival in plan(piece(), into=there).arrivals] == ["taken"]


# ---- series -----------------------------------------------------------------------------------------------


def test_a_series_becomes_a_folder_with_its_order():
    made = plan(
        piece("Trois", origin="3.md", series="s", place=3),
        piece("Un", origin="1.md", series="s", place=1),
        piece("Quand ?", origin="4.md", series="s", date=date(2015, 7, 4)),
        piece("Deux", origin="2.md", series="s", place=2),
        series=(Row(name="s", title="L’été numérique", description="Ce qui change."),),
    )
    assert written(made)["l-ete-numerique/_index.md"] == (
        "---\ntitle: L’été numérique\ndescription: Ce qui change.\nparts:\n  - un\n  - deux\n  - trois\n  - quand\n---\n"
    )


def test_a_series_that_is_there_gets_more_parts():
    there = magazine(
        {"ete/_index.md": "---\ntitle: Été\nparts: [un]  # le début\n---\n", "ete/un.md": "---\ntitle: Un\n---\n"}
    )
    made = plan(piece("Deux", series="Été"), into=there)
    assert written(made)["ete/_index.md"] == "---\ntitle: Été\nparts: [un, deux]  # le début\n---\n"


@pytest.mark.parametrize(
    ("listed", "wishes", "expected"),
    [
        pytest.param("[p1, p3]", NOTHING, "[p1, p2, p3, p4, p5]", id="at their places"),
        pytest.param("[p1, à nous, p3, fin]", NOTHING, "[p1, à nous, p2, p3, fin, p4, p5]", id="among others"),
        pytest.param("[p1, {title: P4}, p3]", NOTHING, "[p1, p4, p2, p3, p5]", id="the planned one where it is"),
        pytest.param("[p1, p3]", wishes(series="ete"), "[p1, p3, p2, p4, p5]", id="last, as all that --series names"),
    ],
)
def test_new_parts_of_a_series_come_in_at_their_places(listed, wishes, expected):
    def parts(*places):
        return [piece(f"P{place}", origin=f"{place}.md", series="Été", place=place) for place in places]

    there = after(magazine(), plan(*parts(1, 3)))
    texts = {str(source.path): source.text for source in there.sources}
    texts["ete/_index.md"] = f"---\ntitle: Été\nparts: {listed}\n---\n"
    made = plan(*parts(1, 2, 3, 4), piece("P5", series="Été"), into=magazine(texts), wishes=wishes)
    assert written(made)["ete/_index.md"] == f"---\ntitle: Été\nparts: {expected}\n---\n"


def test_a_new_part_comes_before_one_that_was_edited_since_and_stays():
    un, deux = (piece(title, origin=title, series="Été", place=at) for at, title in ((1, "Deux"), (2, "Trois")))
    texts = {str(source.path): source.text for source in after(magazine(), plan(un, deux)).sources}
    there = magazine({**texts, "ete/trois.md": texts["ete/trois.md"] + "Plus.\n"})
    new = piece("Et demi", series="Été", place=1.5)
    made = plan(un, new, deux, into=there, wishes=wishes(taken="keep"))
    assert "parts:\n  - deux\n  - et-demi\n  - trois\n" in written(made)["ete/_index.md"]


def test_a_folder_of_another_series_is_left_alone():
    there = magazine({"ete/_index.md": "---\ntitle: Un autre été\nparts: []\n---\n"})
    assert list(written(plan(piece(series="Été"), into=there))) == ["ete-2/qui-paie.md", "ete-2/_index.md"]


def test_all_of_it_into_one_series():
    there = magazine({"ete/_index.md": "---\ntitle: Été\nparts: []\n---\n"})
    made = plan(piece("Un"), piece("Deux", origin="b.md", series="Autre"), into=there, wishes=wishes(series="ete"))
    assert set(written(made)) == {"ete/un.md", "ete/deux.md", "ete/_index.md"}


# ---- people and sections ----------------------------------------------------------------------------------


def test_people_whom_the_source_knows_by_id_come_into_the_magazine():
    made = plan(piece(authors=(JULIE,)), people=(JULIE, Person(id="paul", name="Paul")))
    assert "authors: [julie]\n" in written(made)["qui-paie.md"]
    assert "julie: {name: Julie Martin, role: journaliste}\n" in written(made)["_index.md"]
    assert "paul" not in written(made)["_index.md"]  # who writes nothing of it


def test_people_are_written_below_the_key_that_a_new_magazine_has_for_them():
    home = "---\ntitle: Le Mag\npeople:   # who writes\n#  julie: {name: Julie}\nsections: []\n---\n"
    made = plan(piece(authors=(JULIE,)), people=(JULIE,), into=magazine({"_index.md": home}))
    assert written(made)["_index.md"] == home.replace(
        "writes\n", "writes\n  julie: {name: Julie Martin, role: journaliste}\n"
    )


def test_somebody_of_that_name_is_known():
    made = plan(piece(authors=(Person(id="la-redaction", name="La rédaction"),)))
    assert "authors: [redaction]\n" in written(made)["qui-paie.md"]
    assert "_index.md" not in written(made)


def test_a_section_that_the_magazine_does_not_list_is_added():
    there = magazine({"_index.md": HOME.replace("people:", "sections: [Culture]\npeople:")})
    made = plan(piece(section="Le Mag"), into=there)
    assert "sections: [Culture, Le Mag]\n" in written(made)["_index.md"]


# ---- pages of series --------------------------------------------------------------------------------------

ETE = Row(
    name="Été",
    title="Un été",
    slug="ete",
    description="Une série.",
    season="été 2015",
    editors=(Person(id="la-redaction", name="La rédaction"),),
    planned=((2, Part(title="Deux", date=date(2015, 7, 11), authors=(JULIE,), announce=True)),),
    page=piece(
        "Un été",
        body="\nVoir [là](/posts/un/) ![a](a.png).\n",
        origin="content/ete/_index.md",
        addresses=("/ete/",),
        files={"a.png": b"a"},
        extra={"weight": 3},
    ),
)
UN = piece("Un", body="Voir [la série](/ete/).\n", series="Été", place=1, addresses=("/posts/un/",))
TROIS = piece("Trois", origin="b.md", series="Été", place=3)
INDEX = """\
---
title: Un été
season: été 2015
description: Une série.
editors: [redaction]
parts:
  - un
  - title: Deux
    date: 2015-07-11
    authors: [{name: Julie Martin, role: journaliste}]
    announce: true
  - trois
x: {weight: 3}
---

Voir [là](un.md) ![a](images/a.png).
"""


def test_the_page_of_a_series_becomes_its_index():
    made = plan(TROIS, UN, series=(ETE,))
    assert written(made)["ete/_index.md"] == INDEX
    assert "\nVoir [la série](_index.md).\n" in written(made)["ete/un.md"]
    assert (made.files, made.remarks) == ({PurePosixPath("ete/images/a.png"): b"a"}, ())


def test_a_second_import_leaves_the_index_of_a_series_as_it_is():
    first = plan(TROIS, UN, series=(ETE,))
    there = after(magazine(), first)
    again = plan(TROIS, UN, series=(ETE,), wishes=wishes(held=holds(first)), into=there)
    assert (again.changes, again.files, again.remarks) == ((), {}, ())


def test_a_text_that_somebody_gave_a_series_stays_and_that_is_told():
    there = magazine({"ete/_index.md": "---\ntitle: Un été\nparts: []\n---\n\nDe ma main.\n"})
    made = plan(UN, series=(ETE,), into=there)
    assert written(made)["ete/_index.md"] == "---\ntitle: Un été\nparts:\n  - un\n---\n\nDe ma main.\n"
    assert [(remark.certainty, remark.what, remark.told) for remark in made.remarks] == [
        (
            *("open", "series"),
            "ete/_index.md is there already and stays as it is; content/ete/_index.md has another text",
        )
    ]


def test_the_text_of_a_series_that_is_none_here_is_told():
    there = magazine({"autre/_index.md": "---\ntitle: Autre\nparts: []\n---\n"})
    made = plan(UN, series=(ETE,), wishes=wishes(series="autre"), into=there)
    assert sorted(written(made)) == ["autre/_index.md", "autre/un.md"]
    assert [(remark.certainty, remark.what) for remark in made.remarks] == [("open", "series")]
    assert "content/ete/_index.md" in made.remarks[0].told


def test_parts_without_a_place_stand_behind_those_that_have_one():
    pieces = [
        piece(name, origin=name, series="Été", place=place) for name, place in (("a", 10), ("b", 20), ("c", None))
    ]
    assert "parts:\n  - a\n  - b\n  - c\n" in written(plan(*pieces))["ete/_index.md"]


def test_parts_that_claim_the_same_place_are_told():
    told = {"a.md": 1.0, "b.md": 1.0, "c.md": 2.0, "d.md": 2.5, "e.md": 2.5, "f.md": None, "g.md": None}
    found = [piece(name, origin=name, series="Ma série", place=place) for name, place in told.items()]
    others = [piece(f"{name} bis", origin=name, series="Une autre", place=1.0) for name in ("h.md",)]
    why = (
        "Ma série: place 1 (a.md, b.md); 2.5 (d.md, e.md) is told more than once: these parts follow by date,"
        " or as they were found"
    )
    assert plan(*found, *others).remarks == (Remark(certainty="guessed", what="series", told=why),)


def test_a_series_that_somebody_called_otherwise_since_is_not_made_again():
    once = plan(UN, series=(Row(name="Été"),))
    there = after(magazine(), once)
    texts = {str(source.path): source.text.replace("title: Été", "title: Un autre été") for source in there.sources}
    assert plan(UN, series=(Row(name="Été"),), into=magazine(texts)).changes == ()


def test_parts_without_a_place_stand_before_those_that_are_planned_behind_them():
    row = Row(name="Été", planned=((2, Part(title="Suite")),))
    made = plan(piece("Un", series="Été"), piece("Trois", origin="b.md", series="Été"), series=(row,))
    assert "parts:\n  - un\n  - trois\n  - title: Suite\n" in written(made)["ete/_index.md"]


# ---- links and images -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        pytest.param("/2015/07/deux/", "ete/deux.md", id="alias"),
        pytest.param("/2015/07/deux", "ete/deux.md", id="without its stroke"),
        pytest.param("https://old.example.org/?p=2", "ete/deux.md", id="address"),
        pytest.param("https://old.example.org/?p=2#chiffres", "ete/deux.md#chiffres", id="place at an address"),
        pytest.param("deux.md#chiffres", "ete/deux.md#chiffres", id="file"),
        pytest.param("../posts/deux.md", "ete/deux.md", id="file from above"),
        pytest.param("https://other.example.org/2015/07/deux/", None, id="elsewhere"),
        pytest.param("#chiffres", None, id="here"),
        pytest.param("trois.md", None, id="unknown"),
    ],
)
def test_links_between_articles_lead_on(link, becomes):
    two = piece(
        "Deux",
        origin="posts/deux.md",
        series="Été",
        aliases=("/2015/07/deux/",),
        addresses=("https://old.example.org/?p=2",),
    )
    made = plan(piece("Un", body=f"Voir [là]({link}).\n", origin="posts/un.md"), two)
    assert f"\nVoir [là]({becomes or link}).\n" in written(made)["un.md"]


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        pytest.param("../deux/", "ete/deux.md", id="beside it"),
        pytest.param("../deux", "ete/deux.md", id="without its stroke"),
        pytest.param("../../posts/deux/#chiffres", "ete/deux.md#chiffres", id="from above"),
        pytest.param("./", "un.md", id="itself"),
        pytest.param("../deux/index.md", "ete/deux.md", id="its file"),
        pytest.param("../../notes/deux/", None, id="a folder that holds none"),
        pytest.param("../../../deux/", None, id="out of the site"),
        pytest.param("//[deux/", None, id="no address"),
    ],
)
def test_a_link_counts_from_where_the_page_was_served_or_from_its_file(link, becomes):
    two = piece("Deux", origin="content/posts/deux/index.md", series="Été", addresses=("/posts/deux/", "/posts/deux"))
    one = piece(
        "Un", body=f"Voir [là]({link}).\n", origin="content/posts/un/index.md", addresses=("/posts/un/",), slug="un"
    )
    assert f"\nVoir [là]({becomes or link}).\n" in written(plan(one, two))["un.md"]


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        pytest.param("#transmettre-l-index", "#transmettre-lindex", id="a hyphen for an apostrophe"),
        pytest.param("#cles-d-été", "#clés-dété", id="accents"),
        pytest.param("#cl%C3%A9s-d-%C3%A9t%C3%A9", "#clés-dété", id="percent-encoded"),
        pytest.param("#cl%C3%A9s-d%C3%A9t%C3%A9", None, id="right already"),
        pytest.param("#a-b", None, id="two that look so"),
        pytest.param("#elsewhere", None, id="nothing like it"),
        pytest.param("#", None, id="the top"),
        pytest.param("deux.md#les-metiers", "deux.md#les-métiers", id="on the page of another"),
    ],
)
def test_a_place_on_a_page_that_another_program_spelt_its_way_is_found(link, becomes):
    body = f"Voir [là]({link}).\n\n## Transmettre l’index\n\n## Clés d'été\n\n## AB\n\n## A b\n\n## A.b\n"
    made = plan(piece("Un", body=body), piece("Deux", origin="deux.md", body="## Les métiers\n"))
    assert f"\nVoir [là]({becomes or link}).\n" in written(made)["un.md"]


def test_a_link_to_a_heading_that_had_a_name_leads_to_it():
    two = piece("Deux", body="## Ce que ça coûte\n", origin="deux.md", places={"prix": "ce-que-ça-coûte"})
    made = plan(piece("Un", body="Voir [là](deux.md#prix).\n", origin="un.md"), two)
    assert "[là](deux.md#ce-que-ça-coûte)" in written(made)["un.md"]


@pytest.mark.parametrize("address", ["/société/a.html", "/soci%C3%A9t%C3%A9/a.html"])
@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        pytest.param("/société/a.html", "deux.md", id="letters"),
        pytest.param("/soci%C3%A9t%C3%A9/a.html#x", "deux.md#x", id="numbers"),
        pytest.param("soci%c3%a9t%c3%a9/a.html", "deux.md", id="from where it was served"),
        pytest.param("/soci%C3%A9/a.html", None, id="another one"),
    ],
)
def test_a_link_may_write_letters_with_accents_as_numbers(address, link, becomes):
    two = piece("Deux", origin="deux.md", addresses=(address,))
    made = plan(piece("Un", body=f"Voir [là]({link}).\n", addresses=("/un.html",)), two)
    assert f"\nVoir [là]({becomes or link}).\n" in written(made)["un.md"]


def test_images_go_beside_the_articles_that_show_them():
    shows = {"/wp/2015/Été 1.JPG": b"a", "b.png": b"b"}
    body = "![a](</wp/2015/Été 1.JPG>) ![b](b.png)\n"
    made = plan(
        piece("Un", body=body, files=shows, series="Été", image=Image(src="b.png", alt="b")),
        piece("Deux", body="![c](b.png)\n", files={"b.png": b"c"}, series="Été", origin="b.md"),
    )
    assert {str(path): what for path, what in made.files.items()} == {
        "ete/images/ete-1.jpg": b"a",
        "ete/images/b.png": b"b",
        "ete/images/b-2.png": b"c",
    }
    assert "\n![a](<images/ete-1.jpg>) ![b](images/b.png)\n" in written(made)["ete/un.md"]
    assert "image: {src: images/b.png, alt: b}\n" in written(made)["ete/un.md"]
    assert "\n![c](images/b-2.png)\n" in written(made)["ete/deux.md"]


def test_a_link_that_cannot_be_changed_alone_is_told():
    body = "[a](https://old.example.org/2\\_b)\n"
    made = plan(piece("Un", body=body), piece("Deux", origin="b.md", addresses=("https://old.example.org/2_b",)))
    assert [remark for remark in made.arrivals[0].remarks if remark.what == "link"] == [
        Remark(certainty="open", what="link", told="https://old.example.org/2_b is now deux.md; change it by hand")
    ]


@pytest.mark.parametrize(
    ("alias", "kept"),
    [
        pytest.param("/ete/qui-paie/", "", id="its own address"),
        pytest.param("/ete/qui-paie", "", id="its own, without the stroke"),
        pytest.param("/2015/qui-paie/", "aliases: [/2015/qui-paie/]\n", id="another"),
    ],
)
def test_an_alias_that_is_its_own_address_is_none(alias, kept):
    text = written(plan(piece(series="Été", aliases=(alias,))))["ete/qui-paie.md"]
    assert text.partition("date:\n")[2].startswith(f"{kept}id: ")


def test_of_two_pieces_with_one_id_the_first_keeps_it():
    id = "0f8fad5b-d9cb-469f-a165-70867728950e"
    made = plan(piece("Un", origin="un.md", id=id), piece("Deux", origin="deux.md", id=id))
    assert [f"id: {id}\n" in change.text for change in made.changes if change.path.stem in ("un", "deux")] == [
        True,
        False,
    ]
