"""What a guided goal has come to so far, as the line that would make it; and what that line means."""

from bots.conversation.flows.steps import State
from bots.conversation.grammar import Create, parse
from bots.conversation.grammar.creation import Draft, drafted
from bots.conversation.grammar.lexer import lex
from bots.conversation.turn import Turn
from bots.conversation.wording import days
from bots.conversation.wording.commands import agreed
from core.domain.amount import decimal_of
from core.domain.goal import Pattern
from core.domain.templates import GoalTemplate

TITLE, KIND, AMOUNT, RHYTHM, DEADLINE = "title", "kind", "amount", "rhythm", "deadline"
REGULAR, STREAK, NUMBER, MEASURE, LIMIT = "regular", "streak", "number", "measure", "limit"
KINDS = (REGULAR, STREAK, NUMBER, LIMIT, MEASURE)
HAS_RHYTHM = frozenset({REGULAR, LIMIT})
HAS_DEADLINE = frozenset({NUMBER, MEASURE})
_VERBS = {REGULAR: "new recurring", STREAK: "streak", NUMBER: "milestone", MEASURE: "target", LIMIT: "limit"}
_SAID_FIRST = frozenset({STREAK, LIMIT})
"""Kinds that people name: `streak no sugar 30 days`."""
PATTERNS = {REGULAR: "recurring", STREAK: "streak", NUMBER: "milestone", MEASURE: "target", LIMIT: "limit"}


def plan_of(turn: Turn, state: State) -> Create | None:
    """Return the goal that was described so far, None where that is not understood or is no goal of its kind."""
    plan = _meant(turn, f'/{_VERBS[state[KIND]]} "{state[TITLE]}" {_tail(state)}')
    if plan is None or plan.pattern != PATTERNS[state[KIND]] or plan.title != state[TITLE]:
        return None
    return plan


def typed(turn: Turn, state: State, *, plan: Create) -> str:
    """Return the shortest line that makes the same goal, as a person would type it."""
    title, tail = state[TITLE], _tail(state)
    small = title[:1].lower() + title[1:]
    verbs = (_VERBS[state[KIND]], "new") if state[KIND] in _SAID_FIRST else ("new", _VERBS[state[KIND]])
    lines = (f"{verb} {name} {tail}" for name in (small, f'"{title}"') for verb in verbs)
    return next(line for line in (*lines, f'/{_VERBS[state[KIND]]} "{title}" {tail}') if _meant(turn, line) == plan)


def whole_plan(turn: Turn, said: str) -> Create | None:
    """Return the goal that a description makes without further questions, None if it is merely a name."""
    plan, draft = _meant(turn, f"/new {said}"), draft_of(turn, said)
    is_described = draft.amounts or draft.times or draft.period or draft.by
    return plan if is_described else None


def draft_of(turn: Turn, said: str) -> Draft:
    """Return what words say of a goal: amounts, rhythm, a day, and the rest as its name."""
    return drafted(lex(said), turn.live)


def agreed_of(template: GoalTemplate) -> str:
    """Return what a goal made from a template asks for, in words."""
    return agreed(_create_of(template))


def said_of(template: GoalTemplate) -> str:
    """Return what a goal made from a template asks for, as it may be typed after its name."""
    target = template.target
    most = "at most " if template.pattern is Pattern.LIMIT else ""
    per = f" {days.rhythm(target.period)}" if target.period and template.pattern is not Pattern.STREAK else ""
    return f"{most}{decimal_of(target.value).normalize():f} {target.unit}{per}"


def _create_of(template: GoalTemplate) -> Create:
    target = template.target
    period = target.period.value if target.period else None
    value = decimal_of(target.value).normalize()
    return Create(template.title, template.pattern.value, target.metric.value, value, target.unit, period)


def _tail(state: State) -> str:
    return " ".join(part for part in (state.get(AMOUNT), state.get(RHYTHM), state.get(DEADLINE)) if part)


def _meant(turn: Turn, line: str) -> Create | None:
    meant = parse(line, turn.live)
    command = meant.commands[0] if len(meant.commands) == 1 else None
    return command if isinstance(command, Create) else None
