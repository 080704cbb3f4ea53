"""Notes on a page: numbered as readers meet them, each reference linked to its note, and the note back to each."""

from collections.abc import Callable, Sequence
from html import escape

from magcli.text.setting import Setting
from magcli.text.url import quoted

# The sign, and what keeps telephones from showing it as an emoji.
_BACK = "↩\ufe0e"


class Endnotes:
    """The notes that a text has called so far, in their order."""

    def __init__(self, setting: Setting, own: Callable[[str], str]) -> None:
        """Start without one. *own* writes an attribute value that is ours, whatever happens to those of the text."""
        self.called: list[str] = []
        self._setting = setting
        self._own = own
        self._numbers: dict[str, int] = {}
        self._references: dict[int, int] = {}

    def reference(self, label: str, *, linked: bool) -> str:
        """Return the next reference to the note *label*; its number alone where it cannot be *linked*."""
        if label not in self._numbers:
            self.called.append(label)
        number = self._numbers.setdefault(label, len(self.called))
        count = self._references[number] = self._references.get(number, 0) + 1
        name = self._own(self._reference_id(number, count))
        if not linked:  # HTML has no link inside a link
            return f'<sup class="note-ref"><span id="{name}">{number}</span></sup>'
        href = self._own(quoted(f"{self._setting.here}#{self._id(number)}"))
        told = self._own(self._setting.words.note.format(note=number))
        role = self._own("doc-noteref")
        return (
            f'<sup class="note-ref"><a href="{href}" id="{name}" role="{role}" aria-label="{told}">{number}</a></sup>'
        )

    def section(self, notes: Sequence[str]) -> str:
        """Return the list of *notes*, the HTML of each that was called."""
        words, level = self._setting.words, self._setting.top
        name = escape(f"{self._setting.note_ids}fns-{self._setting.slug}")
        title = f" {escape(self._setting.title_id)}" if self._setting.title_id else ""
        items = "".join(self._note(number, html) for number, html in enumerate(notes, 1))
        # The items have no role of their own: DPUB-ARIA 1.1 gives up doc-endnote, which is no item of a list.
        return (
            f'<section class="notes" role="doc-endnotes" aria-labelledby="{name}{title}">\n'
            f'<h{level} id="{name}">{escape(words.notes)}</h{level}>\n<ol>\n{items}</ol>\n</section>\n'
        )

    def _note(self, number: int, html: str) -> str:
        links = " ".join(self._back_link(number, count) for count in range(1, self._references[number] + 1))
        if html.endswith("</p>\n"):
            html = f"{html.removesuffix('</p>' + chr(10))}\u00a0{links}</p>\n"
        else:
            html = f"{html}<p>{links}</p>\n"
        return f'<li id="{escape(self._id(number))}">\n{html}</li>\n'

    def _back_link(self, number: int, count: int) -> str:
        told = escape(self._setting.words.back.format(reference=count, note=number))
        shown = _BACK if self._references[number] == 1 else f"{_BACK}{count}"
        href = escape(quoted(f"{self._setting.here}#{self._reference_id(number, count)}"))
        return f'<a href="{href}" role="doc-backlink" aria-label="{told}">{shown}</a>'

    def _id(self, number: int) -> str:
        return f"{self._setting.note_ids}fn-{self._setting.slug}-{number}"

    def _reference_id(self, number: int, count: int) -> str:
        """Return the id of the reference number *count* to the note *number*.

        With a full stop before the count: no article `a-1` has a note 2 of the same id as the second reference
        to note 1 of the article `a`, and a style sheet can tell first references by the end of their id.
        """
        return f"{self._setting.note_ids}fnref-{self._setting.slug}-{number}" + (f".{count}" if count > 1 else "")
