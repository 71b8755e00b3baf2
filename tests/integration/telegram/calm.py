"""The conversation alone, which hears what the bot is told: what it keeps is what the bot is to have kept."""

import re
from collections import Counter, defaultdict
from datetime import datetime

from sqlmodel import Session, select

from bots.conversation.buttons import PREFIX
from bots.conversation.engine import handle
from bots.conversation.incoming import Form, Group, Incoming, Sender
from bots.conversation.replies import Invitation, Option, Reply
from bots.delivery.telling import options_of
from core.clock import Clock
from core.db.database import Database
from core.db.tables import ActivityRow, GoalAliasRow, GoalRow, ReminderRow, UserRow
from core.services.identities import Identity, actor_of_account
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.world import BOT_ID, PRIVATE, Chat

CHANNEL = "telegram"
_GOAL = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Calm:
    """Hears everybody at once, with no network between, nothing lost and nothing twice."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._options: dict[int, tuple[Option, ...]] = defaultdict(tuple)
        self._replies: dict[int, Reply] = {}

    def hears(self, person: Person, text: str, *, chat: Chat, message: object, form: Form = Form.NEW) -> None:
        """Take what somebody writes, or wrote anew."""
        name = str(message) if chat.type == PRIVATE else f"{chat.id}/{message}"
        self._take(person, _incoming(person, chat, text=text, message_id=name, form=form, sent_at=self._clock()))

    def sees_tap(self, person: Person, choice: str, *, other: Database) -> None:
        """Take a tap of the button that is here what it is in the other database: its goal, or its place in a row."""
        here = self._do_here(choice, other) if choice.startswith(PREFIX) else self._shown_here(person, choice)
        self._take(person, _incoming(person, person.chat, choice=here, sent_at=self._clock()))

    def payload(self, person: Person) -> str:
        """Return what the link carries that somebody was given last."""
        return next(part.payload for part in self._replies[person.account.id].parts if isinstance(part, Invitation))

    def _take(self, person: Person, incoming: Incoming) -> None:
        now = self._clock()

        def use_case(session: Session) -> Reply:
            return handle(session, actor_of_account(session, _identity(person), now=now), incoming, now=now)

        reply = self._replies[person.account.id] = self.database.write_now(use_case)
        self._options[person.account.id] = options_of(reply) or self._options[person.account.id]

    def _shown_here(self, person: Person, choice: str) -> str:
        kind, _, rest = choice.partition(":")
        place = rest.partition(":")[2]
        fitting = [
            each.choice
            for each in self._options[person.account.id]
            if each.choice.startswith(f"{kind}:") and each.choice.endswith(f":{place}" if place else "")
        ]
        return fitting[-1]

    def _do_here(self, choice: str, other: Database) -> str:
        def title_of(session: Session, goal_id: str) -> tuple[str, str]:
            goal = session.get_one(GoalRow, goal_id)
            return goal.title, session.get_one(UserRow, goal.user_id).name

        def id_of(session: Session, title: str, owner: str) -> str:
            found = select(GoalRow.id).join(UserRow).where(GoalRow.title == title, UserRow.name == owner)
            return session.exec(found).one()

        found = _GOAL.search(choice)
        if found is None:
            return choice
        title, owner = other.read_now(lambda session: title_of(session, found[0]))
        return choice.replace(found[0], self.database.read_now(lambda session: id_of(session, title, owner)))


def kept_in(database: Database) -> Counter[tuple[object, ...]]:
    """Return what a database keeps of people, goals, entries, other names and reminders, without ids and instants."""

    def look(session: Session) -> Counter[tuple[object, ...]]:
        users = {row.id: row for row in session.exec(select(UserRow))}
        names = {each.id: "a team" if each.name.startswith("team:") else each.name for each in users.values()}
        goals = {row.id: row for row in session.exec(select(GoalRow))}
        kept: list[tuple[object, ...]] = []
        kept += [("user", names[each.id], each.calendar, each.locale) for each in users.values()]
        kept += [
            ("goal", names[each.user_id], each.title, each.pattern, each.status, str(each.target), each.pauses)
            for each in goals.values()
        ]
        for entry in session.exec(select(ActivityRow)):
            said = (entry.activity_type, entry.value, entry.unit, entry.amount, entry.activity_on, entry.note)
            stands = (entry.is_undone, entry.replaced_at is None)
            author = None if entry.author_id is None else names[entry.author_id]
            kept.append(("entry", names[entry.user_id], goals[entry.goal_id].title, author, *said, *stands))
        for alias in session.exec(select(GoalAliasRow)):
            kept.append(("alias", names[alias.user_id], goals[alias.goal_id].title, alias.alias))
        for reminder in session.exec(select(ReminderRow)):
            rule = "of its moment" if reminder.kind == "snooze" else str(reminder.rule)
            kept.append(("reminder", goals[reminder.goal_id].title, rule, reminder.message, reminder.is_on))
        return Counter(kept)

    return database.read_now(look)


def _identity(person: Person) -> Identity:
    account = person.account
    return Identity(
        platform=CHANNEL,
        tenant=str(BOT_ID),
        account=str(account.id),
        user_name=f"{CHANNEL}:{account.id}",
        private_address=str(account.id),
        display_name=account.first_name,
        locale=account.language_code,
    )


def _incoming(
    person: Person,
    chat: Chat,
    *,
    sent_at: datetime,
    text: str = "",
    choice: str | None = None,
    message_id: str | None = None,
    form: Form = Form.NEW,
) -> Incoming:
    account = str(person.account.id)
    is_admin = chat.members[person.account.id] in {"creator", "administrator"}
    group = Group(tenant=str(BOT_ID), address=str(chat.id), title=chat.title, is_admin=is_admin)
    return Incoming(
        channel=CHANNEL,
        conversation=account,
        text=text,
        sent_at=sent_at,
        choice=choice,
        message_id=message_id,
        form=form,
        group=None if chat.type == PRIVATE else group,
        sender=Sender(tenant=str(BOT_ID), account=account, user_name=f"{CHANNEL}:{account}"),
    )
