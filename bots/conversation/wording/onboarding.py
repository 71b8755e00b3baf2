"""The sentences of the first minutes: a greeting, three questions that may be skipped, and where to go from there."""

from bots.conversation.wording.language import say


def welcome() -> str:
    """Return the greeting: what this is in one sentence, and an example that works at once."""
    return say("Hello! I keep track of your goals: you say what you did, I count. Try it: `meditate 10m`.")


def which_place() -> str:
    """Return the question for a time zone."""
    return say("So that your days begin and end when yours do: where do you live? A city or a country will do.")


def place(clock: str, city: str) -> str:
    """Return an answer to that: what a clock shows there, and where that is."""
    return say("{clock} in {city}", clock=clock, city=city)


def skip() -> str:
    """Return the answer that leaves a question open."""
    return say("skip")


def unknown_place(name: str) -> str:
    """Return that a place is not known, and the question again."""
    return say("I do not know “{name}”. Which larger city near you has the same time? Or `skip`.", name=name)


def several_places(name: str) -> str:
    """Return the question which of the zones of a place it is."""
    return say("“{name}” has several times. What does your clock show?", name=name)


def zone_set(zone: str, clock: str) -> str:
    """Return that the zone is known now."""
    return say("Good: it is {clock} where you are ({zone}).", clock=clock, zone=zone)


def zone_known(zone: str, clock: str) -> str:
    """Return the zone that the channel told of, and how to change it."""
    return say(
        "I take it that your clock shows {clock} ({zone}); `timezone CITY` changes that.", clock=clock, zone=zone
    )


def zone_taken(zone: str, platform: str) -> str:
    """Return, once, that the zone is what a platform tells of somebody, and how to change it."""
    return say(
        "I took your time zone {zone} from {platform}; `timezone CITY` changes it.",
        zone=zone,
        platform=platform.title(),
    )


def first_goal() -> str:
    """Return the question for a first goal."""
    return say("What would you like to keep up? Choose one, or say it your way: `new run 5 km a week`.")


def remind(title: str) -> str:
    """Return the question when to be reminded of the first goal."""
    return say("Shall I remind you of {title} each day it is open? Choose a time, or say one: `7:15`.", title=title)


def later() -> str:
    """Return what to do without a goal so far."""
    return say("No hurry. When you are ready: `new meditate 20 min daily`, or `templates` for ideas.")


def go_on() -> str:
    """Return what to do with a first goal."""
    return say("`today` shows what is left, `help` what else I understand.")


def zone_moved(zone: str, *, kept: str) -> str:
    """Return that a platform says another zone than the one that somebody has here."""
    return say(
        "Your profile says {zone} now; I still go by {kept}. `timezone {zone}` changes that.", zone=zone, kept=kept
    )
