"""JSON as the database stores it."""

import orjson


def dumps(document: object) -> str:
    """Serialise a document for a JSON column."""
    return orjson.dumps(document).decode()


def loads(text: str | bytes) -> object:
    """Read a document from a JSON column."""
    return orjson.loads(text)
