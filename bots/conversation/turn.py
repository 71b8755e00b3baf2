"""One turn of a conversation: who speaks, in which transaction, with which goals; and what a text means to them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sqlmodel import Session

from bots.conversation.grammar import About, Context, GoalIndex, GoalRef, Kind, OfGoal, Understanding, parse
from bots.conversation.grammar.understanding import ANSWER
from bots.conversation.incoming import Incoming
from core.db.queries.chat import aliases_of
from core.db.queries.goals import goals_by_status
from core.db.records import Actor, GoalRecord, Origin
from core.domain.amount import decimal_of
from core.domain.calendar import Calendar
from core.domain.draft import title_key
from core.domain.goal import Status
from core.services.access import Reach, teams_within_reach

LIVE = (Status.ACTIVE, Status.PAUSED, Status.DRAFT)
RETIRED = (Status.COMPLETED, Status.ARCHIVED)
_BRACKETED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message is answered with at hand.

    `goals` holds all goals within reach by id, put away ones included: the actor's own, and those of their teams. In a
    group its team's come first, in private one's own: of several goals of one title, the first is meant. `nearer` are
    the goals that come first, where there are others.
    """

    session: Session
    actor: Actor
    incoming: Incoming
    now: datetime
    goals: Mapping[str, GoalRecord]
    live: Context
    retired: Context
    nearer: Context | None
    teams: tuple[Reach, ...]

    def goal(self, ref: GoalRef) -> GoalRecord:
        """Return the goal that the grammar found."""
        return self.goals[ref.key]

    def with_status(self, *statuses: Status) -> list[GoalRecord]:
        """Return the actor's own goals in any of these states, oldest first."""
        return self.goals_of(self.actor, *statuses)

    def goals_of(self, owner: Actor, *statuses: Status) -> list[GoalRecord]:
        """Return the goals of the actor, or of a team, in any of these states, oldest first."""
        return [goal for goal in self.goals.values() if goal.user_id == owner.user_id and goal.status in statuses]

    def alone(self, goal: GoalRecord) -> Context:
        """Return what a text is understood by when it is about one goal for certain."""
        return replace(self.live, index=_index((_ref(goal, ()),)))

    @property
    def here(self) -> Reach | None:
        """The team of the group in which the message was said."""
        origin = _origin(self.incoming)
        return next((reach for reach in self.teams if reach.team.origin == origin), None)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return as whom the actor acts: as themselves, and in the name of each team they take part in."""
        return (self.actor, *(reach.acting for reach in self.teams if reach.membership is not None))

    def reach_of(self, goal: GoalRecord) -> Reach | None:
        """Return the team that owns a goal, None for one of the actor's own."""
        return next((reach for reach in self.teams if reach.team.id == goal.user_id), None)

    def acting(self, goal: GoalRecord) -> Actor:
        """Return as whom the actor touches a goal: by its owner's calendar, under their own name."""
        reach = self.reach_of(goal)
        return self.actor if reach is None else reach.acting

    def day_of(self, goal: GoalRecord, on: date) -> date:
        """Return the day on a goal's calendar that somebody means by one on theirs: its today is their today."""
        actor, at = self.acting(goal), min(self.incoming.sent_at, self.now)
        if actor is self.actor:
            return on
        today = actor.calendar.today(at)
        return today if on == self.live.today else min(on, today)

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
        goals = (goal for goal in self.goals.values() if goal.status in statuses)
        return next((goal for goal in goals if goal.title.replace("]", " ") == title), None)


def turn_of(session: Session, actor: Actor, *, incoming: Incoming, now: datetime) -> Turn:
    """Read what a turn needs."""
    teams = teams_within_reach(session, actor, at=_origin(incoming))
    own = goals_by_status(session, actor.user_id, tuple(Status))
    theirs = [goal for reach in teams for goal in goals_by_status(session, reach.team.id, tuple(Status))]
    is_team_first = bool(teams) and teams[0].team.origin == _origin(incoming)
    first, then = (theirs, own) if is_team_first else (own, theirs)
    names: dict[str, list[str]] = {}
    for goal_id, alias in aliases_of(session, actor.user_id):
        names.setdefault(goal_id, []).append(alias)
    live = _named(first, then, statuses=LIVE)
    taken = {title_key(goal.title) for goal in live}
    retired = _named(first, then, statuses=RETIRED)
    at = min(incoming.sent_at, now)
    nearer = [goal for goal in first if goal.status in LIVE]
    return Turn(
        session=session,
        actor=actor,
        incoming=incoming,
        now=now,
        goals={goal.id: goal for goal in (*first, *then)},
        live=_context(actor, live, names, at=at),
        retired=_context(actor, [goal for goal in retired if title_key(goal.title) not in taken], names, at=at),
        nearer=_context(actor, nearer, names, at=at) if 0 < len(nearer) < len(live) else None,
        teams=teams,
    )


def _origin(incoming: Incoming) -> Origin | None:
    group = incoming.group
    return None if group is None else Origin(incoming.channel, group.tenant, group.address)


def _named(
    first: Iterable[GoalRecord], then: Iterable[GoalRecord], *, statuses: tuple[Status, ...]
) -> list[GoalRecord]:
    """Return the goals that can be named: those that come first, of the others those with titles of their own."""
    nearer = [goal for goal in first if goal.status in statuses]
    taken = {title_key(goal.title) for goal in nearer}
    return nearer + [goal for goal in then if goal.status in statuses and title_key(goal.title) not in taken]


def understand(turn: Turn, text: str) -> Understanding:
    """Return what a text means: first with the goals that go on, then with those put away where none of these fits.

    Of a name that fits several, it is those that come first.
    """
    meant = _nearest(turn, text, parse(text, turn.live))
    if not (_names_no_goal(meant, text) or _restores(meant)):
        return meant
    second = parse(text, turn.retired)
    is_entry = second.asks is not None and turn.retired_in(second.asks.template) is not None
    is_clear = is_entry or (bool(second.commands) and not _names_no_goal(second, text))
    return second if is_clear else meant


def _nearest(turn: Turn, text: str, meant: Understanding) -> Understanding:
    """Return what a text means among the goals that come first, where it is not clear among all."""
    is_in_doubt = meant.asks is not None and meant.asks.about is About.GOAL and bool(meant.asks.options)
    if turn.nearer is None or not is_in_doubt:
        return meant
    near = parse(text, turn.nearer)
    return near if near.commands and not is_unknown(near) else meant


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
