"""How the server says no: Telegram's codes and the words of its descriptions."""

from dataclasses import dataclass, field

from core.domain.json import JsonObject


@dataclass
class ApiError(Exception):
    """A call that is refused; `parameters` is what a client can act on (`retry_after`, `migrate_to_chat_id`)."""

    code: int
    description: str
    parameters: JsonObject = field(default_factory=dict)

    @property
    def body(self) -> JsonObject:
        """The answer as it is sent."""
        body: JsonObject = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(why: str, **parameters: object) -> ApiError:
    """Return a 400."""
    return ApiError(400, f"Bad Request: {why}", parameters)


def forbidden(why: str) -> ApiError:
    """Return a 403."""
    return ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """Return a 409."""
    return ApiError(409, f"Conflict: {why}")


def too_many(retry_after: int) -> ApiError:
    """Return a 429; seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
