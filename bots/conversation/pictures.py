"""Pictures that come along with a message: kept with the entry it logs, or with the one it answers.

What is kept is where a picture is (the platform's name of it), never the picture itself.
"""

from dataclasses import replace

from bots.conversation.attachments import MOST_ATTACHMENTS, attachments
from bots.conversation.corrections import own_entry
from bots.conversation.questions import Question, open_question, opened
from bots.conversation.replies import Changed, Choice, Part, Problem, Text
from bots.conversation.revising import made_in_album, standing
from bots.conversation.turn import Turn, is_unknown, understand
from bots.conversation.wording import edits, media
from core.db.records import ActivityRecord
from core.domain.draft import LogChange
from core.services.corrections import edit_activity

PICTURE = "picture"


def without_words(turn: Turn) -> tuple[Part, ...] | None:
    """Answer a message that has no words, or a picture's that log nothing; None where the words are to be read."""
    incoming = turn.incoming
    if incoming.medium is not None and not incoming.text.strip():
        return (Text(media.wordless(incoming.medium)),)
    if not incoming.pictures:
        return None
    if incoming.answers and (not incoming.text.strip() or is_unknown(understand(turn, incoming.text))):
        return _added(turn, incoming.answers)
    if incoming.text.strip():
        return None
    return (_asked(turn, ()),) if incoming.album is None else _one_of_album(turn, incoming.album)


def _one_of_album(turn: Turn, album: str) -> tuple[Part, ...]:
    """Take one more picture of an album, without a word but for the first that came."""
    made = made_in_album(turn)
    if made:
        _added(turn, made)
        return ()
    question = open_question(turn)
    if question is None or question.about != PICTURE or (question.state or {}).get("album") != album:
        return (_asked(turn, ()),)
    _asked(turn, question.pictures)
    return ()


def told(turn: Turn, question: Question | None) -> Turn:
    """Return a turn whose words say what the picture before is of, if it was asked; else the turn as it is."""
    incoming = turn.incoming
    is_answer = question is not None and question.about == PICTURE and incoming.choice is None
    if question is None or not is_answer or incoming.pictures:
        return turn
    return replace(turn, incoming=replace(incoming, pictures=question.pictures))


def _asked(turn: Turn, before: tuple[str, ...]) -> Choice:
    incoming = replace(turn.incoming, pictures=(*before, *turn.incoming.pictures))
    state = None if incoming.album is None else {"album": incoming.album}
    return Choice(media.what_of(), opened(replace(turn, incoming=incoming), Question(PICTURE, state=state)))


def _added(turn: Turn, entries: tuple[str, ...]) -> tuple[Part, ...]:
    """Keep the pictures with those entries that are the actor's own."""
    own = [each for each in entries if own_entry(turn, each) is not None]
    kept = [activity for each in own if (activity := standing(turn, each)) is not None]
    if own and not kept:
        return (Text(edits.gone_already()),)
    return tuple(_attached(turn, activity) for activity in kept)


def _attached(turn: Turn, activity: ActivityRecord) -> Part:
    goal = turn.goals[activity.goal_id]
    whole = [*(activity.attachments or ()), *(attachments(turn) or ())]
    if len(whole) > MOST_ATTACHMENTS:
        return Problem(media.full(goal.title))
    change = LogChange(attachments=whole)
    actor, activity_id = turn.acting(goal), activity.activity_id
    edit_activity(turn.session, actor, goal.id, activity_id=activity_id, change=change, now=turn.now)
    return Changed(media.added_to(goal.title))
