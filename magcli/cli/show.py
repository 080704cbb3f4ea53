"""`magcli show`."""

from pathlib import Path

from magcli import naming, store
from magcli.cli import _options, _show, _values
from magcli.model import Article, Magazine, Person


def run(name: _options.ArticleName, as_json: _options.Json = False, *, root: _options.Root) -> None:
    """Read one article in the terminal."""
    magazine = _options.load(root)
    article = naming.article(magazine, store.inside(root, name))
    _options.require_readable(article.source, root)
    if as_json:
        _show.document({"article": {**_values.article(article, magazine), "body": article.source.body}})
        return
    with _show.paged():
        _show.article(_head(article, magazine, root), article.source.body.lstrip())


def _head(article: Article, magazine: Magazine, root: Path) -> str:
    series = magazine.series_of(article)
    number = magazine.number_of(article)
    told = [
        article.status or "?",
        article.date.isoformat() if article.date else "",
        f"{series.title} {number}/{len(series.parts)}" if series and number else "",
        _names(article.authors),
        f"+ {_names(article.guests)}" if article.guests else "",
        _show.path(root, article.path),
    ]
    return f"# {article.title or article.slug}\n\n{' · '.join(filter(None, told))}"


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)
