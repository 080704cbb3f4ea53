"""A date is none.

A date is a calendar day as RFC 3339, section 5.6, writes it, `2015-07-04`, or an instant with its offset,
`2015-07-04T08:00:00+02:00`. Another order of its parts or a month in letters is never guessed: the article has no
date until it is mended. Where one day alone can be meant, the fix is safe; of `04/07/2015` it takes the day to come
first, as nearly everybody does but Americans, and leaves that to be looked at.

Bad:

    ---
    title: Big data
    date: 4 juil 2015
    ---

Good:

    ---
    title: Big data
    date: 2015-07-04
    ---
"""

CODE = "META006"
NAME = "bad-date"
FIX = "safe"
