"""What Slack posts to an app: signed, in time, again when it is not taken."""

import hmac
from hashlib import sha256

import pytest

from tests.platforms.slack.feed import Kind
from tests.platforms.slack.receiver import Receiver
from tests.platforms.slack.slack import Slack, Workspace


async def test_an_event_is_signed_and_says_where_it_happened(slack: Slack, acme: Workspace, receiver: Receiver) -> None:
    ada = acme.person("ada")
    message = ada.says("run 5k & rest")
    await slack.settled()
    [posted] = receiver.posted
    base = f"v0:{posted.headers['X-Slack-Request-Timestamp']}:".encode() + posted.body
    wanted = hmac.new(slack.app.signing_secret.encode(), base, sha256).hexdigest()
    assert posted.headers["X-Slack-Signature"] == f"v0={wanted}"
    assert posted.given["team_id"] == acme.id
    assert posted.event["text"] == "run 5k &amp; rest"
    assert posted.event["channel_type"] == "im"
    assert posted.event["ts"] == message["ts"]


async def test_an_event_that_is_not_taken_comes_three_times_more_with_why(
    slack: Slack, acme: Workspace, receiver: Receiver
) -> None:
    receiver.statuses = [500, 404, 302, 500]
    acme.person("ada").says("run 5k")
    await slack.settled()
    numbers = [each.headers.get("X-Slack-Retry-Num") for each in receiver.posted]
    reasons = [each.headers.get("X-Slack-Retry-Reason") for each in receiver.posted]
    assert numbers == [None, "1", "2", "3"]
    assert reasons == [None, "http_error", "http_error", "http_error"]
    assert len({str(each.given["event_id"]) for each in receiver.posted}) == 1


async def test_an_app_may_ask_not_to_be_told_again(slack: Slack, acme: Workspace, receiver: Receiver) -> None:
    receiver.statuses, receiver.headers = [500], {"X-Slack-No-Retry": "1"}
    acme.person("ada").says("run 5k")
    await slack.settled()
    assert len(receiver.posted) == 1


async def test_an_address_is_verified_by_a_challenge(slack: Slack, receiver: Receiver) -> None:
    receiver.answer = lambda posted: {"challenge": posted.given["challenge"]}
    assert await slack.courier.verify("abc")
    receiver.answer = None
    assert not await slack.courier.verify("abc")


async def test_held_events_come_in_another_order_when_they_are_released_so(
    slack: Slack, acme: Workspace, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    slack.world.feed.hold()
    ada.says("one")
    ada.says("two")
    slack.world.feed.release(is_reversed=True)
    await slack.settled()
    assert [each["text"] for each in receiver.events("message")] == ["two", "one"]


async def test_an_event_can_be_delivered_twice_under_one_id(slack: Slack, acme: Workspace, receiver: Receiver) -> None:
    acme.person("ada").says("one")
    await slack.settled()
    slack.world.feed.repeat(slack.world.feed.log[-1])
    await slack.settled()
    first, second = receiver.posted
    assert first.given == second.given


@pytest.mark.parametrize(("secret", "at"), [("other", None), (None, 1_000_000)])
async def test_a_request_can_be_signed_wrongly(
    slack: Slack, receiver: Receiver, secret: str | None, at: int | None
) -> None:
    await slack.courier.pusher.post(Kind.EVENT, {"type": "event_callback", "event": {}}, secret=secret, at=at)
    [posted] = receiver.posted
    assert (posted.headers["X-Slack-Request-Timestamp"] == "1000000") is (at is not None)


async def test_a_command_is_answered_by_its_acknowledgement_or_later(
    slack: Slack, acme: Workspace, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    receiver.answer = lambda _: {"response_type": "ephemeral", "text": "5 km logged"}
    ack = await ada.runs("/goal run 5k")
    assert ack.is_good
    assert ack.seconds < 3
    assert (await slack.shown(ada, ada.dm))["text"] == "5 km logged"
    given = receiver.posted[-1].given
    assert (given["command"], given["text"], given["channel_name"]) == ("/goal", "run 5k", "directmessage")


async def test_a_command_that_is_not_acknowledged_in_time_fails_before_everybodys_eyes(
    slack: Slack, acme: Workspace
) -> None:
    ada = acme.person("ada")
    slack.app.commands_url = "http://127.0.0.1:1/"
    assert not (await ada.runs("/goal list")).is_good
    assert ada.dm.ephemerals[-1]["text"] == '/goal failed with the error "operation_timeout"'
