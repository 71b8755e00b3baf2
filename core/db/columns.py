"""The column types that tables share."""

from sqlalchemy import JSON, BigInteger, String
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

ID: TypeEngine[str] = String(36).with_variant(postgresql.UUID(as_uuid=False), "postgresql")
"""A UUID, text in Python. SQLite keeps the text as it is, so that no conversion stands on a hot path."""

DOCUMENT = JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
"""A JSON document; None is SQL's NULL."""

AMOUNT = BigInteger()
"""Millionths of a unit."""
