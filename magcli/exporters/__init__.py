"""One file a format. Exporters see only what readers may see (`publishing.public`), and touch no file.

The one exception is a calendar for the desk, which gets the whole magazine. A member says with FOLDER whether it
makes a folder of files or one file, with TAKES which of `series`, `limit`, `single`, `fragment` and `desk` it can do
something with, and has a function `export(magazine, options)` that yields the pages.
"""
