"""The goals of a person prepared once for looking up names; built when goals change, not per message."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from bots.conversation.grammar.fold import squash, tidy
from bots.conversation.grammar.forms import bases_of, forms_of, plural, singular
from bots.conversation.grammar.languages import ENGLISH, Language
from bots.conversation.grammar.languages.english_verbs import KINDRED
from bots.conversation.grammar.lexer import NAME_KINDS, TICKS, Token, lex
from bots.conversation.grammar.titles import Signed, signed_names
from bots.conversation.grammar.values import GoalRef, bracketed


class Level(IntEnum):
    """How a name was recognised, the surest first."""

    EXACT = 0
    ALIAS = 1
    FORM = 2
    PREFIX = 3
    WORD = 4
    FUZZY = 5


Named = tuple[Level, tuple[GoalRef, ...]]
_ELIDED = 2


@dataclass(frozen=True, slots=True)
class GoalIndex:
    """Names to goals in every way they may be typed."""

    goals: tuple[GoalRef, ...]
    names: Mapping[str, Named]
    heads: frozenset[str]
    longest: int
    prefixes: tuple[tuple[str, GoalRef], ...]
    word_prefixes: tuple[tuple[str, GoalRef], ...]
    spellings: tuple[str, ...]
    spelled: tuple[GoalRef, ...]
    unit_words: frozenset[str]
    amount_openers: frozenset[str]
    openers: Mapping[str, tuple[GoalRef, ...]]
    signs: Mapping[str, tuple[GoalRef, ...]]
    signed: Signed

    @staticmethod
    def of(goals: Iterable[GoalRef], words: Language = ENGLISH) -> "GoalIndex":
        """Prepare goals for looking up."""
        goals = tuple(goals)
        names = _names(goals, words)
        spellings = sorted(_spellings(goals), key=lambda row: row[0])
        return GoalIndex(
            goals=goals,
            names=names,
            heads=frozenset(key[:2] for key in names),
            longest=max((len(_parts(name)) for goal in goals for name in (goal.title, *goal.aliases)), default=1) + 1,
            prefixes=tuple(spellings),
            word_prefixes=tuple(sorted(_later_words(goals, words), key=lambda row: row[0])),
            spellings=tuple(key for key, _ in spellings),
            spelled=tuple(goal for _, goal in spellings),
            unit_words=frozenset(_unit_words(goals)),
            amount_openers=_amount_openers(words),
            openers=_openers(goals, words),
            signs=_signs(goals),
            signed=signed_names(goals),
        )

    def named(self, title: str) -> GoalRef | None:
        """Return the goal of exactly this title, alias or squashed name."""
        for goal in self.goals:
            if title in (goal.title, bracketed(goal.title)[1:-1].strip()):
                return goal
        found = self.names.get(squash(title))
        return found[1][0] if found and found[0] <= Level.ALIAS and len(found[1]) == 1 else None


def name_tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    """Return the tokens that can be part of a name."""
    return (token for token in tokens if token.kind in NAME_KINDS)


def _parts(name: str) -> list[str]:
    """Return a name's words as the lexer cuts a message."""
    return [squash(token.text) for token in name_tokens(lex(name))]


def _names(goals: tuple[GoalRef, ...], words: Language) -> dict[str, Named]:
    """Return every certain key with its goals; a surer level hides the others."""
    found: dict[str, dict[Level, list[GoalRef]]] = defaultdict(lambda: defaultdict(list))
    for goal in goals:
        for key, level in _keys(goal, words):
            if key and goal not in found[key][level]:
                found[key][level].append(goal)
    best = ((key, min(levels), levels) for key, levels in found.items())
    return {key: (level, tuple(levels[level])) for key, level, levels in best}


def _keys(goal: GoalRef, words: Language) -> Iterator[tuple[str, Level]]:
    """Return a goal's keys with their levels."""
    parts = _parts(goal.title)
    yield "".join(parts) or squash(goal.title), Level.EXACT
    for alias in goal.aliases:
        yield "".join(_parts(alias)), Level.ALIAS
    if not parts:
        return
    bare = [part for part in parts if part not in words.articles] or parts
    yield "".join(bare), Level.FORM
    for form in forms_of(bare[0], words):
        yield form + "".join(bare[1:]), Level.FORM
    for form in (plural(bare[-1]), singular(bare[-1])):
        yield "".join(bare[:-1]) + form, Level.FORM
    if len(bare) > 1 and bare[-1].endswith("ing"):
        for form in forms_of(bare[-1], words):
            yield "".join(bare[:-1]) + form, Level.FORM
    yield from ((key, Level.FORM) for key in _kindred(goal, parts, words))
    yield from ((key, Level.FORM) for key in _without_elision(goal.title))


def _kindred(goal: GoalRef, parts: list[str], words: Language) -> Iterator[str]:
    """Return words of the same family: weighed for Weight, and for the Race weight that is to be reached."""
    named = {"".join(parts), parts[-1]} if goal.pattern == "target" else {"".join(parts)}
    for name in named:
        for base in bases_of(name, words):
            yield from map(squash, KINDRED.get(base, ()))


def _without_elision(title: str) -> Iterator[str]:
    """Return `anglais` for L'anglais."""
    article, mark, rest = tidy(title).partition("'")
    if mark and len(article) <= _ELIDED:
        yield squash(rest)


def _spellings(goals: tuple[GoalRef, ...]) -> Iterator[tuple[str, GoalRef]]:
    """Return each title and alias as one squashed word."""
    for goal in goals:
        for name in (goal.title, *goal.aliases):
            if key := squash(name):
                yield key, goal


def _later_words(goals: tuple[GoalRef, ...], words: Language) -> Iterator[tuple[str, GoalRef]]:
    """Return each later word of a title with what follows it; not where a negation before would turn it around."""
    for goal in goals:
        parts = _parts(goal.title)
        if parts and parts[0] not in words.negations:
            yield from (
                ("".join(parts[at:]), goal)
                for at, part in enumerate(parts)
                if at and part not in words.articles and len(part) > 1
            )


def _openers(goals: tuple[GoalRef, ...], words: Language) -> dict[str, tuple[GoalRef, ...]]:
    """Return the forms of the first word of longer titles, and a last verb in the past: `reading`, `walked`."""
    found: dict[str, list[GoalRef]] = defaultdict(list)
    for goal in goals:
        parts = _parts(goal.title)
        if len(parts) > 1 and parts[0].isalpha() and parts[0] not in words.negations | words.articles:
            for form in forms_of(parts[0], words):
                found[form].append(goal)
            if parts[-1].endswith("ed") or parts[-1] in words.past_verbs:
                found[parts[-1]].append(goal)
    return {form: tuple(named) for form, named in found.items()}


def _signs(goals: tuple[GoalRef, ...]) -> dict[str, tuple[GoalRef, ...]]:
    """Return the emoji of titles; a tick says that something is done and so is no name."""
    found: dict[str, list[GoalRef]] = defaultdict(list)
    for goal in goals:
        for token in lex(goal.title):
            if token.kind in ("emoji", "check") and token.text[0] not in TICKS:
                found[token.text].append(goal)
    return {sign: tuple(named) for sign, named in found.items()}


def _unit_words(goals: tuple[GoalRef, ...]) -> Iterator[str]:
    """Return the goals' own units in singular and plural."""
    for goal in goals:
        parts = _parts(goal.unit)
        if len(parts) == 1 and parts[0].isalpha():
            yield from (parts[0], singular(parts[0]), plural(parts[0]))


def _amount_openers(words: Language) -> frozenset[str]:
    """Return the words an amount may begin with."""
    tens = [word for word, value in words.numbers.items() if value >= 20 and value % 10 == 0]
    ones = [word for word, value in words.numbers.items() if 0 < value < 10]
    joined = {ten + one for ten in tens for one in ones}
    plain = set(words.numbers) | set(words.multiples) | set(words.times) | set(words.fractions) | set(words.units)
    return frozenset(plain | joined | {"a", "an", "x"})
