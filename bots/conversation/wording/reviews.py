"""The words of a review: what a stretch of days brought, beside its plan and beside the one before."""

from bots.conversation.replies import Digest, Row
from bots.conversation.standing import Standing
from bots.conversation.wording.language import mark, say
from bots.conversation.wording.numbers import amount, percent, ratio, signed
from core.domain.goal import Pattern

_COMPARISONS = {
    0: {
        "week": mark("= the week before"),
        "month": mark("= the 30 days before"),
        "year": mark("= the year before"),
    },
    1: {
        "week": mark("↑ {amount} more than the week before"),
        "month": mark("↑ {amount} more than the 30 days before"),
        "year": mark("↑ {amount} more than the year before"),
    },
    -1: {
        "week": mark("↓ {amount} less than the week before"),
        "month": mark("↓ {amount} less than the 30 days before"),
        "year": mark("↓ {amount} less than the year before"),
    },
}
"""By whether the later stretch brought as much, more or less, and by how long it was."""


def line(row: Row, *, span: str) -> str:
    """Return a goal's line below how often it was achieved: what came together, and how that compares; or nothing."""
    return ", ".join(part for part in (_brought(row), _compared(row, span)) if part)


def _brought(row: Row) -> str:
    """Return the total of the stretch, beside what was planned; of what is measured, how it moved."""
    if row.total is None or row.standing.pattern is Pattern.STREAK:
        return ""
    unit = row.standing.unit
    if _is_measured(row.standing):
        return say("{change} in this time", change=signed(row.total, unit)) if row.total else ""
    if row.plan:
        share = percent(100 * row.total / row.plan)
        return say("{ratio} planned ({share})", ratio=ratio(row.total, row.plan, unit=unit), share=share)
    return say("{amount} together", amount=amount(row.total, unit))


def _compared(row: Row, span: str) -> str:
    if row.total is None or row.before is None or _is_measured(row.standing) or row.standing.pattern is Pattern.STREAK:
        return ""
    difference = row.total - row.before
    way = (difference > 0) - (difference < 0)
    return say(_COMPARISONS[way][span], amount=amount(abs(difference), row.standing.unit))


def _is_measured(standing: Standing) -> bool:
    return standing.pattern is Pattern.TARGET and standing.accumulated is None


def hint(title: str) -> str:
    """Return that a goal may be worth changing."""
    return say("`suggest` has an idea for {title}.", title=title)


def lines(digest: Digest) -> tuple[str, ...]:
    """Return the line of each goal, in the order of the digest; empty where there is nothing to compare."""
    return tuple(line(row, span=digest.span) for row in digest.rows)
