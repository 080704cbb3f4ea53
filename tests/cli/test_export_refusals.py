"""What a feed is refused for: where it is told, and that the file that was there stays as it was."""

import os

import pytest

from tests.conftest import HOME, snapshot

NOW = "1437000000"  # 2015-07-16
ID = "3f0c2b1e-0000-4000-8000-00000000000{}"
UN = f"""\
---
title: Un
status: published
date: 2015-07-04
authors: redaction
id: {ID.format(1)}
summary: Court.
---
Texte.
"""
DEUX = UN.replace("Un", "Deux").replace(ID.format(1), ID.format(2))
FILES = {"ete/_index.md": "---\ntitle: Été\nparts: [un, {title: La suite}]\n---\n", "ete/un.md": UN, "deux.md": DEUX}
VIDE = {"vide/_index.md": "---\ntitle: Vide\nparts: [{title: La suite}]\n---\n"}

EACH = pytest.mark.parametrize("form", ["rss", "atom", "jsonfeed"])


@pytest.fixture
def refused(run, magazine_at, tmp_path):
    """Export over an older file, which stays; return the exit code and what is told."""

    def refused(form, files, *words):
        folder = magazine_at({**FILES, **files})
        out = tmp_path / "feed"
        out.write_text("an older one")
        result = run("export", form, "-o", out, *words, cwd=folder, SOURCE_DATE_EPOCH=NOW)
        assert (out.read_text(), result.stdout) == ("an older one", "")
        return result.exit_code, result.stderr

    return refused


def _with(**changes):
    """Return the article with other texts in the places of its own."""
    text = UN
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return {"ete/un.md": text}


@EACH
@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--series", "zz"], "there is no series 'zz'; there is: ete", id="no such series"),
        pytest.param(["--tag", "zz"], "there is no tag 'zz'; what is published has none", id="no such tag"),
        pytest.param(
            ["--section", "zz"], "there is no section 'zz'; what is published has none", id="no such section"
        ),
        pytest.param(["--author", "zz"], "there is no author 'zz'; there is: La rédaction", id="no such person"),
        pytest.param(["--series", ""], "--series names nothing; name one, or leave it out", id="a series of no name"),
        pytest.param(["--tag", ""], "--tag names nothing", id="a tag of no name"),
        pytest.param(["--author", ""], "--author names nothing", id="a person of no name"),
        pytest.param(["--series", "vide"], "nothing of 'vide' is published yet; publish a part first", id="not yet"),
        pytest.param(
            ["--series", "ete", "--tag", "x"], "--series and --tag ask for different feeds", id="two at once"
        ),
        pytest.param(["--limit", "0"], "'--limit'", id="no article"),
    ],
)
def test_what_is_not_there_is_refused(refused, form, words, told):
    code, said = refused(form, VIDE, *words)
    assert code == 2
    assert told in said


@EACH
def test_without_an_address_or_an_article_that_is_out_there_is_no_feed(refused, form):
    nobody = {"ete/un.md": UN.replace("2015-07-04", "2015-09-01"), "deux.md": DEUX.replace("published", "draft")}
    code, said = refused(form, nobody)
    assert (code, "publish one first" in said) == (2, True)
    home = "---\ntitle: Le Mag\nlang: fr\npeople: {redaction: {name: La rédaction}}\n---\n"
    code, said = refused(form, {"_index.md": home})
    assert (code, "write url: https://" in said) == (2, True)


@EACH
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"Texte": "Te\x0bxte"}, "ete/un.md:9:3: FM004", id="U+000B"),
        pytest.param({"Texte": "Te\ufffexte"}, "ete/un.md:9:3: FM004", id="U+FFFE"),
        pytest.param({"Texte": "Te\0xte"}, "ete/un.md:9:3: FM004", id="U+0000"),
        pytest.param({"title: Un": 'title: "U\\vn"'}, "ete/un.md:2:10: FM004", id="an escape in a title"),
        pytest.param({"Court.": '"Court\\uFFFE."'}, "ete/un.md:7:16: FM004", id="an escape in a summary"),
        pytest.param({"Texte": "[x](absent.pdf)"}, "ete/un.md:9:5: LINK001", id="no such file"),
        pytest.param({"Texte": "![x](absent.png)"}, "ete/un.md:9:6: LINK003", id="no such picture"),
        pytest.param({"Texte": "[x](#absent)"}, "ete/un.md:9:5: LINK002", id="no such place"),
        pytest.param({"Texte": "[x](../../dehors.md)"}, "ete/un.md:9:5: LINK001", id="outside"),
        pytest.param({"Texte": "[x](https:/exemple.fr)"}, "ete/un.md:9:5: LINK014", id="no host"),
        pytest.param({"Texte": "[x](javascript:x)"}, "ete/un.md:9:5: LINK007", id="a script"),
    ],
)
def test_what_no_feed_can_hold_is_told_with_its_place(refused, form, changes, told):
    code, said = refused(form, _with(**changes))
    assert code == 1
    assert said.replace(os.sep, "/").startswith(f"articles/{told} ")
    assert "not exported" in said


LONG = "un-" + "tres-" * 20 + "long"


@pytest.mark.parametrize(
    "form",
    ["rss", "atom", "jsonfeed", "ics", "wordpress", "html", "hugo", pytest.param("html --single ete", id="single")],
)
@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title: Un": "title: U\x0bn"}, id="a character that YAML forbids"),
        pytest.param({"title: Un": "title: Un : deux"}, id="no YAML"),
        pytest.param({"status: published": "status: publiched"}, id="a typing error in the status"),
    ],
)
@pytest.mark.parametrize(
    ("slug", "host"), [("un", "mag.example.org"), (LONG, "müller.example")], ids=["short", "long"]
)
def test_what_the_last_export_has_does_not_vanish_by_mistake(run, magazine_at, tmp_path, form, changes, slug, host):
    home = HOME.replace("mag.example.org", host)
    index = FILES["ete/_index.md"].replace("un,", f"{slug},")
    files = {"_index.md": home, "ete/_index.md": index, f"ete/{slug}.md": UN, "deux.md": DEUX}
    folder, out = magazine_at(files), tmp_path / "made"

    def export(out):
        return run("export", *form.split(), "-o", out, cwd=folder, SOURCE_DATE_EPOCH=NOW)

    assert export(out).exit_code == 0
    before = snapshot(out) if out.is_dir() else out.read_bytes()
    (folder / f"articles/ete/{slug}.md").write_text(_with(**changes)["ete/un.md"])
    result = export(out)
    assert (result.exit_code, snapshot(out) if out.is_dir() else out.read_bytes()) == (1, before)
    assert f"ete/{slug}.md:" in result.stderr
    if "--single" not in form:  # where it was not, nobody misses it: it is told, and the rest is written
        assert export(tmp_path / "new").exit_code == 0


@EACH
@pytest.mark.parametrize(
    ("target", "address"),
    [
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="mail"),
        pytest.param("tel:+33", "tel:+33", id="telephone"),
        pytest.param("//host.example/x", "https://host.example/x", id="the same scheme"),
        pytest.param("?q", "https://mag.example.org/ete/un/?q", id="a query"),
        pytest.param("", "https://mag.example.org/ete/un/", id="nothing"),
        pytest.param("#fin", "https://mag.example.org/ete/un/#fin", id="a place"),
        pytest.param("../deux.md?q#x", "https://mag.example.org/deux/?q#x", id="an article"),
        pytest.param("..", "https://mag.example.org/", id="the home"),
        pytest.param("a.pdf", "https://mag.example.org/ete/a.pdf", id="a file"),
    ],
)
def test_every_other_address_becomes_whole(run, magazine_at, form, target, address):
    files = {**_with(Texte=f"[x]({target})\n\n## Fin"), "ete/a.pdf": "x", "deux.md": f"{DEUX}\n## X\n"}
    result = run("export", form, "--series", "ete", cwd=magazine_at({**FILES, **files}), SOURCE_DATE_EPOCH=NOW)
    assert result.exit_code == 0
    quote = '\\"' if form == "jsonfeed" else '"'
    assert f"href={quote}{address}{quote}" in result.stdout
