"""What goals look like to their owner today: rendered once for each version and day, remembered after that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from api.conditional import goal_tag, progress_tag
from api.memory import RenderedGoals, rendering_name
from api.rendering.goal import rendered_goal
from api.rendering.progress import rendered_progress
from core.db.queries.counts import goals_revision
from core.db.queries.goal_lists import GoalStamp
from core.db.queries.goals import find_goals, goal_version
from core.db.records import Actor, GoalRecord
from core.domain.errors import ErrorCode, GoalError
from core.domain.progress import Window
from core.ids import is_id
from core.services.access import goal_of
from core.services.insights import insights_for
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
        version, body = self._remembered(goal_id, GOAL, self._rendered_goal)
        return View(goal_tag(version, self._today), body)

    def progress(self, goal_id: str, window: Window) -> View:
        """Return a goal's progress over a window.

        Raises: NOT_FOUND.
        """

        def render(goal: GoalRecord) -> bytes:
            progress = progress_for(self._session, self._actor, goal, now=self._now, window=window)
            insights = insights_for(self._session, self._actor, goal, progress=progress, now=self._now)
            return rendered_progress(goal.id, progress, insights=insights)

        version, body = self._remembered(goal_id, window.value, render)
        return View(progress_tag(version, self._today, window=window.value), body)

    def goal_list(self, asked: str, render: Callable[[], bytes]) -> bytes:
        """Return a list of goals by what was asked for, rendered anew only if any goal has changed since."""
        revision = goals_revision(self._session, self._actor.user_id)
        subject = self._actor.user_id, revision, self._name(f"goals {asked}")
        body = self._memory.get(subject)
        if body is None:
            body = render()
            self._memory.put(subject, body)
        return body

    def goals(self, stamps: Sequence[GoalStamp]) -> list[bytes]:
        """Return goals in the order of their stamps."""
        name = self._name(GOAL)
        bodies = {stamp.id: self._memory.get((stamp.id, stamp.version, name)) for stamp in stamps}
        missing = [goal_id for goal_id, body in bodies.items() if body is None]
        for goal in find_goals(self._session, self._actor.user_id, missing).values() if missing else ():
            bodies[goal.id] = self._kept(goal, name, self._rendered_goal(goal))
        return [body for body in bodies.values() if body is not None]

    def changed(self, goal: GoalRecord) -> View:
        """Return a goal that this session has changed; not remembered, since the change may yet be undone."""
        return View(goal_tag(goal.version, self._today), self._rendered_goal(goal))

    def _remembered(self, goal_id: str, kind: str, render: Callable[[GoalRecord], bytes]) -> tuple[int, bytes]:
        version = goal_version(self._session, self._actor.user_id, goal_id) if is_id(goal_id) else None
        if version is None:
            raise GoalError(ErrorCode.NOT_FOUND, what="goal")
        name = self._name(kind)
        body = self._memory.get((goal_id, version, name))
        if body is not None:
            return version, body
        goal = goal_of(self._session, self._actor, goal_id)
        return goal.version, self._kept(goal, name, render(goal))

    def _rendered_goal(self, goal: GoalRecord) -> bytes:
        return rendered_goal(goal, progress_for(self._session, self._actor, goal, now=self._now))

    def _kept(self, goal: GoalRecord, name: str, body: bytes) -> bytes:
        self._memory.put((goal.id, goal.version, name), body)
        return body

    def _name(self, kind: str) -> str:
        return rendering_name(self._actor.calendar, self._today, kind=kind)
