"""Commands carried out: each kind to the function that does it."""

from collections.abc import Callable

from bots.conversation import (
    arriving,
    entries,
    exporting,
    goal_changes,
    helping,
    leaderboards,
    preferences,
    reminding,
    reports,
    sharing,
    silence,
    teams,
    timing,
)
from bots.conversation.belonging import refused
from bots.conversation.catalogue import NOT_YET
from bots.conversation.corrections import corrected, undone
from bots.conversation.creation import created
from bots.conversation.flows import advising, leaving, onboarding, picking
from bots.conversation.grammar import (
    About,
    Alias,
    Command,
    Complete,
    Correct,
    Create,
    GoalRef,
    Kind,
    Log,
    Mute,
    OfGoal,
    Pause,
    Plain,
    Quiet,
    Remind,
    Rename,
    Share,
    Skip,
    Snooze,
    Top,
    Undo,
    Zero,
)
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed, sentences
from bots.conversation.wording.errors import detail_of, error_sentence, that_goal
from core.db.savepoint import savepoint
from core.domain.errors import ErrorCode, GoalError
from core.domain.progress import is_reached
from core.domain.templates import topic_named

Performed = tuple[Part, ...]


def attempted(turn: Turn, command: Command, *, text: str) -> Performed:
    """Carry out a command in a savepoint of its own: what breaks a rule is named, and leaves nothing behind."""
    refusal = refused(turn, command)
    if refusal is not None:
        return (refusal,)
    try:
        with savepoint(turn.session):
            return performed(turn, command, text=text)
    except GoalError as error:
        return (_refused(turn, command, error, text=text),)


def _refused(turn: Turn, command: Command, error: GoalError, *, text: str) -> Problem:
    """Return what broke the rule; an entry on a goal that was put away may take it up again first."""
    title = _title(command)
    what = error_sentence(error, title=title, today=turn.live.today)
    if error.code is not ErrorCode.GOAL_NOT_LOGGABLE or _is_reached(turn, command):
        return Problem(what, about=detail_of(error))
    again = Answer(sentences.restore_and_log(title), (f"/restore [{title.replace(']', ' ')}]", text))
    return Problem(what, "", opened(turn, Question(About.COMMAND, (again, Answer(fixed.not_now())))))


def _is_reached(turn: Turn, command: Command) -> bool:
    """Say whether an entry's goal has reached its value: taken up again, it would be over at once."""
    if not isinstance(command, Log | Complete | Skip | Zero):
        return False
    goal = turn.goal(command.goal)
    return is_reached(goal.rules(turn.acting(goal).calendar), goal.lifetime)


def performed(turn: Turn, command: Command, *, text: str) -> Performed:
    """Carry out a command and return what to say.

    Raises: what the services raise.
    """
    match command:
        case Log() | Complete() | Skip() | Zero():
            return entries.entered(turn, command)
        case Undo() | Correct():
            return (undone(turn, command) if isinstance(command, Undo) else corrected(turn, command),)
        case Create() | Pause() | Rename() | Alias():
            return (_changed(turn, command),)
        case Remind() | Snooze() | Mute() | Quiet():
            return (_about_notices(turn, command),)
        case OfGoal():
            return _of_goal(turn, command)
        case Share() | Top():
            return leaderboards.top(turn, command) if isinstance(command, Top) else sharing.shared(turn, command)
        case Plain():
            return _flow(turn, command, text=text) or (_plain(turn, command, text=text),)


def _changed(turn: Turn, command: Create | Pause | Rename | Alias) -> Part:
    match command:
        case Create():
            return created(turn, command)
        case Pause():
            return goal_changes.paused(turn, command)
        case Rename():
            return goal_changes.renamed(turn, command)
        case Alias():
            return goal_changes.aliased(turn, command)


def _about_notices(turn: Turn, command: Remind | Snooze | Mute | Quiet) -> Part:
    match command:
        case Remind():
            return reminding.reminded(turn, command)
        case Snooze():
            return reminding.snoozed(turn, command)
        case Mute(goal=GoalRef() as goal):
            return reminding.muted(turn, command, of=goal)
        case Mute():
            return silence.muted(turn, command)
        case Quiet():
            return silence.quieted(turn, command)


def _of_goal(turn: Turn, command: OfGoal) -> Performed:
    match command:
        case OfGoal(kind=Kind.TIMER_STOP):
            return timing.stopped(turn)
        case OfGoal(kind=Kind.TIMER_START, goal=GoalRef() as goal):
            return timing.started(turn, goal)
        case _:
            return (_about_goal(turn, command),)


def _about_goal(turn: Turn, command: OfGoal) -> Part:
    if command.kind in NOT_YET:
        return helping.absent(command.kind)
    if command.kind is Kind.RESUME:
        return goal_changes.resumed(turn, command)
    if command.kind is Kind.CHART:
        return reports.charted(turn, command.goal)
    if command.goal is None:
        return reports.listed(turn)
    if command.kind is Kind.SHOW:
        return reports.shown(turn, command.goal)
    return goal_changes.moved(turn, turn.goal(command.goal), kind=command.kind)


def _flow(turn: Turn, command: Plain, *, text: str) -> Performed | None:
    """Begin the flow that a command asks for, if it does; ideas for a topic are its templates."""
    match command.kind:
        case Kind.HELP if helping.is_start(text):
            return onboarding.begun(turn)
        case Kind.SUGGEST if topic_named(command.argument or "") is None:
            return advising.begun(turn)
        case Kind.TEMPLATES | Kind.SUGGEST:
            return picking.begun(turn, command)
        case Kind.TEAM:
            return teams.about_team(turn, command)
        case Kind.LINK | Kind.TOKEN:
            return arriving.linked(turn, command) if command.kind is Kind.LINK else sharing.token(turn, command)
        case Kind.DELETE_ME:
            return leaving.begun(turn)
        case _:
            return None


def _plain(turn: Turn, command: Plain, *, text: str) -> Part:
    if command.kind is Kind.HELP:
        return helping.helped(command, text=text)
    if command.kind is Kind.SMALLTALK:
        return Text(sentences.talk(text))
    if command.kind is Kind.UNKNOWN and helping.is_about_help(text):
        return helping.helped(Plain(Kind.HELP), text=text)
    if command.kind is Kind.UNKNOWN:
        return Problem(*sentences.unknown(text, has_goals=bool(turn.goals)))
    if command.kind in NOT_YET:
        return helping.absent(command.kind)
    return _PLAIN[command.kind](turn, command)


_PLAIN: dict[Kind, Callable[[Turn, Plain], Part]] = {
    Kind.EXPORT: lambda turn, _: exporting.exported(turn),
    Kind.LIST: lambda turn, _: reports.listed(turn, turn.incoming.text),
    Kind.TODAY: lambda turn, _: reports.today(turn),
    Kind.DIGEST: reports.digest,
    Kind.TIMEZONE: preferences.zone_chosen,
    Kind.DAYSTART: preferences.day_start_chosen,
    Kind.SETTINGS: preferences.preferences,
    Kind.REMIND: lambda turn, _: reminding.listed(turn),
}


def _title(command: Command) -> str:
    match command:
        case Create() | Rename():
            return command.title
        case Plain() | Quiet():
            return ""
        case _:
            return command.goal.title if command.goal is not None else that_goal()
