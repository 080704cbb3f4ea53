"""`magcli export html` after any edits: what it leaves of an earlier export is what it would write itself."""

import base64
import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magcli.cli import _checking
from magcli.exporters._site import Site
from magcli.store import records
from tests.conftest import snapshot

# One pixel, and two.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WIDE = PNG[:19] + b"\x02" + PNG[20:]

INDEX = """\
---
title: Le Mag
url: https://mag.example.org/
lang: fr
timezone: Europe/Paris
social_images: false
people:
  redaction: {name: La rédaction}
  invitee: {name: L'invitée, role: Chercheuse}
feed: {limit: 2}
validate: {warn: [LINK, SER, META, NOTE]}
---

Bienvenue.
"""


def article(title, day, text, more=""):
    return (
        f"---\ntitle: {title}\nstatus: published\ndate: 2015-07-{day:02}\nauthors: [redaction]\n{more}---\n\n{text}\n"
    )


FILES = {
    "_index.md": INDEX,
    "ete/_index.md": "---\ntitle: Été\neditors: [invitee]\nparts: [un, deux, trois]\n---\n\nUne série.\n",
    "ete/un.md": article("Un", 1, "Le premier[^1] mène au [second](deux.md).\n\n[^1]: Une note.", "tags: [web]\n"),
    "ete/deux.md": article(
        "Deux", 2, "Le second.\n\n![Carte](images/a.png)", "section: Société\nguests: [invitee]\n"
    ),
    "ete/trois.md": article("Trois", 3, "Voir <a href='../seul.md'>le dernier</a>.", "tags: [Web, lire]\n"),
    "ete/images/a.png": PNG,
    "seul.md": article("Seul", 4, "Rien, mais voir <https://mag.example.org/ete/un/>.", "tags: [lire]\n"),
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [neige, {title: La suite, announce: true}]\n---\n",
    "hiver/neige.md": article(
        "Neige", 5, "Il neige. Voir [la page](https://mag.example.org/seul/).", "summary: Bref.\n"
    ),
}
TEXTS = ("ete/un.md", "ete/deux.md", "ete/trois.md", "seul.md", "hiver/neige.md")
INDEXES = ("_index.md", "ete/_index.md", "hiver/_index.md")

# Each of these may stand in a file once or not: a step takes it in, or out again.
LINES = (
    "tags: [web]\n",
    "tags: [Web, nouveau]\n",
    "tags: [C++]\n",
    "tags: ['C#']\n",
    "section: Culture\n",
    "guests: [invitee]\n",
    "summary: Un résumé.\n",
    "updated: 2015-07-20\n",
    "image: {src: images/a.png, alt: Carte}\n",
    "aliases: [/ancien/]\n",
    "id: 5b0c9b6e-4f4e-4bd2-9a53-0a2f5a3d8a11\n",
    "lang: en\n",
    "announce: true\n",
)
WORDS = (
    "\nUne phrase « de plus » !\n",
    "\nVoir [un autre](../seul.md), [là](ete/un.md) ou [ici](neige.md).\n",
    "\n![Encore](images/a.png)\n",
    "\nVoir https://mag.example.org/ancien/ et [cela](https://mag.example.org/ete/quatre/).\n",
    "\n<video poster='images/a.png' src='images/b.mp4'></video>\n",
    "\n## Un titre\n",
)
SETTINGS = (
    ("title: Le Mag", "title: Le Grand Mag"),
    ("lang: fr", "lang: en"),
    ("Europe/Paris", "America/Lima"),
    ("name: La rédaction", "name: Les rédactrices"),
    ("limit: 2", "limit: 3"),
    ("---\n\n", "typography: false\n---\n\n"),
    ("---\n\n", "pages: [tags]\n---\n\n"),
    ("---\n\n", "html: trusted\n---\n\n"),
    ("---\n\n", "theme: {accent: '#003366', logo: ete/images/a.png}\n---\n\n"),
    ("feed: {", "feed: {content: summary, "),
    ("url: https://mag.example.org/", "url: https://autre.example.org/mag/"),
    ("Bienvenue.", "Bienvenue [ici](ete/un.md)."),
)
PARTS = (
    "[un, deux, trois]",
    "[trois, un, deux]",
    "[un, deux]",
    "[un, {title: À venir, announce: true}, deux, trois]",
)


def rewritten(path, change):
    if path.exists():
        path.write_text(change(path.read_text()))


def toggle(text, old, new):
    return text.replace(new, old, 1) if new in text else text.replace(old, new, 1)


def with_line(root, n):
    line = LINES[n // len(TEXTS) % len(LINES)]
    key = line.partition(":")[0]
    rewritten(
        root / TEXTS[n % len(TEXTS)],
        lambda text: re.sub(
            "(?=^authors:)", "" if line in text else line, re.sub(f"^{key}:.*\n", "", text, flags=re.M), flags=re.M
        ),
    )


def with_words(root, n):
    words = WORDS[n // 7 % len(WORDS)]
    rewritten(
        root / (*TEXTS, *INDEXES[1:])[n % 7], lambda text: text.replace(words, "") if words in text else text + words
    )


def with_setting(root, n):
    old, new = SETTINGS[n % len(SETTINGS)]
    rewritten(root / "_index.md", lambda text: toggle(text, old, new))


def with_title(root, n):
    rewritten(root / (*TEXTS, *INDEXES[1:])[n % 7], lambda text: toggle(text, "title: ", "title: Le "))


def with_date(root, n):
    rewritten(
        root / TEXTS[n % len(TEXTS)], lambda text: toggle(text, "2015-07", ("2015-06", "2016-01", "2030-01")[n % 3])
    )


def with_status(root, n):
    rewritten(root / TEXTS[n % len(TEXTS)], lambda text: toggle(text, "status: published", "status: draft"))


def with_parts(root, n):
    index = root / "ete/_index.md"
    rewritten(index, lambda text: f"---\ntitle: Été\nparts: {PARTS[n % len(PARTS)]}\n---{text.split('---', 2)[2]}")


def moved(root, n):
    file, other = root / TEXTS[n % len(TEXTS)], root / ("quatre.md", "ete/quatre.md", "hiver/cinq.md")[n % 3]
    if file.exists():
        file.rename(other)
    elif other.exists():
        other.rename(file)


def without(root, n):
    (root / TEXTS[n % len(TEXTS)]).unlink(missing_ok=True)


def with_picture(root, n):
    file = root / "ete/images/a.png"
    if n % 3:
        file.write_bytes((PNG, WIDE)[n % 2])
    else:
        file.unlink(missing_ok=True)


def with_template(root, n):
    theme = root / "_theme"
    if n % 3 == 0:
        shutil.rmtree(theme, ignore_errors=True)
        return
    theme.mkdir(exist_ok=True)
    if n % 3 == 1:
        (theme / "more.css").write_text("p {color: red}\n")
    else:
        (theme / "_head.html").write_text("<title>{{ title }}</title>\n")


def with_foreign_hand(root, n):
    """Somebody writes into the folder of the export, or removes files of it."""
    files = sorted((root.parent / "public").rglob("*.*ml"))
    if files and n % 2:
        files[n % len(files)].unlink()
    elif files:
        files[n % len(files)].write_text("une autre main\n")


def with_spoilt_cache(root, n):
    files = sorted(path for path in (root / ".magcli").rglob("*") if path.is_file())
    if files:
        files[n % len(files)].write_bytes(b"" if n % 2 else files[n % len(files)].read_bytes()[:-9] + b"xxxxxxxxx")


STEPS = (
    with_line,
    with_words,
    with_setting,
    with_title,
    with_date,
    with_status,
    with_parts,
    moved,
    without,
    with_picture,
    with_template,
    with_foreign_hand,
    with_spoilt_cache,
)
EPOCHS = ("1450000000", "1440000000", "1900000000")  # December 2015, August 2015, 2030


@pytest.fixture
def export(run, monkeypatch):
    """Export a magazine as if it were large and its files old: then all that can be kept of it is."""
    monkeypatch.setattr(_checking, "FEW", 0)
    monkeypatch.setattr(records, "MARGIN", -60_000_000_000)

    def exported(root, out, epoch):
        result = run("--root", str(root), "export", "html", "-o", str(out), cwd=root, SOURCE_DATE_EPOCH=epoch)
        assert "Traceback" not in result.stderr
        return result.exit_code, snapshot(out) if out.exists() else {}

    return exported


def write(root):
    shutil.rmtree(root.parent, ignore_errors=True)
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def compare(root, export, steps):
    write(root)
    afresh = root.parent.with_name("afresh")
    exported = 0
    for at, (step, number, epoch) in enumerate(steps):
        if at:
            step(root, number)
        code, site = export(root, root.parent / "public", epoch)
        if code:  # errors keep it from being exported: then it stays as it was
            continue
        exported += 1
        shutil.rmtree(afresh, ignore_errors=True)
        shutil.copytree(root, afresh / "articles", ignore=shutil.ignore_patterns(".magcli"))
        assert (code, site) == export(afresh / "articles", afresh / "public", epoch)
    return exported


steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 1000), st.sampled_from(EPOCHS))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(steps, min_size=2, max_size=6))
def test_what_an_export_leaves_is_what_it_would_write(tmp_path, export, steps):
    compare(tmp_path / "mag/articles", export, steps)


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param(
            [("ete/un.md", "tags: [web]", "tags: [C++]"), ("seul.md", "tags: [lire]", "tags: ['C#']")],
            id="a tag takes the address of another",
        ),
        pytest.param(
            [
                ("_index.md", "lang: fr", "lang: fr\nhtml: trusted"),
                ("seul.md", "Rien", "<map name='m'><area href='hiver/neige.md'></map>Rien"),
                ("hiver/neige.md", "published", "draft"),
            ],
            id="trusted HTML leads to a text that is gone",
        ),
        pytest.param(
            [
                ("seul.md", "Rien", "<!-- a --!> <a href='hiver/neige.md'>rien</a> -->"),
                ("hiver/neige.md", "published", "draft"),
            ],
            id="a comment that ends otherwise leads to a text that is gone",
        ),
        pytest.param([("ete/deux.md", "guests: [invitee]\n", "")], id="an editor has no page any more"),
    ],
)
def test_what_a_page_owes_to_others_is_made_again(tmp_path, export, edits):
    def step(root, number):
        name, old, new = edits[number]
        rewritten(root / name, lambda text: text.replace(old, new, 1))

    numbers = [0, *range(len(edits))]
    assert compare(tmp_path / "mag/articles", export, [(step, number, EPOCHS[0]) for number in numbers]) == len(
        numbers
    )


@pytest.mark.parametrize("step", [step for step in STEPS if step is not with_spoilt_cache])
def test_each_kind_of_edit_changes_an_export(tmp_path, export, step):
    """Or the test above would prove nothing."""
    root, out = tmp_path / "mag/articles", tmp_path / "mag/public"

    def changes(number):
        write(root)
        site = export(root, out, EPOCHS[0])
        step(root, number)
        return snapshot(out) != site[1] or export(root, out, EPOCHS[0]) != site

    assert any(map(changes, range(40)))


@pytest.fixture
def rendered(monkeypatch):
    """The addresses of the pages that templates were filled for."""
    addresses, render = [], Site.rendered

    def noting(self, template, page, values, **more):
        addresses.append(page)
        return render(self, template, page, values, **more)

    monkeypatch.setattr(Site, "rendered", noting)
    return addresses


def test_only_what_shows_an_edited_article_is_made_again(tmp_path, export, rendered):
    root, out = tmp_path / "mag/articles", tmp_path / "mag/public"
    write(root)
    export(root, out, EPOCHS[0])
    del rendered[:]
    rewritten(root / "hiver/neige.md", lambda text: text + "\nEncore.\n")
    export(root, out, EPOCHS[0])
    shown = {"hiver/neige/", "hiver/", "people/redaction/", "archive/2015/"}
    assert shown < set(rendered)
    # Home, 404 and the lists of all lists are made each time.
    assert set(rendered) - shown == {"", "tags/", "sections/", "people/", "archive/"}
