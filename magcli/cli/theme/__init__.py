"""The files that pages are made with."""
