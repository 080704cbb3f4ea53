"""How a text is set on its page: where it stands, where its links go, and the words that its notes need."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that notes need, in the language of the page."""

    notes: str = "Notes"
    note: str = "Note {note}"
    back: str = "Back to reference {reference} of note {note}"
    table: str = "Table"
    done: str = "Done"
    to_do: str = "To do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How an article is set: where it stands, and where its links go."""

    slug: str
    """Unique on the page: the ids of notes carry it."""
    lang: str = ""
    """The language whose typography the text gets; empty for none."""
    words: Words = Words()
    here: str = ""
    """What stands in front of `#…`: nothing on the article's own page, its address in a feed."""
    heading_ids: str | None = ""
    """What stands in front of heading ids, on a page that holds several articles; `None` for no ids at all."""
    note_ids: str = ""
    """What stands in front of the ids of notes, on a page that may have some of its own."""
    title_id: str = ""
    """The id of the text's title, which tells its notes from those of other texts on the page."""
    top: int = 2
    """The level of the article's highest headings."""
    link: Callable[[str], str | None] = lambda target: target
    """Returns the address of a link; `None` leaves its text without one."""
    image: Callable[[str], str | None] = lambda target: target
    """Returns the address of an image; `None` leaves its alternative text."""
    trusted: bool = False
    """Whether raw HTML is as its writers wish; else only what shows text passes."""
