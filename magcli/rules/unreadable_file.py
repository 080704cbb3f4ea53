"""The file cannot be read as an article.

Something is where an article should be, but it is a folder, the system refuses to open it, it is a link that
leaves the magazine, its name ends with `.MD` or `.markdown` instead of `.md`, or it lies deeper than a series'
folder. The message says which.
"""

CODE = "FM010"
NAME = "unreadable-file"
