"""Wishes about notices, what was decided of each, and how many a user is told on a day."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
DOCUMENT = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
INSTANT = sa.DateTime(timezone=True)

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_preference",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("turned_off", sa.String(200), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("most_a_day", sa.Integer(), nullable=False),
        sa.Column("muted_until", INSTANT, nullable=True),
        sa.Column("reviews_at", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notice",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("key", sa.String(140), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("goal_id", ID, nullable=True),
        sa.Column("fate", sa.String(7), nullable=False),
        sa.Column("reason", sa.String(8), nullable=True),
        sa.Column("facts", DOCUMENT, nullable=True),
        sa.Column("arisen_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("notice_arisen", "notice", ["arisen_at"])
    op.create_table(
        "notice_tally",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "day"),
        sqlite_with_rowid=False,
    )
    op.create_index("notice_tally_day", "notice_tally", ["day"])


def downgrade() -> None:
    op.drop_table("notice_tally")
    op.drop_table("notice")
    op.drop_table("notice_preference")
