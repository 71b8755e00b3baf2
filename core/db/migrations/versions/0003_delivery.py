"""Chat accounts, what platforms have delivered, and what is to be sent to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
DOCUMENT = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
INSTANT = sa.DateTime(timezone=True)
WAITS = sa.text("done_at IS NULL")
IS_DONE = sa.text("done_at IS NOT NULL")

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_account",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("private_address", sa.String(64), nullable=True),
        sa.Column("display_name", sa.String(200), nullable=True),
        sa.Column("locale", sa.String(35), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("platform", "tenant", "account"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_chat_account_user_id", "chat_account", ["user_id"])
    op.create_table(
        "inbox",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("event_id", sa.String(100), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", "event_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"])
    _create_outbox()


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("user_id", ID, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("thread", sa.String(64), nullable=True),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("only_for", sa.String(64), nullable=True),
        sa.Column("action", sa.String(11), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("payload", DOCUMENT, nullable=False),
        sa.Column("locale", sa.String(35), nullable=False),
        sa.Column("message_id", sa.String(64), nullable=True),
        sa.Column("handle", sa.String(500), nullable=True),
        sa.Column("dedupe_key", sa.String(200), nullable=True),
        sa.Column("queued_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.Column("claimed_by", sa.String(64), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("may_be_repeated", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(7), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("sent_message_id", sa.String(64), nullable=True),
        sa.Column("last_error", sa.String(100), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("dedupe_key"),
    )
    _index_what_waits("outbox_due", "priority", "due_at", "id")
    _index_what_waits("outbox_of_chat", "address", "priority", "id")
    op.create_index("outbox_done", "outbox", ["done_at"], sqlite_where=IS_DONE, postgresql_where=IS_DONE)
    op.create_index("ix_outbox_user_id", "outbox", ["user_id"])


def _index_what_waits(name: str, *columns: str) -> None:
    op.create_index(name, "outbox", ["platform", "tenant", *columns], sqlite_where=WAITS, postgresql_where=WAITS)


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("inbox")
    op.drop_table("chat_account")
