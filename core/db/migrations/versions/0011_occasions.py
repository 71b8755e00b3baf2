"""When time brings something to users, which periods were missed, and what each day came to.

Users who have a goal get all their occasions at once: the first run of each plans the next by their own calendar.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
INSTANT = sa.DateTime(timezone=True)
KINDS = ("close", "evening", "weekly", "monthly")

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "occasion",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("kind", sa.String(7), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "kind"),
        sqlite_with_rowid=False,
    )
    op.create_index("occasion_due", "occasion", ["kind", "due_at"])
    op.create_table(
        "period_miss",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("goal_id", ID, nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "goal_id", "period"),
        sqlite_with_rowid=False,
    )
    op.create_index("period_miss_closed", "period_miss", ["closed_at"])
    op.create_table(
        "day_figure",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "measure"),
        sqlite_with_rowid=False,
    )
    for kind in KINDS:
        theirs = f"SELECT DISTINCT user_id, '{kind}', CURRENT_TIMESTAMP FROM goal"  # noqa: S608 - a constant
        op.execute(f"INSERT INTO occasion (user_id, kind, due_at) {theirs}")


def downgrade() -> None:
    op.drop_table("day_figure")
    op.drop_table("period_miss")
    op.drop_table("occasion")
