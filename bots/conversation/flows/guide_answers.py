"""Answers to the steps of a guided goal, read: what each adds to what is known; None for what is no answer to it."""

import re
from collections.abc import Callable, Mapping

from bots.conversation.answering import folded
from bots.conversation.flows import plans
from bots.conversation.flows.plans import AMOUNT, DEADLINE, KIND, RHYTHM, TITLE
from bots.conversation.flows.steps import State, is_command, is_skipping
from bots.conversation.grammar.word_sets import word_map, word_set
from bots.conversation.turn import LIVE, Turn
from bots.conversation.wording import guide
from core.domain.draft import title_key
from core.domain.templates import template_wished

_KIND_WORDS = word_map(
    """
    regular: regular regularly recurring habit daily weekly monthly often more every
    streak: streak row series
    number: number milestone total reach sum count
    measure: measure measurement target weight
    limit: limit most max maximum less
    """
)
_KIND_OF = {pattern: kind for kind, pattern in plans.PATTERNS.items()}
_MOST_KIND_WORDS = 5
_LEADS = re.compile(
    r"^(?:(?:i|we)(?:'d| would)? (?:want|wanna|wish|like|need)(?: to)?|my goal is(?: to)?|to|start|begin|do|be)\s+",
    re.IGNORECASE,
)
_TAILS = re.compile(r"\s+(?:more|more often|regularly|again|better|please|a lot)$", re.IGNORECASE)
_FILLERS = word_set("drink eat do go get lose more less enough every day the a an some my to of much")
_LONGEST_TITLE = 60
_EVERY_DAY, _NONE = "every day", "0 per day"
_A_TIME = re.compile(r"^(\d+) an? (?=day|week|month|year)", re.IGNORECASE)
"""`2 a day`, where `a day` says how often, rather than how long."""
_WEEKDAYS = {"monday to friday": "on weekdays"}
_FEWER = frozenset({"none", "none at all", "nothing", "zero", "never"})


def title_of(wish: str) -> str:
    """Return the name of a goal that was wished: `I want to do yoga more often` is Yoga, `drink water` is Water."""
    words = " ".join(wish.translate(str.maketrans('"[]', "'()")).strip(" .!").split())
    bare = _TAILS.sub("", _LEADS.sub("", words)) or words
    template = template_wished(bare)
    if template is not None and set(bare.casefold().split()) <= {*template.title.casefold().split(), *_FILLERS}:
        return template.title
    return bare[:1].upper() + bare[1:]


def is_taken(turn: Turn, title: str) -> bool:
    """Say whether a goal that goes on has this title."""
    return any(title_key(goal.title) == title_key(title) for goal in turn.with_status(*LIVE))


def _read_title(turn: Turn, _known: State, said: str) -> State | None:
    title = title_of(said)
    is_name = any(map(str.isalpha, title)) and len(title) <= _LONGEST_TITLE
    if not is_name or is_command(turn, said) or plans.whole_plan(turn, said) is not None:
        return None
    return {TITLE: title}


def _read_kind(turn: Turn, known: State, said: str) -> State | None:
    """Read a kind by its name, or a whole description, which has one."""
    words = folded(said).split()
    named = next((kind for word in words if (kind := _KIND_WORDS.get(word)) is not None), None)
    plan = plans.whole_plan(turn, f'"{known[TITLE]}" {said}')
    if plan is not None and plan.title == known[TITLE]:
        return {KIND: _KIND_OF[plan.pattern], **_amount_and_more(turn, said)}
    if is_skipping(said):
        return {KIND: plans.REGULAR}
    return {KIND: named} if named is not None and len(words) <= _MOST_KIND_WORDS else None


def _read_amount(turn: Turn, known: State, said: str) -> State | None:
    """Read how much, which may say how often, too; regularly something may be done without an amount."""
    is_regular, is_limit = known[KIND] == plans.REGULAR, known[KIND] == plans.LIMIT
    if is_limit and folded(said) in _FEWER:
        said = _NONE
    if is_regular and is_skipping(said):
        said = _EVERY_DAY
    if known[KIND] == plans.STREAK and said.isdecimal():
        said = f"{said} days"
    said = _A_TIME.sub(r"\1 per ", said)
    draft, more = plans.draft_of(turn, said), _amount_and_more(turn, said)
    is_enough = draft.amounts or draft.times or (is_regular and RHYTHM in more)
    return more if is_enough and plans.plan_of(turn, {**known, **more}) is not None else None


def _amount_and_more(turn: Turn, said: str) -> State:
    """Return an amount, and that its rhythm and its day were said with it, where they were."""
    draft = plans.draft_of(turn, said)
    has_rhythm = bool(draft.period or draft.days)
    return {AMOUNT: said, **({RHYTHM: ""} if has_rhythm else {}), **({DEADLINE: ""} if draft.by else {})}


def _read_rhythm(turn: Turn, known: State, said: str) -> State | None:
    rhythm = _EVERY_DAY if is_skipping(said) else _WEEKDAYS.get(folded(said), said)
    draft = plans.draft_of(turn, rhythm)
    is_rhythm = bool(draft.period or draft.days) and not draft.amounts
    return {RHYTHM: rhythm} if is_rhythm and plans.plan_of(turn, {**known, RHYTHM: rhythm}) is not None else None


def _read_deadline(turn: Turn, known: State, said: str) -> State | None:
    if is_skipping(said) or folded(said) == folded(guide.no_deadline()):
        return {DEADLINE: ""}
    for deadline in (said, f"by {said}", f"in {said}"):
        plan = plans.plan_of(turn, {**known, DEADLINE: deadline})
        if plan is not None and plan.by is not None:
            return {DEADLINE: deadline}
    return None


READERS: Mapping[str, Callable[[Turn, State, str], State | None]] = {
    TITLE: _read_title,
    KIND: _read_kind,
    AMOUNT: _read_amount,
    RHYTHM: _read_rhythm,
    DEADLINE: _read_deadline,
}
