"""Templates: all of them by topic, those of a topic, and the goal that one of them becomes."""

from bots.conversation.creation import created_from
from bots.conversation.flows import guide, plans
from bots.conversation.flows.guide_answers import is_taken
from bots.conversation.flows.plans import KIND, TITLE
from bots.conversation.flows.steps import STEP, Given, is_cancelling, is_command, is_skipping, known_of, posed
from bots.conversation.grammar import Plain
from bots.conversation.questions import MOST_OPTIONS, Question
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed, ideas, sentences
from core.domain.goal import Pattern
from core.domain.templates import GoalTemplate, Topic, template_named, templates_of, topic_named

TEMPLATES = "templates"
FROM = "from "
_PICK, _TOPIC = "pick", "topic"
_KINDS = {Pattern.TARGET: plans.MEASURE, Pattern.MILESTONE: plans.NUMBER}


def begun(turn: Turn, command: Plain) -> tuple[Part, ...]:
    """Return the templates, those of a topic, or the goal made from the one that is named."""
    argument = command.argument or ""
    if not argument:
        return (_all(turn),)
    if argument.casefold().startswith(FROM):
        return _named(turn, argument[len(FROM) :])
    topic = topic_named(argument)
    return (_of_topic(turn, topic),) if topic is not None else _named(turn, argument)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Take the name of a template or of a topic; None when it is something else to be done."""
    if is_cancelling(given.said) or is_skipping(given.said):
        return (Text(fixed.nothing_done()),)
    template = template_named(given.said)
    if template is not None and not is_taken(turn, template.title):
        return _made(turn, template)
    topic = topic_named(given.said) if not is_command(turn, given.said) else None
    return None if topic is None else (_of_topic(turn, topic),)


def asked_again(turn: Turn, question: Question) -> Part:
    """Ask once more."""
    topic = known_of(question).get(_TOPIC)
    return _all(turn) if topic is None else _of_topic(turn, Topic(topic))


def _all(turn: Turn) -> Part:
    topics = tuple((topic.value, tuple(each.title for each in _free(turn, topic))) for topic in Topic)
    answers = tuple((topic, topic) for topic, titles in topics if titles)
    return posed(turn, TEMPLATES, state={STEP: _PICK}, question=ideas.templates(topics), answers=answers)


def _of_topic(turn: Turn, topic: Topic) -> Part:
    free = _free(turn, topic)
    if not free:
        return Text(ideas.have_all(topic.value))
    answers = tuple((_label(each), each.id) for each in free[:MOST_OPTIONS])
    question = ideas.templates_of(topic.value, others=tuple(each.title for each in free[MOST_OPTIONS:]))
    return posed(turn, TEMPLATES, state={STEP: _PICK, _TOPIC: topic.value}, question=question, answers=answers)


def _free(turn: Turn, topic: Topic) -> tuple[GoalTemplate, ...]:
    return tuple(each for each in templates_of(topic) if not is_taken(turn, each.title))


def _label(template: GoalTemplate) -> str:
    if template.is_example:
        return ideas.own_numbers(template.title)
    return ideas.template(template.title, plans.agreed_of(template))


def _named(turn: Turn, name: str) -> tuple[Part, ...]:
    template = template_named(name)
    return (Problem(*ideas.no_template(sentences.shortened(name))),) if template is None else _made(turn, template)


def _made(turn: Turn, template: GoalTemplate) -> tuple[Part, ...]:
    """Make the goal; where its numbers are everybody's own, ask for them."""
    if template.is_example and template.pattern in _KINDS:
        return (guide.begun(turn, {TITLE: template.title, KIND: _KINDS[template.pattern]}),)
    return (created_from(turn, template),)
