"""Pictures are handed to a platform once: what it called them is remembered, for each bot or workspace by itself."""

import hashlib
from contextlib import suppress

from bots.delivery.outages import OUTAGES
from core.clock import Clock
from core.db.database import Database
from core.db.queries.uploaded_pictures import PictureKey
from core.services.uploaded_pictures import USE_IS_TOLD_APART_BY, file_id_of, forget_picture, keep_picture


class Uploads:
    """What one platform calls the pictures of one bot or workspace."""

    def __init__(self, database: Database, clock: Clock, *, platform: str, tenant: str) -> None:
        self._database = database
        self._clock = clock
        self._place = platform, tenant

    async def name_of(self, content: bytes) -> str | None:
        """Return what the platform calls a picture, None for one that it has not been given."""
        key, now = self._key(content), self._clock()
        found = await self._database.read(lambda session: file_id_of(session, key))
        if found is None:
            return None
        file_id, used_at = found
        if now - used_at > USE_IS_TOLD_APART_BY:
            await self.keep(content, file_id)
        return file_id

    async def keep(self, content: bytes, file_id: str) -> None:
        """Remember what the platform calls a picture. It has it: a failure here must not let it be sent once more."""
        key, now = self._key(content), self._clock()
        with suppress(*OUTAGES):
            await self._database.write(lambda session: keep_picture(session, key, file_id, now=now))

    async def forget(self, content: bytes, file_id: str) -> None:
        """Forget a name that the platform does not know any more."""
        key = self._key(content)
        await self._database.write(lambda session: forget_picture(session, key, file_id))

    def _key(self, content: bytes) -> PictureKey:
        return PictureKey(*self._place, hashlib.sha256(content).hexdigest())
