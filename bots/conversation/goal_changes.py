"""A goal's life by chat: pause, resume, complete, archive, restore, rename, another name."""

from bots.conversation.grammar import Alias, Kind, OfGoal, Pause, Rename
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import changes, sentences
from core.db.queries.chat import put_alias
from core.db.records import GoalRecord
from core.domain.draft import GoalChange, title_key
from core.domain.errors import InvalidInput
from core.domain.goal import Status
from core.services.goals import change_goal
from core.services.statuses import archive_goal, complete_goal, pause_goal, restore_goal, resume_goal

LONGEST_ALIAS = 50


def paused(turn: Turn, command: Pause) -> Part:
    """Let a goal, or all active ones, rest until a day or until it is resumed."""
    today = turn.live.today
    if command.start is not None and command.start > today:
        return Problem(changes.later_pause(command.start, today=today))
    goals = [turn.goal(command.goal)] if command.goal is not None else turn.with_status(Status.ACTIVE)
    for goal in goals:
        pause_goal(turn.session, turn.actor, goal.id, now=turn.now, resume_on=command.until)
    if command.goal is not None:
        return Text(changes.paused(goals[0].title, today=today, resume_on=command.until))
    if not goals:
        return Text(sentences.NO_ACTIVE_GOALS)
    return Text(changes.paused_all(len(goals), today=today, resume_on=command.until))


def resumed(turn: Turn, command: OfGoal) -> Part:
    """Go on with a paused goal, or with all of them."""
    goals = [turn.goal(command.goal)] if command.goal is not None else turn.with_status(Status.PAUSED)
    for goal in goals:
        resume_goal(turn.session, turn.actor, goal.id, now=turn.now)
    return Text(changes.resumed(tuple(goal.title for goal in goals)) if goals else sentences.NO_PAUSED_GOALS)


def moved(turn: Turn, goal: GoalRecord, *, kind: Kind) -> Part:
    """Complete, archive or restore a goal."""
    session, actor, now = turn.session, turn.actor, turn.now
    if kind is Kind.ARCHIVE:
        archive_goal(session, actor, goal.id, now=now)
        return Text(changes.archived(goal.title))
    if kind is Kind.RESTORE:
        restored = restore_goal(session, actor, goal.id, now=now).goal
        is_over = restored.status is Status.COMPLETED
        return Text(changes.stays_completed(goal.title) if is_over else changes.restored(goal.title))
    complete_goal(session, actor, goal.id, now=now)
    return Text(changes.completed(goal.title))


def renamed(turn: Turn, command: Rename) -> Part:
    """Give a goal another title."""
    goal = turn.goal(command.goal)
    title = command.title[:1].upper() + command.title[1:]
    change_goal(turn.session, turn.actor, goal.id, change=GoalChange(title=title), now=turn.now)
    return Text(changes.renamed(goal.title, title))


def aliased(turn: Turn, command: Alias) -> Part:
    """Let another name mean a goal."""
    goal = turn.goal(command.goal)
    rival = next((each for each in turn.goals.values() if title_key(each.title) == title_key(command.alias)), None)
    if rival is not None and rival.id != goal.id:
        return Problem(changes.alias_is_taken(rival.title))
    learn(turn, command.alias, goal=goal)
    return Text(changes.aliased(command.alias, goal.title))


def learn(turn: Turn, alias: str, *, goal: GoalRecord) -> None:
    """Remember another name of a goal.

    Raises: VALIDATION_ERROR for one that is empty or overlong.
    """
    folded = " ".join(alias.casefold().split())
    if not 1 <= len(folded) <= LONGEST_ALIAS:
        raise InvalidInput.at("alias", f"a short name has 1 to {LONGEST_ALIAS} characters")
    put_alias(turn.session, turn.actor.user_id, alias=folded, goal_id=goal.id)
