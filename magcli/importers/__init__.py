"""Importers: a file is a kind of source that magcli brings in, found by its name. They read no files of their own."""
