"""`magcli export`, whatever the format: what leaves the folder, and what never does."""

import os
import subprocess
import sys

import pytest

from tests.conftest import HOME, snapshot

MIDNIGHT_IN_PARIS = 1436565600  # 2015-07-11T00:00:00+02:00
EARLIER = str(MIDNIGHT_IN_PARIS - 1)


def article(title, status="status: published", date="2015-07-04", body="Texte."):
    return f"---\ntitle: {title}\n{status}\ndate: {date}\nauthors: [redaction]\n---\n\n{body}\n"


FILES = {
    "ete/_index.md": (
        "---\ntitle: Été\nparts:\n  - un\n  - brouillon\n  - title: Le Secret\n    authors: [Secretaire]\n"
        "  - title: À venir\n    date: 2015-08-01\n    announce: true\n  - demain\n---\n"
    ),
    "ete/un.md": article(
        "Premier", body="Lire [la suite](brouillon.md) et [encore](demain.md).\n\n![](images/a.svg)"
    ),
    "ete/brouillon.md": (
        "---\ntitle: Inédit\nauthors: [Fantome]\nguests: [Fantome]\ntags: [inedit]\naliases: [/inedit/]\n"
        "date: 2015-07-04\n---\n\nTexte inédit.\n\n![](images/inedit.svg)\n"
    ),
    "ete/demain.md": article("Lendemain", date="2015-07-11", body="Texte du lendemain.\n\n![](images/lendemain.svg)"),
    "ete/images/a.svg": "<svg/>",
    "ete/images/inedit.svg": "<svg>inedit</svg>",
    "ete/images/lendemain.svg": "<svg>lendemain</svg>",
}


def export(run, folder, form, *words, now=EARLIER):
    """All that an export of *form* says and writes: its result, and its bytes by file name."""
    result = run("export", form, *words, cwd=folder, SOURCE_DATE_EPOCH=now)
    files = {name: content for name, content in snapshot(folder).items() if not name.startswith("articles/")}
    return result, {"stdout": result.stdout.encode(), **files}


def holds(files, *words):
    """Those of *words* that a name or a text of *files* holds, whatever their case and accents."""
    everything = b"\n".join([*(name.encode() for name in files), *files.values()]).decode().casefold()
    return {word for word in words if word in everything}


FORMS = pytest.mark.parametrize("form", ["html", "hugo", "ics", "rss", "wordpress"])


@FORMS
def test_what_is_published_and_due_is_exported(run, magazine_at, form):
    result, files = export(run, magazine_at(FILES), form)
    assert result.exit_code == 0
    assert holds(files, "premier") == {"premier"}


@FORMS
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["inédit", "inedit", "brouillon", "fantome"], id="a draft"),
        pytest.param(["secret"], id="a planned part that nobody announced"),
        pytest.param(["lendemain", "demain"], id="what appears tomorrow"),
    ],
)
def test_nothing_else_leaves_a_trace(run, magazine_at, form, words):
    _, files = export(run, magazine_at(FILES), form)
    assert holds(files, *words) == set()


def test_a_planned_part_that_is_announced_is_shown_with_its_day(run, magazine_at):
    _, files = export(run, magazine_at(FILES), "html")
    assert "À venir" in files["public/ete/index.html"].decode()
    assert "1er août 2015" in files["public/ete/index.html"].decode()


@FORMS
@pytest.mark.parametrize(
    ("now", "date", "is_out"),
    [
        pytest.param(MIDNIGHT_IN_PARIS - 1, "2015-07-11", False, id="a second before its day begins in Paris"),
        pytest.param(MIDNIGHT_IN_PARIS, "2015-07-11", True, id="when its day begins in Paris"),
        pytest.param(MIDNIGHT_IN_PARIS, "2015-07-11T00:00:01+02:00", False, id="a second before its instant"),
        pytest.param(MIDNIGHT_IN_PARIS, "2015-07-10T22:00:00Z", True, id="at its instant"),
    ],
)
def test_an_article_is_out_from_its_date_in_the_time_zone_of_the_magazine(run, magazine_at, form, now, date, is_out):
    folder = magazine_at({"un.md": article("Premier", date=date)})
    _, files = export(run, folder, form, now=str(now))
    assert bool(holds(files, "premier")) == is_out


@FORMS
@pytest.mark.parametrize(
    ("line", "place"),
    [
        pytest.param("status: publié", "articles/deux.md:3:9: META009", id="in French"),
        pytest.param("status: Published", "articles/deux.md:3:9: META009", id="with a capital"),
        pytest.param('status: "published "', "articles/deux.md:3:9: META009", id="with a space in quotes"),
        pytest.param("status: [published]", "articles/deux.md:3:9: META009", id="in a list"),
        pytest.param("status: {published: true}", "articles/deux.md:3:9: META009", id="in a mapping"),
        pytest.param("status: true", "articles/deux.md:3:9: META009", id="yes"),
        pytest.param("statuts: published", "articles/deux.md:3:1: META005", id="another key"),
        pytest.param("Status: published", "articles/deux.md:3:1: META005", id="the key with a capital"),
        pytest.param("published: true", "articles/deux.md:3:1: META005", id="the key of another tool"),
        pytest.param("status: draft\nstatus: published", "articles/deux.md:4:1: FM012", id="twice"),
        pytest.param("status: *published", "articles/deux.md:3:9: FM0", id="broken YAML"),
    ],
)
def test_a_typing_error_in_the_status_publishes_nothing_and_is_reported(run, magazine_at, form, line, place):
    folder = magazine_at({"un.md": article("Premier"), "deux.md": article("Faux pas", line)})
    result, files = export(run, folder, form)
    assert holds(files, "premier", "faux pas", "deux") == {"premier"}
    assert result.exit_code == 0
    assert place in result.stderr
    assert "left out" in result.stderr


@FORMS
@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param({"un.md": article("Un", body="Non[^1].")}, "articles/un.md:8:4: NOTE001", id="a note"),
        pytest.param({"un.md": article("Un", date="2015-02-30")}, "articles/un.md:4:7: META006", id="no such day"),
        pytest.param({"un.md": article("Un").replace("date: 2015-07-04\n", "")}, "articles/un.md", id="no date"),
        pytest.param({"un.md": article("Un").replace("title: Un\n", "")}, "articles/un.md", id="no title"),
        pytest.param(
            {"ete/_index.md": "---\ntitle: É\nparts: [un, x]\n---\n", "ete/un.md": article("Un")},
            "articles/ete/_index.md:3:13: SER004",
            id="its series",
        ),
        pytest.param(
            {"_index.md": HOME.replace("Europe/Paris", "Mars"), "un.md": article("Un")},
            "articles/_index.md:5:11: META004",
            id="the magazine",
        ),
    ],
)
def test_an_error_in_what_would_be_published_refuses_the_export(run, magazine_at, form, files, place):
    folder = magazine_at({"deux.md": article("Deux"), **files})
    before = snapshot(folder)
    result, _ = export(run, folder, form)
    assert (result.exit_code, result.stdout) == (1, "")
    assert place in result.stderr
    assert result.stderr.endswith("magcli: not exported: what would be published has errors\n")
    assert snapshot(folder) == before


@FORMS
def test_an_error_in_a_draft_stops_nothing(run, magazine_at, form):
    folder = magazine_at({"un.md": article("Premier"), "deux.md": article("Deux", "status: draft", body="Non[^1].")})
    result, files = export(run, folder, form)
    assert (result.exit_code, holds(files, "premier", "deux")) == (0, {"premier"})


@FORMS
def test_a_draft_that_says_it_is_one_is_nobodys_mistake_and_not_reported(run, magazine_at, form):
    draft = article("Deux", "status: draft\nguests: [{role: x}]\nauteur: Ali", date="bientôt")
    result, _ = export(run, magazine_at({"un.md": article("Premier"), "deux.md": draft}), form)
    assert result.exit_code == 0
    assert "articles/deux.md" not in result.stderr


@FORMS
def test_when_nothing_is_published_yet_the_export_says_so(run, magazine_at, form):
    result, _ = export(run, magazine_at({"un.md": article("Un", "status: ready")}), form)
    assert "nothing is published yet" in result.stderr
    # A feed of nothing has no date: it is refused.
    assert (result.exit_code, result.stdout) == ((2, "") if form == "rss" else (0, result.stdout))


@FORMS
def test_two_exports_give_the_same_bytes_on_any_day(run, magazine_at, form):
    folder = magazine_at(FILES)
    _, first = export(run, folder, form)
    _, second = export(run, folder, form)
    _, days_before = export(run, folder, form, now=str(MIDNIGHT_IN_PARIS - 3 * 86400))
    assert first == second == days_before


@FORMS
def test_the_bytes_do_not_hang_on_the_order_in_which_python_keeps_its_sets(magazine_at, form):
    folder = magazine_at({name: text.replace("[redaction]", "[redaction, Ali, Zoé]") for name, text in FILES.items()})

    def exported(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": EARLIER}
        words = [sys.executable, "-m", "magcli", "export", form, "-o", f"sortie-{seed}"]
        subprocess.run(words, cwd=folder, env=environment, check=True, capture_output=True)
        out = folder / f"sortie-{seed}"
        return snapshot(out) if out.is_dir() else out.read_bytes()

    assert exported("1") == exported("2")


@FORMS
def test_an_export_leaves_the_magazine_as_it_is(run, magazine_at, form):
    folder = magazine_at(FILES)
    before = snapshot(folder / "articles")
    export(run, folder, form)
    assert snapshot(folder / "articles") == before


@pytest.mark.parametrize(
    ("form", "message"),
    [
        pytest.param("htlm", "there is no format 'htlm'; did you mean html?", id="nearly one"),
        pytest.param(
            "pdf",
            "there is no format 'pdf'; there is: atom, html, hugo, ics, jsonfeed, rss, wordpress",
            id="like none",
        ),
        pytest.param("_feed", "there is no format '_feed'", id="a file of the family that is no member"),
    ],
)
def test_a_format_that_is_none_is_told_with_those_there_are(run, magazine_at, form, message):
    result, files = export(run, magazine_at(FILES), form)
    assert (result.exit_code, files) == (2, {"stdout": b""})
    assert message in result.stderr
