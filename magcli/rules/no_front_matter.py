"""The file does not start with front matter.

An article says its title, date and authors between two lines of three dashes, the first of which is the first
line of the file. Without them nothing is known of it, so it stays unpublished. Two dashes, or four, are none.

Bad:

    Le texte commence ici.

Good:

    ---
    title: Big data
    ---

    Le texte commence ici.
"""

CODE = "FM014"
NAME = "no-front-matter"
