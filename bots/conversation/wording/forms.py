"""What a form says of its fields, and of what was put into them."""

from bots.conversation.fields import Field, Kind
from bots.conversation.wording.catalogues import languages
from bots.conversation.wording.guide import rhythm_labels
from bots.conversation.wording.language import own_name, say, say_counted


def no_title(most: int) -> str:
    """Return that a goal needs a name, and of how many signs at most."""
    return say("Give the goal a name of at most {most} signs.", most=most)


def title_is_taken(title: str) -> str:
    """Return that there is such a goal already."""
    return say("You have a goal {title} already.", title=title)


def does_not_fit(said: str, *, like: str | None = None) -> str:
    """Return that a value is not understood, with examples of what would be."""
    if like is None:
        return say("“{said}” does not fit here.", said=said)
    return say("“{said}” does not fit here. For example {like}.", said=said, like=like)


def no_such_goal() -> str:
    """Return that a goal is not there any more."""
    return say("This goal is not there any more.")


def nothing_changed() -> str:
    """Return that a form was sent as it was."""
    return say("Nothing has changed.")


def titles() -> dict[Kind, str]:
    """Return what forms are headed by, in at most 24 signs."""
    return {
        Kind.GOAL: say("New goal"),
        Kind.LOG: say("Log progress"),
        Kind.REMINDER: say("Reminder"),
        Kind.SETTINGS: say("Settings"),
    }


def labels() -> dict[Field, str]:
    """Return what the fields are called."""
    return {
        Field.TITLE: say("Name"),
        Field.KIND: say("What kind of goal"),
        Field.AMOUNT: say("How much"),
        Field.RHYTHM: say("How often"),
        Field.DEADLINE: say("By when"),
        Field.GOAL: say("Goal"),
        Field.DAY: say("Day"),
        Field.NOTE: say("Note"),
        Field.TIME: say("Time"),
        Field.DAYS: say("On which days"),
        Field.TIMEZONE: say("Time zone"),
        Field.DAY_START: say("Your day begins at"),
        Field.WEEK_START: say("Your week begins on"),
        Field.LANGUAGE: say("Language"),
        Field.QUIET: say("Quiet hours"),
    }


def rhythms() -> tuple[tuple[str, str], ...]:
    """Return how often, each as it reads and as it is typed."""
    return tuple((say(text), text) for text in rhythm_labels())


def reminder_days() -> tuple[tuple[str, str], ...]:
    """Return on which days to remind, each as it reads and as it is typed; the last is on none."""
    return (
        (say("every day"), "daily"),
        (say("Monday to Friday"), "weekdays"),
        (say("on weekends"), "weekends"),
        (say("no reminder any more"), "off"),
    )


def week_starts() -> tuple[tuple[str, str], ...]:
    """Return on which days a week begins, each as it reads and as it is typed."""
    return (say("Monday"), "monday"), (say("Sunday"), "sunday")


def spoken_languages() -> tuple[tuple[str, str], ...]:
    """Return the languages there are, each by its own name and by its tag."""
    return tuple((own_name(tag), tag) for tag in sorted(languages()))


def send() -> str:
    """Return the label that sends a form."""
    return say("Save")


def close() -> str:
    """Return the label that leaves a form."""
    return say("Cancel")


def leave() -> str:
    """Return the label that leaves what only tells something."""
    return say("Close")


def more_goals(count: int) -> str:
    """Return how many goals there was no room for."""
    return say_counted(
        "and {count} more goal: `list` shows it", "and {count} more goals: `list` shows them", count=count
    )
