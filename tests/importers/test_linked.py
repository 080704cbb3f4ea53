"""Files that texts of a folder link to: what a generator reads itself is never handed out."""

from pathlib import PurePosixPath

import pytest

from magcli.importers import eleventy, hugo, jekyll, pelican
from tests.importers.folders import pieces, told

HEAD = "---\ntitle: A\ndate: 2015-07-04\n---\n"
HUGO, JEKYLL = {"hugo.toml": "theme = 'a'\n"}, {"_config.yml": "title: x\n"}
ELEVENTY, PELICAN = {"eleventy.config.js": ""}, {"pelicanconf.py": ""}
A_POST = "_posts/2015-07-04-a.md"


@pytest.mark.parametrize(
    ("find", "files", "origin", "link", "hidden"),
    [
        pytest.param(hugo.find, HUGO, "content/a.md", "o.adoc", {"content/o.adoc": HEAD}, id="AsciiDoc"),
        pytest.param(hugo.find, HUGO, "content/a.md", "o.org", {"content/o.org": "#+draft: true\n"}, id="org"),
        pytest.param(pelican.find, PELICAN, "content/a.md", "deux.rst", {"content/deux.rst": "Deux\n"}, id="reST"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/b.txt", {"b.txt": HEAD}, id="a text with front matter"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/x.textile", {"x.textile": HEAD}, id="Textile"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/_config.yml", {}, id="settings"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/_drafts/o.txt", {"_drafts/o.txt": "o"}, id="a hidden folder"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/.env", {".env": "o"}, id="a hidden file"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/b.csv", {"b.csv": HEAD}, id="any file with front matter"),
        pytest.param(eleventy.find, ELEVENTY, "a.md", "o.njk", {"o.njk": HEAD}, id="Nunjucks"),
        pytest.param(eleventy.find, ELEVENTY, "a.md", "eleventy.config.js", {}, id="a program of settings"),
        pytest.param(eleventy.find, ELEVENTY, "p/a.md", "p.json", {"p/p.json": "{}"}, id="a file of data"),
        pytest.param(hugo.find, HUGO, "content/a.md", "/../hugo.toml", {"content/hugo.toml": ""}, id="TOML"),
    ],
)
def test_what_a_generator_reads_itself_is_told_and_not_copied(find, files, origin, link, hidden):
    found = pieces(find, {**files, **hidden, origin: f"{HEAD}\nVoir [o]({link}).\n"})[origin]
    assert found.files == {}
    assert f"[o]({link})" in found.body
    known = "not copied, for it is a text of the site, or one of its settings"
    assert ("open", "link", 6, f"{known}: {link}") in told(found)


@pytest.mark.parametrize(
    ("find", "files", "origin", "link", "path"),
    [
        pytest.param(hugo.find, HUGO, "content/a.md", "/d.json", "static/d.json", id="data for readers"),
        pytest.param(pelican.find, PELICAN, "content/a.md", "n.txt", "content/n.txt", id="a plain text"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "2015-07-04-a.png", "_posts/2015-07-04-a.png", id="beside it"),
        pytest.param(jekyll.find, JEKYLL, A_POST, "/r.pdf", "r.pdf", id="a document"),
    ],
)
def test_what_is_for_readers_is_copied(find, files, origin, link, path):
    found = pieces(find, {**files, path: "x", origin: f"{HEAD}\nVoir [o]({link}).\n"})[origin]
    assert found.files == {link: PurePosixPath(path)}
