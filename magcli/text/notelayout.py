"""Where notes stand among the text, and text that belongs into a note and stands outside."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise

from magcli.model import Edit, Span
from magcli.text import noteforms
from magcli.text.footnotes import Block, Note, by_label, scan
from magcli.text.notetext import Form, blank_line
from magcli.text.position import LINE_END, line_start, locate

# ---- glued to the text above ---------------------------------------------------------------------------


def glued(body: str) -> Iterator[Form]:
    """Yield the notes that no blank line parts from the text above them."""
    notes = [note for note in scan(body).definitions if note.is_glued]
    if not notes:
        return
    odd = sorted(_odd_lines(body))
    blank = [line for line, written in enumerate(LINE_END.split(body), 1) if not written.strip(" \t>")]
    for note in notes:
        line, start = locate(body, note.span.start)[0], line_start(body, note.span.start)
        is_below_note = _last_above(line, odd) > _last_above(line, blank)  # one in another form, told elsewhere
        if not is_below_note:
            yield Form(note.label, note.span, (Edit(Span(start, start), blank_line(body, note.span.start)),))


def _last_above(line: int, lines: Sequence[int]) -> int:
    """Return the last of *lines*, which only grow, that stands above *line*; 0 when none does."""
    index = bisect_left(lines, line)
    return lines[index - 1] if index else 0


@lru_cache(maxsize=1)  # each paragraph below a note asks
def _odd_lines(body: str) -> frozenset[int]:
    """Return the lines of *body* where the marks of notes stand that have no right form."""
    forms = noteforms.classify(body).by_rule.values()
    return frozenset(locate(body, form.span.start)[0] for group in forms for form in group if form.is_note)


# ---- paragraphs that a note lost -----------------------------------------------------------------------


def lost_paragraphs(body: str) -> Iterator[Form]:
    """Yield the paragraphs below a note that belong to it, as far as their place or their indentation tells."""
    notes = {note.span.start: note for note in scan(body).definitions}
    for above, block in pairwise(scan(body).blocks):
        note = notes.get(above.span.start)
        if note and block.name == "Paragraph" and _is_lost(body, note, block):
            yield Form(note.label, _shown(body, block), tuple(_indented(body, block)))


def _is_lost(body: str, note: Note, block: Block) -> bool:
    """Whether *block* is indented, though not enough, more than the *note* above it; or stands among the notes."""
    line, column = locate(body, block.span.start)
    if line in _odd_lines(body):
        return False
    return column > locate(body, note.span.start)[1] or block.span.start in _between_notes(body)


_NOTE = "FootnoteDefinition"


# What starts with a mark of some kind may be a note in the manner of another program.
_WORDS = re.compile(r"[«“\"'*_(]{0,3}\s?[^\W\d_]{2}|[«“\"'*_(]{0,3}\s?[^\W\d_][ ’']")


@lru_cache(maxsize=1)  # each paragraph below a note asks
def _between_notes(body: str) -> frozenset[int]:
    """Return where paragraphs start that stand among the notes at the end of *body*, all of which are sound.

    Notes can stand below the section that calls them, too: then one of them stands above the last reference.
    """
    notes, forms, odd = scan(body), noteforms.classify(body), _odd_lines(body)
    is_sound = len(by_label(notes.definitions)) == len(notes.definitions) and not (forms.undefined or forms.unused)
    places = [(_is_note(body, block, odd), block) for block in notes.blocks]
    below = list(dropwhile(lambda place: not place[0], places))
    if not is_sound or not below or not below[-1][0] or _last_call(body) > below[0][1].span.start:
        return frozenset()
    between = [block for is_note, block in below if not is_note]
    if any(block.name != "Paragraph" for block in between):
        return frozenset()
    return frozenset(block.span.start for block in between if _WORDS.match(body, block.span.start))


def _is_note(body: str, block: Block, odd: Collection[int]) -> bool:
    return block.name == _NOTE or locate(body, block.span.start)[0] in odd


def _last_call(body: str) -> int:
    """Return where the last reference in the text stands, whatever its form."""
    notes = scan(body)
    forms = [form for group in noteforms.classify(body).by_rule.values() for form in group]
    lost = {form.span.start for form in forms if form.is_note}
    calls = {form.span.start for form in forms if body[form.span.end - 1] != ":"}
    calls |= {mark.span.start for mark in (*notes.references, *notes.undefined) if mark.within is None}
    return max(calls - lost, default=0)


def _shown(body: str, block: Block) -> Span:
    start = line_start(body, block.span.start)
    return Span(start, start + len(body[start : block.span.end].rstrip()))


def _indented(body: str, block: Block) -> Iterator[Edit]:
    shown = _shown(body, block)
    for line in re.finditer(r"^[ \t]*(?=[^\r\n])", body[shown.start : shown.end], re.MULTILINE):
        yield Edit(Span(shown.start + line.start(), shown.start + line.end()), "    ")
