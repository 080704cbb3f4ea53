"""What programs know an article by, for as long as it is there."""

import re
from uuid import NAMESPACE_URL, uuid5

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def permanent(id: str) -> str:
    """Return the name of the article *id* among all that there is: one that is no uuid gives one, always the same."""
    return f"urn:uuid:{id if _UUID.fullmatch(id) else uuid5(NAMESPACE_URL, id)}"
