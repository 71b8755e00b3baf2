"""Teams, who takes part in them, and who logged an activity of a team's goal."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
INSTANT = sa.DateTime(timezone=True)
OF_A_TEAM = sa.text("author_id IS NOT NULL")

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("is_restricted", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id"),
        sa.UniqueConstraint("platform", "tenant", "address"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "team_member",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("role", sa.String(7), nullable=False),
        sa.Column("is_on_leaderboard", sa.Boolean(), nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["team.user_id"]),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "team_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_team_member_team_id", "team_member", ["team_id"])
    op.add_column("activity", sa.Column("author_id", ID, nullable=True))
    op.create_index(
        "activity_of_author",
        "activity",
        ["author_id", "user_id", "activity_id"],
        sqlite_where=OF_A_TEAM,
        postgresql_where=OF_A_TEAM,
    )


def downgrade() -> None:
    op.drop_index("activity_of_author", "activity")
    op.drop_column("activity", "author_id")
    op.drop_table("team_member")
    op.drop_table("team")
