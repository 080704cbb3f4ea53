"""The front matter is not valid YAML.

Nothing of it can be read until it is mended. The usual cause is a value with a colon and a space in it, which
French punctuation always has: put it in quotes. Other causes are an apostrophe inside single quotes, a quote
that is never closed, curly quotes for straight ones, a value that starts with `@`, `` ` ``, `%` or `*`, and tabs.

Bad:

    ---
    title: Révolution : mythe ou réalité ?
    ---

Good:

    ---
    title: "Révolution : mythe ou réalité ?"
    ---
"""

CODE = "FM011"
NAME = "yaml-syntax"
FIX = "safe"
