"""Which message an answer is about and in which it was sent, so that answers are edited in their places."""

import sqlalchemy as sa
from alembic import op

IS_SENT = sa.text("sent_message_id IS NOT NULL")

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("about", sa.String(64), nullable=True))
    op.drop_index("ix_outbox_user_id", "outbox")
    op.create_index("outbox_of_user", "outbox", ["user_id", "about"])
    op.create_index(
        "outbox_sent",
        "outbox",
        ["platform", "tenant", "address", "sent_message_id"],
        sqlite_where=IS_SENT,
        postgresql_where=IS_SENT,
    )


def downgrade() -> None:
    op.drop_index("outbox_sent", "outbox")
    op.drop_index("outbox_of_user", "outbox")
    op.create_index("ix_outbox_user_id", "outbox", ["user_id"])
    op.drop_column("outbox", "about")
