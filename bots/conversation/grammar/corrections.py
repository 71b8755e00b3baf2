"""The last entry put right: `oops 15`, `change last to 15m`."""

from datetime import date
from decimal import Decimal

from bots.conversation.grammar.amounts import Amount, read_amount
from bots.conversation.grammar.arguments import UNKNOWN, Call, goal_argument
from bots.conversation.grammar.commands import Correct
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.quantities import value_in
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.units import MINUTE, converted, plain
from bots.conversation.grammar.values import GoalRef
from bots.conversation.grammar.word_sets import word_set

_NEEDING_TO = word_set("change fix amend")
_CORRECTING = word_set(
    """
    last to i meant mean it the was is make should be entry that actually sorry log from one no value amount
    its a supposed have been my only today todays latest previous
    """
)

_RESTATING = word_set("was not be been")
_DENYING = word_set("no nope sorry , . oh wait !")
_WERE = (
    ("it", "was"),
    ("that", "was"),
    ("was",),
    ("it", "should", "be"),
    ("that", "should", "be"),
    ("should", "be"),
    ("should", "have", "been"),
    ("it", "should", "have", "been"),
    ("that", "should", "have", "been"),
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


def restated(tokens: list[Token], context: Context) -> Understanding | None:
    """Return the correction of `no, it was 30`, `20 not 15`, `run was 6k not 5k`; only offered without a no or not."""
    norms = [token.norm for token in tokens]
    if not _RESTATING & set(norms):
        return None
    start = next((at for at, norm in enumerate(norms) if norm not in _DENYING), len(tokens))
    names = certain_names(tokens[start:], context)
    goal = names[0].goal if names and names[0].start == 0 and names[0].is_clear else None
    at = start + (names[0].end if goal is not None else 0)
    opening = next((words for words in _WERE if tuple(norms[at : at + len(words)]) == words), ())
    at += len(opening)
    reading = read_amount(tokens, at, context=context) if at < len(tokens) else None
    if reading is None or (not opening and goal is not None):
        return None
    is_instead = reading[1] < len(tokens) and norms[reading[1]] == "not"
    other = (
        read_amount(tokens, reading[1] + 1, context=context) if is_instead and reading[1] + 1 < len(tokens) else None
    )
    if (other or reading)[1] < len(tokens) or not (opening or other):
        return None
    meant = _corrected(goal, reading[0], None, context)
    if other is not None or "no" in norms[:start]:
        return meant
    return None if goal is not None else _offered(meant)


def _offered(meant: Understanding) -> Understanding:
    """Return commands as an offer."""
    if not meant.commands:
        return meant
    return Understanding(asks=Ask(About.CONFIRM, ("yes", "no"), lines_of(meant.commands)))


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
