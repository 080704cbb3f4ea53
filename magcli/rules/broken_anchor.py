"""A link points at a heading that is not there.

What follows `#` is the id of a heading, on this page or on that of the other article. It is made as GitHub makes it:
the heading in small letters, accents kept, punctuation gone, a hyphen for each space, and a number after the second
of two equal headings. `## L’économie numérique` is `#léconomie-numérique`. Elements of raw HTML that have an `id`,
and anchors that have a `name`, can be pointed at as well.

Bad:

    ---
    title: Big data
    ---

    Voir [plus bas](#les-metier).

    ## Les métiers

Good:

    ---
    title: Big data
    ---

    Voir [plus bas](#les-métiers).

    ## Les métiers
"""

from collections.abc import Iterator
from urllib.parse import unquote

from magcli.model import Article, Diagnostic, Magazine, Source, Span
from magcli.rules import _links
from magcli.rules._rule import fault
from magcli.text import anchors

CODE = "LINK002"
NAME = "broken-anchor"

FEW = 5
"""Ids that a hint lists."""


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the fragments that no page has, and offer the nearest id there."""
    for lead in _links.leads(article) if "#" in article.source.text else ():
        wanted = unquote(lead.fragment)
        # What programs make of notes is a matter of notes.
        if lead.is_image or anchors.is_always_there(wanted) or anchors.is_of_note(wanted):
            continue
        page = _links.page(lead, article, magazine)
        if page and not {wanted, lead.fragment} & anchors.ids(page.body):
            where = "this page" if page is article.source else str(page.path)
            message = f"nothing on {where} is called #{wanted}"
            yield fault(article.source, _place(article, lead), CODE, message, _instead(wanted, page))


def _place(article: Article, lead: _links.Lead) -> Span:
    start, end = _links.place(article, lead)
    at = article.source.text.find(f"#{lead.fragment}", start, end)
    return Span(max(start, at), end)


def _instead(wanted: str, page: Source) -> str:
    if close := anchors.meant(wanted, page.body):
        return f"write #{close}"
    known = sorted(anchors.ids(page.body))
    if not known:
        return "there is no heading; link to the page alone"
    return f"there is: {', '.join(f'#{name}' for name in known[:FEW])}{' …' if len(known) > FEW else ''}"
