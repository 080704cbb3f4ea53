"""An article under another slug or in another series, and every file that speaks of it."""

from pathlib import PurePosixPath

import pytest

from magcli.errors import AlreadyThere, NotAllowed, UnsafeEdit
from magcli.moving import rename
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
