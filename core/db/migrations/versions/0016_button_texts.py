"""Texts that are too long for the buttons that stand for them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "button_text",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"]),
        sa.PrimaryKeyConstraint("user_id", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_button_text_typed_at", "button_text", ["typed_at"])


def downgrade() -> None:
    op.drop_table("button_text")
