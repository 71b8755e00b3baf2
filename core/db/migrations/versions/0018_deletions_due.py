"""Files whose deletion waits for its next time, apart from when they ended."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shown_file", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE shown_file SET due_at = ends_at")
    with op.batch_alter_table("shown_file", table_kwargs={"sqlite_with_rowid": False}) as table:
        table.alter_column("due_at", nullable=False)
    op.create_index("ix_shown_file_due_at", "shown_file", ["due_at"])


def downgrade() -> None:
    op.drop_index("ix_shown_file_due_at", "shown_file")
    op.drop_column("shown_file", "due_at")
