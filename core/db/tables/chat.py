"""What a conversation has to remember: its open question, what its buttons stand for, the names of goals."""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel

from core.db.columns import DOCUMENT, ID
from core.domain.json import JsonObject


class ChatQuestionRow(SQLModel, table=True):
    """The one question that is open with a person in a conversation; a new one takes its place.

    `id` is what buttons carry, so that one of an earlier question answers nothing. `payload` is the conversation's own.
    """

    __tablename__ = "chat_question"
    __table_args__ = (Index("chat_question_asked", "asked_at"),)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    channel: str = Field(primary_key=True, max_length=20)
    conversation: str = Field(primary_key=True, max_length=200)
    id: str = Field(sa_type=ID)
    kind: str = Field(max_length=20)
    payload: JsonObject = Field(sa_type=DOCUMENT)
    asked_at: datetime


class ChatEntryRow(SQLModel, table=True):
    """What a message did: the activities it logged in the order of its words, so that an edit of it finds them.

    Without an activity, it did something else.
    """

    __tablename__ = "chat_entry"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    channel: str = Field(primary_key=True, max_length=20)
    conversation: str = Field(primary_key=True, max_length=200)
    message_id: str = Field(primary_key=True, max_length=64)
    position: int = Field(primary_key=True)
    activity_id: str | None = Field(default=None, sa_type=ID)
    written_at: datetime = Field(index=True)


class GoalAliasRow(SQLModel, table=True):
    """Another name by which a person means a goal; `alias` is folded."""

    __tablename__ = "goal_alias"

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    alias: str = Field(primary_key=True, max_length=200)
    goal_id: str = Field(foreign_key="goal.id", sa_type=ID)


class ButtonTextRow(SQLModel, table=True):
    """A text that a person typed and a button stands for, which is too short to hold it; the button holds `name`."""

    __tablename__ = "button_text"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    name: str = Field(primary_key=True, max_length=16)
    text: str = Field(max_length=1000)
    typed_at: datetime = Field(index=True)
