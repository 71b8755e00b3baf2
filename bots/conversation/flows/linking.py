"""`link CODE`: says whose goals will be seen and what becomes of one's own, and hands the account over on a yes."""

from bots.conversation.answering import is_yes
from bots.conversation.flows.steps import STEP, Given, is_cancelling, is_skipping, posed
from bots.conversation.questions import Question
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import linking as wording
from core.domain.invitations import Invitation, Purpose
from core.services.invitations import invitation_of
from core.services.linking import Account, host_of, link_account, name_of, titles_of

LINK = "link"
CODE = "code"
_SURE, _YES, _NO = "sure", "yes", "no"


def begun(turn: Turn, invitation: Invitation) -> tuple[Part, ...]:
    """Ask whether the account is to be handed over."""
    host = host_of(turn.session, invitation)
    if host.user_id == turn.actor.user_id:
        return (Text(wording.same_person()),)
    theirs, own = titles_of(turn.session, host), titles_of(turn.session, turn.actor)
    question = wording.sure(name_of(turn.session, host), theirs=theirs, own=own)
    answers = ((wording.no(), _NO), (wording.yes(), _YES))
    return (posed(turn, LINK, state={STEP: _SURE, CODE: invitation.code}, question=question, answers=answers),)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Hand the account over, or leave it; None for what is no answer."""
    if (given.is_chosen and given.said == _YES) or is_yes(given.said):
        return (_done(turn, given.known[CODE]),)
    is_left = given.is_chosen or is_cancelling(given.said) or is_skipping(given.said)
    return (Text(wording.left_alone()),) if is_left else None


def asked_again(turn: Turn, question: Question) -> Part:
    """Ask once more."""
    invitation = invitation_of(turn.session, (question.state or {})[CODE], now=turn.now)
    return Problem(wording.over()) if invitation is None else begun(turn, invitation)[0]


def account_of(turn: Turn) -> Account | None:
    """Return the account that writes, None where the channel has none."""
    sender = turn.incoming.sender
    if sender is None:
        return None
    return Account(
        platform=turn.incoming.channel, tenant=sender.tenant, account=sender.account, user_name=sender.user_name
    )


def _done(turn: Turn, code: str) -> Part:
    account, invitation = account_of(turn), invitation_of(turn.session, code, now=turn.now)
    if account is None or invitation is None or invitation.purpose is not Purpose.LINK:
        return Problem(wording.over())
    has_own = bool(titles_of(turn.session, turn.actor))
    name = name_of(turn.session, host_of(turn.session, invitation))
    is_done = link_account(turn.session, turn.actor, account, by=invitation, now=turn.now)
    return Text(wording.linked(name, has_own=has_own)) if is_done else Problem(wording.over())
