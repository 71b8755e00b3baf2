"""Answers given under an Idempotency-Key, kept so that a repeated request gets the first answer again."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.db.columns import DOCUMENT, ID


class AnswerRow(SQLModel, table=True):
    """The first answer to a key of a user. `fingerprint` is the SHA-256 of method, path and body."""

    __tablename__ = "answer"

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    key: str = Field(primary_key=True, max_length=255)
    fingerprint: str = Field(max_length=64)
    status: int
    headers: list[list[str]] = Field(sa_type=DOCUMENT)
    body: bytes
    created_at: datetime = Field(index=True)
