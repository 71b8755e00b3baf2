"""The schemas say what clients rely on: required members, the domain's closed sets, no null in answers."""

from enum import StrEnum

import pytest

from core.domain.activity import ActivitySource, ActivityType, TimeOfDay
from core.domain.calendar import PeriodUnit, WeekStart
from core.domain.errors import ErrorCode
from core.domain.goal import Aggregation, CheckIn, Direction, Frequency, Metric, Pattern, Status, TargetType
from tests.contract.schema_checks import FORMATS, Json, at, checker, document, resolved, walk

REQUIRED = {
    "Goal": "goalId userId title category goalPattern target progress status createdAt updatedAt",
    "CreateGoalRequest": "title category goalPattern target",
    "UpdateGoalRequest": "",
    "PauseGoalRequest": "",
    "GoalListResponse": "goals pagination",
    "GoalTarget": "metric value unit direction",
    "GoalTargetInput": "metric value unit direction",
    "GoalTargetUpdate": "",
    "GoalSchedule": "",
    "GoalContext": "",
    "GoalRewards": "",
    "MilestoneReward": "value reward",
    "GoalProgressDetails": "percentComplete successRate trend",
    "PeriodHistory": "period achieved value",
    "GoalActivity": "activityId goalId userId value unit activityType activityDate loggedAt timezone",
    "LogActivityRequest": "value unit",
    "UpdateActivityRequest": "",
    "GoalActivityListResponse": "activities pagination",
    "ActivityLocation": "",
    "ActivityContext": "",
    "Attachment": "type",
    "GoalProgress": "goalId period progress statistics",
    "GoalStatistics": "",
    "GoalInsights": "",
    "PaginationInfo": "page limit total pages",
    "ErrorResponse": "error message timestamp",
    "ValidationErrorResponse": "error message timestamp validation_errors",
    "ValidationError": "field message",
    "UserProfile": "userId name timezone dayStartsAt weekStart locale createdAt",
    "UpdateUserProfileRequest": "",
}

CLOSED_SETS: dict[str, type[StrEnum]] = {
    "ErrorCode": ErrorCode,
    "GoalPattern": Pattern,
    "GoalStatus": Status,
    "Metric": Metric,
    "Direction": Direction,
    "PeriodUnit": PeriodUnit,
    "TargetType": TargetType,
    "Aggregation": Aggregation,
    "Frequency": Frequency,
    "CheckInFrequency": CheckIn,
    "ActivityType": ActivityType,
    "ActivitySource": ActivitySource,
    "TimeOfDay": TimeOfDay,
    "WeekStart": WeekStart,
}

ANSWERS = [
    "Goal",
    "GoalListResponse",
    "GoalActivity",
    "GoalActivityListResponse",
    "GoalProgress",
    "UserProfile",
    "FeaturesResponse",
    "HealthReport",
    "MessageResponse",
    "ErrorResponse",
    "ValidationErrorResponse",
]
REQUESTS = [
    "CreateGoalRequest",
    "UpdateGoalRequest",
    "PauseGoalRequest",
    "LogActivityRequest",
    "UpdateActivityRequest",
    "UpdateUserProfileRequest",
]
TWINS = [
    ("GoalTarget", "GoalTargetInput"),
    ("GoalTarget", "GoalTargetUpdate"),
    ("GoalSchedule", "GoalScheduleInput"),
    ("GoalContext", "GoalContextInput"),
    ("GoalRewards", "GoalRewardsInput"),
    ("MilestoneReward", "MilestoneRewardInput"),
    ("ActivityLocation", "ActivityLocationInput"),
    ("ActivityContext", "ActivityContextInput"),
    ("Weather", "WeatherInput"),
    ("Attachment", "AttachmentInput"),
]


def schema(name: str) -> Json:
    return resolved("components", "schemas", name)


def is_valid(name: str, value: object) -> bool:
    return not list(checker(schema(name)).iter_errors(value))


def objects(name: str) -> list[Json]:
    """Return every object that a schema describes member by member, itself included."""
    return [node for _, node in walk(schema(name)) if isinstance(node, dict) and "properties" in node]


def nullable(node: object) -> bool:
    return isinstance(node, dict) and not list(checker(node).iter_errors(None)) and node != {}


@pytest.mark.parametrize("name", REQUIRED)
def test_a_schema_requires_what_clients_rely_on(name: str) -> None:
    required = schema(name).get("required", [])
    assert isinstance(required, list)
    assert set(required) == set(REQUIRED[name].split())


@pytest.mark.parametrize("name", CLOSED_SETS)
def test_a_closed_set_is_the_domains(name: str) -> None:
    written = schema(name)["enum"]
    assert isinstance(written, list)
    assert sorted(written) == sorted(CLOSED_SETS[name])


def test_every_error_code_is_explained() -> None:
    explained = str(schema("ErrorCode")["description"])
    assert [code for code in ErrorCode if f"| `{code}` |" not in explained] == []


def test_every_error_code_belongs_to_an_answer() -> None:
    answers = [value for _, value in walk(at(document(), "components", "responses")) if isinstance(value, str)]
    assert set(ErrorCode) - set(answers) == {ErrorCode.VALIDATION_ERROR}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_has_no_null(name: str) -> None:
    members = [(key, value) for node in objects(name) for key, value in at(node, "properties").items()]
    assert [key for key, value in members if nullable(value)] == []


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_may_hold_members_that_we_do_not_know(name: str) -> None:
    assert [node for node in objects(name) if node.get("additionalProperties", True) is not True] == []


@pytest.mark.parametrize(("answer", "request_schema"), TWINS)
def test_what_is_sent_has_the_members_that_are_given_back(answer: str, request_schema: str) -> None:
    assert list(at(schema(answer), "properties")) == list(at(schema(request_schema), "properties"))


@pytest.mark.parametrize("name", [request_schema for _, request_schema in TWINS] + ["CreateGoalRequest"])
def test_null_for_an_optional_member_means_not_there(name: str) -> None:
    required = schema(name).get("required", [])
    assert isinstance(required, list)
    kept = {"metric", "value", "unit", "direction"} if name == "GoalTargetUpdate" else set(required)
    refusing = {key for key, value in at(schema(name), "properties").items() if not nullable(value)}
    assert refusing == kept


@pytest.mark.parametrize(
    ("name", "member"),
    [
        *(("UpdateGoalRequest", member) for member in ("title", "category", "goalPattern", "target", "visibility")),
        ("UpdateGoalRequest", "status"),
        *(("UpdateActivityRequest", member) for member in ("value", "unit", "activityType", "activityDate")),
        *(("UpdateUserProfileRequest", member) for member in ("timezone", "dayStartsAt", "weekStart", "locale")),
    ],
)
def test_null_does_not_clear_what_must_have_a_value(name: str, member: str) -> None:
    assert not is_valid(name, {member: None})


def test_every_format_is_one_that_the_checks_know() -> None:
    used = {value for path, value in walk(at(document(), "components")) if path[-1:] == ("format",)}
    assert used <= set(FORMATS)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DayInput", "2026-03-09", True),
        ("DayInput", "2026-03-09T00:00:00.000Z", True),
        ("DayInput", "2026-03-09T23:30:00+02:00", True),
        ("DayInput", "1900-01-01", True),
        ("DayInput", "1899-12-31", False),
        ("DayInput", "2026-02-30", False),
        ("DayInput", "09.03.2026", False),
        ("Day", "2026-03-09T00:00:00Z", False),
        ("Instant", "2026-03-09T06:40:12.5Z", True),
        ("Instant", "2026-03-09T06:40:12+00:00", False),
        ("Instant", "2026-03-09 06:40:12Z", False),
        ("Id", "019589ab-7a40-7c31-8f5e-2b7d90a1c4e3", True),
        ("Id", "019589ab7a407c318f5e2b7d90a1c4e3", False),
        ("PositiveAmount", 0, True),
        ("PositiveAmount", "20", False),
        ("PositiveAmount", 10**12, False),
        ("TitleInput", "  Read  ", True),
        ("TitleInput", " " * 40 + "a" * 200 + " ", True),
        ("TitleInput", "a" * 201, False),
        ("TitleInput", "   ", False),
        ("Color", "#3366cc", True),
        ("Color", "var(--chart-2)", True),
        ("Color", "red", False),
        ("Coordinates", [4.8, 45.7], True),
        ("Coordinates", [4.8], False),
        ("Coordinates", [4.8, 45.7, 170], False),
        ("Coordinates", [45.7, 104.8], False),
        ("TimeOfClock", "24:00", False),
        ("AttachmentInput", {"type": "link"}, False),
        ("AttachmentInput", {"type": "link", "url": None}, False),
        ("AttachmentInput", {"type": "reference", "url": "https://books.example"}, False),
        ("AttachmentInput", {"type": "image"}, True),
    ],
)
def test_a_value_is_accepted_or_refused(name: str, value: object, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_valid(name, value) is expected
