"""Whatever lies in a file, every command ends soon, with a finding or a clear word, and stays where it belongs.

By hand, for long, on articles of one's own:
pytest tests/test_hostile.py --inputs 50000 --seed 2026 --articles FOLDER
"""

import contextlib
import json
import os
import random
import shutil
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest

from magcli import publishing, reading, store, validating
from magcli.errors import UnsafeEdit
from magcli.exporters import _exporter
from magcli.text import frontmatter
from tests.conftest import HOME, snapshot
from tests.store.conftest import files_in
from tests.store.processes import FORKS, WHY_NOT, carry_out, held

DEUX = "---\ntitle: Deux\nstatus: published\ndate: 2015-07-05\nauthors: [redaction]\nid: 3\n---\n\nTexte.\n"
SERIES = "---\ntitle: Été\nparts: [un, deux]\n---\n\nIntro.\n"
UN = "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\nid: 1\n---\n\nTexte[^1].\n\n[^1]: Note.\n"
HEAD = UN.partition("id: 1\n---\n\n")[0]

KIB = 1024
SECONDS, MEGABYTES = 2, 130
"""What a command may take, beyond what the tests hold themselves."""


def body(piece, kib=60):
    """A published article that is nothing but *piece*, over and over."""
    return f"{HEAD}id: 2\n---\n\n{piece * (kib * KIB // len(piece.encode()))}\n"


def head(lines):
    """A published article with *lines* in its front matter."""
    return f"{HEAD}id: 2\n{lines}\n---\n\nTexte.\n"


HOSTILE = {
    # what is said of YAML programs and of python-frontmatter: LIBRARIES of traps, each a file
    "30,000 brackets": head("x: " + "[" * 30_000),
    "30,000 braces": head("x: " + "{" * 30_000),
    "a line of hyphens": "---\n" + "-" * 60_000 + "\n---\n",
    "a bomb of merge keys": "---\na: &a {k: 1}\n" + "".join(f"b{n}: &b{n}\n  <<: [*a, *a, *a, *a]\n" for n in range(9)) + "---\n",
    "a billion laughs": "---\na: &a [ha, ha]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(40)) + "---\n",
    "a python tag": head("x: !!python/object/apply:os.system ['touch /tmp/pwned']"),
    "a binary tag": head("x: !!binary aGE="),
    "a front matter of a megabyte": head(f"summary: {'a' * KIB * 400}"),
    "60,000 letters in one value": head(f"summary: {'a' * 60_000}"),
    "20,000 tags": head(f"tags: [{'a, ' * 20_000}]"),
    "9,000 tags": head("tags: [" + ",".join(f"t{n}" for n in range(9000)) + "]"),
    "4,000 people": head("authors: [" + ",".join(f"p{n}" for n in range(4000)) + "]"),
    "4,000 mistakes on a line": head("authors: [" + "{a: b}," * 4000 + "]"),
    "thousands of accents on a letter": head("authors: [a" + "\u0315\u0300" * 10_000 + "]\nupdated: a" + "\u0315\u0300" * 5000),
    "keys that Python calls its own": "---\ncontent: a\nhandler: b\non: c\n1: d\n---\nTexte.\n",
    "a byte order mark": "\ufeff" + UN,
    "two byte order marks": "\ufeff\ufeff" + UN,
    "a list for a front matter": "---\n- a\n- b\n---\n",
    "dashes in a body alone": "Texte.\n\n---\n\nTexte.\n\n---\n\nFin.\n",
    "impossible dates": head("updated: 2015-02-30"),
    "an impossible offset": head("updated: 2015-07-04T00:00:00+25:00"),
    "year zero": head("updated: 0000-00-00"),
    "a path for a language": head("lang: ../../etc/passwd"),
    "ids that are no text": head("aliases: {a: b}").replace("id: 2", "id: {a: {b: c}}"),
    "control characters": "---\ntitle: \x07\x1b[31m\n---\n\x00\x07\n",
    "NUL": b"\0" * 100_000,
    "UTF-16": UN.encode("utf-16"),
    "Latin-1": "---\ntitle: été\n---\n".encode("latin-1"),
    "half of surrogate pairs": b"---\ntitle: \xed\xa0\x80\n---\n",
    "10 MB of lines": b"a\n" * (5 * KIB * KIB),
    # texts of half a megabyte, each of one piece
    **{f"{piece!r} over and over": body(piece) for piece in (
        ">", "- ", "> - ", "[", "![", "](", "*a ", "**a", "`a", "~", "|", "# a\n", "<", "<!--", "<?", "<![CDATA[", "<div>", "<b>",
        "<p><b>", "<a href=x>", "<details>", "<table><tr><td>", "&amp;", "\\", "[^1]", "[^1]: x\n\n", "[^", "a[^1] ", "mot\\* et\n",
        "mot\\*\n\n", "a<sup>2</sup> ", "²", "![a](b)", "[a](../../../etc/passwd) ", "[a](un.md) ", "\u0301", "\u200d", " ", "\t", "\u00a0", "😀", "a",
        "mot² ", "x² ", "mot* ", "mot† ", "mot[1] ", "[1] a\n\n", "((", "((mot a ", "((mot a)) ", "<https://a\nb> ", "https://a-\nb ", "](https://a\n",
        "<!--magcli:", "a <!-- magcli: ignore NOTE a -->\n",
    )},
    "thousands of references behind stops": head("") + "mot.[^1] mot [^1], " * 5_000 + "\n\n[^1]: x\n",
    "an open label before a long line": body("a").replace("\n\naaa", "\n\nx [^aaa"),
    "a table of thousands of columns": body("|a", 60).rstrip() + "|\n" + "|-" * 30_000 + "|\n" + "|b\n" * 60_000,
    "notes that call each other": head("") + "[^0]\n\n" + "".join(f"[^{n}]: a[^{n + 1}]\n\n" for n in range(15_000)),
    "thousands of notes nobody calls": head("") + "".join(f"a[^u{n}]\n\n[^{n}]: x\n\n" for n in range(10_000)),
    "elements with ids, never closed": head("") + "".join(f"<i class=x{n}>" for n in range(8000)) + "\n\n" + "a\n\n" * 20_000,
    "12,000 links to as many files": head("") + " ".join(f"[a](b{n}.md)" for n in range(12_000)),
    "links to 7,000 files by reference": head("") + "".join(f"[a{n}] " for n in range(7000)) + "".join(f"\n\n[a{n}]: b{n}.md" for n in range(7000)),
    "4,500 links in HTML": head("") + " ".join(f"<a href='b{n}.md'>a</a>" for n in range(4500)),
    "a link to a very long address": head("") + "[a]: /" + "b" * 200_000 + "\n\n" + "[a] " * 60_000,
}  # fmt: skip


@pytest.fixture
def magazine(tmp_path):
    files_in(
        tmp_path / "magazine/articles",
        {"_index.md": HOME, "ete/_index.md": SERIES, "ete/un.md": UN, "ete/deux.md": DEUX},
    )
    (tmp_path / "secret.md").write_text("---\ntitle: Secret de polichinelle\n---\n")
    return tmp_path / "magazine"


def assert_ends_well(folder, *words):
    before = held()
    done = carry_out(folder, words)
    assert done.code in (0, 1, 2), (words, done.code)
    assert "Traceback" not in done.stderr
    assert "fault of magcli" not in done.stderr, done.stderr
    assert done.seconds < SECONDS, (words, done.seconds)
    assert done.megabytes - before < MEGABYTES, (words, done.megabytes, before)
    assert done.code == 0 or done.stdout or done.stderr


@pytest.mark.skipif(not FORKS, reason=WHY_NOT)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_every_command_ends_soon_and_says_what_is_wrong(magazine, content):
    path = magazine / "articles/ete/deux.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for words in (
        ["validate"],
        ["status"],
        ["due", "--within", "1 week"],
        ["list"],
        ["export", "html"],
        ["export", "rss"],
        ["publish", "deux"],
        ["new", "Trois", "--from", "articles/ete/deux.md"],
        ["set", "deux", "tags=a,b"],
        ["rename", "un", "debut"],
        ["series", "new", "Hiver"],
        ["series", "add", "hiver", "deux"],
    ):
        assert_ends_well(magazine, *words)
    assert sorted(p.name for p in magazine.parent.iterdir()) == ["magazine", "secret.md"]


INDEXES = {
    "9,000 parts": "---\nparts: [" + ",".join(f"p{n}" for n in range(9000)) + "]\n---\n",
    "thousands of planned parts": "---\nparts:\n" + "- title: Une\n" * 4000 + "---\n",
    "thousands of mistakes": "---\nparts: [" + "{a: b}," * 4000 + "]\n---\n",
    "a text of half a megabyte": SERIES + "[^1] " * 90_000,
    "a path for a part": "---\nparts: [../../secret, /etc/passwd, 'un\\0']\n---\n",
}


@pytest.mark.skipif(not FORKS, reason=WHY_NOT)
@pytest.mark.parametrize("text", INDEXES.values(), ids=INDEXES)
def test_an_index_of_a_series_can_be_hostile_too(magazine, text):
    (magazine / "articles/ete/_index.md").write_text(text)
    for words in (
        ["validate"],
        ["status"],
        ["publish", "ete", "--all"],
        ["series", "show", "ete"],
        ["series", "reorder", "ete", "--reverse"],
        ["export", "html"],
    ):
        assert_ends_well(magazine, *words)


# ---- where files lead ----------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
@pytest.mark.parametrize("name", ["ete/deux.md", "ete/images/a.jpg", "ete/_index.md", "ete"])
@pytest.mark.parametrize("target", ["secret.md", "itself", "nowhere", "."])
def test_no_link_leads_a_command_out_of_the_magazine(magazine, run, name, target):
    path = magazine / "articles" / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(
        {"secret.md": magazine.parent / "secret.md", "itself": path.name, "nowhere": "x", ".": "."}[target]
    )
    for words in (
        ["validate"],
        ["list"],
        ["export", "html"],
        ["export", "rss"],
        ["new", "Neuf", "--series", "ete"],
        ["set", "deux", "tags=a"],
    ):
        result = run(*words, cwd=magazine)
        assert "fault of magcli" not in result.stderr
        assert "polichinelle" not in result.stdout
    assert not [p for p in (magazine / "public").rglob("*.html") if "polichinelle" in p.read_text()]
    assert (magazine.parent / "secret.md").read_text() == "---\ntitle: Secret de polichinelle\n---\n"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
@pytest.mark.parametrize(
    "name", ["ete", "ete/un", "assets", "index.html", ".magcli.json", ".magcli-stage", "authors"]
)
def test_an_export_writes_and_removes_through_no_link(magazine, run, name):
    files_in(magazine.parent / "ailleurs", {"a.txt": "à moi\n", "un/index.html": "à moi\n"})
    run("export", "html", cwd=magazine)
    there = magazine / "public" / name
    if there.is_dir():
        shutil.rmtree(there)
    there.unlink(missing_ok=True)
    there.symlink_to(magazine.parent / "ailleurs")
    (magazine / "articles/ete/un.md").unlink()  # so that there is something to be removed
    result = run("export", "html", cwd=magazine)
    assert "fault of magcli" not in result.stderr
    found = {
        p.relative_to(magazine.parent / "ailleurs").as_posix(): p.read_text()
        for p in (magazine.parent / "ailleurs").rglob("*.*")
    }
    assert found == {"a.txt": "à moi\n", "un/index.html": "à moi\n"}


@pytest.mark.parametrize(
    "alias",
    ["/../x/", "/%2e%2e/x/", "/a/../../x/", "//ailleurs/x/", "/C:/x/", "/a%5C..%5Cx/", "/%00/", "/a\\b/", "/.git/x/"],
)
def test_no_alias_leaves_the_folder_of_an_export(magazine, run, alias):
    path = magazine / "articles/ete/un.md"
    path.write_text(path.read_text().replace("id: 1", f"id: 1\naliases: ['{alias}']"))
    assert "is no former address" in run("validate", cwd=magazine).stdout
    assert run("export", "html", cwd=magazine).exit_code == 1
    assert not (magazine / "public").exists()


@pytest.mark.parametrize(
    "listed",
    [
        '["../articles/ete/un.md"]',
        '["/etc/hosts"]',
        '["a\\u0000b"]',
        '["\\ud800"]',
        "3",
        "[" * 100_000,
        "[3]",
        '["articles"]',
    ],
)
def test_a_list_of_pages_that_is_not_ours_removes_nothing(magazine, run, listed):
    (magazine / "public").mkdir()
    (magazine / "public/.magcli.json").write_text(f'{{"version": 1, "files": {listed}}}')
    assert "fault of magcli" not in run("export", "html", cwd=magazine).stderr
    assert (magazine / "articles/ete/un.md").read_text() == UN


@pytest.mark.parametrize(
    "step",
    ['{"path": "../secret.md", "was": null, "text": "x", "mode": null}', '{"path": "/tmp/x", "was": 1, "text": [], "mode": "x"}', '"x"', '{"path": "a\\u0000b", "was": null, "text": "", "mode": null}'],
)  # fmt: skip
@pytest.mark.parametrize("name", ["journal.json", "history/1.json"])
def test_a_journal_that_is_not_ours_changes_nothing(magazine, run, name, step):
    files_in(
        magazine / "articles/.magcli",
        {name: f'{{"version": 1, "command": "x", "number": 0, "undoes": false, "steps": [{step}]}}'},
    )
    before = (magazine.parent / "secret.md").read_text()
    result = run("undo", cwd=magazine)
    assert (result.exit_code, "fault of magcli" in result.stderr) == (2, False)
    assert (magazine.parent / "secret.md").read_text() == before


@pytest.mark.parametrize("name", ["journal.json", "history/0.json"])
@pytest.mark.parametrize(
    ("number", "path"),
    [
        pytest.param("Infinity", "ete/un.md", id="a number without end"),
        pytest.param("1e999", "ete/un.md", id="a number too large"),
        pytest.param("0", "ete/" + "a" * 253 + ".md", id="a name too long"),
        pytest.param("0", "ete/" + "é" * 127 + ".md", id="a name too long in bytes"),
        pytest.param("0", "a" * 5000 + ".md", id="a name far too long"),
    ],
)
def test_a_journal_that_magcli_cannot_have_written_is_told_as_such(magazine, run, name, number, path):
    step = {"path": path, "was": None, "text": "", "mode": None}
    entry = f'{{"version": 1, "command": "x", "number": {number}, "undoes": false, "steps": [{json.dumps(step)}]}}'
    files_in(magazine / "articles/.magcli", {name: entry})
    before = snapshot(magazine)
    result = run("undo", cwd=magazine)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{name}: it is not what magcli wrote there; remove it" in result.stderr
    assert snapshot(magazine) == before


@pytest.mark.parametrize("name", [".git/hooks/post-checkout", ".magcli/x.md", "ete/a/b.md", "ete/un.sh", "_x.md"])
@pytest.mark.parametrize("words", [["list"], ["undo"]], ids=["list", "undo"])
def test_a_journal_that_came_with_a_folder_writes_nothing_but_texts(magazine, run, name, words):
    step = {"path": name, "was": None, "text": "touch /tmp/pwned", "mode": 0o755}
    entry = json.dumps({"version": 1, "command": "x", "number": 0, "undoes": False, "steps": [step]})
    files_in(
        magazine / "articles/.magcli", {"journal.json": entry} if words == ["list"] else {"history/1.json": entry}
    )
    assert run(*words, cwd=magazine).exit_code == 2
    assert not (magazine / "articles" / name).exists()


@pytest.mark.parametrize(
    ("source", "path"),
    [
        pytest.param("a.jpg", "../a.jpg", id="out"),
        pytest.param("../secret.md", "a.jpg", id="in"),
        pytest.param("../secret.jpg", "b.jpg", id="in, no text"),
        pytest.param("a.jpg", "/tmp/a.jpg", id="absolute"),
        pytest.param("/etc/hosts", "b.jpg", id="from an absolute one"),
        pytest.param("ete/../../secret.jpg", "b.jpg", id="in, round about"),
        pytest.param("a.jpg", ".git/hooks/post-checkout", id="to a hidden folder"),
        pytest.param(".git/config", "config", id="from a hidden folder"),
        pytest.param("a.jpg", "ete/.htaccess", id="to a hidden file"),
        pytest.param("a.jpg", "_modele.jpg", id="to one that is left alone"),
        pytest.param("a.jpg", "ete/trois.md", id="what is no text to a text"),
        pytest.param("ete/note.md", "note.txt", id="a text to what is none"),
        pytest.param("a.jpg", "lien/a.jpg", id="out, by a link"),
        pytest.param("lien/secret.jpg", "b.jpg", id="in, by a link"),
        pytest.param("cache/config", "b.jpg", id="from a hidden folder, by a link"),
        pytest.param("lien.jpg", "b.jpg", id="a link"),
        pytest.param("a.jpg", "ete/un.md/a.jpg", id="below a file"),
        pytest.param("a.jpg", "a\0b.jpg", id="no name"),
        pytest.param("a.jpg", "\ud800.jpg", id="half a character"),
        pytest.param("a.jpg", "a" * 5000 + ".jpg", id="a name too long"),
        pytest.param("a.jpg", "a/" * 2500 + "b.jpg", id="too deep"),
        pytest.param("a/" * 2500 + "a.jpg", "b.jpg", id="from too deep"),
        pytest.param("tuyau", "b.jpg", id="a pipe"),
        pytest.param("ete", "hiver", id="a folder"),
        pytest.param("a.jpg", "ete/b.jpg", id="taken"),
        pytest.param("", "", id="nothing"),
    ],
)
@pytest.mark.parametrize("words", [["list"], ["undo"], ["redo"]], ids=lambda words: words[0])
def test_a_journal_that_came_with_a_folder_moves_nothing_out_of_the_magazine_or_in(
    magazine, run, source, path, words
):
    content = "secret\n"
    root = files_in(
        magazine / "articles",
        {"a.jpg": content, "ete/b.jpg": "b", "ete/note.md": content, ".git/config": content},
    )
    files_in(magazine, {"secret.jpg": content, "secret.md": content})
    os.mkfifo(root / "tuyau")
    for name, target in (("lien", magazine), ("cache", root / ".git"), ("lien.jpg", root / "a.jpg")):
        (root / name).symlink_to(target)
    shift = {"source": source, "path": path, "digest": sha256(content.encode()).hexdigest()}
    if words == ["undo"]:
        shift |= {"source": path, "path": source}
    entry = json.dumps({"version": 2, "command": "x", "number": 0, "undoes": False, "steps": [shift]})
    name = {"list": "journal.json", "undo": "history/1.json", "redo": "history/1.undone.json"}[words[0]]
    files_in(root / ".magcli", {name: entry})
    before = snapshot(magazine)
    result = run(*words, cwd=magazine)
    assert "fault of magcli" not in result.stderr
    assert (result.exit_code == 2) or words == ["list"]
    assert snapshot(magazine) == before


@pytest.mark.parametrize(("words", "name"), [("list", "journal.json"), ("undo", "history/1.json")])
def test_a_move_without_a_digest_could_be_of_any_file_and_is_not_ours(magazine, run, words, name):
    root = files_in(magazine / "articles", {"a.jpg": "a"})
    shift = {"source": "b.jpg", "path": "a.jpg", "digest": ""}
    entry = json.dumps({"version": 2, "command": "x", "number": 0, "undoes": False, "steps": [shift]})
    files_in(root / ".magcli", {name: entry})
    result = run(words, cwd=magazine)
    assert (result.exit_code, "it is not what magcli wrote there; remove it" in result.stderr) == (2, True)
    assert (root / "a.jpg").exists()


@pytest.mark.parametrize(
    "broken",
    [{"digest": None}, {"digest": 1}, {"digest": ""}, {"source": None}, {"path": ["a"]}, {"digest": "x" * 64}],
)
def test_a_journal_of_a_move_that_is_not_ours_changes_nothing(magazine, run, broken):
    root = files_in(magazine / "articles", {"a.jpg": "a"})
    shift = {"source": "b.jpg", "path": "a.jpg", "digest": sha256(b"a").hexdigest(), **broken}
    entry = json.dumps({"version": 2, "command": "x", "number": 0, "undoes": False, "steps": [shift]})
    files_in(root / ".magcli", {"history/1.json": entry})
    before = snapshot(magazine)
    result = run("undo", cwd=magazine)
    assert (result.exit_code, "fault of magcli" in result.stderr) == (2, False)
    assert snapshot(magazine) == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
@pytest.mark.parametrize(
    "name", [".magcli", ".magcli/history", ".magcli/.gitignore", ".magcli/journal.new", "ete/.magcli-0"]
)
def test_what_magcli_keeps_for_itself_leads_nowhere(magazine, run, name):
    outside = magazine.parent / "ailleurs"
    outside.mkdir()
    path = magazine / "articles" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside / ("" if "." not in name[1:] else "neuf"))
    result = run("set", "un", "tags=a", cwd=magazine)
    assert result.exit_code in (0, 2)
    assert "fault of magcli" not in result.stderr
    assert list(outside.iterdir()) == []
    assert run("list", cwd=magazine).exit_code == 0


@pytest.mark.parametrize("name", [".magcli", ".magcli/history"])
def test_a_file_in_the_place_of_magcli_s_folder_is_told_and_stays(magazine, run, name):
    files_in(magazine / "articles", {name: "à moi\n"})
    result = run("set", "un", "tags=a", cwd=magazine)
    assert (result.exit_code, "this is no folder" in result.stderr) == (2, True)
    assert (magazine / "articles" / name).read_text() == "à moi\n"
    assert (magazine / "articles/ete/un.md").read_text() == UN
    assert run("validate", cwd=magazine).exit_code == 0


# ---- anything at all -----------------------------------------------------------------------------------

PIECES = (
    "---\n", "...\n", "+++\n", "title: ", "date: 2015-02-30\n", "tags: [a, ", "parts:\n  - un\n", "- ", "? ", "&a ", "*a ", "!!python/none ", "{", "}", "'", '"', "|", ">-\n  ",
    "[^1]", "[^1]: ", "<sup>2</sup>", "\\*", "¹", "<div>", "</div>", "<!--", "-->", "<script>", "[a](un.md)", "![a](../x)", "`", "```\n", "| a | b |\n|-|-|\n", "> ",
    "\x00", "\x0b", "\x85", "\u2028", "\ufeff", "\ufffe", "\ud800", "\u0301", "\r", "\r\n", "\n\n", "\t", "é", "😀", "\u00a0", "&#0;", "&notit;", "https://[x", "%00",
)  # fmt: skip


def mutated(chance, text):
    """*text* with pieces put in, taken out, doubled, or moved."""
    for _ in range(chance.randint(1, 8)):
        start = (
            chance.randrange(len(text) + 1) if chance.random() < 0.5 else chance.randrange(min(len(text), 300) + 1)
        )
        end = min(len(text), start + int(chance.expovariate(0.05)))
        put = chance.choice(
            ["", text[start:end] * 2, chance.choice(PIECES), chance.choice(PIECES) * chance.randint(1, 40)]
        )
        text = text[:start] + put + text[chance.choice([start, end]) :]
    return text


def inputs(chance, texts):
    """Endless hostile files, as bytes."""
    while True:
        kind = chance.random()
        if kind < 0.1:
            yield chance.randbytes(chance.randint(0, 2000))
        elif kind < 0.2:
            yield "".join(chance.choices(PIECES, k=chance.randint(1, 60))).encode(errors="surrogatepass")
        else:
            content = mutated(chance, chance.choice(texts)).encode(errors="surrogatepass")
            yield (
                content
                if kind < 0.9
                else bytes(b ^ (chance.random() < 0.002) * chance.randrange(256) for b in content)
            )


def use(content, now, theme):
    """Do with *content* whatever magcli does with a file."""
    home = reading.source(PurePosixPath("_index.md"), HOME.encode())
    for path in ("ete/un.md", "ete/_index.md", "_index.md"):
        found = reading.source(PurePosixPath(path), content)
        sources = {
            "_index.md": home,
            "ete/un.md": reading.source(PurePosixPath("ete/un.md"), UN.encode()),
            path: found,
        }
        magazine = reading.magazine(sources.values(), map(PurePosixPath, sources))
        findings = validating.validate(magazine)
        shown = publishing.public(magazine, now)
        if not publishing.in_the_way(findings, magazine, shown):
            # A feed that has no article is refused.
            always = ("html", "hugo", "wordpress")
            for name in (*always, "rss", "atom", "jsonfeed") if shown.articles else always:
                for page in _exporter.find(name).export(
                    shown, _exporter.Options(series="", limit=None, single=False, theme=theme)
                ):
                    if hasattr(page, "render"):
                        page.render()
        with contextlib.suppress(UnsafeEdit):
            frontmatter.set_value(found.text, "title", "a")
        with contextlib.suppress(UnsafeEdit):
            frontmatter.insert_item(found.text, "tags", 0, "a")


def test_no_file_is_too_strange(request):
    from datetime import UTC, datetime

    count, seed = request.config.getoption("--inputs"), request.config.getoption("--seed")
    folder = Path(request.config.getoption("--articles") or "articles")
    texts = [path.read_bytes().decode(errors="replace") for path in sorted(folder.rglob("*.md"))]
    assert texts
    theme, now = store.theme(), datetime(2026, 11, 24, tzinfo=UTC)
    strange = inputs(random.Random(seed), texts)
    for number in range(count):
        content = next(strange)
        try:
            use(content, now, theme)
        except Exception as error:
            Path(f"hostile-{seed}-{number}.md").write_bytes(content)
            raise AssertionError(
                f"input {number} of seed {seed}: {error!r}; it is kept as hostile-{seed}-{number}.md"
            ) from error
    print(f"{count} inputs of seed {seed}, made of {len(texts)} articles: no error")
