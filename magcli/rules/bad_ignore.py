"""A silence is not understood, or gives no reason.

A silence names rules, by code, name or family, and says why: `<!-- magcli: ignore NOTE001 the note comes later -->`
in the text, `# magcli: ignore bad-date the day is not known yet` in the front matter. The first speaks of its
paragraph, or of the next one when it stands alone; the second of its line, or of the next one. `ignore-file` speaks
of the whole file.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1]. <!-- magcli: ignore undefined-note -->

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1]. <!-- magcli: ignore undefined-note the note comes with part two -->
"""

from magcli.rules import _silence

CODE = _silence.BAD
NAME = "bad-ignore"
