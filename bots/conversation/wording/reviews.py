"""The words of a review: what a stretch of days brought, beside its plan and beside the one before."""

from decimal import Decimal

from bots.conversation.replies import Digest, Row
from bots.conversation.standing import Standing
from bots.conversation.wording.language import say
from bots.conversation.wording.numbers import amount, percent, ratio, signed
from core.domain.goal import Pattern

_SAME = Decimal(0)


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
    said = amount(abs(difference), row.standing.unit)
    if difference == _SAME:
        return _as_before(span)
    if difference > 0:
        return _more(span, said)
    return _less(span, said)


def _as_before(span: str) -> str:
    match span:
        case "week":
            return say("= the week before")
        case "month":
            return say("= the 30 days before")
        case _:
            return say("= the year before")


def _more(span: str, amount: str) -> str:
    match span:
        case "week":
            return say("↑ {amount} more than the week before", amount=amount)
        case "month":
            return say("↑ {amount} more than the 30 days before", amount=amount)
        case _:
            return say("↑ {amount} more than the year before", amount=amount)


def _less(span: str, amount: str) -> str:
    match span:
        case "week":
            return say("↓ {amount} less than the week before", amount=amount)
        case "month":
            return say("↓ {amount} less than the 30 days before", amount=amount)
        case _:
            return say("↓ {amount} less than the year before", amount=amount)


def _is_measured(standing: Standing) -> bool:
    return standing.pattern is Pattern.TARGET and standing.accumulated is None


def hint(title: str) -> str:
    """Return that a goal may be worth changing."""
    return say("`suggest` has an idea for {title}.", title=title)


def lines(digest: Digest) -> tuple[str, ...]:
    """Return the line of each goal, in the order of the digest; empty where there is nothing to compare."""
    return tuple(line(row, span=digest.span) for row in digest.rows)
