"""From an entry's parts to commands: which kind, which value, which days, or the question that is still open."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bots.conversation.grammar.amounts import Amount
from bots.conversation.grammar.commands import Command, Complete, Log, Op, Undo, Zero
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import other_order
from bots.conversation.grammar.days import is_later
from bots.conversation.grammar.entries import Entry, note_refusal
from bots.conversation.grammar.hearing import of_entry
from bots.conversation.grammar.items import Item
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.quantities import default_value, measure_of, value_in
from bots.conversation.grammar.rendering import lines_of, written_day, written_note, written_number
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.values import GoalRef, Refusal, bracketed, titles

_MOST_DAYS = 3
_RECENT_DAYS = 14
_NATURAL = 10
_LEAST = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Mode:
    """How the entry was introduced: by `did` (done for its period), by `set`, by `and` beside another's amount."""

    is_did: bool = False
    op: Op | None = None
    is_beside_amount: bool = False


PLAIN = Mode()


def understood(entry: Entry, context: Context, *, mode: Mode = PLAIN) -> Understanding:
    """Return the commands an entry means, or what must be asked first."""
    meant = _understood(entry, context, mode)
    return Understanding(meant.commands, meant.asks, meant.reasons, (of_entry(entry, meant),))


def _understood(entry: Entry, context: Context, mode: Mode) -> Understanding:
    """Return what an entry means, or what must be asked first."""
    if entry.found is None:
        return Understanding(asks=asks_goal(entry, context))
    if not entry.found.is_clear:
        return rivals_asked(entry)
    goal = entry.found.goal
    amounts = _settled(entry, goal, context)
    days = _days(entry, context)
    if days is None:
        return Understanding(asks=_asks_date(entry, goal, context), reasons=("the day is not one to log on",))
    result = _of_goal(entry, goal, amounts, days, context, mode)
    if len(days) > _MOST_DAYS and result.asks is None:
        asks = Ask(About.CONFIRM, ("yes", "no"), lines_of(result.commands))
        return Understanding(asks=asks, reasons=(f"{len(days)} days at once",))
    return result


def asks_goal(entry: Entry, context: Context) -> Ask:
    """Return the question which goal an amount, or a name nobody has, is meant for."""
    words = [token for token in (*entry.before, *entry.rest) if token.kind in ("word", "goal")]
    amount = entry.amount
    goals = [
        goal
        for goal in context.index.goals
        if amount is None or value_in(goal, amount, words=context.words) is not None
    ]
    fitting = [goal for goal in goals if not goal.is_streak]
    subject = " ".join(token.text for token in words) or None
    options = titles(fitting if amount is not None and subject is None else ())
    gone = {id(token) for token in words}
    rest = " ".join(token.text for token in entry.tokens if id(token) not in gone)
    if subject is None:
        rest = text_between(entry.source, entry.tokens)
    return Ask(About.GOAL, options, f"/log {ANSWER} {rest}{written_note(None, entry.tags)}".strip(), subject)


def rivals_asked(entry: Entry) -> Understanding:
    """Return the question which of several goals was meant."""
    found = entry.found
    if found is None:
        return Understanding(asks=Ask(About.GOAL))
    goals = dict.fromkeys((*found.goals, *(goal for rival in entry.rivals for goal in rival.goals)))
    before = text_between(entry.source, entry.tokens[: found.start])
    after = text_between(entry.source, entry.tokens[found.end :])
    said = text_between(entry.source, entry.tokens[found.start : found.end])
    template = " ".join(part for part in ("/log", before, ANSWER, after) if part)
    note = entry.note if not entry.rest else None
    asks = Ask(About.GOAL, titles(goals), template + written_note(note, entry.tags), said)
    return Understanding(asks=asks, reasons=("several goals fit the name",))


def _settled(entry: Entry, goal: GoalRef, context: Context) -> list[Amount]:
    """Return the amounts, after deciding whether `3/1` or `72.1.` is a day or an amount; a day goes to the days."""
    amounts = list(entry.amounts)
    for item in entry.shares:
        if _is_share(item, goal, amounts, context) and item.amount is not None:
            amounts.append(item.amount)
        elif item.when is not None:
            entry.whens.append(item.when)
            note_refusal(entry, item)
    entry.shares = []
    return amounts


def _is_share(item: Item, goal: GoalRef, amounts: list[Amount], context: Context) -> bool:
    """Tell whether `3/10` is three of ten: a count with no other amount, and rather no day of late."""
    if item.amount is None or amounts or goal.is_streak:
        return False
    whole = item.amount.of
    if whole is None:
        return default_value(goal) is None
    if goal.metric != "count" or item.amount.number > whole:
        return False
    days = item.when.days if item.when is not None and not item.when.is_refused else ()
    is_recent = bool(days) and (context.today - days[-1]).days <= _RECENT_DAYS
    return whole == goal.value or not is_recent


def _days(entry: Entry, context: Context) -> tuple[date, ...] | None:
    """Return the days that were named, else today; None when one is refused."""
    days = {day for when in entry.whens for day in when.days}
    is_late = not days or max(days) == context.today
    for when in entry.whens:
        if when.is_refused:
            return None
        if when.at is not None and is_late and is_later(when.at, context):
            return None
    if entry.is_ahead and not entry.amounts:
        return None
    return tuple(sorted(days)) or (context.today,)


def _asks_date(entry: Entry, goal: GoalRef, context: Context) -> Ask:
    """Return the question for a day that logs may have."""
    hint, said = entry.refused or (Refusal.AHEAD, None)
    near = (context.today.isoformat(), (context.today - timedelta(days=1)).isoformat())
    named = tuple(day.isoformat() for when in entry.whens for day in when.days if day <= context.today)
    other = other_order(said, context) if said is not None and hint is not Refusal.SPAN else None
    options = (*((other.isoformat(),) if other is not None else ()), *named, *near)
    amount = _amount_text(entry, goal, context)
    template = " ".join(part for part in ("/log", bracketed(goal.title), amount, ANSWER) if part)
    template += written_note(entry.note, entry.tags)
    return Ask(About.DATE, tuple(dict.fromkeys(options))[:4], template, said, hint)


def _amount_text(entry: Entry, goal: GoalRef, context: Context) -> str:
    """Return the amount as it may be typed again."""
    amount = entry.amount
    value = value_in(goal, amount, words=context.words) if amount is not None else None
    return "" if value is None or goal.is_streak else written_number(value)


def _of_goal(
    entry: Entry, goal: GoalRef, amounts: list[Amount], days: tuple[date, ...], context: Context, mode: Mode
) -> Understanding:
    """Return what the entry means for its goal."""
    if entry.step:
        return _stepped(entry, goal, days)
    if any(amount.is_odd for amount in amounts):
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("not a number people write",))
    fits = [amount for amount in amounts if _fits(goal, amount, context)]
    if goal.is_streak and len(fits) < len(amounts):
        fits = []
    if len(fits) > 1:
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("more than one amount fits",))
    amount = fits[0] if fits else None
    if amount is not None and len(fits) < len(amounts):
        _keep_others(entry, amount)
    if amount is None:
        if amounts:
            return Understanding(asks=_asks_unit(entry, goal, days), reasons=("the unit is of another kind",))
        return _without_amount(entry, goal, days, mode)
    return _with_amount(entry, goal, amount, days, context, mode)


def _keep_others(entry: Entry, kept: Amount) -> None:
    """Make a remark of amounts of another kind: the half hour of `run 5 km 30 min`."""
    others = [said for amount, said in zip(entry.amounts, entry.spoken, strict=True) if amount is not kept]
    entry.note = " ".join([*others, *([entry.note] if entry.note else [])]) or None


def _fits(goal: GoalRef, amount: Amount, context: Context) -> bool:
    """Tell whether the amount can be the goal's; a streak counts only its own unit."""
    value = value_in(goal, amount, words=context.words)
    if value is None:
        return False
    if goal.is_streak and measure_of(goal, context.words) is None:
        return value in (0, 1)
    return True


def asks_unit(entry: Entry, context: Context) -> Ask:
    """Return the question for an amount in the unit of the entry's goal."""
    if entry.found is None:
        return Ask(About.GOAL)
    return _asks_unit(entry, entry.found.goal, _days(entry, context) or (context.today,))


def _asks_unit(entry: Entry, goal: GoalRef, days: tuple[date, ...]) -> Ask:
    """Return the question for an amount in the goal's unit."""
    number = entry.amounts[0].number if entry.amounts else None
    option = f"{written_number(number)} {goal.unit}" if number is not None and not goal.is_streak else goal.unit
    template = f"/log {bracketed(goal.title)} {ANSWER} {written_day(days[0])}"
    return Ask(About.UNIT, (option,), template + written_note(entry.note, entry.tags))


def _asks_amount(entry: Entry, goal: GoalRef, days: tuple[date, ...]) -> Ask:
    """Return the question how much."""
    template = f"/log {bracketed(goal.title)} {ANSWER} {written_day(days[0])}"
    return Ask(About.AMOUNT, (), template + written_note(entry.note, entry.tags))


def _stepped(entry: Entry, goal: GoalRef, days: tuple[date, ...]) -> Understanding:
    """Return `water++` and `coffee--`; for a streak a completion, or its undoing."""
    if goal.is_streak:
        commands: tuple[Command, ...] = (Undo(goal),) if entry.step == "--" else _completed(entry, goal, days)
        return Understanding(commands)
    if goal.step is None and goal.metric != "count":
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("the goal has no step",))
    op = Op.ADD if entry.step == "++" else Op.SUBTRACT
    return Understanding(_logged(entry, goal, goal.step or Decimal(1), days, op))


def _without_amount(entry: Entry, goal: GoalRef, days: tuple[date, ...], mode: Mode) -> Understanding:
    """Return a completion, the goal's default amount, or the question how much."""
    if goal.is_streak or entry.is_checked or mode.is_did:
        return Understanding(_completed(entry, goal, days), reasons=(f"{goal.title} is done for the day",))
    value = default_value(goal)
    if value is None or mode.op is Op.SET or (mode.is_beside_amount and not _is_natural_step(goal)):
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("no amount, and the goal has no default",))
    return Understanding(_logged(entry, goal, value, days, Op.ADD), reasons=("no amount: the default step",))


def _is_natural_step(goal: GoalRef) -> bool:
    """Tell whether one more is what a bare name adds: one of eight glasses, but not one of forty pages."""
    return goal.step is not None or goal.value <= _NATURAL


def _with_amount(
    entry: Entry, goal: GoalRef, amount: Amount, days: tuple[date, ...], context: Context, mode: Mode
) -> Understanding:
    """Return a log of the amount, or a completion or zero where the amount says no more."""
    value = value_in(goal, amount, words=context.words) or Decimal(0)
    if 0 < value < _LEAST:
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("less than can be counted",))
    if goal.pattern == "target" and amount.op in (Op.ADD, Op.SUBTRACT):
        return Understanding(asks=_asks_amount(entry, goal, days), reasons=("a reading has no sign",))
    op = mode.op or amount.op or Op.ADD
    if goal.is_streak and measure_of(goal, context.words) is None:
        return Understanding(_completed(entry, goal, days) if value else _zeroed(entry, goal, days))
    if value == 0 and op is Op.ADD:
        return Understanding(_zeroed(entry, goal, days))
    return Understanding(_logged(entry, goal, value, days, op), reasons=(f"{value:f} {goal.unit} for {goal.title}",))


def _logged(entry: Entry, goal: GoalRef, value: Decimal, days: tuple[date, ...], op: Op) -> tuple[Command, ...]:
    """Return a log for each day."""
    return tuple(Log(goal, value, day, op, entry.note, entry.tags) for day in days)


def _completed(entry: Entry, goal: GoalRef, days: tuple[date, ...]) -> tuple[Command, ...]:
    """Return a completion for each day."""
    return tuple(Complete(goal, day, entry.note, entry.tags) for day in days)


def _zeroed(entry: Entry, goal: GoalRef, days: tuple[date, ...]) -> tuple[Command, ...]:
    """Return an explicit nothing for each day."""
    return tuple(Zero(goal, day, entry.note, entry.tags) for day in days)
