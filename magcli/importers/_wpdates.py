"""The dates of a WordPress post: its own clock's, that of Greenwich, or that of its feed."""

import re
from datetime import UTC, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

from magcli.importers._values import Remark
from magcli.importers._wxr import Element
from magcli.model import Day

_ZERO = re.compile(r"0000-00-00(?: 00:00:00)?|-0001-11-30(?: 00:00:00)?|")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_MAIL = re.compile(r"\b\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d", re.ASCII)
_FLOATING = ("draft", "pending", "")
"""States in which WordPress moves the date with the clock, until somebody sets one."""
_STEP = timedelta(minutes=15)
_FARTHEST = timedelta(hours=15)


def published(item: Element) -> tuple[Day | None, tuple[Remark, ...]]:
    """Return the date of *item*, and what there is to remark of it."""
    own, greenwich = item.told("wp:post_date"), item.told("wp:post_date_gmt")
    local, utc = _moment(own), _moment(greenwich)
    line = item.line_of("wp:post_date")
    if local and utc:
        return _in_zone(local, utc, line)
    if local and not _ZERO.fullmatch(greenwich):
        return local, (_impossible(greenwich, f"{own} in the time zone of the magazine", line),)
    if local and item.told("wp:status") in _FLOATING:
        return None, ()
    if local:
        told = f"{own}, in the time zone of the magazine: wp:post_date_gmt is empty"
        return local, (Remark(certainty="guessed", what="date", told=told, line=line),)
    if utc:
        moment = utc.replace(tzinfo=UTC)
        return moment, (_impossible(own, f"{greenwich} UTC, from wp:post_date_gmt", line),)
    return _of_feed(item, own, line)


def updated(item: Element, date: Day | None) -> Day | None:
    """Return when *item* was last changed, if that was after *date*."""
    local, utc = _moment(item.told("wp:post_modified")), _moment(item.told("wp:post_modified_gmt"))
    if not (local and utc and date):
        return None
    moment, _ = _in_zone(local, utc, 0)
    return moment if _rank(moment) > _rank(date) else None


def moment_of(written: str) -> datetime | None:
    """Return the moment that *written*, the `pubDate` of an item or an export, names; else `None`."""
    moment = _of_mail(written)
    return moment and moment.replace(tzinfo=moment.tzinfo or UTC)


def is_past(day: Day, moment: datetime) -> bool:
    """Whether *day* had come at *moment*; one of no time zone counts as that of Greenwich."""
    whole = day if isinstance(day, datetime) else datetime.combine(day, time())
    return whole.replace(tzinfo=whole.tzinfo or UTC) <= moment


def _rank(day: Day) -> tuple[int, ...]:
    """Return what orders days and moments, as the clock beside it shows them."""
    return day.timetuple()[:6]


def _moment(text: str) -> datetime | None:
    """Return the moment that *text* names, without its zone; `None` when there is none, or before the year 1000."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if 1000 <= moment.year <= 9998 else None


def _in_zone(local: datetime, utc: datetime, line: int) -> tuple[Day, tuple[Remark, ...]]:
    """Return the moment *utc* with the offset that makes it *local*."""
    offset = local - utc
    if abs(offset) < _FARTHEST and not offset % _STEP:
        # Nobody publishes at the stroke of midnight: who gave a day alone got that.
        return local.replace(tzinfo=timezone(offset)) if local.time() != time() else local.date(), ()
    told = f"{utc} UTC, from wp:post_date_gmt: wp:post_date, {local}, is of no time zone beside it"
    return utc.replace(tzinfo=UTC), (Remark(certainty="guessed", what="date", told=told, line=line),)


def _of_feed(item: Element, own: str, line: int) -> tuple[Day | None, tuple[Remark, ...]]:
    """Return the date that *item* has in the feed of its site, which is all that is left to guess from."""
    written = item.told("pubDate")
    if moment := moment_of(written):
        return moment, (_impossible(own, f"{written}, from pubDate", line),)
    if item.told("wp:status") in _FLOATING and _ZERO.fullmatch(own):
        return None, ()
    told = f"it has none: {own or 'nothing'} is no date"
    return None, (Remark(certainty="open", what="date", told=told, line=line),)


def _of_mail(written: str) -> datetime | None:
    """Return the moment that *written* names as e-mail does; `None` when it names none, or a year before 1000."""
    if not _MAIL.search(written):
        return None
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if 1000 <= moment.year <= 9998 else None


def _impossible(written: str, instead: str, line: int) -> Remark:
    why = f"there is no {written}" if written else "it has no other"
    return Remark(certainty="guessed", what="date", told=f"{instead}: {why}", line=line)
