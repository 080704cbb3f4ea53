"""The front matter is never closed.

A second line of three dashes ends it. Without that line the whole article would be metadata.

Bad:

    ---
    title: Big data

    Le texte commence ici.

Good:

    ---
    title: Big data
    ---

    Le texte commence ici.
"""

CODE = "FM015"
NAME = "unclosed-front-matter"
FIX = "unsafe"
