"""The file is not UTF-8.

Every file of a magazine is UTF-8 text (RFC 3629), as the web is. Older editors and exports save accents as one byte
(Latin-1, Windows-1252); such a file cannot be read without guessing, so nothing of it is read. Open it in an editor,
choose its real encoding, and save it again as UTF-8.
"""

CODE = "FM001"
NAME = "not-utf8"
