"""Entries of one line, with or without a command before them: taken apart, judged, understood."""

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.entries import Entry, take_apart
from bots.conversation.grammar.forms import plural, singular
from bots.conversation.grammar.leads import without_lead
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.logs import PLAIN, Mode, asks_goal, asks_unit, rivals_asked, understood
from bots.conversation.grammar.rendering import lines_of, written_number
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.segments import has_separator, joined, several
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.values import titles
from bots.conversation.grammar.verdicts import Lead, Verdict, judged
from bots.conversation.grammar.word_sets import word_set

_FEW = 2
_TWO = 2
_MOVING = word_set("ran walked swam rode cycled biked hiked jogged rowed")
_CARRYING_ANY = word_set(
    "did done had went made took used put spent finished completed consumed played worked recorded"
)


def bare_entries(source: str, tokens: list[Token], *, context: Context) -> Understanding | None:
    """Return what a line without a command logs; None when it is not clearly an entry."""
    own, lead = without_lead(tokens, context)
    return _line(source, own, context, lead=lead)


def carried_entries(source: str, tokens: list[Token], *, context: Context, is_did: bool) -> Understanding | None:
    """Return what a line after `did`, `add` or `track` logs; None when it is not clearly an entry."""
    own, lead = without_lead(tokens, context)
    return _line(source, own, context, lead=Lead(is_carried=True, is_did=is_did or lead.is_did))


def _line(source: str, tokens: list[Token], context: Context, *, lead: Lead) -> Understanding | None:
    """Return the whole line as one entry if it fits, else its parts."""
    mode = Mode(is_did=lead.is_did)
    entry = take_apart(source, tokens, context=context)
    if entry.rivals and (row := _in_a_row(source, tokens, context)) is not None:
        return row
    if has_separator(tokens) and not (entry.is_tight and _is_one(entry)):

        def single(part: list[Token], *, is_beside_amount: bool = False) -> Understanding | None:
            own, inner = without_lead(part, context)
            both = Lead(
                is_doer=lead.is_doer or inner.is_doer,
                is_carried=lead.is_carried or inner.is_carried,
                is_did=lead.is_did or inner.is_did,
                verb=inner.verb or lead.verb,
            )
            inner_mode = Mode(is_did=both.is_did, is_beside_amount=is_beside_amount)
            return _judged(take_apart(source, own, context=context), context, lead=both, mode=inner_mode)

        parts = several(tokens, context, single=single)
        if parts is not None:
            return parts
        if any(token.text in ",;" for token in tokens):
            return None
    return _judged(entry, context, lead=lead, mode=mode)


def explicit_entries(source: str, tokens: list[Token], *, context: Context, mode: Mode = PLAIN) -> Understanding:
    """Return what a line after `/log` means: it is one, so what is missing is asked."""
    own, lead = without_lead(tokens, context)
    mode = Mode(is_did=mode.is_did or lead.is_did, op=mode.op)
    entry = take_apart(source, own, context=context, is_explicit=True)
    if has_separator(own) and not (entry.is_tight and _is_one(entry)):

        def single(part: list[Token], *, is_beside_amount: bool = False) -> Understanding | None:
            inner = take_apart(source, part, context=context, is_explicit=True)
            is_entry = inner.found is not None and not inner.before and not inner.rivals
            inner_mode = Mode(is_did=mode.is_did, op=mode.op, is_beside_amount=is_beside_amount)
            return understood(inner, context, mode=inner_mode) if is_entry else None

        parts = several(own, context, single=single)
        if parts is not None:
            return parts
    if entry.rivals and (row := _in_a_row(source, own, context)) is not None:
        return row
    if entry.rivals:
        return rivals_asked(entry)
    return understood(entry, context, mode=mode)


def _is_one(entry: Entry) -> bool:
    """Tell whether there is one entry: not two amounts each with a day of its own."""
    return len(entry.amounts) < _TWO or len(entry.whens) < _TWO


def _in_a_row(source: str, tokens: list[Token], context: Context) -> Understanding | None:
    """Return `run 2.5km water 1` as two entries, where each is a goal and its amount and nothing else."""
    names = certain_names(tokens, context)
    if len(names) < _TWO or names[0].start > 0 or has_separator(tokens):
        return None
    ends = [*(name.start for name in names[1:]), len(tokens)]
    entries = [
        take_apart(source, tokens[name.start : end], context=context) for name, end in zip(names, ends, strict=True)
    ]
    if not all(entry.found and entry.is_tight and entry.amounts and entry.note is None for entry in entries):
        return None
    parts = [understood(entry, context) for entry in entries]
    return joined(parts) if all(part.asks is None for part in parts) else None


def _judged(entry: Entry, context: Context, *, lead: Lead, mode: Mode) -> Understanding | None:
    """Return the entry's meaning as far as the judgement lets it pass."""
    if entry.found is None:
        return _without_goal(entry, context, lead=lead)
    verdict = judged(entry, context, lead=lead)
    if verdict is Verdict.NOTHING:
        return None
    if verdict is Verdict.ASK_GOAL:
        return Understanding(asks=rivals_asked(entry).asks, reasons=("the name is too short or misspelt",))
    if verdict is Verdict.ASK_UNIT:
        return Understanding(asks=asks_unit(entry, context), reasons=("the unit is not the goal's",))
    meant = understood(entry, context, mode=mode)
    if verdict is Verdict.LOG:
        return meant
    if meant.asks is not None:
        return None if meant.asks.about in (About.AMOUNT, About.UNIT) else meant
    return Understanding(
        asks=Ask(About.CONFIRM, ("yes", "no"), lines_of(meant.commands)),
        reasons=("not clearly an entry",),
        heard=meant.heard,
    )


def _counted_noun(entry: Entry, words: list[Token], context: Context) -> Understanding | None:
    """Return the question which goal `smoked 1 cigarette` is for, the noun being a likely name of one."""
    amount, known = entry.amounts[0], context.words
    norm = words[0].norm
    if len(words) > 1 or len(entry.rest) > 1 or amount.has_unit or amount.op is not None or entry.is_ahead:
        return None
    if norm in known.common or norm in known.chatter or norm in known.note_openers or norm in known.weekdays:
        return None
    noun = plural(singular(norm))
    day = f" {entry.whens[0].days[0].isoformat()}" if entry.whens and entry.whens[0].days else ""
    options = _counting(noun, context)
    asks = Ask(About.GOAL, options, f"/log {ANSWER} {written_number(amount.number)} {noun}{day}", noun)
    return Understanding(asks=asks, reasons=("things counted, of no goal there is",))


def _counting(noun: str, context: Context) -> tuple[str, ...]:
    """Return the goals that count in this noun."""
    return titles(goal for goal in context.index.goals if singular(goal.unit.casefold()) == singular(noun))


def _of_verb(entry: Entry, verb: str, context: Context) -> Understanding:
    """Return the question which goal `ran 5k` is for, the verb being a likely name of one; it ran kilometres."""
    amount = entry.amounts[0]
    tokens = [token.text for token in entry.tokens]
    if amount.is_thousands and verb in _MOVING:
        tokens = [
            f"{written_number(amount.number)} km",
            *(when.days[0].isoformat() for when in entry.whens if when.days),
        ]
    options = _counting(amount.word or "", context) if amount.unit is None else ()
    asks = Ask(About.GOAL, options, f"/log {ANSWER} {' '.join(tokens)}", verb)
    return Understanding(asks=asks, reasons=("a verb that is no goal",))


def _without_goal(entry: Entry, context: Context, *, lead: Lead) -> Understanding | None:
    """Return the question which goal an amount is for, when little else was said; else nothing."""
    words = [token for token in entry.rest if token.kind == "word"]
    is_only_noted = entry.note is not None and not words
    if not entry.amounts or lead.is_doer or is_only_noted or len(words) > _FEW:
        return None
    amount = entry.amounts[0]
    if not words and amount.op is None and lead.verb and lead.verb not in _CARRYING_ANY:
        return _of_verb(entry, lead.verb, context)
    if words and lead.is_carried and (noun := _counted_noun(entry, words, context)) is not None:
        return noun
    if words and (
        not amount.has_unit or len(words) != len(entry.rest) or any(token.kind == "clock" for token in entry.tokens)
    ):
        return None
    if amount.is_percent or amount.op is not None:
        return None
    known = context.words
    if any(
        token.norm in known.common or token.norm in known.chatter or token.norm in known.note_openers for token in words
    ):
        return None
    if amount.word is not None and amount.number == 1 and entry.tokens[0].norm in ("a", "an"):
        return None
    return Understanding(asks=asks_goal(entry, context), reasons=("an amount without a goal",))
