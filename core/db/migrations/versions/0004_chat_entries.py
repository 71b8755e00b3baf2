"""What messages did, so that an edited or deleted one changes its entries."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_entry",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("message_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("activity_id", ID, nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "channel", "conversation", "message_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_chat_entry_written_at", "chat_entry", ["written_at"])


def downgrade() -> None:
    op.drop_table("chat_entry")
