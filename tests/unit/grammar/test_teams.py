"""Commands about teams and sharing, with the words around them, and what only looks like one."""

import pytest

from bots.conversation.grammar import Command, Kind, Plain, Share, Top, parse
from tests.unit.grammar.people import GOALS, person

GOAL = GOALS[0]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("team", Plain(Kind.TEAM)),
        ("team join", Plain(Kind.TEAM, "join")),
        ("team leave runners", Plain(Kind.TEAM, "leave runners")),
        ("team new pushups 100 a day", Plain(Kind.TEAM, "new pushups 100 a day")),
        ("team admins only", Plain(Kind.TEAM, "admins only")),
        ("top", Top()),
        ("leaderboard month", Top("month")),
        ("/top all", Top("all")),
        (f"top {GOAL.title}", Top("week", GOAL)),
        (f"top month {GOAL.title}", Top("month", GOAL)),
        (f"share {GOAL.title}", Share(GOAL)),
        (f"/share {GOAL.title} off", Share(GOAL, is_off=True)),
        ("share", Share()),
    ],
)
def test_what_is_said_about_teams_is_understood(text: str, command: Command) -> None:
    understood = parse(text, person())
    assert understood.asks is None
    assert understood.commands == (command,)


@pytest.mark.parametrize("text", ["team spirit is what counts here", "top notch work today", "team new shoes arrived"])
def test_a_remark_is_no_command(text: str) -> None:
    assert all(command.kind not in (Kind.TEAM, Kind.TOP) for command in parse(text, person()).commands)
