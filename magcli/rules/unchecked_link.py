"""A link could not be checked.

Its host did not answer in time, is in trouble, or shows its pages to people only. That says nothing about the link;
open it yourself when it is told again and again. Only `magcli validate --online` asks.
"""

CODE = "LINK022"
NAME = "unchecked-link"
IS_ONLINE = True
