"""The W3C's feed validator has nothing to say of our feeds: no error, and no warning."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from magcli.exporters import atom, rss
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of
from tests.exporters import w3c

SAMPLE = Path(__file__).parents[2] / "articles"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FORMS = {"rss": rss, "atom": atom}
EACH = pytest.mark.parametrize("form", FORMS)
ID = "3f0c2b1e-0000-4000-8000-{:012}"
EVERYTHING = """\
Un appel[^1], un autre[^1], ~~barré~~, `code`, <https://exemple.example.org/é?a=b&c=d>, [vide](), ![](), [là](#fin).

## Fin

- [ ] à faire
- [x] fait

| a | b |
|:--|--:|
| 1 | 2 |

> Une citation <q cite="un.md">dans</q> une <ins datetime="2015-07-04">autre</ins>

<details open><summary>Plus</summary>Du <kbd>texte</kbd></details>
<p style="x" onclick="y">Un paragraphe <div>qui ne finit pas <ul><li>du tout
<img src="images/é.png" srcset="images/é.png 2x"><table><tr><td>x</table><iframe src="https://x.example"></iframe>
<ruby>x<rt>y</rt></ruby> <math><mi>x</mi></math> <svg><path d="x"/></svg> &bogus; &copy; <script>z</script>

[^1]: *Les Échos*, [là](#fin).
"""


def _article(title="Un", body="Texte.\n", number=1, more=""):
    start = f"---\ntitle: {title}\nstatus: published\ndate: 2015-07-04\nauthors: redaction\n"
    return f"{start}id: {ID.format(number)}\n{more}---\n{body}"


def _feed(form, files, **options):
    known = {"weighs": lambda path: (2073, "image/png"), "sizes": lambda path: (640, 480)}
    (page,) = FORMS[form].export(public(magazine_of(files), NOW), Options(**known, **options))
    return page.render()


def _complaints(form, files, **options):
    address = "https://mag.example.org/" + FORMS[form].FILE
    return w3c.complaints(_feed(form, files, **options), address)


def _everywhere(text):
    """Return a magazine that says *text* wherever a text can stand."""
    said = "'" + text.replace("'", "''") + "'"
    home = HOME.replace("title: Le Mag numérique", f"title: {said}\ndescription: {said}\nsections: [{said}]", 1)
    more = f"tags: [{said}]\nsection: {said}\nguests: [{{name: {said}}}]\nsummary: {said}\n"
    return {"_index.md": home, "un.md": _article(said, f"{text}\n", more=more)}


@EACH
def test_of_the_sample_there_is_nothing_to_say(form, run, tmp_path):
    words = ("--root", SAMPLE, "export", form)
    feed = run(*words, cwd=tmp_path, SOURCE_DATE_EPOCH="1767225600").stdout.encode()
    assert w3c.complaints(feed, f"https://mag.example.org/{FORMS[form].FILE}") == []


@EACH
@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fin de CDATA ]]> ici", id="an end of CDATA"),
        pytest.param("<![CDATA[ x ]]>", id="CDATA"),
        pytest.param("a < b & c > d &amp; &lt; AT&T &nbsp; &#x41; &notit;", id="entities"),
        pytest.param("La balise <img> et <!-- elle", id="tags"),
        pytest.param("Du <b>gras</b> et <script>x</script>", id="elements"),
        pytest.param("Été 😀 👩‍👩‍👧", id="emoji"),
        pytest.param("\u202bעברית\u202c مرحبا", id="from right to left"),
        pytest.param("x" * 5000, id="5,000 characters"),
        pytest.param("{{ title }} %s ${x}", id="templates"),
    ],
)
def test_of_hostile_texts_there_is_nothing_to_say(form, content, text):
    assert _complaints(form, _everywhere(text), content=content) == []


def test_where_a_text_can_say_that_it_is_none_the_end_of_a_tag_is_no_html():
    told = b'<title type="html">Du &amp;lt;b&amp;gt;gras&amp;lt;/b&amp;gt;</title>'
    assert told in _feed("atom", _everywhere("Du <b>gras</b>"))


@EACH
@pytest.mark.parametrize("html", ["clean", "trusted"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(EVERYTHING, id="everything"),
        pytest.param("![](images/é.png)\n", id="a picture alone"),
        pytest.param("<script>x</script>\n", id="nothing that is left"),
    ],
)
def test_of_texts_there_is_nothing_to_say(form, html, body):
    home = HOME.replace("lang: fr", f"lang: fr\nhtml: {html}")
    files = {"_index.md": home, "un.md": _article(body=body, more="image: images/é.png\n"), "images/é.png": "x"}
    assert _complaints(form, files) == []
    assert _complaints(form, files, content="summary") == []


@EACH
def test_what_plays_keeps_its_buttons_though_the_validator_warns(form):
    """Many newsreaders show nothing of an `audio` without `controls`."""
    files = {"_index.md": HOME, "un.md": _article(body='<audio src="a.mp3"></audio>\n'), "a.mp3": "x"}
    (complaint,) = _complaints(form, files)
    assert complaint.startswith("SecurityRiskAttr: ")
    assert complaint.endswith("<audio controls>")


@EACH
@pytest.mark.parametrize(
    "url", ["https://médias.example/", "HTTPS://Mag.Example.org:443/~é/", "https://a.example/[b]/"]
)
def test_every_address_is_spelt_as_programs_spell_it(form, url):
    home = HOME.replace("https://mag.example.org/", url)
    home = home.replace("{name:", "{url: 'https://fr.example.org/É|è', name:")
    files = {"_index.md": home, "été/_index.md": "---\ntitle: Été\nparts: [un]\n---\n"}
    files |= {"été/un.md": _article(body="![a](é.png)\n", more="image: é.png\n"), "été/é.png": "x"}
    assert w3c.complaints(_feed(form, files)) == []
    files["été/un.md"] = files["été/un.md"].replace(f"id: {ID.format(1)}\n", "")
    assert w3c.complaints(_feed(form, files)) == []


@EACH
def test_articles_of_one_day_are_of_different_moments(form):
    files = {"_index.md": HOME} | {f"{number}.md": _article(number=number) for number in range(20)}
    assert _complaints(form, files) == []


def test_an_id_that_is_no_uuid_gives_one_that_stays():
    files = {"_index.md": HOME, "un.md": _article().replace(ID.format(1), "un-article")}
    assert _complaints("atom", files) == []
    assert "urn:uuid:e388136d-05cc-5041-8c36-1c8b16db716c" in _feed("rss", files).decode()


# -- the rules themselves

RSS = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>A</title><link>https://a.example/</link><description>B</description><language>fr</language>"
    '<atom:link rel="self" type="application/rss+xml" href="https://a.example/feed.xml"/>\n%s</channel></rss>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><id>https://a.example/</id>'
    "<title>A</title><updated>2015-07-04T00:00:00Z</updated><author><name>B</name></author>"
    '<link rel="self" type="application/atom+xml" href="https://a.example/atom.xml"/>'
    '<link type="text/html" href="https://a.example/"/>%s</feed>'
)
ITEM = "<item><title>A</title><guid>https://a.example/</guid>%s</item>"
ENTRY = (
    "<entry><id>urn:uuid:3f0c2b1e-0000-4000-8000-000000000000</id><title>A</title><updated>2015-07-04T00:00:00Z</updated>"
    '<link type="text/html" href="https://a.example/a"/>%s</entry>'
)


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        pytest.param(RSS % ITEM % "", None, id="fine RSS"),
        pytest.param(RSS % ITEM % "<category>&#x3C;b> &#x26;amp;</category>", None, id="as the profile writes it"),
        pytest.param(RSS % ITEM % "<category>&lt;b></category>", "CharacterData", id="a tag"),
        pytest.param(RSS % ITEM % "<category>&#x3C;/b></category>", "ContainsHTML", id="an end"),
        pytest.param(RSS % ITEM % "<category>&amp;amp;</category>", "ContainsHTML", id="an entity"),
        pytest.param(RSS % ITEM % "<link>/a</link>", "InvalidFullLink", id="a relative address"),
        pytest.param(RSS % ITEM % "<link>https://é.example/</link>", "InvalidFullLink", id="a letter"),
        pytest.param(RSS % ITEM % "<pubDate>2015-07-04</pubDate>", "InvalidRFC822Date", id="a day of another form"),
        pytest.param(
            RSS % ITEM % "<pubDate>Mon, 04 Jul 2015 00:00:00 +0200</pubDate>", "IncorrectDOW", id="a wrong weekday"
        ),
        pytest.param(
            RSS % ITEM % "<pubDate>Wed, 04 Jul 2085 00:00:00 +0200</pubDate>", "ImplausibleDate", id="a day to come"
        ),
        pytest.param(RSS % ITEM % "<description>&lt;p&gt;a&lt;/b&gt;</description>", "NotHtml", id="no HTML"),
        pytest.param(
            RSS % ITEM % '<description>&lt;a href="b"&gt;c&lt;/a&gt;</description>', "ContainsRelRef", id="a relative link"
        ),
        pytest.param(
            RSS % ITEM % '<description>&lt;p role="b"&gt;c&lt;/p&gt;</description>', "SecurityRiskAttr", id="a role"
        ),
        pytest.param(RSS % ITEM % "<description>&lt;object/&gt;</description>", "NotHtml", id="a void that is none"),
        pytest.param(
            RSS % ITEM % "<description>&lt;iframe&gt;&lt;/iframe&gt;</description>", "SecurityRisk", id="a frame"
        ),
        pytest.param(RSS % ITEM % "<content:encoded>a</content:encoded>", "NeedDescriptionBeforeContent", id="no description"),
        pytest.param(RSS % ITEM % '<enclosure url="b" type="c/d" length="1"/>', "InvalidURLAttribute", id="no file"),
        pytest.param(RSS % ITEM % "<category>Ã©</category>", "BadCharacters", id="garbled"),
        pytest.param(RSS % ITEM % "<category>\ufffd</category>", "BadCharacters", id="a lost character"),
        pytest.param(RSS % ITEM % "<b/>", "UndefinedElement", id="an unknown element"),
        pytest.param(RSS % (ITEM % "" + ITEM % ""), "DuplicateValue", id="an id twice"),
        pytest.param(RSS % (ITEM % "" + "<docs>https://a.example/</docs>"), "MisplacedItem", id="an item too early"),
        pytest.param(ATOM % ENTRY % "<summary>B</summary>", None, id="fine Atom"),
        pytest.param(ATOM % ENTRY % "", "MissingTextualContent", id="no text"),
        pytest.param(ATOM % ENTRY % "<summary/>", "NotBlank", id="an empty text"),
        pytest.param(
            ATOM % (ENTRY % "<summary>B</summary>" + ENTRY % "<summary>B</summary>"), "DuplicateUpdated", id="one moment twice"
        ),
        pytest.param(
            ATOM % ENTRY.replace("8000", "") % "<summary>B</summary>", "InvalidUUID", id="no uuid"
        ),
        pytest.param(
            (ATOM % ENTRY % "<summary>B</summary>").replace("<id>https://a", "<id>https://A"), "NonCanonicalURI", id="large letters"
        ),
        pytest.param(
            ATOM % ("<fh:archive/>" + ENTRY % "<summary>B</summary>"), "MissingCurrentInArchive", id="an archive of nothing"
        ),
    ],
)  # fmt: skip
def test_the_rules_tell_good_from_bad(feed, expected):
    told = [complaint.split(":")[0] for complaint in w3c.complaints(feed.encode())]
    assert (expected in told) if expected else (told == [])
