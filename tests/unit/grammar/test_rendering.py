"""The law of rendering: a command written out is parsed to the same command, whoever reads it."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bots.conversation.grammar import (
    Alias,
    Command,
    Complete,
    Correct,
    Create,
    Kind,
    Log,
    Mute,
    OfGoal,
    Op,
    Pause,
    Plain,
    Quiet,
    Remind,
    RemindMore,
    Rename,
    Share,
    Skip,
    Snooze,
    Top,
    Undo,
    Zero,
    lines_of,
    parse,
    render,
)
from bots.conversation.grammar.commands import OF_GOAL
from tests.unit.grammar.people import GOALS, NOW, person

LOCALES = ("en-GB", "en-US", "de-DE", "fr-FR")
LETTERS = st.characters(whitelist_categories=("Ll", "Lu"), max_codepoint=0x24F)
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)
GOAL = st.sampled_from(GOALS)
NUMERIC = st.sampled_from([goal for goal in GOALS if not goal.is_streak])
SUMMED = st.sampled_from([goal for goal in GOALS if not goal.is_streak and goal.pattern != "target"])
PAST = st.integers(0, 3000).map(lambda back: NOW.date() - timedelta(days=back))
AHEAD = st.integers(1, 3000).map(lambda ahead: NOW.date() + timedelta(days=ahead))
VALUE = st.decimals(Decimal("0.001"), Decimal(99999), places=3).map(lambda value: Decimal(f"{value.normalize():f}"))
NOTE = st.none() | WORDS
TAGS = st.lists(st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=6), max_size=2).map(tuple)
CLOCK = st.times().map(lambda time: f"{time.hour:02}:{time.minute:02}")
DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
MINUTES = st.integers(1, 10_000)
MAYBE_GOAL = st.none() | GOAL


def logs() -> st.SearchStrategy[Command]:
    adds = st.builds(Log, SUMMED, VALUE, PAST, st.sampled_from(Op), NOTE, TAGS)
    adds |= st.builds(Log, NUMERIC, VALUE, PAST, st.sampled_from([Op.ADD, Op.SET]), NOTE, TAGS)
    days = st.builds(Complete, GOAL, PAST, NOTE, TAGS) | st.builds(Zero, GOAL, PAST, NOTE, TAGS)
    return adds | days | st.builds(Skip, GOAL, PAST, st.none() | AHEAD, NOTE, TAGS)


def notices() -> st.SearchStrategy[Command]:
    reminds = st.builds(Remind, GOAL, CLOCK, DAYS) | st.builds(Remind, GOAL, CLOCK, st.just(()), AHEAD)
    delays = st.builds(Snooze, MINUTES, st.none(), MAYBE_GOAL) | st.builds(Snooze, st.none(), CLOCK, MAYBE_GOAL)
    mutes = st.builds(Mute, st.booleans(), MINUTES, st.none(), MAYBE_GOAL)
    quiets = st.builds(Quiet, CLOCK, CLOCK) | st.sampled_from([Quiet(), Quiet(is_off=True)])
    offs = st.builds(Remind, GOAL, st.none() | CLOCK, is_off=st.just(value=True))
    return reminds | rich_reminds() | delays | mutes | quiets | offs


def rich_reminds() -> st.SearchStrategy[Command]:
    """Reminders that say more than a time and weekdays."""
    few = st.integers(1, 600)
    asks = {"follow_up": st.none() | few, "is_always": st.booleans(), "message": st.none() | WORDS}
    times = st.lists(CLOCK, max_size=3).map(tuple)
    daily = st.builds(RemindMore, times=times, **asks)
    every = st.builds(RemindMore, times=times, every=st.integers(2, 90), **asks)
    after = st.builds(RemindMore, after_done=st.integers(1, 90), **asks)
    ends = st.builds(RemindMore, before_end=few, **asks) | st.builds(
        RemindMore, before_usual=st.integers(0, 90), **asks
    )
    timed = st.builds(Remind, GOAL, CLOCK, DAYS, more=daily) | st.builds(Remind, GOAL, CLOCK, more=every | after)
    return timed | st.builds(Remind, GOAL, st.none(), DAYS, more=ends)


def changes() -> st.SearchStrategy[Command]:
    corrects = st.builds(Correct, VALUE) | st.builds(
        lambda goal, value: Correct(value, goal.unit, goal), NUMERIC, VALUE
    )
    pauses = st.builds(Pause, MAYBE_GOAL, st.none() | AHEAD, st.none() | AHEAD)
    names = st.builds(Rename, GOAL, WORDS) | st.builds(Undo, MAYBE_GOAL)
    return (
        corrects | pauses | names | st.builds(Alias, GOAL, st.text(st.sampled_from("bcdfgjkq"), min_size=2, max_size=5))
    )


def creates() -> st.SearchStrategy[Command]:
    return st.builds(
        Create,
        title=WORDS,
        pattern=st.sampled_from(["recurring", "milestone", "target", "streak", "limit"]),
        metric=st.sampled_from(["count", "duration", "money"]),
        value=VALUE,
        unit=st.sampled_from(["min", "km", "glasses", "USD", "fl oz"]),
        period=st.sampled_from([None, "day", "week", "month", "quarter", "year"]),
        by=st.none() | AHEAD,
        start=st.none() | VALUE,
        minimum=st.none() | VALUE,
        maximum=st.none() | VALUE,
        days=st.just(()) | DAYS,
        times=st.none() | st.integers(1, 30),
    )


def plain() -> st.SearchStrategy[Command]:
    of_goal = st.builds(OfGoal, st.sampled_from(sorted(OF_GOAL)), GOAL)
    simple = [Kind.LIST, Kind.TODAY, Kind.TEMPLATES, Kind.SUGGEST, Kind.TEAM, Kind.LINK, Kind.TOKEN]
    others = [Kind.EXPORT, Kind.IMPORT, Kind.SETTINGS, Kind.HELP, Kind.DELETE_ME, Kind.SMALLTALK, Kind.UNKNOWN]
    bare = st.sampled_from([*simple, *others]).map(Plain)
    zones = st.sampled_from(["Europe/Paris", "America/New_York", "Etc/GMT+3"]).map(
        lambda name: Plain(Kind.TIMEZONE, name)
    )
    hours = st.integers(0, 6).map(lambda hour: Plain(Kind.DAYSTART, str(hour)))
    periods = st.sampled_from([None, "week", "month", "year"]).map(lambda period: Plain(Kind.DIGEST, period))
    shares = st.builds(Share, MAYBE_GOAL, st.booleans())
    tops = st.builds(Top, st.sampled_from(["week", "month", "all"]), MAYBE_GOAL)
    return of_goal | bare | zones | hours | periods | shares | tops


@given(command=logs() | notices() | changes() | creates() | plain(), locale=st.sampled_from(LOCALES))
def test_a_rendered_command_is_parsed_to_itself(command: Command, locale: str) -> None:
    understood = parse(render(command), person(locale=locale))
    assert understood.asks is None
    assert understood.commands == (command,)


@given(commands=st.lists(logs(), min_size=2, max_size=4))
def test_several_rendered_entries_are_parsed_to_themselves(commands: list[Command]) -> None:
    assert parse(lines_of(commands), person()).commands == tuple(commands)


def test_a_note_with_quotes_survives() -> None:
    command = Log(GOALS[0], Decimal(10), date(2026, 3, 1), Op.ADD, 'the "best" one', ("calm",))
    assert parse(render(command), person()).commands == (command,)
