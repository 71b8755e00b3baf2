"""Commands that need a goal or nothing: show, chart, resume, archive, list, today, digests, help and the like."""

from datetime import time

from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument, words_of
from bots.conversation.grammar.clock import read_time
from bots.conversation.grammar.commands import Command, Kind, OfGoal, Plain, Top, Undo
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.hearing import of_argument
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.vocabulary import SENTENCES, TAILS, VERBS
from bots.conversation.grammar.word_sets import word_set

_NO_GOAL_NEEDED = frozenset({Kind.RESUME, Kind.TIMER_STOP, Kind.CHART})
_IDLE = word_set(
    """
    going doing progress chart stats status this week month today so far looking on done go been timer please goal now
    did i have do had left yet logged already level streak at
    """
)
_BEFORE_GOAL = word_set("me is am are about did do does much many far i have has my the of")
_FEW = 3
_PICTURES = frozenset({"chart", "graph", "plot"})
_LAST_DAYSTART = 6


def of_goal(kind: Kind, call: Call, *, context: Context) -> Understanding:
    """Return a command of one goal, of all or the running one where that makes sense."""
    argument = goal_argument(call, context)
    goal = argument.goal
    if goal is not None and _is_idle(argument.rest):
        heard = of_argument(argument, call)
        return Understanding((OfGoal(kind, goal),), reasons=(f"{kind} {goal.title}",), heard=heard)
    if kind in _NO_GOAL_NEEDED and (not call.tokens or (argument.is_all and not argument.rest)):
        return Understanding((OfGoal(kind),))
    if goal is not None and not call.is_strong:
        return UNKNOWN
    if goal is not None:
        return Understanding((OfGoal(kind, goal),))
    return asks_goal(call, argument, context=context)


def _is_idle(rest: list[Token]) -> bool:
    """Tell whether nothing of weight follows the goal."""
    return all(token.kind in ("op", "check", "other") or token.norm in _IDLE for token in rest)


def start(call: Call, context: Context) -> Understanding:
    """Return a timer's start; `/start` alone greets."""
    if not call.tokens:
        return Understanding((Plain(Kind.HELP),))
    return of_goal(Kind.TIMER_START, call, context=context)


def show(call: Call, context: Context) -> Understanding:
    """Return one goal's progress; `show` alone is the day's."""
    if not call.tokens:
        return Understanding((Plain(Kind.TODAY),)) if call.verb != "how" else UNKNOWN
    start = next((at for at, token in enumerate(call.tokens) if token.norm not in _BEFORE_GOAL), len(call.tokens))
    tokens = call.tokens[start:] or call.tokens
    inner = Call(call.verb, tokens, call.source, is_strong=call.is_strong)
    if any(token.norm in _PICTURES for token in inner.tokens[:2]):
        tokens = [token for token in inner.tokens if token.norm not in _PICTURES]
        return of_goal(Kind.CHART, Call(call.verb, tokens, call.source, is_strong=call.is_strong), context=context)
    argument = goal_argument(inner, context)
    if argument.goal is not None and any(token.norm in _PICTURES for token in argument.rest):
        return Understanding((OfGoal(Kind.CHART, argument.goal),))
    if call.verb in ("how", "hows") and (argument.goal is None or not _is_idle(argument.rest)):
        return UNKNOWN
    return of_goal(Kind.SHOW, inner, context=context)


def progress(call: Call, context: Context) -> Understanding:
    """Return the digest, or one goal's progress when a goal follows."""
    if not call.tokens or all(token.norm in TAILS["digest"] for token in call.tokens):
        return Understanding((Plain(Kind.DIGEST, _period(call)),))
    return of_goal(Kind.SHOW, call, context=context)


def digest(call: Call) -> Understanding:
    """Return the digest of a period."""
    if all(token.norm in TAILS["digest"] for token in call.tokens):
        return Understanding((Plain(Kind.DIGEST, _period(call)),))
    return UNKNOWN


def _period(call: Call) -> str | None:
    """Return the period a digest is asked for."""
    for word in (call.verb, *(token.norm for token in call.tokens)):
        for period in ("week", "month", "year"):
            if word.startswith(period):
                return period
    return None


def undo(call: Call, context: Context) -> Understanding:
    """Return the taking back of the last entry, of a goal when one is named."""
    if all(
        token.norm in ("last", "that", "it", "the", "entry", "one", "log", "please", "this") for token in call.tokens
    ):
        return Understanding((Undo(),))
    argument = goal_argument(call, context)
    if argument.is_all or (argument.found is None and any(token.kind == "num" for token in call.tokens)):
        return one_at_a_time(call.source)
    if argument.goal is not None:
        heard = of_argument(argument, call)
        return Understanding((Undo(argument.goal),), reasons=(f"undo {argument.goal.title}",), heard=heard)
    return asks_goal(call, argument, context=context)


def one_at_a_time(said: str) -> Understanding:
    """Return the offer to take back the last entry, for whoever asks for more than that or for less."""
    return Understanding(asks=Ask(About.COMMAND, ("undo",), ANSWER, said), reasons=("only the last is taken back",))


def plain(kind: Kind, call: Call) -> Understanding:
    """Return a command without a goal; words after it must be ones it knows, unless it takes any."""
    is_topic = kind is Kind.HELP and len(call.tokens) == 1
    if call.is_strong or is_topic or _is_code(kind, call):
        return Understanding((Plain(kind, words_of(call)),))
    allowed = TAILS.get(kind.value, frozenset())
    if all(token.norm in allowed or token.text in "?!." for token in call.tokens):
        return Understanding((Plain(kind, _kept(call, allowed)),))
    return UNKNOWN


def _is_code(kind: Kind, call: Call) -> bool:
    """Tell whether a linking code, which has digits, follows."""
    return kind is Kind.LINK and any(letter.isdigit() for letter in words_of(call) or "")


def _kept(call: Call, allowed: frozenset[str]) -> str | None:
    """Return the known words after a command."""
    return " ".join(token.norm for token in call.tokens if token.norm in allowed) or None


def timezone(call: Call) -> Understanding:
    """Return the zone to live in, as typed; the caller checks that it exists."""
    tokens = call.tokens[1:] if call.tokens and call.tokens[0].norm in ("to", "is") else call.tokens
    name = words_of(Call(call.verb, tokens, call.source))
    if name is None or call.is_strong or "/" in name or len(tokens) <= _FEW - 1:
        return Understanding((Plain(Kind.TIMEZONE, name.replace(" ", "_") if name else None),))
    return UNKNOWN


def daystart(call: Call) -> Understanding:
    """Return the hour (0 to 6) at which the user's day begins."""
    tokens = [token for token in call.tokens if token.norm not in ("at", "to")]
    reading = read_time(tokens, 0, is_bare_allowed=True) if tokens else None
    if not tokens:
        return Understanding((Plain(Kind.DAYSTART),))
    if reading is None or not _is_daystart(reading[0]):
        return Understanding(asks=Ask(About.AMOUNT, ("0", "3", "4", "5"), f"/daystart {ANSWER}"))
    return Understanding((Plain(Kind.DAYSTART, str(reading[0].hour)),))


def setting(call: Call, context: Context) -> Understanding:
    """Return a setting with its new value as typed: `locale de`, `weekstart sunday`; the caller checks the value."""
    tokens = call.tokens[1:] if call.tokens and call.tokens[0].norm in ("to", "is", "=") else call.tokens
    if not tokens:
        return Understanding((Plain(Kind.SETTINGS),))
    is_value = len(tokens) < _FEW and all(token.kind != "num" for token in tokens)
    if not is_value or (not call.is_strong and context.index.named(call.verb) is not None):
        return UNKNOWN
    value = text_between(call.source, tokens)
    return Understanding((Plain(Kind.SETTINGS, f"{VERBS[call.verb]} {value}"),))


def notices(call: Call, context: Context) -> Understanding:
    """Return what is said of notices as typed: `notices`, `notices weekly off`; the caller checks it."""
    if not call.is_strong and (len(call.tokens) > _FEW or context.index.named(call.verb) is not None):
        return UNKNOWN
    said = text_between(call.source, call.tokens) if call.tokens else ""
    return Understanding((Plain(Kind.SETTINGS, f"{call.verb} {said}".strip()),))


def _is_daystart(moment: time) -> bool:
    """Tell whether a day may begin then."""
    return moment.hour <= _LAST_DAYSTART and moment.minute == 0


def sentence(text: str) -> Command | None:
    """Return what a whole known sentence means."""
    kind = SENTENCES.get(text)
    if kind is None:
        return None
    if kind is Kind.TIMER_STOP:
        return OfGoal(kind)
    if kind is Kind.DIGEST:
        period = next((word for word in ("week", "month", "year") if word in text.split()), None)
        return Plain(kind, period)
    return Top() if kind is Kind.TOP else Plain(kind)
