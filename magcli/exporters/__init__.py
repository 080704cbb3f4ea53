"""One file a format. Exporters see only what readers may see (`publishing.public`), and touch no file.

The one exception is a calendar for the desk, which gets the whole magazine. A member says with FOLDER what the folder
that it makes is called, or with an empty name that it makes one file; with TAKES which of the Options, `series`,
`limit`, `theme` and so on, it can do something with; and has a function `export(magazine, options)` that yields the
pages.
"""
