"""An article that was printed and read again, measured as the benchmark of such articles measures."""

import json

from tests.benchmarks.ocr import score

TYPED = """\
---
title: Un marché de quartier
---

Le marché se tient deux fois par semaine[^1]. Les producteurs y vendent des légumes, et les habitants s'y retrouvent.

## Une organisation légère

Une réunion dure peu[^2], dit la rédaction. Tout tient sur une feuille de papier, qui passe de main en main entre les
stands, et que personne ne garde.

1984 lecteurs ont répondu. Les réponses tiennent en un mot[^3] : merci.

[^1]: Le mercredi et le samedi.
[^2]: 15 minutes au plus.
[^3]: Un seul, vraiment.
"""

PRINTED = """\
# Un marché de quartier

Le marché se tient deux fois par semaine<sup>1</sup> . Les produc‐ teurs y vendent des légumes, et les habitants

> 1Le mercredi et le samedi.

1

s'y retrouvent.

## **Une organisation légère**

Une réunion dure peu<sup>2</sup> , dit la rédaction. Tout tient sur une feuille de papier, qui passe de main en main entre

> 215 minutes au plus.

2

les stands, et que personne ne garde.

1984 lecteurs ont répondu. Les réponses tiennent en un mot<sup>3</sup> : merci.

> 3Un seul, vraiment.

3
"""


def _score(folder, printed, typed=TYPED):
    (folder / "printed").mkdir()
    (folder / "typed.md").write_text(typed)
    (folder / "printed/article.md").write_text(printed)
    truth = folder / "printed/article.truth.json"
    truth.write_text(json.dumps({"source": "typed.md"}))
    return score(truth)


def test_every_sentence_and_every_note_comes_back(tmp_path):
    found, lost = _score(tmp_path, PRINTED)
    assert lost == []
    assert (found.intact, found.attached, found.right, found.notes) == (found.sentences, 3, 3, 3)


def test_where_a_call_is_unreadable_its_note_is_attached_to_no_other(tmp_path):
    found, _ = _score(tmp_path, PRINTED.replace("<sup>2</sup>", ""))
    assert (found.attached, found.right) == (2, 2)


def test_what_is_attached_to_the_wrong_words_is_no_right_one(tmp_path):
    found, _ = _score(tmp_path, PRINTED, TYPED.replace("semaine[^1]", "semaine[^3]").replace("mot[^3]", "mot[^1]"))
    assert (found.attached, found.right, found.notes) == (3, 1, 3)


def test_a_sentence_with_another_letter_is_lost(tmp_path):
    found, lost = _score(tmp_path, PRINTED.replace("un mot<sup>", "un mut<sup>"))
    assert (found.sentences - found.intact, lost) == (1, ["Les réponses tiennent en un mot:merci."])
