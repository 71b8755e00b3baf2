"""What became of a goal or of the settings, in words."""

from datetime import date

from bots.conversation.wording import days
from bots.conversation.wording.language import own_name, say, say_counted, spoken


def hours() -> str:
    """Return at which hours a day may begin."""
    return say("Your day may begin from 0 (midnight) to 6 in the morning.")


def paused(title: str, *, today: date, resume_on: date | None) -> str:
    """Return that a goal rests."""
    if resume_on is None:
        return say("{title} is paused. `resume {title}` goes on with it.", title=title)
    day = days.day(resume_on, today=today)
    return say("{title} is paused until {day}, then it goes on by itself.", title=title, day=day)


def paused_all(count: int, *, today: date, resume_on: date | None) -> str:
    """Return that several goals rest."""
    if resume_on is None:
        return say_counted(
            "{count} goal is paused. `resume all` goes on.",
            "{count} goals are paused. `resume all` goes on.",
            count=count,
        )
    day = days.day(resume_on, today=today)
    return say_counted(
        "{count} goal is paused until {day}.", "{count} goals are paused until {day}.", count=count, day=day
    )


def resumed(titles: tuple[str, ...]) -> str:
    """Return that goals go on."""
    return say_counted("{titles} goes on.", "{titles} go on.", count=len(titles), titles=", ".join(titles))


def archived(title: str) -> str:
    """Return that a goal was put away."""
    return say("{title} is archived. `restore {title}` takes it up again.", title=title)


def restored(title: str) -> str:
    """Return that a goal was taken up again."""
    return say("{title} is active again.", title=title)


def stays_completed(title: str) -> str:
    """Return that a goal which has reached its value cannot go on as it is."""
    return say(
        "{title} has reached its value, so it stays completed. `undo` takes back an entry, `new` starts the next goal.",
        title=title,
    )


def completed(title: str) -> str:
    """Return that a goal was called reached."""
    return say("{title} is completed. Well done! 🎉", title=title)


def renamed(before: str, after: str) -> str:
    """Return a goal's new name."""
    return say("{before} is now called {after}.", before=before, after=after)


def aliased(alias: str, title: str) -> str:
    """Return that a name means a goal from now on."""
    return say("“{alias}” means {title} from now on.", alias=alias, title=title)


def alias_is_taken(title: str) -> str:
    """Return that a name is that of another goal."""
    return say("{title} is a goal of its own, so its name cannot mean another.", title=title)


def later_skip(title: str, on: date, *, today: date) -> str:
    """Return that a day to come cannot be skipped, and what can be done."""
    day = days.calendar_day(on, today=today)
    return say("{day} has not come yet. Skip {title} on the day, or `pause {title} until ...`.", day=day, title=title)


def zone(name: str) -> str:
    """Return the zone somebody lives in now."""
    return say("Your time zone is {zone}.", zone=name)


def unknown_zone(name: str) -> tuple[str, str]:
    """Return that no zone has a name, and the way out."""
    return (
        say("I know no time zone “{name}”.", name=name),
        say("Name a large city nearby, or a zone like `timezone Europe/Paris`."),
    )


def which_zone(name: str) -> str:
    """Return the question which of several zones is meant."""
    return say("Which “{name}”?", name=name)


def day_start(hour: int) -> str:
    """Return when somebody's day begins."""
    return say("Your day begins at {hour}:00.", hour=hour) if hour else say("Your day begins at midnight.")


def week_may_start() -> str:
    """Return on which days a week may begin."""
    return say("Your week may begin on Monday or on Sunday: `weekstart sunday`.")


def week_start(name: str) -> str:
    """Return on which day somebody's week begins."""
    if name == "sunday":
        return say("Your week begins on Sunday.")
    return say("Your week begins on Monday.")


def locale(tag: str, *, is_spoken: bool) -> str:
    """Return how somebody is spoken to now."""
    if is_spoken:
        said = say("I write to you in English, numbers and dates as in {locale}.", locale=own_name(tag))
        return said if spoken().is_source else f"{said} {_stay_english()}"
    return say("I have no sentences in the language of {locale} yet: they stay English, numbers follow it.", locale=tag)


def _stay_english() -> str:
    return say("Commands stay English: `help`, `today`, `undo`.")


def unknown_locale(name: str) -> tuple[str, str]:
    """Return that no locale has a name, and the way out."""
    return (
        say("I know no language “{name}”.", name=name),
        say("Say it by its name or code: `language german`, `locale en-GB`."),
    )


def settings(zone_name: str, hour: int, *, week_start: str, clock: str, locale_tag: str) -> str:
    """Return somebody's settings."""
    begins = say("Sunday") if week_start == "sunday" else say("Monday")
    return say(
        "Time zone: {zone} (it is {clock} there)\n"
        "Your day begins at {hour}:00, your week on {weekday}.\n"
        "Language: {locale}\n"
        "Change them with `timezone Europe/Paris`, `daystart 3`, `weekstart sunday` and `language german`.",
        zone=zone_name,
        clock=clock,
        hour=hour,
        weekday=begins,
        locale=own_name(locale_tag) or locale_tag,
    )
