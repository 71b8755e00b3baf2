"""The catalogue of commands as data: what may be typed, with an example first. What is missing here does not exist.

`help`, and the menus of chat platforms, are made from it.
"""

from dataclasses import dataclass

from bots.conversation.grammar.commands import Kind
from bots.conversation.wording.language import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: the kind it leads to, a word for menus, an example, what comes of it (for `say`), and its syntax.

    `others` are further examples, each with what comes of it; `other_words` are also looked up in help.
    """

    kind: Kind
    word: str
    example: str
    meaning: str
    syntax: str
    is_first_help: bool = False
    others: tuple[tuple[str, str], ...] = ()
    other_words: tuple[str, ...] = ()


NEW_GOALS = (
    ("new meditate 20 min daily", mark("so much every day")),
    ("new run 20 km a week", mark("so much every week")),
    ("new gym 3x/week", mark("so often a week")),
    ("new yoga 20 min on mon wed fri", mark("on certain days of the week")),
    ("limit coffee 2 cups a day", mark("at most so much")),
    ("streak no sugar 30 days", mark("every day, so many in a row")),
    ("weight 75kg -> 70kg by june", mark("a number that is to get somewhere")),
    ("save $5000 by december", mark("so much in all by a day")),
)
"""One of each kind of goal, besides the first example."""

CATALOGUE: tuple[Entry, ...] = (
    Entry(
        Kind.LOG, "log", "meditate 10m", mark("log ten minutes"), "[log] GOAL [AMOUNT] [DAY] [NOTE]", is_first_help=True
    ),
    Entry(Kind.COMPLETE, "done", "done gym", mark("mark it done for today"), "done GOAL [DAY]", is_first_help=True),
    Entry(
        Kind.CREATE,
        "new",
        "new read 12 books by dec 31",
        mark("start a goal"),
        "new NAME AMOUNT [daily|a week|by DAY]",
        is_first_help=True,
        others=NEW_GOALS,
        other_words=("goal", "streak", "limit", "milestone", "target", "save", "habit"),
    ),
    Entry(Kind.TODAY, "today", "today", mark("what is left today"), "today", is_first_help=True),
    Entry(Kind.UNDO, "undo", "undo", mark("take the last entry back"), "undo [GOAL]", is_first_help=True),
    Entry(Kind.CORRECT, "oops", "oops 15", mark("correct the last entry"), "oops AMOUNT, change last to AMOUNT"),
    Entry(Kind.SKIP, "skip", "skip gym sick", mark("excuse a day"), "skip GOAL [REASON] [till DAY]"),
    Entry(Kind.ZERO, "no", "no coffee", mark("note that there was none"), "no GOAL"),
    Entry(Kind.TIMER_START, "start", "start meditate", mark("start a timer"), "start GOAL"),
    Entry(Kind.TIMER_STOP, "stop", "stop", mark("stop it and log the time"), "stop"),
    Entry(
        Kind.LIST,
        "list",
        "list",
        mark("your goals"),
        "list [all|paused|completed|archived]",
        others=(("list all", mark("the completed and archived ones too")),),
    ),
    Entry(Kind.SHOW, "show", "gym?", mark("one goal in full"), "show GOAL, GOAL?"),
    Entry(Kind.CHART, "chart", "chart gym", mark("one goal as a picture"), "chart GOAL", other_words=("graph",)),
    Entry(Kind.DIGEST, "progress", "progress", mark("how it has gone"), "progress, week, month"),
    Entry(
        Kind.REMIND,
        "remind",
        "remind gym 18:00 mon wed fri",
        mark("ask me when it is not done yet"),
        "remind GOAL TIME [DAYS] [MESSAGE], remind GOAL off, reminders",
        others=(
            ("remind read 7:30 and 21:00", mark("at several times")),
            ("remind water every other day at 9", mark("not every day")),
            ("remind gym 3 days after the last at 18:00", mark("counted from the last time")),
            ("remind meditate an hour before the day ends", mark("before my day is over")),
            ('remind read 21:00 "Book, not phone." follow up 30m', mark("in my words, and once more if need be")),
            ("remind gym off", mark("no more")),
            ("reminders", mark("all of them, and when they are next")),
        ),
        other_words=("reminder", "reminders"),
    ),
    Entry(Kind.SNOOZE, "snooze", "snooze 20m", mark("ask me again later"), "snooze [GOAL] [MINUTES|till TIME]"),
    Entry(
        Kind.PAUSE,
        "pause",
        "pause gym until friday",
        mark("let a goal rest"),
        "pause GOAL|all [until DAY], vacation DAY-DAY",
        others=(("vacation mar 10-20", mark("let all goals rest over these days")),),
        other_words=("vacation", "holiday"),
    ),
    Entry(Kind.RESUME, "resume", "resume gym", mark("go on with it"), "resume [GOAL]"),
    Entry(Kind.FINISH, "complete", "complete gym", mark("call a goal reached"), "complete GOAL"),
    Entry(Kind.ARCHIVE, "archive", "archive gym", mark("put a goal away"), "archive GOAL"),
    Entry(Kind.RESTORE, "restore", "restore gym", mark("take it up again"), "restore GOAL"),
    Entry(Kind.RENAME, "rename", "rename gym to workout", mark("give a goal another name"), "rename GOAL to NAME"),
    Entry(Kind.ALIAS, "alias", "alias w = water", mark("a short name for a goal"), "alias NAME = GOAL"),
    Entry(
        Kind.TEMPLATES,
        "templates",
        "templates",
        mark("goals to take over"),
        "templates [TOPIC]",
        others=(
            ("templates health", mark("those of a topic")),
            ("new from read", mark("make the one of this name")),
        ),
        other_words=("template",),
    ),
    Entry(
        Kind.TEAM,
        "team",
        "team new pushups 100 a day",
        mark("a goal for all who are in the group"),
        "team [new GOAL|join|leave|members|hide|show|recap on|recap off|admins only|everyone|remove NAME]",
        others=(
            ("team", mark("what the team has set itself")),
            ("team join", mark("take part")),
            ("team leave", mark("take part no more")),
            ("team members", mark("who takes part")),
            ("team hide", mark("stay off the leaderboard; `team show` comes back")),
            ("team recap off", mark("no recap of its week in the group")),
            ("team admins only", mark("leave the goals to the admins; `team everyone` to all")),
        ),
        other_words=("teams",),
    ),
    Entry(
        Kind.TOP,
        "top",
        "top",
        mark("who did most in the team this week"),
        "top [week|month|all] [GOAL]",
        others=(("top month", mark("over the month")), ("top all", mark("of all time"))),
        other_words=("leaderboard", "ranking"),
    ),
    Entry(
        Kind.SHARE,
        "share",
        "share gym",
        mark("a link that shows a goal to whoever has it"),
        "share [GOAL [off]]",
        others=(("share", mark("what you share")),),
    ),
    Entry(
        Kind.LINK,
        "link",
        "link",
        mark("a code that makes another chat yours as well"),
        "link [CODE|off]",
        others=(("link off", mark("give this chat its own goals back")),),
    ),
    Entry(
        Kind.TOKEN,
        "token",
        "token",
        mark("a token for the API"),
        "token [revoke]",
        others=(("token revoke", mark("let no token work any more")),),
    ),
    Entry(Kind.SUGGEST, "suggest", "suggest", mark("what may be worth changing"), "suggest"),
    Entry(Kind.TIMEZONE, "timezone", "timezone Europe/Paris", mark("where you live"), "timezone ZONE|CITY"),
    Entry(Kind.DAYSTART, "daystart", "daystart 3", mark("your day ends at 3 in the morning"), "daystart 0..6"),
    Entry(Kind.EXPORT, "export", "export", mark("everything I have of you, as a file"), "export"),
    Entry(
        Kind.SETTINGS,
        "settings",
        "settings",
        mark("your zone, day, week and language"),
        "settings, language NAME, weekstart DAY",
        others=(
            ("language german", mark("in which language I answer")),
            ("weekstart sunday", mark("on which day your week begins")),
        ),
        other_words=("language", "locale", "weekstart"),
    ),
    Entry(
        Kind.QUIET,
        "quiet",
        "quiet 22-7",
        mark("no notices at night"),
        "quiet HOUR-HOUR|off",
        others=(("quiet off", mark("notices at any hour")),),
        other_words=("dnd",),
    ),
    Entry(
        Kind.MUTE,
        "mute",
        "mute for 2h",
        mark("no notices for a while"),
        "mute [for TIME|until TIME], unmute",
        others=(("mute", mark("none for the rest of today")), ("unmute", mark("notices again"))),
        other_words=("unmute",),
    ),
    Entry(
        Kind.SETTINGS,
        "notices",
        "notices",
        mark("what I tell you without being asked"),
        "notices [KIND on|off], notices max NUMBER, notices at TIME",
        others=(
            ("notices weekly off", mark("no review of the week")),
            ("notices max 5", mark("at most five a day")),
            ("notices at 8:30", mark("when reviews come")),
        ),
        other_words=("notifications",),
    ),
    Entry(
        Kind.DELETE_ME,
        "delete",
        "delete me",
        mark("delete all your data here, once you have confirmed it"),
        "delete me",
    ),
    Entry(Kind.HELP, "help", "help new", mark("more about one command"), "help [COMMAND]", is_first_help=True),
)

NOT_YET: dict[Kind, str] = {
    Kind.IMPORT: mark("Imports in chat are not there yet."),
}
"""What the grammar understands and the conversation cannot do so far, with the answer."""


def entry_named(word: str) -> Entry | None:
    """Return the command that the first word after `help` means: its own word before other names."""
    wanted = word.strip().lstrip("/").casefold().split(" ")[0]
    own = (entry for entry in CATALOGUE if wanted == entry.word)
    others = (entry for entry in CATALOGUE if wanted in (entry.kind.value, *entry.other_words))
    return next(own, None) or next(others, None)
