"""What was done, in one line: `Meditate +10 min: 10/20 min today`."""

from decimal import Decimal

from bots.conversation.replies import Created, Deed, Said
from bots.conversation.standing import Standing
from bots.conversation.wording import days, standings
from bots.conversation.wording.numbers import amount, counted, number, signed
from core.domain.goal import Pattern
from core.domain.progress import Outcome


def said(reply: Said) -> str:
    """Return a confirmation: goal, amount, day if it is not today, where it stands now, the note."""
    when = "" if reply.on == reply.standing.today else " " + days.day(reply.on, today=reply.standing.today)
    note = f" “{reply.note}”" if reply.note else ""
    stands = _stands(reply)
    ending = f". {celebration(reply.standing)}" if reply.is_reached else ""
    if reply.is_reached and reply.standing.pattern is Pattern.TARGET:
        stands = ""
    joint = ". Now " if reply.deed is Deed.UNDONE else ": "
    return (
        f"{_head(reply, when)}{note}{joint}{stands}{ending}" if stands else f"{_head(reply, when)}{note}{ending or '.'}"
    )


def _stands(reply: Said) -> str:
    if reply.deed is Deed.SKIPPED:
        return skip_effect(reply)
    if reply.deed is Deed.MEASURED and reply.amount == reply.standing.reading:
        return standings.after_reading(reply.standing)
    return standings.marked(reply.standing)


def celebration(standing: Standing) -> str:
    """Return one line for a goal that was reached."""
    if standing.pattern is Pattern.STREAK:
        return f"Streak of {number(standing.target)} reached! 🎉 It goes on; `complete {standing.title}` ends it."
    return "Goal reached! 🎉"


def created(reply: Created) -> str:
    """Return that a goal was made, what was agreed, and the next step."""
    said = f"New goal: {reply.standing.title}, {standings.goal(reply.standing)}."
    return f"{said}\nLog it with `{reply.next_step}`." if reply.next_step else said


def skip_effect(reply: Said) -> str:
    """Return whether a skip excused its period; the rule is the goal's budget of skips."""
    standing = reply.standing
    if standing.outcome is Outcome.EXCUSED:
        return (
            f"excused, the streak of {counted(standing.streak, standing.period.value)} stays"
            if standing.streak
            else "excused"
        )
    if standing.outcome is Outcome.ACHIEVED:
        return "already done, so nothing was missed"
    if standing.pattern in (Pattern.MILESTONE, Pattern.TARGET):
        return "noted"
    resting = f" `pause {standing.title.lower()} until ...` lets it rest." if standing.is_current else ""
    return f"noted, but no free skip is left, so the {standing.period.value} still counts.{resting}"


def _head(reply: Said, when: str) -> str:
    return f"{_did(reply)}{when or (' today' if reply.deed in _NAMES_TODAY else '')}{_ENDS.get(reply.deed, '')}"


_NAMES_TODAY = (Deed.ZERO, Deed.SKIPPED)
_ENDS = {Deed.ZERO: ", noted"}


def _did(reply: Said) -> str:
    title, given = reply.standing.title, amount(reply.amount, reply.standing.unit)
    match reply.deed:
        case Deed.ADDED | Deed.TAKEN:
            return f"{title} {signed(reply.amount, reply.standing.unit)}"
        case Deed.SET:
            return f"{title} set to {given}"
        case Deed.MEASURED:
            return f"{title} {given}"
        case Deed.UNDONE:
            return f"Undone: {title}{_undone(reply)}"
        case Deed.CORRECTED:
            return f"Changed: {title} {_change(reply)}"
        case Deed.DONE | Deed.ZERO | Deed.SKIPPED:
            return f"{title}{'' if _says_done(reply) else _VERBS[reply.deed]}"


_VERBS = {Deed.DONE: " done", Deed.ZERO: " none", Deed.SKIPPED: " skipped"}


def _says_done(reply: Said) -> bool:
    """Say whether the standing itself will say that it is done."""
    standing = reply.standing
    return reply.deed is Deed.DONE and standings.is_once(standing) and standing.is_achieved and standing.total == 1


def _undone(reply: Said) -> str:
    standing = reply.standing
    if standing.pattern is Pattern.STREAK or not reply.amount:
        return ""
    if standing.pattern is Pattern.TARGET and standing.accumulated is None:
        return f" {amount(reply.amount, standing.unit)}"
    return f" {signed(reply.amount, standing.unit)}"


def _change(reply: Said) -> str:
    now, unit = reply.amount, reply.standing.unit
    before = reply.before if reply.before is not None else Decimal(0)
    return amount(now, unit) if before == now else f"{amount(before, unit)} → {amount(now, unit)}"
