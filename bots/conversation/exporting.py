"""`export`: everything of a person as a file of theirs."""

import json

from bots.conversation.replies import File
from bots.conversation.turn import Turn
from bots.conversation.wording import exports
from core.services.export import export_of


def exported(turn: Turn) -> File:
    """Return the file with all goals and entries."""
    export = export_of(turn.session, turn.actor, now=turn.now)
    return File(
        name=f"goalpost-{turn.live.today.isoformat()}.json",
        content=json.dumps(export.document, ensure_ascii=False, indent=1),
        caption=exports.all_there_is(goals=export.goals, entries=export.entries),
    )
