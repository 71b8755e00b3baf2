"""The door of the grammar: a message in, what it means out; pure, and the same for every channel."""

import re

from bots.conversation.grammar.arguments import UNKNOWN, Call
from bots.conversation.grammar.bare import bare_entries, explicit_entries
from bots.conversation.grammar.commands import Kind, OfGoal, Plain
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.corrections import restated
from bots.conversation.grammar.courtesy import PLEASE, without_courtesy
from bots.conversation.grammar.dispatch import READERS
from bots.conversation.grammar.goal_plans import create, looks_like_plan
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.hearing import with_command
from bots.conversation.grammar.lexer import Token, lex, undecorated
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.phrases import rephrased
from bots.conversation.grammar.plan_offers import offered_plan
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names, guess
from bots.conversation.grammar.segments import joined
from bots.conversation.grammar.simple import sentence
from bots.conversation.grammar.skips import denial
from bots.conversation.grammar.talk import is_smalltalk
from bots.conversation.grammar.titles import with_titles
from bots.conversation.grammar.typos import corrections
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.vocabulary import VERBS

_APOLOGIES = frozenset({"sorry", "i", "no", "oops", ","})
_SPANS = frozenset({"this", "week", "month", "year", "today", "so", "far"})
_TELLING = frozenset({"log", "weak_log", "set", "done", "skip", "correct", "subtract", "mark"})
_CREATING = frozenset({"create", "create_bare", "team"})
_MARKING = frozenset({"num", "clock", "check"})
_ENTRIES = frozenset({Kind.LOG, Kind.COMPLETE, Kind.SKIP, Kind.CORRECT, Kind.ZERO})
_BULLET = re.compile(r"^\s*(?:[-*•·\u2013]|\d{1,2}[.)])\s+")
_LONGEST_LINE = 1000
_LONGEST_SENTENCE = 9
_VIEWS = {"chart": Kind.CHART, "graph": Kind.CHART, "progress": Kind.SHOW, "stats": Kind.SHOW, "status": Kind.SHOW}
_SMALLTALK = Understanding((Plain(Kind.SMALLTALK),), reasons=("small talk",))


def parse(text: str, context: Context) -> Understanding:
    """Return what a message means to the person of `context`; whatever is not clearly a command is unknown."""
    if "\n" not in text:
        return _line(text[:_LONGEST_LINE], context)
    lines = [_BULLET.sub("", line[:_LONGEST_LINE]) for line in text.splitlines() if line.strip()]
    if not lines:
        return UNKNOWN
    parts = [_line(line, context) for line in lines]
    known = [part for part in parts if part not in (UNKNOWN, _SMALLTALK)]
    if not known:
        return parts[0]
    if len(known) < len(parts) and UNKNOWN in parts:
        return _doubtful(known)
    return joined(known)


def _doubtful(known: list[Understanding]) -> Understanding:
    """Return the understood lines among others as an offer."""
    whole = joined(known)
    if whole.asks is not None:
        return whole
    template = joined([whole, Understanding(asks=Ask(About.CONFIRM, ("yes", "no")))]).asks
    return Understanding(asks=template, reasons=("some lines were not understood",))


def _line(line: str, context: Context) -> Understanding:
    """Return what one line means."""
    typed = with_titles(lex(line), context.index.signed)
    tokens, is_strong = _addressed(undecorated(typed, kept=context.index.signs))
    if tokens and VERBS.get(tokens[0].norm) in _CREATING:
        tokens, _ = _addressed(typed[typed.index(tokens[0]) :])  # emoji belong to the title of a new goal
    if not tokens:
        return Understanding((Plain(Kind.HELP),)) if is_strong else UNKNOWN
    meant = _meant(line, tokens, context, is_strong=is_strong)
    if _is_of_no_goal(meant) and tokens[0].norm not in VERBS:
        return _corrected(line, tokens, context, is_strong=is_strong) or meant
    if meant is _SMALLTALK:
        return _polite(line, tokens, context, is_strong=is_strong) or meant
    if meant is not UNKNOWN:
        return meant
    said = (
        _polite(line, tokens, context, is_strong=is_strong)
        or (None if is_strong else offered_plan(line, tokens, context=context))
        or _corrected(line, tokens, context, is_strong=is_strong)
    )
    return said or meant


def _polite(line: str, tokens: list[Token], context: Context, *, is_strong: bool) -> Understanding | None:
    """Return what the line means without the courtesy around it; an entry only if it was told as one."""
    said, is_asking = without_courtesy(tokens)
    if not said or len(said) == len(tokens):
        return None
    meant = _meant(line, said, context, is_strong=is_strong)
    is_doubted = meant.asks is not None and meant.asks.about is About.CONFIRM and is_asking
    if meant is UNKNOWN or is_doubted:
        return None
    is_entry = any(command.kind in _ENTRIES for command in meant.commands)
    is_told = VERBS.get(said[0].norm) in _TELLING
    is_marked = not is_asking and any(token.kind in _MARKING or token.norm == "done" for token in said)
    if is_entry and not (is_told or is_marked):
        return None
    is_request = is_entry and is_asking and PLEASE.isdisjoint({tokens[0].norm, tokens[-1].norm})
    return _offered(meant) if is_request else meant


def _offered(meant: Understanding) -> Understanding:
    """Return entries that somebody asks for, or only wants, as an offer."""
    asks = Ask(About.CONFIRM, ("yes", "no"), lines_of(meant.commands))
    return Understanding(asks=asks, reasons=("asked for, not told",), heard=meant.heard)


def _addressed(tokens: list[Token]) -> tuple[list[Token], bool]:
    """Return the tokens without mention, slash and bot name, and whether a slash made it a command."""
    at = 0
    is_strong = False
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mention" or (at and token.text in (":", ",") and tokens[at - 1].kind == "mention"):
            at += 1
        elif token.text == "/" and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
            at += 1
            is_strong = True
        elif is_strong and token.norm == "goalpost":
            at += 1
        else:
            break
    rest = tokens[at:]
    if len(rest) > 1 and rest[1].kind == "mention" and rest[1].start == rest[0].end:
        rest = [rest[0], *rest[2:]]
    return rest, is_strong


def _meant(line: str, tokens: list[Token], context: Context, *, is_strong: bool) -> Understanding:
    """Return what the tokens mean, a command before an entry unless they begin with a goal's own name."""
    if tokens[-1].text == "?" and not is_strong:
        return _asked(line, tokens, context)
    if is_strong:
        return _commanded(line, tokens, context, is_strong=True)
    said = _sentence(tokens) if len(tokens) <= _LONGEST_SENTENCE else None
    if said is not None:
        return said
    denied = denial(line, tokens, context=context)
    if denied is not None:
        return denied
    again = restated(tokens, context)
    if again is not None:
        return again
    tokens = _without_apology(tokens)
    if not _is_title(tokens, context):
        meant = _spoken(line, tokens, context)
        if meant is not UNKNOWN:
            return meant
    return _bare(line, tokens, context)


def _spoken(line: str, tokens: list[Token], context: Context) -> Understanding:
    """Return what a line means that begins with a command, in one word or in several."""
    said = rephrased(tokens) or tokens
    if said[0].norm not in VERBS:
        return UNKNOWN
    meant = _commanded(line, said, context, is_strong=False)
    if VERBS[said[0].norm] == "timer_stop" and _is_of_no_goal(meant):
        return offered_plan(line, tokens, context=context) or meant
    return meant


def _without_apology(tokens: list[Token]) -> list[Token]:
    """Return the tokens from `meant` on in `sorry, I meant 15`."""
    for at, token in enumerate(tokens[:4]):
        if token.norm == "meant" and all(before.norm in _APOLOGIES for before in tokens[:at]):
            return tokens[at:]
    return tokens


def _bare(line: str, tokens: list[Token], context: Context) -> Understanding:
    """Return what a line without a command means: a goal described, an entry, a goal's view, small talk."""
    if looks_like_plan(tokens, context):
        return create(Call("new", tokens, line, is_strong=True), context)
    entries = bare_entries(line, tokens, context=context)
    if entries is not None and _is_of_no_goal(entries):
        return offered_plan(line, tokens, context=context) or entries
    if entries is not None:
        return entries
    if tokens[-1].norm in _VIEWS and len(tokens) > 1:
        return _viewed(tokens[:-1], _VIEWS[tokens[-1].norm], context)
    return _SMALLTALK if is_smalltalk(tokens, context) else UNKNOWN


def _is_of_no_goal(entries: Understanding) -> bool:
    """Tell whether an amount was found and a name that is no goal's."""
    asks = entries.asks
    return asks is not None and asks.about is About.GOAL and asks.subject is not None and not asks.options


def _sentence(tokens: list[Token]) -> Understanding | None:
    """Return what a whole known sentence means."""
    command = sentence(" ".join(token.norm for token in tokens if token.kind == "word"))
    if command is None or any(token.kind in ("num", "clock") for token in tokens):
        return None
    return Understanding((command,), reasons=("a known sentence",))


def _is_title(tokens: list[Token], context: Context) -> bool:
    """Tell whether the line begins with a goal's title that itself begins with a command's word."""
    names = certain_names(tokens, context)
    if not names or names[0].start > 0 or names[0].level > Level.ALIAS:
        return False
    return names[0].end > 1 or (len(tokens) > 1 and tokens[1].kind in ("num", "clock", "op", "check"))


def _commanded(line: str, tokens: list[Token], context: Context, *, is_strong: bool) -> Understanding:
    """Return what a command means with the tokens after it."""
    verb = tokens[0].norm
    if is_strong:
        whole = _sentence(tokens)
        if whole is not None:
            return whole
    name = VERBS.get(verb)
    if name is not None:
        call = Call(verb, tokens[1:], line, is_strong=is_strong)
        meant = READERS[name](call, context)
        return meant if meant is UNKNOWN else with_command(meant, tokens[0], source=line)
    names = certain_names(tokens, context)
    if names and names[0].start == 0:
        return explicit_entries(line, tokens, context=context)
    return UNKNOWN


def _asked(line: str, tokens: list[Token], context: Context) -> Understanding:
    """Return what a question asks: a goal's progress, a known sentence, help; never an entry."""
    body = [token for token in tokens if token.text not in "?!"]
    if not body:
        return Understanding((Plain(Kind.HELP),))
    said = _sentence(body)
    if said is not None:
        return said
    shown = _viewed(body, Kind.SHOW, context)
    if shown is not UNKNOWN:
        return shown
    spoken = rephrased(body) or body
    if VERBS.get(spoken[0].norm) in ("show", "progress", "chart", "help", "today", "list", "digest"):
        return _commanded(line, spoken, context, is_strong=False)
    if body[-1].norm in _VIEWS and len(body) > 1:
        return _viewed(body[:-1], _VIEWS[body[-1].norm], context)
    return _SMALLTALK if is_smalltalk(body, context) else UNKNOWN


def _viewed(tokens: list[Token], kind: Kind, context: Context) -> Understanding:
    """Return the view of the goal that these tokens name and nothing else."""
    names = certain_names(tokens, context)
    found = names[0] if names and names[0].start == 0 else None
    if found is None and all(token.kind == "word" for token in tokens):
        found = guess(tokens, 0, end=len(tokens), context=context, is_sure=True)
    if found is None or found.start > 0 or any(token.norm not in _SPANS for token in tokens[found.end :]):
        return UNKNOWN
    if not found.is_clear:
        return Understanding(asks=Ask(About.GOAL, tuple(goal.title for goal in found.goals)[:4], f"/{kind} {ANSWER}"))
    return Understanding((OfGoal(kind, found.goal),), reasons=(f"{kind} {found.goal.title}",))


def _corrected(line: str, tokens: list[Token], context: Context, *, is_strong: bool) -> Understanding | None:
    """Return the line with its command corrected as an offer, where the correction makes sense."""
    names = certain_names(tokens, context)
    if names and names[0].start == 0:
        return None
    rest = text_between(line, tokens[1:])
    options = []
    for word in corrections(tokens, context, is_strong=is_strong):
        text = f"{word} {rest}".strip()
        meant = _meant(text, with_titles(lex(text), context.index.signed), context, is_strong=is_strong)
        is_goal_unknown = meant.asks is not None and meant.asks.about is About.GOAL and meant.asks.subject is not None
        if meant is not UNKNOWN and not is_goal_unknown:
            options.append(text)
    if not options:
        return None
    return Understanding(
        asks=Ask(About.COMMAND, tuple(options[:4]), ANSWER, tokens[0].text), reasons=("a misspelt command",)
    )
