"""The first minutes: where somebody lives, what they would like to keep up, when to be reminded of it."""

from collections.abc import Callable, Mapping

from bots.conversation.answering import folded
from bots.conversation.creation import created_from
from bots.conversation.flows import guide, plans
from bots.conversation.flows.steps import STEP, Given, is_cancelling, is_command, is_skipping, posed
from bots.conversation.grammar import About, Remind, parse
from bots.conversation.offers import likely_entry
from bots.conversation.places import UNKNOWN_ZONES, city_of, zones_like
from bots.conversation.questions import MOST_OPTIONS, Question
from bots.conversation.reminding import reminded
from bots.conversation.replies import Choice, Created, Part, Text
from bots.conversation.turn import Turn, understand
from bots.conversation.wording import fixed, ideas, onboarding
from bots.conversation.wording import reminders as reminder_wording
from bots.conversation.wording.sentences import shortened
from core.domain.calendar import zone_of
from core.domain.templates import template_wished, template_with_id
from core.services.identities import private_places_of
from core.services.users import change_profile

START = "start"
ZONE, GOAL, REMINDER = "zone", "goal", "reminder"
ABOUT = "about"
"""The member of a step's state that names the goal that was made."""
_GUESSES = {
    "en": ("Europe/London", "America/New_York", "America/Los_Angeles"),
    "en-us": ("America/New_York", "America/Chicago", "America/Los_Angeles"),
    "en-gb": ("Europe/London",),
    "en-au": ("Australia/Sydney", "Australia/Brisbane", "Australia/Perth"),
    "en-ca": ("America/Toronto", "America/Edmonton", "America/Vancouver"),
    "en-in": ("Asia/Kolkata",),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "fr": ("Europe/Paris", "Europe/Brussels", "America/Toronto"),
    "es": ("Europe/Madrid", "America/Mexico_City", "America/Argentina/Buenos_Aires"),
    "it": ("Europe/Rome",),
    "nl": ("Europe/Amsterdam", "Europe/Brussels"),
    "pt": ("Europe/Lisbon", "America/Sao_Paulo"),
    "pl": ("Europe/Warsaw",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
    "uk": ("Europe/Kyiv",),
    "tr": ("Europe/Istanbul",),
    "ja": ("Asia/Tokyo",),
    "zh": ("Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong"),
}
"""Where those who speak a language are likely to live."""
SKIP = "skip"
_FIRST_GOALS = ("meditate", "water", "gym")
_MOMENTS = ("08:00", "12:30", "19:00")
"""Times that suit most people: before work, at noon, in the evening."""


def begun(turn: Turn) -> tuple[Part, ...]:
    """Greet; ask somebody who has no goal yet what helps to begin."""
    if turn.goals:
        return (Text(fixed.welcome_back()),)
    zone = turn.actor.calendar.timezone
    if zone in UNKNOWN_ZONES:
        return Text(onboarding.welcome()), _asked(turn, ZONE)
    return Text(onboarding.welcome()), Text(onboarding.zone_known(zone, _clock(turn, zone))), _asked(turn, GOAL)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Take an answer to a step; None when it is something else to be done."""
    if is_cancelling(given.said):
        return (Text(onboarding.later()),)
    return _TAKERS[given.step](turn, given)


def asked_again(turn: Turn, question: Question) -> Choice:
    """Ask a step once more."""
    state = question.state or {}
    if state[STEP] != REMINDER:
        return _asked(turn, state[STEP])
    goal = turn.goals.get(state[ABOUT])
    return _when_to_remind(turn, state[ABOUT], title="" if goal is None else goal.title)


def _asked(turn: Turn, step: str, *, text: str = "", zones: tuple[str, ...] = ()) -> Choice:
    question, answers = _zone_question(turn, zones) if step == ZONE else _goal_question()
    answers = (*answers[: MOST_OPTIONS - 1], (onboarding.skip(), SKIP))
    return posed(turn, START, state={STEP: step}, question=text or question, answers=answers)


def _take_zone(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    said = given.said
    if is_skipping(said):
        return (_asked(turn, GOAL),)
    zones = zones_like(said)
    if len(zones) == 1:
        change_profile(turn.session, turn.actor, {"timezone": zones[0]}, now=turn.now)
        return Text(onboarding.zone_set(zones[0], _clock(turn, zones[0]))), _asked(turn, GOAL)
    if zones:
        return (_asked(turn, ZONE, text=onboarding.several_places(shortened(said)), zones=zones),)
    if _is_other(turn, said):
        return None
    if template_wished(said) is not None:
        return guide.described(turn, said)
    return (_asked(turn, ZONE, text=onboarding.unknown_place(shortened(said, most=30))),)


def _take_goal(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    said = given.said
    template = template_with_id("-".join(folded(said).split()))
    if template is not None and (given.is_chosen or not template.is_example):
        return _with_reminder(turn, created_from(turn, template), Text(onboarding.go_on()))
    if is_skipping(said):
        return (Text(onboarding.later()),)
    if _is_other(turn, said):
        return None
    return _with_reminder(turn, *guide.described(turn, said))


def _with_reminder(turn: Turn, *parts: Part) -> tuple[Part, ...]:
    """Return what was said of a first goal, and the question when to remind of it where a reminder can be read."""
    first = parts[0]
    if not isinstance(first, Created) or not private_places_of(turn.session, turn.actor.user_id):
        return parts
    return first, _when_to_remind(turn, first.standing.goal_id, title=first.standing.title)


def _when_to_remind(turn: Turn, goal_id: str, *, title: str, text: str = "") -> Choice:
    answers = (*((moment, moment) for moment in _MOMENTS), (onboarding.skip(), SKIP))
    question = text or onboarding.remind(title)
    return posed(turn, START, state={STEP: REMINDER, ABOUT: goal_id}, question=question, answers=answers)


def _take_reminder(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    goal, said = turn.goals.get(given.known[ABOUT]), given.said
    if goal is None or is_skipping(said):
        return (Text(onboarding.go_on()),)
    if is_command(turn, said) or said.endswith("?") or likely_entry(said) is not None:
        return None
    wish = parse(f"/remind [{goal.title.replace(']', ' ')}] {said}", turn.live).commands
    if len(wish) == 1 and isinstance(wish[0], Remind) and wish[0].at is not None:
        return reminded(turn, wish[0]), Text(onboarding.go_on())
    return (_when_to_remind(turn, goal.id, title=goal.title, text=reminder_wording.at_what_time(goal.title)),)


def _is_other(turn: Turn, said: str) -> bool:
    """Say whether a text is a command, small talk, a question of the person's own, or an entry on a goal to be made."""
    asks = understand(turn, said).asks
    is_entry = likely_entry(said) is not None or (asks is not None and asks.about is About.GOAL)
    return is_entry or said.endswith("?") or is_command(turn, said)


def _zone_question(turn: Turn, zones: tuple[str, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
    locale = turn.actor.locale.replace("_", "-").casefold()
    guesses = zones or _GUESSES.get(locale) or _GUESSES.get(locale[:2], ())
    answers = tuple((onboarding.place(_clock(turn, zone), city_of(zone)), zone) for zone in guesses)
    return onboarding.which_place(), answers


def _goal_question() -> tuple[str, tuple[tuple[str, str], ...]]:
    templates = [template for name in _FIRST_GOALS if (template := template_with_id(name)) is not None]
    answers = tuple((ideas.template(each.title, plans.agreed_of(each)), each.id) for each in templates)
    return onboarding.first_goal(), answers


def _clock(turn: Turn, zone: str) -> str:
    return f"{turn.now.astimezone(zone_of(zone)):%H:%M}"


_TAKERS: Mapping[str, Callable[[Turn, Given], tuple[Part, ...] | None]] = {
    ZONE: _take_zone,
    GOAL: _take_goal,
    REMINDER: _take_reminder,
}
