"""A key is written twice.

YAML has each key once (YAML 1.2.2, section 3.2.1.1), but most programs keep the last one and say nothing. magcli
keeps the first one, and asks.

Bad:

    ---
    title: Big data
    status: draft
    title: Big data, deuxième essai
    ---

Good:

    ---
    title: Big data
    status: draft
    ---
"""

CODE = "FM012"
NAME = "duplicate-key"
