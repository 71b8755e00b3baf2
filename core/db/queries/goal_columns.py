"""Between a goal's row and its record: decoding the columns, and encoding those that changed."""

from collections.abc import Iterable

from core.db.prepared import Fetched
from core.db.records import GoalRecord, Kept
from core.domain.amount import Amount
from core.domain.draft import title_key
from core.domain.goal import Pattern, Status
from core.domain.progress.history import Lifetime

_NESTED = frozenset({"kept", "lifetime"})


def changed_columns(before: GoalRecord, after: GoalRecord) -> dict[str, object]:
    """Return the columns in which two states of a goal differ."""
    columns = _differing(before, after, GoalRecord._fields)
    if after.kept is not before.kept:
        columns |= _differing(before.kept, after.kept, Kept._fields)
        columns |= _differing(before.lifetime, after.lifetime, Lifetime._fields)
    if "title" in columns:
        columns["title_key"] = title_key(after.title)
    return columns


def _differing(before: Iterable[object], after: Iterable[object], names: tuple[str, ...]) -> dict[str, object]:
    """Return what differs between two rows of like members, but for what is not a column itself."""
    triples = zip(names, before, after, strict=True)
    return {name: new for name, old, new in triples if new is not old and new != old and name not in _NESTED}


def goal_record(row: Fetched) -> GoalRecord:
    """Return the record of a row that has all columns."""
    return GoalRecord(
        id=row.id,
        user_id=row.user_id,
        version=row.version,
        title=row.title,
        description=row.description,
        category=row.category,
        pattern=Pattern(row.pattern),
        status=Status(row.status),
        icon=row.icon,
        color=row.color,
        visibility=row.visibility,
        target=row.target,
        schedule=row.schedule,
        context=row.context,
        rewards=row.rewards,
        extra=row.extra,
        pauses=row.pauses,
        resume_on=row.resume_on,
        created_at=row.created_at,
        updated_at=row.updated_at,
        completed_at=row.completed_at,
        kept=Kept(_lifetime(row), row.latest_on, row.first_reading_on, row.reading_on),
        checkpoint=row.checkpoint,
    )


def _lifetime(row: Fetched) -> Lifetime:
    return Lifetime(
        total=Amount(row.total),
        rounded_count=row.rounded_count,
        counted=row.counted,
        first_on=row.first_on,
        latest_at=row.latest_at,
        first_reading=row.first_reading,
        reading=row.reading,
    )
