"""One entry taken apart: which tokens are the goal, the amount, the day, and which are left over."""

from dataclasses import dataclass, field

from bots.conversation.grammar.amounts import Amount
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import When
from bots.conversation.grammar.fold import squash
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.items import PUNCTUATION, Item, read_items
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.notes import text_between, without_notes
from bots.conversation.grammar.resolution import Found, certain_names, guess
from bots.conversation.grammar.values import Refusal
from bots.conversation.grammar.word_sets import word_set

_SHORTEST_NOUN = 3
_INTO = word_set("in into towards toward")
_PLACED = word_set("at in")


@dataclass(slots=True)
class Entry:
    """An entry in parts; `before` and `rest` are words left over before and after the goal, `spoken` typed amounts."""

    source: str
    tokens: list[Token]
    found: Found | None = None
    rivals: list[Found] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    shares: list[Item] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    before: list[Token] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)
    note: str | None = None
    tags: tuple[str, ...] = ()
    taken: list[Item] = field(default_factory=list)
    step: str = ""
    refused: tuple[Refusal, str] | None = None
    is_checked: bool = False
    is_ahead: bool = False
    is_bang: bool = False
    is_amount_first: bool = False
    is_amount_after_rest: bool = False
    is_hedged: bool = False

    @property
    def is_said_in_past(self) -> bool:
        """Tell whether the goal's name is a verb in the past, which no reader takes for a plan."""
        return self.found is not None and self.tokens[self.found.start].norm.endswith("ed") and self.found.level > 0

    @property
    def amount(self) -> Amount | None:
        """The first amount."""
        return self.amounts[0] if self.amounts else None

    @property
    def is_tight(self) -> bool:
        """Tell whether every word was understood."""
        return not self.before and not self.rest and not self.rivals


def take_apart(source: str, tokens: list[Token], *, context: Context, is_explicit: bool = False) -> Entry:
    """Return the parts of one entry; nothing is judged here."""
    marked = without_notes(source, tokens, context=context)
    entry = Entry(source, marked.tokens, note=marked.note, tags=marked.tags)
    names = certain_names(entry.tokens, context)
    if names:
        entry.found = _principal(names, entry.tokens)
        entry.rivals = _rivals(names, entry, context)
    items = _items(entry, context)
    if entry.found is None:
        items = _with_guess(entry, items, context, is_explicit=is_explicit)
    if entry.found is None:
        entry.found = _by_unit(items, context)
    _sort_out(entry, items, context)
    return entry


def _principal(names: list[Found], tokens: list[Token]) -> Found:
    """Return the name that is the entry's goal: a bracketed one, else the first unless a longer surer one follows."""
    for name in names:
        if tokens[name.start].kind == "goal":
            return name
    first = names[0]
    for name in names[1:]:
        if first.level is Level.FORM and name.level < Level.FORM and name.end - name.start > first.end - first.start:
            return name
    return first


def _rivals(names: list[Found], entry: Entry, context: Context) -> list[Found]:
    """Return the other certain names, but not those that are merely the unit after a number, or the same goal."""
    principal = entry.found
    if principal is None or entry.tokens[principal.start].kind == "goal":
        return []
    return [
        name for name in names if name.goals != principal.goals and not _is_unit(name, principal, entry.tokens, context)
    ]


def _is_unit(name: Found, principal: Found, tokens: list[Token], context: Context) -> bool:
    """Tell whether the name is the unit that the principal goal counts in, after a number."""
    from_unit = tokens[name.start].norm in context.index.unit_words and name.end - name.start == 1
    if not from_unit or name.start == 0 or tokens[name.start - 1].kind != "num":
        return False
    return tokens[name.start].norm.rstrip("s") == principal.goal.unit.casefold().rstrip("s")


def _items(entry: Entry, context: Context) -> list[Item]:
    """Return the items before the goal, the goal, and those after it."""
    if entry.found is None:
        return read_items(entry.tokens, 0, context=context)
    start, end = entry.found.start, entry.found.end
    stop = start - 1 if start > 1 and entry.tokens[start - 1].norm in _INTO else start
    items = read_items(entry.tokens[:stop], 0, context=context) if stop else []
    if stop < start:
        items.append(Item("word", stop, start, text=entry.tokens[stop].text))
    items.append(Item("goal", start, end))
    after = entry.tokens[end:]
    if after and after[0].text in ("++", "--") and (is_glued(entry.tokens, end) or len(after) == 1):
        items.append(Item("step", end, end + 1, text=after[0].text))
        return items + read_items(after[1:], end + 1, context=context)
    return items + read_items(after, end, context=context)


def _with_guess(entry: Entry, items: list[Item], context: Context, *, is_explicit: bool) -> list[Item]:
    """Return the items with the first run of words taken for a shortened or misspelt goal, where it is one."""
    first = next((at for at, item in enumerate(items) if item.kind == "word"), None)
    if first is None:
        return items
    stop = first
    while (
        stop < len(items) and items[stop].kind in ("word", "filler") and entry.tokens[items[stop].start].kind == "word"
    ):
        stop += 1
    has_measure = is_explicit or len(entry.tokens) == 1 or any(item.amount is not None for item in items)
    entry.found = guess(
        entry.tokens, items[first].start, end=items[max(stop - 1, first)].end, context=context, is_sure=has_measure
    )
    if entry.found is None:
        return items
    end = entry.found.end
    after = [item for item in items if item.start >= end]
    goal = Item("goal", entry.found.start, end)
    if after and after[0].text in ("++", "--"):
        after[0] = Item("step", end, end + 1, text=after[0].text)
    return [*items[:first], goal, *after]


def _by_unit(items: list[Item], context: Context) -> Found | None:
    """Return the one goal whose title has the noun that was counted: `3 glasses` for 8 glasses."""
    item = next((item for item in items if item.kind == "amount"), None)
    noun = item.amount.word if item is not None and item.amount is not None and item.amount.unit is None else None
    if item is None or noun is None or len(noun) < _SHORTEST_NOUN or any(item.kind == "word" for item in items):
        return None
    goals = tuple(goal for goal in context.index.goals if noun in map(squash, goal.title.split()))
    return Found(goals, Level.WORD, item.end - 1, item.end) if len(goals) == 1 else None


def _sort_out(entry: Entry, items: list[Item], context: Context) -> None:
    """Fill the entry from its items: understood parts up to the first word left over, the note from there."""
    if items and items[-1].text == "!":
        entry.is_bang = True
    items = [_settled_being(entry, item) for item in items]
    goal_at = next((at for at, item in enumerate(items) if item.kind == "goal"), -1)
    amount_at = next((at for at, item in enumerate(items) if item.kind == "amount"), len(items))
    entry.is_amount_first = amount_at < goal_at
    before = [entry.tokens[item.start] for item in items[: max(goal_at, 0)] if item.kind == "word"]
    entry.before = [token for token in before if not (entry.is_amount_first and token.norm in _INTO)]
    if goal_at > 0 and not entry.is_amount_first and entry.tokens[items[0].start].norm in _PLACED:
        entry.before.append(entry.tokens[items[0].start])
    first = next((at for at, item in enumerate(items) if item.kind == "word" and at > goal_at), len(items))
    while first < len(items) and first - 1 > goal_at and items[first - 1].kind == "filler":
        if items[first - 1].text in PUNCTUATION:
            break
        first -= 1
    for item in items[:first]:
        _take(entry, item)
    last = _take_tail(entry, items, first, context)
    if first < last:
        entry.rest = entry.tokens[items[first].start : items[last - 1].end]
        while entry.rest and entry.rest[-1].text in PUNCTUATION:
            entry.rest.pop()
        said = text_between(entry.source, entry.rest)
        entry.note = " ".join(part for part in (said, entry.note) if part) or None
    _note_length(entry, items)


def _settled_being(entry: Entry, item: Item) -> Item:
    """Return the is of `weight is 72` as saying nothing, and was after any goal; else it is a word like others."""
    if item.kind != "being":
        return item
    is_reading = entry.found is not None and entry.found.goal.pattern == "target" and entry.found.level <= Level.FORM
    is_past = entry.tokens[item.start].norm in ("was", "were")
    return Item("filler" if is_reading or is_past else "word", item.start, item.end, text=item.text)


def _note_length(entry: Entry, items: list[Item]) -> None:
    """Keep `in 25 minutes` beside the amount as a remark."""
    said = [text_between(entry.source, entry.tokens[item.start : item.end]) for item in items if item.kind == "ahead"]
    if said and entry.amounts and not entry.rest:
        entry.note = " ".join([*said, *([entry.note] if entry.note else [])])


def _take(entry: Entry, item: Item) -> None:
    """Add one understood item to the entry."""
    entry.taken.append(item)
    if item.kind == "amount" and item.amount is not None:
        entry.amounts.append(item.amount)
        entry.spoken.append(text_between(entry.source, entry.tokens[item.start : item.end]))
    elif item.kind == "when" and item.when is not None:
        entry.whens.append(item.when)
        note_refusal(entry, item)
        entry.is_hedged = entry.is_hedged or item.text == "numat"
    elif item.kind == "share":
        entry.shares.append(item)
    elif item.kind == "check":
        entry.is_checked = True
    elif item.kind == "step":
        entry.step = item.text
    elif item.kind == "more":
        entry.is_hedged = True
    elif item.kind == "ahead":
        entry.is_ahead = True


def note_refusal(entry: Entry, item: Item) -> None:
    """Keep why a day was refused, and its words."""
    if item.when is not None and item.when.refusal is not None:
        entry.refused = item.when.refusal, text_between(entry.source, entry.tokens[item.start : item.end])


def _take_tail(entry: Entry, items: list[Item], first: int, context: Context) -> int:
    """Take days, and an amount with a unit if there was none, from the end of the note; return where the note ends."""
    last = len(items)
    while last > first:
        item = items[last - 1]
        is_day = item.kind == "when" and entry.tokens[item.start].norm not in context.words.weekdays
        is_measure = item.kind == "amount" and not entry.amounts and item.amount is not None and item.amount.has_unit
        if is_measure:
            entry.is_amount_after_rest = True
        is_day = is_day or (item.kind == "share" and bool(entry.amounts) and item.when is not None)
        is_tick = item.kind == "check" and entry.tokens[item.start].kind == "check"
        if is_tick or is_day or is_measure:
            _take(entry, item)
        elif item.kind != "filler":
            break
        last -= 1
    return last
