"""A message that was edited or deleted: the entries it made are changed or taken back, and nothing else."""

from itertools import zip_longest

from bots.conversation.confirming import UNDO_PREFIX, confirmation
from bots.conversation.corrections import own_entry, taken_back
from bots.conversation.entries import Entry, entered, note_of
from bots.conversation.grammar import Complete, Log, Op, Skip, Understanding, Zero
from bots.conversation.incoming import Form
from bots.conversation.replies import Created, Deed, Part, Problem, Said, Text
from bots.conversation.turn import Turn, understand
from bots.conversation.wording import edits
from bots.conversation.wording.errors import error_sentence
from core.db.queries.chat_entries import MessagePlace, made_by, put_made
from core.db.records import ActivityRecord
from core.db.savepoint import savepoint
from core.domain.activity import ActivityType
from core.domain.amount import amount_of, decimal_of
from core.domain.draft import UNSET, LogChange
from core.domain.errors import GoalError
from core.services.corrections import edit_activity

_LOGGED = frozenset({Deed.ADDED, Deed.TAKEN, Deed.SET, Deed.MEASURED, Deed.DONE, Deed.ZERO, Deed.SKIPPED})
_TYPES = {Complete: ActivityType.COMPLETED, Skip: ActivityType.SKIPPED, Zero: ActivityType.PARTIAL}


class _StaysError(Exception):
    """An edit cannot be carried out, for the reason that `part` tells."""

    def __init__(self, part: Part) -> None:
        self.part = part


def remember(turn: Turn, parts: tuple[Part, ...]) -> None:
    """Keep which entries a message made, or that it made something else that an edit must not make again."""
    place = _place(turn)
    made: list[str | None] = [part.undo.removeprefix(UNDO_PREFIX) for part in _entries(parts) if part.undo is not None]
    if not made and any(isinstance(part, Created) for part in parts):
        made = [None]
    if place is not None and made:
        put_made(turn.session, place, made, at=turn.now)
    album = _album(turn)
    if album is not None and made:
        put_made(turn.session, album, made, at=turn.now)


def made_in_album(turn: Turn) -> tuple[str, ...]:
    """Return the entries that the words of a picture's album made."""
    album = _album(turn)
    return () if album is None else tuple(each for each in made_by(turn.session, album) if each is not None)


def revised(turn: Turn) -> tuple[Part, ...] | None:
    """Carry out an edit or a deletion; None for an edit of a message that had done nothing, which is as good as new."""
    place = _place(turn)
    made = made_by(turn.session, place) if place is not None else []
    kept = [activity for activity_id in made if (activity := standing(turn, activity_id)) is not None]
    if turn.incoming.form is Form.DELETION:
        return tuple(taken_back(turn, activity) for activity in kept)
    if not made or place is None:
        return None
    if None in made:
        return (Text(edits.no_entry()),)
    if not kept:
        return (Text(edits.gone_already()),)
    return _said_anew(turn, place, kept)


def _said_anew(turn: Turn, place: MessagePlace, kept: list[ActivityRecord]) -> tuple[Part, ...]:
    commands = _entries_meant(turn, kept)
    if commands is None:
        return (Problem(edits.not_understood()),)
    try:
        with savepoint(turn.session):
            changes = [_revised(turn, old, new) for old, new in zip_longest(kept, commands)]
            put_made(turn.session, place, [made for _, made in changes if made is not None], at=turn.now)
    except GoalError as error:
        return (Problem(error_sentence(error, today=turn.live.today)),)
    except _StaysError as error:
        return (error.part,)
    return tuple(part for parts, _ in changes for part in parts)


def _entries_meant(turn: Turn, kept: list[ActivityRecord]) -> list[Entry] | None:
    """Return the entries that an edited message means; one that names no goal is about that of its only entry."""
    text = turn.incoming.text
    meant = understand(turn, text)
    if meant.asks is not None and len(kept) == 1 and "\n" not in text:
        meant = understand(turn, f"/log [{turn.goals[kept[0].goal_id].title.replace(']', ' ')}] {text}")
    return _only_entries(meant)


def _only_entries(meant: Understanding) -> list[Entry] | None:
    found = [command for command in meant.commands if isinstance(command, Log | Complete | Skip | Zero)]
    is_all = meant.asks is None and bool(found) and len(found) == len(meant.commands)
    return found if is_all else None


def _revised(turn: Turn, old: ActivityRecord | None, new: Entry | None) -> tuple[tuple[Part, ...], str | None]:
    """Return what to say of one entry, and the activity that stands for it now."""
    if old is None or new is None:
        gone = (taken_back(turn, old),) if old is not None else ()
        return _logged(turn, new) if new is not None else (gone, None)
    change = _change(turn, old, new)
    if change is None:
        taken = taken_back(turn, old)
        come, made = _logged(turn, new)
        return (taken, *come), made
    if change == LogChange():
        return (), old.activity_id
    actor = turn.acting(turn.goals[old.goal_id])
    edited = edit_activity(turn.session, actor, old.goal_id, activity_id=old.activity_id, change=change, now=turn.now)
    said = confirmation(turn, edited, deed=Deed.CORRECTED, before=decimal_of(old.amount))
    return (said,), old.activity_id


def _logged(turn: Turn, new: Entry) -> tuple[tuple[Part, ...], str]:
    parts = entered(turn, new)
    said = _entries(parts)
    if len(said) != 1 or len(parts) != 1 or said[0].undo is None:
        raise _StaysError(parts[0])
    return parts, said[0].undo.removeprefix(UNDO_PREFIX)


def _change(turn: Turn, old: ActivityRecord, new: Entry) -> LogChange | None:
    """Return what differs between an entry and what it is to be; None where it has to be another one."""
    goal = turn.goals[old.goal_id]
    is_plain = isinstance(new, Log) and new.op is Op.ADD and old.activity_type is ActivityType.PROGRESS
    is_same_deed = not isinstance(new, Log) and _TYPES[type(new)] is old.activity_type
    if new.goal.key != old.goal_id or old.value < 0 or not (is_plain or is_same_deed):
        return None
    note, on = note_of(new.note, new.tags), turn.day_of(goal, new.on)
    value = amount_of(new.value) if isinstance(new, Log) else old.amount
    return LogChange(
        value=UNSET if value == old.amount else value,
        unit=UNSET if value == old.amount else goal.target.unit,
        activity_on=UNSET if on == old.activity_on else on,
        note=UNSET if note == old.note else note,
    )


def _entries(parts: tuple[Part, ...]) -> list[Said]:
    return [part for part in parts if isinstance(part, Said) and part.deed in _LOGGED]


def standing(turn: Turn, activity_id: str | None) -> ActivityRecord | None:
    """Return an entry of the actor's that has not been taken back."""
    activity = None if activity_id is None else own_entry(turn, activity_id)
    return None if activity is None or activity.is_undone else activity


def _place(turn: Turn) -> MessagePlace | None:
    incoming = turn.incoming
    if incoming.message_id is None or incoming.choice is not None:
        return None
    return MessagePlace(turn.actor.user_id, incoming.channel, incoming.conversation, incoming.message_id)


def _album(turn: Turn) -> MessagePlace | None:
    incoming = turn.incoming
    if incoming.album is None:
        return None
    return MessagePlace(turn.actor.user_id, incoming.channel, incoming.conversation, f"album/{incoming.album}")
