"""What holds of the folders of all generators."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.importers._importer import find
from magcli.importers._layouts import kind
from magcli.text import markdown
from tests.importers.folders import folder, told

KINDS = ("docusaurus", "eleventy", "hugo", "jekyll", "pelican", "zola")
NAMES = (
    "a.md",
    "content/a.md",
    "content/b/index.md",
    "content/b/_index.fr.md",
    "_posts/2015-07-04-a.md",
    "blog/a.mdx",
)

# Pieces of what generators read, to be put together in ways that nobody means.
PIECES = st.sampled_from(
    [
        *(
            "{{< ",
            " >}}",
            "{{% ",
            " %}}",
            '{{< ref "a" >}}',
            '{{< figure src="a.png" caption="b" >}}',
            "{% ",
            " %}",
            "{{ ",
            " }}",
        ),
        *(
            "{% raw %}",
            "{% endraw %}",
            "{% highlight a %}",
            "{% endhighlight %}",
            "{: .a }",
            "{#a}",
            "{.a}",
            "[a](#a)",
        ),
        *(":::note", ":::", ":::note[a] b", "<A b={c}>", "</A>", "import a from 'b'", "export const a", "{/*", "*/}"),
        *(
            "{filename}a.md",
            "{static}/a.png",
            "[^1]",
            "[^1]: a",
            "```",
            "`",
            "> ",
            "- ",
            "    ",
            "# ",
            "\n",
            "\n\n",
            " ",
            "a",
        ),
        *(
            "![a](b.png)",
            "[a](a.md)",
            "@/a.md",
            "](",
            ")",
            "title: a",
            "date: 2015-07-04",
            "---",
            "+++",
            "{",
            "}",
            "é",
        ),
    ]
)


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.lists(PIECES, max_size=30).map("".join), name=st.sampled_from(NAMES))
def test_no_text_stops_an_import(kind, text, name):
    found = find(kind).find(folder({name: text, "a.png": b"png"}))
    assert len(found.pieces) + len(found.remarks) >= 1


@pytest.mark.parametrize("kind", KINDS)
@given(body=st.text(alphabet=st.sampled_from("aé1 \n.,;:!?«»*_`[]()#->^|~\\"), max_size=80))
def test_what_is_markdown_already_stays_as_it_is(kind, body):
    head = "Title: Un autre titre\nDate: 2015-07-04\n\n" if kind == "pelican" else "---\ntitle: Un autre titre\n---\n"
    (found,) = find(kind).find(folder({"2015-07-04-a.md": f"{head}.{body}\n"})).pieces
    assert found.body.removeprefix("\n") == f".{body}\n"


@pytest.mark.parametrize("kind", KINDS)
@given(pieces=st.lists(PIECES, max_size=12))
def test_notes_are_kept_whatever_stands_around_them(kind, pieces):
    body = f"{' '.join(pieces)}\n\nUn mot[^n].\n\n[^n]: Une note.\n"
    before = [event.name for event in markdown.events(body) if event.name.startswith("Footnote")]
    (found,) = find(kind).find(folder({"2015-07-04-a.md": f"---\ntitle: Un\n---\n{body}"})).pieces
    after = [event.name for event in markdown.events(found.body) if event.name.startswith("Footnote")]
    assert len(after) >= len(before)


@given(names=st.lists(st.sampled_from(NAMES), unique=True), text=st.lists(PIECES, max_size=10).map("".join))
def test_a_folder_is_of_one_kind_at_most(names, text):
    material = folder(dict.fromkeys(names, text))
    assert [one for one in KINDS if find(one).recognises(material)] == ([kind(material)] if kind(material) else [])


def test_an_import_says_the_same_twice():
    files = {f"content/{name}.md": f"---\ntitle: {name}\nseries: S\n---\n[b](b.md) ![a](a.png)\n" for name in "cab"}
    assert find("hugo").find(folder(files)) == find("hugo").find(folder(dict(reversed(files.items()))))


@pytest.mark.parametrize(
    "target", ["../../etc/passwd", "/../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"]
)
def test_no_image_leads_out_of_the_folder(target):
    (found,) = find("hugo").find(folder({"content/a.md": f"---\ntitle: Un\n---\n![a]({target})\n"})).pieces
    assert found.files == {}
    assert all(isinstance(path, PurePosixPath) for path in found.files.values())


@pytest.mark.parametrize(
    ("kind", "files", "line", "why"),
    [
        pytest.param(
            "hugo", {"hugo.toml": 'title = "Le Mag"\nbaseURL = \n'}, 2, "hugo.toml: TOML: Invalid value", id="TOML"
        ),
        pytest.param("hugo", {"hugo.yaml": "title: Le Mag\nparams: [\n"}, 3, "hugo.yaml: ", id="YAML"),
        pytest.param("hugo", {"hugo.json": '{"title": }'}, 1, "hugo.json: JSON: Expecting value", id="JSON"),
        pytest.param(
            "pelican",
            {"pelicanconf.py": "X = 1\nY = (\n"},
            2,
            "pelicanconf.py: Python: '(' was never closed",
            id="Python",
        ),
    ],
)
def test_settings_that_cannot_be_read_are_told(kind, files, line, why):
    article = {"content/a.md": "---\ntitle: Un\ndate: 2015-07-04\n---\nTexte\n"}
    remarks = told(find(kind).find(folder(article | files)))
    assert [(certainty, what, at) for certainty, what, at, _ in remarks] == [("open", "settings", line)]
    assert remarks[0][3].startswith(why)
    assert "unread" not in remarks[0][3]
