"""What cannot be done: one clear message with its place, the right exit code, nothing written, no traceback."""

import re

import pytest

from tests.conftest import snapshot

FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n",
    "ete/un.md": "---\ntitle: Un\n---\n",
    "ete/deux.md": "---\ntitle: Deux\n---\n",
    "editorial.md": "---\ntitle: Éditorial\n---\n",
}

EVERY_COMMAND = pytest.mark.parametrize(
    "words",
    [
        pytest.param(["new", "Titre"], id="new"),
        pytest.param(["list"], id="list"),
        pytest.param(["show", "un"], id="show"),
        pytest.param(["validate"], id="validate"),
        pytest.param(["export", "html"], id="export html"),
        pytest.param(["export", "rss"], id="export rss"),
        pytest.param(["series", "new", "Titre"], id="series new"),
        pytest.param(["series", "list"], id="series list"),
        pytest.param(["series", "show", "ete"], id="series show"),
        pytest.param(["series", "add", "ete", "un"], id="series add"),
        pytest.param(["series", "plan", "ete", "Titre"], id="series plan"),
        pytest.param(["series", "remove", "ete", "un"], id="series remove"),
        pytest.param(["series", "reorder", "ete", "--reverse"], id="series reorder"),
    ],
)


def refused(run, folder, words, **environment):
    """Run a command that must do nothing, and return the one line that says why."""
    before = snapshot(folder)
    result = run(*words, cwd=folder, **environment)
    assert (result.exit_code, result.stdout) == (2, "")
    assert snapshot(folder) == before
    assert not re.search("Traceback|fault of magcli", result.stderr)
    (line,) = result.stderr.splitlines()
    return line.removeprefix("magcli: ")


@EVERY_COMMAND
def test_where_there_is_no_magazine_every_command_says_how_to_start_one(run, tmp_path, words):
    told = refused(run, tmp_path, words)
    assert told.startswith("no magazine in ")
    assert told.endswith("start one with: magcli init")


@EVERY_COMMAND
@pytest.mark.parametrize(
    "root",
    [
        pytest.param("nulle-part", id="not there"),
        pytest.param("vide", id="an empty folder"),
        pytest.param("papier", id="a file"),
        pytest.param("articles/editorial.md", id="an article"),
        pytest.param("articles/ete/images", id="a folder of a magazine"),
    ],
)
def test_a_root_that_is_no_magazine_is_named_and_no_other_one_is_taken(run, magazine_at, words, root):
    folder = magazine_at({**FILES, "ete/images/a.svg": ""})
    (folder / "papier").write_text("")
    (folder / "vide").mkdir()
    for told in (
        refused(run, folder, ["--root", root, *words]),
        refused(run, folder, [*words, "--root", root]),
        refused(run, folder, words, MAGCLI_ROOT=root),
    ):
        assert root in told
        assert "or above" not in told


@pytest.mark.parametrize("epoch", ["demain", "1e9", "1.5", "99999999999999999999"])
@pytest.mark.parametrize(
    "words",
    [["export", "html"], ["export", "rss"], ["export", "ics"], ["status"], ["due"], ["publish", "un"]],
    ids=" ".join,
)
def test_a_day_that_the_environment_sets_wrongly_is_named(run, magazine_at, words, epoch):
    told = refused(run, magazine_at(FILES), words, SOURCE_DATE_EPOCH=epoch)
    assert told == f"SOURCE_DATE_EPOCH is {epoch!r}; give it a number of seconds since 1970"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["show", "deu"], "there is no article 'deu'; did you mean deux", id="show an article"),
        pytest.param(["show", "ete/editorial"], "did you mean editorial", id="show it in a wrong series"),
        pytest.param(["validate", "editoriale"], "did you mean editorial", id="validate an article"),
        pytest.param(["list", "--series", "etes"], "there is no series 'etes'; did you mean ete?", id="list"),
        pytest.param(["new", "Titre", "--series", "étés"], "did you mean ete?", id="new in a series"),
        pytest.param(["series", "show", "étés"], "did you mean ete?", id="show a series"),
        pytest.param(["series", "add", "étés", "un"], "did you mean ete?", id="add to a series"),
        pytest.param(["series", "plan", "étés", "X"], "did you mean ete?", id="plan in a series"),
        pytest.param(["series", "add", "ete", "uns"], "did you mean un", id="add an article"),
        pytest.param(["series", "remove", "ete", "uns"], "did you mean un?", id="remove a part"),
        pytest.param(["export", "rss", "--series", "étés"], "did you mean ete?", id="export a series"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_nearest_ones(run, magazine_at, words, message):
    assert message in refused(run, magazine_at(FILES), words)


UNREADABLE = pytest.mark.parametrize(
    ("content", "finding"),
    [
        pytest.param("---\ntitle: [Un\n---\nTexte\n", r":[123]:\d+: FM011 ", id="broken YAML"),
        pytest.param("---\ntitle: Un : deux\n---\nTexte\n", r":2:\d+: FM011 ", id="a colon without quotes"),
        pytest.param("Texte sans rien.\n", ":1:1: FM014 ", id="no front matter"),
        pytest.param("---\ntitle: Un\n\nTexte\n", ":1:1: FM015 ", id="front matter never closed"),
        pytest.param("", ":1:1: FM007 ", id="an empty file"),
        pytest.param("\n  \n", ":1:1: FM007 ", id="a file of blank lines"),
        pytest.param("---\ntitle: été\n---\n".encode("latin-1"), ":2:8: FM001 ", id="not UTF-8"),
        pytest.param("---\ntitle: Un\n---\n".encode("utf-16"), ":1:1: FM001 ", id="UTF-16"),
        pytest.param("---\na: &a [x]\nb: *a\n---\n", r":2:\d+: FM017 ", id="YAML that is not read"),
        pytest.param("---\n- un\n- deux\n---\n", r":2:\d+: FM011 ", id="a list for front matter"),
    ],
)


@UNREADABLE
@pytest.mark.parametrize("name", ["zero.md", "ete/un.md", "ete/_index.md", "_index.md"])
def test_what_cannot_be_read_is_one_finding_and_the_others_keep_theirs(run, magazine_at, name, content, finding):
    wrong = "---\ntitle: Tôt\ndate: hier\n---\n"
    folder = magazine_at({**FILES, name: content, "autre.md": wrong, "ete/deux.md": wrong})
    before = snapshot(folder)
    result = run("validate", cwd=folder)
    told = [line for line in result.stdout.splitlines() if line.startswith("articles/")]
    assert result.exit_code == 1
    assert len([line for line in told if line.startswith(f"articles/{name}:")]) == 1
    assert any(re.match(f"articles/{name}{finding}", line) for line in told)
    assert any(line.startswith("articles/autre.md:3:7: META006 ") for line in told)
    assert any(line.startswith("articles/ete/deux.md:3:7: META006 ") for line in told)
    assert not re.search("Traceback|fault of magcli", result.stderr)
    assert snapshot(folder) == before


def test_a_folder_that_is_named_like_an_article_is_a_finding_too(run, magazine_at):
    folder = magazine_at({**FILES, "dossier.md/images/a.svg": ""})
    result = run("validate", cwd=folder)
    assert result.exit_code == 1
    assert "articles/dossier.md:1:1: FM010 this is no file, but is named like one" in result.stdout


def test_a_new_article_cannot_be_called_as_a_folder_that_is_named_like_one(run, magazine_at):
    told = refused(run, magazine_at({**FILES, "dossier.md/images/a.svg": ""}), ["new", "Dossier"])
    assert "articles/dossier.md" in told
    assert "[Errno" not in told


def test_a_link_that_leads_out_of_the_magazine_is_a_finding_and_is_not_read(run, magazine_at):
    folder = magazine_at(FILES)
    (folder / "secret.txt").write_text("---\ntitle: mot de passe\n---\n")
    (folder / "articles/lien.md").symlink_to("../secret.txt")
    result = run("validate", cwd=folder)
    assert "articles/lien.md:1:1: FM010 this link leads out of the magazine" in result.stdout
    assert "mot de passe" not in run("list", cwd=folder).stdout


@UNREADABLE
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["new", "Trois", "--series", "ete"], id="new"),
        pytest.param(["series", "add", "ete", "deux"], id="add"),
        pytest.param(["series", "plan", "ete", "Trois"], id="plan"),
        pytest.param(["series", "remove", "ete", "1"], id="remove"),
    ],
)
def test_a_series_that_cannot_be_read_is_named_with_its_file_and_left_alone(
    run, magazine_at, words, content, finding
):
    told = refused(run, magazine_at({**FILES, "ete/_index.md": content}), words)
    assert "ete/_index.md" in told
    assert ("UTF-8" in told) == ("FM001" in finding)
    assert ("empty" in told) == ("FM007" in finding)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["nouveau"], "No such command 'nouveau'", id="a command that is none"),
        pytest.param(["serie"], "Did you mean 'series'?", id="nearly a command"),
        pytest.param(["series", "reordre"], "Did you mean 'reorder'", id="nearly a command of series"),
        pytest.param(["list", "--statut", "draft"], "No such option: --statut", id="an option that is none"),
        pytest.param(["new"], "Missing argument 'TITLE'", id="no title"),
        pytest.param(["new", "Un", "deux"], "unexpected extra argument", id="a title without quotes"),
        pytest.param(["series", "add", "ete"], "Missing argument 'ARTICLE'", id="no article"),
        pytest.param(["list", "--tag"], "Option '--tag' requires an argument", id="an option without its value"),
    ],
)
def test_misuse_is_told(run, magazine_at, words, message):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run(*words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        pytest.param(["set", "un", "title=Deux"], "articles/ete/un.md", id="set"),
        pytest.param(["publish", "un"], "articles/ete/un.md", id="publish"),
        pytest.param(["rename", "un", "debut"], "articles/ete/un.md", id="rename"),
        pytest.param(["rename", "un", "debut"], "articles/ete/_index.md", id="rename beside a list"),
        pytest.param(["new", "Trois", "--series", "ete"], "articles/ete/_index.md", id="new"),
        pytest.param(["series", "plan", "ete", "Trois"], "articles/ete/_index.md", id="plan"),
        pytest.param(["validate", "--fix"], "articles/ete/un.md", id="fix"),
        pytest.param(
            ["import", "brouillons/un.md", "--series", "ete", "--replace"], "articles/ete/un.md", id="import"
        ),
        pytest.param(["undo"], "articles/ete/un.md", id="undo"),
    ],
)
def test_a_file_that_its_owner_may_not_write_is_told_before_anything_is_written(run, magazine_at, words, closed):
    article = "---\ntitle: Un\nstatus: draft\nauthors: [redaction]\n---\n\nUn  mot...\n"
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": article})
    (folder / "brouillons").mkdir()
    (folder / "brouillons/un.md").write_text("# Un\n\nUn autre texte.\n")
    run("set", "un", "tags=a", cwd=folder)
    (folder / closed).chmod(0o444)
    before = snapshot(folder)
    result = run(*words, cwd=folder)
    assert result.exit_code == 2
    assert re.search(rf"magcli: cannot write \S*{closed}: it is read-only; nothing was changed\n", result.stderr)
    assert snapshot(folder) == before
