"""The status is none that magcli knows.

An article is `draft`, `review`, `ready` or `published`, spelt just so. Anything else publishes nothing: a typing
error never puts a draft on the web.

Bad:

    ---
    title: Big data
    status: publié
    ---

Good:

    ---
    title: Big data
    status: published
    ---
"""

CODE = "META009"
NAME = "bad-status"
FIX = "unsafe"
