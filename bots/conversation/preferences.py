"""Where somebody lives and when their day begins."""

from bots.conversation.grammar import About, Plain
from bots.conversation.places import zones_like
from bots.conversation.questions import MOST_OPTIONS, Answer, Question, opened, with_way_out
from bots.conversation.replies import Choice, Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import changes
from core.services.users import change_profile

LATEST_DAY_START = 6


def zone_chosen(turn: Turn, command: Plain) -> Part:
    """Set the time zone, by its name or a city's; without one, say which it is."""
    if command.argument is None:
        return Text(changes.zone(turn.actor.calendar.timezone))
    zones = zones_like(command.argument)
    if not zones:
        return Problem(*changes.unknown_zone(command.argument))
    if len(zones) > 1:
        answers = tuple(Answer(name, (f"/timezone {name}",)) for name in zones[:MOST_OPTIONS])
        options = opened(turn, Question(About.CONFIRM, with_way_out(answers)))
        return Choice(changes.which_zone(command.argument), options)
    change_profile(turn.session, turn.actor, {"timezone": zones[0]})
    return Text(changes.zone(zones[0]))


def day_start_chosen(turn: Turn, command: Plain) -> Part:
    """Set the hour at which the day begins; without one, say which it is."""
    if command.argument is None:
        return Text(changes.day_start(turn.actor.calendar.day_starts_at))
    hour = int(command.argument) if command.argument.isdecimal() else LATEST_DAY_START + 1
    if not 0 <= hour <= LATEST_DAY_START:
        return Problem(changes.HOURS)
    change_profile(turn.session, turn.actor, {"day_starts_at": hour})
    return Text(changes.day_start(hour))


def preferences(turn: Turn) -> Part:
    """Return the settings as they are."""
    calendar = turn.actor.calendar
    clock = f"{calendar.local(turn.now):%H:%M}"
    return Text(
        changes.settings(calendar.timezone, calendar.day_starts_at, week_start=calendar.week_start.value, clock=clock)
    )
