"""People put into the database: one of each kind by the services, all others as copies of them, in bulk."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from sqlalchemy import insert, select
from sqlmodel import Session, SQLModel

from core.db.database import Database
from core.domain.amount import amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft
from core.domain.goal import Metric, Pattern, Target
from core.domain.notices import NoticeKind, Preferences
from core.domain.reminders import ReminderRule
from core.domain.schedule import default_schedule
from core.ids import new_id
from core.services.goals import create_goal
from core.services.identities import Identity, actor_of_account
from core.services.notices import change_preferences
from core.services.reminders import ReminderDraft, add_reminder
from core.services.users import change_profile
from goalpost.simulation.deeds import Ids
from goalpost.simulation.people import TARGET_MINUTES, Habit, Person
from goalpost.simulation.platform import TENANT

PLATFORM = "telegram"
AT_ONCE = 2000
ONLY_REMINDERS = Preferences(turned_off=frozenset(NoticeKind) - {NoticeKind.REMINDER})
Rows = Mapping[str, list[dict[str, object]]]
"""What one person has, by table."""


def seeded(
    database: Database, people: Sequence[Person], *, kinds: int, now: datetime, told: Callable[[int], None]
) -> list[Ids]:
    """Make all people, the first of whom are one of each kind; return what they are called."""
    originals, others = people[:kinds], people[kinds:]
    ids = database.write_now(lambda session: [_made(session, person, now=now) for person in originals])
    told(len(ids))
    rows = database.read_now(lambda session: [_rows_of(session, each.user) for each in ids])
    for at in range(0, len(others), AT_ONCE):
        some = others[at : at + AT_ONCE]
        copies = [_Copy(person, people[person.number % kinds], ids[person.number % kinds], now=now) for person in some]
        database.write_now(lambda session, copies=copies: _insert(session, copies, rows=rows, kinds=kinds))  # type: ignore[misc]  # a default binds now
        ids += [copy.ids for copy in copies]
        told(len(ids))
    return ids


def _made(session: Session, person: Person, *, now: datetime) -> Ids:
    account = str(person.chat)
    identity = Identity(
        platform=PLATFORM,
        tenant=TENANT,
        account=account,
        user_name=_name(account),
        private_address=account,
        timezone=person.kind.zone,
    )
    actor = actor_of_account(session, identity, now=now)
    change_profile(session, actor, {"day_starts_at": person.kind.day_starts_at}, now=now)
    actor = actor_of_account(session, identity, now=now)
    change_preferences(session, actor.user_id, ONLY_REMINDERS, now=now)
    goals = []
    for habit in person.kind.habits:
        goal = create_goal(session, actor, draft=_goal(habit), now=now)
        add_reminder(session, actor, goal.id, draft=ReminderDraft(_rule(habit, actor.calendar.today(now))), now=now)
        goals.append(goal.id)
    return Ids(actor.user_id, tuple(goals))


def _name(account: str) -> str:
    return f"{PLATFORM}:{account}"


def _goal(habit: Habit) -> GoalDraft:
    target = Target(Metric.DURATION, amount_of(Decimal(TARGET_MINUTES)), "min", period=PeriodUnit.DAY)
    return GoalDraft(
        title=habit.title,
        category="simulated",
        pattern=Pattern.RECURRING,
        target=target,
        schedule=default_schedule(Pattern.RECURRING),
    )


def _rule(habit: Habit, first: date) -> ReminderRule:
    times = tuple(time(*divmod(minute, 60)) for minute in habit.minutes)
    if habit.every_days > 1:
        return ReminderRule(times=times, every_days=habit.every_days, from_on=first)
    return ReminderRule(times=times, days_of_week=habit.weekdays)


def _rows_of(session: Session, user_id: str) -> Rows:
    """Return all rows of a user, in every table there is."""
    found: dict[str, list[dict[str, object]]] = {}
    for table in SQLModel.metadata.sorted_tables:
        owner = table.c.id if table.name == "app_user" else table.c.get("user_id")
        if owner is not None:
            rows = session.connection().execute(select(table).where(owner == user_id)).mappings()
            found[table.name] = [dict(row) for row in rows]
    return {name: rows for name, rows in found.items() if rows}


class _Copy:
    """Somebody who is like another but for their ids and their account."""

    def __init__(self, person: Person, like: Person, ids: Ids, *, now: datetime) -> None:
        self.number = person.number
        self._now = now
        account, theirs = str(person.chat), str(like.chat)
        self._names: dict[str, str] = {theirs: account, _name(theirs): _name(account)}
        for old in (ids.user, *ids.goals):
            self._names[old] = new_id(now)
        self.ids = Ids(self._names[ids.user], tuple(self._names[goal] for goal in ids.goals))

    def rows(self, rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        """Yield rows as this one's; an id that is nobody's yet becomes one of their own."""
        for row in rows:
            changed = {
                name: self._names.get(value, value) if isinstance(value, str) else value for name, value in row.items()
            }
            if "id" in row and changed["id"] == row["id"]:
                changed["id"] = new_id(self._now)
            yield changed


def _insert(session: Session, copies: Sequence[_Copy], *, rows: Sequence[Rows], kinds: int) -> None:
    news: dict[str, list[dict[str, object]]] = defaultdict(list)
    for copy in copies:
        for name, some in rows[copy.number % kinds].items():
            news[name].extend(copy.rows(some))
    for table in SQLModel.metadata.sorted_tables:
        if news[table.name]:
            session.connection().execute(insert(table), news[table.name])
