"""The questions of a guided goal's steps, with what may be answered by one tap."""

from collections.abc import Callable, Mapping

from bots.conversation.flows import plans
from bots.conversation.flows.guide_answers import is_taken
from bots.conversation.flows.plans import AMOUNT, DEADLINE, KIND, RHYTHM, TITLE
from bots.conversation.flows.steps import State
from bots.conversation.offers import ENGLISH_MEASURES, LIMITED
from bots.conversation.questions import MOST_OPTIONS
from bots.conversation.turn import Turn
from bots.conversation.wording import guide
from bots.conversation.wording.language import say
from core.domain.templates import Topic, template_wished, templates_of

_ABSTAINING = frozenset({"no", "quit", "stop", "without"})
Answers = tuple[tuple[str, str], ...]
"""Labels, each with what choosing it says."""


def _same(texts: tuple[str, ...]) -> Answers:
    """Return answers that read in any language what they say in the grammar's."""
    return tuple((say(text), text) for text in texts)


def _title_question(turn: Turn, _known: State) -> tuple[str, Answers]:
    """Return a name from each of three topics."""
    free = ((each for each in templates_of(topic) if not is_taken(turn, each.title)) for topic in Topic)
    names = tuple(first.title for each in free if (first := next(each, None)) is not None)
    return guide.which_title(), (*((name, name) for name in names[: MOST_OPTIONS - 1]), *_same((guide.cancel(),)))


def _kind_question(_turn: Turn, known: State) -> tuple[str, Answers]:
    """Return the kinds, the likeliest first; what a template of such a goal asks for is likeliest of all."""
    title, labels = known[TITLE], guide.kind_labels()
    kinds = _likeliest(title)
    answers = tuple((labels[kind], kind) for kind in kinds)
    template = template_wished(title)
    if template is not None and not template.is_example:
        answers = ((plans.agreed_of(template), plans.said_of(template)), *answers)
    return guide.which_kind(title, typed=tuple(kind for _, kind in answers[MOST_OPTIONS:])), answers[:MOST_OPTIONS]


def _likeliest(title: str) -> tuple[str, ...]:
    words = set(title.casefold().split())
    first = plans.REGULAR
    if title.casefold() in ENGLISH_MEASURES:
        first = plans.MEASURE
    elif not words.isdisjoint(LIMITED):
        first = plans.LIMIT
    elif words & _ABSTAINING:
        first = plans.STREAK
    return first, *(kind for kind in plans.KINDS if kind != first)


def _amount_question(_turn: Turn, known: State) -> tuple[str, Answers]:
    kind, title = known[KIND], known[TITLE]
    return guide.how_much(kind, title), _same(guide.amount_labels(kind))


def _rhythm_question(_turn: Turn, known: State) -> tuple[str, Answers]:
    return guide.how_often(known[TITLE], known[AMOUNT]), _same(guide.rhythm_labels())


def _deadline_question(_turn: Turn, known: State) -> tuple[str, Answers]:
    return guide.by_when(known[TITLE]), _same((*guide.deadline_labels(), guide.no_deadline()))


QUESTIONS: Mapping[str, Callable[[Turn, State], tuple[str, Answers]]] = {
    TITLE: _title_question,
    KIND: _kind_question,
    AMOUNT: _amount_question,
    RHYTHM: _rhythm_question,
    DEADLINE: _deadline_question,
}
