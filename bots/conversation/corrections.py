"""The past edited: the last entry, or one that a button names, taken back or changed."""

from dataclasses import replace

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
    activity = own_entry(turn, activity_id)
    if activity is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="entry")
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


def own_entry(turn: Turn, activity_id: str) -> ActivityRecord | None:
    """Return an entry of the person who speaks, on a goal within reach; one that was taken back included."""
    for actor in turn.actors if is_id(activity_id) else ():
        goal_id = goal_of_activity(turn.session, actor.user_id, activity_id=activity_id)
        if goal_id is not None:
            found = activity_of(turn.session, goal_of(turn.session, actor, goal_id), activity_id)
            return found if found.author_id == actor.author_id else None
    return None


def _last(turn: Turn, ref: GoalRef | None) -> ActivityRecord | None:
    """Return the entry that the person who speaks made last, on a goal or on any."""
    if ref is not None:
        return last_activity(turn.session, turn.acting(turn.goal(ref)), goal_id=ref.key)
    found = (last_activity(turn.session, actor) for actor in turn.actors)
    return max((each for each in found if each is not None), key=lambda each: each.activity_id, default=None)


def taken_back(turn: Turn, activity: ActivityRecord) -> Said:
    """Take an entry back."""
    actor = turn.acting(turn.goals[activity.goal_id])
    taken = undo_activity(turn.session, actor, activity.goal_id, activity_id=activity.activity_id, now=turn.now)
    return confirmation(turn, taken, deed=Deed.UNDONE)


def _for_goal_of(turn: Turn, command: Correct, last: ActivityRecord) -> Correct | Part:
    """Return the correction in the unit of the last entry's goal, or the question for an amount that fits."""
    goal = turn.goals[last.goal_id]
    unit = f" {command.unit}" if command.unit is not None else ""
    on = f" {command.on.isoformat()}" if command.on is not None else ""
    text = f"/oops [{goal.title.replace(']', ' ')}] {command.value:f}{unit}{on}"
    meant = parse(text, turn.alone(goal))
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
        activity_on=UNSET if command.on is None else turn.day_of(goal, command.on),
    )
    actor, activity_id = turn.acting(goal), last.activity_id
    edited = edit_activity(turn.session, actor, goal.id, activity_id=activity_id, change=change, now=turn.now)
    return confirmation(turn, edited, deed=Deed.CORRECTED, before=decimal_of(last.amount))


def _taken_anew(turn: Turn, command: Correct, last: ActivityRecord) -> Part:
    """Correct an entry that took something away: it is taken back, and the right amount taken."""
    goal = turn.goals[last.goal_id]
    actor, on = turn.acting(goal), last.activity_on if command.on is None else turn.day_of(goal, command.on)
    undo_activity(turn.session, actor, last.goal_id, activity_id=last.activity_id, now=turn.now)
    value = amount_of(abs(command.value if command.value is not None else decimal_of(last.amount)))
    taken = take_from_day(turn.session, actor, last.goal_id, amount=value, on=on, now=turn.now)
    return replace(confirmation(turn, taken, deed=Deed.CORRECTED), before=decimal_of(last.amount))
