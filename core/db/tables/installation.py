"""Where an app is installed on a chat platform, with the tokens by which it speaks there; and who is installing it."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class InstallationRow(SQLModel, table=True):
    """One workspace, or a whole organisation, that has installed the app; `tenant` is its id, as everywhere.

    Both tokens are sealed. A token that expires is renewed by one process, which has time until `renewing_until`.
    """

    __tablename__ = "installation"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    enterprise: str | None = Field(default=None, max_length=64)
    workspace: str | None = Field(default=None, max_length=64)
    name: str | None = Field(default=None, max_length=200)
    bot_account: str = Field(max_length=64)
    bot_token: str
    scopes: str
    installed_by: str | None = Field(default=None, max_length=64)
    refresh_token: str | None = None
    expires_at: datetime | None = None
    renewing_until: datetime | None = None
    installed_at: datetime
    changed_at: datetime


class InstallStateRow(SQLModel, table=True):
    """Somebody who has set out to install the app: the SHA-256 of what they bring back, once, before it expires."""

    __tablename__ = "install_state"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: str = Field(primary_key=True, max_length=64)
    expires_at: datetime = Field(index=True)
