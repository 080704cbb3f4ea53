"""The front matter uses a part of YAML that magcli does not read.

Anchors and aliases (`&x`, `*x`), tags (`!!python/object`), and nesting or length beyond any use are refused:
nobody writes them by hand, and a few lines of them can fill a machine's memory.

Bad:

    ---
    title: &titre Big data
    summary: *titre
    ---

Good:

    ---
    title: Big data
    summary: Big data
    ---
"""

CODE = "FM017"
NAME = "unsupported-yaml"
