"""What became of a goal or of the settings, in words."""

from datetime import date

from bots.conversation.wording import days

HOURS = "Your day may begin from 0 (midnight) to 6 in the morning."


def paused(title: str, *, today: date, resume_on: date | None) -> str:
    """Return that a goal rests."""
    until = f" until {days.day(resume_on, today=today)}, then it goes on by itself" if resume_on else ""
    ending = "" if resume_on else f" `resume {title}` goes on with it."
    return f"{title} is paused{until}.{ending}"


def paused_all(count: int, *, today: date, resume_on: date | None) -> str:
    """Return that several goals rest."""
    goals = "1 goal is" if count == 1 else f"{count} goals are"
    until = f" until {days.day(resume_on, today=today)}" if resume_on else ". `resume all` goes on"
    return f"{goals} paused{until}."


def resumed(titles: tuple[str, ...]) -> str:
    """Return that goals go on."""
    return f"{', '.join(titles)} {'goes' if len(titles) == 1 else 'go'} on."


def archived(title: str) -> str:
    """Return that a goal was put away."""
    return f"{title} is archived. `restore {title}` takes it up again."


def restored(title: str) -> str:
    """Return that a goal was taken up again."""
    return f"{title} is active again."


def stays_completed(title: str) -> str:
    """Return that a goal which has reached its value cannot go on as it is."""
    return (
        f"{title} has reached its value, so it stays completed. `undo` takes back an entry, `new` starts the next goal."
    )


def completed(title: str) -> str:
    """Return that a goal was called reached."""
    return f"{title} is completed. Well done! 🎉"


def renamed(before: str, after: str) -> str:
    """Return a goal's new name."""
    return f"{before} is now called {after}."


def aliased(alias: str, title: str) -> str:
    """Return that a name means a goal from now on."""
    return f"“{alias}” means {title} from now on."


def alias_is_taken(title: str) -> str:
    """Return that a name is that of another goal."""
    return f"{title} is a goal of its own, so its name cannot mean another."


def later_skip(title: str, on: date, *, today: date) -> str:
    """Return that a day to come cannot be skipped, and what can be done."""
    return (
        f"{days.calendar_day(on, today=today)} has not come yet. Skip {title} on the day, or `pause {title} until ...`."
    )


def zone(name: str) -> str:
    """Return the zone somebody lives in now."""
    return f"Your time zone is {name}."


def unknown_zone(name: str) -> tuple[str, str]:
    """Return that no zone has a name, and the way out."""
    return f"I know no time zone “{name}”.", "Name a large city nearby, or a zone like `timezone Europe/Paris`."


def which_zone(name: str) -> str:
    """Return the question which of several zones is meant."""
    return f"Which “{name}”?"


def day_start(hour: int) -> str:
    """Return when somebody's day begins."""
    return f"Your day begins at {hour}:00." if hour else "Your day begins at midnight."


def settings(zone_name: str, hour: int, *, week_start: str, clock: str) -> str:
    """Return somebody's settings."""
    return (
        f"Time zone: {zone_name} (it is {clock} there)\n"
        f"Your day begins at {hour}:00, your week on {week_start.capitalize()}.\n"
        "Change them with `timezone Europe/Paris` and `daystart 3`."
    )
