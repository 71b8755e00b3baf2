"""Which goal is meant: exact, alias, form, unique prefix, unique word prefix, then edit distance with a margin."""

from bisect import bisect_left
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.fold import squash
from bots.conversation.grammar.goals import GoalIndex, Level
from bots.conversation.grammar.lexer import NAME_KINDS, Token
from bots.conversation.grammar.values import GoalRef

_SHORTEST_FUZZY = 4
_LONG = 7


@dataclass(frozen=True, slots=True)
class Found:
    """One goal, or rivals, named by the tokens from `start` to before `end`."""

    goals: tuple[GoalRef, ...]
    level: Level
    start: int
    end: int

    @property
    def goal(self) -> GoalRef:
        """The first goal; the only one when there are no rivals."""
        return self.goals[0]

    @property
    def is_clear(self) -> bool:
        """Tell whether one goal alone fits."""
        return len(self.goals) == 1


def certain_names(tokens: list[Token], context: Context, *, start: int = 0) -> list[Found]:
    """Return the certain names (title, alias, form) in the tokens, the longest at each place, none overlapping."""
    index = context.index
    found: list[Found] = []
    at = start
    while at < len(tokens):
        token = tokens[at]
        here = None
        if token.kind == "goal":
            here = _bracketed(token, at, index)
        elif token.kind in NAME_KINDS and (
            token.norm[:2] in index.heads or len(token.norm) < 2 or not token.norm.isalpha()
        ):
            here = _longest_at(tokens, at, context)
        if here is not None and not _is_article(tokens, here, context):
            here = _lengthened(here, tokens, context.index)
            found.append(here)
            at = here.end
        else:
            at += 1
    return found or _by_sign(tokens, index)


def _by_sign(tokens: list[Token], index: GoalIndex) -> list[Found]:
    """Return the goal whose emoji stands beside a number: `🧘 30`; alone it is no more than a smile."""
    if not index.signs or not any(token.kind in ("num", "clock") for token in tokens):
        return []
    return [
        Found(index.signs[token.text], Level.FORM, at, at + 1)
        for at, token in enumerate(tokens)
        if token.text in index.signs
    ]


def _is_article(tokens: list[Token], found: Found, context: Context) -> bool:
    """Tell whether a goal named like an article (tea, in French) is only the article; with a number it is the goal."""
    token = tokens[found.start]
    if found.end - found.start > 1 or token.norm not in context.words.articles or not token.text.isascii():
        return False
    return found.end < len(tokens) and tokens[found.end].kind == "word"


def _lengthened(found: Found, tokens: list[Token], index: GoalIndex) -> Found:
    """Return the one longer title that begins with the name and the words after it: `yoga teacher` of two yogas."""
    key = ""
    best = found
    for at in range(found.start, min(found.end + index.longest, len(tokens))):
        if tokens[at].kind not in ("word", "num"):
            break
        key += tokens[at].norm
        if at < found.end:
            continue
        goals = _by_prefix(key, index, Level.PREFIX) if tokens[at].kind == "word" and len(tokens[at].norm) > 2 else ()
        if len(goals) != 1 or goals == found.goals:
            break
        best = Found(goals, Level.PREFIX, found.start, at + 1)
    return best


def _bracketed(token: Token, at: int, index: GoalIndex) -> Found | None:
    """Return the goal whose title stands in brackets."""
    goal = index.named(token.text[1:-1].strip())
    return Found((goal,), Level.EXACT, at, at + 1) if goal is not None else None


def _longest_at(tokens: list[Token], at: int, context: Context) -> Found | None:
    """Return the longest certain name that begins at `at`; articles inside count or not."""
    index = context.index
    best = None
    full = bare = ""
    parts = 0
    for end in range(at, len(tokens)):
        token = tokens[end]
        if token.kind not in NAME_KINDS:
            if token.kind == "op" and token.text in "-&/'" and full:
                continue
            break
        norm = token.norm if token.kind == "word" else squash(token.norm)
        full += norm
        is_kept = norm not in context.words.articles or not bare
        if is_kept:
            bare += norm
        named = index.names.get(full) or (index.names.get(bare) if is_kept else None)
        if named is not None:
            best = Found(named[1], named[0], at, end + 1)
        parts += 1
        if parts > index.longest:
            break
    return best


def guess(tokens: list[Token], start: int, *, end: int, context: Context, is_sure: bool = False) -> Found | None:
    """Return the goal that the words from `start` shorten or misspell; the longest run of words at the surest level.

    `is_sure`: the rest may be an entry, so that an everyday word of four letters may stand for a title it is part of.
    """
    norms = [token.norm for token in tokens[start:end]]
    stops = range(min(len(norms), context.index.longest), 0, -1)
    keys = [(count, "".join(norms[:count])) for count in stops]
    rare = [(count, key) for count, key in keys if _is_rare(norms, count, context)]
    fits = [(count, key) for count, key in keys if len(key) > 3 or (count, key) in rare] if is_sure else rare
    whole = _misspelt(rare[:1], start, context.index)
    if whole is not None and whole.end - start > 1 and _is_word_by_word(norms[: whole.end - start], whole.goals):
        return whole
    for level in (Level.PREFIX, Level.WORD):
        for count, key in fits:
            goals = _by_prefix(key, context.index, level)
            if (count, key) not in rare:
                goals = tuple(goal for goal in goals if _is_whole(norms[:count], goal))
            if goals:
                return Found(goals, level, start, start + count)
    if is_sure and norms and (goals := context.index.openers.get(norms[0], ())):
        return Found(goals, Level.WORD, start, start + 1)
    return _misspelt(rare, start, context.index)


def _misspelt(keys: list[tuple[int, str]], start: int, index: GoalIndex) -> Found | None:
    """Return the goal that the longest of these runs of words misspells."""
    for count, key in keys:
        goals = _by_distance(key, index)
        if goals:
            return Found(goals, Level.FUZZY, start, start + count)
    return None


def _is_word_by_word(norms: list[str], goals: tuple[GoalRef, ...]) -> bool:
    """Tell whether each short word of a title is spelled right, for `vitamin c` is not a misspelt vitamin d."""
    short = [norm for norm in norms if len(norm) < _SHORTEST_FUZZY]
    return all(set(short) <= {squash(word) for word in goal.title.split()} for goal in goals)


def _is_whole(norms: list[str], goal: GoalRef) -> bool:
    """Tell whether these are whole words of the goal's title; everyday words may not merely begin one."""
    return set(norms) <= {squash(word) for word in goal.title.split()}


def _is_rare(norms: list[str], count: int, context: Context) -> bool:
    """Tell whether these words are no everyday words."""
    return any(norm not in context.words.common for norm in norms[:count])


def _by_prefix(key: str, index: GoalIndex, level: Level) -> tuple[GoalRef, ...]:
    """Return the goals with a name, or a later word, that starts with `key`."""
    rows = index.prefixes if level is Level.PREFIX else index.word_prefixes
    at = bisect_left(rows, key, key=lambda row: row[0])
    found: list[GoalRef] = []
    while at < len(rows) and rows[at][0].startswith(key):
        if rows[at][1] not in found:
            found.append(rows[at][1])
        at += 1
    return tuple(found)


def _by_distance(key: str, index: GoalIndex) -> tuple[GoalRef, ...]:
    """Return the goal nearest to a misspelt key, or rivals as near as it; the first letter must agree."""
    if len(key) < _SHORTEST_FUZZY:
        return ()
    furthest = 2 if len(key) >= _LONG else 1
    near = process.extract(key, index.spellings, scorer=OSA.distance, score_cutoff=furthest, limit=5)
    rows = [(distance, index.spelled[at]) for name, distance, at in near if name[0] == key[0] and len(name) > 3]
    if not rows:
        return ()
    best = min(distance for distance, _ in rows)
    goals: list[GoalRef] = []
    for distance, goal in rows:
        if distance == best and goal not in goals:
            goals.append(goal)
    return tuple(goals)
