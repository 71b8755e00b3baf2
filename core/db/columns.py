"""The column types that tables share."""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar, cast

from sqlalchemy import JSON, BigInteger, Dialect, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.base import PGUuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.db.documents import dumps, loads

Value = TypeVar("Value")
Document = TypeVar("Document")


class _PostgresId(PGUuid[str]):
    """A UUID, which our connections to PostgreSQL hand out as its text."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Leave it as it is."""


ID: TypeEngine[str] = String(36).with_variant(_PostgresId(as_uuid=False), "postgresql")
"""A UUID, text in Python. SQLite keeps the text as it is, so that no conversion stands on a hot path."""

AMOUNT = BigInteger()
"""Millionths of a unit."""


class _PostgresDocument(TypeDecorator[object]):
    """A JSON document, which our connections to PostgreSQL hand out as its text."""

    impl = postgresql.JSONB(none_as_null=True)  # type: ignore[mutable-override]  # as SQLAlchemy's own documentation says it
    cache_ok = True  # type: ignore[mutable-override]  # as above

    def process_result_value(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002 - SQLAlchemy's
        """Read the text."""
        return None if value is None else loads(cast("str", value))


DOCUMENT = JSON(none_as_null=True).with_variant(_PostgresDocument(), "postgresql")
"""A JSON document; None is SQL's NULL."""


class ValueColumn(TypeDecorator[Value], Generic[Value, Document]):
    """A JSON document that is one of the domain's values.

    Each text is decoded once and remembered: the same few targets and schedules are read again and again.
    """

    impl = Text  # type: ignore[mutable-override]  # as SQLAlchemy's own documentation says it
    cache_ok = True  # type: ignore[mutable-override]  # as above

    def __init__(self, encode: Callable[[Value], Document], decode: Callable[[Document], Value]) -> None:
        super().__init__()
        self.encode = encode
        self.decode = decode
        self._decoded = lru_cache(maxsize=4096)(lambda text: decode(cast("Document", loads(text))))

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[object]:
        """Return how a dialect keeps documents."""
        kept = postgresql.JSONB(none_as_null=True) if dialect.name == "postgresql" else Text()
        return cast("TypeEngine[object]", dialect.type_descriptor(kept))

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> object:
        """Turn a value into what is stored."""
        if value is None:
            return None
        document = self.encode(value)
        return document if dialect.name == "postgresql" else dumps(document)

    def process_result_value(self, value: object, dialect: Dialect) -> Value | None:  # noqa: ARG002 - SQLAlchemy's
        """Turn what is stored into a value."""
        if value is None:
            return None
        return self._decoded(value)
