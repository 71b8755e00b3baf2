"""What was done, in one line: `Meditate +10 min: 10/20 min today`."""

from decimal import Decimal

from bots.conversation.replies import Created, Deed, Said
from bots.conversation.standing import Standing
from bots.conversation.wording import days, standings
from bots.conversation.wording.language import mark, say
from bots.conversation.wording.numbers import amount, number, periods, signed
from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern
from core.domain.progress import Outcome

_ENDS = (".", "!", "✓", "🎉")


def said(reply: Said) -> str:
    """Return a confirmation: goal, amount, day if it is not today, where it stands now, the note, and what is new."""
    confirmed = _confirmed(reply)
    if not reply.news:
        return confirmed
    is_whole = confirmed.endswith(_ENDS) or not reply.news[0][:1].isalpha()
    return " ".join((confirmed if is_whole else f"{confirmed}.", *reply.news))


def _confirmed(reply: Said) -> str:
    head = _head(reply) + (f" “{reply.note}”" if reply.note else "")
    stands = "" if reply.is_reached and reply.standing.pattern is Pattern.TARGET else _stands(reply)
    if not stands:
        ended = say("{done}. {celebration}", done=head, celebration=celebration(reply.standing))
        return ended if reply.is_reached else say("{done}.", done=head)
    whole = (
        say("{done}. Now {stands}", done=head, stands=stands)
        if reply.deed is Deed.UNDONE
        else say("{done}: {stands}", done=head, stands=stands)
    )
    return (
        say("{done}. {celebration}", done=whole, celebration=celebration(reply.standing)) if reply.is_reached else whole
    )


def _stands(reply: Said) -> str:
    if reply.deed is Deed.SKIPPED:
        return skip_effect(reply)
    if reply.deed is Deed.MEASURED and reply.amount == reply.standing.reading:
        return standings.after_reading(reply.standing)
    told = (standings.marked(reply.standing), standings.left_of_limit(reply.standing))
    return ", ".join(part for part in told if part)


def celebration(standing: Standing) -> str:
    """Return one line for a goal that was reached."""
    if standing.pattern is Pattern.STREAK:
        return say(
            "Streak of {length} reached! 🎉 It goes on; `complete {title}` ends it.",
            length=number(standing.target),
            title=standing.title,
        )
    return say("Goal reached! 🎉")


def created(reply: Created) -> str:
    """Return that a goal was made, what was agreed, and the next step."""
    title, goal = reply.standing.title, standings.goal(reply.standing)
    made = (
        say("New goal: {title}, {goal}.", title=title, goal=goal)
        if reply.team is None
        else say("New goal of {team}: {title}, {goal}.", team=reply.team, title=title, goal=goal)
    )
    return f"{made}\n{log_it(reply.next_step)}" if reply.next_step else made


def log_it(step: str) -> str:
    """Return how to log on a goal."""
    return say("Log it with `{step}`.", step=step)


def skip_effect(reply: Said) -> str:
    """Return whether a skip excused its period; the rule is the goal's budget of skips."""
    standing = reply.standing
    if standing.outcome is Outcome.EXCUSED:
        if not standing.streak:
            return say("excused")
        return say("excused, the streak of {length} stays", length=periods(standing.streak, standing.period))
    if standing.outcome is Outcome.ACHIEVED:
        return say("already done, so nothing was missed")
    if standing.pattern in (Pattern.MILESTONE, Pattern.TARGET):
        return say("noted")
    resting = (
        say(" `pause {title} until ...` lets it rest.", title=standing.title.lower()) if standing.is_current else ""
    )
    return _still_counts(standing.period) + resting


def _still_counts(period: PeriodUnit) -> str:
    match period:
        case PeriodUnit.DAY:
            return say("noted, but no free skip is left, so the day still counts.")
        case PeriodUnit.WEEK:
            return say("noted, but no free skip is left, so the week still counts.")
        case PeriodUnit.MONTH:
            return say("noted, but no free skip is left, so the month still counts.")
        case PeriodUnit.QUARTER:
            return say("noted, but no free skip is left, so the quarter still counts.")
        case PeriodUnit.YEAR:
            return say("noted, but no free skip is left, so the year still counts.")


_NAMES_TODAY = (Deed.ZERO, Deed.SKIPPED)


def _head(reply: Said) -> str:
    is_today = reply.on == reply.standing.today
    is_named = not is_today or reply.deed in _NAMES_TODAY
    done = _did(reply)
    if is_named:
        done = say("{done} {day}", done=done, day=days.day(reply.on, today=reply.standing.today))
    return say("{done}, noted", done=done) if reply.deed is Deed.ZERO else done


def _did(reply: Said) -> str:
    title, given = _title(reply), amount(reply.amount, reply.standing.unit)
    match reply.deed:
        case Deed.ADDED | Deed.TAKEN:
            return f"{title} {signed(reply.amount, reply.standing.unit)}"
        case Deed.SET:
            return say("{title} set to {amount}", title=title, amount=given)
        case Deed.MEASURED:
            return f"{title} {given}"
        case Deed.UNDONE:
            return say("Undone: {what}", what=f"{title}{_undone(reply)}")
        case Deed.CORRECTED:
            return say("Changed: {what}", what=f"{title} {_change(reply)}")
        case Deed.DONE | Deed.ZERO | Deed.SKIPPED:
            return title if _says_done(reply) else say(_OUTCOMES[reply.deed], title=title)


def _title(reply: Said) -> str:
    """Return what the goal is called; one of a team by that too."""
    return reply.standing.title if reply.team is None else f"{reply.standing.title} ({reply.team})"


_OUTCOMES = {Deed.DONE: mark("{title} done"), Deed.ZERO: mark("{title} none"), Deed.SKIPPED: mark("{title} skipped")}


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
