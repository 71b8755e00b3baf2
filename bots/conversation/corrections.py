"""The past edited: the last entry, or one that a button names, taken back or changed."""

from dataclasses import replace
from datetime import date

from bots.conversation.asking import asked
from bots.conversation.confirming import confirmation
from bots.conversation.grammar import Correct, GoalRef, Undo, parse
from bots.conversation.replies import Deed, Part, Problem, Said, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed, sentences
from core.db.queries.chat import goal_of_activity
from core.db.records import ActivityRecord
from core.domain.activity import ActivityType
from core.domain.amount import amount_of, decimal_of
from core.domain.draft import UNSET, LogChange
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pattern
from core.ids import is_id
from core.services.access import activity_of, goal_of
from core.services.corrections import edit_activity, last_activity, take_from_day, undo_activity


def undone(turn: Turn, command: Undo) -> Part:
    """Take back the last entry, of one goal or of all."""
    last = _last(turn, command.goal)
    return Text(fixed.nothing_to_undo()) if last is None else taken_back(turn, last)


def undone_by_choice(turn: Turn, activity_id: str) -> Part:
    """Take back the entry that a button names; again says so and changes nothing.

    Raises: NOT_FOUND.
    """
    found = goal_of_activity(turn.session, turn.actor.user_id, activity_id=activity_id) if is_id(activity_id) else None
    if found is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="entry")
    activity = activity_of(turn.session, goal_of(turn.session, turn.actor, found), activity_id)
    return Text(fixed.already_undone()) if activity.is_undone else taken_back(turn, activity)


def corrected(turn: Turn, command: Correct) -> Part:
    """Give the last entry its right value or day; without a goal, it is read as its goal's."""
    last = _last(turn, command.goal)
    if last is None:
        return Problem(fixed.nothing_to_correct())
    if command.goal is None and command.value is not None:
        command_or_question = _for_goal_of(turn, command, last)
        if not isinstance(command_or_question, Correct):
            return command_or_question
        command = command_or_question
    if last.activity_type is ActivityType.SKIPPED:
        return Problem(sentences.skip_has_no_amount(turn.goals[last.goal_id].title))
    if last.value < 0 and command.value is not None:
        return _taken_anew(turn, command, last)
    return _edited(turn, command, last)


def _last(turn: Turn, goal: GoalRef | None) -> ActivityRecord | None:
    return last_activity(turn.session, turn.actor, goal_id=goal.key if goal is not None else None)


def taken_back(turn: Turn, activity: ActivityRecord) -> Said:
    """Take an entry back."""
    taken = undo_activity(turn.session, turn.actor, activity.goal_id, activity_id=activity.activity_id, now=turn.now)
    return confirmation(turn, taken, deed=Deed.UNDONE)


def _for_goal_of(turn: Turn, command: Correct, last: ActivityRecord) -> Correct | Part:
    """Return the correction in the unit of the last entry's goal, or the question for an amount that fits."""
    goal = turn.goals[last.goal_id]
    unit = f" {command.unit}" if command.unit is not None else ""
    on = f" {command.on.isoformat()}" if command.on is not None else ""
    text = f"/oops [{goal.title.replace(']', ' ')}] {command.value:f}{unit}{on}"
    for context in (turn.live, turn.retired):
        meant = parse(text, context)
        if len(meant.commands) == 1 and isinstance(meant.commands[0], Correct) and meant.commands[0].goal is not None:
            return meant.commands[0]
        if meant.asks is not None and meant.asks.template.startswith("/oops ["):
            return asked(turn, meant.asks)
    return Problem(sentences.which_unit(goal.title, goal.target.unit, option=None))


def _edited(turn: Turn, command: Correct, last: ActivityRecord) -> Part:
    goal = turn.goals[last.goal_id]
    is_amount = command.value is not None
    is_amount_now = is_amount and last.activity_type is not ActivityType.PROGRESS and goal.pattern is not Pattern.STREAK
    change = LogChange(
        value=UNSET if command.value is None else amount_of(command.value),
        unit=goal.target.unit if is_amount else UNSET,
        activity_type=ActivityType.PROGRESS if is_amount_now else UNSET,
        activity_on=UNSET if command.on is None else command.on,
    )
    edited = edit_activity(turn.session, turn.actor, goal.id, activity_id=last.activity_id, change=change, now=turn.now)
    return confirmation(turn, edited, deed=Deed.CORRECTED, before=decimal_of(last.amount))


def _taken_anew(turn: Turn, command: Correct, last: ActivityRecord) -> Part:
    """Correct an entry that took something away: it is taken back, and the right amount taken."""
    on: date = command.on or last.activity_on
    undo_activity(turn.session, turn.actor, last.goal_id, activity_id=last.activity_id, now=turn.now)
    value = amount_of(abs(command.value if command.value is not None else decimal_of(last.amount)))
    taken = take_from_day(turn.session, turn.actor, last.goal_id, amount=value, on=on, now=turn.now)
    return replace(confirmation(turn, taken, deed=Deed.CORRECTED), before=decimal_of(last.amount))
