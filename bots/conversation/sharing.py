"""`share GOAL` and `token`: a goal shown to others by a link, and a token for the API."""

from bots.conversation.grammar import Plain, Share
from bots.conversation.replies import Changed, Invitation, Part, Problem, Secret, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import linking as wording
from core.services.invitations import end_sharing, goal_code, shared_by
from core.services.leaving import holdings_of
from core.services.users import issue_token, revoke_tokens


def shared(turn: Turn, command: Share) -> tuple[Part, ...]:
    """Share a goal, end that, or say what is shared."""
    if command.goal is None:
        goals = (turn.goals.get(each.goal_id or "") for each in shared_by(turn.session, turn.actor, now=turn.now))
        titles = tuple(goal.title for goal in goals if goal is not None)
        return (Text(wording.shared(titles)),)
    goal = turn.goal(command.goal)
    if command.is_off:
        is_ended = end_sharing(turn.session, turn.actor, goal.id, now=turn.now)
        return (Changed((wording.no_longer_shared if is_ended else wording.was_not_shared)(goal.title)),)
    made = goal_code(turn.session, turn.actor, goal.id, now=turn.now)
    return (Invitation(wording.share(goal.title, made.code), made.payload),)


def token(turn: Turn, command: Plain) -> tuple[Part, ...]:
    """Make a token, or end all; in private alone."""
    if turn.incoming.group is not None:
        return (Problem(wording.between_us("token")),)
    if "revoke" in (command.argument or "").casefold():
        return (Changed(wording.revoked(revoke_tokens(turn.session, turn.actor.name, now=turn.now))),)
    others = holdings_of(turn.session, turn.actor).tokens
    return (Secret(wording.token(issue_token(turn.session, turn.actor, now=turn.now), others=others)),)
