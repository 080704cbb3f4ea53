"""Sources that no program wrote: an importer brings in what it can, or says why it cannot; it never fails.

By hand, for long: pytest tests/importers/test_strange.py --inputs 5000 --articles FOLDER
"""

import io
import random
import re
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from magcli import importers, importing, reading, registry
from magcli.errors import MagcliError
from magcli.importers._importer import find
from magcli.importers._values import Material
from tests.conftest import HOME
from tests.importers.folders import wishes
from tests.test_hostile import inputs

WXR = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Un</title><wp:post_id>1</wp:post_id>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[%s]]></content:encoded>
</item></channel></rss>
"""


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def sources(kind, content):
    """Return the sources of *kind* that *content* may be, or be in, as files by path."""
    return {
        "page": [{"x.md": content}, {"x.html": content}],
        "wordpress": [{"x.xml": content}, {"x.xml": WXR % content.replace(b"]]>", b"")}],
        "docx": [{"x.docx": content}, {"x.docx": zipped("word/document.xml", content)}],
        "odt": [{"x.odt": content}, {"x.odt": zipped("content.xml", content)}],
    }.get(kind, [{"_posts/2015-07-04-x.md": content, "content/posts/y/index.md": content, "hugo.toml": content}])


def material(files):
    given = {PurePosixPath(path): content for path, content in files.items()}
    return Material(name="x", paths=tuple(given), read=given.__getitem__, is_folder=len(given) > 1)


def use(kind, files):
    magazine = reading.magazine([reading.source(PurePosixPath("_index.md"), HOME.encode())], [])
    given = material(files)
    try:
        find(kind).recognises(given)
        found = find(kind).find(given)
    except MagcliError:
        return
    plan = importing.plan(magazine, importing.merged([("", found)]), wishes())
    for change in plan.changes:
        source = reading.source(change.path, change.text.encode())
        assert not source.broken, change.text[:300]
        reading.magazine([source])


@pytest.mark.parametrize("kind", registry.names(importers))
def test_no_source_is_too_strange(request, kind):
    count, seed = request.config.getoption("--inputs") // 3, request.config.getoption("--seed")
    folder = Path(request.config.getoption("--articles") or "articles")
    texts = [path.read_bytes().decode(errors="replace") for path in sorted(folder.rglob("*.md"))]
    assert texts
    strange = inputs(random.Random(seed), texts)
    for number in range(count):
        content = next(strange)
        for files in sources(kind, content):
            try:
                use(kind, files)
            except Exception as error:
                kept = Path(f"strange-{kind}-{seed}-{number}")
                kept.write_bytes(content)
                raise AssertionError(f"{kind}, input {number} of seed {seed}: {error!r}; kept as {kept}") from error


FOLDERS = {
    "empty files": {"a.md": b"", "b.md": b"\n\n", "c.md": b"---\n---\n", "d.md": b"---\n"},
    "no text at all": {"a.png": bytes(range(256)), "b.bin": b"\0" * 99},
    "a head that is never closed": {"a.md": b"---\ntitle: A\ndate: 2015-07-04\n\nTexte\n"},
    "a head that is a list": {"a.md": b"---\n- a\n- b\n---\nTexte\n"},
    "a key that is there twice": {"a.md": b"---\ntitle: A\ntitle: B\n---\nTexte\n"},
    "moments of TOML": {
        "a.md": b"+++\ntitle='A'\ndate=2015-07-04T08:30:00.5Z\na=08:30:00\nb=2015-07-04 08:30:00\nc=inf\nd=nan\n+++\nT\n"
    },
    "no UTF-8": {"a.md": "---\ntitle: Été\n---\nÀ\n".encode("latin-1"), "b.md": "# Été\n".encode("utf-16")},
    "brackets": {"a.md": b"---\ntitle: A\n---\n" + b"[" * 10_000, "b.md": b"---\nt: " + b"[" * 10_000 + b"\n---\n"},
    "long lines": {"a.md": b"---\ntitle: " + b"a" * 100_000 + b"\n---\n" + b"b " * 200_000, "b.md": b"c" * 600_000},
    "names": {
        "x\ny.md": b"# A\n",
        "a:b.md": b"# B\n",
        "\U0001f600.md": b"# C\n",
        "images.md": b"# D\n",
        "-.md": b"# E\n",
    },
    "one slug": {
        "a.md": b"---\nslug: s\n---\nA\n",
        "b.md": b"---\nslug: S\n---\nB\n",
        "c.md": b"---\nslug: ../s\n---\nC\n",
    },
    "one name": {"a.md": b"# A\n", "A.md": b"# B\n", "b/a.md": b"# C\n"},
    "series": {"a.md": b"---\nseries: images\n---\nA\n", "b.md": b"---\nseries: '///'\nseries_order: nan\n---\nB\n"},
    "a page of a series": {
        "s/a.md": b"---\nseries: s\n---\nA\n",
        "s/_index.md": b"---\ntitle: [x]\nparts: [{number: [1], title: 'A: b', date: 0000-00-00, authors: 3}]\n---\nB\n",
    },
}


def brought(plan, found):
    """Return the files that *plan* makes articles, or indexes, of *found* from, and those that it says it leaves."""
    came = [arrival.piece.origin for arrival in plan.arrivals]
    came += [row.page.origin for row in found.series if row.page]
    told = " ".join(remark.told for remark in plan.remarks if "was left out" in remark.told)
    return came, set(re.findall(r"\S+\.md(?=:? )", told)) - set(came)


@pytest.mark.parametrize("kind", ["docusaurus", "eleventy", "hugo", "jekyll", "pelican", "zola"])
@pytest.mark.parametrize("files", [pytest.param(files, id=name) for name, files in FOLDERS.items()])
def test_a_strange_folder_comes_once_and_not_again(kind, files):
    given = material({"config.toml": b"title = 'x'\n", **files})
    home = reading.source(PurePosixPath("_index.md"), HOME.encode())
    found = importing.merged([("", find(kind).find(given))])
    once = importing.plan(reading.magazine([home]), found, wishes())
    came, left = brought(once, found)
    assert sorted([*came, *left]) == sorted(path for path in files if path.endswith(".md"))
    sources = [home, *(reading.source(change.path, (change.text or "").encode()) for change in once.changes)]
    there = reading.magazine(sources, [source.path for source in sources])
    assert [source.path for source in there.sources if source.broken] == []
    ids = {article.id for article in there.articles.values()}
    assert (len(ids), "" in ids) == (len(once.arrivals), False)
    assert importing.plan(there, found, wishes()).changes == ()


@pytest.mark.parametrize(
    "written",
    [
        *("0000-00-00", "9999-12-31", "99999-01-01", "2015-02-30", "2015-07-04 25:00", "-1", "1e9", "demain"),
        *("2015-07-04T00:00:00+99:00", "0001-01-01T00:00:00+14:00", "[2015]", "{a: b}", "true", "!!x 1"),
    ],
)
def test_a_day_that_is_none_is_told_with_its_line(written):
    given = material({"content/a.md": f"---\ntitle: A\ndate: {written}\n---\nTexte\n".encode(), "hugo.toml": b""})
    (piece,) = find("hugo").find(given).pieces
    assert (piece.date, piece.status) == (None, "")
    assert ("open", 3) in {(remark.certainty, remark.line) for remark in piece.remarks}
