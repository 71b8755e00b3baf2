"""What a new goal's words leave open: two amounts, a negative one, a day that is past; asked, never guessed."""

from bots.conversation.grammar.commands import Op
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.creation import Draft, drafted
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.word_sets import word_set

_JOINTS = word_set("and , ; &")


def doubted(
    draft: Draft, tokens: list[Token], *, source: str, context: Context, lead: str = ""
) -> Understanding | None:
    """Return the question that a draft raises, None when it is clear."""
    if draft.refused is not None:
        start, end, hint = draft.refused
        said = text_between(source, tokens[start:end])
        asks = Ask(About.DATE, (), _template(tokens, start, end, source, lead), said, hint)
        return Understanding(asks=asks, reasons=("no goal can end on that day",))
    signed = next((at for at, amount in enumerate(draft.amounts) if amount.op is Op.SUBTRACT or amount.is_odd), None)
    if signed is not None and signed < len(draft.spans):
        start, end = draft.spans[signed]
        return Understanding(
            asks=Ask(
                About.AMOUNT, (), _template(tokens, start, end, source, lead), text_between(source, tokens[start:end])
            ),
            reasons=("a goal's amount has no sign",),
        )
    return _conflict(draft, tokens, source, context, lead) if draft.has_conflict else None


def _conflict(draft: Draft, tokens: list[Token], source: str, context: Context, lead: str) -> Understanding | None:
    """Return the question which of two amounts was meant, or which of two goals."""
    if len(draft.spans) != len(draft.amounts):
        return None
    between = range(draft.spans[0][1], draft.spans[-1][0])
    for at in between:
        if tokens[at].norm in _JOINTS and drafted(tokens[at + 1 :], context).title:
            halves = (tokens[:at], tokens[at + 1 :])
            options = tuple(f"new {text_between(source, half)}" for half in halves)
            return Understanding(
                asks=Ask(About.COMMAND, options, ANSWER, text_between(source, tokens)), reasons=("two goals at once",)
            )
    options = tuple(text_between(source, tokens[start:end]) for start, end in draft.spans)
    template = _template(tokens, draft.spans[0][0], draft.spans[-1][1], source, lead)
    return Understanding(asks=Ask(About.AMOUNT, options, template), reasons=("two amounts for one goal",))


def _template(tokens: list[Token], start: int, end: int, source: str, lead: str) -> str:
    """Return the new goal's text with the answer in place of some tokens."""
    before, after = text_between(source, tokens[:start]), text_between(source, tokens[end:])
    return " ".join(part for part in ("/new", lead, before, ANSWER, after) if part)
