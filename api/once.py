"""POSTs that may be repeated: under an `Idempotency-Key` the first answer is kept with its effect, and given again."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from api.call import Call
from api.failures import failure_reply
from api.observation import seen_of
from api.reply import Reply
from core.db.records import Actor
from core.db.savepoint import savepoint
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.metrics import Metrics
from core.services.answers import Answer, Key, answer_once

Count = Callable[[Metrics], None]
REPLAYED = "idempotent-replayed"
_KEY = re.compile(r"[!-~]{1,255}\Z")


@dataclass(frozen=True, slots=True)
class Done:
    """What a use case has done: its answer, and what to count once that is durable."""

    answer: Answer
    counts: tuple[Count, ...] = ()


@dataclass(slots=True)
class _Outcome:
    """What one run of a use case under a key came to."""

    answer: Answer
    is_replayed: bool
    done: Done | None
    error: ErrorCode | None


async def answer_post(call: Call, use_case: Callable[[Session, Actor], Done]) -> Reply:
    """Run the use case of a POST, once for its key if it has one, and return its answer.

    Raises: VALIDATION_ERROR for a key of the wrong form, IDEMPOTENCY_CONFLICT; without a key, what the use case raises.
    """
    text = call.header("idempotency-key")
    if text is None:
        done = await call.write(use_case)
        _count(done, call.runtime.metrics)
        return _reply(done.answer)
    key = await _key_of(call, text)
    outcome = await call.write(lambda session, actor: _once(session, actor, call=call, key=key, use_case=use_case))
    if outcome.done is not None:
        _count(outcome.done, call.runtime.metrics)
    seen_of(call.scope).error = outcome.error
    return _reply(outcome.answer, is_replayed=outcome.is_replayed)


async def _key_of(call: Call, text: str) -> Key:
    if not _KEY.match(text):
        raise InvalidInput.at("Idempotency-Key", "must have 1 to 255 visible ASCII characters")
    request = b"%b %b\n%b" % (call.method.encode(), call.path.encode(), await call.raw_body())
    return Key(text, hashlib.sha256(request).hexdigest())


def _once(
    session: Session, actor: Actor, *, call: Call, key: Key, use_case: Callable[[Session, Actor], Done]
) -> _Outcome:
    """Run a use case under a key. A rule that it breaks is an answer, too: what it wrote is undone, the key stays."""
    done: Done | None = None
    error: ErrorCode | None = None

    def produce() -> Answer:
        nonlocal done, error
        try:
            with savepoint(session):
                done = use_case(session, actor)
        except GoalError as broken:
            error = broken.code
            return _answer(failure_reply(broken, now=call.now, request_id=seen_of(call.scope).request_id))
        return done.answer

    answer, is_replayed = answer_once(session, actor, key, produce=produce, now=call.now)
    return _Outcome(answer, is_replayed, done, error)


def _count(done: Done, metrics: Metrics) -> None:
    for count in done.counts:
        count(metrics)


def _answer(reply: Reply) -> Answer:
    return Answer(reply.status, reply.body or b"", tuple(reply.headers.items()))


def _reply(answer: Answer, *, is_replayed: bool = False) -> Reply:
    headers = dict(answer.headers)
    if is_replayed:
        headers[REPLAYED] = "true"
    return Reply(answer.status, answer.body, headers)
