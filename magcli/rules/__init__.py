"""One file a rule; the file's docstring is its page in the manual, its Bad and Good texts are its first tests.

A rule looks at one thing at a time: `check(article, magazine)`, `check_text(article, magazine)` (the texts of
indexes as well), `check_series(series, magazine)` or `check_magazine(magazine)`. A rule without any of them is
spoken by `reading`, which sees the fault while it turns text into values.
"""
