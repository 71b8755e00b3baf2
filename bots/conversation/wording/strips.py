"""How far a goal has come, as a strip of cells for channels that show text alone."""

from decimal import Decimal

from bots.conversation.standing import Standing
from core.charts.text import strip as strip_of
from core.domain.goal import Pattern


def strip(standing: Standing) -> str:
    """Return how far a goal has come as a strip of cells; nothing where there is no whole to compare with."""
    share = share_of(standing)
    return "" if share is None else strip_of(share)


def share_of(standing: Standing) -> Decimal | None:
    """Return how far a goal has come, 1 for all the way and more for beyond; None without a whole to compare with."""
    match standing.pattern:
        case Pattern.RECURRING:
            if not standing.need or standing.total is None:
                return None
            return Decimal(1) if standing.is_achieved else max(standing.total / standing.need, Decimal(0))
        case Pattern.LIMIT:
            if not standing.target or standing.total is None:
                return None
            return max(standing.total / standing.target, Decimal(0))
        case Pattern.MILESTONE | Pattern.TARGET | Pattern.STREAK:
            return standing.percent / 100
