"""The conversation engine: a message in, reply values out. One transaction, no effect outside it, no channel known."""

import re
from dataclasses import replace
from datetime import datetime
from unicodedata import category

from sqlmodel import Session

from bots.conversation.answering import Taken, taken
from bots.conversation.arriving import arrived, payload_of
from bots.conversation.asking import asked, confirmed
from bots.conversation.buttons import text_of
from bots.conversation.confirming import UNDO_PREFIX
from bots.conversation.corrections import undone_by_choice
from bots.conversation.flows.running import gone_on, is_step, left
from bots.conversation.goal_changes import learn
from bots.conversation.grammar import About, Command, Create, Kind, Understanding, answered, lines_of
from bots.conversation.incoming import Form, Incoming
from bots.conversation.offers import likely_entry
from bots.conversation.performing import attempted
from bots.conversation.pictures import told, without_words
from bots.conversation.questions import Question, closed, open_question
from bots.conversation.replies import Created, Part, Problem, Reply, Text
from bots.conversation.revising import remember, revised
from bots.conversation.several import parted
from bots.conversation.turn import LIVE, Turn, is_unknown, turn_of, understand
from bots.conversation.wording import fixed
from bots.conversation.wording.errors import error_sentence
from bots.conversation.wording.language import speaking
from core.db.records import Actor
from core.db.savepoint import savepoint
from core.domain.errors import GoalError

MOST_ENTRIES_UNASKED = 3
_ENTRIES = frozenset({Kind.LOG, Kind.COMPLETE, Kind.SKIP, Kind.ZERO})
_ASIDES = frozenset({Kind.SMALLTALK, Kind.UNKNOWN, Kind.HELP})
"""What leaves an open question open."""

_TERMINAL_CODES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")
_UNSEEN = frozenset({"Cc", "Cf"})
_KEPT = frozenset("\n\u200c\u200d")
"""Line ends, and what joins or parts the signs of an emoji or of a word."""


def handle(session: Session, actor: Actor, incoming: Incoming, *, now: datetime) -> Reply:
    """Answer one message, an edit or a deletion of one, or a tap on a choice, of an actor."""
    with speaking(actor.locale):
        return Reply(_answer(session, actor, incoming, now=now))


def _answer(session: Session, actor: Actor, incoming: Incoming, *, now: datetime) -> tuple[Part, ...]:
    incoming = replace(incoming, text=_storable(incoming.text))
    turn = turn_of(session, actor, incoming=incoming, now=now)
    if incoming.form is not Form.NEW:
        parts = revised(turn)
        if parts is not None:
            return parts
    parts = _parts(turn)
    remember(turn, parts)
    return parts


def _parts(turn: Turn) -> tuple[Part, ...]:
    incoming = turn.incoming
    if incoming.choice is not None and incoming.choice.startswith(UNDO_PREFIX):
        return (_undo(turn, incoming.choice.removeprefix(UNDO_PREFIX)),)
    typed = None if incoming.choice is None else text_of(turn, incoming.choice)
    if typed is not None:
        return _chosen(turn, typed)
    question = open_question(turn)
    parts = without_words(turn)
    if parts is not None:
        return parts
    payload = payload_of(incoming)
    if payload is not None:
        return arrived(turn, payload)
    if question is not None and is_step(question):
        return _stepped(turn, question)
    turn = told(_where_asked(turn, question), question)
    answer = taken(turn, question)
    return _fresh(turn) if answer is None or question is None else _answered(turn, answer, question)


def _where_asked(turn: Turn, question: Question | None) -> Turn:
    """Return the turn as it is in the group where the open question came up: names mean there what they meant then."""
    group = turn.incoming.group if question is None else question.group
    if group is None or turn.incoming.group is not None:
        return turn
    return turn_of(turn.session, turn.actor, incoming=replace(turn.incoming, group=group), now=turn.now)


def _fresh(turn: Turn) -> tuple[Part, ...]:
    """Answer what is no answer to the open question."""
    if turn.incoming.choice is not None:
        return (Text(fixed.question_over()),)
    text = turn.incoming.text
    meant = _meant(turn, text)
    goal = turn.goals.get(turn.incoming.about or "")
    if goal is not None and meant.asks is not None and meant.asks.about is About.GOAL:
        text = answered(meant.asks, goal.title)
        meant = understand(turn, text)
    return _said(turn, text, meant)


def _stepped(turn: Turn, question: Question) -> tuple[Part, ...]:
    """Take a flow one step on; in a savepoint, so that what breaks a rule leaves the step as it was."""
    try:
        with savepoint(turn.session):
            parts = gone_on(turn, question)
    except GoalError as error:
        return (Problem(error_sentence(error, today=turn.live.today)),)
    if parts is not None:
        return parts
    return (*_fresh(turn), *left(turn, question))


def _storable(text: str) -> str:
    """Return a text without what is no text: control signs, codes for terminals, halves of surrogate pairs."""
    whole = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\t", " ")
    return "".join(sign for sign in _TERMINAL_CODES.sub("", whole) if sign in _KEPT or category(sign) not in _UNSEEN)


def _meant(turn: Turn, text: str) -> Understanding:
    """Return what a message means; one that means nothing, and looks like an entry, may be the first of a new goal."""
    meant = understand(turn, text)
    entry = likely_entry(text) if is_unknown(meant) else None
    return meant if entry is None else Understanding(asks=entry)


def _undo(turn: Turn, activity_id: str) -> Part:
    try:
        with savepoint(turn.session):
            return undone_by_choice(turn, activity_id)
    except GoalError as error:
        return Problem(error_sentence(error, today=turn.live.today))


def _answered(turn: Turn, answer: Taken, question: Question) -> tuple[Part, ...]:
    """Do what an answer stands for, with the pictures of what was asked about; the question is closed by that.

    What comes of it also belongs to the message that was asked about: an edit of that one changes it.
    """
    closed(turn)
    if not answer.texts:
        return (Text(fixed.nothing_done()),)
    pictures = turn.incoming.pictures or question.pictures
    seen = replace(turn, incoming=replace(turn.incoming, pictures=pictures, message_id=question.message, choice=None))
    parts: list[Part] = []
    for text in answer.texts:
        parts += _chosen(seen, text)
        if isinstance(parts[-1], Problem):
            break
    remember(seen, tuple(parts))
    if answer.alias is not None and _was_meant(turn, parts):
        _learn(turn, *answer.alias)
    return tuple(_without_hint(part) if part is not parts[-1] else part for part in parts)


def _chosen(turn: Turn, text: str) -> tuple[Part, ...]:
    """Do what a text says that was chosen instead of typed."""
    fresh = turn_of(turn.session, turn.actor, incoming=replace(turn.incoming, text=text, choice=None), now=turn.now)
    return _said(fresh, text, understand(fresh, text), is_sure=True)


def _was_meant(turn: Turn, parts: list[Part]) -> bool:
    """Say whether a goal that was chosen could be what was meant; not when the amount does not even fit it."""
    question = open_question(turn)
    is_misfit = question is not None and question.about == About.UNIT
    return not is_misfit and not any(isinstance(part, Problem) for part in parts)


def _without_hint(part: Part) -> Part:
    """Leave the next step off a new goal when that step was taken at once."""
    return replace(part, next_step="") if isinstance(part, Created) else part


def _learn(turn: Turn, alias: str, title: str) -> None:
    """Remember by which name a goal was meant, where it can be told."""
    goal = next((goal for goal in turn.with_status(*LIVE) if goal.title == title), None)
    if goal is not None:
        try:
            learn(turn, alias, goal=goal)
        except GoalError:
            return


def _said(turn: Turn, text: str, meant: Understanding, *, is_sure: bool = False) -> tuple[Part, ...]:
    """Carry out what a text means, or ask what is open. `is_sure`: the text was chosen, many entries and all."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and _begins_a_goal(turn, lines):
        return _line_by_line(turn, lines)
    several = None if is_sure else parted(turn, text)
    if several is not None:
        closed(turn)
        return (*_carried_out(turn, several.commands, text=text), *several.problems)
    if meant.asks is not None:
        return (asked(turn, meant.asks),)
    if any(command.kind not in _ASIDES for command in meant.commands):
        closed(turn)
    return _carried_out(turn, meant.commands, text=text, is_sure=is_sure)


def _carried_out(turn: Turn, commands: tuple[Command, ...], *, text: str, is_sure: bool = False) -> tuple[Part, ...]:
    entries = [command for command in commands if command.kind in _ENTRIES]
    if len(entries) > MOST_ENTRIES_UNASKED and not is_sure:
        return (confirmed(turn, commands, template=lines_of(commands)),)
    return tuple(part for command in commands for part in attempted(turn, command, text=text))


def _begins_a_goal(turn: Turn, lines: list[str]) -> bool:
    """Say whether a line creates a goal, which a later line may log on."""
    return any(isinstance(command, Create) for line in lines for command in understand(turn, line).commands)


def _line_by_line(turn: Turn, lines: list[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for line in lines:
        fresh = turn_of(turn.session, turn.actor, incoming=replace(turn.incoming, text=line), now=turn.now)
        parts += _said(fresh, line, understand(fresh, line))
    return tuple(parts)
