"""Indexes by which what has been kept long enough is found."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_INDEXES = (
    ("chat_question_asked", "chat_question", "asked_at", None),
    ("invitation_used", "invitation", "used_at", sa.text("used_at IS NOT NULL")),
    ("token_revoked", "token", "revoked_at", sa.text("revoked_at IS NOT NULL")),
)


def upgrade() -> None:
    for name, table, column, where in _INDEXES:
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _, _ in _INDEXES:
        op.drop_index(name, table)
