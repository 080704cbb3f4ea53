"""Every rule has a page, its Bad text shows its fault, its Good text does not; and the runner weighs and sorts."""

import ast
import inspect
from collections import Counter
from dataclasses import replace

import pytest

from magcli import validating
from magcli.errors import Unknown
from magcli.rules import _rule
from magcli.text import edits
from tests.conftest import HOME, magazine_of

RULES = _rule.all_rules()

# What text alone cannot show: bytes, what nobody sees, folders, other sites. Each has a test of its own.
WITHOUT_EXAMPLE = {
    "FM001", "FM002", "FM003", "FM004", "FM007", "FM010", "FM016", "SER001", "SER002", "SER005",
    "META010", "META014", "META018", "META019", "META021", "META022", "LINK020", "LINK021", "LINK022",
}  # fmt: skip

UN = "---\ntitle: Un\n---\n"


def _codes(rule, text):
    """Return the codes found when *text* is an article, or the index that a rule looks at."""
    return [diagnostic.code for diagnostic in _found(rule, text)]


def _found(rule, text):
    other = {"autre/_index.md": "---\ntitle: Autre\nparts: [trois]\n---\n", "autre/trois.md": UN}
    image = {"serie/images/courbe-e\u0301te\u0301.png": ""}  # as a Mac calls it
    out = "---\ntitle: Publié\nstatus: published\ndate: 2015-07-04\nauthors: X\n---\nTexte.\n"
    folder = {
        "serie/feed.xml": "",
        "serie/chiffres.xml": "",
        "serie/un.md": UN,
        "serie/deux.md": UN,
        "serie/publie.md": out,
        **other,
        **image,
    }
    name = "serie/_index.md" if hasattr(rule.module, "check_series") else "serie/exemple.md"
    if hasattr(rule.module, "check_magazine"):
        name = "_index.md"
    index = {"serie/_index.md": "---\ntitle: Série\nparts: [un, deux, exemple]\n---\n"}
    found = validating.validate(magazine_of({**index, **folder, name: text}))
    return [diagnostic for diagnostic in found if str(diagnostic.path) == name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_has_a_title_an_explanation_and_examples(rule):
    title, empty, *rest = rule.page.split("\n")
    assert title.endswith(".")
    assert not empty
    assert rest[0]
    words = [word for word, _ in _rule.examples(rule)]
    assert words == ["Bad", "Good"] or rule.code in WITHOUT_EXAMPLE


@pytest.mark.parametrize("rule", [r for r in RULES if r.code not in WITHOUT_EXAMPLE], ids=lambda rule: rule.code)
def test_bad_has_the_fault_and_good_has_not(rule):
    (_, bad), (_, good) = _rule.examples(rule)
    assert rule.code in _codes(rule, bad)
    assert rule.code not in _codes(rule, good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_shows_one_fault_alone(rule):
    for word, text in _rule.examples(rule):
        if word == "Bad":
            others = set(_codes(rule, text)) - {rule.code, "META001"}  # examples leave out what they are not about
            companions = {"NOTE020": {"NOTE002"}}  # a mark whose note is there, and called by nothing else
            assert others <= companions.get(rule.code, set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_mends_says_so_on_its_page(rule):
    """What its page says of repairs is what the module declares, so that has to be true."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(rule.module))) if isinstance(node, ast.Call)]
    faults = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "fault"]
    mends = any(len(call.args) > 6 or any(named.arg == "fix" for named in call.keywords) for call in faults)
    assert rule.fix or not mends


def test_codes_and_names_are_used_once():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_a_rule_is_found_by_code_and_by_name():
    assert _rule.find("note001") is _rule.find("undefined-note")


def test_an_unknown_rule_gets_the_nearest():
    with pytest.raises(Unknown, match="did you mean undefined-note"):
        _rule.find("undefined-notes")


def test_an_article_in_a_folder_without_index_is_in_no_series():
    found = validating.validate(magazine_of({"ete/un.md": "---\ntitle: Un\nstatus: ready\n---\n"}))
    assert [(d.code, d.severity, d.hint) for d in found if d.code == "SER001"] == [
        ("SER001", "error", 'run: magcli series new "…" --slug ete')
    ]


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("ready", "error"), ("published", "error")])
def test_an_unlisted_article_weighs_more_when_it_is_ready(status, severity):
    article = f"---\ntitle: Un\nstatus: {status}\ndate: 2015-07-04\nauthors: redaction\n---\nx\n"
    found = validating.validate(magazine_of({"ete/_index.md": "---\ntitle: Été\n---\n", "ete/un.md": article}))
    assert [(d.code, d.severity) for d in found] == [("SER005", severity)]


def test_an_empty_file_and_one_that_is_not_utf8_hide_no_other_finding():
    magazine = magazine_of({"vide.md": "", "note.md": "---\ntitle: N\nauthors: X\ndate: 2015-07-04\n---\nx[^1]\n"})
    assert [(str(d.path), d.code) for d in validating.validate(magazine)] == [
        ("note.md", "NOTE001"),
        ("vide.md", "FM007"),
    ]


def test_two_articles_cannot_have_one_id():
    article = "---\ntitle: T\ndate: 2015-07-04\nauthors: X\nid: 3f0c\n---\n"
    found = validating.validate(
        magazine_of({"a.md": article, "b.md": article, "c.md": article.replace("id: 3f0c\n", "")})
    )
    assert [(str(d.path), d.line, d.code, d.message) for d in found] == [
        ("b.md", 5, "META014", "a has this id already")
    ]


def test_what_is_wrong_in_hundreds_of_articles_is_told_of_each():
    """The limit is one of a text: a rule about the whole magazine speaks of many."""
    article = "---\ntitle: T\ndate: 2015-07-04\nauthors: X\nid: 3f0c\n---\n"
    found = validating.validate(magazine_of({f"a{number}.md": article for number in range(250)}))
    assert [d.code for d in found] == ["META014"] * 249


def test_an_article_and_a_series_cannot_share_an_address():
    article = "---\ntitle: T\ndate: 2015-07-04\nauthors: X\n---\n"
    files = {"ete/_index.md": "---\ntitle: Été\n---\n", "ete.md": article, "tags.md": article, "feed.xml.md": article}
    found = [(str(d.path), d.code, d.message) for d in validating.validate(magazine_of(files)) if d.code == "SER002"]
    assert found == [
        ("ete.md", "SER002", "/ete/ is the address of the series ete/"),
        ("feed.xml.md", "SER002", "/feed.xml/ is the address of the feed.xml of the site"),
        ("tags.md", "SER002", "/tags/ is the address of the tags of the site"),
    ]


def test_findings_come_by_path_line_and_column():
    body = "---\ntitle: N\nauthors: X\ndate: 2015-07-04\n---\nb[^2] a[^1]\n\n[^3]: x\n"
    found = validating.validate(magazine_of({"b.md": body, "a.md": body}))
    assert [(str(d.path), d.line, d.column) for d in found] == [
        (path, *place) for path in ("a.md", "b.md") for place in ((6, 2), (6, 8), (8, 1))
    ]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        pytest.param("ignore: [unused-note]", [], id="ignored by name"),
        pytest.param("ignore: note002", [], id="ignored by code, in any case"),
        pytest.param("error: [NOTE002]", ["error"], id="raised"),
        pytest.param("warn: [NOTE002]", ["warning"], id="as it is"),
    ],
)
def test_the_magazine_weighs_rules_as_it_wishes(setting, expected):
    home = HOME.replace("people:", f"validate: {{{setting}}}\npeople:")
    article = "---\ntitle: N\nauthors: X\ndate: 2015-07-04\n---\nx\n\n[^1]: y\n"
    found = validating.validate(magazine_of({"_index.md": home, "n.md": article}))
    assert [d.severity for d in found] == expected


def test_a_misspelt_key_is_not_missing_as_well():
    found = validating.validate(magazine_of({"n.md": "---\ntilte: N\nauteur: X\ndate: 2015-07-04\n---\n"}))
    assert [(d.code, d.hint) for d in found] == [("META005", "write title"), ("META005", "write authors")]


def test_the_texts_of_indexes_are_looked_at_too():
    index = "---\ntitle: Été\n---\na[^9] mot<sup>2</sup> [c](nope.md) ![d](nope.png)\n"
    found = validating.validate(magazine_of({"_index.md": HOME + "x[^8]\n", "ete/_index.md": index}))
    assert [(str(d.path), d.code) for d in found] == [
        ("_index.md", "NOTE001"),
        ("ete/_index.md", "NOTE001"),
        ("ete/_index.md", "NOTE020"),
        ("ete/_index.md", "LINK001"),
        ("ete/_index.md", "LINK003"),
    ]


@pytest.mark.parametrize("definition", ["[^1] Note.", "[^1] : Note.", "[^1]\u00a0: Note."])
def test_a_note_without_its_colon_is_one_fault(definition):
    article = f"---\ntitle: T\ndate: 2015-07-04\nauthors: X\n---\nUn[^1].\n\n{definition}\n"
    (found,) = validating.validate(magazine_of({"a.md": article}))
    assert (found.line, found.column, found.code) == (8, 1, "NOTE024")
    assert found.hint == "write [^1]: with the colon right behind"


@pytest.mark.parametrize("rule", [r for r in RULES if r.fix and r.code not in WITHOUT_EXAMPLE], ids=lambda r: r.code)
def test_the_fix_of_bad_takes_the_finding_away_and_brings_no_other(rule):
    """Mends the example of each rule that says it can, with all fixes of that rule."""
    (_, bad), _ = _rule.examples(rule)
    fixes = [found.fix for found in _found(rule, bad) if found.code == rule.code and found.fix]
    assert fixes
    assert {"safe" if fix.is_safe else "unsafe" for fix in fixes} == {rule.fix}
    mended, done = edits.made(bad, fixes)
    assert len(done) == len(fixes)
    before, after = Counter(_codes(rule, bad)), Counter(_codes(rule, mended))
    del after["META001"]  # examples leave out what they are not about; once they can be read, that is told
    assert after[rule.code] == 0
    assert after <= before


class Broken(frozenset):
    """Files that cannot be asked for."""

    def __contains__(self, path):
        raise RuntimeError("cassé")


def test_a_rule_that_fails_hides_nothing_of_what_the_others_find():
    files = {"un.md": f"{UN}\nNon[^2]. ![](a.png)\n", "deux.md": f"{UN}\nNon[^3]. ![](a.png)\n"}
    magazine = replace(magazine_of(files), files=Broken())
    failed = []
    found, _ = validating.check(magazine, lambda rule, path, error: failed.append((rule.name, str(path), str(error))))
    assert [(str(d.path), d.code) for d in found if d.code == "NOTE001"] == [
        ("deux.md", "NOTE001"),
        ("un.md", "NOTE001"),
    ]
    assert {*failed} >= {("missing-image", "un.md", "cassé"), ("missing-image", "deux.md", "cassé")}


def test_a_rule_that_fails_is_no_rule_that_found_nothing():
    with pytest.raises(RuntimeError, match="cassé"):
        validating.validate(replace(magazine_of({"un.md": f"{UN}\n![](a.png)\n"}), files=Broken()))
