"""What the rules about the form of notes share: where a form stands in the file, and what mends it."""

from collections.abc import Iterator

from magcli.model import Article, Fix, Span
from magcli.rules._rule import in_body, mending
from magcli.text import noteforms
from magcli.text.notetext import Form


def irregular(article: Article, rule: str) -> Iterator[tuple[Form, Span, Fix | None]]:
    """Yield the forms in *article* that *rule* tells of, in reading order: each with its place and its repair."""
    source = article.source
    for form in noteforms.classify(source.body).of(rule):
        yield form, in_body(source, form.span), mending(source, form.edits)
