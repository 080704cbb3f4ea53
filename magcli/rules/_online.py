"""The addresses of other sites that texts link to, and what there is to tell of what their hosts said."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules import _links, dead_link, moved_link, unchecked_link
from magcli.rules._answers import Answer, Answers, is_up
from magcli.rules._rule import fault


def addresses(magazine: Magazine, files: Collection[PurePosixPath] | None = None) -> tuple[str, ...]:
    """Return the pages of other sites that *files* of *magazine*, or all, link to, each once, in their order."""
    return tuple(dict.fromkeys(address for _, _, address in _places(magazine, files)))


def findings(
    magazine: Magazine, known: Answers, files: Collection[PurePosixPath] | None = None
) -> Iterator[Diagnostic]:
    """Yield what there is to tell of the links to other sites, of which these answers are *known*."""
    places = tuple(_places(magazine, files))
    if places and not is_up(known):
        article, lead, address = places[0]
        hint = "is there a network? run it again when there is"
        alone, all_of_them = f"{address} could not be reached", f"none of {len(known)} addresses could be reached"
        message = alone if len(known) == 1 else all_of_them
        yield fault(article.source, _links.place(article, lead), unchecked_link.CODE, message, hint, "info")
        return
    for article, lead, address in places:
        if (answer := known.get(address)) and (found := _told(article, lead, address, answer)):
            yield found


def _places(
    magazine: Magazine, files: Collection[PurePosixPath] | None
) -> Iterator[tuple[Article, _links.Lead, str]]:
    """Yield the links to other sites: in which text, which link, and the address without its fragment."""
    for article in (*magazine.introductions, *magazine.articles.values()):
        if files is not None and article.path not in files:
            continue
        for lead in _links.leads(article):
            address = lead.target.partition("#")[0].strip()
            if lead.kind == "web" and _links.own(lead, magazine) is None:
                yield article, lead, f"https:{address}" if address.startswith("//") else address


def _told(article: Article, lead: _links.Lead, address: str, answer: Answer) -> Diagnostic | None:
    span = _links.place(article, lead)
    if answer.is_dead:
        why = "there is no such host" if answer.is_nowhere else f"the host answers {answer.status}: no such page"
        hint = "find its new address, or a copy on web.archive.org"
        return fault(article.source, span, dead_link.CODE, f"{why}, {address}", hint)
    if not answer.is_good:
        why = answer.trouble or f"the host answers {answer.status}"
        return fault(article.source, span, unchecked_link.CODE, f"{address}: {why}", "open it yourself", "info")
    if not answer.moved_to or answer.moved_to == address:
        return None
    target = answer.moved_to + (f"#{lead.fragment}" if lead.fragment else "")
    fix = _links.rewritten(article, lead, target)
    fix = replace(fix, is_safe=False) if fix else None
    return fault(article.source, span, moved_link.CODE, f"{address} has moved", f"write {target}", "info", fix)
