"""Catalogues of faults, and the score of `magcli validate` on them."""
