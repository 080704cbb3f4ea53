"""The file is empty.

A file that holds nothing but blank lines is an article somebody meant to start. Write it, or remove it.

Good:

    ---
    title: Big data
    ---
"""

CODE = "FM007"
NAME = "empty-file"
