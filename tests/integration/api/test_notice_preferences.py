"""Which notices somebody wants, over HTTP."""

from datetime import timedelta

import pytest

from tests.integration.api.client import ApiClient, JsonObject, fields, the
from tests.integration.conftest import SettableClock

NOTICES = "/v1/users/notices"
USUAL: JsonObject = {"turnedOff": [], "mostADay": 10, "reviewsAt": "09:00"}


async def test_who_never_said_anything_has_the_defaults(client: ApiClient) -> None:
    assert the(await client.get(NOTICES)) == USUAL


async def test_a_change_names_what_is_to_change(client: ApiClient) -> None:
    quiet: JsonObject = {"quietHours": {"from": "22:00", "to": "07:00"}}
    assert the(await client.put(NOTICES, quiet)) == {**USUAL, **quiet}
    rest: JsonObject = {"turnedOff": ["badge", "weekly"], "mostADay": 3, "reviewsAt": "08:15"}
    assert the(await client.put(NOTICES, rest)) == {**rest, **quiet}
    assert the(await client.put(NOTICES, {"quietHours": None})) == rest
    assert the(await client.get(NOTICES)) == rest


@pytest.mark.parametrize(
    ("change", "at_fault"),
    [
        ({"mostADay": 101}, {"mostADay"}),
        ({"reviewsAt": "25:00"}, {"reviewsAt"}),
        ({"quietHours": {"from": "22:00", "to": "22:00"}}, {"quietHours"}),
        ({"quietHours": {"from": "22:00"}}, {"quietHours.to"}),
        ({"turnedOff": ["birthday"]}, {"turnedOff.0"}),
        ({"mutedUntil": "tomorrow"}, {"mutedUntil"}),
        ({"mutedUntil": "2001-01-01T00:00:00Z"}, {"mutedUntil"}),
        ({"mutedUntil": "9999-12-31T23:59:59Z"}, {"mutedUntil"}),
        ({"mutedUntil": 5}, {"mutedUntil"}),
    ],
)
async def test_a_wrong_member_is_named(client: ApiClient, change: JsonObject, at_fault: set[str]) -> None:
    assert fields(await client.put(NOTICES, change)) == at_fault


async def test_a_mute_lasts_until_its_instant_and_null_ends_it(client: ApiClient, clock: SettableClock) -> None:
    until = f"{clock() + timedelta(hours=2):%Y-%m-%dT%H:%M:%S}.000Z"
    assert the(await client.put(NOTICES, {"mutedUntil": until})) == {**USUAL, "mutedUntil": until}
    assert the(await client.put(NOTICES, {"mostADay": 10})) == {**USUAL, "mutedUntil": until}
    assert the(await client.put(NOTICES, {"mutedUntil": None})) == USUAL
    await client.put(NOTICES, {"mutedUntil": until})
    clock.move(hours=2)
    assert the(await client.get(NOTICES)) == USUAL


async def test_the_instant_that_it_is_now_is_no_mute(client: ApiClient, clock: SettableClock) -> None:
    assert fields(await client.put(NOTICES, {"mutedUntil": f"{clock():%Y-%m-%dT%H:%M:%SZ}"})) == {"mutedUntil"}
