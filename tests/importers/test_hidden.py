"""What readers of the source did not see, or not all of them, is no published article here."""

import pytest

from magcli.importers import docusaurus, eleventy, hugo, jekyll, pelican, zola
from tests.importers.folders import folder, pieces, told

YAML = "---\ntitle: A\ndate: 2015-07-04\n%s---\nTexte\n"
TOML = "+++\ntitle = 'A'\ndate = 2015-07-04\n%s+++\nTexte\n"
PELICAN = "Title: A\nDate: 2015-07-04\n%s\nTexte\n"
HUGO = {"hugo.toml": "baseURL = 'https://x.example/'\n"}
ELEVENTY = {"eleventy.config.js": ""}
NO_PAGE = "its generator makes no page of it"
BY_ADDRESS = "readers reached it by its address alone"
UNTIL = "a magazine takes nothing down by itself: publish it if that day is still to come"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param("headless: true", f"headless: {NO_PAGE}", id="headless"),
        pytest.param("_build: {render: never}", f"_build: {NO_PAGE}", id="never rendered"),
        pytest.param("build: {render: link}", f"build: {NO_PAGE}", id="rendered as a link alone"),
        pytest.param("build: {render: false}", f"build: {NO_PAGE}", id="rendered, no"),
        pytest.param("build: {list: never}", f"build: {BY_ADDRESS}", id="never listed"),
        pytest.param("build: {list: local}", f"build: {BY_ADDRESS}", id="listed for some"),
        pytest.param("render: false", f"render: {NO_PAGE}", id="render"),
        pytest.param("permalink: false", f"permalink: {NO_PAGE}", id="no address"),
        pytest.param("permalink: 'false'", f"permalink: {NO_PAGE}", id="no address, as a text"),
        pytest.param("permalink: {build: false}", f"permalink: {NO_PAGE}", id="no address in a build"),
        pytest.param("expiryDate: 2016-01-01", f"expiryDate: {UNTIL}", id="until a day"),
        pytest.param("unpublishdate: 2016-01-01", f"unpublishDate: {UNTIL}", id="until a day, as it was spelt once"),
        pytest.param("unlisted: true", f"unlisted: {BY_ADDRESS}", id="unlisted"),
        pytest.param("hidden: 'yes'", f"hidden: {BY_ADDRESS}", id="hidden"),
        pytest.param("hidden: peut-être", f"hidden: {BY_ADDRESS}", id="hidden, in doubt"),
        pytest.param(
            "eleventyExcludeFromCollections: true",
            f"eleventyExcludeFromCollections: {BY_ADDRESS}",
            id="in no collection",
        ),
        pytest.param("private: true", "private: only some may read it", id="private"),
        pytest.param("password: x", "password: only some may read it", id="a password"),
    ],
)
@pytest.mark.parametrize("more", ["", "draft: false\n", "status: published\n"], ids=["", "not a draft", "published"])
def test_a_key_that_hides_an_article_makes_a_draft_whatever_others_say(written, why, more):
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": YAML % f"{more}{written}\n"}).values()
    line = 4 + more.count("\n")
    assert (found.status, told(found)) == ("draft", [("open", "status", line, f"{why}; it is a draft now")])


@pytest.mark.parametrize(
    "written",
    [
        *("headless: false", "build: {list: always, render: always}", "render: true", "permalink: /a/"),
        *("expiryDate: ''", "hidden: false", "password: ''", "build: x"),
    ],
)
def test_a_key_that_hides_nothing_makes_no_draft(written):
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": YAML % f"{written}\n"}).values()
    assert (found.status, told(found)) == ("published", [])


@pytest.mark.parametrize(
    ("date", "start", "expected"),
    [
        pytest.param("2015-07-04", "2099-08-01", "2099-08-01", id="later"),
        pytest.param("2015-07-04", "2015-07-01", "2015-07-04", id="earlier"),
        pytest.param("2015-07-04T10:00:00+02:00", "2015-07-04T09:00:00Z", "2015-07-04 09:00:00+00:00", id="an hour"),
        pytest.param("2015-07-04", "bientôt", "2015-07-04", id="no day"),
    ],
)
def test_an_article_comes_out_no_earlier_than_its_generator_shows_it(date, start, expected):
    text = f"---\ntitle: A\ndate: {date}\npublishDate: {start}\n---\nTexte\n"
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": text}).values()
    assert str(found.date) == expected
    assert [(certainty, what, line) for certainty, what, line, _ in told(found)] == (
        [("guessed", "date", 4)] if expected[:4] == "2099" or "09:00" in expected else []
    )


def test_the_day_that_an_article_comes_out_on_is_told_beside_its_own():
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": YAML % "publishDate: 2099-08-01\n"}).values()
    why = "2099-08-01, from which on readers see it; its own is 2015-07-04"
    assert (found.status, told(found), found.extra) == ("published", [("guessed", "date", 4, why)], {})


@pytest.mark.parametrize("key", ["publishdate", "pubDate", "published"])
def test_a_generator_may_call_that_day_otherwise(key):
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": YAML % f"{key}: 2099-08-01\n"}).values()
    assert (found.status, str(found.date), len(found.remarks), found.extra) == ("published", "2099-08-01", 1, {})


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("disableLanguages = ['en']\n", ["draft", "published"], id="named"),
        pytest.param("[languages.en]\ndisabled = true\n", ["draft", "published"], id="disabled"),
        pytest.param("[languages.en]\nweight = 1\n", ["published", "published"], id="shown"),
    ],
)
def test_hugo_hides_a_language_that_the_settings_leave_out(settings, expected):
    files = {"hugo.toml": f"defaultContentLanguage = 'fr'\n{settings}", "content/a.md": YAML % ""}
    found = pieces(hugo.find, {**files, "content/a.en.md": YAML % ""})
    assert [found[name].status for name in sorted(found)] == expected


@pytest.mark.parametrize(
    ("head", "hides"),
    [
        pytest.param("hidden: true\n", True, id="hidden"),
        pytest.param("draft: true\nhidden: true\n", True, id="a draft that is hidden"),
        pytest.param("draft: true\n", False, id="a draft"),
        pytest.param("", False, id="neither"),
    ],
)
def test_what_is_hidden_says_so_to_those_who_give_it_another_status(head, hides):
    (found,) = pieces(hugo.find, {**HUGO, "content/a.md": YAML % head}).values()
    assert found.is_hidden is hides


def status(find, files, name):
    found = pieces(find, files)[name]
    return found.status, [what for certainty, what, _, _ in told(found) if what == "status"] == ["status"]


HIDDEN = ("draft", True)
SHOWN = ("published", False)


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        pytest.param("cascade: {draft: true}", "content/s/a.md", HIDDEN, id="a draft"),
        pytest.param("cascade: [{draft: true}]", "content/s/a.md", HIDDEN, id="one of a list"),
        pytest.param("cascade: {draft: true}", "content/s/t/a.md", HIDDEN, id="deeper"),
        pytest.param("cascade: {draft: true}", "content/r/a.md", SHOWN, id="elsewhere"),
        pytest.param("cascade: {build: {render: never}}", "content/s/a.md", HIDDEN, id="not rendered"),
        pytest.param("cascade: {params: {hidden: true}}", "content/s/a.md", HIDDEN, id="a key of a theme"),
        pytest.param(
            "cascade: {draft: true, _target: {path: '/s/t/**'}}", "content/s/a.md", SHOWN, id="of another path"
        ),
        pytest.param(
            "cascade: {draft: true, target: {path: '{/s,/s/**}'}}", "content/s/a.md", HIDDEN, id="of its path"
        ),
        pytest.param("cascade: {draft: true, target: {kind: section}}", "content/s/a.md", SHOWN, id="of sections"),
        pytest.param(
            "cascade: {draft: true, target: {environment: staging}}", "content/s/a.md", SHOWN, id="of another stage"
        ),
        pytest.param("cascade: {draft: true, target: {lang: fr}}", "content/s/a.md", HIDDEN, id="of any language"),
        pytest.param("draft: true", "content/s/t/a.md", HIDDEN, id="the page of the folder is a draft"),
        pytest.param("draft: false", "content/s/a.md", SHOWN, id="the page of the folder is none"),
        pytest.param("expiryDate: 2016-01-01", "content/s/a.md", HIDDEN, id="the page of the folder expires"),
    ],
)
def test_hugo_hides_what_the_page_of_a_folder_says_of_all_below(head, name, expected):
    files = {**HUGO, "content/s/_index.md": f"---\n{head}\n---\n", name: YAML % ""}
    assert status(hugo.find, files, name) == expected


def test_an_article_says_otherwise_than_the_cascade_but_not_than_a_folder_that_is_a_draft():
    files = {**HUGO, "content/s/a.md": YAML % "Draft: false\n"}
    assert (
        status(hugo.find, {**files, "content/s/_index.md": "---\ncascade: {draft: true}\n---\n"}, "content/s/a.md")
        == SHOWN
    )
    assert status(hugo.find, {**files, "content/s/_index.md": "---\ndraft: true\n---\n"}, "content/s/a.md") == HIDDEN


def test_the_nearest_cascade_counts_and_that_of_the_settings_holds_everywhere():
    files = {
        "hugo.toml": "[cascade]\ndraft = true\n",
        "content/s/_index.md": "---\ncascade: {draft: false}\n---\n",
        "content/s/a.md": YAML % "",
        "content/b.md": YAML % "",
    }
    assert status(hugo.find, files, "content/s/a.md") == SHOWN
    assert status(hugo.find, files, "content/b.md") == HIDDEN


def test_the_cascade_of_a_translation_holds_for_translations():
    files = {
        "hugo.toml": "defaultContentLanguage = 'fr'\n[languages.fr]\n[languages.en]\n",
        "content/s/_index.en.md": "---\ncascade: {draft: true}\n---\n",
        "content/s/a.md": YAML % "",
        "content/s/a.en.md": YAML % "",
    }
    assert status(hugo.find, files, "content/s/a.md") == SHOWN
    assert status(hugo.find, files, "content/s/a.en.md") == HIDDEN


def test_settings_that_hide_an_article_are_named():
    files = {"pelicanconf.py": "DEFAULT_METADATA = {'status': 'draft'}\n", "content/a.md": PELICAN % ""}
    found = pieces(pelican.find, files)["content/a.md"]
    assert told(found) == [("taken", "status", 0, "draft, as pelicanconf.py says of it")]


def test_where_another_file_hides_an_article_that_is_told():
    files = {**HUGO, "content/s/_index.md": "---\ncascade: {draft: true}\n---\n", "content/s/a.md": YAML % ""}
    found = pieces(hugo.find, files)["content/s/a.md"]
    assert told(found) == [("taken", "status", 0, "draft, as content/s/_index.md says of it")]
    files["content/s/_index.md"] = "---\ncascade: {build: {render: never}}\n---\n"
    found = pieces(hugo.find, files)["content/s/a.md"]
    why = f"build: {NO_PAGE}; content/s/_index.md says so; it is a draft now"
    assert (told(found), found.extra) == ([("open", "status", 0, why)], {})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("content/p/b/index.md", SHOWN, id="a bundle"),
        pytest.param("content/p/b/notes.md", HIDDEN, id="a text in it"),
        pytest.param("content/p/b/c/index.md", HIDDEN, id="a bundle in it"),
        pytest.param("content/p/x.md", SHOWN, id="a text beside it"),
        pytest.param("content/p/old/x.md", HIDDEN, id="a text that the settings leave out"),
    ],
)
def test_hugo_makes_no_page_of_what_lies_in_a_bundle_or_is_ignored(name, expected):
    files = {"hugo.toml": "ignoreFiles = ['^content/p/old/.*']\n", "content/p/b/index.md": YAML % "", name: YAML % ""}
    assert status(hugo.find, files, name) == expected


@pytest.mark.parametrize(
    ("find", "files", "name", "expected"),
    [
        pytest.param(zola.find, {"a.md": TOML % "render = false\n"}, "a.md", HIDDEN, id="Zola, render"),
        pytest.param(
            zola.find,
            {"s/_index.md": "+++\ndraft = true\n+++\n", "s/a.md": TOML % ""},
            "s/a.md",
            HIDDEN,
            id="Zola, a section",
        ),
        pytest.param(
            zola.find,
            {"s/_index.md": "+++\nrender = false\n+++\n", "s/a.md": TOML % ""},
            "s/a.md",
            SHOWN,
            id="Zola, no list",
        ),
        pytest.param(
            zola.find,
            {"config.toml": "ignored_content = ['old/*']\n", "old/a.md": TOML % ""},
            "old/a.md",
            HIDDEN,
            id="Zola, ignored",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/p.json": '{"permalink": false}', "p/a.md": YAML % ""},
            "p/a.md",
            HIDDEN,
            id="Eleventy, a folder",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/p.11tydata.json": '{"draft": true}', "p/q/a.md": YAML % ""},
            "p/q/a.md",
            HIDDEN,
            id="Eleventy, deeper",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/a.11tydata.json": '{"draft": true}', "p/a.md": YAML % ""},
            "p/a.md",
            HIDDEN,
            id="Eleventy, one text",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/b.json": '{"draft": true}', "p/a.md": YAML % ""},
            "p/a.md",
            SHOWN,
            id="Eleventy, another text",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/p.11tydata.js": "module.exports={draft:true}", "p/a.md": YAML % "draft: false\n"},
            "p/a.md",
            HIDDEN,
            id="Eleventy, JavaScript that may hide",
        ),
        pytest.param(
            eleventy.find,
            {**ELEVENTY, "p/p.11tydata.js": "module.exports={layout:'x'}", "p/a.md": YAML % ""},
            "p/a.md",
            SHOWN,
            id="Eleventy, JavaScript that does not",
        ),
        *(
            pytest.param(
                eleventy.find,
                {**ELEVENTY, ".eleventyignore": f"# x\n{line}\n", "p/old/a.md": YAML % ""},
                "p/old/a.md",
                expected,
                id=f"Eleventy, ignored: {line}",
            )
            for line, expected in (("p/old", HIDDEN), ("./p/old/*.md", HIDDEN), ("**/old/**", HIDDEN), ("q", SHOWN))
        ),
        pytest.param(
            jekyll.find,
            {
                "_config.yml": "defaults: [{scope: {path: '', type: posts}, values: {published: false}}]\n",
                "_posts/2015-07-04-a.md": YAML % "",
            },
            "_posts/2015-07-04-a.md",
            HIDDEN,
            id="Jekyll, defaults",
        ),
        pytest.param(
            jekyll.find,
            {"_config.yml": "exclude: [old]\n", "old/_posts/2015-07-04-a.md": YAML % ""},
            "old/_posts/2015-07-04-a.md",
            HIDDEN,
            id="Jekyll, excluded",
        ),
        pytest.param(
            jekyll.find,
            {"_config.yml": "title: x\n", "_old/a.md": YAML % ""},
            "_old/a.md",
            HIDDEN,
            id="Jekyll, no collection",
        ),
        pytest.param(
            jekyll.find,
            {"_config.yml": "collections: {old: {output: true}}\n", "_old/a.md": YAML % ""},
            "_old/a.md",
            SHOWN,
            id="Jekyll, a collection",
        ),
        pytest.param(
            pelican.find,
            {"pelicanconf.py": "DEFAULT_METADATA = {'status': 'draft'}\n", "content/a.md": PELICAN % ""},
            "content/a.md",
            HIDDEN,
            id="Pelican, all",
        ),
        pytest.param(
            pelican.find,
            {"pelicanconf.py": "DEFAULT_METADATA = (('status', 'draft'),)\n", "content/a.md": PELICAN % ""},
            "content/a.md",
            HIDDEN,
            id="Pelican, all, as of old",
        ),
        pytest.param(
            pelican.find,
            {
                "pelicanconf.py": "DEFAULT_METADATA = {'status': 'draft'}\n",
                "content/a.md": PELICAN % "Status: published\n",
            },
            "content/a.md",
            SHOWN,
            id="Pelican, one says otherwise",
        ),
        pytest.param(
            pelican.find,
            {"pelicanconf.py": "EXTRA_PATH_METADATA = {'s': {'status': 'draft'}}\n", "content/s/a.md": PELICAN % ""},
            "content/s/a.md",
            HIDDEN,
            id="Pelican, a folder",
        ),
        pytest.param(
            pelican.find,
            {"pelicanconf.py": "ARTICLE_EXCLUDES = ['s']\n", "content/s/a.md": PELICAN % ""},
            "content/s/a.md",
            HIDDEN,
            id="Pelican, excluded",
        ),
        pytest.param(
            pelican.find, {"content/a.md": PELICAN % "Status: hidden\n"}, "content/a.md", HIDDEN, id="Pelican, hidden"
        ),
        pytest.param(
            docusaurus.find,
            {"blog/2015-07-04-a.md": YAML % "unlisted: true\n"},
            "blog/2015-07-04-a.md",
            HIDDEN,
            id="Docusaurus",
        ),
        pytest.param(
            docusaurus.find, {"docs/_a.mdx": YAML % ""}, "docs/_a.mdx", HIDDEN, id="Docusaurus, a part of pages"
        ),
    ],
)
def test_every_generator_is_asked_what_it_hides(find, files, name, expected):
    assert status(find, files, name) == expected


def test_data_files_in_a_language_that_is_not_run_are_told():
    files = {**ELEVENTY, "p/p.11tydata.js": "module.exports={draft:true}", "p/a.md": YAML % ""}
    found = eleventy.find(folder(files))
    assert told(found) == [("open", "settings", 0, "not run, and what they say of texts not read: p/p.11tydata.js")]


@pytest.mark.parametrize(
    "head",
    ["---js\n{title: 'A', draft: true}\n---\n", "---\ntitle: A\n  published: [false\n---\n"],
    ids=["js", "YAML"],
)
def test_a_head_that_cannot_be_read_and_may_hide_makes_a_draft(head):
    name = "_posts/2015-07-04-a.md"
    found = pieces(jekyll.find, {"_config.yml": "title: x\n", name: f"{head}Texte\n"})[name]
    assert found.status == "draft"
    assert ("open", "status") in [(certainty, what) for certainty, what, _, _ in told(found)]


@pytest.mark.parametrize("head", ["draft: true", "build: {render: never}", "expiryDate: 2016-01-01"])
def test_the_page_of_a_series_that_readers_do_not_see_introduces_nothing(head):
    files = {
        **HUGO,
        "content/series/s/_index.md": f"---\ntitle: La série\ndescription: Un secret\n{head}\n---\nUn secret.\n",
        "content/posts/a.md": YAML % "series: s\n",
    }
    found = hugo.find(folder(files))
    (row,) = found.series
    assert (row.description, row.page) == ("", None)
    why = "content/series/s/_index.md: readers did not see it: what it says of the series was left out"
    assert ("open", "series", why) in [(certainty, what, text) for certainty, what, _, text in told(found)]


def test_why_a_program_of_data_hides_what_it_is_of():
    files = {**ELEVENTY, "p/p.11tydata.js": "module.exports={draft:true}", "p/a.md": YAML % "draft: false\n"}
    why = "p/p.11tydata.js, which is not run, may say that nobody sees it; it is a draft now"
    assert told(pieces(eleventy.find, files)["p/a.md"]) == [("open", "status", 0, why)]


def test_what_nobody_saw_had_no_address_and_what_some_saw_had_one():
    files = {
        **HUGO,
        "content/p/a.md": YAML % "unlisted: true\n",
        "content/p/b.md": YAML % "unlisted: true\ndraft: true\n",
        "content/p/c.md": YAML % "headless: true\n",
        "content/p/d.md": YAML % "expirydate: 2016-01-01\n",
        "content/p/e.md": YAML % "draft: true\nurl: /e-e/\n",
    }
    found = pieces(hugo.find, files)
    assert [found[name].aliases for name in sorted(found)] == [("/p/a/",), (), (), ("/p/d/",), ()]


def test_one_reason_is_told_once():
    files = {**HUGO, "content/s/_index.md": "---\ntitle: S\ndate: 2015-07-04\ndraft: true\n---\nTexte\n"}
    assert told(pieces(hugo.find, files)["content/s/_index.md"]) == []
    files = {"pelicanconf.py": "DEFAULT_METADATA = {'status': 'hidden'}\n", "content/a.md": PELICAN % ""}
    why = "'hidden' is none of ours; it is a draft now"
    assert told(pieces(pelican.find, files)["content/a.md"]) == [("open", "status", 0, why)]
