"""Home tabs that any process shows anew, and the files that stand in them and in messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
INSTANT = sa.DateTime(timezone=True)

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "home_tab",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("shown", sa.BigInteger(), nullable=True),
        sa.Column("picture", sa.String(64), nullable=True),
        sa.Column("file_id", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("platform", "tenant", "account"),
        sqlite_with_rowid=False,
    )
    op.create_index("home_tab_opened", "home_tab", ["platform", "opened_at"])
    op.create_index("ix_home_tab_user_id", "home_tab", ["user_id"])
    op.create_table(
        "shown_file",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("file_id", sa.String(64), nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", "file_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shown_file_ends_at", "shown_file", ["ends_at"])


def downgrade() -> None:
    op.drop_table("shown_file")
    op.drop_table("home_tab")
