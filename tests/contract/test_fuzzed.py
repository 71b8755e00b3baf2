"""Requests made up from the contract, right and wrong ones: no failure of ours, nothing that is undocumented."""

from collections.abc import Iterator, Mapping
from datetime import time
from functools import cache
from itertools import count
from pathlib import Path

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.schemas import OpenApiSchema
from sqlmodel import Session

from api.app import create_app
from api.memory import RenderedGoals
from api.runtime import Runtime
from contract import openapi_yaml
from core.db.database import Database
from core.db.records import Actor
from core.domain.reminders import ReminderRule
from core.metrics import Metrics
from core.services import activities, goals, reminders
from core.services.reminders import ReminderDraft
from core.services.users import actor_named, issue_token
from tests.contract.schema_checks import at, is_uuid, resolved
from tests.integration.conftest import SettableClock
from tests.integration.seeding import a_goal, a_log
from tests.sqlite import new_database

EXAMPLES = 15

# Trimming takes more off a text than `\s` stands for in a pattern: a title of control characters is empty after it.
_OF_A_GOAL = {
    *("title", "category"),
    *("target.value", "target.period", "target.minValue", "target.maxValue", "target.targetDate"),
}
_OF_A_REMINDER = {"times", "daysOfWeek", "everyDays", "afterDoneDays", "onDate"}
BEYOND_THE_SCHEMA: Mapping[str, set[str]] = {
    "createGoal": _OF_A_GOAL,
    "createGoalFromTemplate": _OF_A_GOAL,
    "updateGoal": _OF_A_GOAL,
    "logGoalActivity": {"activityDate"},
    "updateGoalActivity": {"activityDate"},
    "getGoalChartPng": {"kind"},
    "getGoalChartSvg": {"kind"},
    "pauseGoal": {"resumeOn"},
    "updateUserProfile": {"timezone"},
    "addReminder": _OF_A_REMINDER,
    "updateReminder": _OF_A_REMINDER,
    "updateNoticePreferences": {"quietHours"},
}
"""Fields that may be at fault although the schema has nothing against them: the operation's description says why."""

EVENLY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)


def _asked() -> Iterator[tuple[str, GenerationMode]]:
    """Yield the operations that need a token, asked rightly; wrongly, too, where anything can be wrong."""
    for path, item in resolved("paths").items():
        for operation in at(item).values():
            if not isinstance(operation, dict) or operation.get("security") == []:
                continue
            yield str(operation["operationId"]), GenerationMode.POSITIVE
            if "{" in path or "parameters" in operation or "requestBody" in operation:
                yield str(operation["operationId"]), GenerationMode.NEGATIVE


Case = schemathesis.Case[APIOperation]  # type: ignore[type-arg]  # its own four parameters say nothing here


class Fuzzed:
    """The application, somebody's token, and a goal of theirs with an activity and a reminder to ask for."""

    def __init__(self, database: Database, clock: SettableClock) -> None:
        self._database = database
        self._now = clock()
        self._names = map("ada-{}".format, count(1))
        runtime = Runtime(database, clock, Metrics(), RenderedGoals())
        self.schema = _schema()
        self.schema.app = create_app(runtime, rate_limits=False)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Ask on behalf of somebody new, whose goals nothing that was asked before has touched."""
        actor = self._database.write_now(lambda session: actor_named(session, next(self._names), now=self._now))
        self.headers, self._known = self._database.write_now(lambda session: self._equipped(session, actor))

    def _equipped(self, session: Session, actor: Actor) -> tuple[dict[str, str], dict[str, str]]:
        token = issue_token(session, actor, now=self._now)
        goal = goals.create_goal(session, actor, draft=a_goal(), now=self._now)
        logged = activities.log_activity(session, actor, goal.id, draft=a_log(), now=self._now)
        evening = ReminderDraft(ReminderRule(times=(time(18, 30),)))
        reminder = reminders.add_reminder(session, actor, goal.id, draft=evening, now=self._now)
        ids = {"goalId": goal.id, "activityId": logged.activity.activity_id, "reminderId": reminder.id}
        return {"Authorization": f"Bearer {token}"}, ids

    def aim(self, case: Case) -> None:
        """Point a request at the goal that there is, where it names any that could be."""
        for name, value in case.path_parameters.items():
            if isinstance(value, str) and is_uuid(value):
                case.path_parameters[name] = self._known[name]


@pytest.fixture
def fuzzed(tmp_path: Path) -> Iterator[Fuzzed]:
    """Build it on an empty database."""
    database = new_database(tmp_path)
    yield Fuzzed(database, SettableClock())
    database.close()


@pytest.mark.parametrize(("operation_id", "mode"), list(_asked()), ids=str)
def test_whatever_is_sent_the_answer_keeps_the_contract(
    fuzzed: Fuzzed, operation_id: str, mode: GenerationMode
) -> None:
    operation = fuzzed.schema.find_operation_by_id(operation_id)

    @settings(EVENLY, max_examples=EXAMPLES)
    @given(case=operation.as_strategy(generation_mode=mode))
    def hold(case: Case) -> None:
        fuzzed.aim(case)
        response = case.call(headers=fuzzed.headers)
        case.validate_response(response)
        if mode is GenerationMode.POSITIVE and response.status_code == 400:
            at_fault = {problem["field"] for problem in response.json()["validation_errors"]}
            assert at_fault <= BEYOND_THE_SCHEMA.get(operation_id, set())

    hold()


@pytest.mark.parametrize("walks", [12, pytest.param(60, marks=pytest.mark.slow)])
def test_whatever_follows_along_the_links_the_answers_keep_the_contract(fuzzed: Fuzzed, walks: int) -> None:
    went_well: set[str] = set()

    class Following(fuzzed.schema.as_state_machine()):  # type: ignore[misc]  # made from the contract at run time
        def setup(self) -> None:
            # Hypothesis repeats what it did, and expects the same answers: they must not depend on an earlier run.
            fuzzed.begin_anew()

        def get_call_kwargs(self, _case: Case) -> dict[str, object]:
            return {"headers": fuzzed.headers}

        def after_call(self, response: Response, case: Case) -> None:
            if response.status_code < 300:
                went_well.add(str(case.operation.definition.raw["operationId"]))

    Following.run(settings=settings(EVENLY, max_examples=walks, stateful_step_count=30))
    assert went_well >= {"createGoal", "getGoal", "archiveGoal", "restoreGoal"}, went_well


def _schema() -> OpenApiSchema:
    config = SchemathesisConfig.from_dict(
        {
            # Ours is below: the descriptions know of more that may be wrong than the schemas.
            "checks": {"positive_data_acceptance": {"enabled": False}},
            # Texts without U+0000 and parameters that the contract knows: what it says of others, its description says.
            "generation": {
                "deterministic": True,
                "allow-x00": False,
                "allow-extra-parameters": False,
                "with-security-parameters": False,
            },
        }
    )
    return schemathesis.openapi.from_dict(_document(), config=config)


@cache
def _document() -> dict[str, object]:
    return dict(_without_examples(yaml.safe_load(openapi_yaml())))


def _without_examples(node: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the members of a node without the examples of bodies, which are files of their own."""
    for name, value in node.items():
        if isinstance(value, dict):
            if name != "examples":
                yield name, dict(_without_examples(value))
        else:
            yield name, value
