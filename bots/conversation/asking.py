"""From what the grammar must ask to the question that a person reads, with its answers."""

from datetime import date
from typing import assert_never

from bots.conversation.flows import guide
from bots.conversation.grammar import About, Ask, Command, answered, parse
from bots.conversation.grammar.values import bracketed
from bots.conversation.offers import likely_entry, offered
from bots.conversation.questions import MOST_OPTIONS, Answer, Question, opened, with_way_out
from bots.conversation.replies import Choice, Detail, Part, Problem
from bots.conversation.turn import LIVE, Turn
from bots.conversation.wording import days, fixed, reminders, sentences
from bots.conversation.wording.commands import described
from bots.conversation.wording.intentions import intention, which_goal
from core.db.records import GoalRecord
from core.domain.goal import Status
from core.domain.progress import is_reached

_LOG = "/log "
_NEW = "/new "


def asked(turn: Turn, ask: Ask) -> Part:
    """Open the question that the grammar asks and return it in words; nothing is asked of a goal that is put away."""
    retired = turn.retired_in(ask.template)
    if retired is not None:
        return _put_away(turn, retired)
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
    answers = (Answer(fixed.yes(), (template,)), Answer(fixed.no()))
    return Choice(sentences.sure(lines), opened(turn, Question(About.CONFIRM, answers)))


def _goal(turn: Turn, ask: Ask) -> Part:
    if ask.options:
        return _which_goal(turn, ask)
    if ask.template.startswith(_NEW):
        return guide.begun(turn)
    if ask.subject is None:
        return _goal_of_nothing(turn, ask)
    retired = turn.retired.index.named(ask.subject)
    if retired is not None:
        return _put_away(turn, turn.goal(retired))
    entry = likely_entry(turn.incoming.text.removeprefix(_LOG)) or ask
    offer = offered(turn, entry) if ask.template.startswith(_LOG) else None
    return offer or Problem(*sentences.no_such_goal(ask.subject))


def _which_goal(turn: Turn, ask: Ask) -> Choice:
    """Ask which of several goals is meant, or whether the only likely one is; any other may be typed."""
    answers = tuple(Answer(title, (answered(ask, title),), _alias(ask, title)) for title in ask.options[:MOST_OPTIONS])
    is_one = len(answers) == 1
    doing = intention(ask.template, answers[0].label if is_one else which_goal())
    others = len(turn.with_status(*LIVE)) - len(answers) if len(answers) == MOST_OPTIONS and ask.subject is None else 0
    question = sentences.which_goal(doing, ask.subject, count=len(answers), others=others)
    return Choice(question, opened(turn, Question(ask.about, with_way_out(answers), ask.template)))


def _put_away(turn: Turn, goal: GoalRecord) -> Problem:
    """Say that the goal that was meant is put away, and offer to take it up again where that helps."""
    what = sentences.put_away(goal.title, is_completed=goal.status is Status.COMPLETED)
    if is_reached(goal.rules(turn.acting(goal).calendar), goal.lifetime):
        return Problem(what)
    answers = (Answer(sentences.restore_it(goal.title), (f"/restore {bracketed(goal.title)}",)),)
    return Problem(what, "", opened(turn, Question(About.CONFIRM, with_way_out(answers))))


def _goal_of_nothing(turn: Turn, ask: Ask) -> Part:
    """Answer an amount that could belong to any goal, or to none since there is none."""
    question = f"{intention(ask.template, which_goal())}?"
    if not turn.with_status(*LIVE):
        return Problem(question, fixed.no_goals())
    return Choice(question, opened(turn, Question(ask.about, (), ask.template)))


def _alias(ask: Ask, title: str) -> tuple[str, str] | None:
    return (ask.subject, title) if ask.subject is not None else None


def _amount(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    answers = tuple(Answer(option, (answered(ask, option),)) for option in ask.options)
    question = sentences.how_much(goal.title if goal else None, goal.target.unit if goal else None)
    if ask.template.startswith("/daystart"):
        question = fixed.which_hour()
        answers = ()
    options = with_way_out(answers) if answers else ()
    return Choice(question, opened(turn, Question(ask.about, options, ask.template)), Detail.AMOUNT)


def _unit(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    likely = ask.options[0] if ask.options and ask.options[0][:1].isdecimal() else None
    answers = (Answer(likely, (answered(ask, likely),)), Answer(fixed.not_now())) if likely else ()
    question = sentences.which_unit(goal.title if goal else None, goal.target.unit if goal else None, option=likely)
    return Choice(question, opened(turn, Question(ask.about, answers, ask.template)), Detail.AMOUNT)


def _command(turn: Turn, ask: Ask) -> Part:
    answers = tuple(Answer(option, (option,)) for option in ask.options)
    options = opened(turn, Question(ask.about, with_way_out(answers)))
    return Problem(sentences.mistyped(ask.subject or turn.incoming.text), "", options)


def _date(turn: Turn, ask: Ask) -> Part:
    goal = turn.goal_in(ask.template)
    answers = [Answer(_day(turn, option), (answered(ask, option),)) for option in ask.options[:3]]
    answers.append(Answer(fixed.not_now()))
    title = goal.title if goal else None
    question = sentences.which_day(title, hint=ask.hint, said=ask.subject)
    if ask.template.startswith("/remind"):
        question = reminders.at_what_time(title or "", said=ask.subject)
    return Choice(question, opened(turn, Question(ask.about, tuple(answers), ask.template)), Detail.DAY)


def _day(turn: Turn, option: str) -> str:
    try:
        return days.day(date.fromisoformat(option), today=turn.live.today)
    except ValueError:
        return option


def _confirm(turn: Turn, ask: Ask) -> Part:
    meant = parse(ask.template, turn.live)
    if meant.commands:
        return confirmed(turn, meant.commands, template=ask.template)
    answers = (Answer(fixed.yes(), (ask.template,)), Answer(fixed.no()))
    return Choice(sentences.sure(tuple(ask.template.splitlines())), opened(turn, Question(ask.about, answers)))
