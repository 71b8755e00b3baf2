"""A new goal from what was said of it, completed with what goals of its pattern usually have."""

from dataclasses import replace
from decimal import Decimal

from bots.conversation.grammar import Create
from bots.conversation.replies import Created
from bots.conversation.standing import standing_of
from bots.conversation.turn import Turn
from bots.conversation.wording.steps import first_step, group_step
from core.db.records import GoalRecord
from core.domain.amount import Amount, amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft
from core.domain.goal import Direction, Frequency, Metric, Pattern, Schedule, Target, TargetType
from core.domain.schedule import default_schedule
from core.domain.templates import GoalTemplate
from core.services.access import Reach
from core.services.goals import create_goal
from core.services.templates import create_from_template

CATEGORY = "personal"
_FREQUENCIES = {PeriodUnit.WEEK: Frequency.WEEKLY, PeriodUnit.MONTH: Frequency.MONTHLY}
_RHYTHMIC = (Pattern.RECURRING, Pattern.STREAK)


def created(turn: Turn, command: Create, *, reach: Reach | None = None) -> Created:
    """Create a goal, or one of a team, and say what was agreed and how to log on it."""
    pattern = Pattern(command.pattern)
    draft = GoalDraft(
        title=command.title,
        category=CATEGORY,
        pattern=pattern,
        target=target_of(command, pattern),
        schedule=schedule_of(command, pattern),
    )
    owner = turn.actor if reach is None else reach.acting
    return _announced(turn, create_goal(turn.session, owner, draft=draft, now=turn.now), reach=reach)


def created_from(turn: Turn, template: GoalTemplate) -> Created:
    """Create the goal that a template describes and say so."""
    return _announced(turn, create_from_template(turn.session, turn.actor, template.id, now=turn.now, target={}))


def _announced(turn: Turn, goal: GoalRecord, *, reach: Reach | None = None) -> Created:
    owner = turn.actor if reach is None else reach.acting
    standing = standing_of(turn.session, owner, goal, now=turn.now)
    step = first_step(standing) if turn.incoming.group is None else group_step(standing)
    return Created(standing, step, None if reach is None else reach.team.title)


def target_of(command: Create, pattern: Pattern) -> Target:
    """Return the target that was described; a start above the value means that less is better."""
    start = _amount(command.start)
    value = amount_of(command.value)
    is_downward = start is not None and start > value
    is_range = command.minimum is not None and command.maximum is not None
    return Target(
        metric=Metric(command.metric),
        value=value,
        unit=command.unit,
        direction=Direction.DECREASE if is_downward or pattern is Pattern.LIMIT else Direction.INCREASE,
        period=PeriodUnit(command.period) if command.period else None,
        target_on=command.by,
        start_value=start,
        target_type=TargetType.RANGE if is_range else None,
        min_value=_amount(command.minimum),
        max_value=_amount(command.maximum),
    )


def schedule_of(command: Create, pattern: Pattern) -> Schedule:
    """Return the pattern's usual schedule with the days and the rhythm that were said."""
    usual = default_schedule(pattern)
    if pattern not in _RHYTHMIC:
        return usual
    period = PeriodUnit(command.period) if command.period else PeriodUnit.DAY
    frequency = Frequency.CUSTOM if command.days else _FREQUENCIES.get(period, usual.frequency)
    return replace(usual, frequency=frequency, days_of_week=command.days)


def _amount(value: Decimal | None) -> Amount | None:
    return None if value is None else amount_of(value)
