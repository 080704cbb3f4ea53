"""A silence silences nothing.

`<!-- magcli: ignore RULE reason -->` takes the findings of a rule from a paragraph. When the rule finds nothing there
any more, the comment would hide the next fault that somebody makes.

Bad:

    ---
    title: Big data
    ---

    <!-- magcli: ignore undefined-note the note comes with part two -->

    La rupture est dans le modèle économique.

Good:

    ---
    title: Big data
    ---

    <!-- magcli: ignore undefined-note the note comes with part two -->

    La rupture est dans le modèle économique[^1].
"""

from magcli.rules import _silence

CODE = _silence.UNUSED
NAME = "unused-ignore"
FIX = "safe"
