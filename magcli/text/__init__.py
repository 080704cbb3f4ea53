"""Strings in, values out: what magcli knows of front matter, footnotes, Markdown, slugs and dates."""
