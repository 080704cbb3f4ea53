"""What encoding the bytes of a text may be in, when that is not UTF-8."""

# Letters and signs that articles are full of: where they appear, the guess is right.
_USUAL = frozenset("àâäçéèêëîïôöùûüœæñáíóúßÀÂÇÉÈÊÎÔÙŒ’‘“”«»–—…°€·\u00a0\u202f")

_CANDIDATES = (("Windows-1252", "cp1252"), ("Mac Roman", "mac_roman"), ("CP850 (DOS)", "cp850"))

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


CODECS = {**dict(_CANDIDATES), "UTF-16": "utf-16", "UTF-32": "utf-32"}
"""What Python calls the encodings, by the names that people know."""


def likely(content: bytes) -> str:
    """Return the name of the encoding that *content*, which is not UTF-8, reads well in; empty when in doubt."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    # Letters that are UTF-8 already are no hint; a letter of another encoding is no UTF-8.
    strange = content.decode(errors="surrogateescape")
    high = bytes(ord(character) - 0xDC00 for character in strange if "\udc80" <= character <= "\udcff")
    if b"\0" in content or not high:
        return ""
    name, share = max(((name, _share(high, codec)) for name, codec in _CANDIDATES), key=lambda found: found[1])
    return name if share > 0.8 else ""


def _share(high: bytes, codec: str) -> float:
    try:
        return sum(character in _USUAL for character in high.decode(codec)) / len(high)
    except UnicodeDecodeError:  # five bytes stand for nothing in Windows-1252
        return 0


def is_mixed(content: bytes) -> bool:
    """Whether *content* holds letters in UTF-8, too: read otherwise as a whole, those would be garbled."""
    return any(ord(character) > 0x7F for character in content.decode(errors="ignore"))
