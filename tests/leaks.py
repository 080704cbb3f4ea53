"""What an export tells that nobody may know yet."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from magcli.model import Magazine


def leaks(files: Mapping[str, bytes], secrets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the path of each of *files* that holds one of *secrets*, in its name or however it is written, and which."""
    wanted = sorted({secret.casefold() for secret in secrets})
    for path, content in files.items():
        text = content.decode(errors="replace")
        read = "\n".join([path, text, unescape(text), unquote(text), re.sub(r"\r?\n[ \t]", "", text)]).casefold()
        yield from ((path, secret) for secret in wanted if secret in read)


def secrets(magazine: Magazine, shown: Magazine) -> set[str]:
    """Return titles, slugs and ids of *magazine* that are not in *shown*, its public part.

    What a public text says of itself is none, nor is a word that is too short to be told from others.
    """
    hidden = [article for name, article in magazine.articles.items() if name not in shown.articles]
    announced = {part.title for series in shown.series.values() for part in series.parts if not part.slug}
    told = {text for article in hidden for text in (article.title, article.slug, article.id)}
    for slug, series in magazine.series.items():
        told |= {part.title for part in series.parts if not part.slug}
        told |= {slug, series.title} if slug not in shown.series else set()
    public = "\n".join(source.text for source in shown.sources).casefold()
    public += json.dumps([article.title for article in shown.articles.values()], ensure_ascii=False).casefold()
    return {text for text in told - announced if len(text) > 5 and text.casefold() not in public}
