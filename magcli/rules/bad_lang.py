"""A language is written in a way that browsers and feeds do not know.

They know the tags of BCP 47 (RFC 5646, section 2.1): `fr`, `fr-CA`, `en-GB`. Not the name of the language, and not
the locale of a system, `fr_FR.UTF-8`.

Bad:

    ---
    title: Big data
    lang: fr_FR
    ---

Good:

    ---
    title: Big data
    lang: fr-FR
    ---
"""

CODE = "META011"
NAME = "bad-lang"
FIX = "safe"
