"""What a goal looks like to its owner today: rendered once for each version and day, remembered after that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from api.conditional import goal_tag, progress_tag
from api.memory import RenderedGoals, Subject
from api.rendering.goal import rendered_goal
from api.rendering.progress import rendered_progress
from core.db.queries.goals import GoalStamp, find_goals, goal_version
from core.db.records import Actor, GoalRecord
from core.domain.errors import ErrorCode, GoalError
from core.domain.progress import Window
from core.ids import is_id
from core.services.access import goal_of
from core.services.progress import progress_for

GOAL = "goal"


@dataclass(frozen=True, slots=True)
class View:
    """A body and its tag."""

    tag: str
    body: bytes


class Views:
    """Views of one actor at one instant, in one session."""

    def __init__(self, session: Session, actor: Actor, *, now: datetime, memory: RenderedGoals) -> None:
        self._session = session
        self._actor = actor
        self._now = now
        self._today = actor.calendar.today(now)
        self._memory = memory

    def goal(self, goal_id: str) -> View:
        """Return a goal.

        Raises: NOT_FOUND.
        """
        version, body = self._remembered(goal_id, GOAL)
        return View(goal_tag(version, self._today), body)

    def progress(self, goal_id: str, window: Window) -> View:
        """Return a goal's progress over a window.

        Raises: NOT_FOUND.
        """
        version, body = self._remembered(goal_id, window.value)
        return View(progress_tag(version, self._today, window.value), body)

    def goals(self, stamps: Sequence[GoalStamp]) -> list[bytes]:
        """Return goals in the order of their stamps."""
        bodies = {stamp.id: self._memory.get(self._subject(stamp.id, stamp.version, GOAL)) for stamp in stamps}
        missing = [goal_id for goal_id, body in bodies.items() if body is None]
        if missing:
            for goal in find_goals(self._session, self._actor.user_id, missing).values():
                bodies[goal.id] = self._rendered(goal, GOAL)
        return [body for body in bodies.values() if body is not None]

    def changed(self, goal: GoalRecord) -> View:
        """Return a goal that this session has changed; not remembered, since the change may yet be undone."""
        progress = progress_for(self._session, self._actor, goal, now=self._now)
        return View(goal_tag(goal.version, self._today), rendered_goal(goal, progress))

    def _remembered(self, goal_id: str, kind: str) -> tuple[int, bytes]:
        version = goal_version(self._session, self._actor.user_id, goal_id) if is_id(goal_id) else None
        if version is None:
            raise GoalError(ErrorCode.NOT_FOUND, what="goal")
        body = self._memory.get(self._subject(goal_id, version, kind))
        if body is not None:
            return version, body
        goal = goal_of(self._session, self._actor, goal_id)
        return goal.version, self._rendered(goal, kind)

    def _rendered(self, goal: GoalRecord, kind: str) -> bytes:
        if kind == GOAL:
            body = rendered_goal(goal, progress_for(self._session, self._actor, goal, now=self._now))
        else:
            window = Window(kind)
            body = rendered_progress(
                goal.id, progress_for(self._session, self._actor, goal, now=self._now, window=window)
            )
        self._memory.put(self._subject(goal.id, goal.version, kind), body)
        return body

    def _subject(self, goal_id: str, version: int, kind: str) -> Subject:
        return goal_id, version, self._today, self._actor.calendar, kind
