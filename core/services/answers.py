"""Once and only once: a request under an idempotency key runs once, and repeats get the first answer again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.queries import answers as rows
from core.db.records import Actor
from core.domain.errors import ErrorCode, GoalError


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered: status, headers of its own, body."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """An idempotency key with the fingerprint of the request it came with (SHA-256 of method, path and body)."""

    text: str
    fingerprint: str


def answer_once(
    session: Session, actor: Actor, key: Key, *, produce: Callable[[], Answer], now: datetime
) -> tuple[Answer, bool]:
    """Return the answer to a request, and whether it is the first one given again.

    The key is claimed before the work, in the same transaction: whoever comes second waits for it and repeats it.
    `produce` answers its own errors; what it wrote before an error is its own to undo.

    Raises: IDEMPOTENCY_CONFLICT for a key that came with another request before.
    """
    claim = {
        "user_id": actor.user_id,
        "key": key.text,
        "fingerprint": key.fingerprint,
        "status": 0,
        "headers": [],
        "body": b"",
        "created_at": now,
    }
    if not rows.claim_key(session, claim):
        return _repeated(session, actor, key), True
    answer = produce()
    kept = {"status": answer.status, "headers": [list(pair) for pair in answer.headers], "body": answer.body}
    rows.keep_answer(session, actor.user_id, key.text, values=kept)
    return answer, False


def _repeated(session: Session, actor: Actor, key: Key) -> Answer:
    kept = rows.find_answer(session, actor.user_id, key.text)
    if kept.fingerprint != key.fingerprint:
        raise GoalError(ErrorCode.IDEMPOTENCY_CONFLICT, key=key.text)
    return Answer(kept.status, kept.body, tuple((str(name), str(value)) for name, value in kept.headers))
