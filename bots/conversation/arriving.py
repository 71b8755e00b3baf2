"""What codes and links bring: an account to link, a team to join, a goal to look at, a template to use."""

import re

from bots.conversation.flows import linking
from bots.conversation.grammar import About, Plain
from bots.conversation.incoming import Incoming
from bots.conversation.looking import look_at
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Changed, Choice, Invitation, Part, Picture, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed
from bots.conversation.wording import linking as wording
from bots.conversation.wording import teams as team_wording
from core.domain.invitations import Invitation as Code
from core.domain.invitations import Purpose
from core.domain.public_address import code_at
from core.domain.templates import template_with_id
from core.services.invitations import invitation_of, link_code
from core.services.linking import unlink_account
from core.services.sharing import shown_by
from core.services.teams import join_team, team_with_id

TEMPLATE = "tpl"
_PAYLOAD = re.compile(r"/start(?:@\w+)?\s+((?:link|join|goal|tpl)_[A-Za-z0-9_-]{1,59})\s*\Z")
Parts = tuple[Part, ...]


def payload_of(incoming: Incoming) -> str | None:
    """Return what a link carried along that was followed, or pasted, None for any other message."""
    if incoming.choice is not None:
        return None
    pasted, found = code_at(incoming.text.strip()), _PAYLOAD.match(incoming.text)
    return f"{Purpose.GOAL}_{pasted}" if pasted is not None else None if found is None else found[1]


def arrived(turn: Turn, payload: str) -> Parts:
    """Do what a link is for."""
    purpose, _, code = payload.partition("_")
    return _template(turn, code) if purpose == TEMPLATE else _followed(turn, code)


def linked(turn: Turn, command: Plain) -> Parts:
    """Make a code, follow one, or give the account back to the user who was made for it."""
    said = (command.argument or "").strip()
    if turn.incoming.group is not None:
        return (Problem(wording.between_us("link")),)
    if said.casefold() in ("off", "stop"):
        account = linking.account_of(turn)
        is_back = account is not None and unlink_account(turn.session, turn.actor, account)
        return (Text(wording.unlinked() if is_back else wording.not_linked()),)
    if any(sign.isdigit() for sign in said):
        return _followed(turn, said)
    made = link_code(turn.session, turn.actor, now=turn.now)
    return (Invitation(wording.code(made.code), made.payload),)


def _followed(turn: Turn, code: str) -> Parts:
    invitation = invitation_of(turn.session, code, now=turn.now)
    if invitation is None:
        return (Problem(wording.over()),)
    match invitation.purpose:
        case Purpose.LINK:
            return _linking(turn, invitation)
        case Purpose.JOIN:
            return (_joined(turn, invitation),)
        case Purpose.GOAL:
            return _looked_at(turn, invitation)


def _linking(turn: Turn, invitation: Code) -> Parts:
    if turn.incoming.group is not None:
        return (Problem(wording.between_us("link")),)
    if linking.account_of(turn) is None:
        return (Problem(wording.no_account()),)
    return linking.begun(turn, invitation)


def _joined(turn: Turn, invitation: Code) -> Part:
    """Let somebody take part in a team, from the platform and the workspace that it belongs to."""
    team = None if invitation.team_id is None else team_with_id(turn.session, invitation.team_id)
    sender = turn.incoming.sender
    if team is None or sender is None or (turn.incoming.channel, sender.tenant) != team.home:
        return Problem(wording.over())
    is_new = join_team(turn.session, turn.actor, team, now=turn.now)
    return Changed(team_wording.joined(team.title) if is_new else team_wording.in_already(team.title))


def _looked_at(turn: Turn, invitation: Code) -> Parts:
    """Show a goal that somebody shares."""
    shared = shown_by(turn.session, invitation)
    if shared is None:
        return (Problem(wording.over()),)
    look = look_at(turn.session, shared, now=turn.now)
    return Text(wording.shows_you(look.name)), look.card, Picture(look.chart)


def _template(turn: Turn, template_id: str) -> Parts:
    template = template_with_id(template_id)
    if template is None:
        return (Problem(wording.over()),)
    answers = (Answer(fixed.yes(), (f"new from {template.title}",)), Answer(fixed.not_now()))
    return (Choice(wording.use_template(template.title), opened(turn, Question(About.COMMAND, answers))),)
