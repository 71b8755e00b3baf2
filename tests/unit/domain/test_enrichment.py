"""What is filled into an activity's context."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.activity import TimeOfDay
from core.domain.calendar import Calendar
from core.domain.enrichment import enriched, sent_part, slot_of, time_of_day_of
from core.domain.errors import InvalidInput
from tests.unit.domain.builders import MONDAY, at

SATURDAY = MONDAY + timedelta(days=5)
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("slot", "hours"),
    [
        (TimeOfDay.EARLY_MORNING, [4, 5, 6]),
        (TimeOfDay.MORNING, [7, 8, 9, 10, 11]),
        (TimeOfDay.AFTERNOON, [12, 13, 14, 15, 16]),
        (TimeOfDay.EVENING, [17, 18, 19, 20]),
        (TimeOfDay.NIGHT, [21, 22, 23, 0, 1, 2, 3]),
    ],
)
def test_the_hours_of(slot: TimeOfDay, hours: list[int]) -> None:
    assert [hour for hour in range(24) if slot_of(hour) is slot] == sorted(hours)


def test_the_time_is_that_of_logging_and_the_weekday_that_of_the_activity() -> None:
    local = datetime(2026, 3, 9, 7, 30, tzinfo=PARIS)
    assert enriched({"mood": "calm"}, activity_on=SATURDAY, local=local) == {
        "mood": "calm",
        "timeOfDay": "morning",
        "dayOfWeek": "saturday",
        "isWeekend": True,
    }


def test_the_hour_is_the_users_not_utcs() -> None:
    local = Calendar(timezone="America/Los_Angeles").local(at(3))
    assert enriched({}, activity_on=MONDAY, local=local)["timeOfDay"] == "evening"


def test_what_the_client_sends_is_kept() -> None:
    sent = {"timeOfDay": "night", "dayOfWeek": "sunday", "isWeekend": False}
    assert enriched(dict(sent), activity_on=SATURDAY, local=at(8)) == sent


def test_a_member_sent_as_null_is_filled_in() -> None:
    assert enriched({"timeOfDay": None, "mood": None}, activity_on=MONDAY, local=at(8)) == {
        "timeOfDay": "morning",
        "dayOfWeek": "monday",
        "isWeekend": False,
    }


def test_the_clients_context_is_left_as_it_was() -> None:
    sent: dict[str, object] = {"mood": "calm"}
    enriched(sent, activity_on=MONDAY, local=at(8))
    assert sent == {"mood": "calm"}


def test_a_context_moved_to_another_date_names_that_dates_weekday() -> None:
    first = enriched({"mood": "calm"}, activity_on=MONDAY, local=at(8))
    bare = sent_part(first, activity_on=MONDAY, local=at(8))
    assert bare == {"mood": "calm"}
    assert enriched(bare, activity_on=SATURDAY, local=at(8))["dayOfWeek"] == "saturday"


def test_the_part_of_the_day_is_read_from_the_context() -> None:
    assert time_of_day_of(enriched({}, activity_on=MONDAY, local=at(5))) is TimeOfDay.EARLY_MORNING


def test_an_unknown_part_of_the_day_is_named_with_those_that_are_known() -> None:
    with pytest.raises(InvalidInput) as caught:
        time_of_day_of({"timeOfDay": "brunch"})
    (problem,) = caught.value.problems
    assert problem.field == "context.timeOfDay"
    assert "brunch" in problem.message
    assert "early-morning" in problem.message


@given(st.dates(date(1999, 1, 1), date(2050, 1, 1)))
def test_the_weekend_is_saturday_and_sunday(day: date) -> None:
    made = enriched({}, activity_on=day, local=at(8))
    assert made["dayOfWeek"] == day.strftime("%A").lower()
    assert made["isWeekend"] == (made["dayOfWeek"] in {"saturday", "sunday"})
