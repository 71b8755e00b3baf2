"""Reminders, and when each is next."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
DOCUMENT = sa.Text().with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
INSTANT = sa.DateTime(timezone=True)
IS_PLANNED = sa.text("next_at IS NOT NULL")

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("goal_id", ID, nullable=False),
        sa.Column("kind", sa.String(9), nullable=False),
        sa.Column("origin_id", ID, nullable=True),
        sa.Column("rule", DOCUMENT, nullable=False),
        sa.Column("message", sa.String(200), nullable=True),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("muted_on", sa.Date(), nullable=True),
        sa.Column("next_at", INSTANT, nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("spoke_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"]),
        sa.PrimaryKeyConstraint("user_id", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("reminder_due", "reminder", ["next_at"], sqlite_where=IS_PLANNED, postgresql_where=IS_PLANNED)
    op.create_index("reminder_of_goal", "reminder", ["user_id", "goal_id"])


def downgrade() -> None:
    op.drop_table("reminder")
