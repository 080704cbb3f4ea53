"""An HTML element is on no page.

What could run, load or send something is left out of pages and feeds: players of other sites (`<iframe>`), scripts,
forms, drawings (`<svg>`). A link says where the film is, and works in newsreaders, too. A magazine that says
`html: trusted` in its `_index.md` keeps such elements on its pages; feeds never do.

Bad:

    ---
    title: Big data
    ---

    <iframe src="https://example.org/video/12"></iframe>

Good:

    ---
    title: Big data
    ---

    [Voir le film](https://example.org/video/12)
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault, in_body
from magcli.text import markdown
from magcli.text.tags import Tag, opening
from magcli.text.url import is_whole

CODE = "LINK015"
NAME = "dropped-element"

_LEFT_OUT = frozenset(
    {
        *("applet", "button", "canvas", "embed", "form", "frame", "iframe", "map", "math", "object", "script"),
        *("select", "svg", "textarea"),
    }
)
"""Those with which readers lose something; what is inside others, such as `<font>`, is shown."""


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the elements of a text that are on no page, unless the magazine trusts its HTML."""
    if not article.source.has_html or magazine.html_is_trusted:
        return
    body, behind = article.source.body, 0
    for place in markdown.html(body):
        for tag in opening(body[place.start : place.end]):
            span = tag.span.moved(place.start)
            if tag.name in _LEFT_OUT and span.start >= behind:
                behind = _end(tag.name, body, span.end)
                yield fault(
                    article.source,
                    in_body(article.source, span),
                    CODE,
                    f"no page shows <{tag.name}>",
                    _instead(tag),
                    "warning",
                )


def _end(name: str, body: str, start: int) -> int:
    """Return where the element *name*, whose tag ends at *start*, is closed: what it holds is left out with it."""
    closing = re.compile(f"</{name}", re.IGNORECASE).search(body, start)
    return closing.end() if closing else start


def _instead(tag: Tag) -> str:
    """Return what to write instead of *tag*."""
    source = tag.attributes.get("src") or tag.attributes.get("data") or ""
    link = f"[…]({source})" if is_whole(source) and tag.name != "script" else "a link"
    return f"write {link} instead, or html: trusted in the magazine's _index.md"
