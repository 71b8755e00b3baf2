"""Days without work: `skip` excuses them, `no` counts them as nothing."""

from datetime import date, timedelta

from bots.conversation.grammar.amounts import read_amount
from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument, is_misspelt
from bots.conversation.grammar.commands import Skip, Zero
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.corrections import correct
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.hearing import of_argument
from bots.conversation.grammar.horizons import TILL, TOMORROW, read_coming, read_length, week_start
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between, without_notes
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.values import GoalRef
from bots.conversation.grammar.word_sets import word_set

_BECAUSE = word_set("because cause cuz as since due to - : ,")


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
    return Understanding(commands, reasons=(f"skip {goal.title}",), heard=of_argument(argument, call))


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
        span = None if reason and tokens[at].norm not in TILL else _span(tokens, at, on, context)
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
    if norm in TILL:
        coming = read_coming(tokens, at + 1, context=context)
        return (on, coming[0], coming[1]) if coming else None
    if norm == "for" or (norm == "next" and at + 1 < len(tokens) and tokens[at + 1].kind == "num"):
        length = read_length(tokens, at + 1, context=context)
        return (on, on + timedelta(days=length[0] - 1), length[1]) if length else None
    if norm in ("this", "the") and at + 1 < len(tokens) and tokens[at + 1].norm == "week":
        return on, week_start(context.today, context) + timedelta(days=6), at + 2
    if norm in TOMORROW or norm == "next" or (norm == "on" and at + 1 < len(tokens)):
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
    return Understanding(
        (Zero(goal, on, note, marked.tags),), reasons=(f"nothing for {goal.title}",), heard=of_argument(argument, call)
    )


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
