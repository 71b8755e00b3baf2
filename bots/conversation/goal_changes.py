"""A goal's life by chat: pause, resume, complete, archive, restore, rename, another name."""

from datetime import date, timedelta

from bots.conversation.grammar import Alias, Kind, OfGoal, Pause, Rename
from bots.conversation.replies import Announcement, Changed, Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import changes, fixed, rests
from core.db.queries.chat import put_alias
from core.db.records import GoalRecord
from core.domain.draft import GoalChange, title_key
from core.domain.errors import InvalidInput
from core.domain.goal import Status
from core.services.goals import change_goal
from core.services.statuses import (
    archive_goal,
    complete_goal,
    forget_rests,
    pause_goal,
    plan_rest,
    restore_goal,
    resume_goal,
)

LONGEST_ALIAS = 50
ONE_DAY = timedelta(days=1)


def paused(turn: Turn, command: Pause) -> Part:
    """Let a goal, or all active ones, rest until a day or until it is resumed."""
    today = turn.live.today
    goals = [turn.goal(command.goal)] if command.goal is not None else turn.with_status(Status.ACTIVE)
    if not goals:
        return Text(fixed.no_active_goals())
    if command.start is not None and command.start > today:
        return _planned(turn, goals, start=command.start, last=command.until)
    resume_on = command.until
    if command.start is not None and command.until is not None:
        resume_on = command.until + ONE_DAY  # of a span, its last day is part
    for goal in goals:
        pause_goal(turn.session, turn.acting(goal), goal.id, now=turn.now, resume_on=resume_on)
    if command.goal is not None:
        return _told(turn, goals[0], changes.paused(goals[0].title, today=today, resume_on=resume_on))
    return Changed(changes.paused_all(len(goals), today=today, resume_on=resume_on))


def _told(turn: Turn, goal: GoalRecord, text: str) -> Part:
    """Return what became of a goal; in its group all read that of a team's."""
    reach = turn.reach_of(goal)
    return Announcement(text) if reach is not None and reach == turn.here else Changed(text)


def _planned(turn: Turn, goals: list[GoalRecord], *, start: date, last: date | None) -> Part:
    """Plan a rest of goals from a day to come through the last day of it."""
    if last is None:
        return Problem(rests.needs_an_end(start, today=turn.live.today))
    if last < start:
        return Problem(rests.ends_before_it_begins(start, last, today=turn.live.today))
    for goal in goals:
        plan_rest(turn.session, turn.acting(goal), goal.id, start=start, end=last + ONE_DAY, now=turn.now)
    title = goals[0].title if len(goals) == 1 else None
    return _told(turn, goals[0], rests.planned(title, count=len(goals), start=start, last=last, today=turn.live.today))


def resumed(turn: Turn, command: OfGoal) -> Part:
    """Go on with a goal that rests, or with all of them; of one that is still to rest, that is called off."""
    goals = [turn.goal(command.goal)] if command.goal is not None else _at_rest(turn)
    for goal in goals:
        is_resting = goal.status is Status.PAUSED or any(rest.covers(turn.live.today) for rest in goal.pauses)
        go_on = resume_goal if is_resting or goal.status is not Status.ACTIVE else forget_rests
        go_on(turn.session, turn.acting(goal), goal.id, now=turn.now)
    if not goals:
        return Text(fixed.no_paused_goals())
    return _told(turn, goals[0], changes.resumed(tuple(goal.title for goal in goals)))


def _at_rest(turn: Turn) -> list[GoalRecord]:
    """Return the goals that rest, or are to."""
    today = turn.live.today
    return [
        goal
        for goal in turn.with_status(Status.PAUSED, Status.ACTIVE)
        if goal.status is Status.PAUSED or any(rest.ended_on is None or rest.ended_on > today for rest in goal.pauses)
    ]


def moved(turn: Turn, goal: GoalRecord, *, kind: Kind) -> Part:
    """Complete, archive or restore a goal."""
    session, actor, now = turn.session, turn.acting(goal), turn.now
    if kind is Kind.ARCHIVE:
        archive_goal(session, actor, goal.id, now=now)
        return _told(turn, goal, changes.archived(goal.title))
    if kind is Kind.RESTORE:
        restored = restore_goal(session, actor, goal.id, now=now).goal
        is_over = restored.status is Status.COMPLETED
        return Text(changes.stays_completed(goal.title)) if is_over else _told(turn, goal, changes.restored(goal.title))
    complete_goal(session, actor, goal.id, now=now)
    return _told(turn, goal, changes.completed(goal.title))


def renamed(turn: Turn, command: Rename) -> Part:
    """Give a goal another title."""
    goal = turn.goal(command.goal)
    title = command.title[:1].upper() + command.title[1:]
    change_goal(turn.session, turn.acting(goal), goal.id, change=GoalChange(title=title), now=turn.now)
    return _told(turn, goal, changes.renamed(goal.title, title))


def aliased(turn: Turn, command: Alias) -> Part:
    """Let another name mean a goal."""
    goal = turn.goal(command.goal)
    rival = next((each for each in turn.goals.values() if title_key(each.title) == title_key(command.alias)), None)
    if rival is not None and rival.id != goal.id:
        return Problem(changes.alias_is_taken(rival.title))
    learn(turn, command.alias, goal=goal)
    return Changed(changes.aliased(command.alias, goal.title))


def learn(turn: Turn, alias: str, *, goal: GoalRecord) -> None:
    """Remember another name of a goal.

    Raises: VALIDATION_ERROR for one that is empty or overlong.
    """
    folded = " ".join(alias.casefold().split())
    if not 1 <= len(folded) <= LONGEST_ALIAS:
        raise InvalidInput.at("alias", f"a short name has 1 to {LONGEST_ALIAS} characters")
    put_alias(turn.session, turn.actor.user_id, alias=folded, goal_id=goal.id)
