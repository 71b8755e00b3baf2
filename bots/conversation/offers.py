"""Somebody logs on a goal they do not have: it is offered with one choice, and the choice logs the amount too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bots.conversation.grammar import (
    ANSWER,
    About,
    Ask,
    Command,
    Complete,
    Context,
    Create,
    GoalIndex,
    GoalRef,
    Log,
    answered,
    parse,
    render,
)
from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.grammar.units import plain
from bots.conversation.grammar.word_sets import word_set
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Choice, Problem
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed, sentences
from bots.conversation.wording.commands import agreed, logged

_MOST_WORDS = 4
_LONGEST_TITLE = 40
_NO_NOUNS = frozenset(
    {*ENGLISH.units, *ENGLISH.days_back, *ENGLISH.weekdays, *ENGLISH.months, *ENGLISH.note_openers, *ENGLISH.fillers}
)
ENGLISH_MEASURES = frozenset({"weight", "bodyweight", "body weight"})
LIMITED = word_set(
    """
    smoke smoking cigarette cigarettes cig cigs tobacco vape vaping beer beers wine wines alcohol drinks drinking coffee
    coffees espresso caffeine sugar sweets candy candies chocolate snack snacks snacking soda sodas coke cola screen
    screentime tv gaming gambling pizza pizzas burger burgers chips crisps junk fastfood takeaway takeout swear swearing
    """
)
"""What people rather want less of."""
_NAMES = {**dict.fromkeys(("smoke", "smoked", "smokes"), "Smoking"), **dict.fromkeys(("vape", "vaped"), "Vaping")}
OFFER = "offer"
_MEASURES = (
    ("count", "times"), ("duration", "min"), ("distance", "km"), ("weight", "kg"), ("amount", "ml"),
    ("calories", "kcal"), ("money", "USD"), ("money", "EUR"), ("money", "GBP"),
)  # fmt: skip
_HOURS = re.compile(r"\d\s*h(?:ours?|rs?|\d|\b)")
_MOST_A_DAY = {"min": Decimal(600), "h": Decimal(12)}
_ENTRY = re.compile(r"(?P<name>[^\W\d_]{3,}(?: [^\W\d_]{3,})?) (?P<amount>\d+(?:[.,]\d+)? ?(?:[^\W\d_]{1,15})?)")
_NOUN = re.compile(r"\d\s*([^\W\d_]{2,})")


def offered(turn: Turn, ask: Ask) -> Choice | Problem | None:
    """Return the offer of a goal for what was to be logged; None when the words are no likely name of one."""
    title = _title(ask.subject or "")
    if title is None:
        return None
    probe = _probe(turn, replace(ask, subject=title))
    if probe is None:
        return None
    command, ref = probe
    if ref.metric == "weight" or title.casefold() in ENGLISH_MEASURES:
        return Problem(*sentences.weight_needs_a_target(title, _amount_of(command)))
    amount = _amount_of(command)
    if ref.metric == "count" and amount is not None and amount != amount.to_integral_value():
        return Problem(*sentences.measure_needs_a_target(title, amount))
    plans = _limits if _is_rather_limited(title, ref) else _plans
    answers = {each.label: each for each in (_answer(plan, ask, title) for plan in plans(title, ref, amount))}
    question = Question(OFFER, (*answers.values(), Answer(fixed.not_now())))
    return Choice(sentences.offer(title, logged(command)), opened(turn, question))


def likely_entry(text: str) -> Ask | None:
    """Return what would have to be asked if a text that means nothing else were an entry, if it has the shape of one.

    `water 3 glasses` from somebody without such a goal: it is offered as one, and nothing is logged by that.
    """
    shape = _ENTRY.fullmatch(text.strip())
    if shape is None or any(word in ENGLISH.chatter | ENGLISH.greetings for word in text.casefold().split()):
        return None
    return Ask(About.GOAL, (), f"/log {ANSWER} {shape['amount']}", shape["name"])


def _title(subject: str) -> str | None:
    """Return the name a goal would get: `ran` is Run; nothing for a whole sentence."""
    words = subject.strip('[]" ').split()
    while len(words) > 1 and words[0].casefold() in ENGLISH.fillers:
        words = words[1:]
    if not 1 <= len(words) <= _MOST_WORDS or len(subject) > _LONGEST_TITLE or not any(map(str.isalpha, words)):
        return None
    base = ENGLISH.past_verbs.get(words[0].casefold(), words[0])
    if len(words) == 1 and base.casefold() in _NAMES:
        return _NAMES[base.casefold()]
    title = " ".join((base, *words[1:]))
    return title[:1].upper() + title[1:]


def _probe(turn: Turn, ask: Ask) -> tuple[Command, GoalRef] | None:
    """Return what the message would mean if the goal existed, and how it would be measured: the first way that fits."""
    title = ask.subject or ""
    for metric, unit in _measures(ask.template):
        ref = GoalRef(title, metric=metric, unit=unit)
        context = Context(
            turn.live.today, turn.live.now_local, turn.live.locale, GoalIndex.of((ref,)), turn.live.week_start
        )
        meant = parse(answered(ask, title), context)
        if len(meant.commands) == 1 and isinstance(meant.commands[0], Log | Complete):
            return meant.commands[0], ref
    return None


def _measures(template: str) -> Iterator[tuple[str, str]]:
    noun = _NOUN.search(template)
    if noun is not None and noun[1].casefold() not in _NO_NOUNS:
        yield "count", noun[1].casefold()
    if _HOURS.search(template) is not None:
        yield "duration", "h"
    yield from _MEASURES


def _amount_of(command: Command) -> Decimal | None:
    return command.value if isinstance(command, Log) else None


def _plans(title: str, ref: GoalRef, amount: Decimal | None) -> Iterator[Create]:
    """Yield three goals that the message may have been about, the likeliest first."""
    is_bare = amount is None or (ref.metric == "count" and amount == 1 and ref.unit == "times")
    if is_bare or amount is None:
        yield Create(title, "streak", "count", Decimal(30), "days", "day")
        yield Create(title, "recurring", "count", Decimal(3), "times", "week")
        yield Create(title, "recurring", "count", Decimal(1), "times", "week")
        return
    plan = Create(title, "recurring", ref.metric, amount, ref.unit, "day")
    if ref.metric == "money":
        yield replace(plan, pattern="limit", value=plain(2 * amount), period="week")
        yield replace(plan, pattern="limit", value=plain(4 * amount), period="week")
        return
    if ref.metric == "distance":
        yield replace(plan, value=plain(2 * amount), period="week")
        yield replace(plan, value=plain(4 * amount), period="week")
    else:
        yield plan
        if 2 * amount <= _MOST_A_DAY.get(ref.unit, 2 * amount):
            yield replace(plan, value=plain(2 * amount))
    yield replace(plan, value=Decimal(1))


def _is_rather_limited(title: str, ref: GoalRef) -> bool:
    """Say whether people want less of something rather than more."""
    words = {*title.casefold().split(), *(ref.unit.casefold().split() if ref.metric == "count" else ())}
    return not words.isdisjoint(LIMITED) or title.casefold() in LIMITED


def _limits(title: str, ref: GoalRef, amount: Decimal | None) -> Iterator[Create]:
    """Yield three limits that the message may have been about."""
    plan = Create(title, "limit", ref.metric, amount or Decimal(1), ref.unit, "day")
    yield plan
    yield replace(plan, value=plain(2 * plan.value))
    yield replace(plan, value=Decimal(0))


def _answer(plan: Create, ask: Ask, title: str) -> Answer:
    is_any = plan.pattern == "recurring" and plan.value == 1 and plan.unit not in ("times", "days")
    label = sentences.any_amount(plan.unit) if is_any else agreed(plan)
    return Answer(label, (render(plan), answered(ask, title)))
