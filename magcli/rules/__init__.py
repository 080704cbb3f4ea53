"""One file a rule; the file's docstring is its page in the manual, its Bad and Good texts are its first tests.

A rule looks at one thing at a time, with the magazine around it: `check` at an article, `check_series` at a
series, `check_magazine` at the magazine. A rule without any of them is spoken by `reading`, which sees the
fault while it turns text into values.
"""
