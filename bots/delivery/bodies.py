"""What a platform posts to a door of ours, read no further than it may be long."""

from starlette.requests import ClientDisconnect, Request

LARGEST_BODY_BYTES = 1024 * 1024


async def body_of(request: Request) -> bytes | None:
    """Return what was posted, None when it is too much or does not arrive."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)
