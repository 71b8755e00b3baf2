"""Whether an entry without a command is clearly a log, only to be offered, or no log at all."""

from enum import StrEnum

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.entries import Entry
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.languages.english_chat import EVENTS
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.quantities import value_in
from bots.conversation.grammar.resolution import Found
from bots.conversation.grammar.suspicions import is_advice, is_label, is_suspicious, is_unlikely

_LONG_NAME = 6
_SHORT_NAME = 3
_FEW = 2
_NUMBERS = frozenset({"num", "clock", "slash", "dotted", "iso", "science"})


class Verdict(StrEnum):
    """How sure it is that something was meant to be logged."""

    LOG = "log"
    OFFER = "offer"
    ASK_GOAL = "ask_goal"
    ASK_UNIT = "ask_unit"
    NOTHING = "nothing"


def judged(entry: Entry, context: Context, *, lead: "Lead") -> Verdict:
    """Return how surely the bare entry is a log."""
    if entry.found is None or _has_words_before(entry, lead):
        return Verdict.NOTHING
    if entry.rivals:
        is_whole = _has_amount(entry) and all(token.kind != "word" for token in _unnamed(entry))
        return Verdict.ASK_GOAL if is_whole and not lead.is_doer else Verdict.NOTHING
    if lead.is_doer and not (lead.is_carried or _is_past(entry, context)):
        return Verdict.NOTHING
    if any(amount.is_odd for amount in entry.amounts):
        return Verdict.LOG
    if entry.rest:
        return _with_rest(entry, context, lead=lead)
    return _tight(entry, context, lead=lead)


def _has_words_before(entry: Entry, lead: "Lead") -> bool:
    """Tell whether words stand before the goal that no entry has; `gave £10 to charity` may."""
    is_given = entry.is_amount_first and lead.is_carried
    return any(not (is_given and token.norm == "to") for token in entry.before)


class Lead:
    """Words stripped before an entry: who did it (I, we) and a verb that carries any goal (did, had)."""

    __slots__ = ("is_carried", "is_did", "is_doer", "verb")

    def __init__(
        self, *, is_doer: bool = False, is_carried: bool = False, is_did: bool = False, verb: str = ""
    ) -> None:
        """Keep what was stripped."""
        self.is_doer = is_doer
        self.is_carried = is_carried
        self.is_did = is_did
        self.verb = verb


def _is_past(entry: Entry, context: Context) -> bool:
    """Tell whether the goal's name was typed as a verb in the past."""
    if entry.found is None:
        return False
    norm = entry.tokens[entry.found.start].norm
    return norm.endswith("ed") or norm in context.words.past_verbs


def _unnamed(entry: Entry) -> list[Token]:
    """Return the left-over tokens that are no part of a rival's name."""
    named = {id(token) for rival in entry.rivals for token in entry.tokens[rival.start : rival.end]}
    return [token for token in entry.rest if id(token) not in named]


def _has_amount(entry: Entry) -> bool:
    """Tell whether a number, a share, a step or a check mark was typed."""
    return bool(entry.amounts or entry.shares or entry.step or entry.is_checked)


def _tight(entry: Entry, context: Context, *, lead: Lead) -> Verdict:
    """Judge an entry that was understood to the last word."""
    found = entry.found
    if found is None:
        return Verdict.NOTHING
    if entry.is_hedged or is_unlikely(entry, context):
        return Verdict.OFFER
    return _by_name(entry, found, context, lead=lead)


def _by_name(entry: Entry, found: Found, context: Context, *, lead: Lead) -> Verdict:
    """Judge by how sure the goal's name is, and whether more than a name was said."""
    length = sum(len(token.norm) for token in entry.tokens[found.start : found.end])
    is_signed = entry.amount is not None and entry.amount.op is not None
    is_vague = (found.level is Level.FUZZY and length <= _LONG_NAME) or (is_signed and found.level > Level.FORM)
    if entry.is_amount_first and is_vague:
        return Verdict.ASK_GOAL
    is_part = found.level in (Level.PREFIX, Level.WORD) and _is_everyday(entry, context)
    if _has_amount(entry) or (lead.is_carried and not is_part):
        return Verdict.LOG
    if lead.is_doer and not (found.goal.is_streak or entry.whens or entry.is_said_in_past):
        return Verdict.NOTHING
    if entry.is_bang:
        return Verdict.OFFER
    if found.level is Level.FUZZY and length < _LONG_NAME:
        return Verdict.ASK_GOAL
    if is_part or (found.level in (Level.PREFIX, Level.WORD) and length < _SHORT_NAME):
        return Verdict.ASK_GOAL
    return Verdict.LOG


def _is_everyday(entry: Entry, context: Context) -> bool:
    """Tell whether the name is one everyday word of a longer title."""
    return entry.found is not None and entry.tokens[entry.found.start].norm in context.words.common


def _with_rest(entry: Entry, context: Context, *, lead: Lead) -> Verdict:
    """Judge an entry with words left over, which must be a remark after an amount."""
    words = context.words
    norms = [token.norm for token in entry.rest if token.kind == "word"]
    opens = bool(norms) and norms[0] in words.note_openers
    is_chatty = any(norm in words.chatter or norm in EVENTS for norm in norms)
    if not _has_amount(entry):
        may_be = opens and not is_chatty and entry.found is not None and entry.found.level <= Level.FORM
        if may_be and lead.is_did:
            return Verdict.LOG
        return Verdict.OFFER if may_be and not lead.is_doer else Verdict.NOTHING
    if lead.is_doer and (is_chatty or not opens):
        return _told(entry, context, is_chatty=is_chatty)
    if any(token.text == "?" for token in entry.rest):
        return Verdict.OFFER
    if entry.is_amount_after_rest:
        return _measured_late(entry, norms, context)
    if is_label(entry):
        return Verdict.NOTHING
    return _remarked(entry, norms, context, opens=opens, is_chatty=is_chatty)


def _remarked(entry: Entry, norms: list[str], context: Context, *, opens: bool, is_chatty: bool) -> Verdict:
    """Judge an amount and a remark after it."""
    is_distance = entry.is_amount_first and norms[:1] in (["from"], ["away"], ["to"])
    if is_distance or is_suspicious(entry, context):
        return Verdict.OFFER
    if _has_measure(entry, context):
        is_doubtful = is_advice(entry) or (entry.is_amount_first and is_chatty)
        is_doubtful = is_doubtful or (not opens and (is_chatty or _has_number(entry.rest)))
        return Verdict.OFFER if is_doubtful else Verdict.LOG
    return _of_bare_number(entry, norms, opens=opens, is_chatty=is_chatty)


def _told(entry: Entry, context: Context, *, is_chatty: bool) -> Verdict:
    """Judge `I read 30 pages of Middlemarch`: of what it was; after other words it is only offered."""
    if is_chatty or not _has_measure(entry, context):
        return Verdict.NOTHING
    if entry.rest[0].norm == "of":
        return Verdict.LOG
    return Verdict.OFFER if len(entry.rest) <= _FEW else Verdict.NOTHING


def _has_number(rest: list[Token]) -> bool:
    """Tell whether an amount, a day or another entry may stand in what is left over."""
    return any(token.kind in _NUMBERS for token in rest)


def _has_measure(entry: Entry, context: Context) -> bool:
    """Tell whether the amount has a unit that fits, or a sign, or is a tick."""
    if entry.step or entry.is_checked or entry.found is None:
        return True
    amount = entry.amount
    if amount is None:
        return False
    is_marked = amount.has_unit or amount.op is not None
    return is_marked and value_in(entry.found.goal, amount, words=context.words) is not None


def _measured_late(entry: Entry, norms: list[str], context: Context) -> Verdict:
    """Judge `read dune 30m`: few plain words between a certain goal and an amount with a unit."""
    words = context.words
    if entry.found is None or entry.found.level > Level.FORM or entry.found.start > 0:
        return Verdict.NOTHING
    inner = norms[1:] if norms and norms[0] == "with" else norms
    if any(norm in words.chatter or norm in words.common for norm in inner) or len(inner) > _FEW + 1:
        return Verdict.NOTHING
    amount = entry.amount
    if amount is not None and amount.is_percent:
        return Verdict.NOTHING
    if any(token.kind == "clock" for token in entry.tokens):
        return Verdict.OFFER
    fits = amount is not None and value_in(entry.found.goal, amount, words=words) is not None
    if fits and entry.found.goal.pattern == "target":
        return Verdict.OFFER
    return Verdict.LOG if fits else Verdict.NOTHING


def _of_bare_number(entry: Entry, norms: list[str], *, opens: bool, is_chatty: bool) -> Verdict:
    """Judge a number without a unit and words after it: a remark is welcome, a noun may be another unit."""
    if is_chatty:
        return Verdict.NOTHING
    if entry.amount is not None and entry.amount.has_unit:
        return Verdict.ASK_UNIT if len(norms) <= _FEW else Verdict.NOTHING
    if opens:
        return Verdict.LOG
    if entry.is_amount_first:
        return Verdict.NOTHING
    return Verdict.ASK_UNIT if len(norms) <= _FEW and _is_clear(entry.rest) else Verdict.OFFER


def _is_clear(rest: list[Token]) -> bool:
    """Tell whether nothing but words is left over."""
    return all(token.kind == "word" for token in rest)
