"""Pictures that platforms have."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uploaded_picture",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("file_id", sa.String(200), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", "digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_uploaded_picture_used_at", "uploaded_picture", ["used_at"])


def downgrade() -> None:
    op.drop_table("uploaded_picture")
