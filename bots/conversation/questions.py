"""The question that is open in a conversation: kept in the database, so that any replica may read its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from bots.conversation.incoming import Group
from bots.conversation.replies import Option
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed
from core.db.queries.chat import drop_question, find_question, put_question
from core.ids import new_id

MOST_OPTIONS = 4
OPEN_FOR = timedelta(hours=12)
"""A question that nobody answered for so long is forgotten: a bare number then is no answer any more."""
PREFIX = "q:"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it reads, the texts it stands for (none: nothing is done), the alias it teaches."""

    label: str
    texts: tuple[str, ...] = ()
    alias: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: `about` what, the text that a typed answer completes, the answers to choose from.

    A question that is a step of a flow is about the flow; `state` is how far that has come. `pictures` are those that
    came with what was asked about. `group` is where it came up, though it may be asked, and answered, in private.
    `message` is the message that had to be asked about, where the channel names messages.
    """

    about: str
    answers: tuple[Answer, ...] = ()
    template: str = ""
    id: str = ""
    state: Mapping[str, str] | None = None
    pictures: tuple[str, ...] = ()
    group: Group | None = None
    message: str | None = None


def opened(turn: Turn, question: Question) -> tuple[Option, ...]:
    """Open a question in place of the one before, and return its answers as options."""
    question_id = new_id(turn.now)
    answers = question.answers[:MOST_OPTIONS]
    put_question(
        turn.session,
        turn.actor.user_id,
        channel=turn.incoming.channel,
        conversation=turn.incoming.conversation,
        question_id=question_id,
        kind=question.about,
        payload={
            "template": question.template,
            "answers": [
                {"label": answer.label, "texts": list(answer.texts), "alias": answer.alias and list(answer.alias)}
                for answer in answers
            ],
            "state": None if question.state is None else dict(question.state),
            "pictures": list(turn.incoming.pictures),
            "group": _group_document(turn.incoming.group),
            "message": turn.incoming.message_id,
        },
        asked_at=turn.now,
    )
    return tuple(Option(answer.label, f"{PREFIX}{question_id}:{at}") for at, answer in enumerate(answers))


def with_way_out(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return answers with one more that does nothing, where there is room for it."""
    return (*answers, Answer(fixed.not_now())) if len(answers) < MOST_OPTIONS else answers


def open_question(turn: Turn) -> Question | None:
    """Return the question that is open, unless it is too old to be answered by a bare number."""
    row = find_question(
        turn.session, turn.actor.user_id, channel=turn.incoming.channel, conversation=turn.incoming.conversation
    )
    if row is None or turn.now - row.asked_at > OPEN_FOR:
        return None
    answers = cast("list[dict[str, object]]", row.payload["answers"])
    template, state = cast("str", row.payload["template"]), cast("dict[str, str] | None", row.payload.get("state"))
    pictures = tuple(cast("list[str]", row.payload.get("pictures") or ()))
    group = cast("list[str] | None", row.payload.get("group"))
    of = None if group is None else Group(tenant=group[0], address=group[1])
    message = cast("str | None", row.payload.get("message"))
    return Question(row.kind, tuple(map(_answer, answers)), template, row.id, state, pictures, of, message)


def closed(turn: Turn) -> None:
    """Close the open question."""
    drop_question(
        turn.session, turn.actor.user_id, channel=turn.incoming.channel, conversation=turn.incoming.conversation
    )


def _group_document(group: Group | None) -> list[object] | None:
    return None if group is None else [group.tenant, group.address]


def _answer(stored: dict[str, object]) -> Answer:
    alias = cast("list[str] | None", stored["alias"])
    texts = tuple(cast("list[str]", stored["texts"]))
    return Answer(cast("str", stored["label"]), texts, (alias[0], alias[1]) if alias else None)
