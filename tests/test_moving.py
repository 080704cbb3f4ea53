"""An article under another slug or in another series, and every file that speaks of it."""

from pathlib import PurePosixPath

import pytest

from magcli import reading
from magcli.errors import AlreadyThere, NotAllowed, UnsafeEdit
from magcli.model import Move
from magcli.moving import move, place_for, rename, unfollowed
from tests.conftest import HOME, magazine_of

INDEX = """\
---
title: Été   # provisoire
parts:
  # d’abord
  - un     # écrit le 4
  - title: Un   # prévue
    date: 2015-07-11
  - 'deux'
---
"""
UN = "---\ntitle: Un\nstatus: draft\nid: abc   # jamais changé\n---\n"
DEUX = "---\ntitle: Deux\n---\n"


def magazine(**texts):
    """A magazine with two series; a text given by its name in here stands below the front matter of that file."""
    heads = {
        "accueil": ("_index.md", HOME),
        "sommaire": ("ete/_index.md", INDEX),
        "un": ("ete/un.md", UN),
        "deux": ("ete/deux.md", DEUX),
        "hiver": ("hiver/_index.md", "---\ntitle: Hiver\nparts: [trois]\n---\n"),
        "trois": ("hiver/trois.md", "---\ntitle: Trois\n---\n"),
        "seul": ("seul.md", "---\ntitle: Seul\n---\n"),
    }
    return magazine_of({path: head + texts.get(name, "") for name, (path, head) in heads.items()})


def renamed(magazine, slug="debut", name="ete/un"):
    """The text of every file that changes, `None` for one that goes."""
    return {str(change.path): change.text for change in rename(magazine, magazine.articles[name], slug)}


def text_once_renamed(text):
    """What becomes of *text*, which stands in the article beside the renamed one."""
    return renamed(magazine(deux=text)).get("ete/deux.md", DEUX + text).removeprefix(DEUX)


# ---- its file ------------------------------------------------------------------------------------------


def test_the_file_gets_its_new_name_and_keeps_every_character():
    changes = rename(magazine(un="\nTexte.\n"), magazine(un="\nTexte.\n").articles["ete/un"], "debut")
    own, gone, listing = changes
    assert (own.path, own.text, own.was) == (PurePosixPath("ete/debut.md"), UN + "\nTexte.\n", None)
    assert (gone.path, gone.text, gone.was) == (PurePosixPath("ete/un.md"), None, UN + "\nTexte.\n")
    assert (listing.path, listing.was) == (PurePosixPath("ete/_index.md"), INDEX)


def test_the_new_file_takes_over_from_the_old_one():
    own, *others = rename(magazine(), magazine().articles["ete/un"], "debut")
    assert own.moved_from == PurePosixPath("ete/un.md")
    assert {other.moved_from for other in others} == {None}


def test_its_place_in_the_series_stays_with_its_comments_and_planned_parts_are_left_alone():
    assert renamed(magazine())["ete/_index.md"] == INDEX.replace("- un     #", "- debut     #")


def test_quotes_in_the_list_of_parts_stay():
    assert renamed(magazine(), "fin", "ete/deux")["ete/_index.md"] == INDEX.replace("'deux'", "'fin'")


def test_an_article_of_no_series_changes_no_list():
    assert list(renamed(magazine(), "debut", "seul")) == ["debut.md", "seul.md"]


@pytest.mark.parametrize("name", ["ete/un", "seul", "hiver/trois"])
def test_the_name_that_it_has_changes_nothing(name):
    assert renamed(magazine(), name.rpartition("/")[2], name) == {}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_stay(newline):
    index, un, deux = (text.replace("\n", newline) for text in (INDEX, UN, DEUX + "[un](un.md)\n"))
    found = magazine_of({"ete/_index.md": index, "ete/un.md": un, "ete/deux.md": deux})
    assert renamed(found) == {
        "ete/debut.md": un,
        "ete/un.md": None,
        "ete/_index.md": index.replace("- un ", "- debut "),
        "ete/deux.md": deux.replace("un.md", "debut.md"),
    }


# ---- its former address --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("status: published\n", "status: published\naliases: [/ete/un/]\n", id="published"),
        pytest.param("status: draft\n", "status: draft\n", id="a draft"),
        pytest.param("status: ready\n", "status: ready\n", id="ready"),
        pytest.param("status: publié\n", "status: publié\n", id="no status"),
        pytest.param("title: Un\n", "title: Un\n", id="without a status"),
        pytest.param(
            "status: published\naliases:\n  - /vieux/   # 2014\n",
            "status: published\naliases:\n  - /vieux/   # 2014\n  - /ete/un/\n",
            id="beside older ones",
        ),
        pytest.param(
            "status: published\naliases: [/ete/un/]\n",
            "status: published\naliases: [/ete/un/]\n",
            id="listed already",
        ),
        pytest.param(
            "status: published\naliases: [/ete/debut/]\n",
            "status: published\naliases: [/ete/un/]\n",
            id="renamed back",
        ),
        pytest.param("status: draft\naliases: [/ete/debut/]\n", "status: draft\n", id="a draft renamed back"),
        pytest.param(
            "status: draft\naliases: [/vieux/, /ete/debut]\n",
            "status: draft\naliases: [/vieux/]\n",
            id="a draft renamed back, with an older one",
        ),
        pytest.param("status: draft\naliases: /vieux/\n", "status: draft\naliases: /vieux/\n", id="one alone, kept"),
    ],
)
def test_readers_of_the_former_address_are_led_on_when_there_were_any(before, after):
    found = magazine_of({"ete/_index.md": INDEX, "ete/un.md": f"---\nid: abc\n{before}---\n"})
    assert renamed(found)["ete/debut.md"] == f"---\nid: abc\n{after}---\n"


@pytest.mark.parametrize("status", ["published", "draft"])
def test_there_and_back_again_no_address_of_its_own_is_left(status):
    un = f"---\ntitle: Un\nstatus: {status}\n---\n"
    there = renamed(magazine_of({"un.md": un}), "debut", "un")
    back = renamed(magazine_of({"debut.md": there["debut.md"]}), "un", "debut")
    assert back == {"un.md": un.replace("d\n---", "d\naliases: [/debut/]\n---"), "debut.md": None}


def test_a_former_address_that_is_wrong_stays_for_its_writer_to_mend():
    un = "---\nstatus: published\naliases: [vieux, /ancien/]\n---\n"
    assert "aliases: [vieux, /ancien/, /un/]\n" in renamed(magazine_of({"un.md": un}), "debut", "un")["debut.md"]


def test_former_addresses_that_a_draft_lists_twice_stay():
    un = "---\nstatus: draft\naliases: [/vieux/, /vieux/]\n---\n"
    assert renamed(magazine_of({"un.md": un}), "debut", "un")["debut.md"] == un


# ---- links that lead to it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("[un](un.md)", "[un](debut.md)", id="inline"),
        pytest.param("[un](un.md 'un.md')", "[un](debut.md 'un.md')", id="with a title"),
        pytest.param('[un](un.md\n"Un")', '[un](debut.md\n"Un")', id="with a title on the next line"),
        pytest.param("[un]( un.md )", "[un]( debut.md )", id="with spaces"),
        pytest.param("[un](<un.md>)", "[un](<debut.md>)", id="in angle brackets"),
        pytest.param("[un](./un.md)", "[un](./debut.md)", id="from here"),
        pytest.param("[un](../ete/un.md)", "[un](../ete/debut.md)", id="round about"),
        pytest.param("[un](un.md#un.md)", "[un](debut.md#un.md)", id="with an anchor"),
        pytest.param("[un](un.md?a/b#c)", "[un](debut.md?a/b#c)", id="with a question"),
        pytest.param("[un](u%6E.md)", "[un](debut.md)", id="percent-encoded"),
        pytest.param("[un.md](un.md)", "[un.md](debut.md)", id="its text stays"),
        pytest.param("[`un.md`](un.md)", "[`un.md`](debut.md)", id="code in its text stays"),
        pytest.param("![un](un.md)", "![un](debut.md)", id="image"),
        pytest.param("[![i](i.png)](un.md)", "[![i](i.png)](debut.md)", id="image in a link"),
        pytest.param("[un](un.md) é [là](un.md#a)", "[un](debut.md) é [là](debut.md#a)", id="two of them"),
        pytest.param("[un][r] et [r]\n\n[r]: un.md 'Un'", "[un][r] et [r]\n\n[r]: debut.md 'Un'", id="by reference"),
        pytest.param("[un.md]\n\n[un.md]: <un.md>", "[un.md]\n\n[un.md]: <debut.md>", id="by reference, called so"),
        pytest.param("[^1]\n\n[^1]: Voir [un](un.md).", "[^1]\n\n[^1]: Voir [un](debut.md).", id="in a note"),
        pytest.param("|a|\n|-|\n|[un](un.md)|", "|a|\n|-|\n|[un](debut.md)|", id="in a table"),
        pytest.param("> - [un](un.md)", "> - [un](debut.md)", id="in a list in a quote"),
        pytest.param('é <a href="un.md">un</a>', 'é <a href="debut.md">un</a>', id="raw HTML"),
        pytest.param("<p>\n<a href='un.md#a'>un</a>\n</p>", "<p>\n<a href='debut.md#a'>un</a>\n</p>", id="HTML block"),
        pytest.param(
            "<a title='un.md' href=un.md class='un.md'>un.md</a>",
            "<a title='un.md' href=debut.md class='un.md'>un.md</a>",
            id="HTML with the name elsewhere in it",
        ),
    ],
)  # fmt: skip
def test_a_link_follows_however_it_is_written(before, after):
    assert text_once_renamed(f"Été : {before}\n") == f"Été : {after}\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le fichier un.md et (un.md).", id="prose"),
        pytest.param("`[un](un.md)`", id="code"),
        pytest.param("a\n\n    [un](un.md)", id="indented code"),
        pytest.param("```\n[un](un.md)\n\n[r]: un.md\n```", id="fenced code"),
        pytest.param("<!-- [un](un.md) <a href='un.md'> -->", id="comment"),
        pytest.param("[un] (un.md)", id="no link, for a space"),
        pytest.param("[un](../un.md)", id="the same name above"),
        pytest.param("[un](../hiver/un.md)", id="the same name in another series"),
        pytest.param("[un](/ete/un.md)", id="from the top of the host"),
        pytest.param("[un](https://example.org/ete/un.md)", id="on the web"),
        pytest.param("[un](un) [un](un/) [un](#un.md)", id="no file"),
        pytest.param("[un](UN.md)", id="in capitals"),
        pytest.param("[fin](aucun.md)", id="a name that ends so"),
    ],
)
def test_what_is_no_link_to_it_is_left_alone(text):
    assert text_once_renamed(f"{text}\n") == f"{text}\n"
    beside = f"{text}\n\nVoir [un](un.md).\n"
    assert text_once_renamed(beside) == beside.replace("Voir [un](un.md)", "Voir [un](debut.md)")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\\[un](un.md)", id="escaped"),
        pytest.param("[^un]: un.md\n\nUn mot[^un].", id="text of a note"),
    ],
)
def test_what_looks_like_a_link_beside_one_is_left_alone(text):
    beside = f"{text}\n\nVoir [un](un.md).\n"
    assert text_once_renamed(beside) == beside.replace("Voir [un](un.md)", "Voir [un](debut.md)")


@pytest.mark.parametrize(
    ("where", "path", "link"),
    [
        pytest.param("accueil", "_index.md", "ete/{}.md", id="from the home"),
        pytest.param("sommaire", "ete/_index.md", "{}.md", id="from the index of its series"),
        pytest.param("hiver", "hiver/_index.md", "../ete/{}.md", id="from the index of another"),
        pytest.param("trois", "hiver/trois.md", "../ete/{}.md", id="from an article of another"),
        pytest.param("seul", "seul.md", "ete/{}.md#a", id="from an article of none"),
    ],
)
def test_links_follow_wherever_they_stand(where, path, link):
    found = magazine(**{where: f"\n[un]({link.format('un')}) `{link.format('un')}`\n"})
    assert renamed(found)[path].endswith(f"\n[un]({link.format('debut')}) `{link.format('un')}`\n")


def test_links_in_its_own_text_follow():
    own = renamed(magazine(un="\n[plus bas](un.md#bas) [ici](#haut) [deux](deux.md)\n"))["ete/debut.md"]
    assert own == UN + "\n[plus bas](debut.md#bas) [ici](#haut) [deux](deux.md)\n"


def test_a_front_matter_that_speaks_of_it_in_its_own_way_stays():
    deux = "---\ntitle: un.md\nx: '[un](un.md)'   # un.md\n---\n[un](un.md)\n"
    found = magazine_of({"ete/_index.md": INDEX, "ete/un.md": UN, "ete/deux.md": deux})
    assert renamed(found)["ete/deux.md"] == deux.replace("\n[un](un.md)", "\n[un](debut.md)")


# ---- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "error", "problem"),
    [
        pytest.param(
            "deux", AlreadyThere, r"ete/deux\.md is already there; choose another slug", id="another article"
        ),
        pytest.param("Début !", NotAllowed, "'Début !' is no slug; write debut", id="no slug"),
        pytest.param("debut.md", NotAllowed, r"'debut\.md' is no slug", id="a file name"),
        pytest.param("../debut", NotAllowed, r"'\.\./debut' is no slug", id="a path"),
        pytest.param("?!", NotAllowed, r"'\?!' is no slug", id="only punctuation"),
        pytest.param("", NotAllowed, "no slug can be made of ''", id="nothing"),
        pytest.param("tags", NotAllowed, "the slug 'tags' is kept for other pages", id="a page of the site"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused(slug, error, problem):
    with pytest.raises(error, match=problem):
        renamed(magazine(), slug)


@pytest.mark.parametrize("slug", ["ete", "hiver"])
def test_outside_a_series_the_name_of_one_is_taken(slug):
    with pytest.raises(AlreadyThere, match=f"{slug} is already there; it is a series or a folder; choose another"):
        renamed(magazine(), slug, "seul")


def test_a_name_of_another_series_is_free():
    assert renamed(magazine(), "trois")["ete/trois.md"] == UN


def test_a_file_does_not_stand_in_its_own_way():
    changes = renamed(magazine_of({"ete/_index.md": INDEX, "ete/Debut.md": UN}), name="ete/Debut")
    assert changes == {"ete/debut.md": UN, "ete/Debut.md": None}


def test_a_file_that_is_no_article_has_its_name_too():
    with pytest.raises(AlreadyThere, match=r"ete/Debut\.md is already there"):
        renamed(magazine_of({"ete/_index.md": INDEX, "ete/un.md": UN, "ete/Debut.md": ""}))


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[un](un&#46;md)", id="entity"),
        pytest.param("[un](un\\.md)", id="backslash"),
        pytest.param("[un][r]\n\n[r]: un&period;md", id="entity in a reference"),
        pytest.param("<a href='un&#46;md'>un</a>", id="entity in raw HTML"),
    ],
)
@pytest.mark.parametrize(
    "above",
    [
        pytest.param(
            "Texte.",
            id="alone",
        ),
        pytest.param("Le fichier un.md", id="below its plain name"),
    ],
)
def test_a_link_that_cannot_be_rewritten_refuses_the_whole_and_is_named_with_its_line(link, above):
    with pytest.raises(
        UnsafeEdit, match=r"^ete/deux\.md:6: the link to un\.md is written in a way that magcli cannot"
    ):
        text_once_renamed(f"\n{above}\n{link}\n")


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        pytest.param(
            "ete/_index.md", "---\nparts: [un]\nparts: [deux]\n---\n", "the key 'parts' is written twice", id="twice"
        ),
        pytest.param(
            "ete/_index.md",
            "---\ntitle: Été\nparts: &p [un, deux]\n---\n",
            "magcli reads no YAML anchors and aliases; mend it first",
            id="unread",
        ),
        pytest.param(
            "ete/un.md",
            "---\nstatus: published\nstatus: draft\nstatus: published\n---\n",
            "the key 'status' is written twice",
            id="its own",
        ),
    ],
)
def test_a_front_matter_that_cannot_be_edited_refuses_the_whole_and_is_named(path, text, problem):
    with pytest.raises(UnsafeEdit, match=f"^{path}:3: {problem}"):
        renamed(magazine_of({"ete/_index.md": INDEX, "ete/un.md": UN, path: text}))


def test_an_article_in_a_folder_without_an_index_stays_in_its_folder():
    assert list(renamed(magazine_of({"ete/un.md": UN}))) == ["ete/debut.md", "ete/un.md"]


def test_a_former_address_is_written_as_one():
    un = "---\ntitle: Un\nstatus: published\n---\n"
    new = renamed(magazine_of({"été un.md": un}), "debut", "été un")["debut.md"]
    (alias,) = magazine_of({"debut.md": new}).articles["debut"].aliases
    assert alias in ("/été%20un/", "/%C3%A9t%C3%A9%20un/")


def test_the_former_address_of_another_article_is_taken():
    found = magazine_of({"un.md": "---\naliases: [/vieux/]\n---\n", "deux.md": "---\ntitle: Deux\n---\n"})
    with pytest.raises(NotAllowed, match="/vieux/ is a former address of un; choose another slug"):
        rename(found, found.articles["deux"], "vieux")
    assert rename(found, found.articles["un"], "vieux")


def test_the_name_of_a_planned_part_is_taken():
    found = magazine_of(
        {"ete/_index.md": "---\nparts: [un, {title: La suite}]\n---\n", "ete/un.md": "---\ntitle: Un\n---\n"}
    )
    with pytest.raises(AlreadyThere, match="a part la-suite of ete is already there"):
        rename(found, found.articles["ete/un"], "la-suite")


# ---- into another series -------------------------------------------------------------------------------

PHOTOS = "---\ntitle: Photos\nimage: images/une.jpg   # la couverture\n---\n![a](images/a.jpg) [pdf](plan.pdf)\n"
HIVER = "---\ntitle: Hiver\nparts:\n  - trois\n---\n"


def with_photos(files=None, text=PHOTOS):
    return magazine_of(
        {
            "ete/_index.md": "---\ntitle: Été\nparts:\n  - un\n  - photos   # beau\n---\n",
            "ete/un.md": UN,
            "ete/photos.md": text,
            "ete/images/a.jpg": "",
            "ete/images/une.jpg": "",
            "ete/plan.pdf": "",
            "hiver/_index.md": HIVER,
            "hiver/trois.md": "---\ntitle: Trois\n---\n",
            **(files or {}),
        }
    )


def moved(magazine, name="ete/photos", series="hiver", to=1):
    """The text of every file that changes, `None` for one that goes; of one that only moves, where it came from."""
    changes = move(magazine, magazine.articles[name], magazine.series[series], to)
    return {str(change.path): change.source if isinstance(change, Move) else change.text for change in changes}


def test_an_article_moves_with_its_slot_and_its_images():
    assert moved(with_photos()) == {
        "hiver/photos.md": PHOTOS,
        "ete/photos.md": None,
        "ete/_index.md": "---\ntitle: Été\nparts:\n  - un\n---\n",
        "hiver/_index.md": "---\ntitle: Hiver\nparts:\n  - trois\n  - photos\n---\n",
        "hiver/images/a.jpg": PurePosixPath("ete/images/a.jpg"),
        "hiver/images/une.jpg": PurePosixPath("ete/images/une.jpg"),
        "hiver/plan.pdf": PurePosixPath("ete/plan.pdf"),
    }


def test_an_article_of_no_series_moves_into_one():
    found = magazine_of({"ete/_index.md": INDEX, "ete/un.md": UN, "seul.md": PHOTOS, "images/une.jpg": ""})
    assert moved(found, "seul", "ete", 0) == {
        "ete/seul.md": PHOTOS.replace("images/a.jpg", "../images/a.jpg").replace("plan.pdf", "../plan.pdf"),
        "seul.md": None,
        "ete/_index.md": INDEX.replace("  # d’abord\n", "  - seul\n  # d’abord\n"),
        "ete/images/une.jpg": PurePosixPath("images/une.jpg"),
    }


@pytest.mark.parametrize(
    ("parts", "to", "expected"),
    [
        pytest.param("[trois]", 0, "[photos, trois]", id="to the front"),
        pytest.param("[trois, {title: Photos}]", 1, "[trois, photos]", id="to its planned slot"),
        pytest.param("[photos, trois]", 0, "[photos, trois]", id="listed before it came"),
        pytest.param("[trois, ete/photos]", 1, "[trois, photos]", id="listed by its path"),
        pytest.param("[../ete/photos.md, trois]", 0, "[photos, trois]", id="listed by its file"),
    ],
)
def test_the_new_list_gains_it(parts, to, expected):
    found = with_photos({"hiver/_index.md": f"---\nparts: {parts}\n---\n", "ete/_index.md": "---\ntitle: Été\n---\n"})
    assert moved(found, to=to).get("hiver/_index.md", f"---\nparts: {parts}\n---\n") == (
        f"---\nparts: {expected}\n---\n"
    )


@pytest.mark.parametrize("part", ["photos", "ete/photos"])
def test_a_slot_that_it_had_before_it_came_is_its_place(part):
    found = with_photos({"hiver/_index.md": f"---\nparts: [{part}, trois]\n---\n"})
    article, series = found.articles["ete/photos"], found.series["hiver"]
    assert place_for(found, article, series, None, "", "") == (0, 2)
    with pytest.raises(NotAllowed, match="photos is listed as part 1; add it there, and move it afterwards"):
        place_for(found, article, series, 2, "", "")


def test_every_slot_that_it_had_goes():
    found = with_photos({"ete/_index.md": "---\nparts: [photos, un, photos]\n---\n"})
    assert moved(found)["ete/_index.md"] == "---\nparts: [un]\n---\n"


@pytest.mark.parametrize("part", ["photos.md", "ete/photos", "../ete/photos.md"])
def test_a_slot_that_names_it_by_its_file_follows_too(part):
    found = with_photos({"ete/_index.md": f"---\nparts: [un, {part}]\n---\n"})
    assert moved(found)["ete/_index.md"] == "---\nparts: [un]\n---\n"
    assert renamed(found, "vues", "ete/photos")["ete/_index.md"] == "---\nparts: [un, vues]\n---\n"


def test_a_slot_of_an_article_whose_slug_looks_like_its_file_stays():
    found = with_photos({"ete/_index.md": "---\nparts: [photos, photos.md]\n---\n", "ete/photos.md.md": UN})
    assert moved(found)["ete/_index.md"] == "---\nparts: [photos.md]\n---\n"


def test_links_in_it_and_to_it_follow():
    found = with_photos(
        {
            "_index.md": HOME + "[p](ete/photos.md#a)\n",
            "ete/_index.md": "---\nparts: [un, photos]\n---\n[p](photos.md)\n",
            "ete/un.md": UN + "[p](photos.md) `photos.md`\n",
            "hiver/trois.md": "[p][r]\n\n[r]: ../ete/photos.md\n",
        },
        "---\ntitle: Photos\n---\n[un](un.md#a) [moi](photos.md) [trois](../hiver/trois.md) <a href='un.md'>un</a>\n",
    )
    assert moved(found) == {
        "hiver/photos.md": "---\ntitle: Photos\n---\n"
        "[un](../ete/un.md#a) [moi](photos.md) [trois](trois.md) <a href='../ete/un.md'>un</a>\n",
        "ete/photos.md": None,
        "_index.md": HOME + "[p](hiver/photos.md#a)\n",
        "ete/_index.md": "---\nparts: [un]\n---\n[p](../hiver/photos.md)\n",
        "hiver/_index.md": "---\ntitle: Hiver\nparts:\n  - trois\n  - photos\n---\n",
        "ete/un.md": UN + "[p](../hiver/photos.md) `photos.md`\n",
        "hiver/trois.md": "[p][r]\n\n[r]: photos.md\n",
    }


@pytest.mark.parametrize(
    ("where", "text"),
    [
        pytest.param("ete/un.md", "![a](images/a.jpg)", id="an article beside"),
        pytest.param("ete/un.md", "<img src='images/%61.jpg'>", id="raw HTML"),
        pytest.param("hiver/trois.md", "[a](../ete/images/a.jpg?x)", id="an article of another series, by a link"),
        pytest.param("seul.md", "---\nimage: {src: ete/images/a.jpg}\n---\n", id="a front matter"),
        pytest.param("ete/_index.md", "---\nparts: [photos]\n---\n![a](images/a.jpg)", id="the index"),
        pytest.param("_index.md", HOME + "![a](ete/images/a.jpg)", id="the home"),
    ],
)
def test_an_image_that_another_text_shows_stays_and_the_link_leads_to_it(where, text):
    changes = moved(with_photos({where: text}))
    assert "hiver/images/a.jpg" not in changes
    assert changes["hiver/photos.md"] == PHOTOS.replace("(images/a.jpg", "(../ete/images/a.jpg")


@pytest.mark.parametrize(
    ("where", "text"),
    [
        pytest.param("ete/un.md", "---\nimage: {src: images/a.jpg\n---\n", id="a front matter that is broken"),
        pytest.param("ete/un.md", "---\nimage: &i images/a.jpg\n---\n", id="a front matter that is not read"),
        pytest.param("ete/un.md", "---\nimage: images/a.jpg\n\n![a](images/a.jpg)\n", id="one without an end"),
        pytest.param("ete/un.md", "---\nimage: {scr: images/%61.jpg}\n---\n", id="a key that is misspelt"),
        pytest.param("ete/un.md", "<img src='b.jpg' srcset='images/a.jpg 2x'>", id="srcset"),
        pytest.param("ete/un.md", "<video\nposter='images/a&#46;jpg'>\n\n</video>", id="poster"),
        pytest.param("ete/un.md", "> <picture><source srcset=images/a.jpg></picture>", id="source"),
        pytest.param("ete/un.md", "Un <i style='background: url(images/a.jpg)'>mot</i>", id="a style"),
        pytest.param("hiver/trois.md", "<object data='../ete/images/a.jpg'>", id="an object, from another series"),
        pytest.param("ete/un.md", "> " * 120 + "![a](images/a.jpg)", id="deeper than is read"),
        pytest.param("ete/_index.md", "---\nparts: [photos]\nimage: images/a.jpg\n---\n", id="the index"),
    ],
)
def test_an_image_that_another_text_may_show_where_nobody_can_read_it_stays(where, text):
    changes = moved(with_photos({where: text}))
    assert "hiver/images/a.jpg" not in changes
    assert changes["hiver/photos.md"] == PHOTOS.replace("(images/a.jpg", "(../ete/images/a.jpg")
    assert changes["hiver/images/une.jpg"] == PurePosixPath("ete/images/une.jpg")


@pytest.mark.parametrize("where", ["ete/un.md", "hiver/trois.md", "seul.md"])
def test_beside_a_text_that_cannot_be_opened_no_image_moves(where):
    changes = moved(with_photos({where: "\udce9"}))
    assert [change for change in changes.values() if isinstance(change, PurePosixPath)] == []


def test_beside_an_empty_text_images_move():
    assert "hiver/images/a.jpg" in moved(with_photos({"seul.md": ""}))


def test_an_index_that_is_not_there_keeps_no_image_in_place():
    path = PurePosixPath
    sources = [
        reading.source(path(name), text.encode())
        for name, text in {"ete/photos.md": PHOTOS, "hiver/_index.md": HIVER}.items()
    ]
    found = reading.magazine(sources, [path("ete/photos.md"), path("hiver/_index.md"), path("ete/images/a.jpg")])
    assert moved(found)["hiver/images/a.jpg"] == path("ete/images/a.jpg")


@pytest.mark.parametrize(
    ("where", "text"),
    [
        pytest.param("ete/un.md", "\udce9", id="not UTF-8"),
        pytest.param("ete/un.md", "---\nx: {voir: ph%6Ftos.md\n---\n", id="a front matter that is broken"),
        pytest.param("ete/un.md", "---\ntitle: Un\n\n[p](photos.md)\n", id="one without an end"),
        pytest.param("hiver/trois.md", "> " * 120 + "[p](../ete/photos.md)", id="deeper than is read"),
        pytest.param("essais/_index.md", "---\nx: &p photos.md\n---\n", id="an index"),
    ],
)
def test_a_text_that_may_link_to_it_where_nobody_can_read_it_is_known(where, text):
    found = with_photos({where: text})
    assert unfollowed(found, found.articles["ete/photos"]) == (PurePosixPath(where),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[p](photos.md)\n", id="a link that follows"),
        pytest.param("---\nx: &a b\n---\n[p](photos.md)\n", id="one below a front matter that is broken"),
        pytest.param("---\nx: photos.md\n---\n", id="a front matter that is read"),
        pytest.param("---\nx: {\n---\n", id="a broken one that does not name it"),
        pytest.param("", id="nothing"),
        pytest.param(" \n", id="nothing but blanks"),
    ],
)
def test_all_that_can_be_read_can_be_followed(text):
    found = with_photos({"ete/un.md": text})
    assert unfollowed(found, found.articles["ete/photos"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`![a](images/a.jpg)` et images/a.jpg", id="no link"),
        pytest.param("![a](../hiver/images/a.jpg)", id="one of that name elsewhere"),
        pytest.param("[a](/ete/images/a.jpg) [a](https://example.org/ete/images/a.jpg)", id="an address"),
    ],
)
def test_an_image_that_another_text_only_speaks_of_moves(text):
    assert "hiver/images/a.jpg" in moved(with_photos({"ete/un.md": text}))


@pytest.mark.parametrize(
    ("there", "free"),
    [
        pytest.param({"hiver/images/a.jpg": ""}, "a-2.jpg", id="taken"),
        pytest.param({"hiver/images/A.JPG": ""}, "a-2.jpg", id="taken, on many systems"),
        pytest.param({"hiver/images/a.jpg": "", "hiver/images/a-2.jpg": ""}, "a-3.jpg", id="twice"),
        pytest.param({"hiver/images/a.jpg/b.jpg": ""}, "a-2.jpg", id="a folder"),
    ],
)
def test_an_image_whose_name_is_taken_gets_a_free_one_and_the_link_follows(there, free):
    changes = moved(with_photos(there))
    assert changes[f"hiver/images/{free}"] == PurePosixPath("ete/images/a.jpg")
    assert changes["hiver/photos.md"] == PHOTOS.replace("images/a.jpg", f"images/{free}")


def test_capitals_of_its_own_do_not_make_a_name_free():
    text = "---\ntitle: Photos\n---\n![A](images/A.jpg)\n"
    changes = moved(with_photos({"ete/images/A.jpg": "", "hiver/images/a.jpg": ""}, text))
    assert changes["hiver/images/A-2.jpg"] == PurePosixPath("ete/images/A.jpg")


def test_two_images_that_many_systems_take_for_one_do_not_meet():
    text = "---\ntitle: Photos\n---\n![a](images/a.jpg) ![A](images/A.jpg)\n"
    changes = moved(with_photos({"ete/images/A.jpg": ""}, text))
    assert changes["hiver/images/A.jpg"] == PurePosixPath("ete/images/A.jpg")
    assert changes["hiver/images/a-2.jpg"] == PurePosixPath("ete/images/a.jpg")
    assert changes["hiver/photos.md"] == text.replace("a.jpg", "a-2.jpg")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("image: vue.jpg   # la vue", "image: ../ete/vue.jpg   # la vue", id="a path"),
        pytest.param("image: {src: 'vue.jpg', alt: Vue}", "image: {src: '../ete/vue.jpg', alt: Vue}", id="a mapping"),
        pytest.param("image: https://example.org/a.jpg", "image: https://example.org/a.jpg", id="the web"),
        pytest.param("image: /vue.jpg", "image: /vue.jpg", id="from the top of the host"),
    ],
)
def test_the_image_of_the_front_matter_leads_where_it_led(written, expected):
    files = {"ete/vue.jpg": "", "ete/un.md": "![v](vue.jpg)"}
    text = f"---\ntitle: Photos\n{written}\n---\n"
    assert moved(with_photos(files, text))["hiver/photos.md"] == text.replace(written, expected)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("../hiver/b.jpg", id="of the other series"),
        pytest.param("../b.jpg", id="of the top"),
        pytest.param("../../b.jpg", id="outside"),
        pytest.param("../../../../../etc/passwd", id="far outside"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("%2Fetc/passwd", id="absolute, encoded"),
        pytest.param("file:///etc/passwd", id="a file by its address"),
        pytest.param("https://example.org/ete/images/a.jpg", id="the web"),
        pytest.param("images/", id="a folder"),
        pytest.param(".", id="its own folder"),
        pytest.param("IMAGES/A.jpg", id="in capitals"),
        pytest.param("un.md", id="an article"),
        pytest.param("notes/b.md", id="a text too deep"),
        pytest.param("notes/b.MD", id="a text in capitals"),
        pytest.param("aucun.jpg", id="what is not there"),
        pytest.param("_cachee.jpg", id="what is hidden"),
        pytest.param("a%00.jpg", id="no name"),
    ],
)
def test_nothing_but_its_own_images_moves(target):
    files = {"b.jpg": "", "hiver/b.jpg": "", "ete/notes/b.md": "", "ete/notes/b.MD": ""}
    changes = moved(with_photos(files, f"---\ntitle: Photos\n---\n![a]({target})\n"))
    assert [change for change in changes.values() if isinstance(change, PurePosixPath)] == []


@pytest.mark.parametrize("target", ["hiver/b.jpg", "essais/b.jpg"])
def test_what_lies_in_the_folder_of_a_series_is_no_image_of_an_article_at_the_top(target):
    files = {"seul.md": f"![b]({target})\n", "hiver/b.jpg": "", "essais/b.jpg": "", "essais/quatre.md": UN}
    changes = moved(with_photos(files), "seul", "ete", 0)
    assert changes["ete/seul.md"] == f"![b](../{target})\n"
    assert [change for change in changes.values() if isinstance(change, PurePosixPath)] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("status: published\n", "status: published\naliases: [/ete/photos/]\n", id="published"),
        pytest.param("status: ready\n", "status: ready\n", id="ready"),
        pytest.param("status: draft\naliases: [/hiver/photos/]\n", "status: draft\n", id="where it was before"),
    ],
)
def test_the_former_address_of_one_that_moves_leads_on_when_readers_knew_it(before, after):
    assert moved(with_photos(text=f"---\nid: abc\n{before}---\n"))["hiver/photos.md"] == f"---\nid: abc\n{after}---\n"


@pytest.mark.parametrize("name", ["hiver/photos.md", "hiver/Photos.md"])
def test_an_article_whose_name_is_taken_there_does_not_move(name):
    with pytest.raises(AlreadyThere, match=f"{name} is already there; give one of the two another slug"):
        moved(with_photos({name: UN}))


def test_nor_one_whose_new_address_readers_of_another_come_to():
    found = with_photos({"ete/un.md": "---\naliases: [/hiver/photos/]\n---\n"})
    with pytest.raises(NotAllowed, match="/hiver/photos/ is a former address of ete/un; give one of the two another"):
        moved(found)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        pytest.param(
            {"hiver/_index.md": "---\nparts: [photos]\n---\n"},
            "photos is part 2 of ete and part 1 of hiver; take it off the wrong list first: magcli series remove",
            id="its own and the other",
        ),
        pytest.param(
            {"hiver/_index.md": "---\nparts: [ete/photos]\n---\n"},
            "photos is part 2 of ete and part 1 of hiver; take it off the wrong list",
            id="its own and the other, by its path",
        ),
        pytest.param(
            {"ete/_index.md": "---\nparts: [photos.md]\n---\n", "hiver/_index.md": "---\nparts: [photos]\n---\n"},
            "photos is part 1 of ete and part 1 of hiver; take it off",
            id="its own by its file, and the other",
        ),
        pytest.param(
            {"essais/_index.md": "---\nparts: [un, photos]\n---\n"},
            "photos is part 2 of essais and part 2 of ete; take it off",
            id="its own and a third",
        ),
        pytest.param(
            {"ete/_index.md": "---\ntitle: Été\n---\n", "essais/_index.md": "---\nparts: [photos]\n---\n"},
            "photos is part 1 of essais; take it off",
            id="a third alone",
        ),
    ],
)
def test_an_article_that_a_wrong_series_lists_does_not_move(files, problem):
    with pytest.raises(NotAllowed, match=problem):
        moved(with_photos(files))


def test_an_article_of_that_slug_in_a_third_series_is_another_one():
    files = {"essais/_index.md": "---\nparts: [photos]\n---\n", "essais/photos.md": UN}
    assert "hiver/photos.md" in moved(with_photos(files))


@pytest.mark.parametrize(
    ("path", "text", "line", "problem"),
    [
        pytest.param("ete/_index.md", "---\nparts: &p [photos]\n---\n", 2, "mend it first", id="its list"),
        pytest.param("ete/un.md", "\n\n[p](photos&#46;md)\n", 3, "the link to photos.md is written in", id="a link to it"),
        pytest.param("ete/photos.md", "---\nid: a\n---\n\n[un](un&#46;md)\n", 5, "the link to un.md is", id="a link in it"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_edited_safely_keeps_it_where_it_is(path, text, line, problem):
    with pytest.raises(UnsafeEdit, match=f"^{path}:{line}: .*{problem}"):
        moved(with_photos({path: text}))
