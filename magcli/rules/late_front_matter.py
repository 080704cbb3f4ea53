"""Something stands before the front matter.

Front matter is what stands between two lines of three dashes at the very start of the file. Below a blank line it is
nothing but text, and the article has no title, no date and no status.
"""

CODE = "FM016"
NAME = "late-front-matter"
FIX = "safe"
