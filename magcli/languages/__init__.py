"""What pages say in their reader's language: one file a language, called by its code in BCP 47.

A member has WORDS, with the keys that English has; what stands between braces is filled in. It may have FIRST, how
the first day of a month is written where that is no cardinal number, and FURNITURE: the words by which a page from
elsewhere speaks of its article, with the keys that English has.
"""
