"""What the tokens of an entry are, one stretch after the other: amount, day, tick, or words left over."""

from dataclasses import dataclass

from bots.conversation.grammar.amounts import Amount, read_amount, read_span
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import When
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.horizons import read_length
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.values import Refusal
from bots.conversation.grammar.word_sets import word_set

_BEING = word_set("was were is are")
PUNCTUATION = frozenset(",.!:;")
_DONE = word_set("done finished completed")
_DONE_LATE = word_set("taken complete ticked checked achieved")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of tokens and what it is.

    Kinds: goal, amount, when, share (a date or an amount), ahead, check, step, filler, being (is, was), more, word.
    """

    kind: str
    start: int
    end: int
    amount: Amount | None = None
    when: When | None = None
    text: str = ""


def read_items(tokens: list[Token], offset: int, *, context: Context) -> list[Item]:
    """Return what the tokens are, one after the other."""
    items = []
    at = 0
    while at < len(tokens):
        item = _item(tokens, at, context)
        at = item.end
        items.append(Item(item.kind, item.start + offset, item.end + offset, item.amount, item.when, item.text))
    return items


def _item(tokens: list[Token], at: int, context: Context) -> Item:
    """Return the item that starts at `at`."""
    token = tokens[at]
    if token.kind == "check" or token.norm in _DONE or token.norm in _DONE_LATE:
        return Item("check", at, at + 1)
    if token.norm == "in" and at + 1 < len(tokens):
        days = read_length(tokens, at + 1, context=context)
        if days is not None and not _is_ago(tokens, days[1]):
            return Item("when", at, days[1], when=When(refusal=Refusal.AHEAD))
        ahead = read_amount(tokens, at + 1, context=context)
        if ahead is not None and not _is_ago(tokens, ahead[1]):
            return Item("ahead", at, ahead[1])
    here = at + 1 if token.norm in ("from", "between") and at + 1 < len(tokens) else at
    span = read_span(tokens, here) if tokens[here].kind in ("num", "clock") else None
    if span is not None:
        return Item("amount", at, span[1], amount=span[0])
    return _day_or_amount(tokens, at, context)


def _day_or_amount(tokens: list[Token], at: int, context: Context) -> Item:
    """Return the day or the amount that starts at `at`, a share where it may be either, or a word left over."""
    token = tokens[at]
    when = read_when(tokens, at, context=context)
    amount = read_amount(tokens, at, context=context) if when is None or token.kind in ("slash", "dotted") else None
    if when is not None and amount is not None and not amount[0].has_unit:
        return Item("share", at, when[1], amount[0], when[0])
    if amount is not None:
        return Item("amount", at, amount[1], amount=amount[0])
    if when is not None:
        return Item("when", at, when[1], when=when[0], text=tokens[when[1] - 1].kind + tokens[at].norm)
    return Item(_leftover_kind(token, tokens, at, context), at, at + 1, text=token.text)


def _is_ago(tokens: list[Token], at: int) -> bool:
    """Tell whether `ago` follows."""
    return at < len(tokens) and tokens[at].norm == "ago"


def _leftover_kind(token: Token, tokens: list[Token], at: int, context: Context) -> str:
    """Return filler for words and signs that say nothing between understood parts, word for all others."""
    if token.kind == "op":
        return "filler" if token.text in PUNCTUATION or (token.text == "-" and not is_glued(tokens, at + 1)) else "word"
    if token.text in "~≈":
        return "filler"
    if token.kind == "word" and (token.norm in context.words.fillers or token.norm == "and"):
        return "filler"
    if at and token.norm == "more" and (tokens[at - 1].kind == "num" or tokens[at - 1].norm in context.words.numbers):
        return "more"
    if at == 0 and token.norm in _BEING and len(tokens) > 1 and read_amount(tokens, 1, context=context) is not None:
        return "being"
    return "word"
