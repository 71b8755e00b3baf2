"""Which notices somebody gets, and when none: `quiet 22-7`, `mute for 2h`, `notices weekly off`."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bots.conversation.grammar import Mute, Quiet
from bots.conversation.replies import Changed, Help, HelpLine, Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import silences
from core.domain.calendar import ONE_DAY
from core.domain.notices import LARGEST_CAP, NoticeKind, Preferences, QuietHours
from core.services.notices import change_preferences, preferences_of

_SWITCHES = {"on": True, "off": False}


def quieted(turn: Turn, command: Quiet) -> Part:
    """Set quiet hours or end them; without any, say which there are."""
    if command.is_off:
        return Changed(silences.quiet(_changed(turn, quiet=None)))
    if command.start is None or command.end is None:
        return Text(silences.quiet(_wishes(turn)))
    begins, ends = time.fromisoformat(command.start), time.fromisoformat(command.end)
    if begins == ends:
        return Problem(*silences.hours_differ())
    return Changed(silences.quiet(_changed(turn, quiet=QuietHours(begins, ends))))


def muted(turn: Turn, command: Mute) -> Part:
    """Say nothing for a while, for the rest of the day if no time is given; or speak again."""
    if command.is_off:
        _changed(turn, muted_until=None)
        return Changed(silences.unmuted())
    until = _mute_ends(turn, command)
    _changed(turn, muted_until=until)
    return Changed(silences.muted(turn.actor.calendar.local(until), today=turn.live.today))


def notices_chosen(turn: Turn, said: str) -> Part:
    """Turn a kind on or off, set how many come a day or when reviews do; without any of it, list all kinds."""
    words = said.casefold().split()
    match words:
        case []:
            return _kinds(_wishes(turn))
        case [("on" | "off") as switch] | ["all", ("on" | "off") as switch]:
            _changed(turn, turned_off=frozenset() if _SWITCHES[switch] else frozenset(NoticeKind))
            return Changed(silences.all_switched(is_on=_SWITCHES[switch]))
        case [name, ("on" | "off") as switch] if name in silences.WORDS:
            return _switched(turn, silences.WORDS[name], is_on=_SWITCHES[switch])
        case ["max", number] if number.isdecimal() and int(number[:4]) <= LARGEST_CAP:
            return Changed(silences.most_a_day(_changed(turn, most_a_day=int(number)).most_a_day))
        case ["at", clock] if (wall := _wall(clock)) is not None:
            return Changed(silences.reviews_at(_changed(turn, reviews_at=wall).reviews_at))
        case _:
            return Problem(*silences.unknown(said))


def summary(turn: Turn) -> str:
    """Return the settings of notices in a line or two."""
    wishes = _wishes(turn)
    until = wishes.muted_until
    still = turn.actor.calendar.local(until) if until is not None and until > turn.now else None
    return silences.summary(wishes, muted_until=still, today=turn.live.today)


def _kinds(wishes: Preferences) -> Help:
    lines = []
    for word, kind in silences.WORDS.items():
        is_on = kind not in wishes.turned_off
        lines.append(HelpLine(f"notices {word} {'off' if is_on else 'on'}", silences.kind_line(kind, is_on=is_on)))
    return Help(silences.title(), tuple(lines), silences.footer(wishes))


def _switched(turn: Turn, kind: NoticeKind, *, is_on: bool) -> Part:
    off = _wishes(turn).turned_off
    _changed(turn, turned_off=off - {kind} if is_on else off | {kind})
    return Changed(silences.switched(kind, is_on=is_on))


def _mute_ends(turn: Turn, command: Mute) -> datetime:
    calendar, now = turn.actor.calendar, turn.now
    if command.minutes is not None:
        return now + timedelta(minutes=command.minutes)
    if command.until is None:
        return calendar.begins(calendar.today(now) + ONE_DAY)
    wall, day = time.fromisoformat(command.until), calendar.local(now).date()
    today = calendar.instant(day, wall)
    return today if today > now else calendar.instant(day + ONE_DAY, wall)


def _wall(clock: str) -> time | None:
    """Return a time of day written as `8`, `8:30` or `08:30`."""
    hour, _, minute = clock.partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def _wishes(turn: Turn) -> Preferences:
    return preferences_of(turn.session, turn.actor.user_id)


def _changed(turn: Turn, **wishes: object) -> Preferences:
    changed = replace(_wishes(turn), **wishes)  # type: ignore[arg-type]  # the members of Preferences, by their names
    change_preferences(turn.session, turn.actor.user_id, changed, now=turn.now)
    return changed
