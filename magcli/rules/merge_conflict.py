"""Git left two versions of the same lines in the file.

Where two people changed the same lines, `git merge` writes both, between lines of `<<<<<<<`, `=======` and `>>>>>>>`.
Somebody has to choose. In code such lines are left alone.

Bad:

    ---
    title: Big data
    ---

    <<<<<<< HEAD
    La rupture est dans le modèle économique.
    =======
    La rupture est dans les usages.
    >>>>>>> relecture

Good:

    ---
    title: Big data
    ---

    La rupture est dans les usages.
"""

from bisect import bisect_right
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Source
from magcli.rules._rule import problems
from magcli.text.composer import Problem
from magcli.text.conflicts import conflicts
from magcli.text.frontmatter import conflicting
from magcli.text.markdown import code_blocks

CODE = "FM006"
NAME = "merge-conflict"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the conflicts, each once."""
    text = article.source.text
    if "<<<<<<< " in text or ">>>>>>> " in text:
        yield from problems(article.source, _outside_code(article.source))


def _outside_code(source: Source) -> Iterator[Problem]:
    code = code_blocks(source.body)
    starts = [block.start for block in code]
    for place in conflicts(source.text):
        at = place.start - source.body_start
        before = bisect_right(starts, at) - 1
        if at < 0 or before < 0 or at not in code[before]:
            yield conflicting(place)
