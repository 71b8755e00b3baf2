"""Where somebody lives and when their day begins."""

from bots.conversation.grammar import About, Plain
from bots.conversation.places import zones_like
from bots.conversation.questions import MOST_OPTIONS, Answer, Question, opened, with_way_out
from bots.conversation.replies import Changed, Choice, Part, Problem, Text
from bots.conversation.silence import notices_chosen, summary
from bots.conversation.turn import Turn
from bots.conversation.wording import changes
from bots.conversation.wording.catalogues import languages
from bots.conversation.wording.language import locale_named, speaking
from core.domain.calendar import WeekStart
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
    change_profile(turn.session, turn.actor, {"timezone": zones[0]}, now=turn.now)
    return Changed(changes.zone(zones[0]))


def day_start_chosen(turn: Turn, command: Plain) -> Part:
    """Set the hour at which the day begins; without one, say which it is."""
    if command.argument is None:
        return Text(changes.day_start(turn.actor.calendar.day_starts_at))
    hour = int(command.argument) if command.argument.isdecimal() else LATEST_DAY_START + 1
    if not 0 <= hour <= LATEST_DAY_START:
        return Problem(changes.hours())
    change_profile(turn.session, turn.actor, {"day_starts_at": hour}, now=turn.now)
    return Changed(changes.day_start(hour))


def preferences(turn: Turn, command: Plain) -> Part:
    """Change the setting that is named with a value; without one, return all as they are."""
    name, _, value = (command.argument or "").partition(" ")
    match name:
        case "locale":
            return _locale_chosen(turn, value)
        case "weekstart":
            return _week_start_chosen(turn, value)
        case "notices":
            return notices_chosen(turn, value)
        case _:
            return _as_they_are(turn)


def _locale_chosen(turn: Turn, name: str) -> Part:
    """Speak as in a locale from now on, named by its tag or by its language in English or in itself."""
    tag = locale_named(name)
    if tag is None:
        return Problem(*changes.unknown_locale(name))
    change_profile(turn.session, turn.actor, {"locale": tag}, now=turn.now)
    with speaking(tag):
        return Changed(changes.locale(tag, is_spoken=tag.partition("-")[0] in languages()))


def _week_start_chosen(turn: Turn, name: str) -> Part:
    begins = next((day for day in WeekStart if day.value.startswith(name.casefold()[:3])), None)
    if begins is None or len(name) < len("mon"):
        return Problem(changes.week_may_start())
    change_profile(turn.session, turn.actor, {"week_start": begins.value}, now=turn.now)
    return Changed(changes.week_start(begins.value))


def _as_they_are(turn: Turn) -> Part:
    calendar = turn.actor.calendar
    clock = f"{calendar.local(turn.now):%H:%M}"
    settings = changes.settings(
        calendar.timezone,
        calendar.day_starts_at,
        week_start=calendar.week_start.value,
        clock=clock,
        locale_tag=turn.actor.locale,
    )
    return Text(f"{settings}\n{summary(turn)}")
