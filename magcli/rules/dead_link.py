"""A link leads to a page that is not there any more.

Its host says so (404 or 410: RFC 9110, section 15.5), or there is no such host. Look for the new address, or link to
a copy in an archive. Only `magcli validate --online` asks: a few hosts at a time, each once in a while, and again
after a week.
"""

CODE = "LINK020"
NAME = "dead-link"
IS_ONLINE = True
