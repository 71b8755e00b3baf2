"""Commands that change days or goals: skip, no, pause, vacation, rename, alias, oops."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bots.conversation.grammar.amounts import Amount, read_amount
from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument, is_misspelt
from bots.conversation.grammar.commands import Alias, Correct, Pause, Rename, Skip, Zero
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import read_date
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.horizons import read_coming, read_length, week_start
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between, without_notes
from bots.conversation.grammar.quantities import value_in
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.units import MINUTE, converted, plain
from bots.conversation.grammar.values import GoalRef
from bots.conversation.grammar.word_sets import word_set

_NEEDING_TO = word_set("change fix amend")
_TILL = word_set("till til until thru through untill")
_BECAUSE = word_set("because cause cuz as since due to - : ,")
_CORRECTING = word_set(
    """
    last to i meant mean it the was is make should be entry that actually sorry log from one no value amount
    its a supposed have been my only today todays latest previous
    """
)


def skip(call: Call, context: Context) -> Understanding:
    """Return a day to be excused, or all until a day, with the reason."""
    argument = goal_argument(call, context)
    goal = argument.goal
    if argument.is_all and context.index.goals:
        return _skip_all(argument.rest, context)
    if goal is None:
        return asks_goal(call, argument, context=context)
    goals, rest = _more_goals(goal, argument.rest, context)
    marked = without_notes(call.source, rest, context=context)
    on, until, reason = _excused(marked.tokens, context)
    said = text_between(call.source, reason)
    note = " ".join(part for part in (said, marked.note) if part) or None
    commands = tuple(Skip(each, on, until, note, marked.tags) for each in goals)
    is_chatty = bool(reason) and reason[0].norm not in context.words.note_openers and _is_chatty(reason, context)
    if (is_chatty and not call.is_strong) or (is_misspelt(argument) and not call.is_strong):
        return Understanding(asks=Ask(About.CONFIRM, ("yes", "no"), lines_of(commands)))
    return Understanding(commands, reasons=(f"skip {goal.title}",))


def _skip_all(rest: list[Token], context: Context) -> Understanding:
    """Return the question whether every goal's day is to be excused."""
    on, until, reason = _excused([token for token in rest if token.norm not in ("goals", "of", "them")], context)
    if reason:
        return UNKNOWN
    lines = lines_of(Skip(goal, on, until) for goal in context.index.goals)
    return Understanding(asks=Ask(About.CONFIRM, ("yes", "no"), lines), reasons=("every goal at once",))


def _more_goals(goal: GoalRef, rest: list[Token], context: Context) -> tuple[list[GoalRef], list[Token]]:
    """Return the goal and those joined to it by commas or `and`, and the tokens behind them."""
    goals = [goal]
    while len(rest) > 1 and rest[0].norm in (",", "and", "&"):
        names = certain_names(rest[1:], context)
        if not names or names[0].start > 0 or not names[0].is_clear:
            break
        goals.append(names[0].goal)
        rest = rest[1 + names[0].end :]
    return goals, rest


def _is_chatty(tokens: list[Token], context: Context) -> bool:
    """Tell whether the words sound like a sentence to somebody."""
    return any(token.norm in context.words.chatter for token in tokens)


def _excused(tokens: list[Token], context: Context) -> tuple[date, date | None, list[Token]]:
    """Return the first day, the last one if there are more, and the tokens that are the reason."""
    on, until = context.today, None
    reason: list[Token] = []
    at = 0
    while at < len(tokens):
        span = None if reason and tokens[at].norm not in _TILL else _span(tokens, at, on, context)
        if span is not None:
            on, until, at = span
        elif not reason and tokens[at].norm in _BECAUSE:
            at += 1
        else:
            reason.append(tokens[at])
            at += 1
    return on, until, reason


def _span(tokens: list[Token], at: int, on: date, context: Context) -> tuple[date, date | None, int] | None:
    """Return the days that begin at `at`: till friday, for 3 days, this week, tomorrow, yesterday."""
    norm = tokens[at].norm
    if norm in _TILL:
        coming = read_coming(tokens, at + 1, context=context)
        return (on, coming[0], coming[1]) if coming else None
    if norm == "for" or (norm == "next" and at + 1 < len(tokens) and tokens[at + 1].kind == "num"):
        length = read_length(tokens, at + 1, context=context)
        return (on, on + timedelta(days=length[0] - 1), length[1]) if length else None
    if norm in ("this", "the") and at + 1 < len(tokens) and tokens[at + 1].norm == "week":
        return on, week_start(context.today, context) + timedelta(days=6), at + 2
    if norm in ("tomorrow", "tmrw", "tmr", "next") or (norm == "on" and at + 1 < len(tokens)):
        here = at + 1 if norm == "on" else at
        coming = read_coming(tokens, here, context=context)
        return (coming[0], None, coming[1]) if coming else None
    when = read_when(tokens, at, context=context)
    if when is not None and when[0].days:
        return when[0].days[0], None, when[1]
    return (on, None, when[1]) if when is not None and when[0].at is not None else None


def zero(call: Call, context: Context) -> Understanding:
    """Return an explicit nothing for a day."""
    argument = goal_argument(call, context)
    goal = argument.goal
    if goal is None and not argument.said and _is_amount(call.tokens, context):
        return correct(Call("oops", call.tokens, call.source), context)
    if goal is None:
        is_named = argument.found is not None or call.is_strong
        return asks_goal(call, argument, context=context) if is_named else UNKNOWN
    marked = without_notes(call.source, argument.rest, context=context)
    on, until, reason = _excused(marked.tokens, context)
    words = [token for token in reason if token.text not in "!.,;"]
    is_opened = bool(words) and words[0].norm in context.words.note_openers
    if until is not None or (
        words and not call.is_strong and not is_opened and (len(words) > 1 or _is_chatty(words, context))
    ):
        return UNKNOWN
    if on > context.today:
        return Understanding(asks=Ask(About.DATE, (context.today.isoformat(),), f"/no [{goal.title}] {ANSWER}"))
    said = text_between(call.source, words)
    note = " ".join(part for part in (said, marked.note) if part) or None
    return Understanding((Zero(goal, on, note, marked.tags),), reasons=(f"nothing for {goal.title}",))


def _is_amount(tokens: list[Token], context: Context) -> bool:
    """Tell whether an amount is all that was said: `no, 20` after an entry."""
    here = 1 if tokens and tokens[0].text == "," else 0
    if here >= len(tokens) or tokens[here].kind not in ("num", "clock"):
        return False
    reading = read_amount(tokens, here, context=context)
    return reading is not None and reading[1] == len(tokens)


def denial(source: str, tokens: list[Token], *, context: Context) -> Understanding | None:
    """Return the nothing of `I did not run today`; None where more or something else is said."""
    at = 0
    while at < len(tokens) and tokens[at].norm in context.words.doers:
        at += 1
    norms = [token.norm for token in tokens[at : at + 2]]
    if norms[:1] == ["didnt"]:
        at += 1
    elif norms == ["did", "not"]:
        at += 2
    else:
        return None
    meant = zero(Call("no", tokens[at:], source), context) if at < len(tokens) else UNKNOWN
    said = meant.commands[0] if meant.commands else None
    return meant if isinstance(said, Zero) and said.note is None else None


def pause(call: Call, context: Context) -> Understanding:
    """Return a pause of one goal or all, until a day or for a while."""
    argument = goal_argument(call, context)
    if argument.goal is None and not argument.is_all:
        until_at = next(
            (at for at, token in enumerate(call.tokens) if token.norm in _TILL or token.norm == "for"), None
        )
        if until_at == 0:
            return _paused(None, call.tokens, context, call) or UNKNOWN
        return asks_goal(call, argument, context=context)
    return _paused(argument.goal, argument.rest, context, call) or UNKNOWN


def _paused(goal: GoalRef | None, tokens: list[Token], context: Context, call: Call) -> Understanding | None:
    """Return the pause that the tokens after its goal describe; None when they say something else."""
    start, until = None, None
    at = 0
    while at < len(tokens):
        norm = tokens[at].norm
        length = read_length(tokens, at + (norm == "for"), context=context)
        if length is not None:
            until, at = (start or context.today) + timedelta(days=length[0]), length[1]
            continue
        is_start = norm in ("from", "starting", "on")
        coming = read_coming(tokens, at + (is_start or norm in _TILL or norm in ("to", "-", "for")), context=context)
        if coming is None:
            if not call.is_strong and tokens[at].kind == "word" and norm not in ("goals", "please", "now"):
                return None
            at += 1
            continue
        start, until = (coming[0], until) if is_start else (start, coming[0])
        at = coming[1]
    return Understanding((Pause(goal, until, start),), reasons=("a pause",))


def vacation(call: Call, context: Context) -> Understanding:
    """Return a pause of everything over a range of days, both named."""
    tokens = [token for token in call.tokens if token.norm not in ("from", "between")]
    found = read_date(tokens, 0, context=context, is_forward=True) if tokens else None
    if found is not None and len(found[0].days) > 1 and found[1] == len(tokens):
        return Understanding((Pause(None, found[0].days[-1], found[0].days[0]),))
    if (
        found is not None
        and found[0].days
        and found[1] < len(tokens)
        and tokens[found[1]].norm in (_TILL | {"-", "to", "and"})
    ):
        last = read_coming(tokens, found[1] + 1, context=context)
        if last is not None:
            return Understanding((Pause(None, last[0], found[0].days[0]),))
    if found is not None and found[0].days and found[1] == len(tokens):
        return Understanding((Pause(None, found[0].days[0]),))
    return _paused(None, tokens, context, call) or UNKNOWN


def rename(call: Call, context: Context) -> Understanding:
    """Return a new title for a goal: `A to B`, `A -> B`."""
    for at, token in enumerate(call.tokens):
        if 0 < at < len(call.tokens) - 1 and token.norm in ("to", "->", "=>", "\u2192", "=", "as"):
            argument = goal_argument(replace(call, tokens=call.tokens[:at]), context)
            if argument.goal is not None and not argument.rest:
                title = text_between(call.source, call.tokens[at + 1 :]).strip('"[]').strip()
                return Understanding((Rename(argument.goal, title),)) if title else UNKNOWN
    return (
        asks_goal(call, goal_argument(call, context), context=context)
        if call.is_strong or len(call.tokens) < 4
        else UNKNOWN
    )


def alias(call: Call, context: Context) -> Understanding:
    """Return another name for a goal: `w = water`, `w for water`."""
    for at, token in enumerate(call.tokens):
        if 0 < at < len(call.tokens) - 1 and token.norm in ("=", "for", "->", "=>", "\u2192", "to", "is", "as"):
            name, goal_part = call.tokens[:at], call.tokens[at + 1 :]
            argument = goal_argument(replace(call, tokens=goal_part), context)
            if token.norm == "as" or argument.goal is None:
                name, argument = goal_part, goal_argument(replace(call, tokens=name), context)
            if argument.goal is not None and not argument.rest:
                return Understanding((Alias(argument.goal, text_between(call.source, name)),))
    if len(call.tokens) == 2:
        argument = goal_argument(replace(call, tokens=call.tokens[1:]), context)
        if argument.goal is not None:
            return Understanding((Alias(argument.goal, call.tokens[0].text),))
    return (
        asks_goal(call, goal_argument(call, context), context=context)
        if call.is_strong or len(call.tokens) < 4
        else UNKNOWN
    )


def correct(call: Call, context: Context) -> Understanding:
    """Return the last entry's right value (or day): `oops 15`, `change last to 15m`, `edit read to 20`."""
    goal, tokens = _named_goal(call, context)
    if call.verb in _NEEDING_TO and not call.is_strong and all(token.norm not in ("to", "=") for token in tokens):
        return UNKNOWN
    amount, on = None, None
    at = 0
    while at < len(tokens):
        if amount is not None and tokens[at].norm == "not":
            break
        is_said = tokens[at].norm in _CORRECTING
        reading = read_amount(tokens, at, context=context) if amount is None and not is_said else None
        when = read_when(tokens, at, context=context) if reading is None else None
        if reading is not None:
            amount, at = reading
        elif when is not None and when[0].days:
            on, at = when[0].days[0], when[1]
        elif tokens[at].norm in _CORRECTING or tokens[at].kind == "op":
            at += 1
        else:
            return UNKNOWN
    return _corrected(goal, amount, on, context)


def _named_goal(call: Call, context: Context) -> tuple[GoalRef | None, list[Token]]:
    """Return the goal a correction names, if any, and the other tokens."""
    argument = goal_argument(call, context)
    if argument.goal is None or argument.found is None or argument.found.level > 2:
        return None, call.tokens
    return argument.goal, argument.rest


def _corrected(goal: GoalRef | None, amount: Amount | None, on: date | None, context: Context) -> Understanding:
    """Return the correction, or the question for what it lacks."""
    if amount is None and on is None:
        return Understanding(asks=Ask(About.AMOUNT, (), f"/oops {ANSWER}"))
    if amount is None:
        return Understanding((Correct(None, None, goal, on),))
    if goal is not None:
        value = value_in(goal, amount, words=context.words)
        if value is None:
            return Understanding(asks=Ask(About.UNIT, (goal.unit,), f"/oops [{goal.title}] {ANSWER}"))
        return Understanding((Correct(value, goal.unit, goal, on),))
    number, unit = _by_itself(amount)
    return Understanding((Correct(number, unit, None, on),), reasons=("the last entry is corrected",))


def _by_itself(amount: Amount) -> tuple[Decimal, str | None]:
    """Return an amount for a goal not yet known: times in minutes, others as typed."""
    if amount.is_thousands:
        return plain(amount.number * 1000), None
    if amount.unit is not None and amount.unit.kind == "time":
        return converted(amount.number, amount.unit, wanted=MINUTE) or Decimal(0), "min"
    return plain(amount.number), amount.unit.code if amount.unit is not None else amount.word
