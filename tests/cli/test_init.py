"""`magcli init`."""

import pytest
import yaml

from tests.conftest import snapshot


def front_matter(path):
    return yaml.safe_load(path.read_text().split("---\n")[1])


def test_init_starts_a_magazine_in_an_empty_folder_and_prints_its_path(run, tmp_path):
    result = run("init", cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (0, "articles/_index.md\n")
    assert list(snapshot(tmp_path)) == ["articles/_index.md"]


def test_a_new_magazine_has_no_mistake_in_it(run, tmp_path):
    run("init", "--url", "https://mag.example.org/", cwd=tmp_path)
    result = run("validate", cwd=tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing wrong in 1 file\n")


def test_the_address_that_a_new_magazine_holds_until_it_has_its_own_is_told(run, tmp_path):
    run("init", cwd=tmp_path)
    result = run("validate", "--format", "concise", cwd=tmp_path)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "articles/_index.md:3:6: META003 https://example.org/ holds the place of the address"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param([], "next: write its title and url in there, then: ", id="nothing"),
        pytest.param(["--title", "Le Mag"], "next: write its url in there, then: ", id="its title"),
        pytest.param(["--url", "https://mag.example.org/"], "next: write its title in there, then: ", id="its url"),
        pytest.param(["--title", "Le Mag", "--url", "https://mag.example.org/"], "next: ", id="both"),
    ],
)
def test_init_says_what_it_was_not_told(run, tmp_path, words, told):
    assert run("init", *words, cwd=tmp_path).stderr == f'{told}magcli new "…"\n'


def test_init_starts_a_magazine_in_the_folder_named(run, tmp_path):
    result = run("init", "mag/neuf", cwd=tmp_path)
    assert result.stdout == "mag/neuf/articles/_index.md\n"
    assert list(snapshot(tmp_path)) == ["mag/neuf/articles/_index.md"]


def test_init_writes_what_it_is_told(run, tmp_path):
    run(
        *("init", "--title", "Le Mag", "--url", "https://mag.example.org/"),
        *("--lang", "fr", "--timezone", "Europe/Paris"),
        cwd=tmp_path,
    )
    lines = (tmp_path / "articles/_index.md").read_text().split("\n")
    assert [line.partition("#")[0].rstrip() for line in lines[:5]] == [
        "---",
        "title: Le Mag",
        "url: https://mag.example.org/",
        "lang: fr",
        "timezone: Europe/Paris",
    ]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("L’été : où aller ?", id="colon and accents"),
        pytest.param('Un "Mag" # 1', id="double quotes and hash"),
        pytest.param("L'été d'ici", id="apostrophes"),
        pytest.param("- [x] {y} & *z*", id="all that YAML means something by"),
        pytest.param("2015", id="digits"),
        pytest.param("no", id="a word that YAML takes for false"),
    ],
)
def test_any_title_reads_back_as_it_was_given(run, tmp_path, title):
    run("init", "--title", title, cwd=tmp_path)
    assert front_matter(tmp_path / "articles/_index.md")["title"] == title
    assert run("validate", cwd=tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("environment", "lang", "timezone"),
    [
        pytest.param({"LC_ALL": "fr_FR.UTF-8", "TZ": "Europe/Paris"}, "fr", "Europe/Paris", id="Paris"),
        pytest.param({"LC_ALL": "de_CH", "TZ": ":Europe/Zurich"}, "de", "Europe/Zurich", id="Zurich"),
        pytest.param({"LC_ALL": "C.UTF-8"}, "en", "UTC", id="a machine that says nothing"),
        pytest.param({"LC_ALL": "POSIX", "TZ": "CET-1CEST"}, "en", "UTC", id="what is no language and no zone"),
    ],
)
def test_language_and_time_zone_are_those_of_the_user(run, tmp_path, environment, lang, timezone):
    run("init", cwd=tmp_path, **environment)
    written = front_matter(tmp_path / "articles/_index.md")
    assert (written["lang"], written["timezone"]) == (lang, timezone)


def test_a_second_init_is_refused_and_names_the_file_that_is_there(run, tmp_path):
    run("init", "--title", "Le Mag", cwd=tmp_path)
    before = snapshot(tmp_path)
    result = run("init", cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "articles/_index.md is already there" in result.stderr
    assert snapshot(tmp_path) == before


def test_init_inside_a_magazine_is_refused(run, magazine_at):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("init", cwd=folder / "articles")
    assert (result.exit_code, result.stdout) == (2, "")
    assert snapshot(folder) == before


def test_a_dry_run_shows_the_file_and_writes_nothing(run, tmp_path):
    result = run("init", "neuf", "--title", "Le Mag", "--dry-run", cwd=tmp_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("--- /dev/null\n+++ b/articles/_index.md\n")
    assert "+title: Le Mag\n" in result.stdout
    assert result.stderr == "nothing was written\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param(["--timezone", "Mars/Phobos"], "Mars/Phobos", id="a time zone that is none"),
        pytest.param(["--url", "mag.example.org"], "mag.example.org", id="an address without https://"),
        pytest.param(["--title", "Un\x07Deux"], "Un\\x07Deux", id="a title with a bell in it"),
        pytest.param(["papier/mag"], "papier", id="a folder below a file"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, tmp_path, words, named):
    (tmp_path / "papier").write_text("un fichier\n")
    result = run("init", *words, cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert list(snapshot(tmp_path)) == ["papier"]
