"""From what the grammar must ask to the question that a person reads, with its answers."""

from datetime import date
from typing import assert_never

from bots.conversation.grammar import About, Ask, Command, answered, parse
from bots.conversation.offers import offered
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Choice, Part, Problem
from bots.conversation.turn import LIVE, Turn
from bots.conversation.wording import days, sentences
from bots.conversation.wording.commands import described

_LOG = "/log "
_NEW = "/new "


def asked(turn: Turn, ask: Ask) -> Part:
    """Open the question that the grammar asks and return it in words."""
    match ask.about:
        case About.GOAL:
            return _goal(turn, ask)
        case About.AMOUNT:
            return _amount(turn, ask)
        case About.UNIT:
            return _unit(turn, ask)
        case About.COMMAND:
            return _command(turn, ask)
        case About.DATE:
            return _date(turn, ask)
        case About.CONFIRM:
            return _confirm(turn, ask)
        case _:
            assert_never(ask.about)


def confirmed(turn: Turn, commands: tuple[Command, ...], *, template: str) -> Choice:
    """Open the question whether to do all this, and return it."""
    lines = tuple(described(command, today=turn.live.today) for command in commands)
    answers = (Answer(sentences.YES, (template,)), Answer(sentences.NO))
    return Choice(sentences.sure(lines), opened(turn, Question(About.CONFIRM, answers)))


def _goal(turn: Turn, ask: Ask) -> Part:
    if ask.options:
        answers = tuple(Answer(title, (answered(ask, title),), _alias(ask, title)) for title in ask.options)
        return Choice(sentences.which_goal(ask.subject), opened(turn, Question(ask.about, answers, ask.template)))
    if ask.template.startswith(_NEW):
        return Choice(sentences.WHICH_NEW_GOAL, opened(turn, Question(ask.about, (), ask.template)))
    if ask.subject is None:
        return _goal_of_nothing(turn, ask)
    offer = offered(turn, ask) if ask.template.startswith(_LOG) else None
    return offer or Problem(*sentences.no_such_goal(ask.subject))


def _goal_of_nothing(turn: Turn, ask: Ask) -> Part:
    """Answer an amount that could belong to any goal, or to none since there is none."""
    if not turn.with_status(*LIVE):
        return Problem(sentences.which_goal(None), sentences.NO_GOALS)
    return Choice(sentences.which_goal(None), opened(turn, Question(ask.about, (), ask.template)))


def _alias(ask: Ask, title: str) -> tuple[str, str] | None:
    return (ask.subject, title) if ask.subject is not None else None


def _amount(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    answers = tuple(Answer(option, (answered(ask, option),)) for option in ask.options)
    question = sentences.how_much(goal.title if goal else None, goal.target.unit if goal else None)
    if ask.template.startswith("/daystart"):
        question = sentences.WHICH_HOUR
        answers = ()
    return Choice(question, opened(turn, Question(ask.about, answers, ask.template)))


def _unit(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    likely = ask.options[0] if ask.options and ask.options[0][:1].isdecimal() else None
    answers = (Answer(likely, (answered(ask, likely),)), Answer(sentences.NOT_NOW)) if likely else ()
    question = sentences.which_unit(goal.title if goal else None, goal.target.unit if goal else None, option=likely)
    return Choice(question, opened(turn, Question(ask.about, answers, ask.template)))


def _command(turn: Turn, ask: Ask) -> Part:
    answers = tuple(Answer(option, (option,)) for option in ask.options)
    options = opened(turn, Question(ask.about, answers))
    return Problem(sentences.mistyped(ask.subject or turn.incoming.text), "", options)


def _date(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    answers = [Answer(_day(turn, option), (answered(ask, option),)) for option in ask.options[:3]]
    answers.append(Answer(sentences.NOT_NOW))
    question = sentences.which_day(goal.title if goal else None)
    return Choice(question, opened(turn, Question(ask.about, tuple(answers), ask.template)))


def _day(turn: Turn, option: str) -> str:
    try:
        return days.day(date.fromisoformat(option), today=turn.live.today)
    except ValueError:
        return option


def _confirm(turn: Turn, ask: Ask) -> Part:
    meant = parse(ask.template, turn.live)
    if meant.commands:
        return confirmed(turn, meant.commands, template=ask.template)
    answers = (Answer(sentences.YES, (ask.template,)), Answer(sentences.NO))
    return Choice(sentences.SURE, opened(turn, Question(ask.about, answers)))
