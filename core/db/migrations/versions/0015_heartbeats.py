"""Signs of life of processes."""

import sqlalchemy as sa
from alembic import op

INSTANT = sa.DateTime(timezone=True)

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heartbeat",
        sa.Column("role", sa.String(100), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("role", "holder"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_heartbeat_seen_at", "heartbeat", ["seen_at"])


def downgrade() -> None:
    op.drop_table("heartbeat")
