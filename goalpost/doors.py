"""Paths at which chat platforms and browsers knock, served beside the API by whatever channel they belong to."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send


class Doors:
    """An application with more paths than its own; each is handed its requests whole, method and all.

    A path that ends with a slash stands for all that begin with it.
    """

    def __init__(self, app: ASGIApp, doors: Mapping[str, ASGIApp]) -> None:
        self._app = app
        self._doors = doors
        self._houses = tuple((path, door) for path, door in doors.items() if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the door of its path, anything else to the application."""
        door = self._door(scope["path"]) if scope["type"] == "http" else None
        await (self._app if door is None else door)(scope, receive, send)

    def _door(self, path: str) -> ASGIApp | None:
        found = self._doors.get(path)
        return found or next((door for house, door in self._houses if path.startswith(house)), None)
