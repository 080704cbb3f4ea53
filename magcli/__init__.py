"""magcli: tell a story in a series of articles, from the command line."""

__version__ = "0.1.0"
