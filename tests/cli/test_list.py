"""`magcli list`."""

import pytest

from tests.conftest import snapshot

FILES = {
    "editorial.md": "---\ntitle: Éditorial\nstatus: published\ndate: 2015-07-01\nauthors: [redaction]\n---\n",
    "ete/_index.md": "---\ntitle: Été\nparts: [deux, un]\n---\n",
    "ete/un.md": "---\ntitle: 'Un : début'\ndate: 2015-07-04\nauthors: [Julie]\ntags: [usages, données]\n---\n",
    "ete/deux.md": "---\ntitle: Deux\nstatus: review\nauthors: [Julie, redaction]\ntags: [usages]\n---\n",
    "hiver/_index.md": "---\ntitle: La saison froide\nparts: [un]\n---\n",
    "hiver/un.md": "---\ntitle: Neige\nstatus: publié\ndate: 2015-12-21T08:00:00+01:00\n---\n",
}


def test_list_shows_name_status_date_and_title_one_article_a_line(run, magazine_at):
    result = run("list", cwd=magazine_at(FILES))
    assert result.stdout == (
        "editorial\tpublished\t2015-07-01\tÉditorial\n"
        "ete/deux\treview\t\tDeux\n"
        "ete/un\tdraft\t2015-07-04\tUn : début\n"
        "hiver/un\t?\t2015-12-21T08:00:00+01:00\tNeige\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param(["--series", "ete"], ["ete/deux", "ete/un"], id="a series by its slug"),
        pytest.param(["--series", "La saison froide"], ["hiver/un"], id="a series by its title"),
        pytest.param(["--status", "draft"], ["ete/un"], id="a status"),
        pytest.param(["--status", "published"], ["editorial"], id="a wrong status is not published"),
        pytest.param(["--author", "redaction"], ["editorial", "ete/deux"], id="an author by id"),
        pytest.param(["--author", "La rédaction"], ["editorial", "ete/deux"], id="an author by name"),
        pytest.param(["--author", "Julie"], ["ete/deux", "ete/un"], id="an author who is no id"),
        pytest.param(["--tag", "données"], ["ete/un"], id="a tag"),
        pytest.param(["--tag", "usages", "--status", "review"], ["ete/deux"], id="a tag and a status"),
        pytest.param(["--series", "ete", "--author", "redaction"], ["ete/deux"], id="a series and an author"),
        pytest.param(["--tag", "rien"], [], id="nothing"),
    ],
)
def test_a_filter_keeps_what_fits(run, magazine_at, words, names):
    result = run("list", *words, cwd=magazine_at(FILES))
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == names
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("now", "names"),
    [
        pytest.param("1450681199", ["ete/trois", "seul"], id="two, one second before"),
        pytest.param("1450681200", ["seul"], id="one on its day"),
        pytest.param("1483225200", [], id="none when all is out"),
    ],
)
def test_what_says_published_with_a_day_to_come_is_scheduled(run, magazine_at, now, names):
    files = {
        **FILES,
        "seul.md": "---\ntitle: Seul\nstatus: published\ndate: 2017-01-01\n---\n",
        "ete/trois.md": "---\ntitle: Trois\nstatus: published\ndate: 2015-12-21T08:00:00+01:00\n---\n",
        "ete/quatre.md": "---\ntitle: Quatre\nstatus: ready\ndate: 2018-01-01\n---\n",
        "ete/cinq.md": "---\ntitle: Cinq\nstatus: published\n---\n",
    }
    result = run("list", "--status", "scheduled", cwd=magazine_at(files), SOURCE_DATE_EPOCH=now)
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == names


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--series", "etes"], "there is no series 'etes'; did you mean ete?", id="a series"),
        pytest.param(["--status", "publie"], "there is no status 'publie'; did you mean published?", id="a status"),
        pytest.param(
            ["--status", "xyz"],
            "there is: draft, review, ready, published, scheduled",
            id="a status like none that there is",
        ),
    ],
)
def test_a_filter_that_can_fit_nothing_is_refused(run, magazine_at, words, message):
    result = run("list", *words, cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_article_that_cannot_be_read_is_still_listed(run, magazine_at):
    folder = magazine_at({"un.md": b"caf\xe9", "deux.md": "---\ntitle: [\n---\n", "trois.md": ""})
    assert run("list", cwd=folder).stdout == "deux\t?\t\t\ntrois\t?\t\t\nun\t?\t\t\n"


def test_hidden_files_folders_with_an_underscore_and_pictures_are_no_articles(run, magazine_at):
    folder = magazine_at({".brouillon.md": "", "_modeles/article.md": "", "ete/images/a.svg": "", "notes.txt": ""})
    assert run("list", cwd=folder).stdout == ""


def test_an_empty_magazine_lists_nothing(run, magazine_at):
    result = run("list", cwd=magazine_at({}))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_magazine_is_found_from_any_folder_below_and_above_it(run, magazine_at):
    folder = magazine_at({**FILES, "ete/images/a.svg": ""})
    here = run("list", cwd=folder).stdout
    assert run("list", cwd=folder / "articles").stdout == here
    assert run("list", cwd=folder / "articles/ete/images").stdout == here
    assert run("--root", folder, "list", cwd=folder.parent).stdout == here
    assert run("list", "--root", folder / "articles", cwd=folder.parent).stdout == here
    assert run("list", cwd=folder.parent, MAGCLI_ROOT=str(folder)).stdout == here


def test_list_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("list", cwd=folder)
    assert snapshot(folder) == before
