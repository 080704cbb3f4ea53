"""Templates: an error names its file and line, and nothing but values reaches them."""

import pytest

from magcli.errors import BrokenTemplate
from magcli.exporters._templates import Templates

GOOD = {"base.html": "<p>{{ title }}</p>{% block main %}{% endblock %}\n", "style.css": "{% no template %}"}


def rendered(text, **values):
    return Templates({**GOOD, "page.html": text}).render("page.html", values)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "a\n{% if %}", "page.html:2: unexpected end of block; the language is that of Jinja", id="syntax"
        ),
        pytest.param(
            "{% extends 'bse.html' %}",
            'page.html:1: template "bse.html" does not exist; did you mean base.html?',
            id="a template that is none",
        ),
        pytest.param(
            "{{ title|shout }}",
            "page.html:1: filter shout is unknown; docs/theme.md tells what each template gets",
            id="a filter that is none",
        ),
        pytest.param("\n\n{{ a.b.c }}", "page.html:3: ", id="a value that is none"),
        pytest.param(
            "{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %}",
            "page.html:1: this template does not come to an end",
            id="no end",
        ),
        pytest.param("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "page.html:1: ", id="a circle"),
        pytest.param("{% include 'page.html' %}", "page.html:1: ", id="a template in itself"),
        pytest.param(
            "{% include '/etc/passwd' %}", "page.html:1: tried to include non-existing template", id="a file"
        ),
        pytest.param("{% include '../page.html' %}", "page.html:1: tried to include", id="a file above"),
        pytest.param("{{ title.__class__.__mro__ }}", "page.html:1: ", id="Python"),
        pytest.param("{{ title.encode() }}", "page.html:1: ", id="a method of Python"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, told):
    with pytest.raises(BrokenTemplate) as error:
        rendered(text, title="Un")
    assert str(error.value).startswith(told)


def test_a_template_that_no_page_uses_is_read_too():
    with pytest.raises(BrokenTemplate, match=r"unused\.html:1: "):
        Templates({**GOOD, "unused.html": "{% for %}"})


@pytest.mark.parametrize("name", ["page.html", "card.svg"])
def test_values_are_escaped(name):
    templates = Templates({name: "{{ title }}"})
    assert templates.render(name, {"title": "<b> & « c »"}) == "&lt;b&gt; &amp; « c »"
