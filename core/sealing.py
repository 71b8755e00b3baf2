"""Secrets at rest: what is stored of a token is of no use without a key, and the key is not stored beside it."""

from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class SealedOtherwiseError(Exception):
    """A secret was sealed by a key that is not there any more."""


class Seal:
    """Seals texts by the first of its keys and opens what any of them has sealed: https://github.com/fernet/spec.

    To change keys, put the new one first; `resealed` then brings what is stored to it.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._fernets = MultiFernet([Fernet(key) for key in keys])

    def sealed(self, text: str) -> str:
        """Return a text as it may be stored."""
        return self._fernets.encrypt(text.encode()).decode()

    def opened(self, sealed: str) -> str:
        """Return the text that was sealed.

        Raises: `SealedOtherwiseError`.
        """
        try:
            return self._fernets.decrypt(sealed).decode()
        except InvalidToken:
            raise SealedOtherwiseError from None

    def resealed(self, sealed: str) -> str:
        """Return the same secret, sealed by the first key.

        Raises: `SealedOtherwiseError`.
        """
        try:
            return self._fernets.rotate(sealed.encode()).decode()
        except InvalidToken:
            raise SealedOtherwiseError from None


def new_key() -> str:
    """Return a fresh key: 32 random bytes as 44 letters."""
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Say whether a text has the shape of a key."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True
