"""A value is of another kind than its key wants.

A title is one text, `tags` a list of them, `image` keys and values; the message says what is there and what to
write. What cannot be read is left out.

Bad:

    ---
    title: Big data
    tags: big data, usages
    ---

Good:

    ---
    title: Big data
    tags: [big data, usages]
    ---
"""

CODE = "META004"
NAME = "wrong-type"
FIX = "unsafe"
