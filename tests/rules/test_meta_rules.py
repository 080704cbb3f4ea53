"""What is wrong with what an article says of itself."""

import pytest

from magcli import validating
from magcli.text import edits
from tests.conftest import HOME, magazine_of

GIVEN = {"title": "Un", "authors": "[redaction]", "date": "2015-07-04"}
SECTIONS = HOME.replace("people:", "sections: [Le Mag numérique, Dossiers]\npeople:")


def article(body="Texte.\n", **keys):
    """An article with nothing wrong in it, but for *keys* and *body*; a key that is `None` is left out."""
    lines = [f"{key}: {value}" for key, value in {**GIVEN, **keys}.items() if value is not None]
    return "---\n" + "".join(f"{line}\n" for line in lines) + f"---\n{body}"


def found_in(text, home=HOME, **others):
    """What is wrong with the article *text*."""
    files = {"_index.md": home, "un.md": text, **{f"{name}.md": other for name, other in others.items()}}
    return [finding for finding in validating.validate(magazine_of(files)) if str(finding.path) == "un.md"]


@pytest.mark.parametrize(
    ("keys", "code", "safe", "line"),
    [
        pytest.param({"date": "4 juil 2015"}, "META006", True, "date: 2015-07-04", id="a French date"),
        pytest.param({"date": "2015/7/4"}, "META006", True, "date: 2015-07-04", id="slashes"),
        pytest.param({"date": "25/07/2015"}, "META006", True, "date: 2015-07-25", id="day first, for certain"),
        pytest.param({"date": "04/07/2015"}, "META006", False, "date: 2015-07-04", id="day or month first"),
        pytest.param({"date": '"4 juil 2015"'}, "META006", True, 'date: "2015-07-04"', id="the quotes stay"),
        pytest.param({"date": "2015-02-30"}, "META006", None, "", id="no such day"),
        pytest.param({"date": "2015-07-04T25:00:00"}, "META006", None, "", id="no such hour"),
        pytest.param({"date": "“2015-07-04”"}, "META006", True, "date: 2015-07-04", id="curly quotes"),
        pytest.param({"date": "2015-07-04 10:00"}, "META007", False, "date: 2015-07-04 10:00+02:00", id="no offset"),
        pytest.param({"date": "2015-01-04T10:00"}, "META007", False, "date: 2015-01-04T10:00+01:00", id="in winter"),
        pytest.param({"lang": "fr_FR"}, "META011", True, "lang: fr-FR", id="a locale"),
        pytest.param({"lang": "fr_FR.UTF-8"}, "META011", True, "lang: fr-FR", id="a locale and its encoding"),
        pytest.param({"lang": "Français"}, "META011", True, "lang: fr", id="the name of a language"),
        pytest.param({"lang": "klingon"}, "META011", None, "", id="a language that nobody speaks"),
        pytest.param({"lang": "no"}, "FM013", True, 'lang: "no"', id="Norwegian"),
        pytest.param({"status": "brouillon"}, "META009", False, "status: draft", id="a French status"),
        pytest.param({"status": "xyz"}, "META009", None, "", id="a status like no other"),
        pytest.param({"sumary": "Un."}, "META005", False, "summary: Un.", id="a misspelt key"),
        pytest.param({"étiquettes": "[a]"}, "META005", False, "tags: [a]", id="a French key"),
        pytest.param({"Titre": "Deux"}, "META005", None, "", id="a key that is there already"),
        pytest.param({"tags": "a, b c"}, "META004", False, "tags: [a, b c]", id="a list without brackets"),
        pytest.param({"announce": "oui"}, "META004", False, "announce: true", id="a French yes"),
        pytest.param({"announce": "no"}, "META004", True, "announce: false", id="another word for false"),
        pytest.param({"announce": "peut-être"}, "META004", None, "", id="neither yes nor no"),
        pytest.param({"aliases": "vieux"}, "META004", False, "aliases: /vieux/", id="an address without slashes"),
        pytest.param({"authors": "{nom: Julie}"}, "META004", None, "", id="a mapping for a list"),
        pytest.param({"guests": "[{nom: Julie}]"}, "META005", False, "guests: [{name: Julie}]", id="a key of a guest"),
        pytest.param({"authors": "[redacton]"}, "META017", False, "authors: [redaction]", id="a misspelt id"),
        pytest.param({"authors": "[La redaction]"}, "META017", False, "authors: [La rédaction]", id="a misspelt name"),
        pytest.param({"guests": "[Redaction]"}, "META017", False, "guests: [redaction]", id="an id with a capital"),
        pytest.param({"authors": "claire-fontaine"}, "META017", None, "", id="an id that nobody has"),
        pytest.param({"image": "https://a.org/b.png"}, "META020", None, "", id="a picture without words"),
        pytest.param({"image": "{src: https://a.org/b.png, alt: }"}, "META020", None, "", id="a picture with none"),
        pytest.param({"title": '""'}, "META002", None, "", id="an empty title"),
        pytest.param({"authors": "[]"}, "META002", None, "", id="no author in the list"),
        pytest.param({"authors": None}, "META001", None, "", id="no authors"),
        pytest.param({"summary": "TODO"}, "META003", None, "", id="a placeholder"),
        pytest.param({"summary": "a" * 301}, "META012", None, "", id="a long summary"),
        pytest.param({"updated": "2015-07-03"}, "META023", None, "", id="changed before it was there"),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_and_what_mends_it_leaves_nothing_behind(keys, code, safe, line):
    text = article(**keys)
    (found,) = found_in(text)
    assert (found.code, found.fix.is_safe if found.fix else None) == (code, safe)
    if found.fix:
        mended = edits.made(text, [found.fix])[0]
        (key,) = keys
        assert mended == text.replace(f"{key}: {keys[key]}", line)
        assert found_in(mended) == []


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"title": '"1984"'}, id="a number for a title, in quotes"),
        pytest.param({"title": "Lorem ipsum, histoire d’un faux texte"}, id="a title about a placeholder"),
        pytest.param({"updated": "2015-07-04"}, id="changed on its day"),
        pytest.param({"updated": "2015-07-04", "date": "2015-07-04T08:00:00+02:00"}, id="changed on the day of its hour"),
        pytest.param({"updated": "2015-07-03T23:00:00+00:00"}, id="changed on its day, where the magazine is"),
        pytest.param({"title": "TODO lists that work"}, id="a title about lists"),
        pytest.param({"authors": "Julie Martin"}, id="somebody met once"),
        pytest.param({"authors": "La re\u0301daction"}, id="a known name in decomposed letters"),
        pytest.param({"authors": "{name: Julie, role: journaliste}"}, id="somebody described"),
        pytest.param({"image": '{src: https://a.org/b.png, alt: ""}'}, id="a picture that says nothing"),
        pytest.param({"summary": "a" * 300}, id="a summary that just fits"),
        pytest.param({"lang": "zh-Hant-TW"}, id="a long language tag"),
        pytest.param({"date": "2015-07-04T10:00+02:00"}, id="an instant"),
        pytest.param({"x": "{relu: no, titre: TODO}"}, id="what is the team’s own"),
        pytest.param({"tags": "[web]"}, id="no id, as nowhere in the magazine", ),
    ],
)  # fmt: skip
def test_what_is_honest_is_left_alone(keys):
    assert found_in(article(**keys)) == []


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        pytest.param("Lorem ipsum dolor sit amet.\n", [1], id="a paragraph of nothing"),
        pytest.param("**TODO\u00a0: sources**\n", [3], id="a note to oneself"),
        pytest.param("[À COMPLÉTER]\n", [2], id="in brackets"),
        pytest.param("- TODO\n\n> À FAIRE\n", [3, 3], id="an item and a quotation"),
        pytest.param("**TODO**\u00a0: sources\n", [3], id="a note to oneself in bold"),
        pytest.param("## Sans titre\n", [4], id="a heading"),
        pytest.param("    TODO\n\n```\nTODO\n```\n\n<!-- TODO -->\n", [], id="in code and comments"),
        pytest.param("Todo lists.\n\nLe lorem ipsum dolor.\n\nÀ faire soi-même.\n", [], id="words like others"),
    ],
)
def test_placeholders_are_found_where_a_paragraph_starts(body, columns):
    assert [(d.code, d.column) for d in found_in(article(body))] == [("META003", column) for column in columns]


def test_a_placeholder_is_told_without_the_brackets_around_it():
    (found,) = found_in(article("[TODO]\n"))
    assert found.message == "TODO holds the place of something that is not written yet"


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("ready", "error"), ("published", "error")])
@pytest.mark.parametrize("keys", [{"summary": "TODO"}, {"date": ""}, {"date": None}])
def test_what_is_missing_weighs_more_when_the_article_is_ready(keys, status, severity):
    assert [d.severity for d in found_in(article(status=status, **keys))] == [severity]


def test_two_misspelt_keys_are_not_both_made_one():
    text = article(auteur="A", auteurs="B", authors=None)
    assert [(d.hint, bool(d.fix)) for d in found_in(text)] == [("write authors", True), ("write authors", False)]


@pytest.mark.parametrize(
    ("section", "told"),
    [
        pytest.param("Le Mag numerique", [("META018", "write Le Mag numérique")], id="nearly one"),
        pytest.param("Sport", [("META018", "write one of Le Mag numérique, Dossiers, or add it to _index.md")], id="new"),
        pytest.param("Dossiers", [], id="one of them"),
        pytest.param("Le Mag nume\u0301rique", [], id="one of them, in decomposed letters"),
    ],
)  # fmt: skip
def test_a_section_is_one_of_the_magazines(section, told):
    assert [(d.code, d.hint) for d in found_in(article(section=section), SECTIONS)] == told


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("été", "magcli rename 'été.md' ete"),
        ("Un Titre", "magcli rename 'Un Titre.md' un-titre"),
        ("mon_article-2", None),
        ("v1.0", None),
    ],
)
def test_a_name_makes_an_address_that_can_be_typed(slug, told):
    found = [d for d in validating.validate(magazine_of({f"{slug}.md": article()})) if d.code == "META010"]
    assert [(d.severity, d.hint) for d in found] == ([("warning", f"run: {told}")] if told else [])


def test_the_folder_of_a_series_has_such_a_name_too():
    found = validating.validate(magazine_of({"Été 2015/_index.md": "---\ntitle: Été\n---\n"}))
    assert [(d.code, d.hint) for d in found] == [("META010", "call the folder ete-2015")]


@pytest.mark.parametrize(
    ("mine", "others", "told"),
    [
        pytest.param({"tags": "[web, Big Data]"}, {"tags": "[big-data]"}, "big-data", id="a tag"),
        pytest.param({"tags": "coeur"}, {"tags": "[cœur]"}, "cœur", id="a ligature"),
        pytest.param({"section": "dossier"}, {"section": "Dossier"}, "Dossier", id="a section"),
        pytest.param({"guests": "[Lea Petit]"}, {"authors": "[redaction, Léa Petit]"}, "Léa Petit", id="a name"),
        pytest.param({"tags": "[C++]"}, {"tags": "[C#, c]"}, None, id="different words"),
        pytest.param({"tags": "[e\u0301te\u0301]"}, {"tags": "[été]"}, None, id="two ways to encode one spelling"),
    ],
)
def test_the_rarer_of_two_spellings_is_told(mine, others, told):
    text = article(**mine)
    found = found_in(text, deux=article(**others), trois=article(**others))
    assert [(d.code, d.hint) for d in found] == ([("META019", f"write {told}")] if told else [])
    if told:
        mended = edits.made(text, [d.fix for d in found])[0]
        assert found_in(mended, deux=article(**others), trois=article(**others)) == []


def test_two_spellings_in_one_article_are_no_other_articles():
    assert [d.message for d in found_in(article(tags="[Web, web]"))] == [
        "web is another spelling of the tag Web, which stands in this article, too"
    ]


def test_where_most_articles_have_an_id_the_one_without_is_told_and_gets_one():
    text = article(status="published")
    others = {"deux": article(id="3f0c"), "trois": article(id="3f0d")}
    (found,) = found_in(text, **others)
    assert (found.code, found.severity, found.fix.is_safe) == ("META021", "info", False)
    mended = edits.made(text, [found.fix])[0]
    assert mended == text.replace("---\nTexte", "id: 4a666808-c415-5b87-b2fc-39bd6067d141\n---\nTexte")
    assert found_in(mended, **others) == []
    assert found_in(text) == found_in(article(status="draft"), **others) == []


def test_no_two_articles_get_one_id():
    """The id that follows from the name of an article may have gone elsewhere with an article that was renamed."""
    others = {"deux": article(id="4a666808-c415-5b87-b2fc-39bd6067d141")}
    (found,) = found_in(article(status="published"), **others)
    assert (found.code, found.hint, found.fix) == ("META021", "write id: and a new uuid", None)


def test_an_alias_hides_nothing():
    files = {
        "ete/_index.md": "---\ntitle: Été\nparts: [a]\n---\n",
        "ete/a.md": article(aliases="[/vieux/, /ete/b/, /b/]"),
        "b.md": article(aliases="[/ete/, /vieux, /b/, /tags/web/, /libre/]"),
    }
    found = [d for d in validating.validate(magazine_of(files)) if d.code == "META022"]
    assert [(str(d.path), d.message) for d in found] == [
        ("b.md", "/ete/ is the address of the series ete"),
        ("b.md", "/b/ is the address of this article itself"),
        ("b.md", "/tags/web/ is below the address of the tags of the site"),
        ("ete/a.md", "/vieux/ is a former address of b, too"),
        ("ete/a.md", "/b/ is the address of the article b"),
    ]


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/ete/images/a.png/", "is the place of the file ete/images/a.png"),
        ("/ete/images/%61.png", "is the place of the file ete/images/a.png"),
        ("/ete/images/a.png/vieux/", "is the place of the file ete/images/a.png"),
        ("/ete/feed.xml/", "is the address of the feed of the series ete"),
        ("/ete/feed.xml/vieux/", "is the address of the feed of the series ete"),
        ("/feed.xml/", "is the address of feed.xml of the site"),
        ("/atom.xml/", "is the address of the feed of the site"),
        ("/ete/feed-1-10.xml/", "is the address of the feed of the series ete"),
        ("/tags/", "is the address of tags of the site"),
        ("/ete/b/index.html", "is the address of the article ete/b"),
        ("/ete/images/", None),
        ("/ete/b.md/", None),
    ],
)
def test_an_alias_is_the_place_of_no_file(alias, message):
    files = {
        "ete/_index.md": "---\ntitle: Été\nparts: [b]\n---\n",
        "ete/b.md": article(),
        "ete/images/a.png": "",
        "un.md": article(aliases=f"[{alias}]"),
    }
    found = [d.message for d in validating.validate(magazine_of(files)) if d.code == "META022"]
    assert found == ([f"{alias} {message}"] if message else [])


def test_one_part_alone_is_put_in_a_list():
    index = "---\ntitle: Été\nparts: un\n---\n"
    magazine = magazine_of({"ete/_index.md": index, "ete/un.md": article()})
    (found,) = (d for d in validating.validate(magazine) if d.code == "META004")
    assert edits.made(index, [found.fix])[0] == index.replace("parts: un", "parts: [un]")
    assert found.fix.is_safe


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        pytest.param("https://example.org/", True, id="as init writes it"),
        pytest.param("https://www.example.com", True, id="www"),
        pytest.param("http://EXAMPLE.net/mag/", True, id="in capitals, with a path"),
        pytest.param("https://mag.example.org/", False, id="a magazine of samples"),
        pytest.param("https://example.org.fr/", False, id="a longer name"),
        pytest.param("https://notexample.org/", False, id="another name"),
    ],
)
def test_an_address_kept_for_examples_is_no_magazine_s(url, is_told):
    home = HOME.replace("https://mag.example.org/", url)
    assert url in home
    found = validating.validate(magazine_of({"_index.md": home}))
    told = [("META003", "warning", home[: home.index(url)].count("\n") + 1)] if is_told else []
    assert [(d.code, d.severity, d.line) for d in found] == told


def test_a_magazine_whose_title_is_still_to_come_is_told():
    home = HOME.replace("title: ", "title: À compléter # ")
    (found,) = validating.validate(magazine_of({"_index.md": home}))
    assert (found.code, found.severity, found.line) == ("META003", "warning", 2)
