"""Notes that somebody typed into a text of WordPress by hand, without a plugin: numbers, and a list at the end."""

import re
from collections.abc import Collection, Iterator, Sequence

from magcli.importers._values import Remark
from magcli.importers._wpsite import Passage
from magcli.text.notelists import Listed, listed
from magcli.text.paragraphs import Paragraph, parted, together, with_notes
from magcli.text.repairs import Repair
from magcli.text.restoring import open_marks

_RAISED = re.compile("<sup>|[¹²³⁴-⁹]")
_WORDS = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})?")


def placed(body: str, passage: Passage, told: Collection[str]) -> tuple[str, tuple[Remark, ...]]:
    """Return the Markdown *body* of *passage* with its typed notes where they are called, and what is to remark.

    Of the numbers *told* is known already that they have no note.
    """
    if not _RAISED.search(body):
        return body, ()
    paragraphs = tuple(_lined(parted(body), passage))
    found = Listed(paragraphs) if "[^" in body else listed(paragraphs)
    marks = open_marks(found.paragraphs, found.notes, found.doubtful)
    lost = (one.told for one in marks if one.mark.label.isdecimal() and one.mark.label not in told)
    return together(with_notes(found.paragraphs, found.notes)), tuple(map(_remark, (*found.told, *lost)))


def _lined(paragraphs: Sequence[Paragraph], passage: Passage) -> Iterator[Paragraph]:
    """Yield *paragraphs*, each with the line of *passage* that its first words stand in, as far as they are found."""
    at = 0
    for each in paragraphs:
        words = _WORDS.search(re.sub(r"<[^<>]*>", " ", each.text))
        at = max(at, passage.text.find(words[0], at)) if words else at
        yield each._replace(line=passage.line_at(at))


def _remark(repair: Repair) -> Remark:
    return Remark(certainty=repair.certainty, what=repair.what, told=repair.told, line=repair.line)
