"""Lists as JSON: bodies that are bytes already, joined, with where the page stands."""

from collections.abc import Iterable

from core.db.records import Page


def rendered_list(name: str, bodies: Iterable[bytes], *, page: Page, total: int) -> bytes:
    """Return one page of bodies under a name. Written by hand: a page number may have more digits than 64 bits hold."""
    pages = -(-total // page.size)
    return b'{"%b":[%b],"pagination":{"page":%d,"limit":%d,"total":%d,"pages":%d}}' % (
        name.encode(),
        b",".join(bodies),
        page.number,
        page.size,
        total,
        pages,
    )
