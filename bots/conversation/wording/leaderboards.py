"""Sentences about who did most."""

from collections.abc import Iterable, Sequence

from bots.conversation.wording.language import mark, say, say_counted
from bots.conversation.wording.numbers import amount
from bots.conversation.wording.teams import archived
from core.domain.amount import decimal_of
from core.domain.leaderboard import Measure, Rank, Span

_OF_TEAM = {
    Span.WEEK: mark("{team} this week"),
    Span.MONTH: mark("{team} this month"),
    Span.ALL: mark("{team} of all time"),
}
_OF_GOAL = {
    Span.WEEK: mark("{goal} ({team}) this week"),
    Span.MONTH: mark("{goal} ({team}) this month"),
    Span.ALL: mark("{goal} ({team}) of all time"),
}


def heading(team: str, *, goal: str | None, span: Span) -> str:
    """Return what a leaderboard is about."""
    return say(_OF_TEAM[span], team=team) if goal is None else say(_OF_GOAL[span], team=team, goal=goal)


def line(rank: Rank, *, name: str, measure: Measure, unit: str) -> str:
    """Return somebody's place."""
    if measure is Measure.DAYS:
        done = say_counted("{count} day", "{count} days", count=rank.days)
    else:
        done = amount(decimal_of(rank.amount), unit)
    return say("{place}. {name}: {done}", place=rank.place, name=name, done=done)


def titled(heading: str) -> str:
    """Return the heading of a list."""
    return say("{heading}:", heading=heading)


def in_a_line(heading: str, lines: Iterable[str]) -> str:
    """Return a leaderboard as one line."""
    return say("{heading}: {places}", heading=heading, places=", ".join(lines))


def empty(heading: str) -> str:
    """Return that there is nothing to be seen."""
    return say("{heading}: nobody has logged anything yet.", heading=heading)


def without_goals(team: str, *, put_away: Sequence[str]) -> str:
    """Return that a team has no goal."""
    if put_away:
        return say("{team} has no goal under way. {rest}", team=team, rest=archived(put_away))
    return say("{team} has no goal yet: `team new pushups 100 a day` makes one.", team=team)


def no_goal_of_a_team(title: str) -> str:
    """Return that a goal is somebody's own."""
    return say("{title} is your own goal. Leaderboards are of goals of a team.", title=title)
