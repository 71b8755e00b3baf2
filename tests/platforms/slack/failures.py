"""How the server says no: Slack's codes, and what it adds to some."""

from dataclasses import dataclass, field

from core.domain.json import JsonObject


@dataclass
class SlackError(Exception):
    """A call that is refused. `status` and `headers` are HTTP's: 200 unless it is asked too often."""

    code: str
    data: JsonObject = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> JsonObject:
        """The answer as it is sent."""
        return {"ok": False, "error": self.code, **self.data}


def refused(code: str, **data: object) -> SlackError:
    """Return a refusal with its code."""
    return SlackError(code, data)


def explained(code: str, messages: list[str]) -> SlackError:
    """Return a refusal that says in detail what is wrong."""
    words = [f"[ERROR] {each}" for each in messages]
    return SlackError(code, {"response_metadata": {"messages": words}})


def ratelimited(retry_after: int) -> SlackError:
    """Return a 429; seconds."""
    return SlackError("ratelimited", {}, 429, {"Retry-After": str(retry_after)})
