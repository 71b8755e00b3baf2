"""What a request to a platform's API carries, in whichever form it came, and how to answer it with nothing at all."""

import json
from typing import cast

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from core.domain.json import JsonObject

Given = tuple[JsonObject, dict[str, bytes]]
JSON_TYPE = "application/json"


async def given_in(request: web.Request) -> Given:
    """Return parameters and files, from the address and from a JSON, form or multipart body."""
    given: JsonObject = dict(request.query)
    match request.content_type:
        case "application/json":
            given |= cast("JsonObject", json.loads(await request.text() or "{}"))
        case "application/x-www-form-urlencoded":
            given |= dict(await request.post())
        case "multipart/form-data":
            return await _multipart(request, given)
        case _:
            pass
    return given, {}


async def _multipart(request: web.Request, given: JsonObject) -> Given:
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            given[part.name] = content.decode()
        else:
            files[part.name] = content
    return given, files


def torn(request: web.Request) -> web.Response:
    """Close the connection; nobody hears what is returned."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
