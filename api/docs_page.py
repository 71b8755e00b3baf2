"""The contract as a page for people."""


def docs_page(document: bytes) -> bytes:
    """Return the page."""
    return document
