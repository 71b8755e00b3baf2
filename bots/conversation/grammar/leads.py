"""Words before an entry that say who or that it was done: I, just, did, had, went for a."""

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.fold import squash
from bots.conversation.grammar.languages.language import Language
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.verdicts import Lead
from bots.conversation.grammar.word_sets import word_set

_DAY_OPENERS = word_set("this last on earlier")
_DID = word_set("did done finished completed do")
_AFTER_CARRIER = word_set("my the a an some to for on with out in through up")


def _day_before(tokens: list[Token], context: Context) -> int:
    """Return where the words after a first day begin: `yesterday I ran 5k`; 0 without such a day."""
    if tokens[0].norm not in context.words.days_back and tokens[0].norm not in _DAY_OPENERS:
        return 0
    when = read_when(tokens, 0, context=context)
    if when is None:
        return 0
    after = when[1] + 1 if when[1] < len(tokens) and tokens[when[1]].text == "," else when[1]
    return after if after < len(tokens) else 0


def _opens_title(tokens: list[Token], context: Context) -> bool:
    """Tell whether a carrying verb is itself all that is said of a title: `read 5` for Read books."""
    goals = context.index.openers.get(tokens[0].norm, ())
    later = {squash(word) for goal in goals for word in goal.title.split()[1:]}
    return bool(goals) and not any(token.norm in later for token in tokens[1:])


def _is_habit(tokens: list[Token], at: int, words: Language) -> bool:
    """Tell whether the line says what somebody used to do."""
    at += tokens[at].norm in words.doers
    return [token.norm for token in tokens[at : at + 2]] == ["used", "to"]


def without_lead(tokens: list[Token], context: Context) -> tuple[list[Token], Lead]:
    """Return the entry's own tokens and what stood before them; a verb that names a goal stays."""
    words = context.words
    start = _day_before(tokens, context)
    first = tokens[start].norm
    if first not in words.doers and first not in words.carriers and first not in words.just:
        return tokens, Lead()
    if _is_habit(tokens, start, words):
        return tokens, Lead()
    at = start
    is_doer = is_carried = is_did = False
    verb = ""
    names = {name.start for name in certain_names(tokens, context)}
    while at < len(tokens) - 1 and at not in names:
        norm = tokens[at].norm
        if norm in words.doers and not is_carried:
            is_doer = True
        elif norm in words.carriers and not is_carried:
            if not names and _opens_title(tokens[at:], context):
                break
            is_carried = True
            verb = norm
            is_did = norm in _DID and tokens[at + 1].norm not in ("a", "an")
        elif norm not in words.just and not (is_carried and norm in _AFTER_CARRIER):
            break
        at += 1
    return [*tokens[:start], *tokens[at:]], Lead(is_doer=is_doer, is_carried=is_carried, is_did=is_did, verb=verb)
