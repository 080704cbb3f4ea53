"""What templates see of articles, series and people: plain texts, with links that lead from their page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from magcli import links
from magcli.exporters import _addresses
from magcli.exporters._machines import Values
from magcli.exporters._proofs import setting, summary
from magcli.exporters._site import Site
from magcli.exporters._words import counted, direction, long_date, words
from magcli.model import Article, Day, Part, Person, Series, Source
from magcli.text import seasons
from magcli.text import words as counting
from magcli.text.html import render
from magcli.text.images import sized
from magcli.text.url import is_whole, quoted

WORDS_A_MINUTE = 200
"""How fast somebody reads who wants to understand."""


class View:
    """The site as one page shows it. Where an address leads from there, *leads_to* says."""

    def __init__(self, site: Site, page: str, leads_to: Callable[[str], str] | None = None) -> None:
        self.site = site
        self.magazine = site.magazine
        self.page = page
        self.leads_to = leads_to or (lambda address: _addresses.relative(address, page))

    # -- articles

    def card(self, article: Article) -> Values:
        """Return what a list shows of *article*."""
        other = article.lang if article.lang != self.magazine.lang else ""
        return {
            "title": article.title,
            "url": self.leads_to(_addresses.of_article(article)),
            "date": self.day(article.date),
            "summary": summary(article, self.magazine),
            "authors": self.people(article.authors),
            "guests": self.people(article.guests),
            "lang": other,
            "dir": direction(other) if other else "",
        }

    def row(self, article: Article) -> Values:
        """Return what a list of many shows of *article*: its title, its day, and where it belongs."""
        series = self.magazine.series_of(article)
        shown = self.card(article)
        return {**shown, "place": self.place(article), "series": series.title if series else "", "summary": ""}

    def entry(self, article: Article) -> Values:
        """Return what the page of *article* shows above and below its text."""
        said = words(self.magazine.lang)
        minutes = max(1, round(counting.count(article.source.body) / WORDS_A_MINUTE))
        return {
            **self.card(article),
            "standfirst": article.summary,
            "section": self.named("sections", article.section) if article.section else None,
            "updated": self.day(article.updated),
            "minutes": said["minutes"].format(count=minutes),
            "image": self.image(article),
            "tags": self._tags(article),
        }

    def named(self, kind: str, name: str) -> Values:
        """Return the tag or section *name*, with its page if the site has one."""
        address = self.site.address_of.get((kind, name))
        return {"name": name, "url": self.leads_to(address) if address else ""}

    def _tags(self, article: Article) -> list[Values]:
        """Return the tags of *article*; of several spellings of one, the first."""
        tags = [self.named("tags", tag) for tag in article.tags]
        return list({tag["url"] or tag["name"]: tag for tag in reversed(tags)}.values())[::-1]

    def place(self, article: Article) -> str:
        """Return where *article* stands in its series: `Partie 2 sur 4`; nothing outside one."""
        series, number = self.magazine.series_of(article), self.magazine.number_of(article)
        if series is None or number is None:
            return ""
        return self.site.words["part"].format(number=number, total=len(series.parts))

    def image(self, article: Article) -> Values | None:
        """Return the picture of *article*; none when it has none, or that is on another host."""
        if article.image is None:
            return None
        target = article.image.src
        address = None if _addresses.is_elsewhere(target) else _addresses.of_target(target, article, self.magazine)
        if not address:
            return None
        credit = self.site.words["credit"].format(credit=article.image.credit) if article.image.credit else ""
        is_in_text = self._is_shown_in_text(article.image.src, article)
        width, height = self._size(links.file_of(target, article.path)) or ("", "")
        return {
            "url": self.leads_to(address),
            "alt": article.image.alt,
            "caption": article.image.caption,
            "credit": credit,
            "is_in_text": is_in_text,
            "width": width,
            "height": height,
        }

    def _size(self, path: PurePosixPath | None) -> tuple[int, int] | None:
        return self.site.options.sizes(path) if path else None

    def _is_shown_in_text(self, src: str, article: Article) -> bool:
        file = links.file_of(src, article.path)
        shown = (link.target for link in links.of(article.source) if link.is_image)
        return any(links.file_of(target, article.path) == file for target in shown)

    def body(self, article: Article, heading_ids: str = "", title_id: str = "", top: int = 2) -> str:
        """Return the text of *article* as HTML.

        *heading_ids* stand in front of the ids of its headings, of which the highest are of the level *top*; on a
        page of several texts, *title_id* is the id of its title.
        """

        def resolve(target: str) -> str | None:
            address = _addresses.of_target(target, article, self.magazine)
            return None if address is None else self.leads_to(address)

        pictures: dict[str, PurePosixPath | None] = {}

        def show(target: str) -> str | None:
            # A page asks nothing of another host: a picture there is linked to.
            address = None if is_whole(target) else resolve(target)
            if address is not None:
                pictures[quoted(address)] = links.file_of(target, article.path)
            return address

        usual = setting(article, self.magazine)
        here = replace(usual, heading_ids=heading_ids, title_id=title_id, top=top, link=resolve, image=show)
        html = render(article.source.body, here)
        leads = article.image is not None and not self._is_shown_in_text(article.image.src, article)
        return sized(html, lambda address: self._size(pictures.get(address)), is_first_seen=not leads and top == 2)

    def introduction(self, source: Source) -> str:
        """Return the text of the index *source* of the magazine, or of a series."""
        found = next(text for text in self.magazine.introductions if text.path == source.path)
        return self.body(found)

    # -- series

    def series(self, series: Series) -> Values:
        """Return what is said of *series* wherever it is shown, and its parts, each as a list shows it."""
        parts = [self.part(series, part, number) for number, part in enumerate(series.parts, 1)]
        return {**self.series_line(series), "parts": [part for part in parts if part["title"]]}

    def series_line(self, series: Series) -> Values:
        """Return what is said of *series* in a line: its title, season, and how much of it is out."""
        out = sum(self.magazine.article_of(series, part) is not None for part in series.parts)
        return {
            "title": series.title,
            "url": self.leads_to(_addresses.of_series(series.slug)),
            "season": seasons.shown(series.season, self.magazine.lang),
            "description": series.description,
            "total": len(series.parts),
            "out": out,
            "progress": self._progress(out, len(series.parts)),
            "steps": ["out" if self.magazine.article_of(series, part) else "to-come" for part in series.parts],
        }

    def _progress(self, out: int, total: int) -> str:
        said = self.site.words
        if out == total:
            return counted(total, said["complete_one"], said["complete"].replace("{total}", "{count}"))
        return (said["progress_one"] if out == 1 else said["progress"]).format(out=out, total=total)

    def part(self, series: Series, part: Part, number: int) -> Values:
        """Return *part* of *series* as the list of its parts shows it; without a title when it is secret."""
        article = self.magazine.article_of(series, part)
        if article:
            return {**self.card(article), "number": number, "is_out": True}
        return {**self.slot(series, part, number), "authors": self.people(part.authors), "date": self.day(part.date)}

    def slot(self, series: Series, part: Part, number: int) -> Values:
        """Return *part* of *series* in a line: its number and title, and where it is, or when it comes."""
        article = self.magazine.article_of(series, part)
        if article:
            url = self.leads_to(_addresses.of_article(article))
            return {"number": number, "title": article.title, "is_out": True, "url": url, "lang": article.lang}
        date = self.day(part.date)
        told = (
            self.site.words["announced"].format(date=date["text"]) if date else self.site.words["announced_undated"]
        )
        return {"number": number, "title": part.title, "is_out": False, "told": told}

    def around(self, article: Article) -> Values:
        """Return where *article* stands in its series, what is out before and behind it, and what is to follow."""
        series, number = self.magazine.series_of(article), self.magazine.number_of(article)
        if series is None or number is None:
            return {"series": None}
        slots = [self.slot(series, part, at) for at, part in enumerate(series.parts, 1)]
        slots = [slot for slot in slots if slot["title"]]
        out = [slot for slot in slots if slot["is_out"]]
        behind = next((slot for slot in slots if slot["number"] > number), None)
        line = self.series_line(series)
        steps = ["here" if at == number else step for at, step in enumerate(line["steps"], 1)]
        return {
            "series": {**line, "steps": steps, "place": self.place(article), "number": number, "slots": slots},
            "previous": next((slot for slot in reversed(out) if slot["number"] < number), None),
            "next": next((slot for slot in out if slot["number"] > number), None),
            "teaser": self._teaser(series, behind),
        }

    def _teaser(self, series: Series, slot: Values | None) -> Values | None:
        if slot is None:
            return None
        article = self.magazine.article_of(series, series.parts[slot["number"] - 1])
        return {**slot, "summary": summary(article, self.magazine) if article else ""}

    # -- people and days

    def people(self, people: tuple[Person, ...]) -> list[Values]:
        """Return *people* as a byline shows them."""
        return [self.person(person) for person in people]

    def person(self, person: Person) -> Values:
        """Return *person*, with a page if the site has one."""
        address = _addresses.of_person(person)
        url = self.leads_to(address) if address in self.site.people else ""
        return {"name": person.name, "role": person.role, "organisation": person.organisation, "url": url}

    def day(self, day: Day | None) -> Values | None:
        """Return *day* for readers and, as `iso`, for machines."""
        if day is None:
            return None
        # A bare date stays the day it is; an instant is the day that it is where the magazine is read.
        local = self.magazine.instant(day) if isinstance(day, datetime) else day
        return {"iso": local.isoformat(), "text": long_date(local, self.magazine.lang)}
