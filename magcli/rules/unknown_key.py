"""A key that magcli does not know.

A typing error (`tilte`), a key of another tool (`draft: true`) or a word of one's own language (`auteur`) would
otherwise do nothing, silently. Keys of your own go below `x:`, where they are kept and ignored.

Bad:

    ---
    title: Big data
    auteur: La rédaction
    ---

Good:

    ---
    title: Big data
    authors: La rédaction
    x:
      relu: deux fois
    ---
"""

CODE = "META005"
NAME = "unknown-key"
FIX = "unsafe"
