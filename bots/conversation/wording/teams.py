"""Sentences about teams: who takes part, what they may, and what their goals come to."""

from collections.abc import Iterable, Sequence

from bots.conversation.standing import Standing
from bots.conversation.wording import cards
from bots.conversation.wording.language import say, say_counted
from core.db.records import Member
from core.domain.teams import Role

MOST_TITLES = 5


def unnamed() -> str:
    """Return what a team is called whose group has no name."""
    return say("Team")


def none_here() -> tuple[str, str]:
    """Return that a group has no team, and how it gets one."""
    return say("There is no team here yet."), say("`team new pushups 100 a day` starts one with its first goal.")


def none_anywhere() -> tuple[str, str]:
    """Return that somebody takes part in no team, and how that changes."""
    return say("You take part in no team."), say("In a group, `team new pushups 100 a day` starts one.")


def not_a_member(team: str) -> str:
    """Return that something is for those who take part."""
    return say("You do not take part in {team}. `team join`, in its group, changes that.", team=team)


def for_admins(team: str) -> str:
    """Return that something is for those who run the group."""
    return say("In {team}, only admins of the group make goals and change them.", team=team)


def in_charge_alone(team: str) -> str:
    """Return that something is for those who run the group, or founded the team."""
    return say("That is for the admins of the group, and for whoever founded {team}.", team=team)


def which_team(titles: Iterable[str]) -> str:
    """Return the question for one of several teams."""
    return say("You take part in several teams: {titles}. Say which one.", titles=", ".join(titles))


def unknown_deed() -> tuple[str, str]:
    """Return that a wish about the team was not understood, and what there is."""
    return (
        say("I do not know that about teams."),
        say("There are `team`, `team new`, `team join`, `team leave`, `team members`, `team hide` and `top`."),
    )


def which_goal() -> str:
    """Return that a new goal of a team has to be described."""
    return say("Describe the goal in full: `team new pushups 100 a day`.")


def joined_by_log(team: str) -> str:
    """Return what is said once to whoever took part by logging."""
    return say("You take part in {team} from now on; `team leave` ends it.", team=team)


def invitation(team: str, code: str) -> str:
    """Return how others join a team."""
    return say("Whoever writes `link {code}` to me within a week takes part in {team}.", code=code, team=team)


def joined(team: str) -> str:
    """Return that somebody takes part from now on."""
    return say("You take part in {team} now. What you log on its goals counts for all.", team=team)


def in_already(team: str) -> str:
    """Return that somebody took part before."""
    return say("You take part in {team} already.", team=team)


def left(team: str) -> str:
    """Return that somebody takes part no more."""
    return say("You no longer take part in {team}. What you logged stays.", team=team)


def removed(name: str, team: str) -> str:
    """Return that somebody was sent away."""
    return say("{name} no longer takes part in {team}. What they logged stays.", name=name, team=team)


def nobody_called(name: str, team: str) -> str:
    """Return that a name is nobody's, or several people's."""
    return say("I cannot tell who {name} is in {team}. `team members` shows the names.", name=name, team=team)


def restricted(team: str) -> str:
    """Return that only admins change goals from now on."""
    return say("From now on only admins make and change goals of {team}. Everybody logs.", team=team)


def opened_up(team: str) -> str:
    """Return that all change goals from now on."""
    return say("From now on everybody who takes part in {team} may make and change its goals.", team=team)


def hidden(team: str) -> str:
    """Return that somebody is off the leaderboard."""
    return say("You are no longer on the leaderboard of {team}. Your entries still count.", team=team)


def shown(team: str) -> str:
    """Return that somebody is on the leaderboard."""
    return say("You are on the leaderboard of {team}.", team=team)


def outside(team: str, *, count: int) -> str:
    """Return what somebody in the group who does not take part is told of the team."""
    told = say_counted("{team}: {count} takes part.", "{team}: {count} take part.", count=count, team=team)
    return told + " " + say("`team join` lets you in.")


def archived(titles: Sequence[str]) -> str:
    """Return which goals are archived or completed, the latest of many."""
    return say(
        "Archived or completed: {titles}. `restore GOAL` takes one up again.", titles=", ".join(titles[-MOST_TITLES:])
    )


def overview(team: str, *, goals: Iterable[Standing], count: int, put_away: Sequence[str]) -> str:
    """Return a team's goals, a line each, how many take part, and what may be done."""
    told = [say_counted("{team}, {count} takes part", "{team}, {count} take part", count=count, team=team)]
    lines = [f"{each.title}: {cards.listed(each)}" for each in goals]
    lines += [archived(put_away)] if put_away else []
    lines = lines or [say("No goal yet: `team new pushups 100 a day` makes one.")]
    hint = say("`log GOAL AMOUNT` counts for all. More: `team members`, `top`, `team leave`.")
    return "\n".join((*told, *lines, hint))


def members(team: str, people: Iterable[Member]) -> str:
    """Return who takes part, a line each."""
    return "\n".join((say("Who takes part in {team}:", team=team), *map(_member, people)))


def _member(member: Member) -> str:
    if member.role is Role.FOUNDER:
        return say("{name}, who founded it", name=member.name)
    return member.name
