"""Sources that no program wrote: an importer brings in what it can, or says why it cannot; it never fails.

By hand, for long: pytest tests/importers/test_strange.py --inputs 5000 --articles FOLDER
"""

import io
import random
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from magcli import importers, importing, reading, registry
from magcli.errors import MagcliError
from magcli.importers._importer import find
from magcli.importers._values import Material
from tests.conftest import HOME
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
    plan = importing.plan(magazine, importing.merged([("", found)]), importing.Wishes())
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
