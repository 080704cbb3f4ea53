"""A date has a time of day, and not in which time zone.

Ten o'clock is another moment in Paris than in Montréal (RFC 3339, section 4.4). A date says its offset,
`2015-07-04T10:00+02:00`, or leaves the time out: then it is that day, in the time zone of the magazine. Until then
the article has no date. The fix takes the time for one in the magazine's zone.

Bad:

    ---
    title: Big data
    date: 2015-07-04 10:00
    ---

Good:

    ---
    title: Big data
    date: 2015-07-04 10:00+02:00
    ---
"""

CODE = "META007"
NAME = "naive-date"
FIX = "unsafe"
