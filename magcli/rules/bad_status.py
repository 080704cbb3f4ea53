"""The status is none that magcli knows.

An article is `draft`, `review`, `ready` or `published`, spelt just so. Anything else publishes nothing: a typing
error never puts a draft on the web.

Bad:

    ---
    title: Big data
    status: prêt
    ---

    Le texte commence ici.

Good:

    ---
    title: Big data
    status: ready
    ---

    Le texte commence ici.
"""

CODE = "META009"
NAME = "bad-status"
FIX = "unsafe"
