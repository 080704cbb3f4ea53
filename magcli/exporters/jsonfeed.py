"""JSON Feed 1.1."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from magcli.exporters import _feed
from magcli.exporters._exporter import Options
from magcli.exporters._feed import Feed, Item
from magcli.model import Copy, Magazine, Page, Person
from magcli.text.url import spelt

FOLDER = ""
PAGE = ""
TAKES = _feed.TAKES
FILE = "feed.json"

Values = dict[str, Any]  # Any: JSON


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the feed of the public *magazine*, or of what *options* name of it."""
    found = _feed.asked(magazine, options)
    yield Page(PurePosixPath(FILE), lambda: write(found))


def write(feed: Feed) -> bytes:
    """Return *feed* as JSON Feed. The same feed gives the same bytes: no clock is asked."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.place + FILE,
        "description": feed.description if feed.description != feed.title else "",
        "language": feed.lang,
        "authors": [{"name": feed.publisher, "url": feed.home}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
        "items": [_told(_item(item)) for item in feed.items],
    }
    return (json.dumps(_told(document), ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> Values:
    picture = item.picture
    attached = {"url": picture.url, "mime_type": picture.kind, "size_in_bytes": picture.length} if picture else None
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        # One of the two has to be there.
        "content_html": item.content,
        "content_text": "" if item.content else item.summary,
        "summary": item.summary,
        "image": picture.url if picture else "",
        "date_published": item.date.isoformat(),
        "date_modified": item.updated.isoformat() if item.updated else "",
        "authors": [_person(person) for person in _feed.people(item)],
        "tags": list(item.categories),
        "language": item.lang,
        "attachments": [attached] if attached else [],
    }


def _person(person: Person) -> Values:
    return _told({"name": person.name, "url": spelt(person.url)})


def _told(values: Values) -> Values:
    """Return what *values* say: those that are empty say nothing."""
    return {key: value for key, value in values.items() if value or key == "items"}
