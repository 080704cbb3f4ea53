"""What programs that read feeds make of them; run by the Python of the judges, which has these programs.

Takes the names of feeds as JSON, and answers with the entries that each program sees in each: ids, titles, seconds.
"""

import calendar
import json
import subprocess
import sys
from pathlib import Path

import atoma
import feedparser


def by_feedparser(feed: bytes) -> list[list[object]]:
    parsed = feedparser.parse(feed)
    if parsed.bozo:
        raise ValueError(f"feedparser: {parsed.bozo_exception}")
    return [[entry.id, entry.title, calendar.timegm(entry.published_parsed)] for entry in parsed.entries]


def by_atoma(feed: bytes) -> list[list[object]]:
    if b"<rss" in feed[:200]:
        items = atoma.parse_rss_bytes(feed).items
        return [[item.guid, item.title, int(item.pub_date.timestamp())] for item in items]
    entries = atoma.parse_atom_bytes(feed).entries
    return [[entry.id_, entry.title.value, int(entry.published.timestamp())] for entry in entries]


def by_sfeed(feed: bytes) -> list[list[object]]:
    rows = subprocess.run(["sfeed"], input=feed, capture_output=True, check=True).stdout.decode().splitlines()
    fields = [row.split("\t") for row in rows]
    return [[row[5], row[1], int(row[0])] for row in fields]


if __name__ == "__main__":
    programs = {"feedparser": by_feedparser, "atoma": by_atoma, "sfeed": by_sfeed}
    feeds = [Path(name).read_bytes() for name in json.load(sys.stdin)]
    json.dump([{name: program(feed) for name, program in programs.items()} for feed in feeds], sys.stdout)
