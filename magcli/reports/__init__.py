"""One file a format in which findings are handed on. A report is a text: no file, no clock, no terminal.

A member has a function `render(report)` that returns the whole text.
"""
