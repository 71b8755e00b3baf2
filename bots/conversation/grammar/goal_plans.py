"""From the draft of a new goal to the goal: its pattern, value, unit and title."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bots.conversation.grammar.amounts import Amount
from bots.conversation.grammar.arguments import UNKNOWN, Call
from bots.conversation.grammar.commands import Create, Kind, Plain
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.creation import ARROWS, Draft, drafted, is_days, unit_number
from bots.conversation.grammar.dates import read_date
from bots.conversation.grammar.doubts import doubted
from bots.conversation.grammar.horizons import LENGTHS
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.rendering import render
from bots.conversation.grammar.titles import titled
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.units import plain
from bots.conversation.grammar.word_sets import word_set

_METRICS = {
    "time": "duration", "distance": "distance", "mass": "weight", "volume": "amount", "money": "money",
    "energy": "calories",
}  # fmt: skip
_LEADS = word_set("goal a new habit called named reach achieve hit")
_MOVERS = word_set(
    """
    run running walk walking swim swimming cycle cycling bike biking ride hike jog jogging row rowing
    """
)
_SPRINTERS = word_set("run running swim swimming row rowing sprint")
_ABSTAINING = word_set("no not stop quit without avoid zero dont never")
_CHANGES = word_set("lose gain drop shed save earn raise")
_KEPT_VERBS = frozenset({"save"})
_FEW = 3
_MOST_WORDS = 9
_MONTH = 30
_DAY_INDEX = {"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}


def create(call: Call, context: Context) -> Understanding:
    """Return the new goal that the words after `new` describe."""
    tokens = _without_lead(call.tokens)
    if any(token.text == "|" for token in tokens):
        return _from_parts(call, tokens, context)
    if not tokens or _is_from_template(tokens):
        return _without_plan(call, tokens)
    draft = drafted(tokens, context)
    doubt = doubted(draft, tokens, source=call.source, context=context)
    if doubt is not None:
        return doubt
    command = _planned(draft, call.source)
    if command is None:
        return UNKNOWN
    if (
        not _is_abstaining(draft)
        and not (draft.is_said and (draft.amounts or draft.times or draft.by or len(draft.title) < _FEW))
        and not call.is_strong
    ):
        norms = [token.norm for token in tokens]
        if _is_rhythm(draft, norms, context):
            return Understanding((command,), reasons=(f"a new {command.pattern} goal",))
        if len(norms) > _FEW or any(norm in context.words.chatter or norm in context.words.common for norm in norms):
            return UNKNOWN
        return Understanding(asks=Ask(About.CONFIRM, ("yes", "no"), render(command)))
    return Understanding((command,), reasons=(f"a new {command.pattern} goal",))


def _is_rhythm(draft: Draft, norms: list[str], context: Context) -> bool:
    """Tell whether a long title comes with a rhythm, or as a streak, and no word of talk."""
    is_plain = not any(norm in context.words.chatter for norm in norms if norm not in ("every", "each"))
    return draft.pattern == "streak" or (is_plain and bool(draft.period or draft.days) and len(norms) <= _MOST_WORDS)


def _without_plan(call: Call, tokens: list[Token]) -> Understanding:
    """Return the question for a goal where nothing is said of one, or the template that is named instead."""
    if not tokens:
        return Understanding(asks=Ask(About.GOAL, (), f"/new {ANSWER}"), reasons=("a new goal needs a name",))
    return Understanding((Plain(Kind.TEMPLATES, text_between(call.source, tokens)),), reasons=("from a template",))


def _is_from_template(tokens: list[Token]) -> bool:
    """Tell whether a template is named: `from read`; `from couch to 5k` is a goal's own name."""
    return tokens[0].norm == "from" and 1 < len(tokens) <= _FEW + 1 and all(token.kind == "word" for token in tokens)


def create_bare(call: Call, context: Context) -> Understanding:
    """Return a goal that begins with its pattern (`limit coffee 2/day`, `save $5000 by december`); else nothing."""
    is_saving = call.verb in _KEPT_VERBS
    tokens = call.tokens[1:] if is_saving and call.tokens and call.tokens[0].norm == "up" else call.tokens
    draft = drafted(tokens, context)
    if (
        draft.amounts
        and (doubt := doubted(draft, tokens, source=call.source, context=context, lead=call.verb)) is not None
    ):
        return doubt if call.is_strong or draft.refused is not None else UNKNOWN
    if is_saving:
        return _saving(draft, call.source)
    draft.pattern = call.verb
    is_whole = bool(draft.amounts) and bool(draft.title) and (call.verb != "limit" or draft.period is not None)
    command = _planned(draft, call.source) if is_whole or call.is_strong else None
    return Understanding((command,)) if command else UNKNOWN


def _saving(draft: Draft, source: str) -> Understanding:
    """Return money to be saved by a day; unknown without one, for then it may be an entry."""
    command = _planned(draft, source) if draft.by and draft.amounts else None
    if command is None:
        return UNKNOWN
    title = f"Save for {text_between(source, draft.title)}" if draft.title else "Save"
    return Understanding((replace(command, title=title),))


def looks_like_plan(tokens: list[Token], context: Context) -> bool:
    """Tell whether a line without a command describes a goal: an arrow between numbers, 3x/week, an amount by a day."""
    texts = {token.text for token in tokens}
    norms = {token.norm for token in tokens}
    if not (texts & ARROWS or "/" in texts or "by" in norms):
        return False
    if not any(token.kind == "num" for token in tokens) or tokens[0].kind != "word":
        return False
    draft = drafted(tokens, context)
    if not draft.title or len(draft.title) > _FEW:
        return False
    if draft.is_arrow and len(draft.amounts) > 1:
        return True
    return bool((draft.times and draft.period) or (draft.by and draft.amounts and draft.by > context.today))


def _without_lead(tokens: list[Token]) -> list[Token]:
    """Return the tokens without `goal`, `a`, `:` before them."""
    at = 0
    while at < len(tokens) and (tokens[at].norm in _LEADS or tokens[at].text == ":"):
        at += 1
    return tokens[at:]


def _planned(draft: Draft, source: str) -> Create | None:
    """Return the goal a draft makes, None without a title."""
    title = _title(draft, source)
    if not title:
        return None
    names = {token.norm for token in draft.title}
    pattern = _pattern(draft, names)
    amount = draft.amounts[-1] if draft.amounts else None
    value, unit, metric = _value(amount, draft, names)
    if draft.times is not None and (draft.period is not None or not draft.amounts):
        value = value * draft.times if draft.amounts else Decimal(draft.times)
    if pattern == "streak" and (amount is None or metric == "count"):
        value = _streak_value(value, draft) if amount is not None else value
        unit, metric = "days", "count"
        if amount is None and _is_abstaining(draft):
            value = Decimal(_MONTH)
    start = _value(draft.amounts[0], draft, names)[0] if draft.is_arrow and len(draft.amounts) > 1 else None
    least = (
        _value(replace(draft.amounts[0], word=amount.word, unit=amount.unit), draft, names)[0]
        if draft.is_range and amount
        else None
    )
    return Create(
        title=title,
        pattern=pattern,
        metric=metric,
        value=plain(value),
        unit=unit,
        period=_period(draft, pattern),
        by=draft.by,
        start=plain(start) if start is not None else None,
        minimum=plain(least) if least is not None else None,
        maximum=plain(value) if draft.is_range else None,
        days=draft.days,
        times=draft.times,
    )


def _is_abstaining(draft: Draft) -> bool:
    """Tell whether the title has `no`, `quit` or `stop` something."""
    return len(draft.title) > 1 and any(token.norm in _ABSTAINING for token in draft.title)


def _streak_value(value: Decimal, draft: Draft) -> Decimal:
    """Return a streak's length in days: `4 weeks` are 28, unless it goes by the week."""
    days = LENGTHS.get(draft.noun or "", 1)
    return value * days if draft.period in (None, "day") else value


def _title(draft: Draft, source: str) -> str:
    """Return the words that remain, the first letter a capital; else the noun that is counted."""
    title = titled(draft.title, draft.signs, source=source) or draft.noun or _counted(draft)
    return title[:1].upper() + title[1:]


def _counted(draft: Draft) -> str:
    """Return the noun that is counted when it is all that was said: `10000 steps a day`."""
    amount = draft.amounts[-1] if draft.amounts else None
    return amount.word or "" if amount is not None and amount.unit is None and amount.word != "m" else ""


def _pattern(draft: Draft, names: set[str]) -> str:
    """Return the pattern that was said, or the one the parts mean."""
    if draft.pattern is not None:
        return draft.pattern
    amount = draft.amounts[-1] if draft.amounts else None
    if draft.is_arrow and len(draft.amounts) > 1:
        return "target"
    if (amount is not None and is_days(amount)) or (_is_abstaining(draft) and amount is None):
        return "streak"
    return "limit" if amount is not None and amount.number == 0 else _unlimited(draft, names)


def _unlimited(draft: Draft, names: set[str]) -> str:
    """Return the pattern of a goal that is neither kept daily nor kept low."""
    unit = draft.amounts[-1].unit if draft.amounts else None
    if draft.period is not None or draft.times is not None or draft.is_range:
        return "recurring"
    if unit is not None and unit.kind == "mass" and not names & _CHANGES:
        return "target"
    if draft.by is not None or draft.noun is not None or (unit is not None and unit.kind == "money"):
        return "milestone"
    return "recurring"


def _period(draft: Draft, pattern: str) -> str | None:
    """Return the period, a day where the pattern needs one."""
    if draft.period is not None:
        return draft.period
    if draft.times is not None and draft.amounts and pattern == "recurring":
        return "week"
    return "day" if pattern in ("recurring", "limit", "streak") else None


def _value(amount: Amount | None, draft: Draft, names: set[str]) -> tuple[Decimal, str, str]:
    """Return value, unit and metric of an amount of the new goal."""
    if amount is None:
        return Decimal(1), "times", "count"
    if amount.is_thousands and draft.noun is None and names & _MOVERS:
        return amount.number, "km", "distance"
    if amount.word == "m":
        return (amount.number, "m", "distance") if names & _SPRINTERS else (amount.number, "min", "duration")
    if amount.unit is None:
        return unit_number(amount), amount.word or draft.noun or "times", "count"
    if amount.unit.code == "d":
        return amount.number, "days", "count"
    return unit_number(amount), amount.unit.code, _METRICS[amount.unit.kind]


def _from_parts(call: Call, tokens: list[Token], context: Context) -> Understanding:
    """Return a goal written in named parts, the form in which goals are rendered."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "|":
            parts.append([])
        else:
            parts[-1].append(token)
    head, named = parts[0], {part[0].norm: text_between(call.source, part[1:]) for part in parts[1:] if len(part) > 1}
    quoted = next((token.text[1:-1] for token in head if token.kind == "quote"), None)
    by = next((part[1:] for part in parts[1:] if len(part) > 1 and part[0].norm == "by"), None)
    if quoted is None or "value" not in named:
        return UNKNOWN
    value, _, unit = named["value"].partition(" unit ")
    deadline = read_date(by, 0, context=context, is_forward=True) if by else None
    try:
        command = Create(
            title=quoted,
            pattern=head[0].norm,
            metric=named.get("metric", "count"),
            value=Decimal(value),
            unit=unit or "times",
            period=named.get("per"),
            by=deadline[0].days[0] if deadline and deadline[0].days else None,
            start=_number(named, "start"),
            minimum=_number(named, "least"),
            maximum=_number(named, "most"),
            days=tuple(_DAY_INDEX[day] for day in named.get("on", "").split() if day in _DAY_INDEX),
            times=int(named["times"]) if named.get("times", "").isdecimal() else None,
        )
    except InvalidOperation:
        return UNKNOWN
    return Understanding((command,))


def _number(named: dict[str, str], name: str) -> Decimal | None:
    """Return a named part as a number."""
    return Decimal(named[name]) if name in named else None
