"""What --json prints: one document each, its keys pinned, for scripts are built on them."""

import json

import pytest

FILES = {
    "ete/_index.md": (
        "---\ntitle: Été\nseason: été 2015\ndescription: Quatre textes.\neditors: [redaction]\nparts:\n"
        "  - un\n  - title: À venir\n    date: 2015-07-18\n    announce: true\n  - absent\n---\n"
    ),
    "ete/un.md": (
        "---\ntitle: Un\nstatus: published\ndate: 2015-07-04T08:00:00+02:00\nupdated: 2015-07-10\n"
        "authors: [redaction]\nguests: [{name: Jean, role: prospectiviste, organisation: Pôle}]\n"
        "section: Le Mag\ntags: [usages]\nsummary: En bref.\nid: abc\n---\n\nTexte «\u00a0é\u00a0».\n"
    ),
    "seul.md": "---\ntitle: Seul\nstatus: publié\n---\n",
}
REDACTION = {"id": "redaction", "name": "La rédaction", "role": "", "organisation": "Le Mag numérique"}
UN = {
    "name": "ete/un",
    "path": "ete/un.md",
    "title": "Un",
    "status": "published",
    "date": "2015-07-04T08:00:00+02:00",
    "updated": "2015-07-10",
    "announce": False,
    "series": "ete",
    "number": 1,
    "authors": [REDACTION],
    "guests": [{"id": "jean", "name": "Jean", "role": "prospectiviste", "organisation": "Pôle"}],
    "section": "Le Mag",
    "tags": ["usages"],
    "summary": "En bref.",
    "lang": "fr",
    "id": "abc",
}
SEUL = {
    "name": "seul",
    "path": "seul.md",
    "title": "Seul",
    "status": None,
    "date": None,
    "updated": None,
    "announce": False,
    "series": None,
    "number": None,
    "authors": [],
    "guests": [],
    "section": "",
    "tags": [],
    "summary": "",
    "lang": "fr",
    "id": "",
}
PARTS = [
    {
        "number": 1,
        "slug": "un",
        "title": "Un",
        "status": "published",
        "date": "2015-07-04T08:00:00+02:00",
        "announce": False,
    },
    {
        "number": 2,
        "slug": None,
        "title": "À venir",
        "status": "announced",
        "date": "2015-07-18",
        "announce": True,
    },
    {"number": 3, "slug": "absent", "title": "absent", "status": "missing", "date": None, "announce": None},
]
ETE = {
    "slug": "ete",
    "path": "ete/_index.md",
    "title": "Été",
    "season": "été 2015",
    "description": "Quatre textes.",
    "editors": [REDACTION],
    "parts": PARTS,
}
REDACTION_AT_WORK = {"id": "redaction", "name": "La rédaction", "guest": False}
JEAN = {"id": "jean", "name": "Jean", "guest": True}


def row(number, name, title, status, *people, words=None, error=0, warning=0, date=None, late=None):
    return {
        "number": number,
        "name": name,
        "title": title,
        "status": status,
        "people": [*people],
        "words": words,
        "findings": {"error": error, "warning": warning},
        "date": date,
        "late": late,
    }


DESK = {
    "series": [
        {
            "slug": "ete",
            "title": "Été",
            "season": "été 2015",
            "published": 1,
            "total": 3,
            "next": "2015-07-18",
            "findings": {"error": 1, "warning": 0},
            "parts": [
                row(
                    1, "ete/un", "Un", "published", REDACTION_AT_WORK, JEAN, words=2, date="2015-07-04T08:00:00+02:00"
                ),
                row(2, "ete/a-venir", "À venir", "announced", date="2015-07-18"),
                row(3, "ete/absent", "absent", "missing"),
            ],
        }
    ],
    "articles": [row(None, "seul", "Seul", "?", words=0, error=1, warning=2)],
}
MISSING = {
    "path": "ete/_index.md",
    "line": 11,
    "column": 5,
    "end_line": 11,
    "end_column": 11,
    "code": "SER004",
    "name": "missing-article",
    "severity": "error",
    "message": "there is no ete/absent.md",
    "hint": "plan it with title: … instead, or take it off the list",
    "fix": None,
}


@pytest.mark.parametrize(
    ("words", "document"),
    [
        pytest.param(["list"], {"version": 1, "articles": [UN, SEUL]}, id="list"),
        pytest.param(["list", "--tag", "rien"], {"version": 1, "articles": []}, id="list of nothing"),
        pytest.param(
            ["show", "un"],
            {"version": 1, "article": {**UN, "body": "\nTexte «\u00a0é\u00a0».\n"}},
            id="show an article",
        ),
        pytest.param(["series", "list"], {"version": 1, "series": [ETE]}, id="series list"),
        pytest.param(["series", "show", "ete"], {"version": 1, "series": ETE}, id="series show"),
        pytest.param(["status"], {"version": 1, **DESK}, id="status"),
        pytest.param(["status", "ete"], {"version": 1, **DESK, "articles": []}, id="status of a series"),
        pytest.param(
            ["validate", "articles/ete/_index.md"],
            {"version": 1, "findings": [MISSING], "counts": {"error": 1, "warning": 0, "info": 0}},
            id="validate",
        ),
        pytest.param(
            ["validate", "un"],
            {"version": 1, "findings": [], "counts": {"error": 0, "warning": 0, "info": 0}},
            id="validate what is right",
        ),
        pytest.param(
            ["series", "reorder", "ete", "--move", "absent", "--first"],
            {
                "version": 1,
                "series": "ete",
                "before": ["un", "a-venir", "absent"],
                "after": ["absent", "un", "a-venir"],
                "redated": [],
                "replay": "magcli series reorder ete absent un a-venir",
                "undo": "magcli series reorder ete un a-venir absent",
                "dry_run": False,
                "written": ["ete/_index.md"],
                "removed": [],
                "moved": [],
            },
            id="series reorder",
        ),
    ],
)
def test_json_is_one_document_with_these_keys_in_this_order(run, magazine_at, words, document):
    result = run(*words, "--json", cwd=magazine_at(FILES), SOURCE_DATE_EPOCH="1436608800")  # 2015-07-11
    assert result.stdout == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert result.stderr == ""


def test_explain_gives_the_page_of_each_rule(run, tmp_path):
    document = json.loads(run("explain", "--json", cwd=tmp_path).stdout)
    assert list(document) == ["version", "rules"]
    assert all(list(rule) == ["code", "name", "title", "fix", "page"] for rule in document["rules"])


def test_explain_gives_one_page(run, tmp_path):
    document = json.loads(run("explain", "dead-mark", "--json", cwd=tmp_path).stdout)
    (rule,) = document["rules"]
    assert (rule["code"], rule["name"], rule["title"]) == (
        "NOTE020",
        "dead-mark",
        "A note mark has no note behind it.",
    )
    assert rule["page"].startswith("A note mark has no note behind it.\n\nText that comes")


def test_findings_of_a_file_that_cannot_be_read_say_where(run, magazine_at):
    folder = magazine_at({"un.md": b"Un\ncaf\xe9\n"})
    (finding,) = json.loads(run("validate", "--json", cwd=folder).stdout)["findings"]
    place = ("path", "line", "column", "end_line", "end_column", "code", "name")
    assert [finding[key] for key in place] == ["un.md", 2, 4, 2, 4, "FM001", "not-utf8"]


def test_a_dry_run_of_reorder_still_prints_one_document(run, magazine_at):
    result = run("series", "reorder", "ete", "--reverse", "--json", "--dry-run", cwd=magazine_at(FILES))
    assert json.loads(result.stdout)["after"] == ["absent", "a-venir", "un"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["show", "absent"], id="an article that is not there"),
        pytest.param(["series", "show", "hiver"], id="a series that is not there"),
        pytest.param(["validate", "xyz"], id="nothing to validate"),
        pytest.param(["series", "reorder", "ete", "un"], id="an order that forgets parts"),
        pytest.param(["explain", "XX"], id="no such rule"),
    ],
)
def test_what_cannot_be_done_prints_no_document(run, magazine_at, words):
    result = run(*words, "--json", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


WRITING = {
    "init": (["init", "ailleurs"], {"path": "_index.md"}, ["_index.md"], []),
    "new": (
        ["new", "Deux", "--series", "ete", "--slug", "deux"],
        {"path": "ete/deux.md"},
        ["ete/deux.md", "ete/_index.md"],
        [],
    ),
    "rename": (["rename", "seul", "unique"], {"path": "unique.md"}, ["unique.md"], ["seul.md"]),
    "series new": (["series", "new", "Hiver"], {"path": "hiver/_index.md"}, ["hiver/_index.md"], []),
    "series plan": (
        ["series", "plan", "ete", "Trois"],
        {"series": "ete", "part": "trois", "number": 4, "parts": 4},
        ["ete/_index.md"],
        [],
    ),
    "series remove": (
        ["series", "remove", "ete", "absent"],
        {"series": "ete", "part": "absent", "number": 3, "parts": 2},
        ["ete/_index.md"],
        [],
    ),
    "series add": (
        ["series", "add", "ete", "seul", "--to", "1"],
        {"series": "ete", "part": "seul", "number": 1, "parts": 4},
        ["ete/seul.md", "ete/_index.md"],
        ["seul.md"],
    ),
}


@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "written"])
@pytest.mark.parametrize(("words", "told", "written", "removed"), WRITING.values(), ids=WRITING)
def test_a_command_that_writes_tells_which_files(run, magazine_at, words, told, written, removed, dry_run):
    folder = magazine_at(FILES)
    result = run(*words, "--json", *(["--dry-run"] if dry_run else []), cwd=folder)
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    moved = document.pop("moved")
    assert document == {"version": 1, **told, "dry_run": dry_run, "written": written, "removed": removed}
    assert moved == []
    home = folder / ("ailleurs" if words[0] == "init" else ".") / "articles"
    assert all((home / path).exists() is not dry_run or path == "ete/_index.md" for path in written)


def test_files_that_move_with_an_article_are_told(run, magazine_at):
    folder = magazine_at({**FILES, "seul.md": "---\ntitle: Seul\nimage: a.svg\n---\n", "a.svg": "<svg/>"})
    document = json.loads(run("series", "add", "ete", "seul", "--json", cwd=folder).stdout)
    assert document["moved"] == [{"from": "a.svg", "to": "ete/a.svg"}]


OUT = {"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": FILES["ete/un.md"]}


def test_an_export_tells_which_files_it_wrote_and_removed(run, magazine_at):
    folder = magazine_at(OUT)
    first = json.loads(run("export", "html", "--json", cwd=folder).stdout)
    assert list(first) == ["version", "folder", "files", "dry_run", "written", "removed"]
    assert (first["folder"], len(first["written"]), first["removed"]) == ("public", first["files"], [])
    (folder / "articles/ete/un.md").write_text(FILES["ete/un.md"].replace("status: published", "status: draft"))
    second = json.loads(run("export", "html", "--json", "--dry-run", cwd=folder).stdout)
    assert (second["dry_run"], "ete/un/index.html" in second["removed"]) == (True, True)
    assert (folder / "public/ete/un/index.html").exists()


def test_an_export_into_a_file_tells_whether_it_was_written(run, magazine_at):
    folder = magazine_at(OUT)
    words = ("export", "rss", "--json", "-o", "fil/feed.xml")
    told = [json.loads(run(*words, *more, cwd=folder).stdout) for more in (["--dry-run"], [], [])]
    assert [(document["folder"], document["written"]) for document in told] == [
        ("fil", ["feed.xml"]),
        ("fil", ["feed.xml"]),
        ("fil", []),
    ]


@pytest.mark.parametrize("words", [["rss"], ["ics", "-o", "-"], ["html", "--single", "ete"]], ids=" ".join)
def test_a_document_and_an_export_do_not_share_standard_output(run, magazine_at, words):
    result = run("export", *words, "--json", cwd=magazine_at(OUT))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name a file with -o" in result.stderr
