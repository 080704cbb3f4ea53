"""One file a format. Exporters see only what readers may see (`publishing.public`), and touch no file.

A member says with FOLDER whether it makes a folder of files or one file, and has a function
`export(magazine, options)` that yields the pages.
"""
