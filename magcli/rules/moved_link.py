"""The page that a link leads to has moved for good.

The link still works, because its host sends readers on (301 or 308: RFC 9110, section 15.4); one day it will not.
Look whether the new address shows what was meant: some sites send everything that they have lost to their first page.
Only `magcli validate --online` asks.
"""

CODE = "LINK021"
NAME = "moved-link"
IS_ONLINE = True
FIX = "unsafe"
