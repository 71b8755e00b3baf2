"""One turn of a conversation: who speaks, in which transaction, with which goals; and what a text means to them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlmodel import Session

from bots.conversation.grammar import About, Context, GoalIndex, GoalRef, Kind, OfGoal, Understanding, parse
from bots.conversation.grammar.understanding import ANSWER
from bots.conversation.incoming import Incoming
from core.db.queries.chat import aliases_of
from core.db.queries.goals import goals_by_status
from core.db.records import Actor, GoalRecord
from core.domain.amount import decimal_of
from core.domain.calendar import Calendar
from core.domain.draft import title_key
from core.domain.goal import Status

LIVE = (Status.ACTIVE, Status.PAUSED, Status.DRAFT)
RETIRED = (Status.COMPLETED, Status.ARCHIVED)
_BRACKETED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message is answered with at hand. `goals` holds all goals of the actor by id, put away ones included."""

    session: Session
    actor: Actor
    incoming: Incoming
    now: datetime
    goals: Mapping[str, GoalRecord]
    live: Context
    retired: Context

    def goal(self, ref: GoalRef) -> GoalRecord:
        """Return the goal that the grammar found."""
        return self.goals[ref.key]

    def with_status(self, *statuses: Status) -> list[GoalRecord]:
        """Return the goals in any of these states, oldest first."""
        return [goal for goal in self.goals.values() if goal.status in statuses]

    def goal_in(self, template: str) -> GoalRecord | None:
        """Return the goal whose title stands in brackets in a text of the grammar's."""
        return self._in(template, LIVE)

    def retired_in(self, template: str) -> GoalRecord | None:
        """Return the goal put away whose title stands in brackets in the text of an entry, if none bears it now."""
        is_entry = template.startswith("/log ") and self._in(template, LIVE) is None
        return self._in(template, RETIRED) if is_entry else None

    def _in(self, template: str, statuses: tuple[Status, ...]) -> GoalRecord | None:
        asked = next((line for line in template.splitlines() if ANSWER in line), template)
        found = _BRACKETED.search(asked)
        title = found[1] if found else None
        return next((goal for goal in self.with_status(*statuses) if goal.title.replace("]", " ") == title), None)


def turn_of(session: Session, actor: Actor, *, incoming: Incoming, now: datetime) -> Turn:
    """Read what a turn needs."""
    goals = {goal.id: goal for goal in goals_by_status(session, actor.user_id, tuple(Status))}
    names: dict[str, list[str]] = {}
    for goal_id, alias in aliases_of(session, actor.user_id):
        names.setdefault(goal_id, []).append(alias)
    live = [goal for goal in goals.values() if goal.status in LIVE]
    taken = {title_key(goal.title) for goal in live}
    retired = [goal for goal in goals.values() if goal.status in RETIRED and title_key(goal.title) not in taken]
    return Turn(
        session=session,
        actor=actor,
        incoming=incoming,
        now=now,
        goals=goals,
        live=_context(actor, live, names, at=min(incoming.sent_at, now)),
        retired=_context(actor, retired, names, at=min(incoming.sent_at, now)),
    )


def understand(turn: Turn, text: str) -> Understanding:
    """Return what a text means: first with the goals that go on, then with those put away where none of these fits."""
    meant = parse(text, turn.live)
    if not (_names_no_goal(meant, text) or _restores(meant)):
        return meant
    second = parse(text, turn.retired)
    is_entry = second.asks is not None and turn.retired_in(second.asks.template) is not None
    is_clear = is_entry or (bool(second.commands) and not _names_no_goal(second, text))
    return second if is_clear else meant


def is_unknown(meant: Understanding) -> bool:
    """Say whether a text means nothing that is known."""
    return meant.asks is None and all(command.kind is Kind.UNKNOWN for command in meant.commands)


def _names_no_goal(meant: Understanding, text: str) -> bool:
    """Say whether a goal was named and none bears that name; a name in brackets is a whole title."""
    if meant.asks is not None:
        is_named = _BRACKETED.search(text) is not None or not meant.asks.options
        return meant.asks.about is About.GOAL and is_named
    return is_unknown(meant)


def _restores(meant: Understanding) -> bool:
    return any(isinstance(command, OfGoal) and command.kind is Kind.RESTORE for command in meant.commands)


def _context(actor: Actor, goals: list[GoalRecord], names: Mapping[str, list[str]], *, at: datetime) -> Context:
    calendar: Calendar = actor.calendar
    refs = tuple(_ref(goal, tuple(names.get(goal.id, ()))) for goal in goals)
    return Context(
        today=calendar.today(at),
        now_local=calendar.local(at),
        locale=actor.locale,
        index=_index(refs),
        week_start=calendar.week_start.value,
    )


def _ref(goal: GoalRecord, aliases: tuple[str, ...]) -> GoalRef:
    target = goal.target
    return GoalRef(
        title=goal.title,
        pattern=goal.pattern.value,
        metric=target.metric.value,
        unit=target.unit,
        value=decimal_of(target.value),
        period=target.period.value if target.period else None,
        aliases=aliases,
        key=goal.id,
    )


@lru_cache(maxsize=512)
def _index(refs: tuple[GoalRef, ...]) -> GoalIndex:
    """Prepare goals for looking up once for as long as nothing about them changes; logs do not."""
    return GoalIndex.of(refs)
