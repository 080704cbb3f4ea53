"""Keys of an article, set one by one."""

from pathlib import PurePosixPath

import pytest

from magcli.editing import assign
from magcli.errors import NotAllowed, UnsafeEdit
from magcli.model import Change
from tests.conftest import magazine_of

ARTICLE = """\
---
# à relire avant l’été
title:   "Un"     # provisoire
date: 2015-07-04  # un samedi

tags:
  # les deux premiers
  - usages   # un
  - santé
authors: [redaction,   Julie]
image: {src: images/a.jpg, alt: 'Une courbe'}
x:
    relu:  'deux fois'   # par la rédaction
status: draft
id: abc
---

Un   corps, avec `title: Un` et ses  espaces.
"""


def assigned(text, *assignments):
    """The text of an article once the assignments are made."""
    magazine = magazine_of({"un.md": text})
    changes = assign(magazine, magazine.articles["un"], assignments)
    return changes[0].text if changes else text


def within(head):
    return f"---\n{head}---\nCorps\n"


# ---- what a key is to hold -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assignments", "written"),
    [
        pytest.param(["title=Où aller ?"], "title: Où aller ?", id="text"),
        pytest.param(["title=Données : la clé"], "title: 'Données : la clé'", id="text that wants quotes"),
        pytest.param(["title=a=b"], "title: a=b", id="text with an equals sign"),
        pytest.param(["title = Un été "], "title: Un été", id="white space around"),
        pytest.param(["title=Deux\n  lignes"], "title: Deux lignes", id="two lines"),
        pytest.param(["summary=Où\u00a0?"], "summary: Où\u00a0?", id="no-break space"),
        pytest.param(["summary=non"], "summary: non", id="a word"),
        pytest.param(["summary=no"], "summary: 'no'", id="a word that YAML takes for another thing"),
        pytest.param(["title=2015"], "title: '2015'", id="digits"),
        pytest.param(["status=ready"], "status: ready", id="status"),
        pytest.param(["lang=fr-CA"], "lang: fr-CA", id="language"),
        pytest.param(["date=2015-07-04"], "date: 2015-07-04", id="day"),
        pytest.param(["updated=2015-07-04T08:30:00+02:00"], "updated: 2015-07-04T08:30:00+02:00", id="instant"),
        pytest.param(["tags=usages"], "tags: [usages]", id="list of one"),
        pytest.param(["tags=usages, santé,"], "tags: [usages, santé]", id="list with commas"),
        pytest.param(["tags=usages", "tags=santé,ville"], "tags: [usages, santé, ville]", id="list, its key repeated"),
        pytest.param(["aliases=/vieux/,/plus-vieux/"], "aliases: [/vieux/, /plus-vieux/]", id="former addresses"),
        pytest.param(["authors=redaction"], "authors: [redaction]", id="person by id"),
        pytest.param(["authors=La rédaction"], "authors: [redaction]", id="person by name"),
        pytest.param(["authors=Julie, La rédaction"], "authors: [Julie, redaction]", id="somebody else"),
        pytest.param(["image=images/a.jpg"], "image: images/a.jpg", id="image"),
        pytest.param(["image.src=images/a.jpg"], "image: {src: images/a.jpg}", id="key inside another"),
        pytest.param(
            ["image.alt=Une courbe", "image.src=a.jpg"], "image: {alt: Une courbe, src: a.jpg}", id="keys inside"
        ),
        pytest.param(["x.relu=deux fois"], "x: {relu: deux fois}", id="key of their own"),
        pytest.param(["x.lecture.nom=La rédaction"], "x:\n  lecture: {nom: La rédaction}", id="key three deep"),
        pytest.param(
            ["guests=Jean, prospectiviste, Pôle", "guests=Anne"],
            "guests:\n  - {name: Jean, role: prospectiviste, organisation: Pôle}\n  - {name: Anne}",
            id="guests",
        ),
        pytest.param(["lang=fr", "section=Le Mag"], "lang: fr\nsection: Le Mag", id="two keys, in their order"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_its_kind_wants_it(assignments, written):
    assert assigned(within("x-avant:\n"), *assignments) == within(f"x-avant:\n{written}\n")


def test_a_file_without_front_matter_gets_one():
    assert assigned("Corps\n", "title=Un", "lang=fr") == "---\ntitle: Un\nlang: fr\n---\nCorps\n"


def test_the_change_knows_the_file_and_what_was_in_it():
    magazine = magazine_of({"ete/_index.md": "---\n---\n", "ete/un.md": within("title: Un\n")})
    change = Change(PurePosixPath("ete/un.md"), within("title: Deux\n"), within("title: Un\n"))
    assert assign(magazine, magazine.articles["ete/un"], ["title=Deux"]) == (change,)


@pytest.mark.parametrize(
    "assignments",
    [
        pytest.param(["title=Un"], id="text in quotes"),
        pytest.param(["tags=usages,santé"], id="list"),
        pytest.param(["authors=La rédaction, Julie"], id="people, by name"),
        pytest.param(["date=2015-07-04"], id="day"),
        pytest.param(["image.alt=Une courbe"], id="key inside another"),
        pytest.param(["summary="], id="nothing where nothing is"),
        pytest.param(["guests="], id="no guests where none are"),
        pytest.param(["image.credit="], id="nothing inside another"),
        pytest.param(["x.lecture.nom="], id="nothing where the key above is missing"),
    ],
)
def test_what_it_says_already_changes_nothing(assignments):
    magazine = magazine_of({"un.md": ARTICLE})
    assert assign(magazine, magazine.articles["un"], assignments) == ()


# ---- items of a list -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assignments", "before", "after"),
    [
        pytest.param(["tags+=ville"], "tags: [usages]", "tags: [usages, ville]", id="one more"),
        pytest.param(["tags+=ville, santé"], "tags: [usages]", "tags: [usages, ville, santé]", id="two more"),
        pytest.param(["tags+=ville", "tags+=santé"], "tags: [usages]", "tags: [usages, ville, santé]", id="twice"),
        pytest.param(["tags+=ville"], "tags: usages", "tags: [usages, ville]", id="to a lone one"),
        pytest.param(["tags+=ville"], "tags:", "tags: [ville]", id="to none"),
        pytest.param(["tags+=ville"], "lang: fr", "lang: fr\ntags: [ville]", id="to a key that is not there"),
        pytest.param(["tags+=usages"], "tags: usages", "tags: usages", id="that is there, alone"),
        pytest.param(["tags+=usages"], "tags: [santé,  usages]", "tags: [santé,  usages]", id="that is there"),
        pytest.param(["tags-=santé"], "tags: [usages, santé]", "tags: [usages]", id="one less"),
        pytest.param(
            ["tags-=santé"], "tags:\n  - usages # un\n  - santé", "tags:\n  - usages # un", id="a line less"
        ),
        pytest.param(["tags-=usages"], "lang: fr\ntags: [usages]", "lang: fr", id="the last one"),
        pytest.param(["tags-=ville"], "tags: [usages]", "tags: [usages]", id="one that is not there"),
        pytest.param(["tags-=ville"], "tags:", "tags:", id="from none"),
        pytest.param(["tags+=b", "tags-=a"], "tags: [a]", "tags: [b]", id="one for another"),
        pytest.param(["tags=a", "tags+=b"], "tags: [c]", "tags: [a, b]", id="all of them, and one more"),
        pytest.param(["aliases+=/b/"], "aliases: [/a/]", "aliases: [/a/, /b/]", id="former address"),
        pytest.param(["authors+=La rédaction"], "authors: [Julie]", "authors: [Julie, redaction]", id="someone"),
        pytest.param(["authors+=La rédaction"], "authors: [redaction]", "authors: [redaction]", id="someone by name"),
        pytest.param(["authors-=La rédaction"], "authors: [Julie, redaction]", "authors: [Julie]", id="without them"),
        pytest.param(
            ["guests+=Anne, économiste"],
            "guests:\n  - {name: Jean}",
            "guests:\n  - {name: Jean}\n  - name: Anne\n    role: économiste",
            id="guest",
        ),
        pytest.param(
            ["guests-=Jean"],
            "guests:\n  - {name: Jean, role: prospectiviste}\n  - Anne",
            "guests:\n  - Anne",
            id="guest by name",
        ),
    ],
)
def test_items_are_added_and_taken_out_and_the_others_stay(assignments, before, after):
    assert assigned(within(f"{before}\n"), *assignments) == within(f"{after}\n")


# ---- nothing else --------------------------------------------------------------------------------------

EDITS = pytest.mark.parametrize(
    ("assignment", "old", "new"),
    [
        pytest.param("title=Deux", '"Un"     # p', '"Deux"     # p', id="text keeps its quotes and its comment"),
        pytest.param("date=2015-07-11", "2015-07-04  #", "2015-07-11  #", id="day keeps its comment"),
        pytest.param("tags=usages, ville", "- santé", "- ville", id="item of a list"),
        pytest.param("tags=usages,santé,ville", "- santé\n", "- santé\n  - ville\n", id="one item more"),
        pytest.param("tags=usages", "  - santé\n", "", id="one item less"),
        pytest.param("authors=redaction,Anne", ",   Julie]", ",   Anne]", id="item in brackets"),
        pytest.param("image.alt=Une carte", "'Une courbe'", "'Une carte'", id="key in braces"),
        pytest.param("image.credit=La rédaction", "be'}", "be', credit: La rédaction}", id="new key in braces"),
        pytest.param("x.relu=trois fois", "'deux fois'   #", "'trois fois'   #", id="key below another"),
        pytest.param("x.ton=vif", "rédaction\nst", "rédaction\n    ton: vif\nst", id="new key below another"),
        pytest.param("lang=fr", "id: abc\n", "id: abc\nlang: fr\n", id="new key, the last one"),
        pytest.param("authors=", "authors: [redaction,   Julie]\n", "", id="people taken out"),
        pytest.param("image=", "image: {src: images/a.jpg, alt: 'Une courbe'}\n", "", id="mapping taken out"),
        pytest.param("image.alt= ", ", alt: 'Une courbe'}", "}", id="key in braces taken out"),
    ],
)  # fmt: skip


@EDITS
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_no_other_character_of_the_file_changes(assignment, old, new, newline):
    before, after = ARTICLE, ARTICLE.replace(old, new)
    assert before != after
    assert assigned(before.replace("\n", newline), assignment) == after.replace("\n", newline)


def test_a_list_that_goes_leaves_the_comment_above_it_to_its_writer():
    before = within("title: Un\n# les thèmes\ntags: [usages]\nlang: fr\n")
    assert assigned(before, "tags=") == within("title: Un\n# les thèmes\nlang: fr\n")


# ---- what cannot be set --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assignments", "problem"),
    [
        pytest.param(["titel=Deux"], "magcli knows no key 'titel' here; write title", id="key with a slip"),
        pytest.param(["statut=ready"], "magcli knows no key 'statut' here; write status", id="key in French"),
        pytest.param(["meteo=beau"], "magcli knows no key 'meteo' here; .*below x:", id="key that is near none"),
        pytest.param(["image.legende=Ici"], "magcli knows no key 'legende' here", id="key inside another"),
        pytest.param([" =Deux"], "' =Deux' sets nothing", id="key of nothing but a space"),
        pytest.param(["status=publié"], "'publié' is no status.*; write published", id="status in French"),
        pytest.param(["status=fini"], "'fini' is no status.*; write one of draft, review, ready, published", id="no status"),
        pytest.param(["lang=français"], "'français' is no language tag; write fr", id="language by its name"),
        pytest.param(["lang=fr_CA"], "'fr_CA' is no language tag; write fr-CA", id="language as systems write it"),
        pytest.param(["date=4 juil 2015"], "'4 juil 2015' is no date; write 2015-07-04", id="date in French"),
        pytest.param(["updated=2015-02-30"], "there is no 2015-02-30", id="day that does not exist"),
        pytest.param(["aliases=vieux"], "'vieux' is no former address; write its path", id="address without its slash"),
        pytest.param(["image.alt=Une carte", "image.src="], "this image has no file", id="image without its file"),
        pytest.param(["tags.premier=usages"], "tags is a mapping; write a text|tags is no mapping", id="key inside a list"),
        pytest.param(["guests=, économiste"], "the guest ', économiste' has no name", id="guest without a name"),
        pytest.param(["title=Un\x07"], r"'Un\\x07' holds characters that no page can show", id="bell"),
        pytest.param(["id=def"], "the id of an article never changes", id="id"),
        pytest.param(["id="], "the id of an article never changes", id="id taken out"),
        pytest.param(["title=Deux", "title=Trois"], "title is set twice", id="key twice"),
        pytest.param(["title=Deux", "title ="], "title is set twice", id="key set and taken out"),
        pytest.param(["date=2015-07-04", "date=2015-07-11"], "date is set twice", id="day twice"),
        pytest.param(["title"], "'title' sets nothing; write KEY=VALUE", id="no equals sign"),
        pytest.param(["=Deux"], "'=Deux' sets nothing; write KEY=VALUE", id="no key"),
        pytest.param([""], "'' sets nothing; write KEY=VALUE", id="nothing"),
        pytest.param(["+=Deux"], "'\\+=Deux' sets nothing; write KEY=VALUE", id="a sign and no key"),
        pytest.param(["title+=Deux"], "title is no list; write title=Deux", id="item of no list"),
        pytest.param(["tags+=un\x07"], "characters that no page can show", id="item that no page can show"),
        pytest.param(["slug=deux"], "is the name of its file; change it with: magcli rename un SLUG", id="slug"),
        pytest.param(["series=ete"], "is its folder; list it there with: magcli series add SERIES un", id="series"),
        pytest.param(["parts=un"], "the order stands in the series; .*magcli series reorder SERIES", id="parts"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_what_to_write_instead(assignments, problem):
    with pytest.raises(NotAllowed, match=problem):
        assigned(within("title: Un\nid: abc\n"), *assignments)


def test_one_wrong_assignment_refuses_the_right_ones_too():
    with pytest.raises(NotAllowed, match="'fini' is no status"):
        assigned(ARTICLE, "title=Deux", "status=fini")


@pytest.mark.parametrize(
    "assignment",
    [
        pytest.param("tags=un\x07", id="list"),
        pytest.param("authors=Julie\x07", id="people"),
        pytest.param("guests=Julie\x07, économiste", id="guest"),
    ],
)
def test_no_kind_of_value_holds_what_no_page_can_show(assignment):
    with pytest.raises(NotAllowed, match="characters that no page can show"):
        assigned(within("title: Un\n"), assignment)


@pytest.mark.parametrize(
    ("head", "assignment", "problem"),
    [
        pytest.param(
            "title: Un\ntitle: Deux\n", "lang=fr", "un.md:3: the key 'title' is written twice; mend it", id="twice"
        ),
        pytest.param(
            "title: Un\ntags: [usages\n",
            "lang=fr",
            r"un\.md:3: the bracket is never closed; mend it first",
            id="no YAML",
        ),
        pytest.param("title: Un\nx: &a b\n", "lang=fr", r"un\.md:3: .*; mend it first", id="YAML that is not read"),
        pytest.param("title: Un\nimage: a.jpg\n", "image.alt=Ici", r"un\.md:3: image is no mapping", id="no mapping"),
        pytest.param("tags:\n  - a # un\n  - b\n", "tags=b", r"un\.md:\d: .*comment", id="comment on an item"),
        pytest.param(
            "tags: [a,\n  # b\n  c]\n",
            "tags=a",
            r"un\.md:2: a comment inside would be lost",
            id="comment in brackets",
        ),
    ],
)
def test_a_file_that_cannot_be_edited_safely_is_named_with_its_line(head, assignment, problem):
    with pytest.raises(UnsafeEdit, match=problem):
        assigned(within(head), assignment)


# ---- faults that were there before ---------------------------------------------------------------------

FAULTY = "title: Un\ntitre: Deux\nstatus: publié\ndate: 4 juillet\nlang: français\nimage: {alt: Ici}\n"


@pytest.mark.parametrize(
    ("assignment", "old", "new"),
    [
        pytest.param("title=Trois", "title: Un", "title: Trois", id="key that is right"),
        pytest.param("status=ready", "status: publié", "status: ready", id="status mended"),
        pytest.param("date=2015-07-04", "date: 4 juillet", "date: 2015-07-04", id="day mended"),
        pytest.param("image.src=a.jpg", "{alt: Ici}", "{alt: Ici, src: a.jpg}", id="image mended"),
        pytest.param("titre=", "titre: Deux\n", "", id="unknown key taken out"),
        pytest.param("summary=Bref.", "Ici}\n", "Ici}\nsummary: Bref.\n", id="key that was not there"),
    ],
)
def test_faults_that_were_there_before_hinder_nothing(assignment, old, new):
    assert assigned(within(FAULTY), assignment) == within(FAULTY.replace(old, new))


def test_a_new_fault_is_refused_beside_old_ones():
    with pytest.raises(NotAllowed, match="'fini' is no status"):
        assigned(within(FAULTY), "status=fini")


@pytest.mark.parametrize(
    ("head", "key"),
    [
        pytest.param("title: Un  # provisoire\n", "title", id="beside a text"),
        pytest.param("tags:\n  - a  # un\n  - b\n", "tags", id="inside a list"),
    ],
)
def test_a_key_whose_lines_hold_a_comment_is_not_taken_out(head, key):
    found = magazine_of({"un.md": f"---\n{head}---\n"})
    with pytest.raises(UnsafeEdit, match=r"un\.md:2: a comment on its lines would be lost"):
        assign(found, found.articles["un"], [f"{key}="])


# ---- a series ------------------------------------------------------------------------------------------

SERIES = """\
---
title: Été   # provisoire
season: été 2015
schedule: {start: 2015-07-04, every: 1 week}
parts: [un]
---

Le corps.
"""


def series_assigned(*assignments):
    magazine = magazine_of({"ete/_index.md": SERIES})
    changes = assign(magazine, magazine.series["ete"], assignments)
    return changes[0].text if changes else SERIES


@pytest.mark.parametrize(
    ("assignments", "old", "new"),
    [
        pytest.param(["title=Hiver"], "title: Été   #", "title: Hiver   #", id="title"),
        pytest.param(["season=hiver 2016"], "season: été 2015", "season: hiver 2016", id="season"),
        pytest.param(["season="], "season: été 2015\n", "", id="no season"),
        pytest.param(["description=Bref."], "[un]\n", "[un]\ndescription: Bref.\n", id="description"),
        pytest.param(["editors=La rédaction"], "[un]\n", "[un]\neditors: [redaction]\n", id="editors"),
        pytest.param(["editors+=Julie"], "[un]\n", "[un]\neditors: [Julie]\n", id="one editor more"),
        pytest.param(["schedule.start=2015-07-11"], "2015-07-04", "2015-07-11", id="first day"),
        pytest.param(["schedule.every=10 days"], "1 week", "10 days", id="rhythm"),
        pytest.param(["title=Été"], "", "", id="what it says already"),
    ],
)
def test_the_keys_of_a_series_are_set_as_those_of_an_article(assignments, old, new):
    assert series_assigned(*assignments) == SERIES.replace(old, new)


@pytest.mark.parametrize(
    ("assignment", "problem"),
    [
        pytest.param("titre=Hiver", "magcli knows no key 'titre' here; write title", id="key in French"),
        pytest.param("status=draft", "magcli knows no key 'status' here", id="key of an article"),
        pytest.param("schedule.start=bientôt", "'bientôt' is no date", id="no day"),
        pytest.param("schedule.every=parfois", "'parfois' is no period", id="no period"),
        pytest.param("slug=hiver", "the slug of a series is the name of its folder; rename that", id="slug"),
        pytest.param("parts=un,deux", "magcli series reorder ete", id="parts"),
    ],
)
def test_what_makes_no_sense_for_a_series_is_refused(assignment, problem):
    with pytest.raises(NotAllowed, match=problem):
        series_assigned(assignment)
