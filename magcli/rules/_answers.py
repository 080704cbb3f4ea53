"""What hosts said of the addresses that they were asked for, and how long that holds."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of an address: a `status` of HTTP, or the `trouble` that there was instead."""

    asked: datetime
    status: int = 0
    trouble: str = ""
    moved_to: str = ""
    """Where it has moved for good."""
    is_nowhere: bool = False
    """There is no such host."""

    @property
    def is_good(self) -> bool:
        """Whether there is a page."""
        return 200 <= self.status < 300

    @property
    def is_dead(self) -> bool:
        """Whether there is none: the host says so, or there is no host."""
        return self.status in (404, 410) or self.is_nowhere


Answers = Mapping[str, Answer]

GOOD_FOR = timedelta(days=7)
BAD_FOR = timedelta(days=1)
"""How long what was said of a page that is there, and of one that is not, is believed."""


def check(
    links: Iterable[str], fetch: Callable[[Collection[str]], Answers], cache: Answers, now: datetime
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """Return what is known of each of *links*, and what of that and of *cache* is worth to be kept.

    Those of which the *cache* knows nothing that still holds are given to *fetch*, all at once.
    """
    wanted = list(dict.fromkeys(links))
    fresh = {link: answer for link, answer in cache.items() if _holds(answer, now)}
    due = [link for link in wanted if link not in fresh]
    asked = dict(fetch(due)) if due else {}
    known = {link: answer for link in wanted if (answer := asked.get(link) or fresh.get(link))}
    # Where nobody answers, it is the network that is down: nothing to be believed tomorrow.
    return known, {**fresh, **(asked if is_up(asked) else {})}


def _holds(answer: Answer, now: datetime) -> bool:
    return timedelta() <= now - answer.asked < (GOOD_FOR if answer.is_good else BAD_FOR)


def is_up(answers: Answers) -> bool:
    """Whether anybody answered: where nobody does, it may be the network that is gone, not the pages."""
    return not answers or any(answer.status for answer in answers.values())
